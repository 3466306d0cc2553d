"""The benchmark of grouping's time and memory, on the sample."""

from pathlib import Path

import grouping
import numpy as np
import pandas as pd
import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles" / "lantern.csv"


@pytest.fixture
def corpus() -> pd.DataFrame:
    read = pd.read_csv(SAMPLE, dtype="str")
    return read.rename(columns={"source": "outlet", "date": "published_at"})[grouping.COLUMNS]


def test_a_longer_stream_dates_each_repeat_after_the_one_before(corpus):
    size = len(corpus)
    found = grouping.stream(corpus, 2 * size, "longer")
    assert found["article_id"].is_unique
    first, again = found["published_at"][:size], found["published_at"][size:]
    assert first.is_monotonic_increasing
    assert again.min() > first.max()


def test_a_denser_stream_keeps_the_dates(corpus):
    size = len(corpus)
    found = grouping.stream(corpus, 2 * size, "denser")
    first, again = found["published_at"][:size], found["published_at"][size:]
    assert first.tolist() == again.tolist()


def test_repeats_have_some_other_words_and_the_first_round_has_none(corpus):
    found = grouping.stream(corpus, 2 * len(corpus), "denser")
    texts = found["text"].tolist()
    assert set(texts[: len(corpus)]) == set(corpus["text"])
    for old, new in zip(texts, texts[len(corpus) :], strict=False):
        a, b = old.split(" "), new.split(" ")
        assert len(a) == len(b)
        assert 0.1 < np.mean([x != y for x, y in zip(a, b, strict=True)]) < 0.7


def test_a_stream_is_the_same_each_time(corpus):
    one, two = (grouping.stream(corpus, 2 * len(corpus), "longer") for _ in range(2))
    pd.testing.assert_frame_equal(one, two)


def test_grouping_is_measured(corpus):
    found = grouping.measured(grouping.stream(corpus, len(corpus), "longer"))
    assert 1 <= found["storylines"] <= found["events"] <= len(corpus)
    assert 0 < found["before_gb"] <= found["peak_gb"]


def test_the_exponent_of_a_square_is_two_and_one_size_has_none():
    assert grouping.exponent({10: 1.0, 100: 100.0, 1000: 10_000.0}) == pytest.approx(2)
    assert grouping.exponent({10: 1.0}) is None


@pytest.mark.parametrize(
    ("exponent", "peak", "kept"), [(1.1, 2.5, True), (1.4, 2.5, False), (1.1, 3.2, False)]
)
def test_a_limit_missed_in_time_or_memory_is_told(exponent, peak, kept):
    series = {"exponent": exponent, "sizes": {100_000: {"peak_gb": peak}}}
    assert grouping.within(series) is kept
