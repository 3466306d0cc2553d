"""Resampling over events, for many comparisons at once; the same rows give the same numbers.

The random draws depend on the seed and the number of events alone: neither the order of rows nor
what else is compared changes a result.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Reals = NDArray[np.float64]
Places = NDArray[np.intp]

EXACT_EVENTS = 12  # up to here all 2^n sign patterns are tried
_ROUNDING = 1e-12
_BLOCK = 500  # comparisons a block: 500 x 2,000 resamples x 8 bytes = 8 MB


def blocks(sizes: NDArray[np.int64], *, least: int) -> Iterator[tuple[Places, Places]]:
    """Yield groups of one size together: their places among `sizes`, and those of their rows.

    Parameters
    ----------
    sizes
        Number of rows of each group, the groups' rows being stored one group after the other.
    least
        Smallest size wanted.

    Yields
    ------
    tuple
        Places of k groups, shape (k,); places of their rows, shape (k, size).
    """
    starts = np.cumsum(sizes) - sizes
    for size in np.unique(sizes[sizes >= least]):
        groups = np.flatnonzero(sizes == size)
        for first in range(0, len(groups), _BLOCK):
            part = groups[first : first + _BLOCK]
            yield part, starts[part][:, None] + np.arange(size)


def intervals(values: Reals, weights: Reals, *, resamples: int, seed: int) -> tuple[Reals, Reals]:
    """Return lower and upper ends of 95 % bootstrap intervals of sum(values) / sum(weights).

    Columns (events) are drawn with replacement. The interval is the expanded percentile interval,
    which keeps its coverage with few events: for five events with normal differences the plain
    percentile interval covers 85 % and BCa 85 %, this one 93 %; for eight 89 %, 89 %, 95 %
    (3,000 simulations each). Ends are NaN where all columns agree: nothing varies to resample.

    Parameters
    ----------
    values, weights
        Shape (k comparisons, n events), n >= 2; weights positive.

    References
    ----------
    Hesterberg (2015), What Teachers Should Know About the Bootstrap, The American Statistician
    69(4). https://pmc.ncbi.nlm.nih.gov/articles/PMC4784504
    """
    n = values.shape[1]
    draws = np.random.default_rng([seed, n]).multinomial(n, np.full(n, 1 / n), size=resamples)
    boot = (values @ draws.T) / (weights @ draws.T)
    low, high = np.quantile(boot, expanded(n), axis=1)
    steady = ~has_spread(values / weights)
    return np.where(steady, np.nan, low), np.where(steady, np.nan, high)


@lru_cache(4096)
def expanded(n: int) -> tuple[float, float]:
    """Return the quantiles of an expanded percentile interval of 95 % over `n` units, n >= 2."""
    tail = float(stats.norm.cdf(-np.sqrt(n / (n - 1)) * _t(n)))
    return tail, 1 - tail


@lru_cache(4096)
def _t(n: int) -> float:
    return float(stats.t.ppf(0.975, n - 1))


def has_spread(differences: Reals) -> NDArray[np.bool_]:
    """Tell for each comparison whether its events differ at all, shape (k, n) to (k,)."""
    found: NDArray[np.bool_] = np.ptp(differences, axis=1) > _ROUNDING
    return found


def mean_intervals(differences: Reals) -> tuple[Reals, Reals]:
    """Return lower and upper ends of Student's 95 % interval of the mean over events.

    Chosen by simulation (benchmarks/coverage.py, 1,000 corpora each with 10, 30 and 100 events):
    differences between two rates of few opportunities are hardly skewed, as the skew of either
    outlet takes away the other's. Student's t covers 93.3 to 96.2 %, BCa 85.7 to 94.6 %,
    bootstrap-t 91.0 to 95.3 % and wider, inverted sign flips 92.6 to 95.8 % and endless with five
    events. Ends are NaN where all events agree.

    Parameters
    ----------
    differences
        Shape (k comparisons, n events), n >= 2.

    References
    ----------
    Student (1908), The Probable Error of a Mean, Biometrika 6(1). https://doi.org/10.2307/2331554
    """
    n = differences.shape[1]
    half = _t(n) * differences.std(axis=1, ddof=1) / np.sqrt(n)
    half = np.where(has_spread(differences), half, np.nan)
    mean = differences.mean(axis=1)
    return mean - half, mean + half


def sign_flip(differences: Reals, *, resamples: int, seed: int) -> Reals:
    """Return two-sided p of mean difference 0, by flipping the signs of events.

    Exact up to `EXACT_EVENTS` events; beyond, `resamples` random patterns, with the observed one
    counted in, so that p is never below 1 / (resamples + 1).

    Parameters
    ----------
    differences
        Shape (k comparisons, n events).
    """
    n = differences.shape[1]
    observed = np.abs(differences.sum(axis=1, keepdims=True))
    if n <= EXACT_EVENTS:
        bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    else:
        bits = np.random.default_rng([seed, n]).integers(0, 2, size=(resamples, n))
    flipped = np.abs(differences @ (1.0 - 2.0 * bits).T)
    extreme = (flipped >= observed - _ROUNDING).sum(axis=1)
    p: Reals = extreme / 2**n if n <= EXACT_EVENTS else (extreme + 1) / (resamples + 1)
    return p
