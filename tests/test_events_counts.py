"""Tables of counts say what counting by hand says, and sums over groups what adding does."""

from collections import Counter

import numpy as np
import pytest
from scipy import sparse

from pressdiff.events.counts import counts, present, products, scaled, top
from pressdiff.events.words import NOTHING, words

TITLES = ["Two dead in Riga fire", None, "Riga mourns", None]
TEXTS = [
    "A fire killed 2 people in Riga on Monday, September 15, 2023. The fire cost 1,500 euros.",
    "",
    "On Tuesday the mayor of Riga, Anna Berg, named the 12 dead. Berg wept.",
    "Да. 15 September.",
]
WORDS = [words(*one) for one in zip(TITLES, TEXTS, strict=True)]
OF_WORDS = ("headline", "lead", "body", "names", "lead_names")
OTHERS = ("numbers", "dates", "years", "weekdays")


@pytest.fixture
def read():
    return counts(iter(WORDS))


@pytest.mark.parametrize("part", OF_WORDS)
def test_each_article_has_the_counts_of_its_words(read, part):
    names = list(read.vocabulary)
    for row, one in zip(getattr(read, part).toarray(), WORDS, strict=True):
        assert {names[at]: row[at] for at in np.flatnonzero(row)} == getattr(one, part)


@pytest.mark.parametrize("part", OTHERS)
def test_numbers_and_times_have_columns_of_their_own(read, part):
    told = [Counter(getattr(one, part)) for one in WORDS]
    table = getattr(read, part)
    assert table.shape == (len(WORDS), len(set().union(*told)))
    assert sorted(table.toarray()[0][table.toarray()[0] > 0]) == sorted(told[0].values())
    assert table.sum() == sum(one.total() for one in told)


def test_the_same_date_in_two_orders_is_one(read):
    assert products(read.dates, [0, 0], read.dates, [3, 2]).tolist() == [1, 0]


@pytest.mark.parametrize("part", [*OF_WORDS, "numbers", "dates", "years"])
def test_joined_articles_have_the_sums(read, part):
    joined = getattr(read.joined(np.array([1, 0, 1, 2])), part).toarray()
    each = getattr(read, part).toarray()
    assert joined.tolist() == [each[1].tolist(), (each[0] + each[2]).tolist(), each[3].tolist()]


def test_joined_articles_have_no_weekdays(read):
    joined = read.joined(np.array([0, 0, 0, 0]))
    assert read.weekdays.sum() == 2
    assert (joined.size, joined.weekdays.sum()) == (1, 0)


@pytest.mark.parametrize("articles", [[], [NOTHING], [NOTHING] * 3])
def test_articles_of_no_words_are_rows_of_nothing(articles):
    read = counts(articles)
    assert read.size == len(articles)
    assert scaled(read.body, np.ones(0, dtype=np.float32)).nnz == 0


def test_scaled_rows_are_of_length_one(read):
    weight = np.linspace(0.5, 5, len(read.vocabulary)).astype(np.float32)
    body = scaled(read.body, weight)
    length = np.sqrt(body.multiply(body).sum(axis=1))
    assert length == pytest.approx([1, 0, 1, 1])
    cosine = products(body, [0, 0], body, [2, 0])
    dense = body.toarray()
    assert cosine == pytest.approx([dense[0] @ dense[2], 1], abs=1e-6)


def test_the_greatest_of_each_row_are_kept():
    table = sparse.csr_array(np.array([[3.0, 1, 2, 0], [0, 0, 1, 0], [0, 0, 0, 0]]))
    assert top(table, 2).toarray().tolist() == [[3, 0, 2, 0], [0, 0, 1, 0], [0] * 4]
    assert present(table).toarray().tolist() == [[1, 1, 1, 0], [0, 0, 1, 0], [0] * 4]
