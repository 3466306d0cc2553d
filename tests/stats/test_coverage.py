"""The interval of a mean difference holds the truth 93 to 97 times in 100: benchmarks/coverage.py, smaller."""

import numpy as np
import pytest
from scipy import stats
from simulated import CASES, differences

from pressdiff.stats.resample import has_spread, mean_intervals

RUNS = 1_000


@pytest.mark.parametrize("n", [10, 30, 100])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_intervals_cover_the_truth(case, n):
    found = differences(np.random.default_rng(11), case, RUNS, n)
    assert has_spread(found).mean() > 0.99
    low, high = mean_intervals(found[has_spread(found)])
    covered = ((low <= case.difference) & (case.difference <= high)).sum()
    # 93 to 97 %, give or take what 1,000 corpora can tell
    assert stats.binom.ppf(0.01, len(low), 0.93) <= covered <= stats.binom.ppf(0.99, len(low), 0.97)


def test_over_all_cases_intervals_cover_93_to_97_per_cent():
    held = []
    for case in CASES:
        for n in (10, 30, 100):
            found = differences(np.random.default_rng(12), case, RUNS, n)
            low, high = mean_intervals(found[has_spread(found)])
            held.append(((low <= case.difference) & (case.difference <= high)).mean())
    assert 0.94 < np.mean(held) < 0.96
    assert min(held) > 0.925


def test_an_interval_drawn_too_narrow_would_be_found_out():
    found = differences(np.random.default_rng(11), CASES[0], RUNS, 10)
    low, high = mean_intervals(found)
    middle, half = (
        (low + high) / 2,
        (high - low) / 2 * 1.96 / stats.t.ppf(0.975, 9),
    )  # normal, not t
    covered = (np.abs(middle - CASES[0].difference) <= half).sum()
    assert covered < stats.binom.ppf(0.01, RUNS, 0.93)
