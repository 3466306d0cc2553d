"""Simulated corpora: events that outlets report with few opportunities each, and a known difference.

Log-odds of a case vary between events, more than between outlets within one; opportunities are few
and skewed, so that many events show no difference at all.
"""

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray
from scipy.special import expit

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A binary measure: log-odds of outlet b, how much more outlet a has, spreads, opportunities.

    ``between``: standard deviation over events, ``within``: over outlets in one event;
    ``opportunities``: mean of an outlet in an event, at least 1, negative binomial of shape 2.
    """

    name: str
    base: float
    shift: float
    between: float
    within: float
    opportunities: float

    @property
    def difference(self) -> float:
        """The true mean difference of the rates."""
        nodes, weights = hermegauss(80)
        spread = np.hypot(self.between, self.within) * nodes
        more, less = expit(self.base + self.shift + spread), expit(self.base + spread)
        return float(weights @ (more - less) / weights.sum())


CASES = (
    Case("common", -0.85, 0.4, 0.5, 0.3, 20),
    Case("middle", -2.2, 0.5, 0.7, 0.4, 12),
    Case("middle, no difference", -2.2, 0.0, 0.7, 0.4, 12),
    Case("rare", -3.6, 0.6, 0.8, 0.5, 12),
    Case("few opportunities", -1.6, 0.6, 0.6, 0.4, 4),
    Case("skewed, large difference", -3.2, 1.4, 1.2, 0.8, 15),
)


def rates(draw: np.random.Generator, case: Case, shifts: Reals, n: int) -> Reals:
    """Return the rate of each outlet in each event.

    Parameters
    ----------
    shifts
        What each outlet adds to the log-odds of `case`, shape (..., outlets, 1).
    n
        Events: the last axis of what is returned.
    """
    event = draw.normal(0, case.between, (*shifts.shape[:-2], 1, n))
    shape = (*shifts.shape[:-1], n)
    chance = expit(case.base + shifts + event + draw.normal(0, case.within, shape))
    more = case.opportunities - 1
    opportunities = 1 + draw.negative_binomial(2, 2 / (2 + more), shape)
    found: Reals = draw.binomial(opportunities, chance) / opportunities
    return found


def differences(draw: np.random.Generator, case: Case, runs: int, n: int) -> Reals:
    """Return rate_a - rate_b of each event, shape (runs, n)."""
    shifts = np.broadcast_to(np.array([[case.shift], [0.0]]), (runs, 2, 1))
    found = rates(draw, case, shifts, n)
    return found[:, 0] - found[:, 1]


def families(
    draw: np.random.Generator, runs: int, measures: int, outlets: int, n: int, shift: float
) -> tuple[Reals, NDArray[np.bool_]]:
    """Return differences of all pairs of outlets by measure, and which pairs differ in truth.

    In the first half of the measures the first outlet differs from the others by `shift`; 0:
    nowhere. Pairs share outlets, so their tests depend on each other as in a real corpus.

    Returns
    -------
    tuple
        Shape (runs, measures x pairs, n); shape (measures x pairs,).
    """
    shifts = np.zeros((runs, measures, outlets, 1))
    shifts[:, : measures // 2, 0] = shift
    found = rates(draw, CASES[0], shifts, n)
    first, second = np.triu_indices(outlets, 1)
    pairs = found[:, :, first] - found[:, :, second]
    differ = (shifts[0, :, first, 0] != shifts[0, :, second, 0]).T
    return pairs.reshape(runs, -1, n), differ.ravel()
