"""Unnamed and official sources, from attributions given."""

from pressdiff.attribution import Attribution
from pressdiff.measures.anonymous import ANONYMOUS_SOURCES, OFFICIAL_SOURCES
from pressdiff.measures.base import Observation, Reading


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
        Observation(7, 9, 0.0, target="Kuleba"),
    ]


def test_officials_politicians_and_the_military_are_official_and_unknown_types_are_left_out(parsed):
    kinds = ["official", "politician", "military", "witness", "expert", None]
    found = [attribution((at, at + 1), kind=kind) for at, kind in enumerate(kinds)]
    values = [one.value for one in OFFICIAL_SOURCES(Reading(parsed("Words."), found))]
    assert values == [1.0, 1.0, 1.0, 0.0, 0.0]


def test_who_is_not_told_of_or_not_credited_is_no_opportunity(parsed):
    found = [attribution(anonymous=True), attribution((0, 2), anonymous=True, lemma="know")]
    assert list(ANONYMOUS_SOURCES(Reading(parsed("Words."), found))) == []


def test_one_source_of_several_contents_counts_once(parsed):
    found = [attribution((0, 5), (6, 8)), attribution((0, 5), (6, 8))]
    assert [one.end for one in ANONYMOUS_SOURCES(Reading(parsed("Words."), found))] == [8]
