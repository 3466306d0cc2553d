"""The numbers that speak for or against a pair of claims being the same fact."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from pressdiff.align.pairs import Index, Terms, terms

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

FEATURES = ("letters", "n_shared", "numbers", "act", "lead", "distance", "neighbours")
"""Columns of `features`, in order; each is told where it is computed. DECISIONS.md 27 has what was
tried besides and left out."""

GRAM = 4
"""Letters of the runs that `letters` compares: they forgive endings, spellings and compounds."""

LEAD = 0.1
"""Claims told in this first share of an article are its lead."""

_GAP = re.compile(r"\W+")


def features(index: Index) -> Floats:
    """Return pairs x FEATURES for the pairs of `index`. Weights are information in nats."""
    left, right = index.left, index.right
    numbers = terms([sorted(s for s in unit.stems if s[0].isdigit()) for unit in index.units])
    position = np.array([unit.position for unit in index.units])
    columns = {
        "letters": _cosine(terms([_grams(unit.text) for unit in index.units]), left, right),
        "n_shared": np.log1p(index.words.n_shared(left, right)),  # words that both have
        "numbers": numbers.shared(left, right),  # information in the numbers that both have
        "act": _act(index),  # whether the act of one is told in the other, 0 or 1
        "lead": (np.maximum(position[left], position[right]) < LEAD).astype(np.float64),
        "distance": np.abs(position[left] - position[right]),  # of their places in the articles
        "neighbours": _neighbours(index),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _grams(text: str) -> Iterable[str]:
    """Return the runs of letters of a text, each once, as they come."""
    plain = _GAP.sub(" ", text.lower())
    return dict.fromkeys(plain[at : at + GRAM] for at in range(max(len(plain) - GRAM + 1, 1)))


def _act(index: Index) -> Floats:
    acts = [(unit.predicate.split() or [""])[0] for unit in index.units]
    stems = [unit.stems for unit in index.units]
    return np.array(
        [
            float(acts[a] in stems[b] or acts[b] in stems[a])
            for a, b in zip(index.left.tolist(), index.right.tolist(), strict=True)
        ]
    )


def _cosine(found: Terms, left: Ints, right: Ints) -> Floats:
    norm = np.sqrt(found.squares)
    shared = found.shared_squares(left, right)
    return np.asarray(shared / np.maximum(norm[left] * norm[right], 1e-9))


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
