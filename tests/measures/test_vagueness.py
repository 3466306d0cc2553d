"""Vague words, and what is missing in profile light."""

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.vagueness import VAGUENESS
from pressdiff.parse import Article


def test_a_clause_of_unnamed_many_is_vague_and_names_its_word(parsed):
    article = parsed(
        "Some experts say the plan is widely seen as a failure. Nine men died in Riga."
    )
    found = list(VAGUENESS(Reading(article)))
    vague = [article.text[one.start : one.end] for one in found if one.value]
    assert "Some" in vague or "experts" in vague or "widely" in vague
    assert found[-1].value == 0.0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Some experts doubt it.", "Anna Brown and Peter Smith doubt it."),
        ("The plan is widely seen as a failure.", "The plan failed."),
        ("It was seen by many as a failure.", "It was seen by Peter Smith as a failure."),
    ],
)
def test_who_is_named_is_not_vague(parsed, text, named):
    assert any(one.value for one in VAGUENESS(Reading(parsed(text))))
    assert not any(one.value for one in VAGUENESS(Reading(parsed(named))))


def test_no_mark_and_no_name_is_vague(parsed):
    article = parsed("“Some experts doubt it,” Peter Brown told Reuters. Many of them left.")
    found = [article.text[one.start : one.end] for one in VAGUENESS(Reading(article)) if one.value]
    assert found
    assert all(word.isalpha() and word not in {"Peter", "Brown", "Reuters"} for word in found)


def test_without_the_encoder_there_is_no_opportunity(parsed):
    article = parsed("Some experts say the plan failed.")
    assert not list(VAGUENESS(Reading(Article("light", article.doc))))
