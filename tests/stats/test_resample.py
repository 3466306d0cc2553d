"""Intervals and p-values against scipy and R."""

import numpy as np
import pytest
from scipy import stats

from pressdiff.stats.multiplicity import holm
from pressdiff.stats.resample import blocks, intervals, sign_flip

RNG = np.random.default_rng(7)
FEW = RNG.normal(0.3, 1, size=(3, 8)).round(2)
MANY = RNG.normal(0.2, 1, size=(2, 30)).round(2)


@pytest.mark.parametrize("differences", [FEW, MANY], ids=["exact", "drawn"])
def test_sign_flip_agrees_with_scipy(differences):
    p = sign_flip(differences, resamples=20_000, seed=0)
    for row, ours in zip(differences, p, strict=True):
        theirs = stats.permutation_test(
            (row,), np.mean, permutation_type="samples", n_resamples=20_000, rng=1
        ).pvalue
        assert ours == pytest.approx(theirs, abs=1e-12 if row.size <= 12 else 0.015)


def test_sign_flip_of_five_agreeing_events_is_two_patterns_of_32():
    assert sign_flip(np.ones((1, 5)), resamples=100, seed=0) == pytest.approx(2 / 32)


def test_no_difference_at_all_has_p_one():
    assert sign_flip(np.zeros((1, 6)), resamples=100, seed=0) == pytest.approx(1)


@pytest.mark.parametrize("differences", [FEW, MANY], ids=["8 events", "30 events"])
def test_intervals_agree_with_scipy_at_the_expanded_level(differences):
    n = differences.shape[1]
    expanded = stats.norm.cdf(np.sqrt(n / (n - 1)) * stats.t.ppf(0.975, n - 1))
    low, high = intervals(differences, np.ones_like(differences), resamples=40_000, seed=0)
    for row, ours in zip(differences, zip(low, high, strict=True), strict=True):
        theirs = stats.bootstrap(
            (row,),
            np.mean,
            method="percentile",
            confidence_level=2 * expanded - 1,
            n_resamples=40_000,
            rng=1,
        ).confidence_interval
        assert ours == pytest.approx(tuple(theirs), abs=0.05)


def test_the_expanded_interval_of_normal_data_is_close_to_the_t_interval():
    row = stats.norm.ppf((np.arange(20) + 0.5) / 20)[None, :]
    (low,), (high,) = intervals(row, np.ones_like(row), resamples=40_000, seed=0)
    t = stats.t.interval(0.95, 19, loc=row.mean(), scale=stats.sem(row[0]))
    assert (low, high) == pytest.approx(t, abs=0.03)


def test_a_ratio_weighs_events_by_their_opportunities():
    values, weights = np.array([[1.0, 0, 3, 2, 0]]), np.array([[1.0, 4, 10, 2, 5]])
    (low,), (high,) = intervals(values, weights, resamples=5_000, seed=0)
    assert low < values.sum() / weights.sum() < high
    assert 0 <= low <= high <= 1


def test_events_that_all_agree_give_no_interval():
    low, high = intervals(np.full((1, 6), 0.1), np.ones((1, 6)), resamples=100, seed=0)
    assert np.isnan([*low, *high]).all()


def test_holm_agrees_with_r():
    # R 4.3: p.adjust(c(0.001, 0.02, 0.03, 0.04, 0.6), "holm")
    p = np.array([0.03, 0.6, np.nan, 0.001, 0.04, 0.02])
    expected = [0.09, 0.6, np.nan, 0.005, 0.09, 0.08]
    assert holm(p) == pytest.approx(expected, nan_ok=True)


def test_blocks_gather_groups_of_one_size():
    found = [(g.tolist(), p.tolist()) for g, p in blocks(np.array([2, 1, 3, 2]), least=2)]
    assert found == [([0, 3], [[0, 1], [6, 7]]), ([2], [[3, 4, 5]])]
