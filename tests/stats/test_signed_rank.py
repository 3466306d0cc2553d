"""The Hodges-Lehmann estimate: against Hollander and Wolfe, R and scipy."""

import numpy as np
import pytest
from scipy import stats

from pressdiff.stats import signed_rank
from pressdiff.stats.signed_rank import hodges_lehmann

# Hamilton depression scale before and after, Hollander and Wolfe (1973), 3.1; R's ?wilcox.test
BEFORE = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]


def test_the_worked_example_of_hollander_and_wolfe():
    # 3.2 and 3.3: estimate .46, interval .010 to .786; R: wilcox.test(…, paired, conf.int) as well
    estimate, low, high = hodges_lehmann(np.subtract([BEFORE], [AFTER]))
    assert (estimate[0], low[0], high[0]) == pytest.approx((0.46, 0.010, 0.786))


@pytest.mark.parametrize("n", [6, 10, 24])
def test_the_interval_is_what_scipys_exact_test_keeps(n):
    found = np.random.default_rng(n).normal(0.3, 1, (3, n))
    for row, _, low, high in zip(found, *hodges_lehmann(found), strict=True):
        for end, outwards in ((low, -1e-6), (high, 1e-6)):
            inside, outside = (
                stats.wilcoxon(row - end - off, method="exact").pvalue
                for off in (-outwards, outwards)
            )
            assert outside <= 0.05 < inside


def test_the_normal_rank_is_the_exact_one_but_for_a_few(monkeypatch):
    found = np.random.default_rng(0).normal(0.3, 1, (2, 100))
    exact = np.array(hodges_lehmann(found))
    monkeypatch.setattr(signed_rank, "EXACT_EVENTS", 50)
    signed_rank._rank.cache_clear()
    normal = np.array(hodges_lehmann(found))
    signed_rank._rank.cache_clear()
    assert normal == pytest.approx(exact, abs=0.002)
    assert (normal[1:] != exact[1:]).any()


@pytest.mark.parametrize(("n", "rank"), [(6, 1), (10, 9), (20, 53), (25, 90), (50, 435)])
def test_ranks_are_those_of_r(n, rank):
    # R 4.3: qsignrank(0.025, c(6, 10, 20, 25, 50))
    assert signed_rank._rank(n) == rank


def test_five_events_have_an_estimate_but_no_interval():
    estimate, low, high = hodges_lehmann(np.array([[0.1, 0.2, 0.3, 0.4, 5.0]]))
    assert estimate[0] == pytest.approx(0.3)
    assert np.isnan([low[0], high[0]]).all()


def test_many_comparisons_in_parts_are_those_alone(monkeypatch):
    found = np.random.default_rng(1).normal(size=(7, 9))
    whole = hodges_lehmann(found)
    monkeypatch.setattr(signed_rank, "_ROOM", 100)
    assert np.array_equal(whole, hodges_lehmann(found))
