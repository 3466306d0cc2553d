"""Which two articles may share text: found by fingerprints, without comparing all with all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from pressdiff.copies.words import Hashes

BOILERPLATE = 60
"""Articles from which on a fingerprint is page furniture."""

FURNITURE = 4
FURNITURE_DAYS = 30.0
"""A fingerprint of `FURNITURE` articles or more, printed over more than so many days, is furniture
too: "You can read diverse opinions from our Board of Contributors", a columnist's last line."""

COMMON = 2
"""Fewest fingerprints in common: 20 unquoted words in a row have 2 at least."""

ORIGINALS = 6
"""Most articles that one is compared with: those with most fingerprints in common."""

BLOCK = 1_000
"""Articles compared with all others at a time."""

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Prints:
    """What is compared of the articles, in the order of their rows.

    ``order`` is each article's place: of two outlets the lower may be the original. ``days`` are
    since 1970, NaN if unknown; ``outlet`` is a number for each outlet; two articles of one outlet
    are compared only if at most ``update_days`` apart.
    """

    fingerprints: list[Hashes]
    order: Ints
    days: NDArray[np.float64]
    outlet: Ints
    age: Ints
    update_days: float


def pairs(prints: Prints) -> list[tuple[int, int]]:
    """Return (later, earlier) articles that have `COMMON` fingerprints in common.

    Those of one later article follow each other: most in common first, then the first in order.
    """
    known = _known(prints)
    if not len(known):
        return []
    matrix = _incidence(prints.fingerprints, known)
    found: list[tuple[int, int]] = []
    for begin in range(0, matrix.shape[0], BLOCK):
        common = (matrix[begin : begin + BLOCK] @ matrix.T).tocoo()
        found += _best(prints, common.row.astype(np.int64) + begin, common.col, common.data)
    return _together(found, matrix.shape[0])


def _together(found: list[tuple[int, int]], n: int) -> list[tuple[int, int]]:
    """Return the pairs so that articles that are linked follow each other: each is read once."""
    if not found:
        return []
    later, earlier = np.array(found).T
    links = sparse.coo_array((np.ones(len(found), dtype=bool), (later, earlier)), shape=(n, n))
    _, part = sparse.csgraph.connected_components(links, directed=False)
    place = np.arange(len(found))
    return [found[at] for at in np.lexsort((place, later, part[later])).tolist()]


def _best(
    prints: Prints, left: Ints, right: NDArray[np.integer], count: NDArray[np.integer]
) -> list[tuple[int, int]]:
    """Return the pairs worth comparing; of each article those with most in common, then the first."""
    keep = (count >= COMMON) & (left != right)
    left, right, count = left[keep], right[keep].astype(np.int64), count[keep]
    same = prints.outlet[left] == prints.outlet[right]
    near = ~(np.abs(prints.days[left] - prints.days[right]) > prints.update_days)
    later = np.where(
        same,
        near & (prints.age[right] < prints.age[left]),
        prints.order[right] < prints.order[left],
    )
    left, right, count = left[later], right[later], count[later]
    by = np.lexsort((prints.order[right], -count, left))
    left, right = left[by], right[by]
    place = np.arange(len(left)) - np.searchsorted(left, left)
    return list(
        zip(left[place < ORIGINALS].tolist(), right[place < ORIGINALS].tolist(), strict=True)
    )


def _known(prints: Prints) -> Hashes:
    """Return the fingerprints of two articles or more that are not page furniture, sorted."""
    sizes = [len(one) for one in prints.fingerprints]
    every = np.concatenate([np.empty(0, np.uint64), *prints.fingerprints])
    by = np.argsort(every, kind="stable")
    day = np.repeat(prints.days, sizes)[by]
    every = every[by]
    del by
    starts = (
        np.flatnonzero(np.r_[True, every[1:] != every[:-1]]) if len(every) else np.empty(0, int)
    )
    if not len(starts):
        return np.empty(0, np.uint64)
    count = np.diff(np.r_[starts, len(every)])
    spread = np.fmax.reduceat(day, starts) - np.fmin.reduceat(day, starts)
    furniture = (count >= FURNITURE) & (spread > FURNITURE_DAYS)
    return np.asarray(every[starts[(count > 1) & (count < BOILERPLATE) & ~furniture]], np.uint64)


def _incidence(fingerprints: list[Hashes], known: Hashes) -> sparse.csr_array:
    """Return articles x known fingerprints, 1 where the article has the fingerprint."""
    columns = []
    for hashes in fingerprints:
        place = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
        columns.append(place[known[place] == hashes])
    starts = np.cumsum([0, *map(len, columns)])
    ones = np.ones(starts[-1], dtype=np.int32)
    return sparse.csr_array(
        (ones, np.concatenate(columns), starts), shape=(len(fingerprints), len(known))
    )
