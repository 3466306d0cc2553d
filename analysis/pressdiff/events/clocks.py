"""Whose dates of publication can be believed: crawl dates come days or weeks late (DESIGN rule 6).

An outlet whose articles say the same as others' but are dated otherwise has another clock. If most
of its articles are off by about the same time, that is taken off; if they are off by ever another
time, its dates are taken for unknown. Only the outlets' dates are compared: no model sees a name.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.linkage import Floats, Ints

ALIKE = 0.3
"""Least cosine of words for two articles to be taken for one story when clocks are compared."""

LEAST = 5
"""Stories shared with others, under which an outlet's clock is not judged."""

CLOSE = 2.5
"""Days within which two reports of one story come."""

TRUSTED = 0.4
"""Least share of an outlet's shared stories dated `CLOSE` to another's, for its dates to stand."""

STEADY = 0.5
"""Least share of an outlet's shared stories that are off by the same time, for it to be taken off."""


def believed(
    days: Floats, outlets: Sequence[str], left: Ints, right: Ints, cosine: Floats
) -> Floats:
    """Return `days` with the steady errors of outlets taken off, and unsteady dates unknown (NaN).

    Parameters
    ----------
    days
        Day of publication of each article, NaN if unknown.
    outlets
        Outlet of each article.
    left, right, cosine
        Pairs of articles and how alike their words are, 0 to 1.
    """
    outlet = np.asarray(pd.factorize(pd.Series(outlets, dtype="str"), use_na_sentinel=False)[0])
    found = days.copy()
    for early in (False, True):  # late clocks first: beside one, a right clock seems early
        lag = _lags(found, outlet, left, right, cosine)
        known = ~np.isnan(lag)
        for one in np.flatnonzero(np.bincount(outlet[known]) >= LEAST):
            own = np.sort(lag[(outlet == one) & known])
            if np.mean(np.abs(own) <= CLOSE) >= TRUSTED:
                continue
            if np.median(own) < 0 and not early:
                continue
            usual = _usual(own)
            steady = np.mean(np.abs(own - usual) <= CLOSE) >= STEADY
            found[outlet == one] -= usual if steady else np.nan
    return found


def _lags(
    days: Floats, outlet: NDArray[np.int64], left: Ints, right: Ints, cosine: Floats
) -> Floats:
    """Return how many days after its likest article of another outlet each article is dated.

    NaN where no other outlet has one alike, or a date is missing.
    """
    use = (cosine >= ALIKE) & (outlet[left] != outlet[right]) & ~np.isnan(days[left] - days[right])
    pairs = np.concatenate([np.stack([left, right], 1)[use], np.stack([right, left], 1)[use]])
    alike = np.concatenate([cosine[use], cosine[use]])
    found = np.full(len(days), np.nan)
    rising = pairs[np.argsort(alike, kind="stable")]
    found[rising[:, 0]] = days[rising[:, 0]] - days[rising[:, 1]]  # the last, the likest, stays
    return found


def _usual(lags: Floats) -> float:
    """Return the median of those of the sorted `lags` that lie `CLOSE` to the same one, most at it."""
    first = np.searchsorted(lags, lags - CLOSE)
    last = np.searchsorted(lags, lags + CLOSE, side="right")
    at = int((last - first).argmax())
    return float(np.median(lags[first[at] : last[at]]))
