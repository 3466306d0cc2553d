"""Which articles could report one event: each one's nearest by its most telling words, in time.

No table of all pairs: blocks of rows are multiplied with the articles inside the time window, and
each article keeps its `MOST` nearest. Memory grows with the articles, not with their pairs.
"""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from pressdiff.events.counts import greatest, top
from pressdiff.linkage import Floats, Ints

TELLING = 60
"""Words of an article by which others are found, the most telling ones. With 60 all but 4 of the 129
labelled pairs poured into 6,382 public articles are among the 40 nearest; with 30, all but 5."""

MOST = 100
"""Nearest articles that are kept for each one."""

FLOOR = 0.03
"""Least cosine by those words. At 0.06 a tenth of the labelled pairs in a dense stream are lost."""

COMMON = 200
"""Articles beyond which a word that is in over a twentieth of them finds nobody."""

BLOCK = 512
"""Rows of one product."""


def neighbours(body: sparse.csr_array, days: Floats, window: float) -> tuple[Ints, Ints]:
    """Return the pairs (left < right) of which one is among the other's nearest.

    Parameters
    ----------
    body
        Articles x words, weighed, rows of length 1.
    days
        Day of publication of each, from any origin; NaN if unknown: near to everything.
    window
        Longest time between two articles, in days.
    """
    size = body.shape[0]
    short = top(body, TELLING)
    spread = np.bincount(short.indices, minlength=short.shape[1])
    telling = np.flatnonzero((spread > 1) & (spread <= max(COMMON, size // 20)))
    order = np.argsort(days, kind="stable")  # unknown days last
    ordered, when = short[order][:, telling], days[order]
    dated = int(np.sum(~np.isnan(when)))
    keys = [np.empty(0, dtype=np.int64)]
    for start, end in ((0, dated), (dated, size)):
        for begin in range(start, end, BLOCK):
            rows = np.arange(begin, min(begin + BLOCK, end))
            reach = _reach(rows, when, dated, window)
            nearest = _nearest(ordered, rows, reach, when, window)
            for row, found in zip(rows, nearest, strict=True):
                low, high = np.sort([np.full(len(found), order[row]), order[found]], axis=0)
                keys.append(low * size + high)
    pairs = np.unique(np.concatenate(keys))
    return pairs // size, pairs % size


def _reach(rows: Ints, when: Floats, dated: int, window: float) -> Ints:
    """Return the places, in order of time, that a block of rows is compared with."""
    if rows[0] >= dated:
        return np.arange(len(when))
    first = int(np.searchsorted(when[:dated], when[rows[0]] - window))
    last = int(np.searchsorted(when[:dated], when[rows[-1]] + window, side="right"))
    return np.concatenate([np.arange(first, last), np.arange(dated, len(when))])


def _nearest(
    ordered: sparse.csr_array, rows: Ints, reach: Ints, when: Floats, window: float
) -> Iterator[Ints]:
    """Yield for each of `rows` the `MOST` places of `reach`, in time, with the highest cosine."""
    product = sparse.csr_array(ordered[rows] @ ordered[reach].T)
    product.sort_indices()
    for at, row in enumerate(rows.tolist()):
        part = slice(product.indptr[at], product.indptr[at + 1])
        cosine, found = product.data[part], reach[product.indices[part]]
        in_time = ~(np.abs(when[found] - when[row]) > window)
        keep = (cosine >= FLOOR) & (found != row) & in_time
        yield found[keep][greatest(cosine[keep], MOST)]
