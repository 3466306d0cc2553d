"""Every figure: drawn from tables, told in words, harmless, and clear about what it cannot draw."""

import json
import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from pressdiff import Results
from pressdiff.errors import InputError
from pressdiff.figures import ALL, Figure, svg
from pressdiff.figures.coverage import statuses
from pressdiff.figures.voices import shares
from pressdiff.schema import TABLES

each = pytest.mark.parametrize("figure", ALL, ids=lambda one: one.name)
BOTH = {"events", "voices", "speakers", "framing", "naming"}


def drawn(figure: Figure, tables, event: str):
    return figure.draw(tables, event=event if figure.needs_event else None)


def test_names_are_unique_and_titles_are_questions():
    assert len({one.name for one in ALL}) == len(ALL) == 10
    assert all(one.title.endswith("?") and one.empty for one in ALL)


@each
def test_a_figure_has_a_title_and_axes_in_words_and_can_be_stored(figure, results, event):
    spec = drawn(figure, results.tables, event).to_dict()
    stored = json.dumps(spec, allow_nan=False)
    assert spec["title"]["text"]
    assert json.loads(stored) == spec
    assert not re.search(r'"field": "(\w+)".{0,40}"title": "\1"', stored)  # no bare column names


@each
def test_the_same_tables_give_the_same_figure(figure, results, event):
    once, again = (drawn(figure, results.tables, event) for _ in range(2))
    assert once.to_json() == again.to_json()


@each
def test_the_picture_says_what_it_shows(figure, results, event):
    chart = drawn(figure, results.tables, event)
    root = ET.fromstring(svg(chart))
    description = chart.to_dict()["description"]
    assert root.get("role") == "img"
    assert root.get("aria-label") == description
    assert re.search(r"\d", description)
    assert float(root.get("width")) <= 800


@each
def test_the_words_tell_numbers_of_the_tables(figure, results, event):
    words = drawn(figure, results.tables, event).to_dict()["description"]
    for number in numbers_of(figure.name, results.tables, event):
        assert number in words


@each
def test_an_event_alone_is_drawn_or_refused(figure, results, event):
    chart = figure.draw(results.tables, event=event)
    assert (chart is not None) == (figure.needs_event or figure.name in BOTH)


@each
def test_strangers_do_no_harm(figure, hostile, event):
    chart = drawn(figure, hostile, event)
    assert chart is not None
    spec = json.dumps(chart.to_dict())
    assert not re.search(r"\\u202[a-e]|\\u206[6-9]|\\u0000|\\u001b", spec)
    assert "W" * 200 not in spec
    picture = svg(chart)
    root = ET.fromstring(picture)
    assert not [
        one
        for one in root.iter()
        if one.tag.rsplit("}")[-1] in ("script", "foreignObject", "a", "image")
    ]
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert float(root.get("width")) < 1600


@each
def test_nothing_to_draw_is_none(figure):
    empty = {table.name: table.frame() for table in TABLES}
    assert figure.draw(empty, event="x" if figure.needs_event else None) is None


@each
def test_an_unknown_event_draws_nothing(figure, results):
    assert figure.draw(results.tables, event="no such event") is None


def numbers_of(name: str, tables, event: str) -> list[str]:
    """Return what a figure's words must tell, counted here in another way."""
    articles = tables["articles"].merge(tables["events"], on="article_id")
    if name == "events":
        shared = articles.groupby("event_id")["outlet"].nunique()
        return [f"{(shared > 1).sum()} events"]
    if name == "coverage":
        rows = tables["coverage"].query("event_id == @event and n_claims > 0")
        reach = rows.groupby("fact_id")["outlet"].nunique()
        n_outlets = tables["coverage"].query("event_id == @event")["outlet"].nunique()
        return [
            f"{(reach == n_outlets).sum()} of {(reach > 1).sum()} shared facts",
            f"{(reach == 1).sum()} facts in one outlet only",
        ]
    if name == "conflicts":
        values = tables["conflicts"].query(
            "event_id == @event and kind == 'number' and update == 0"
        )
        return [values["value_a"].iloc[0]]
    if name == "reporting":
        rows = tables["reporting"]
        return [
            f"{a - b} of {a}" for a, b in zip(rows["n_expected"], rows["n_omitted"], strict=True)
        ]
    if name == "voices":
        own = articles[articles["copy_of"].isna()]
        return [f"of {n:,} words" for n in own.groupby("outlet")["n_words"].sum()]
    if name == "speakers":
        return [f"{articles['outlet'].nunique()} outlets"]
    if name == "framing":
        rows = tables["observations"].query("measure == 'agency' and voice == 'own'")
        rows = rows.merge(articles[articles["copy_of"].isna()], on="article_id")
        return [f"(n = {int(rows['n'].sum()):,})"]
    if name == "differences":
        rows = tables["contrasts"].query("voice == 'own' and outlet_b.isna() and ci_low.notna()")
        return [f"{(rows['verdict'] == 'different').sum()} of {len(rows)} differences"]
    if name == "naming":
        by = (
            tables["naming"]
            .groupby("entity_id")
            .agg(n=("form", "nunique"), of=("outlet", "nunique"))
        )
        return [f"{by.loc[by['of'] > 1, 'n'].max()} forms for"]
    pair = tables["keyness"].query("voice == 'own'")
    pair = pair[(pair["outlet_a"] == "Karvelia World") & (pair["outlet_b"] == "Meridian Press")]
    return [f"{(pair['p_adjusted'] < 0.05).sum()} words beyond chance"]


# asked for by name


def test_results_draw_by_name(results: Results, event: str):
    asked = results.figure("coverage", event=event)
    (known,) = (one for one in ALL if one.name == "coverage")
    assert asked.to_json() == known.draw(results.tables, event=event).to_json()


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("bars", {}, r"no figure 'bars'; there are: events, coverage, .*words"),
        ("coverage", {}, r"figure 'coverage' shows one event: name it, event='2025-"),
        ("coverage", {"event": "x"}, r"no event 'x' in these results; there are: 2025-.*…"),
        ("events", {"colour": "red"}, r"figure 'events' has no option 'colour'; it has: most"),
        ("framing", {"measures": ["x"]}, r"no measure 'x' to draw here; there are: agency, "),
        ("differences", {"measures": "x"}, r"no measure 'x' to draw here"),
        ("naming", {"entity": "Nobody"}, r"no entity 'Nobody' that two outlets name here; .*example: '"),
        ("words", {"outlets": ["x", "y"]}, r"no words to compare for outlets 'x', 'y'; name two of: '"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(results, name, options, words):
    with pytest.raises(InputError, match=words):
        results.figure(name, **options)


def test_why_there_is_nothing_to_draw_is_told(results, event):
    with pytest.raises(
        InputError, match=f"'differences' in event '{event}': it is over all events"
    ):
        results.figure("differences", event=event)


def test_options_choose_what_is_drawn(results):
    one = results.figure("framing", measures=["hedging"]).to_dict()
    assert len(one["concat"]) == 1
    pair = ["The Daily Lantern", "Meridian Press"]
    assert "The Daily Lantern" in results.figure("words", outlets=pair).to_dict()["title"]["text"]
    name = results.entities.set_index("entity_id")["name"]["person:clara-wessel"]
    assert name in results.figure("naming", entity=name.upper()).to_dict()["title"]["text"]


# by hand


def test_unclear_is_told_apart_from_not_found(results, event):
    told = statuses(results.tables, event)
    lacks = results.omissions.query("event_id == @event and status == 'unclear'")
    unclear = told[told["status"] == "unclear"]
    pairs = set(zip(lacks["fact_id"], lacks["outlet"], strict=True))
    assert set(zip(unclear["fact_id"], unclear["outlet"], strict=True)) <= pairs
    assert set(told["status"]) <= {
        "own voice",
        "attributed",
        "disputed",
        "unclear",
        "not yet known",
        "not found",
    }


def test_a_word_under_two_statements_counts_once():
    text = "She said he said no rain fell"
    tables = {
        "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["o"], "text": [text], "n_words": [7], "copy_of": [None]}),
        "events": pd.DataFrame({"article_id": ["a"], "event_id": ["e"]}),
        "attributions": pd.DataFrame(
            {"attribution_id": ["1", "2"], "article_id": "a", "kind": "direct", "cue": "say", "entity_id": None, "anonymous": False}
        ),
        "attribution_spans": pd.DataFrame(
            {"attribution_id": ["1", "1", "2"], "role": ["content", "source", "content"], "start": [9, 0, 17], "end": [29, 3, 29]}
        ),
    }  # fmt: skip
    (row,) = shares(tables, None).itertuples()
    assert row.credited == pytest.approx(5 / 7)  # he said no rain fell
