"""Loaded words in both profiles, and what must not be taken for one."""

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.loaded import LOADED_LANGUAGE
from pressdiff.parse import Article

PAIRS = [
    ("The corrupt regime slammed the protesters.", "The government criticised the protesters."),
    ("Radical extremists rammed the disgraceful bill through.", "Lawmakers passed the bill."),
    ("The senator spewed outrageous lies about the budget.", "The senator spoke about the budget."),
]


@pytest.fixture(params=["full", "light"])
def words(request, parsed):
    """Return a function from a text to its loaded words, in either profile."""

    def find(text):
        article = parsed(text)
        if request.param == "light":
            article = Article("light", article.doc)
        found = LOADED_LANGUAGE(Reading(article))
        return [text[one.start : one.end] for one in found if one.value]

    return find


@pytest.mark.parametrize(("loaded", "plain"), PAIRS)
def test_the_loaded_one_of_two_sentences_is_found(words, loaded, plain):
    assert words(loaded)
    assert not words(plain)


def test_the_word_that_causes_the_score_is_the_one_shown(words):
    assert words("They called the policy a shameful betrayal.") == ["shameful"]


def test_no_name_and_no_mark_is_loaded(words):
    found = words("“A disgrace,” Peter Brown told Breitbart of the corrupt, vile regime’s lies.")
    assert found
    assert not {"Peter", "Brown", "Breitbart", "“", ",", "’s"} & set(found)


def test_a_clause_without_a_loaded_word_counts_as_an_opportunity(parsed):
    found = list(LOADED_LANGUAGE(Reading(parsed("The council met on Monday. It left."))))
    assert [one.value for one in found] == [0.0, 0.0]
