"""Whose act a verb tells, from clauses parsed."""

import pytest

from pressdiff.measures.verb_roles import is_passive, subject_of, undergoer


@pytest.fixture
def verb(parsed):
    def look(text, word):
        return next(token for token in parsed(text).doc if token.text == word)

    return look


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("The man was attacked.", "attacked", True),
        ("The man attacked her.", "attacked", False),
        ("The man had attacked her.", "attacked", False),
        ("The men attacked by police fled.", "attacked", True),
        ("The man was seen and arrested.", "arrested", True),
        ("The man was seen and arrested her.", "arrested", False),
    ],
)
def test_a_passive_is_told_from_its_near_twin(verb, text, word, passive):
    assert is_passive(verb(text, word)) is passive


@pytest.mark.parametrize(
    ("text", "word", "who", "near"),
    [
        ("The police attacked her.", "attacked", "police", "police"),
        ("The police came and attacked her.", "attacked", "police", "police"),
        ("The man who attacked her fled.", "attacked", "man", "man"),
        ("The man who came and attacked her fled.", "attacked", "man", "man"),
        ("The police wanted to attack her.", "attack", "police", None),
        ("The police told soldiers to leave.", "leave", "soldiers", None),
        ("Tunisia has faced attacks, killing dozens.", "killing", "attacks", None),
    ],
)
def test_who_acts_is_found_up_to_the_verb_it_hangs_on(verb, text, word, who, near):
    at = verb(text, word)
    found = [subject_of(at), subject_of(at, reach=False)]
    assert [one and one.text for one in found] == [who, near]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The man was shot.", "shot", "man"),
        ("The man was seen and shot.", "shot", "man"),
        ("The man shot by police fled.", "shot", "man"),
        ("The man who was shot fled.", "shot", "man"),
    ],
)
def test_who_is_acted_upon(verb, text, word, who):
    assert undergoer(verb(text, word)).text == who
