"""The numbers that speak for or against a pair of claims being the same fact."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pressdiff.align.pairs import Index, Terms, terms
from pressdiff.align.units import Unit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

FEATURES = (
    "shared", "contained", "cosine", "n_shared", "entities", "numbers", "numbers_differ",
    "phrases", "distance", "rank", "neighbours",
)  # fmt: skip
"""Columns of `features`, in order; each is told where it is computed. Tried and left out, because
they did not help on events that were not trained on: sameness of predicate and of polarity, length
of the claims, overlap without names, both being in the lead."""


def features(index: Index) -> Floats:
    """Return pairs x FEATURES for the pairs of `index`. Weights of words are information in nats."""
    left, right, units = index.left, index.right, index.units
    shared = index.words.shared(left, right)
    total = index.words.total
    cosine = _cosine(index.words, left, right)
    numbers, differ = _numbers(units, left, right)
    entities = terms([unit.entities for unit in units])
    position = np.array([unit.position for unit in units])
    columns = {
        "shared": shared,  # information in the words both have
        "contained": _share(shared, np.minimum(total[left], total[right])),  # of the slighter claim
        "cosine": cosine,
        "n_shared": np.log1p(index.words.n_shared(left, right)),
        "entities": entities.shared(left, right),  # information in the entities both mention
        "numbers": numbers,  # how many numbers both have
        "numbers_differ": differ,  # 1 if both have numbers, and none is in both
        "phrases": _phrases(units, left, right),
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


def _numbers(units: Sequence[Unit], left: Ints, right: Ints) -> tuple[Floats, Floats]:
    found = terms([frozenset(s for s in unit.stems if s[0].isdigit()) for unit in units])
    shared, count = found.n_shared(left, right), found.count
    both = (count[left] > 0) & (count[right] > 0)
    return shared, (both & (shared == 0)).astype(float)


def _phrases(units: Sequence[Unit], left: Ints, right: Ints) -> Floats:
    """Return the log of how often two content words follow each other in both: set phrases."""
    rows = [
        frozenset(f"{a.stem} {b.stem}" for a, b in zip(unit.words, unit.words[1:], strict=False))
        for unit in units
    ]
    return np.log1p(terms(rows).n_shared(left, right))


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
