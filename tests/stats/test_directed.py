import numpy as np
import pytest
from scipy import stats

from pressdiff.stats.directed import sign_flip_above
from pressdiff.stats.resample import sign_flip

FEW = np.array([0.4, 0.2, -0.1, 0.5, 0.2, 0.5, 0.0, -0.3])


@pytest.mark.parametrize("sign", [1, -1])
def test_a_few_events_agree_with_permutation_test_of_scipy(sign):
    other = stats.permutation_test(
        (sign * FEW,), np.sum, permutation_type="samples", alternative="greater", n_resamples=np.inf
    )
    assert sign_flip_above(sign * FEW, resamples=100, seed=0) == pytest.approx(other.pvalue)


def test_many_events_agree_with_permutation_test_of_scipy():
    many = np.random.default_rng(1).normal(0.25, 1.0, 40)
    other = stats.permutation_test(
        (many,), np.sum, permutation_type="samples", alternative="greater", n_resamples=100_000,
        rng=np.random.default_rng(2),
    )  # fmt: skip
    assert sign_flip_above(many, resamples=20_000, seed=0) == pytest.approx(other.pvalue, abs=0.01)


def test_it_is_half_of_the_two_sided_p_where_the_mean_is_above_0():
    both = sign_flip(FEW[None], resamples=100, seed=0)[0]
    assert sign_flip_above(FEW, resamples=100, seed=0) == both / 2


def test_equal_accounts_are_no_evidence():
    assert sign_flip_above(np.zeros(6), resamples=100, seed=0) == 1.0
