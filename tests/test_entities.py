"""One actor under several spellings is one entity, and two actors are two."""

from collections.abc import Sequence

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.entities import entities, links

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
        {
            "article_id": keys, "outlet": keys, "title": None,
            "text": [texts.get(key, "") for key in keys],
        }
    )  # fmt: skip
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
    ("Bob Corker", "Robert Corker", "person"),
    ("Hillary Clinton", "Hillary Rodham Clinton", "person"),
    ("Robert Mueller", "Robert S. Mueller III", "person"),
    ("Naser Kanani", "Nasir Kanaani", "person"),
    ("Moammar Gadhafi", "Muammar Gaddafi", "person"),
    ("Kim Jong Un", "Kim Jong-un", "person"),
    ("ISIS", "Daesh", "organisation"),
    ("Houthi", "Houthis", "group"),
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
    ("Kim Jong Un", "Kim Jong Il", "person"),
    ("Dan Carter", "Dean Carter", "person"),
    ("Julia Castro", "Julian Castro", "person"),
    ("Bashar al-Assad", "Hafez al-Assad", "person"),
    ("George W. Bush", "George H.W. Bush", "person"),
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


def test_an_acronym_joins_the_one_name_of_its_event_that_has_its_initials():
    rows = [("a", "Organic Farm Board", "organisation"), ("b", "OFB", "organisation")]
    _, ids = run(rows)
    assert len(set(ids.values())) == 1
    _, apart = run(rows, event={"a": "e1", "b": "e2"})
    assert len(set(apart.values())) == 2
    _, two = run([*rows, ("c", "Old Fish Bank", "organisation")])
    assert two["b", "OFB"] == "organisation:ofb"


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
    rows += [("r", "Denzel Washington", "person")]
    _, ids = run(rows, event={key: key for key, _, _ in rows})
    assert ids["p0", "Washington"] != ids["q0", "Washington"]


def test_a_place_that_some_take_for_a_person_whom_nobody_names_in_full_is_one():
    rows = [(f"p{n}", "Velmar", "person") for n in range(8)]
    rows += [(f"q{n}", "Velmar", "place") for n in range(3)]
    _, ids = run(rows, event={key: key for key, _, _ in rows})
    assert set(ids.values()) == {"place:velmar"}


GEORGIA = [
    ("state", "Georgia", "place"), ("state", "Atlanta", "place"), ("state", "Brian Kemp", "person"),
    ("land", "Georgia", "place"), ("land", "Tbilisi", "place"), ("land", "Russia", "place"),
]  # fmt: skip


def test_georgia_the_state_and_georgia_the_country_are_two():
    found, ids = run(GEORGIA, event={"state": "e1", "land": "e2"})
    names = dict(zip(found["entity_id"], found["name"], strict=True))
    assert names[ids["state", "Georgia"]] == "Georgia (U.S. state)"
    assert names[ids["land", "Georgia"]] == "Georgia (country)"


def test_an_article_that_does_not_tell_means_the_georgia_of_its_event():
    rows = [*GEORGIA, ("bare", "Georgia", "place")]
    _, ids = run(rows, event={"state": "e1", "land": "e2", "bare": "e2"})
    assert ids["bare", "Georgia"] == ids["land", "Georgia"]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Washington", ["Seattle", "Jay Inslee"], ["Capitol Hill"]),
        ("Cambridge", ["Harvard", "Boston"], ["University of Cambridge"]),
        ("Congo", ["Goma"], ["Brazzaville"]),
        ("Guinea", ["Papua New Guinea", "Port Moresby"], ["Conakry"]),
    ],
)
def test_other_places_of_one_name_are_two(name, one, other):
    rows = [("a", name, "place"), ("b", name, "place")]
    rows += [("a", near, "place") for near in one] + [("b", near, "place") for near in other]
    _, ids = run(rows, event={"a": "e1", "b": "e2"})
    assert ids["a", name] != ids["b", name]


def test_jordan_is_a_country_among_its_neighbours_and_a_man_where_one_bears_the_name():
    rows = [
        ("a", "Jordan", "place"), ("a", "Amman", "place"),
        ("b", "Jordan", "place"), ("c", "Jim Jordan", "person"),
    ]  # fmt: skip
    _, ids = run(rows, event={"a": "e1", "b": "e2", "c": "e2"})
    assert ids["a", "Jordan"] == "place:jordan"
    assert ids["b", "Jordan"] == ids["c", "Jim Jordan"]


def test_a_surname_of_two_means_the_one_told_of_far_more():
    rows = [("a", "Kim Jong Un", "person")] * 6 + [("a", "Kim Il Sung", "person")]
    _, ids = run([*rows, ("b", "Kim", "person")])
    assert ids["b", "Kim"] == ids["a", "Kim Jong Un"]


def test_a_surname_taken_for_a_firm_is_the_person_of_its_event():
    _, ids = run([("a", "Emmanuel Macron", "person"), ("b", "Macron", "organisation")])
    assert len(set(ids.values())) == 1


def test_a_surname_with_mr_is_no_woman():
    _, ids = run([("a", "Melania Trump", "person"), ("b", "Mr. Trump", "person")])
    assert len(set(ids.values())) == 2


def test_a_name_that_nobody_bears_in_its_storyline_is_the_famous_one():
    rows = [(f"a{n}", "Vladimir Putin", "person") for n in range(5)]
    _, ids = run([*rows, ("z", "Putin", "person")], event={"z": "other"})
    assert ids["z", "Putin"] == ids["a0", "Vladimir Putin"]


def test_a_town_that_some_take_for_a_place_is_one():
    rows = [("a", "Kamianske", "organisation"), ("b", "Kamianske", "organisation")]
    found, _ = run([*rows, ("c", "Kamianske", "place")])
    assert found["type"].tolist() == ["place"]


def test_metonyms_stay_apart_and_are_linked():
    rows = [
        ("a", "Kremlin", "organisation"), ("a", "Moscow", "place"), ("a", "Russia", "place"),
        ("a", "White House", "organisation"), ("a", "Kyiv", "place"), ("a", "Brussels", "place"),
        ("a", "EU", "organisation"), ("a", "Paris", "place"),
    ]  # fmt: skip
    found, ids = run(rows)
    assert len(set(ids.values())) == len(rows)
    linked = links(found)
    assert set(zip(linked["entity_id"], linked["linked_id"], strict=True)) == {
        ("organisation:kremlin", "place:russia"),
        ("place:moscow", "place:russia"),
        ("place:brussels", "organisation:eu"),
    }
    assert set(linked["relation"]) == {"metonym"}


def test_a_happening_is_one_within_its_storyline_only():
    rows = [
        ("a", "attack", "happening"),
        ("b", "attack", "happening"),
        ("c", "attack", "happening"),
    ]
    _, ids = run(rows, event={"a": "e1", "b": "e1", "c": "e2"})
    assert ids["a", "attack"] == ids["b", "attack"] == "happening:attack-e1"
    assert ids["c", "attack"] == "happening:attack-e2"


HARSK = {
    "a": "Explosion on Harsk pipeline\nThe explosion cut supplies.",
    "b": "Harsk pipeline blast kills two\nThe blast was heard in town.",
    "c": "Explosion at a mill\nA dust blast was ruled out.",
}


def happening(articles, event, storyline=None):
    """Return the entity of each noun of each article: (article, noun) to id."""
    mentions = [
        {
            "article_id": key, "start": text.lower().find(noun), "end": 0, "entity_id": noun,
            "form": form, "kind": "nominal", "type": "happening",
        }
        for key, text in articles.items()
        for noun, form in (
            ("explosion", "explosion on Harsk pipeline"), ("blast", "Harsk pipeline blast"),
            ("explosion", "explosion"), ("blast", "dust blast"),
        )
        if form.lower() in text.lower()
    ]  # fmt: skip
    frame = pd.DataFrame(
        {
            "article_id": list(articles), "outlet": list(articles), "text": list(articles.values()),
            "title": [text.split("\n")[0] for text in articles.values()],
        }
    )  # fmt: skip
    events = pd.DataFrame({"article_id": list(articles)})
    events["event_id"] = events["article_id"].map(event)
    events["storyline_id"] = events["article_id"].map(storyline or event)
    return entities(pd.DataFrame(mentions), frame, events)[1]


def test_a_blast_and_an_explosion_of_one_event_are_one_happening_where_evidence_joins_them():
    ids = happening(HARSK, {"a": "e", "b": "e", "c": "f"})
    assert ids["a", "explosion"] == ids["b", "blast"] == "happening:explosion-e"
    assert ids["c", "explosion"] != ids["c", "blast"]


def test_events_of_one_storyline_that_join_the_same_nouns_have_the_same_happening():
    texts = HARSK | {
        "d": "Harsk pipeline blast probed\nThe blast, a Harsk pipeline blast, remains a riddle.",
        "e": "Explosion on Harsk pipeline probed\nPolice said so.",
    }
    event = {"a": "e", "b": "e", "c": "x", "d": "f", "e": "f"}
    ids = happening(texts, event, dict.fromkeys("abde", "s") | {"c": "t"})
    assert len({ids[key] for key in ids if key[0] in "abde"}) == 1


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
