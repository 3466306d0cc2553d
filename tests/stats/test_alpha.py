"""Krippendorff's alpha against the numbers of his own paper."""

import numpy as np
import pytest
from scipy import stats

from pressdiff.stats.alpha import agreement, alpha, alpha_interval

_ = np.nan
PAPER = np.array(  # four observers, twelve units
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
)


@pytest.mark.parametrize(
    ("level", "told"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_worked_example_of_krippendorff_2011_section_d(level, told):
    assert alpha(PAPER, level) == pytest.approx(told, abs=0.0005)


def test_the_two_observer_example_of_krippendorff_2011_section_b():
    """Ten units, values 0 and 1: 0.095 (binary data, two observers, no missing)."""
    codes = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], float)
    assert alpha(codes, "nominal") == pytest.approx(0.095, abs=0.0005)
    assert alpha(codes, "interval") == pytest.approx(alpha(codes, "nominal"))
    assert agreement(codes) == 0.6


def test_a_unit_coded_once_and_the_order_of_units_change_nothing():
    more = np.hstack([PAPER, [[9], [_], [_], [_]]])
    assert alpha(more, "interval") == pytest.approx(alpha(PAPER, "interval"))
    assert alpha(PAPER[:, ::-1], "nominal") == pytest.approx(alpha(PAPER, "nominal"))


def test_one_value_only_says_nothing():
    assert np.isnan(alpha(np.ones((2, 30)), "nominal"))
    assert np.isnan(alpha_interval(np.ones((2, 30)), "nominal", seed=0)).all()
    assert np.isnan(alpha(np.full((2, 3), np.nan), "nominal"))
    assert np.isnan(agreement(np.full((2, 3), np.nan)))


def test_the_interval_holds_the_true_alpha_in_about_95_of_100():
    """Two coders who each flip one code in ten of a fair coin: alpha is (1 - 2 x 0.1)^2 = 0.64."""
    rng = np.random.default_rng(4)
    held = 0
    for run in range(120):
        truth = rng.random(200) < 0.5
        codes = np.array([truth ^ (rng.random(200) < 0.1) for _ in range(2)], float)
        low, high = alpha_interval(codes, "nominal", seed=run)
        held += low <= 0.64 <= high
    assert stats.binom.ppf(0.01, 120, 0.93) <= held <= stats.binom.ppf(0.99, 120, 0.97)


def test_an_interval_needs_ten_units():
    assert np.isnan(alpha_interval(PAPER[:, :9], "nominal", seed=0)).all()
    low, high = alpha_interval(PAPER, "nominal", seed=0)
    assert low < 0.743 < high
