"""The same differences from a mixed model of all outlets at once: a check on the paired ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

Reals = NDArray[np.float64]
Places = NDArray[np.intp]

_FARTHEST = 12.0  # log of the greatest ratio of variance between events to variance within


@dataclass(frozen=True)
class Fit:
    """Means of outlets, shape (p,); their covariance, shape (p, p); degrees of freedom of t."""

    means: Reals
    covariance: Reals
    freedom: int

    def contrast(self, weights: Reals) -> tuple[Reals, Reals]:
        """Return the weighted sums of the means, and their two-sided p.

        Parameters
        ----------
        weights
            Shape (k contrasts, p outlets).
        """
        difference = weights @ self.means
        variance = np.einsum("ij,jk,ik->i", weights, self.covariance, weights)
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(difference) / np.sqrt(np.where(variance > 0, variance, np.nan))
        p: Reals = 2 * stats.t.sf(t, self.freedom)
        return difference, p


def fit(rates: Reals, events: Places, outlets: Places) -> Fit | None:
    """Fit rate = outlet + random event + residual, variances by restricted maximum likelihood.

    With two outlets that share all events this is the paired t test, if events differ at all. Only
    the ratio of the two variances is searched for; the rest is closed. Degrees of freedom are those
    within events: rates - events - outlets + 1.

    Parameters
    ----------
    rates, events, outlets
        One a cell, shape (cells,); events and outlets as whole numbers from 0, none left out, and
        each pair of them once. Events of one outlet count, but say little.

    Returns
    -------
    Fit or None
        None if nothing is left to tell the residual by.

    References
    ----------
    Laird and Ware (1982), Random-Effects Models for Longitudinal Data, Biometrics 38(4).
    https://doi.org/10.2307/2529876
    Pinheiro and Bates (2000), Mixed-Effects Models in S and S-PLUS, 2.2 and 2.4.2.
    https://doi.org/10.1007/b98882
    """
    n_events, n_outlets = int(events.max()) + 1, int(outlets.max()) + 1
    freedom = len(rates) - n_events - n_outlets + 1
    if freedom < 1 or np.ptp(rates) == 0:
        return None
    there = np.zeros((n_events, n_outlets))
    there[events, outlets] = 1.0
    sizes, sums = there.sum(axis=1), np.bincount(events, rates)
    totals = np.bincount(outlets, rates)

    def solved(ratio: float) -> tuple[float, Reals, Reals, float]:
        """Return the criterion, means, information and residual variance at a ratio."""
        shrunk = ratio / (1 + ratio * sizes)
        information = np.diag(there.sum(axis=0)) - there.T @ (shrunk[:, None] * there)
        score = totals - there.T @ (shrunk * sums)
        means = np.linalg.solve(information, score)
        rest = max(float(rates @ rates - shrunk @ sums**2 - means @ score), 1e-300)
        _, log_information = np.linalg.slogdet(information)
        left = len(rates) - n_outlets
        criterion = left * np.log(rest) + np.log1p(ratio * sizes).sum() + log_information
        return float(criterion), means, information, rest / left

    best = optimize.minimize_scalar(
        lambda log_ratio: solved(float(np.exp(log_ratio)))[0],
        bounds=(-_FARTHEST, _FARTHEST),
        method="bounded",
        options={"xatol": 1e-6},
    )
    ratio = float(np.exp(best.x)) if best.fun < solved(0.0)[0] else 0.0
    _, means, information, variance = solved(ratio)
    covariance = np.asarray(np.linalg.inv(information) * variance, dtype=np.float64)
    return Fit(means, covariance, freedom)
