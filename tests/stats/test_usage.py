"""Statistics of words against numbers worked out by hand or by brute force."""

from itertools import product

import numpy as np
import pytest
from scipy import sparse, stats

from pressdiff.stats import usage
from pressdiff.stats.multiplicity import benjamini_hochberg
from pressdiff.stats.usage import (
    dispersion,
    drawn,
    firsts,
    flip_exactly,
    log_odds,
)


def columns(*found):
    return sparse.csc_array(np.array(found, dtype=float).T)


def test_log_odds_are_those_of_the_paper_worked_out_by_hand():
    odds, z = log_odds(np.array([9.0, 91.0]), np.array([4.0, 196.0]), np.array([1.0, 9.0]))
    expected = np.log(10 / 100) - np.log(5 / 205)
    assert odds[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / np.sqrt(1 / 10 + 1 / 5))


def test_log_odds_change_their_sign_with_the_sides():
    a, b, prior = np.array([9.0, 91.0]), np.array([4.0, 96.0]), np.array([1.0, 9.0])
    assert log_odds(a, b, prior)[1] == pytest.approx(-log_odds(b, a, prior)[1])


def test_dispersion_is_0_if_even_and_1_if_all_stands_in_the_least_part():
    counts = sparse.csr_array(np.array([[1.0, 3.0, 1.0], [2.0, 0.0, 0.0]]))
    found = dispersion(counts, np.array([50.0, 100.0]))
    assert found == pytest.approx([0.0, 1.0, 1.0])


def test_dispersion_of_five_parts_by_hand():
    counts = sparse.csr_array(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]))
    share, own = np.full(5, 0.2), np.array([1, 2, 3, 4, 5]) / 15
    expected = np.abs(share - own).sum() / 2 / 0.8
    assert dispersion(counts, np.full(5, 10.0)) == pytest.approx([expected])


@pytest.mark.parametrize(
    "differences", [[1, 1, 1, 1, 1, 1], [3, -1, 2, 2, 0, -5, 1], [2, 2, 2, -2], [7], [4, 1, 1, -3]]
)
def test_p_is_the_share_of_all_sign_patterns_that_go_as_far(differences):
    p = flip_exactly(columns(differences))
    signs = np.array(list(product((1, -1), repeat=len(differences))))
    sums = np.abs(signs @ np.array(differences))
    assert p[0] == pytest.approx((sums >= abs(sum(differences))).mean())


def test_p_of_equal_differences_is_that_of_the_sign_test():
    p = flip_exactly(columns([1] * 14 + [-1] * 4))
    assert p[0] == pytest.approx(stats.binomtest(14, 18).pvalue)


def test_a_word_that_never_differs_is_never_unlikely():
    assert flip_exactly(columns([0, 0, 0], [1, 0, 0])).tolist() == [1, 1]


def test_no_words_have_no_p():
    assert flip_exactly(sparse.csc_array((3, 0))).tolist() == []


@pytest.mark.parametrize("shift", [0.0, 0.05])
@pytest.mark.parametrize("giants", [[], [4000] * 4, [3000, -2500, 900]])
def test_p_with_the_smallest_differences_normal_is_nearly_that_of_all_patterns(
    monkeypatch, shift, giants
):
    rng = np.random.default_rng(1)
    small = rng.integers(1, 4, 600) * np.where(rng.random(600) < 0.5 + shift, 1, -1)
    differences = columns([*giants, *small])
    monkeypatch.setattr(usage, "EXACT", 10**9)
    exact = flip_exactly(differences)
    monkeypatch.setattr(usage, "EXACT", 20_000)
    assert flip_exactly(differences) == pytest.approx(exact, rel=0.02)


def test_thousands_of_events_take_few_steps_and_no_p_is_0(monkeypatch):
    """So many patterns once took 41 s: chances far too small to count were multiplied out."""
    steps = []
    convolve = np.convolve

    def counted(a, b):
        steps.append(len(a) * len(b))
        return convolve(a, b)

    monkeypatch.setattr(np, "convolve", counted)
    differences = np.random.default_rng(0).integers(1, 11, 30_000)
    p = flip_exactly(columns(differences, [1] * 30_000))
    assert sum(steps) <= 4 * usage.EXACT
    assert p.tolist() == [usage.LEAST_CHANCE] * 2


def test_cells_are_counted_and_their_first_value_kept():
    each = sparse.csr_array(
        (np.array([5, 3, 8, 9], np.int32), np.array([1, 0, 1, 1], np.int32), np.array([0, 3, 4])),
        shape=(2, 2),
    ).tocsc()
    counts, first = firsts(each)
    assert counts.toarray().tolist() == [[1, 2], [0, 1]]
    assert first.toarray().tolist() == [[3, 5], [0, 9]]


def test_a_sample_has_as_many_words_as_asked_on_average_and_the_same_by_seed():
    counts = sparse.csr_array(np.array([[50.0, 50.0], [10.0, 0.0]]))
    have, take = np.array([100, 10]), np.array([40, 10])
    found = drawn(counts, have, take, [0]).toarray()
    assert found[1].tolist() == [10, 0]
    assert (found <= counts.toarray()).all()
    assert (drawn(counts, have, take, [0]).toarray() == found).all()
    mean = np.mean([drawn(counts, have, take, [n]).toarray()[0, 0] for n in range(300)])
    assert mean == pytest.approx(20, abs=1)


def test_adjusted_p_is_that_of_scipy():
    p = np.array([0.001, 0.2, 0.03, 0.03, 0.9, np.nan])
    expected = stats.false_discovery_control(p[:5])
    assert benjamini_hochberg(p)[:5] == pytest.approx(expected)
    assert np.isnan(benjamini_hochberg(p)[5])
