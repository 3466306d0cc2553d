"""Which claims of an event could be the same fact.

Cost grows with the candidate pairs, not with all pairs: an inverted index of words (a sparse
product) finds the claims of different articles that share content.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from pressdiff.align.counts import topics
from pressdiff.align.units import Unit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

FEWEST = 50
"""Words of an event with fewer claims are weighed as if it had so many: two outlets that both use a
word in ten claims say less about the word than in a hundred, but not nothing."""

MIN_SHARED = 1.0
"""Least information two claims must share to be compared, in nats: a word told by a third of the
event's claims."""

COMMON = 0.3
"""A word in more than this share of an event's claims brings no pair up on its own."""


@dataclass(frozen=True)
class Terms:
    """Claims x terms: which claim has which, and each term's weight in nats."""

    has: "sparse.csr_array[np.float64, tuple[int, int]]"
    weight: Floats

    def shared(self, left: Ints, right: Ints) -> Floats:
        """Return the weight of the terms that both claims of each pair have."""
        return np.asarray(self.has[left].multiply(self.has[right]) @ self.weight)

    def shared_squares(self, left: Ints, right: Ints) -> Floats:
        """Return the scalar product of the weighted rows of each pair."""
        return np.asarray(self.has[left].multiply(self.has[right]) @ self.weight**2)

    def n_shared(self, left: Ints, right: Ints) -> Floats:
        """Return the number of terms that both claims of each pair have."""
        return np.asarray(self.has[left].multiply(self.has[right]).sum(axis=1)).ravel()

    @property
    def squares(self) -> Floats:
        """Sum of squared weights of each claim."""
        return np.asarray(self.has @ self.weight**2)


@dataclass(frozen=True)
class Index:
    """Claims as rows of words, their article's number, and the pairs to compare (left < right)."""

    units: Sequence[Unit]
    articles: Ints
    words: Terms
    left: Ints
    right: Ints


def index(units: Sequence[Unit]) -> Index:
    """Return the claims with the pairs of different articles that share enough to be compared."""
    names: dict[str, int] = {}
    numbers = [names.setdefault(unit.article_id, len(names)) for unit in units]
    articles = np.array(numbers, dtype=np.intp)
    topic = [topics(unit) for unit in units]
    found = terms([sorted(_plain(unit) | of) for unit, of in zip(units, topic, strict=True)])
    plain = terms([sorted(unit.plain | of) for unit, of in zip(units, topic, strict=True)])
    left, right = _candidates(found, plain, articles)
    return Index(units, articles, found, left, right)


def _plain(unit: Unit) -> frozenset[str]:
    """Return its words without numbers: 11 dead and 14 dead are about one thing."""
    return frozenset(one for one in unit.stems if not one[0].isdigit())


def terms(rows: Sequence[Iterable[str]]) -> Terms:
    """Return which row has which term; a term weighs ln((rows + 1) / (rows with it + 0.5)).

    Of fewer than `FEWEST` rows, that many are taken for the sum. A row has each of its terms once, in
    an order that is the same on every run.
    """
    number: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns.extend(number.setdefault(term, len(number)) for term in row)
        ends.append(len(columns))
    places = np.array(columns, dtype=np.intp)
    has: sparse.csr_array[np.float64, tuple[int, int]] = sparse.csr_array(
        (np.ones(len(columns), dtype=np.float64), places, np.array(ends, dtype=np.intp)),
        shape=(len(rows), max(len(number), 1)),
    )
    frequency = np.bincount(places, minlength=has.shape[1])
    return Terms(has, np.log((max(len(rows), FEWEST) + 1) / (frequency + 0.5)))


def _candidates(found: Terms, plain: Terms, articles: Ints) -> tuple[Ints, Ints]:
    """Return pairs of different articles that share enough, and not names, titles and days alone."""
    frequency = np.bincount(found.has.indices, minlength=found.has.shape[1])
    rare = frequency <= COMMON * max(len(articles), FEWEST)
    known = found.has[:, np.flatnonzero(rare)]
    left, right = sparse.triu(known @ known.T, k=1).nonzero()
    left, right = left.astype(np.intp), right.astype(np.intp)
    apart = articles[left] != articles[right]
    left, right = left[apart], right[apart]
    enough = (found.shared(left, right) >= MIN_SHARED) & (plain.n_shared(left, right) > 0)
    return left[enough], right[enough]
