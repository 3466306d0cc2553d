"""Agreement of coders: Krippendorff's alpha, its interval, and plain agreement."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Level = Literal["nominal", "ordinal", "interval"]

REPORTABLE, RELIABLE = 0.667, 0.8
"""Krippendorff (2004), Content Analysis, 2nd edition, p. 241: below the first no conclusion, from it
tentative ones, from the second on reliable."""
LEAST_UNITS = 10  # fewer give no interval
_RESAMPLES = 2_000


def alpha(codes: Reals, level: Level) -> float:
    """Return Krippendorff's alpha: 1 all agree, 0 as by chance, below 0 against each other.

    Parameters
    ----------
    codes
        Shape (coders, units); NaN where a coder gave none. Units with fewer than two codes are left
        out.
    level
        How unlike two codes are: nominal 0 or 1, ordinal by ranks, interval by squared distance.

    Returns
    -------
    float
        NaN if all codes are one value: nothing could have been told apart.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    https://repository.upenn.edu/handle/20.500.14332/2089
    """
    counts, values = _counts(codes)
    return float(_alpha(np.ones((1, len(counts))), counts, values, level)[0])


def alpha_interval(codes: Reals, level: Level, *, seed: int) -> tuple[float, float]:
    """Return a 95 % interval of `alpha`, by drawing units with replacement; NaN with too few.

    References
    ----------
    Zapf et al. (2016), Measuring inter-rater reliability for nominal data: which coefficients and
    confidence intervals are appropriate?, BMC Medical Research Methodology 16:93.
    https://doi.org/10.1186/s12874-016-0200-9
    """
    counts, values = _counts(codes)
    n = len(counts)
    if n < LEAST_UNITS:
        return np.nan, np.nan
    draws = np.random.default_rng([seed, n]).multinomial(n, np.full(n, 1 / n), size=_RESAMPLES)
    found = _alpha(draws.astype(np.float64), counts, values, level)
    if np.isnan(found).all():
        return np.nan, np.nan
    low, high = np.nanquantile(found, [0.025, 0.975])
    return float(low), float(high)


def agreement(codes: Reals) -> float:
    """Return the mean over units of the share of pairs of coders that gave the same code, 0 to 1.

    NaN if no unit has two codes.
    """
    counts, _ = _counts(codes)
    given = counts.sum(axis=1)
    same = (counts * (counts - 1)).sum(axis=1) / (given * (given - 1))
    return float(same.mean()) if len(same) else np.nan


def _counts(codes: Reals) -> tuple[Reals, Reals]:
    """Return how often each unit was given each value, units with two codes or more; the values."""
    codes = codes[:, (~np.isnan(codes)).sum(axis=0) >= 2]
    values = np.unique(codes[~np.isnan(codes)])
    counts = np.stack([(codes == value).sum(axis=0) for value in values], axis=-1) if len(
        values
    ) else np.zeros((0, 0))  # fmt: skip
    return counts.astype(np.float64), values


def _alpha(draws: Reals, counts: Reals, values: Reals, level: Level) -> Reals:
    """Return alpha for each row of `draws`: how often each unit counts."""
    if len(values) < 2:
        return np.full(len(draws), np.nan)
    if level == "ordinal":
        return np.array([_one(row, counts, _ordinal(row @ counts)) for row in draws])
    apart = values[:, None] - values
    unlike = apart**2 if level == "interval" else (apart != 0).astype(np.float64)
    return np.array(_one(draws, counts, unlike))


def _one(draws: Reals, counts: Reals, unlike: Reals) -> Reals:
    """Return 1 - observed / expected disagreement; `unlike` has shape (values, values)."""
    given = counts.sum(axis=1)
    within = np.einsum("uc,ck,uk->u", counts, unlike, counts) / (given - 1)
    total = draws @ counts
    n = total.sum(axis=-1)
    expected = ((total @ unlike) * total).sum(axis=-1) / (n - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Reals = np.where(expected > 0, 1 - (draws @ within) / expected, np.nan)
    return found


def _ordinal(total: Reals) -> Reals:
    """Return how unlike two ranks are: the codes between them, squared."""
    middle = np.cumsum(total) - total / 2
    apart: Reals = (middle[:, None] - middle) ** 2
    return apart
