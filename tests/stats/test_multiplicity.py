"""Families of tests: against R and statsmodels, and in corpora where the truth is known."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from simulated import families as corpora

from pressdiff.stats.multiplicity import adjusted, benjamini_hochberg, families, holm
from pressdiff.stats.resample import sign_flip

P = np.array([0.01, 0.04, 0.03, np.nan, 0.2])


def test_holm_agrees_with_statsmodels():
    # statsmodels 0.15: multipletests([.01, .04, .03, .2], method="holm")[1]
    assert holm(P) == pytest.approx([0.04, 0.09, 0.09, np.nan, 0.2], nan_ok=True)


def test_benjamini_hochberg_agrees_with_statsmodels():
    # statsmodels 0.15: multipletests([.01, .04, .03, .2], method="fdr_bh")[1]
    expected = [0.04, 0.16 / 3, 0.16 / 3, np.nan, 0.2]
    assert benjamini_hochberg(P) == pytest.approx(expected, nan_ok=True)


def test_a_family_is_adjusted_as_if_there_were_no_other():
    family = np.array(["a", "b", "a", "a", "b"], dtype=object)
    for correction, adjust in (("holm", holm), ("bh", benjamini_hochberg)):
        found = adjusted(P, family, correction)
        assert found[[0, 2, 3]] == pytest.approx(adjust(P[[0, 2, 3]]), nan_ok=True)
        assert found[[1, 4]] == pytest.approx(adjust(P[[1, 4]]))


def test_targets_and_the_users_own_measures_are_families_of_their_own():
    table = pd.DataFrame({"measure": ["m", "m", "list", "list"], "target": ["", "x", "", "x"]})
    assert families(table, ["list"]).tolist() == [
        "measures",
        "measures by target",
        "your measures",
        "your measures",
    ]


RUNS, N = 300, 12  # up to 12 events p is exact


@pytest.fixture(scope="module")
def tested():
    """Return p of 18 tests in each of `RUNS` corpora, with which differ in truth; by shift."""
    found = {}
    for shift in (0.0, 1.0):
        differences, differ = corpora(np.random.default_rng(4), RUNS, 6, 3, N, shift)
        p = [
            sign_flip(block, resamples=100, seed=0)
            for block in np.array_split(differences.reshape(-1, N), 12)
        ]
        found[shift] = np.concatenate(p).reshape(RUNS, -1), differ
    return found


def most(share):
    """Return the most of `RUNS` that chance alone gives, but for 1 in 1,000."""
    return stats.binom.ppf(0.999, RUNS, share) / RUNS


@pytest.mark.parametrize("shift", [0.0, 1.0], ids=["none differs", "some differ"])
def test_holm_keeps_the_chance_of_any_false_finding(tested, shift):
    p, differ = tested[shift]
    plain = (p < 0.05)[:, ~differ].any(axis=1).mean()
    kept = np.array([holm(one) < 0.05 for one in p])[:, ~differ].any(axis=1).mean()
    assert kept <= most(0.05)
    assert plain > 0.3  # what is corrected for is there


def test_benjamini_hochberg_keeps_the_share_of_false_findings_and_finds_more(tested):
    p, differ = tested[1.0]
    told = np.array([benjamini_hochberg(one) < 0.05 for one in p])
    strict = np.array([holm(one) < 0.05 for one in p])
    share = (told & ~differ).sum(axis=1) / np.maximum(told.sum(axis=1), 1)
    assert share.mean() <= 0.05 + 3 * share.std() / np.sqrt(RUNS)
    assert told[:, differ].mean() > strict[:, differ].mean() + 0.05
    nothing, none = tested[0.0]
    false = np.array([(benjamini_hochberg(one) < 0.05).any() for one in nothing])
    assert not none.any()
    assert false.mean() <= most(0.05)
