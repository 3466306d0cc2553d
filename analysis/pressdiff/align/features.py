"""The numbers that speak for or against a pair of claims being the same fact."""

import numpy as np
import numpy.typing as npt

from pressdiff.align.pairs import Index, Terms, terms

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

FEATURES = ("cosine", "n_shared", "numbers", "distance", "rank", "neighbours")
"""Columns of `features`, in order; each is told where it is computed. Tried and left out, for they
did not help on events that were not trained on: overlap by weight and by the shorter claim, names,
words without names, numbers that differ, set phrases, predicate, polarity, length, both in the lead."""


def features(index: Index) -> Floats:
    """Return pairs x FEATURES for the pairs of `index`. Weights of words are information in nats."""
    left, right = index.left, index.right
    cosine = _cosine(index.words, left, right)
    numbers = terms([frozenset(s for s in unit.stems if s[0].isdigit()) for unit in index.units])
    position = np.array([unit.position for unit in index.units])
    columns = {
        "cosine": cosine,  # of their weighted words
        "n_shared": np.log1p(index.words.n_shared(left, right)),  # of words that both have
        "numbers": numbers.shared(left, right),  # information in the numbers that both have
        "distance": np.abs(position[left] - position[right]),  # of their places in the articles
        "rank": _rank(index, cosine),
        "neighbours": _neighbours(index),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _share(part: Floats, whole: Floats) -> Floats:
    return np.asarray(part / np.maximum(whole, 1e-9))


def _cosine(found: Terms, left: Ints, right: Ints) -> Floats:
    norm = np.sqrt(found.squares)
    return _share(found.shared_squares(left, right), norm[left] * norm[right])


def _rank(index: Index, cosine: Floats) -> Floats:
    """Return the cosine as a share of that of either claim's best pair with the other's article."""
    articles, left, right = index.articles, index.left, index.right
    best = np.zeros((len(index.units), int(articles.max(initial=0)) + 1))
    np.maximum.at(best, (left, articles[right]), cosine)
    np.maximum.at(best, (right, articles[left]), cosine)
    return _share(cosine, np.maximum(best[left, articles[right]], best[right, articles[left]]))


def _neighbours(index: Index) -> Floats:
    """Return the best cosine of the claims before both or after both: stories run in parallel."""
    last = len(index.units) - 1
    best = np.zeros(len(index.left))
    for step in (-1, 1):
        left, right = index.left + step, index.right + step
        inside = (left >= 0) & (right >= 0) & (left <= last) & (right <= last)
        left, right = np.clip(left, 0, last), np.clip(right, 0, last)
        inside &= index.articles[left] == index.articles[index.left]
        inside &= index.articles[right] == index.articles[index.right]
        best = np.maximum(best, np.where(inside, _cosine(index.words, left, right), 0.0))
    return best
