"""Candidates are each article's nearest inside the window, the same whatever the block."""

import numpy as np
import pytest
from scipy import sparse

from pressdiff.events import neighbours as module
from pressdiff.events.neighbours import FLOOR, neighbours


def weighed(rows):
    """Return rows of weights, articles x words, as `neighbours` has them: of length 1."""
    table = np.asarray(rows, dtype=np.float32)
    length = np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    return sparse.csr_array(table / length)


def found(rows, days, window=10.0):
    left, right = neighbours(weighed(rows), np.asarray(days, dtype=float), window)
    assert (left < right).all()
    return list(zip(left.tolist(), right.tolist(), strict=True))


@pytest.fixture(scope="module")
def random():
    """Return articles of a few random words, no two cosines the same, and days, some unknown."""
    rng = np.random.default_rng(0)
    rows = rng.random((60, 40)) * (rng.random((60, 40)) < 0.2)
    days = rng.uniform(0, 40, 60)
    return rows, np.where(rng.random(60) < 0.2, np.nan, days)


def naive(rows, days, window):
    """Return all pairs of a cosine of `FLOOR` and not known to be further apart than `window`."""
    body = weighed(rows)
    cosine = (body @ body.T).toarray()
    return [
        (a, b)
        for a in range(len(days))
        for b in range(a + 1, len(days))
        if cosine[a, b] >= FLOOR and not abs(days[a] - days[b]) > window
    ]


def test_articles_further_apart_than_the_window_are_no_pair():
    assert found([[1, 1]] * 3, [0, 10, 20.5]) == [(0, 1)]


def test_an_article_without_a_day_is_near_to_every_day():
    assert found([[1, 1]] * 3, [0, np.nan, 1000]) == [(0, 1), (1, 2)]


def test_articles_without_words_in_common_are_no_pair():
    assert found([[1, 0, 0], [1, 0, 0], [0, 1, 1], [0, 1, 1]], [0] * 4) == [(0, 1), (2, 3)]


@pytest.mark.parametrize("window", [5.0, 20.0, float("inf")])
def test_few_articles_are_paired_as_by_a_table_of_all_pairs(random, window):
    rows, days = random
    assert found(rows, days, window) == naive(rows, days, window)


@pytest.mark.parametrize("block", [1, 7, 1000])
def test_blocks_change_nothing(random, block, monkeypatch):
    rows, days = random
    whole = found(rows, days, 20.0)
    monkeypatch.setattr(module, "BLOCK", block)
    assert found(rows, days, 20.0) == whole


def test_the_order_of_articles_changes_nothing(random):
    rows, days = random
    turned = [(59 - b, 59 - a) for a, b in found(rows[::-1], days[::-1], 20.0)]
    assert sorted(turned) == found(rows, days, 20.0)


def test_each_article_has_its_nearest_and_no_more(random, monkeypatch):
    rows, _ = random
    monkeypatch.setattr(module, "MOST", 2)
    body = weighed(rows)
    cosine = (body @ body.T).toarray()
    np.fill_diagonal(cosine, 0)
    nearest = {
        (min(a, b), max(a, b))
        for a in range(60)
        for b in np.argsort(-cosine[a])[:2].tolist()
        if cosine[a, b] >= FLOOR
    }
    assert found(rows, [0] * 60) == sorted(nearest)


def test_words_that_are_everywhere_find_nobody(monkeypatch):
    monkeypatch.setattr(module, "COMMON", 3)
    assert found([[1, 1], [1, 1], [1, 0], [1, 0], [1, 0]], [0] * 5) == [(0, 1)]


@pytest.mark.parametrize(("articles", "words"), [(0, 0), (1, 3), (4, 0)])
def test_where_there_is_nothing_to_compare_there_is_no_pair(articles, words):
    assert found(np.ones((articles, words)), [0] * articles) == []


def test_days_centuries_apart_are_only_far_apart():
    assert found([[1, 1]] * 3, [-98_000, -97_995, 19_000]) == [(0, 1)]
