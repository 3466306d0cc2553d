"""The join of observations with voices and sections."""

from dataclasses import replace

from pressdiff.attribution import Attribution
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.observe import observations
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
        "agent_deletion", "agentless_harm", "boosting", "hedging", "vagueness",
    }  # fmt: skip
