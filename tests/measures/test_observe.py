"""The join of observations with voices and sections."""

from dataclasses import replace

import pytest

from pressdiff.attribution import Attribution, attributions
from pressdiff.measures import ALL
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.observe import observations
from pressdiff.mentions import cast
from pressdiff.schema import OBSERVATIONS

TEXT = "First words here.\nSecond words follow after that.\nThird words end."


def marks(*spans: tuple[int, int]) -> Measure:
    """Return a measure that observes `spans`, whatever the text."""
    return Measure(
        name="marks",
        title="Marks",
        unit="marks per mark",
        low=0.0,
        high=1.0,
        missing="no mark",
        needs=frozenset(),
        source="none",
        validity="not measured yet",
        observe=lambda _: iter([Observation(start, end, 1.0) for start, end in spans]),
    )


ATTRIBUTION = Attribution(
    source=(),
    cue=((12, 16),),
    content=((18, 24), (31, 37)),
    kind="direct",
    lemma="say",
    stance="neutral",
    source_type=None,
    anonymous=True,
    entity=None,
    parent=None,
)


def test_a_span_is_attributed_if_it_starts_in_a_content(parsed):
    article = parsed(TEXT)
    spans = [(12, 16), (17, 20), (18, 20), (23, 26), (24, 26), (31, 40), (36, 37), (37, 40)]
    rows = observations(Reading(article, [ATTRIBUTION]), (marks(*spans),))
    voices = [row["voice"] for row in rows]
    assert voices == ["own", "own", *["attributed"] * 2, "own", *["attributed"] * 2, "own"]


def test_nested_contents_do_not_end_the_outer_one(parsed):
    nested = replace(ATTRIBUTION, content=((20, 22),), parent=0)
    outer = replace(ATTRIBUTION, content=((18, 40),))
    rows = observations(Reading(parsed(TEXT), [outer, nested]), (marks((30, 31)),))
    assert [row["voice"] for row in rows] == ["attributed"]


def test_rows_carry_section_and_fit_the_table(parsed):
    article = parsed(TEXT.split("\n", 1)[1], headline=TEXT.split("\n", maxsplit=1)[0])
    rows = observations(Reading(article), (marks((0, 5), (18, 24), (50, 55)),))
    assert [row["section"] for row in rows] == ["headline", "lead", "body"]
    assert len(OBSERVATIONS.frame(rows)) == 3


def test_all_measures_give_rows_that_fit_the_table(parsed):
    article = parsed("Nine people were killed. Some may have fled, officials say.")
    frame = OBSERVATIONS.frame(observations(Reading(article)))
    assert set(frame["measure"]) == {
        "agent_deletion", "agentless_harm", "agentless_passives", "boosting", "hedging", "loaded_language",
        "vagueness",
    }  # fmt: skip


SAID = [
    ("agency", "Anna Brown attacked nine men"),
    ("agent_deletion", "Nine men were arrested"),
    ("agentless_passives", "Nine men were arrested"),
    ("agentless_harm", "Nine men were killed"),
    ("boosting", "The minister clearly lied"),
    ("hedging", "They may have fled"),
    ("vagueness", "Some experts doubt the plan"),
]


def voices(parsed, measure, text):
    article = parsed(text)
    people = cast(article)
    reading = Reading(article, attributions(article, people), people)
    rows = observations(reading, [one for one in ALL if one.name == measure])
    return {row["voice"] for row in rows if row["value"]}


@pytest.mark.parametrize(("measure", "words"), SAID)
@pytest.mark.parametrize(
    ("frame", "voice"),
    [
        ("{}, and the mayor left.", {"own"}),
        ("“{},” the mayor said.", {"attributed"}),
        ("The mayor said: “{}.”", {"attributed"}),
        ("According to the mayor, {}.", {"attributed"}),
    ],
)
def test_the_same_words_are_the_outlets_or_the_speakers(parsed, measure, words, frame, voice):
    assert voices(parsed, measure, frame.format(words)) == voice
