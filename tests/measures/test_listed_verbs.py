"""A user's list of verbs: who gets the score."""

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.listed_verbs import VerbList, verbs_measure
from pressdiff.mentions import cast

POWER = VerbList(
    {
        "attack": (1.0, -1.0), "arrest": (1.0, -1.0), "admire": (-1.0, 1.0), "back": (1.0, None),
        "back down": (-1.0, None), "appeal to": (-1.0, 1.0), "appeal": (0.5, None),
    }
)  # fmt: skip


@pytest.fixture
def scores(parsed):
    def look(text, verbs=POWER):
        article = parsed(text)
        measure = verbs_measure("power", "Power", "power.csv", verbs)
        found = measure(Reading(article, people=cast(article)))
        return {one.target: one.value / one.n for one in found}

    return look


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mary Jones attacked Peter Brown.", {"Mary Jones": 1, "Peter Brown": -1}),
        ("Peter Brown was attacked by Mary Jones.", {"Mary Jones": 1, "Peter Brown": -1}),
        ("Peter Brown was attacked on Monday.", {"Peter Brown": -1}),
        ("Mary Jones did not attack Peter Brown.", {}),
        ("Mary Jones never attacked Peter Brown.", {}),
        ("Peter Brown was not attacked by Mary Jones.", {}),
        ("Mary Jones met Peter Brown.", {}),
        ("Mary Jones, who attacked Peter Brown, fled.", {"Mary Jones": 1, "Peter Brown": -1}),
        ("Mary Jones went out and attacked Peter Brown.", {"Mary Jones": 1, "Peter Brown": -1}),
        ("Peter Brown was seen and arrested.", {"Peter Brown": -1}),
        (
            "Mary Jones and Anna Smith attacked Peter Brown.",
            {"Mary Jones": 1, "Anna Smith": 1, "Peter Brown": -1},
        ),
        ("Mary Jones backed Peter Brown.", {"Mary Jones": 1}),
        ("Mary Jones backed down on Monday.", {"Mary Jones": -1}),
        ("Mary Jones appealed to Peter Brown.", {"Mary Jones": -1, "Peter Brown": 1}),
        ("Mary Jones appealed on Monday.", {"Mary Jones": 0.5}),
        ("The attack shocked Peter Brown.", {}),
    ],
)
def test_the_score_goes_to_its_actor(scores, text, want):
    assert scores(text) == want


def test_two_verbs_of_one_subject_are_two_opportunities_of_one_mention(parsed):
    article = parsed("Mary Jones attacked Peter Brown and admired Anna Smith.")
    measure = verbs_measure("power", "Power", "power.csv", POWER)
    found = {one.target: one for one in measure(Reading(article, people=cast(article)))}
    assert (found["Mary Jones"].value, found["Mary Jones"].n) == (0.0, 2.0)


def test_a_name_swapped_swaps_the_target_alone(scores):
    text = "{} attacked {}."
    one = scores(text.format("Mary Jones", "Peter Brown"))
    other = scores(text.format("Peter Brown", "Mary Jones"))
    assert one == {"Mary Jones": 1, "Peter Brown": -1}
    assert other == {"Mary Jones": -1, "Peter Brown": 1}


def test_a_chain_of_a_thousand_verbs_is_read(scores):
    scores("Mary Jones was " + "attacked, " * 1500 + "and arrested by Peter Brown.")
