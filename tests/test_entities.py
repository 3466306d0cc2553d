"""One actor under several spellings is one entity, and two actors are two."""

from collections.abc import Sequence

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.entities import entities

Row = tuple[str, str, str]
"""Article, the entity's fullest name there, type."""


def run(
    rows: Sequence[Row], *, event: dict[str, str] | None = None, texts: dict[str, str] | None = None
) -> tuple[pd.DataFrame, dict[tuple[str, str], str]]:
    event, texts = event or {}, texts or {}
    keys = sorted({article for article, _, _ in rows})
    mentions = []
    for number, (article, name, kind) in enumerate(rows):
        start = texts.get(article, "").find(name)
        start = start if start >= 0 else number * 100
        mentions.append(
            {
                "article_id": article, "start": start, "end": start + len(name),
                "entity_id": name, "form": name, "kind": "name", "type": kind,
            }
        )  # fmt: skip
    articles = pd.DataFrame(
        {"article_id": keys, "outlet": keys, "text": [texts.get(key, "") for key in keys]}
    )
    lines = [event.get(key, "e") for key in keys]
    events = pd.DataFrame({"article_id": keys, "event_id": lines, "storyline_id": lines})
    return entities(pd.DataFrame(mentions), articles, events)


SAME = [
    ("Kyiv", "Kiev", "place"),
    ("Kharkiv", "Kharkov", "place"),
    ("United States", "U.S.", "place"),
    ("North Korea", "DPRK", "place"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy", "person"),
    ("Volodymyr Zelenskyy", "Vladimir Zelensky", "person"),
    ("Dmytro Kuleba", "Dmitry Kuleba", "person"),
    ("François Hollande", "Francois Hollande", "person"),
    ("Donald Trump", "Donald J. Trump", "person"),
    ("Joe Biden", "President Joe Biden", "person"),
    ("UN Security Council", "U.N. Security Council", "organisation"),
    ("Ministry of Defence", "Ministry of Defense", "organisation"),
    ("FBI", "F.B.I.", "organisation"),
]
DIFFERENT = [
    ("Donald Trump", "Donald Trump Jr.", "person"),
    ("Patrick Paddock", "Patrick Paddock II", "person"),
    ("Hillary Clinton", "Bill Clinton", "person"),
    ("Moscow", "Russia", "place"),
    ("Moscow", "Kremlin", "place"),
    ("Game 6", "Game 7", "other"),
    ("France 2", "France", "organisation"),
    ("Un", "UN", "other"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_one_actor_are_one_entity(one, other, kind):
    _, ids = run([("a", one, kind), ("b", other, kind)])
    assert ids["a", one] == ids["b", other]


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_two_actors_are_two_entities(one, other, kind):
    _, ids = run([("a", one, kind), ("b", other, kind)])
    assert ids["a", one] != ids["b", other]


def test_a_lone_surname_joins_the_only_person_of_its_event_who_bears_it():
    rows = [("a", "Rustem Umerov", "person"), ("b", "Umerov", "person")]
    _, ids = run(rows)
    assert ids["b", "Umerov"] == "person:rustem-umerov"
    _, apart = run(rows, event={"a": "e1", "b": "e2"})
    assert apart["b", "Umerov"] == "person:umerov"


def test_a_lone_surname_that_two_bear_stays_alone():
    _, ids = run(
        [
            ("a", "Hillary Clinton", "person"),
            ("b", "Bill Clinton", "person"),
            ("c", "Clinton", "person"),
        ]
    )
    assert ids["c", "Clinton"] == "person:clinton"


def test_an_initial_is_left_out_only_where_one_event_has_both():
    rows = [("a", "John F. Kennedy", "person"), ("b", "John Kennedy", "person")]
    _, together = run(rows)
    assert len(set(together.values())) == 1
    _, apart = run(rows, event={"a": "e1", "b": "e2"})
    assert len(set(apart.values())) == 2


def test_an_acronym_joins_the_name_that_it_is_put_behind():
    texts = {"a": "The International Atomic Energy Agency (IAEA) said so."}
    rows = [
        ("a", "International Atomic Energy Agency", "organisation"),
        ("b", "IAEA", "organisation"),
    ]
    _, ids = run(rows, texts=texts)
    assert len(set(ids.values())) == 1
    _, unexplained = run(rows)
    assert len(set(unexplained.values())) == 2


def test_brackets_that_hold_no_initials_join_nothing():
    texts = {"a": "Marco Rubio of Florida (GOP) said so."}
    _, ids = run([("a", "Marco Rubio", "other"), ("b", "GOP", "organisation")], texts=texts)
    assert len(set(ids.values())) == 2


def test_the_type_is_agreed_over_all_mentions():
    found, ids = run([("a", "Hezbollah", "person"), ("b", "Hezbollah", "organisation"), ("c", "Hezbollah", "organisation")])  # fmt: skip
    assert set(ids.values()) == {"organisation:hezbollah"}
    assert found["type"].tolist() == ["organisation"]


def test_a_sure_place_is_no_person():
    _, ids = run([("a", "Kyiv", "person"), ("b", "Kyiv", "person"), ("c", "Kyiv", "place")])
    assert set(ids.values()) == {"place:kyiv"}


def test_a_name_that_is_a_person_to_many_and_a_place_to_many_is_two():
    rows = [(f"p{n}", "Washington", "person") for n in range(4)]
    rows += [(f"q{n}", "Washington", "organisation") for n in range(4)]
    _, ids = run(rows, event={key: key for key, _, _ in rows})
    assert ids["p0", "Washington"] != ids["q0", "Washington"]


def test_a_happening_is_one_within_its_storyline_only():
    rows = [
        ("a", "attack", "happening"),
        ("b", "attack", "happening"),
        ("c", "attack", "happening"),
    ]
    _, ids = run(rows, event={"a": "e1", "b": "e1", "c": "e2"})
    assert ids["a", "attack"] == ids["b", "attack"] == "happening:attack-e1"
    assert ids["c", "attack"] == "happening:attack-e2"


def test_the_table_counts_mentions_and_outlets_and_shows_the_full_name():
    found, _ = run([("a", "Rustem Umerov", "person"), ("b", "Umerov", "person"), ("b", "Umerov", "person")])  # fmt: skip
    row = found.iloc[0]
    assert (row["name"], row["n_mentions"], row["n_outlets"]) == ("Rustem Umerov", 3, 2)
    schema.ENTITIES.frame(found)


@pytest.mark.parametrize("name", ["", " ", "’s", "(", "\x00", "Й", "A. B.", "the"])
def test_odd_names_are_kept_as_they_are(name):
    found, ids = run([("a", name, "other")])
    assert len(found) == len(ids) == 1


def test_no_mentions_are_no_entities():
    empty = pd.DataFrame(
        columns=["article_id", "start", "end", "entity_id", "form", "kind", "type"]
    )
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["o"], "text": [""]})
    events = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "storyline_id": ["e"]})
    found, ids = entities(empty, articles, events)
    assert found.empty
    assert ids == {}
