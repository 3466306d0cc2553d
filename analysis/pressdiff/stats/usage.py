"""How much more one side uses each word: log-odds, dispersion, and an exact test within events.

Counts are sparse, one row an event or text, one column a word.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]

EXACT = 1_000_000
"""Most products of chances for one exact p; what is left, of smallest differences, is normal."""

LEAST_CHANCE = 1e-150
"""Chances below are none, and no p is told as smaller: products of two stay above 1e-308."""


def log_odds(a: Reals, b: Reals, prior: Reals) -> tuple[Reals, Reals]:
    """Return the log-odds ratio of each word with a Dirichlet prior, and its z.

    Parameters
    ----------
    a, b
        Counts of every word of the vocabulary, or a part of it with the rest as one last word.
    prior
        Words that the prior counts for, of each.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15, 19
    and 22. https://doi.org/10.1093/pan/mpn018
    """
    y_a, y_b = a + prior, b + prior
    odds: Reals = np.log(y_a / (y_a.sum() - y_a)) - np.log(y_b / (y_b.sum() - y_b))
    return odds, odds / np.sqrt(1 / y_a + 1 / y_b)


def dispersion(counts: sparse.csr_array, sizes: Reals) -> Reals:
    """Return the normalised deviation of proportions of each word: 0 even, 1 all in the least part.

    Parameters
    ----------
    counts
        Shape (n parts, n words), each word somewhere, explicit zeros none.
    sizes
        Words of each part, shape (n parts,), all above 0.

    References
    ----------
    Gries (2008), Dispersions and Adjusted Frequencies in Corpora, https://doi.org/10.1075/ijcl.13.4.02gri,
    normalised after Lijffijt and Gries (2012), https://doi.org/10.1075/ijcl.17.1.08lij
    """
    share = sizes / sizes.sum()
    cells = counts.tocoo()
    observed = cells.data / np.asarray(counts.sum(axis=0))[cells.col]
    there = np.abs(observed - share[cells.row]) - share[cells.row]
    deviation = (1 + np.bincount(cells.col, there, minlength=counts.shape[1])) / 2
    found: Reals = np.clip(deviation / (1 - share.min()), 0.0, 1.0)
    return found


def firsts(each: sparse.csc_array) -> tuple[sparse.csc_array, sparse.csc_array]:
    """Return how many values each cell has, and the first of them.

    Parameters
    ----------
    each
        One value or more a cell, those of one cell next to each other.
    """
    new = np.r_[True, each.indices[1:] != each.indices[:-1]][: each.nnz]
    new[each.indptr[:-1]] = True
    first = np.flatnonzero(new).astype(np.int32)
    ends = np.searchsorted(first, each.indptr).astype(np.int32)
    rows = each.indices[first]
    times = np.diff(first, append=np.int32(each.nnz)).astype(np.int32)
    return (
        sparse.csc_array((times, rows, ends), shape=each.shape),
        sparse.csc_array((each.data[first], rows, ends), shape=each.shape),
    )


def drawn(counts: sparse.csr_array, have: Whole, take: Whole, seed: list[int]) -> sparse.csr_array:
    """Return counts of as many words of each row as `take`, drawn without replacement.

    Parameters
    ----------
    counts
        Shape (n events, n words).
    have, take
        Words of each row and of its sample, shape (n events,).
    """
    cells = counts.tocoo()
    n = cells.data.astype(np.int64)
    kept = np.random.default_rng(seed).hypergeometric(n, have[cells.row] - n, take[cells.row])
    found = sparse.csr_array((kept, (cells.row, cells.col)), shape=counts.shape)
    found.eliminate_zeros()
    return found


def flip_exactly(differences: sparse.csc_array) -> Reals:
    """Return two-sided p of sum 0 of each column by flipping signs.

    All 2^n patterns count, without trying them: equal differences together are binomial. Where
    that is more than `EXACT` products, the smallest differences, then very many, count as normal.

    Parameters
    ----------
    differences
        Whole numbers, shape (n events, n words).
    """
    values, ends = np.rint(differences.data).astype(np.int64), differences.indptr
    columns = (values[first:end] for first, end in pairwise(ends.tolist()))
    return np.array([_flipped(found[found != 0]) for found in columns], dtype=np.float64)


def _flipped(differences: Whole) -> float:
    """Return p of one column: the chance that a sum of random signs is as far from 0."""
    if not len(differences):
        return 1.0
    differences = differences // np.gcd.reduce(differences)
    sizes, times = np.unique(np.abs(differences), return_counts=True)
    chances = np.ones(1)  # of the sums of the greatest so far, in steps of 2
    left = len(sizes)
    while left and len(chances) * (int(times[left - 1]) + 1) <= EXACT:
        left -= 1
        chances = _plus(chances, int(sizes[left]), int(times[left]))
    sums = 2 * np.arange(len(chances)) - (len(chances) - 1)
    far = abs(int(differences.sum()))
    if not left:
        p = chances[np.abs(sums) >= far].sum()
    elif not far:
        p = 1.0
    else:
        spread = np.sqrt((sizes[:left] ** 2 * times[:left]).sum())
        p = 2 * (chances @ stats.norm.sf((far - 1 - sums) / spread))  # halfway to the next sum
    return float(min(max(p, LEAST_CHANCE), 1.0))


def _plus(chances: Reals, size: int, n: int) -> Reals:
    """Return the chances of sums with `n` more differences of `size`."""
    ways = _binomial(n)
    found = np.zeros(len(chances) + size * n)
    for first in range(min(size, len(chances))):
        found[first::size] = np.convolve(chances[first::size], ways)
    found[found < LEAST_CHANCE] = 0.0
    return found


@lru_cache(4096)
def _binomial(n: int) -> Reals:
    found = np.asarray(stats.binom.pmf(np.arange(n + 1), n, 0.5), dtype=np.float64)
    found[found < LEAST_CHANCE] = 0.0
    return found
