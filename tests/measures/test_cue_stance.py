"""Doubting and endorsing cues, from attributions given."""

import pytest

from pressdiff.attribution import Attribution, attributions
from pressdiff.measures.base import Observation, Reading
from pressdiff.measures.cue_stance import DOUBTING_CUES, ENDORSING_CUES
from pressdiff.measures.observe import observations
from pressdiff.mentions import cast


def attribution(*cue: tuple[int, int], stance: str = "neutral", entity: str | None = None):
    return Attribution(
        source=(),
        cue=cue,
        content=((50, 60),),
        kind="indirect",
        lemma="say" if cue else None,
        stance=stance,
        source_type=None,
        anonymous=False,
        entity=entity,
        parent=None,
    )


def test_each_cue_is_one_opportunity_for_each_stance(parsed):
    found = [
        attribution((0, 7), stance="doubting", entity="Kuleba"),
        attribution((9, 13), entity="Macron"),
        attribution((15, 23), stance="endorsing"),
        attribution((25, 31), stance="denying"),
    ]
    reading = Reading(parsed("Words."), found)
    assert [one.value for one in DOUBTING_CUES(reading)] == [1.0, 0.0, 0.0, 0.0]
    assert [one.value for one in ENDORSING_CUES(reading)] == [0.0, 0.0, 1.0, 0.0]
    assert [one.target for one in DOUBTING_CUES(reading)] == ["Kuleba", "Macron", None, None]


@pytest.mark.parametrize(
    ("text", "cue", "value"),
    [
        ("Officials confirmed it.", "confirmed", 1.0),
        ("Officials did not confirm it.", "did not confirm", 0.0),
        ("Officials did not publicly confirm it.", "confirm", 0.0),
        ("Officials haven’t confirmed it.", "haven’t confirmed", 0.0),
        ("Officials never confirmed it.", "confirmed", 0.0),
        ("Officials declined to confirm it.", "confirm", 0.0),
        ("It was confirmed by officials.", "was confirmed by", 1.0),
        ("It was not so. Officials confirmed it.", "confirmed", 1.0),
    ],
)
def test_a_negated_cue_backs_nothing(parsed, text, cue, value):
    start = text.index(cue)
    said = [attribution((start, start + len(cue)), stance="endorsing")]
    assert [one.value for one in ENDORSING_CUES(Reading(parsed(text), said))] == [value]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Officials claimed that the town had fallen.", "own"),
        ("The mayor said that officials had claimed that the town had fallen.", "attributed"),
    ],
)
def test_a_cue_is_of_the_voice_that_credits(parsed, text, voice):
    article = parsed(text)
    people = cast(article)
    found = observations(Reading(article, attributions(article, people), people), (DOUBTING_CUES,))
    assert [one["voice"] for one in found if one["value"]] == [voice]


def test_a_quotation_without_a_cue_is_no_opportunity(parsed):
    assert list(DOUBTING_CUES(Reading(parsed("Words."), [attribution()]))) == []


def test_a_cue_in_pieces_spans_from_first_to_last(parsed):
    reading = Reading(parsed("Words."), [attribution((0, 7), (12, 15))])
    assert list(DOUBTING_CUES(reading)) == [Observation(0, 15, 0.0)]


def test_a_cue_with_several_contents_counts_once(parsed):
    reading = Reading(parsed("Words."), [attribution((0, 7)), attribution((0, 7))])
    assert len(list(DOUBTING_CUES(reading))) == 1
