"""Equivalence and standardised effects: against scipy and statsmodels."""

import numpy as np
import pytest
from scipy import stats

from pressdiff.stats.equivalence import equivalence, standardised
from pressdiff.stats.resample import mean_intervals

ROW = np.array([[0.10, -0.02, 0.05, 0.00, 0.12, -0.04, 0.03, 0.06, -0.01, 0.02]])


def test_p_is_that_of_statsmodels():
    # statsmodels 0.15: ttost_paired(ROW, zeros(10), -0.08, 0.08)[0]
    assert equivalence(ROW, np.array([0.08])) == pytest.approx(0.007691530994569452)


def test_p_is_the_larger_of_scipys_two_one_sided_tests():
    found = np.random.default_rng(3).normal(-0.2, 1, (4, 15))
    smallest = np.array([0.05, 0.4, 0.8, 2.0])
    for row, limit, p in zip(found, smallest, equivalence(found, smallest), strict=True):
        above = stats.ttest_1samp(row, -limit, alternative="greater").pvalue
        below = stats.ttest_1samp(row, limit, alternative="less").pvalue
        assert p == pytest.approx(max(above, below))


def test_the_interval_is_that_of_statsmodels():
    # statsmodels 0.15: DescrStatsW(ROW).tconfint_mean()
    low, high = mean_intervals(ROW)
    assert (low[0], high[0]) == pytest.approx((-0.006163386052411131, 0.06816338605241112))


def test_a_standardised_effect_is_t_by_the_root_of_n():
    t = stats.ttest_1samp(ROW[0], 0).statistic
    assert standardised(ROW) == pytest.approx(t / np.sqrt(10))


def test_nothing_is_told_where_events_agree_or_no_limit_is_known():
    assert np.isnan(equivalence(np.full((1, 8), 0.01), np.array([0.05]))).all()
    assert np.isnan(standardised(np.zeros((1, 8)))).all()
    assert np.isnan(equivalence(ROW, np.array([np.nan]))).all()
