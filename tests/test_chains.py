"""Mentions of one event are one chain where the words allow it, and never on the noun alone."""

import numpy as np
import pandas as pd
import pytest

from pressdiff.chains import Marked, happenings, link, same_head, states
from pressdiff.chains.people import people
from pressdiff.errors import InputError
from pressdiff.linkage import groups

ONE = (
    "President Anna Berg of Latvia met the Estonian prime minister, Jaan Tamm, on Monday. Riga wants the "
    "accord, Berg said. The Latvian government will sign the fishing agreement in May."
)
TWO = (
    "Ms. Berg defended the fishing pact. Mr. Tamm, the Estonian leader, called it a bad deal. "
    "Officials in Tallinn were silent."
)


@pytest.fixture
def chains(parsed):
    """Return a function from texts with their mentions to the chain of each mention."""

    def chained(*texts, method=link):
        event, named = [], []
        for number, (text, *mentions) in enumerate(texts):
            spans = [(text.index(one), text.index(one) + len(one)) for one in mentions]
            event.append(Marked(parsed(text, article_id=str(number)), spans))
            named += [f"{one} {number}" for one in mentions]
        return dict(zip(named, method(event), strict=True))

    return chained


def test_a_person_is_one_by_name_surname_and_office(chains):
    found = chains(
        (ONE, "President Anna Berg", "Jaan Tamm"),
        (TWO, "Ms. Berg", "Mr. Tamm", "the Estonian leader"),
    )
    assert found["President Anna Berg 0"] == found["Ms. Berg 1"]
    assert found["Jaan Tamm 0"] == found["Mr. Tamm 1"] == found["the Estonian leader 1"]
    assert found["Jaan Tamm 0"] != found["Ms. Berg 1"]


def test_a_state_is_one_with_its_capital_and_government(chains):
    found = chains((ONE, "Latvia", "Riga", "The Latvian government"), (TWO, "Tallinn"))
    assert found["Latvia 0"] == found["Riga 0"] == found["The Latvian government 0"]
    assert found["Tallinn 1"] != found["Latvia 0"]


def test_outlets_nouns_for_one_thing_are_one_chain_where_its_words_are_shared(chains):
    found = chains((ONE, "the fishing agreement"), (TWO, "the fishing pact", "Officials"))
    assert found["the fishing agreement 0"] == found["the fishing pact 1"] != found["Officials 1"]


def test_the_baseline_knows_the_head_alone(chains):
    found = chains(
        (ONE, "the fishing agreement", "Berg"), (TWO, "Ms. Berg", "pact"), method=same_head
    )
    assert found["Berg 0"] == found["Ms. Berg 1"]
    assert found["the fishing agreement 0"] != found["pact 1"]


def test_an_event_without_mentions_has_no_chains(parsed):
    assert link([Marked(parsed("Nothing."), [])]) == []
    assert link([]) == []


def test_odd_mentions_cost_nothing(parsed):
    text = "“ — ” 3 !!! \n\n\t US us"
    article = parsed(text)
    spans = [(at, at + 1) for at in range(len(text))]
    assert len(link([Marked(article, spans)])) == len(text)


def test_a_span_outside_the_text_is_refused(parsed):
    with pytest.raises(InputError, match=r"no characters \[90, 95\).* give spans inside the text"):
        link([Marked(parsed("Short."), [(90, 95)])])


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("Pyongyang", ["North Korea"]),
        ("North Korean officials", ["North Korea"]),
        ("the F.B.I. director", ["United States"]),
        ("U.S.-led forces", ["United States"]),
        ("the Kremlin", ["Russia"]),
        ("Iranians", ["Iran"]),
        ("they told us", []),
        ("the people", []),
        ("", []),
    ],
)
def test_states_are_known_by_name_people_capital_and_body(phrase, named):
    assert states(phrase) == named


def test_a_lone_surname_is_its_likeliest_bearers():
    keys = people({("a", "Donald Trump"): 9, ("a", "Donald Trump Jr."): 2, ("b", "Trump"): 4})
    assert keys["b", "Trump"] == keys["a", "Donald Trump"] != keys["a", "Donald Trump Jr."]


def test_initials_and_surnames_first_are_one_person():
    keys = people({("a", "Michael T. Flynn"): 1, ("b", "Michael Flynn"): 1, ("c", "Kim Jong Un"): 1,
                   ("d", "Kim Jong-un"): 1, ("d", "Kim"): 1})  # fmt: skip
    assert keys["a", "Michael T. Flynn"] == keys["b", "Michael Flynn"]
    assert keys["c", "Kim Jong Un"] == keys["d", "Kim Jong-un"] == keys["d", "Kim"]


def test_linkage_weighs_a_thing_by_what_it_stands_for():
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    probability = np.array([0.9, 0.8, 0.1])
    assert groups(3, left, right, probability, 0.4).tolist() == [0, 0, 0]
    heavy = groups(3, left, right, probability, 0.4, members_of=[1, 9, 1])
    assert heavy.tolist() == [0, 0, 2]


# happenings


def told(*rows):
    columns = ["event_id", "article_id", "noun", "form", "headline"]
    return happenings(pd.DataFrame(rows, columns=columns))


def test_nouns_told_of_the_same_thing_name_one_happening():
    found = told(
        ("e", "a", "explosion", "pipeline explosion", False),
        ("e", "a", "explosion", "explosion", False),
        ("e", "b", "blast", "blast on the Harsk pipeline", False),
    )
    assert found == {("e", "explosion"): "explosion", ("e", "blast"): "explosion"}


def test_headlines_of_one_event_name_one_happening():
    found = told(
        ("e", "a", "operation", "special operation", True),
        ("e", "b", "strike", "Karvelian air strike", True),
        ("e", "b", "strike", "strike", False),
        ("e", "c", "attack", "unclaimed attack", False),
    )
    assert found["e", "operation"] == "strike"
    assert found["e", "attack"] == "attack"


def test_without_evidence_nouns_stay_apart():
    found = told(
        ("e", "a", "terrorist", "terrorists", False),
        ("e", "b", "fighter", "fighters", False),
        ("e", "b", "strike", "strike", True),
        ("e", "c", "protest", "protest", True),
    )
    assert all(noun == lead for (_, noun), lead in found.items())


def test_a_group_is_one_where_its_name_is_told():
    found = told(
        ("e", "a", "militant", "four Boko Haram militants", False),
        ("e", "b", "fighter", "captured Boko Haram fighters", False),
    )
    assert len(set(found.values())) == 1


def test_workers_are_no_militants_and_events_are_never_joined():
    found = told(
        ("e", "a", "militant", "five farm militants", True),
        ("e", "b", "worker", "five farm workers", True),
        ("f", "c", "fighter", "five farm fighters", True),
    )
    assert all(noun == lead for (_, noun), lead in found.items())


def test_a_noun_between_two_that_cannot_be_one_stays_apart():
    found = told(
        ("e", "a", "war", "war in Ostland", False),
        ("e", "b", "operation", "operation in Ostland", False),
        ("e", "c", "raid", "raid in Ostland", False),
    )
    assert all(noun == lead for (_, noun), lead in found.items())


def test_no_mentions_no_happenings():
    assert told() == {}
