"""The numbers that speak for or against a pair of claims being the same fact."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from pressdiff.align.pairs import Index, Terms, terms
from pressdiff.align.units import Unit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

FEATURES = (
    "shared", "contained", "containing", "cosine", "n_shared", "plain", "plain_contained",
    "entities", "entities_differ", "numbers", "numbers_differ", "phrases", "phrases_contained",
    "predicate", "polarity_differs", "shorter", "length_ratio", "both_lead", "distance",
    "rank", "best_rival", "neighbours",
)  # fmt: skip
"""Columns of `features`, in order; each is explained where it is computed."""

LEAD = 0.1
"""A claim in the first tenth of its article is part of its lead."""


def features(index: Index) -> Floats:
    """Return pairs x FEATURES for the pairs of `index`. Weights are information in nats."""
    left, right = index.left, index.right
    cosine = _cosine(index.words, left, right)
    rank, rival = _rivals(index, cosine)
    columns = {
        **_words(index.words, left, right),
        "cosine": cosine,
        **_plain(index),
        **_entities(index),
        **_numbers(index.units, left, right),
        **_phrases(index.units, left, right),
        "predicate": _pairwise(
            index, lambda a, b: bool(a.predicate) and a.predicate == b.predicate
        ),
        "polarity_differs": _pairwise(index, lambda a, b: a.negative != b.negative),
        **_places(index),
        "rank": rank,  # cosine by that of the best pair of either claim with the other's article
        "best_rival": rival,  # that best cosine
        "neighbours": _neighbours(index),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _share(part: Floats, whole: Floats) -> Floats:
    return np.asarray(part / np.maximum(whole, 1e-9))


def _words(found: Terms, left: Ints, right: Ints) -> dict[str, Floats]:
    shared = found.shared(left, right)
    total, count = found.total, found.count
    shorter, longer = np.minimum(count[left], count[right]), np.maximum(count[left], count[right])
    return {
        "shared": shared,  # information in the words both have
        "contained": _share(shared, np.minimum(total[left], total[right])),  # of the slighter claim
        "containing": _share(shared, np.maximum(total[left], total[right])),  # of the weightier
        "n_shared": np.log1p(found.n_shared(left, right)),
        "shorter": np.log1p(shorter),
        "length_ratio": np.log(np.maximum(longer, 1) / np.maximum(shorter, 1)),
    }


def _cosine(found: Terms, left: Ints, right: Ints) -> Floats:
    norm = np.sqrt(found.squares)
    return _share(found.shared_squares(left, right), norm[left] * norm[right])


def _plain(index: Index) -> dict[str, Floats]:
    """Overlap of the words that are no names: sharing the actors alone says little."""
    lower = {word.stem for unit in index.units for word in unit.words if not word.upper}
    found = terms([unit.stems & lower for unit in index.units])
    shared = found.shared(index.left, index.right)
    total = found.total
    return {
        "plain": shared,
        "plain_contained": _share(shared, np.minimum(total[index.left], total[index.right])),
    }


def _entities(index: Index) -> dict[str, Floats]:
    found = terms([unit.entities for unit in index.units])
    shared, count = found.n_shared(index.left, index.right), found.count
    both = (count[index.left] > 0) & (count[index.right] > 0)
    return {
        "entities": found.shared(index.left, index.right),  # information in entities of both
        "entities_differ": (both & (shared == 0)).astype(float),  # both name some, none in common
    }


def _numbers(units: Sequence[Unit], left: Ints, right: Ints) -> dict[str, Floats]:
    found = terms([frozenset(s for s in unit.stems if s[0].isdigit()) for unit in units])
    shared, count = found.n_shared(left, right), found.count
    both = (count[left] > 0) & (count[right] > 0)
    return {"numbers": shared, "numbers_differ": (both & (shared == 0)).astype(float)}


def _phrases(units: Sequence[Unit], left: Ints, right: Ints) -> dict[str, Floats]:
    """Pairs of content words that follow each other in both: quotations, set phrases."""
    found = terms(
        [
            frozenset(f"{a.stem} {b.stem}" for a, b in zip(unit.words, unit.words[1:], strict=False))
            for unit in units
        ]
    )
    shared, count = found.n_shared(left, right), found.count
    return {
        "phrases": np.log1p(shared),
        "phrases_contained": _share(shared, np.maximum(np.minimum(count[left], count[right]), 1)),
    }


def _pairwise(index: Index, test: Callable[[Unit, Unit], bool]) -> Floats:
    units = index.units
    pairs = zip(index.left.tolist(), index.right.tolist(), strict=True)
    return np.array([test(units[a], units[b]) for a, b in pairs], dtype=np.float64)


def _places(index: Index) -> dict[str, Floats]:
    at = np.array([unit.position for unit in index.units])
    a, b = at[index.left], at[index.right]
    return {"both_lead": ((a < LEAD) & (b < LEAD)).astype(float), "distance": np.abs(a - b)}


def _rivals(index: Index, cosine: Floats) -> tuple[Floats, Floats]:
    """Return how a pair stands to the best pair of each claim with the other's article."""
    articles = index.articles
    best = np.zeros((len(index.units), int(articles.max(initial=0)) + 1))
    np.maximum.at(best, (index.left, articles[index.right]), cosine)
    np.maximum.at(best, (index.right, articles[index.left]), cosine)
    rival = np.maximum(best[index.left, articles[index.right]], best[index.right, articles[index.left]])
    return _share(cosine, rival), rival


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
