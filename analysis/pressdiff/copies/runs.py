"""Two texts to the runs of words they share, each extended to its last shared word."""

from typing import NamedTuple

import numpy as np

from pressdiff.copies.words import SHINGLE, Words, shingles

_TRIED = 4  # places in the other text that are tried for one run; the longest is taken


class Run(NamedTuple):
    """Words ``[a, a + n)`` of one text that are words ``[b, b + n)`` of another."""

    a: int
    b: int
    n: int


def longest(one: Words, other: Words) -> tuple[int, float]:
    """Return at most how many words in a row, and which share of shingles, `one` has of `other`.

    Quick: both are upper bounds of what `runs` finds, as the order of the shingles is not looked at.
    """
    ours = shingles(one.hashes)
    shared = np.isin(ours, shingles(other.hashes))
    gaps = np.flatnonzero(np.r_[True, ~shared, True])
    stretch = int(np.diff(gaps).max()) - 1
    return (stretch + SHINGLE - 1 if stretch else 0), float(shared.mean())


def runs(one: Words, other: Words) -> list[Run]:
    """Return the runs of `SHINGLE` words or more of `one` that stand in `other`, in order.

    They do not overlap in `one`. Words are compared in any case and without punctuation.
    """
    ours, theirs = shingles(one.hashes), shingles(other.hashes)
    order = np.argsort(theirs, kind="stable")
    low = np.searchsorted(theirs, ours, "left", sorter=order)
    high = np.searchsorted(theirs, ours, "right", sorter=order)
    shared = np.flatnonzero(high > low)
    found: list[Run] = []
    at = 0
    while at < len(shared):
        start = int(shared[at])
        places = order[low[start] : min(high[start], low[start] + _TRIED)].tolist()
        length, first = max((_length(one, other, start, place), -place) for place in places)
        if length:
            found.append(Run(start, -first, length))
        at = int(np.searchsorted(shared, start + max(length, 1)))
    return found


def _length(one: Words, other: Words, a: int, b: int) -> int:
    """Return how many words from `a` on are the same as those from `b` on."""
    most = min(len(one.hashes) - a, len(other.hashes) - b)
    apart = np.flatnonzero(one.hashes[a : a + most] != other.hashes[b : b + most])
    return int(apart[0]) if len(apart) else most
