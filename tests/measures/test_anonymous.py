"""Unnamed and official sources, from attributions given."""

import pytest

from pressdiff.attribution import Attribution, attributions
from pressdiff.measures.anonymous import ANONYMOUS_SOURCES, OFFICIAL_SOURCES
from pressdiff.measures.base import Observation, Reading
from pressdiff.measures.observe import observations
from pressdiff.mentions import cast


def attribution(*source, anonymous=False, kind=None, entity=None, lemma="say"):
    return Attribution(
        source,
        ((40, 44),),
        ((50, 60),),
        "indirect",
        lemma,
        "neutral",
        kind,
        anonymous,
        entity,
        None,
    )


def test_a_source_is_named_or_not(parsed):
    found = [attribution((0, 5), anonymous=True), attribution((7, 9), entity="Kuleba")]
    assert list(ANONYMOUS_SOURCES(Reading(parsed("Words."), found))) == [
        Observation(0, 5, 1.0),
        Observation(7, 9, 0.0),
    ]


def test_officials_politicians_and_the_military_are_official_and_unknown_types_are_left_out(parsed):
    kinds = ["official", "politician", "military", "witness", "expert", None]
    found = [attribution((at, at + 1), kind=kind) for at, kind in enumerate(kinds)]
    values = [one.value for one in OFFICIAL_SOURCES(Reading(parsed("Words."), found))]
    assert values == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_who_is_not_told_of_or_not_credited_is_no_opportunity(parsed):
    found = [attribution(anonymous=True), attribution((0, 2), anonymous=True, lemma="know")]
    assert list(ANONYMOUS_SOURCES(Reading(parsed("Words."), found))) == []


def test_neither_is_about_anybody_for_a_named_source_is_always_named(parsed):
    found = [attribution((0, 5), entity=who, kind="official") for who in ("Kuleba", "Zaluzhny")]
    for measure in (ANONYMOUS_SOURCES, OFFICIAL_SOURCES):
        assert [one.target for one in measure(Reading(parsed("Words."), found))] == [None]


def test_one_source_of_several_contents_counts_once(parsed):
    found = [attribution((0, 5), (6, 8)), attribution((0, 5), (6, 8))]
    assert [one.end for one in ANONYMOUS_SOURCES(Reading(parsed("Words."), found))] == [8]


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("Officials confirmed that the town had fallen.", [1.0]),
        ("It was confirmed by officials that the town had fallen.", [1.0]),
        ("Officials did not confirm that the town had fallen.", [1.0]),
        ("Anna Brown confirmed that the town had fallen.", [0.0]),
        ("It was confirmed by Anna Brown that the town had fallen.", [0.0]),
        ("“The town fell,” a resident said.", [1.0]),
        ("“The town fell,” said Anna Brown, a resident.", [0.0]),
    ],
)
def test_a_source_is_unnamed_whatever_the_clause_is_like(parsed, text, unnamed):
    article = parsed(text)
    people = cast(article)
    reading = Reading(article, attributions(article, people), people)
    assert [one.value for one in ANONYMOUS_SOURCES(reading)] == unnamed


def test_a_source_credited_in_anothers_words_is_in_theirs(parsed):
    article = parsed("The residents said that the officials had admitted that the town fell.")
    people = cast(article)
    reading = Reading(article, attributions(article, people), people)
    found = observations(reading, (OFFICIAL_SOURCES,))
    assert [(one["voice"], one["value"]) for one in found] == [("own", 0.0), ("attributed", 1.0)]
