"""Statistics of words against numbers worked out by hand or by brute force."""

from itertools import product

import numpy as np
import pytest
from scipy import sparse, stats

from pressdiff.stats.usage import benjamini_hochberg, dispersion, drawn, flip_exactly, log_odds


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
    p, differing = flip_exactly(columns(differences))
    signs = np.array(list(product((1, -1), repeat=len(differences))))
    sums = np.abs(signs @ np.array(differences))
    assert p[0] == pytest.approx((sums >= abs(sum(differences))).mean())
    assert differing[0] == np.count_nonzero(differences)


def test_p_of_equal_differences_is_that_of_the_sign_test():
    p, _ = flip_exactly(columns([1] * 14 + [-1] * 4))
    assert p[0] == pytest.approx(stats.binomtest(14, 18).pvalue)


def test_a_word_that_never_differs_is_never_unlikely():
    p, differing = flip_exactly(columns([0, 0, 0], [1, 0, 0]))
    assert p.tolist() == [1, 1]
    assert differing.tolist() == [0, 1]


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
