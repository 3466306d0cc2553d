"""The median of differences, with the interval of the sign test."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Reals = NDArray[np.float64]
Estimates = tuple[Reals, Reals, Reals]


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
