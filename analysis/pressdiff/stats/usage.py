"""How much more one side uses each word: log-odds, dispersion, and an exact test within events.

Counts are sparse, one row an event or text, one column a word.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]


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


def flip_exactly(differences: sparse.csc_array) -> tuple[Reals, Whole]:
    """Return two-sided p of sum 0 of each column by flipping signs, and in how many rows it differs.

    All 2^n patterns count, without trying them: equal differences together are binomial.

    Parameters
    ----------
    differences
        Whole numbers, shape (n events, n words).
    """
    columns = np.split(np.rint(differences.data).astype(np.int64), differences.indptr[1:-1])
    columns = [found[found != 0] for found in columns]
    p = np.array([_flipped(found) for found in columns], dtype=np.float64)
    return p, np.array([len(found) for found in columns], dtype=np.int64)


def _flipped(differences: Whole) -> float:
    """Return p of one column: the chance that a sum of random signs is as far from 0."""
    sizes, times = np.unique(np.abs(differences), return_counts=True)
    chances = np.ones(1)
    for size, n in zip(sizes.tolist(), times.tolist(), strict=True):
        steps = np.zeros(size * n + 1)  # the sum of these, from -size * n in steps of 2 * size
        steps[::size] = _binomial(n)
        chances = np.convolve(chances, steps)
    total = int(np.abs(differences).sum())
    sums = 2 * np.arange(len(chances)) - total
    return float(min(chances[np.abs(sums) >= abs(int(differences.sum()))].sum(), 1.0))


@lru_cache(4096)
def _binomial(n: int) -> Reals:
    return np.asarray(stats.binom.pmf(np.arange(n + 1), n, 0.5), dtype=np.float64)


def benjamini_hochberg(p: Reals) -> Reals:
    """Return `p` adjusted for the false discovery rate; NaN stays NaN and is not counted.

    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03, np.nan]))
    array([0.03, 0.04, 0.04,  nan])

    References
    ----------
    Benjamini and Hochberg (1995), Controlling the False Discovery Rate, Journal of the Royal
    Statistical Society B 57(1). https://www.jstor.org/stable/2346101
    """
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return adjusted
