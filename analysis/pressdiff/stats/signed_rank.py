"""The Hodges-Lehmann estimate of a difference and the median: robust against a few odd events."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Reals = NDArray[np.float64]
Estimates = tuple[Reals, Reals, Reals]

EXACT_EVENTS = 100  # up to here the signed-rank distribution is counted out
_LEVEL = 0.05
_ROOM = 200_000  # means of two events at once: 1.6 MB, which stays in the processor's cache


def hodges_lehmann(differences: Reals) -> Estimates:
    """Return the Hodges-Lehmann estimate and the ends of its 95 % interval.

    The estimate is the median of the means of every two events, each with itself too; the ends are
    such means, by their rank: what Wilcoxon's signed-rank test does not reject. Up to
    `EXACT_EVENTS` events the rank is exact, beyond it is normal. Five events or fewer have no such
    interval: NaN.

    Parameters
    ----------
    differences
        Shape (k comparisons, n events), n >= 1.

    References
    ----------
    Hodges and Lehmann (1963), Estimates of Location Based on Rank Tests, Annals of Mathematical
    Statistics 34(2). https://doi.org/10.1214/aoms/1177704172
    Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3.2 and 3.3.
    https://doi.org/10.1002/9781119196037
    """
    k, n = differences.shape
    first, second = np.triu_indices(n)
    m = len(first)
    rank = _rank(n)
    places = {(m - 1) // 2, m // 2} | ({rank - 1, m - rank} if rank else set())
    found = np.full((3, k), np.nan)
    step = max(_ROOM // m, 1)
    for start in range(0, k, step):
        part = np.sort(differences[start : start + step], axis=1)  # so the means are half sorted
        means = (np.take(part, first, axis=1) + np.take(part, second, axis=1)) / 2
        means.partition(sorted(places), axis=1)
        rows = slice(start, start + step)
        found[0, rows] = (means[:, (m - 1) // 2] + means[:, m // 2]) / 2
        if rank:
            found[1, rows], found[2, rows] = means[:, rank - 1], means[:, m - rank]
    return found[0], found[1], found[2]


@lru_cache(4096)
def _rank(n: int) -> int:
    """Return which of the sorted means is the lower end, from 1; 0 if there is none."""
    if n <= EXACT_EVENTS:
        below = np.cumsum(_chances(n))  # of a rank sum of 0, 1, …
        return int(np.searchsorted(below, _LEVEL / 2, side="right"))
    spread = np.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    return int(n * (n + 1) / 4 + stats.norm.ppf(_LEVEL / 2) * spread)


def _chances(n: int) -> Reals:
    """Return the chance of each sum of the ranks 1 to n, each counted with chance 1/2."""
    found = np.ones(1)
    for rank in range(1, n + 1):
        longer = np.zeros(len(found) + rank)
        longer[: len(found)] += found / 2
        longer[rank:] += found / 2
        found = longer
    return found


def median(differences: Reals) -> Estimates:
    """Return the median of each row and the ends of its 95 % interval by the sign test.

    The ends are the values that the sign test does not reject; NaN with fewer than six events.

    Parameters
    ----------
    differences
        Shape (k comparisons, n events).

    References
    ----------
    Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3.6.
    https://doi.org/10.1002/9781119196037
    """
    rank = _sign_rank(differences.shape[1])
    ordered = np.sort(differences, axis=1)
    none = np.full(len(ordered), np.nan)
    ends = (ordered[:, rank - 1], ordered[:, -rank]) if rank else (none, none)
    return np.median(ordered, axis=1), *ends


@lru_cache(4096)
def _sign_rank(n: int) -> int:
    """Return which of n sorted values is the lower end, from 1; 0 if there is none."""
    return int((stats.binom.cdf(np.arange(n), n, 0.5) <= 0.025).sum())
