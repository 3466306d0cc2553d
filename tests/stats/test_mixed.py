"""The mixed model: against statsmodels, and the paired t test where they are one."""

import numpy as np
import pytest
from scipy import stats

from pressdiff.stats.mixed import fit

# event, outlet, rate: not every outlet in every event
CELLS = np.array(
    [
        (0, 0, 0.30), (0, 1, 0.10), (0, 2, 0.25), (1, 0, 0.50), (1, 1, 0.35), (2, 0, 0.20),
        (2, 2, 0.22), (3, 1, 0.60), (3, 2, 0.40), (3, 0, 0.75), (4, 0, 0.10), (4, 1, 0.05),
        (5, 1, 0.33), (5, 2, 0.48), (6, 0, 0.42), (6, 1, 0.28), (6, 2, 0.51),
    ]
)  # fmt: skip
EVENTS, OUTLETS, RATES = CELLS[:, 0].astype(int), CELLS[:, 1].astype(int), CELLS[:, 2]


def test_three_outlets_agree_with_statsmodels():
    # statsmodels 0.15: MixedLM(rate, outlet dummies, groups=event).fit(reml=True), fe_params, and
    # scale x inverse of X'V^-1 X at its variances
    found = fit(RATES, EVENTS, OUTLETS)
    assert found.means == pytest.approx([0.392504, 0.262619, 0.345825], abs=2e-6)
    weights = np.array([[1, -1, 0], [1, 0, -1], [1, -0.5, -0.5]])
    difference, p = found.contrast(weights)
    assert difference == pytest.approx([0.129885, 0.046679, 0.088282], abs=2e-6)
    error = np.sqrt(np.diag(weights @ found.covariance @ weights.T))
    assert error == pytest.approx([0.060441, 0.064955, 0.053678], abs=2e-6)
    assert p == pytest.approx(2 * stats.t.sf(difference / error, 8))


def test_two_outlets_in_all_events_are_the_paired_t_test_of_scipy():
    draw = np.random.default_rng(2)
    level = draw.normal(0.4, 0.2, 12)
    a, b = level + draw.normal(0.05, 0.1, 12), level + draw.normal(0, 0.1, 12)
    places = np.arange(12)
    found = fit(np.r_[a, b], np.r_[places, places], np.repeat([0, 1], 12))
    difference, p = found.contrast(np.array([[1.0, -1.0]]))
    assert difference[0] == pytest.approx((a - b).mean())
    assert p[0] == pytest.approx(stats.ttest_rel(a, b).pvalue, rel=1e-4)


def test_nothing_is_told_where_nothing_is_left_to_tell_the_error_by():
    assert fit(np.array([0.1, 0.2]), np.array([0, 0]), np.array([0, 1])) is None
    assert fit(np.full(8, 0.5), np.repeat(np.arange(4), 2), np.tile([0, 1], 4)) is None
