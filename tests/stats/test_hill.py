"""Hill numbers against those that iNEXT publishes for its example, and against enumeration."""

from itertools import combinations

import numpy as np
import pytest

from pressdiff.stats.hill import coverage, hill, rarefied

# Spiders of two plots, the example of the R package iNEXT (Hsieh, Ma and Chao 2016,
# https://doi.org/10.1111/2041-210X.12613), and the numbers its vignette prints for them.
GIRDLED = np.array([46, 22, 17, 15, 15, 9, 8, 6, 6, 4, *[2] * 4, *[1] * 12])
LOGGED = np.array([88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, *[4] * 3, *[3] * 4, *[2] * 4, *[1] * 14])  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "published"),
    [(GIRDLED, [26.000, 12.060, 7.840]), (LOGGED, [37.000, 14.421, 6.761])],
)
def test_hill_numbers_are_the_published_ones(counts, published):
    assert hill(counts) == pytest.approx(published, abs=0.0006)
    assert rarefied(counts, int(counts.sum())) == pytest.approx(published, abs=0.0006)


@pytest.mark.parametrize(("counts", "published"), [(GIRDLED, 0.9289), (LOGGED, 0.9446)])
def test_coverage_is_the_published_one(counts, published):
    assert coverage(counts) == pytest.approx(published, abs=0.0001)


@pytest.mark.parametrize("size", [1, 2, 4, 6, 7])
def test_a_smaller_sample_has_what_all_samples_of_that_size_have_on_average(size):
    counts = np.array([4, 2, 1])
    all_samples = list(combinations(np.repeat(np.arange(3), counts), size))
    kinds = np.mean([len(set(one)) for one in all_samples])
    times = [np.bincount(one) for one in all_samples]
    share = np.arange(1, size + 1) / size
    expected = np.array([np.mean([(one == k).sum() for one in times]) for k in range(1, size + 1)])
    found = rarefied(counts, size)
    assert found[0] == pytest.approx(kinds)
    assert found[1] == pytest.approx(np.exp(-(share * np.log(share) * expected).sum()))
    assert found[2] == pytest.approx(1 / (share**2 * expected).sum())


def test_one_attribution_has_one_speaker_of_every_order():
    assert rarefied(GIRDLED, 1) == pytest.approx([1, 1, 1])
    assert hill(np.array([7])).tolist() == [1, 1, 1]


def test_coverage_with_no_kind_once_or_none_twice():
    assert coverage(np.array([3, 2])) == 1
    assert coverage(np.array([1])) == 0
    assert coverage(np.array([1, 1, 1])) == pytest.approx(1 - 4 / (4 + 2))
