"""Harmful acts in each form, each with the near text that tells of none, or of another doer."""

import time

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.harm import AGENTLESS_HARM, acts
from pressdiff.mentions import cast


def told(article):
    """Return act, form, and the words of who does it and of whom it is done to."""
    text = article.doc.text

    def words(span):
        return None if span is None else text[slice(*span)]

    reading = Reading(article, (), cast(article))
    return [
        (one.act, one.form, words(one.agent_words), words(one.patient_words))
        for one in acts(reading)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Israel attacked Lebanon.", ("attack", "active", "Israel", "Lebanon")),
        ("Police killed a man.", ("kill", "active", "Police", "a man")),
        ("A man was killed by police.", ("kill", "passive", "police", "A man")),
        ("A man was killed.", ("kill", "agentless", None, "A man")),
        ("A man was shot by Monday.", ("shoot", "agentless", None, "A man")),
        ("Nine killed in Israeli strike", ("kill", "passive", "Israeli", "Nine")),
        (
            "The killing of a man by police was condemned.",
            ("kill", "nominalised", "police", "a man"),
        ),
        ("The killing of a man was condemned.", ("kill", "nominalised", None, "a man")),
        (
            "Hamas's killing of 20 civilians shocked many.",
            ("kill", "nominalised", "Hamas", "20 civilians"),
        ),
        (
            "Ten people died in an Israeli airstrike.",
            ("die", "intransitive", "Israeli", "Ten people"),
        ),
        ("The bomb killed ten people.", ("kill", "active", None, "ten people")),
        ("The Israeli bomb killed ten people.", ("kill", "active", "Israeli", "ten people")),
        (
            "Dozens were killed when soldiers opened fire on the crowd.",
            ("kill", "passive", "soldiers", "Dozens"),
        ),
        (
            "A US airstrike on the hospital shocked many.",
            ("strike", "nominalised", "US", "the hospital"),
        ),
        ("The Boston bombing shocked many.", ("bomb", "nominalised", None, "Boston")),
        (
            "Rebels launched an attack on the town.",
            ("attack", "nominalised", "Rebels", "the town"),
        ),
    ],
)
def test_an_act_is_told_in_its_form_with_who_does_it_and_to_whom(parsed, text, found):
    assert told(parsed(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Police did not kill the man.",
        "No one was killed.",
        "Police may kill the man.",
        "If police kill the man, we leave.",
        "Police threatened to kill the man.",
        "The man was going to be killed.",
        "The army denied killing civilians.",
        "Did police kill the man?",
        "They tried to prevent an attack on the embassy.",
    ],
)
def test_what_did_not_happen_is_no_act(parsed, text):
    assert told(parsed(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They struck a deal.",
        "The law was struck down by the court.",
        "She shot a film about war.",
        "The Senate killed the bill.",
        "Trump beat Clinton in Iowa.",
        "Trump attacked Clinton over her emails.",
        "An attack ad hit Clinton.",
        "Workers began a strike against the company.",
        "She executed a search warrant.",
        "He died of cancer in the war.",
        "Ten people were killed in an earthquake.",
        "He was scared to death of the soldiers.",
    ],
)
def test_a_word_of_harm_in_another_sense_is_no_act(parsed, text):
    assert told(parsed(text)) == []


@pytest.mark.parametrize("what", ["attacks", "a series of jihadist attacks"])
def test_a_country_that_suffered_attacks_did_not_do_them(parsed, what):
    found = told(parsed(f"Tunisia has faced {what} in the past year, killing dozens of people."))
    assert ("kill", "active", None) in [one[:3] for one in found]


def test_the_agent_of_a_verb_joined_to_it_is_shared(parsed):
    assert [one[2] for one in told(parsed("A man was shot and killed by police."))] == [
        "police"
    ] * 2


def test_the_headline_of_an_accident_explains_who_was_hurt(parsed):
    text = "Five people were injured on Monday."
    assert told(parsed(text, headline="Bus crash in Leeds")) == []
    assert len(told(parsed(text, headline="Gunman in Leeds"))) == 1


def test_an_adjective_and_its_forces_stand_for_the_state_told_of(parsed):
    text = "Russia spoke. Russian strikes killed a woman. Russian troops shot a man."
    article = parsed(text)
    found = list(acts(Reading(article, (), cast(article))))
    assert [one.agent for one in found] == ["Russia", "Russia"]


def test_swapping_two_names_swaps_their_parts(parsed):
    one = told(parsed("Russia shelled Kharkiv. Ukraine bombed Belgorod."))
    other = told(parsed("Ukraine shelled Kharkiv. Russia bombed Belgorod."))
    assert [row[:2] for row in one] == [row[:2] for row in other]
    assert [row[2] for row in one] == [row[2] for row in reversed(other)] == ["Russia", "Ukraine"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Anna Brown was killed by police.", [0.0]),
        ("Anna Brown was killed.", [1.0]),
        ("A bomb killed Anna Brown.", [1.0]),
        ("Anna Brown was not killed.", []),
    ],
)
def test_harm_without_a_doer_is_observed_about_whom_it_is_done_to(parsed, text, values):
    article = parsed(text)
    found = list(AGENTLESS_HARM(Reading(article, (), cast(article))))
    assert [one.value for one in found] == values
    assert all(one.target == "Anna Brown" for one in found)


@pytest.mark.parametrize(("verbs", "form"), [(3, "passive"), (1500, "agentless")])
def test_a_chain_of_participles_is_read_to_its_depth(chain, verbs, form):
    start = time.perf_counter()
    found = told(chain(verbs))
    assert found[0][:2] == ("shoot", form)
    assert time.perf_counter() - start < 3
