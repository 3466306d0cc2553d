"""Is a difference small enough not to matter? Tests that have "large" as their null hypothesis."""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from pressdiff.stats.resample import has_spread

Reals = NDArray[np.float64]


def standardised(differences: Reals) -> Reals:
    """Return mean / standard deviation over events; NaN where all events agree.

    Parameters
    ----------
    differences
        Shape (k comparisons, n events), n >= 2.

    References
    ----------
    Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2.3.5 (d of paired samples,
    d_z). https://doi.org/10.4324/9780203771587
    """
    spread = np.where(has_spread(differences), differences.std(axis=1, ddof=1), np.nan)
    found: Reals = differences.mean(axis=1) / spread
    return found


def equivalence(differences: Reals, smallest: Reals) -> Reals:
    """Return p of "the mean difference is at least as large as the smallest that matters".

    Two one-sided t tests; p is the larger of theirs. NaN where all events agree, or without a
    smallest difference that matters.

    Parameters
    ----------
    differences
        Shape (k comparisons, n events), n >= 2.
    smallest
        Smallest difference that matters, above 0, shape (k,); NaN: not known.

    References
    ----------
    Schuirmann (1987), A Comparison of the Two One-Sided Tests Procedure and the Power Approach,
    Journal of Pharmacokinetics and Biopharmaceutics 15. https://doi.org/10.1007/BF01068419
    Lakens (2017), Equivalence Tests, Social Psychological and Personality Science 8(4).
    https://doi.org/10.1177/1948550617697177
    """
    n = differences.shape[1]
    error = np.where(has_spread(differences), differences.std(axis=1, ddof=1), np.nan) / np.sqrt(n)
    nearest = (smallest - np.abs(differences.mean(axis=1))) / error
    found: Reals = stats.t.sf(nearest, n - 1)
    return found
