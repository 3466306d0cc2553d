import json

import pandas as pd
import pytest

import pressdiff
from conftest import SAMPLE
from pressdiff import schema
from pressdiff.edits import Actors, edit_entities, edit_events, load
from pressdiff.errors import EditsError


@pytest.fixture
def edits(tmp_path):
    """Return a function that reads edits from text."""

    def read(text):
        path = tmp_path / "edits.toml"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return read


@pytest.fixture
def events():
    """Two events of one storyline with two articles each, and one article alone."""
    rows = [("a1", "fire", 0.9), ("a2", "fire", 0.9), ("b1", "storm", 0.8), ("b2", "storm", 0.8),
            ("c1", "vote", None)]  # fmt: skip
    return schema.EVENTS.frame(
        {"article_id": article, "event_id": event, "storyline_id": f"{event}-line",
         "probability": chance}
        for article, event, chance in rows
    )  # fmt: skip


def grouped(events):
    return events.groupby("event_id")["article_id"].agg(set).to_dict()


# the file


def test_a_whole_file_is_read(edits):
    found = edits(
        """
        [[events]]
        merge = ["a1", "b1"]
        rename = { fire = "blaze" }
        [[entities]]
        split = "Georgia"
        articles = ["a1"]
        name = "Georgia, the state"
        alias = { "the Kremlin" = "Russia" }
        """
    )
    assert found.events[0].merge == ("a1", "b1")
    assert found.entities[0].alias == {"the Kremlin": "Russia"}
    assert (found.file, len(found.digest)) == ("edits.toml", 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[events]]\njoin = ['a', 'b']", r"\[\[events\]\] entry 1, join: .*known here: merge, split"),
        ("[[event]]\nmerge = ['a', 'b']", "event: unknown key .*known here: events, entities"),
        ("[[events]]\nmerge = ['a']", r"entry 1: merge needs two or more different articles"),
        ("[[events]]\nmerge = ['a', 'a']", "two or more different articles"),
        ("[[events]]\nmerge = 'a'", r"entry 1, merge: .*\(got 'a'\)"),
        ("[[events]]", "entry 1: an empty entry; it may hold merge, split, rename"),
        ("[[events]]\nrename = { a = 'b c' }", "rename.*not 1 to 100 letters.*got 'b c'"),
        ("[events]\nmerge = ['a', 'b']", r"\[\[events\]\]: write it with two brackets"),
        ("[[entities]]\nsplit = 'A'", "split needs 'articles' or 'forms'"),
        ("[[entities]]\nforms = ['A']", "belong to a 'split'"),
        ("[[entities]]\nalias = { A = '' }", "an empty text"),
        ("[[events]\n", "is not TOML"),
        ("[[events]]\nmerge = ['a', 'b']\n[[events]]\nsplit = ['b']",
         r"entry 2, split: 'b' is merged as well, in \[\[events\]\] entry 1, merge; one thing"),
        ("[[events]]\nsplit = ['b']\n[[events]]\nsplit = ['b']", "'b' stands also in .*entry 1"),
        ("[[entities]]\nmerge = ['A', 'B']\n[[entities]]\nsplit = 'B'\nforms = ['x']", "both joined"),
        ("[[entities]]\nmerge = ['A', 'B']\nsplit = 'the  b'\nforms = ['x']", "both joined"),
        ("[[entities]]\nalias = { Kiev = 'A' }\n[[entities]]\nalias = { kiev = 'B' }", "form 'kiev'"),
        ("[[entities]]\nrename = { A = 'X', B = 'X' }", "new name 'X'"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_its_place(edits, text, words):
    with pytest.raises(EditsError, match=words):
        edits(text)


def test_a_file_too_large_or_not_there_is_refused(edits, tmp_path):
    with pytest.raises(EditsError, match="1,000,000 at most"):
        edits("#" * 1_000_001)
    with pytest.raises(EditsError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_an_empty_file_changes_nothing(edits, events):
    found, told = edit_events(events, edits(""))
    pd.testing.assert_frame_equal(found, events)
    assert told == []


# events


def test_a_merge_joins_whole_events_under_the_first(edits, events):
    found, (told,) = edit_events(events, edits("[[events]]\nmerge = ['b1', 'a2']"))
    assert grouped(found) == {"storm": {"a1", "a2", "b1", "b2"}, "vote": {"c1"}}
    assert set(found["storyline_id"]) == {"storm-line", "vote-line"}
    assert found["probability"].tolist()[:4] == [0.9, 0.9, 0.8, 0.8]
    assert (
        told.text
        == "Articles 'b1', 'a2' taken to report one event, with 2 more of their events: 'storm'."
    )


def test_a_split_sets_articles_apart_and_their_probability_is_gone(edits, events):
    found, (told,) = edit_events(events, edits("[[events]]\nsplit = ['a2']"))
    assert grouped(found)["fire-apart"] == {"a2"}
    assert found.set_index("article_id")["probability"].isna().to_dict() == {
        "a1": True, "a2": True, "b1": False, "b2": False, "c1": True,
    }  # fmt: skip
    assert told.events == ("fire-apart", "fire")


def test_a_rename_follows_into_what_other_edits_touched(edits, events):
    text = "[[events]]\nmerge = ['a1', 'c1']\nrename = { fire = 'blaze-2024' }"
    found, told = edit_events(events, edits(text))
    assert set(grouped(found)) == {"blaze-2024", "storm"}
    assert [one.events for one in told] == [("blaze-2024",), ("blaze-2024",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("merge = ['a1', 'b7']", "entry 1, merge: no article 'b7' in this run; nearest: 'b"),
        ("rename = { storn = 'x' }", "no event 'storn' in this run; nearest: 'storm'"),
        ("rename = { fire = 'storm' }", "already an event 'storm'; to join the two, merge"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(edits, events, text, words):
    with pytest.raises(EditsError, match=words):
        edit_events(events, edits(f"[[events]]\n{text}"))


def test_an_edit_that_changes_nothing_says_so(edits, events):
    found, told = edit_events(
        events, edits("[[events]]\nmerge=['a1','a2']\n[[events]]\nsplit=['c1']")
    )
    pd.testing.assert_frame_equal(found, events)
    assert {one.note for one in told} == {"the program had found the same"}


def test_a_comparison_stays_one_event(edits, events):
    found, (told,) = edit_events(events, edits("[[events]]\nsplit = ['a1']"), together=True)
    assert found is events
    assert "takes all its articles as one event" in told.note


# entities


@pytest.fixture
def actors():
    """Kiev and Kyiv as two, the Kremlin and Russia, and two people called Lee."""
    rows = [("a1", "Kiev", "place:kiev", "Kiev", "name"), ("a2", "Kyiv", "place:kyiv", "Kyiv", "name"),
            ("a1", "Kremlin", "organisation:kremlin", "The Kremlin", "name"),
            ("a1", "Kremlin", "organisation:kremlin", "it", "pronoun"),
            ("a2", "Russia", "place:russia", "Russia", "name"),
            ("a1", "Lee", "person:lee", "Lee", "name"), ("b1", "Ann Lee", "person:lee", "Ann Lee", "name")]  # fmt: skip
    mentions = pd.DataFrame(
        {"article_id": article, "start": 10 * at, "end": 10 * at + 9, "entity_id": entity,
         "form": form, "kind": kind, "local": local}
        for at, (article, local, entity, form, kind) in enumerate(rows)
    )  # fmt: skip
    entities = schema.ENTITIES.frame(
        {"entity_id": key, "name": name, "type": key.split(":")[0], "n_mentions": 1, "n_outlets": 1}
        for key, name in [("place:kiev", "Kiev"), ("place:kyiv", "Kyiv"), ("place:russia", "Russia"),
                          ("organisation:kremlin", "Kremlin"), ("person:lee", "Ann Lee")]
    )  # fmt: skip
    return Actors(entities, mentions, {(row[0], row[1]): row[2] for row in rows})


@pytest.fixture
def edited(actors, edits, events):
    """Return a function that applies edits to the actors."""
    articles = pd.DataFrame({"article_id": ["a1", "a2", "b1"], "outlet": ["A", "A", "B"]})

    def edit(text):
        return edit_entities(actors, edits(f"[[entities]]\n{text}"), articles, events)

    return edit


def test_merged_entities_bear_the_first_name_and_all_counts(edited):
    found, (told,) = edited("merge = ['Kiev', 'place:kyiv']")
    row = found.entities.set_index("entity_id").loc["place:kiev"]
    assert (row["name"], row["n_mentions"], row["n_outlets"]) == ("Kiev", 2, 1)
    assert "place:kyiv" not in set(found.entities["entity_id"])
    assert found.ids["a2", "Kyiv"] == "place:kiev"
    assert told.events == ("fire",)


def test_an_alias_takes_form_pronoun_and_speaker_along(edited):
    found, (told,) = edited('alias = { "the  kremlin" = "Russia" }')
    assert set(found.mentions.loc[found.mentions["local"] == "Kremlin", "entity_id"]) == {
        "place:russia"
    }
    assert found.ids["a1", "Kremlin"] == "place:russia"
    assert "organisation:kremlin" not in set(found.entities["entity_id"])
    assert told.text == "'the kremlin' taken to stand for 'Russia' (1 mention)."


def test_a_split_by_article_makes_another_entity(edited):
    found, _ = edited("split = 'Ann Lee'\narticles = ['b1']\nname = 'Ann Lee, the painter'")
    names = found.entities.set_index("entity_id")["name"]
    assert names["person:lee-apart"] == "Ann Lee, the painter"
    assert found.ids == found.ids | {
        ("b1", "Ann Lee"): "person:lee-apart",
        ("a1", "Lee"): "person:lee",
    }


def test_a_renamed_entity_keeps_its_id(edited):
    found, _ = edited("rename = { Kyiv = 'Kyjiw' }")
    assert found.entities.set_index("entity_id").loc["place:kyiv", "name"] == "Kyjiw"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("merge = ['Kiev', 'Kyif']", "merge: no entity 'Kyif' in this run; nearest: 'Kyiv'"),
        ("rename = { Kyiv = 'Kiev' }", r"already an entity 'Kiev' \(place:kiev\); to join"),
        ("split = 'Kiev'\narticles = ['z']", "split: no article 'z'"),
    ],
)
def test_an_unknown_or_taken_name_is_refused(edited, text, words):
    with pytest.raises(EditsError, match=words):
        edited(text)


def test_a_name_that_fits_two_is_refused_with_their_ids(actors, edited):
    actors.entities.loc[actors.entities["entity_id"] == "place:kyiv", "name"] = "Kiev"
    with pytest.raises(EditsError, match="'Kiev' fits 2 entities: 'place:kiev', 'place:kyiv'"):
        edited("merge = ['Kiev', 'Russia']")


@pytest.mark.parametrize(
    "text", ["alias = { Moscow = 'Russia' }", "split = 'Kiev'\nforms = ['Kijew']"]
)
def test_an_edit_without_a_mention_is_not_used(edited, text):
    found, (told,) = edited(text)
    assert len(found.entities) == 5
    assert told.note


# a run


def test_a_run_applies_edits_and_its_report_tells_them(tmp_path):
    plain = pressdiff.run([SAMPLE / "articles"], out=tmp_path / "out", jobs=1, profile="light")
    sizes = plain.events["event_id"].value_counts()
    first, second = sorted(sizes.index[sizes > 1])[:2]
    one = {event: plain.events["article_id"][plain.events["event_id"] == event].iloc[0]
           for event in (first, second)}  # fmt: skip
    path = tmp_path / "mine.toml"
    path.write_text(
        f"[[events]]\nmerge = {json.dumps(list(one.values()))}\n"
        f'[[events]]\nrename = {{ "{first}" = "joined" }}\n'
        '[[entities]]\nalias = { "No Such <b>Form</b>" = "Karvelia" }\n',
        encoding="utf-8",
    )
    found = pressdiff.run(
        [SAMPLE / "articles"], out=tmp_path / "out", jobs=1, profile="light", edits=path
    )
    assert (found.events["event_id"] == "joined").sum() == sizes[first] + sizes[second]
    assert set(found.alignments["event_id"]) <= set(found.events["event_id"])
    opened = pressdiff.open(tmp_path / "out").about
    assert opened.edits == found.about.edits
    assert opened.edits["file"] == "mine.toml"
    assert [bool(edit["note"]) for edit in opened.edits["applied"]] == [False, False, True]
    assert "Of 3 edits by hand 1 changed nothing" in opened.warnings[-1]
    assert "(no mention has this form)" in opened.warnings[-1]
    page = found.report(tmp_path / "report.html", event="joined").read_text(encoding="utf-8")
    assert page.count("Edited by hand.") == 1
    assert "No Such &lt;b&gt;Form" in page


def test_results_without_edits_open(tmp_path):
    results = pressdiff.compare(
        sorted((SAMPLE / "articles").glob("*.txt"))[:2] or [SAMPLE / "articles"],
        out=tmp_path / "out", jobs=1, profile="light",
    )  # fmt: skip
    about = tmp_path / "out" / "run.json"
    told = json.loads(about.read_text(encoding="utf-8"))
    del told["edits"]
    about.write_text(json.dumps(told), encoding="utf-8")
    assert pressdiff.open(tmp_path / "out").about.edits is None
    assert results.about.edits is None
