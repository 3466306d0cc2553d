"""How the page tells names, describing words and decisions by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.naming import naming
from pressdiff.report import Edit
from pressdiff.report.index import Index
from pressdiff.report.naming import Naming
from pressdiff.report.scope import Scope

ALPHA, BETA = "Alpha <b>News</b>", "Beta Wire"


def words(node):
    return " ".join(node.text_content().split())


def row_of(builder, entity):
    rows = Naming(Scope(Index(builder.frames()), "blast"))
    return next(row for row in [*rows.rows, *rows.lesser, *rows.nouns] if row.head == entity)


def mention(builder, article, form, entity, kind="name"):
    row = {"article_id": article, "entity_id": entity, "form": form, "kind": kind}
    builder.rows["mentions"].append(row | builder.span(article, form))


def described(builder, article, epithet, form, entity):
    at = builder.span(article, form)
    row = {"article_id": article, "entity_id": entity, "epithet": epithet}
    row |= builder.span(article, epithet)
    row |= {"mention_start": at["start"], "mention_end": at["end"]}
    builder.rows["epithets"].append(row)


def test_words_that_describe_stand_beside_the_noun(builder):
    described(builder, "a1", "failed", "failed raid", "raid")
    assert [cell.lines for cell in row_of(builder, "raid").cells] == [
        (), ("raid", "described as failed"), ("swift raid",),
    ]  # fmt: skip


def test_names_in_words_credited_to_somebody_are_told_apart(builder):
    builder.said("t3", "a2", source="Ann Lee", cue="said", content="A swift raid followed")
    cell = row_of(builder, "raid").cells[2]
    assert cell.lines == ("swift raid", "attributed only")
    assert [quote.note for quote in cell.quotes] == ["attributed, 1 of 1"]


def test_a_copy_names_nothing(builder):
    mention(builder, "a3", "Kyiv", "kyiv")
    assert row_of(builder, "Kyiv").cells[0].status == "absent"


def test_every_form_leads_to_a_sentence(builder):
    row = row_of(builder, "Kyiv")
    assert [quote.words for cell in row.cells for quote in cell.quotes] == ["Kiev", "Kyiv"]
    assert [quote.note for cell in row.cells for quote in cell.quotes] == ["own voice, 1 of 1"] * 2


def test_longer_and_shorter_names_stand_apart_from_different_ones(builder):
    mention(builder, "a2", "Ann Lee", "lee")
    mention(builder, "a2", "Nine", "nine")
    builder.article("a6", ALPHA, "T\nLee spoke. Ten came.", "blast")
    mention(builder, "a6", "Lee", "lee")
    mention(builder, "a6", "Ten", "nine")
    found = Naming(Scope(Index(builder.frames()), "blast"))
    assert [row.head for row in found.lesser] == ["lee"]
    assert {row.head for row in found.rows} == {"Kyiv", "nine"}


def test_what_an_entity_stands_for_is_told_beside_it(builder):
    tables = builder.frames()
    tables["entity_links"] = pd.DataFrame(
        {"entity_id": ["kyiv"], "linked_id": ["ministry"], "relation": ["metonym"]}
    )
    (row,) = Naming(Scope(Index(tables), "blast")).rows
    assert row.note == "place; can stand for Ministry"


@pytest.fixture
def house(builder):
    """Return tables in which one outlet writes Kiev in six articles and another Kyiv in four."""
    for at in range(10):
        outlet, form = (ALPHA, "Kiev") if at < 6 else (BETA, "Kyiv")
        builder.article(f"h{at}", outlet, f"T\nIn {form} it rained.", f"rain{at // 2}")
        mention(builder, f"h{at}", form, "kyiv")
    tables = builder.frames()
    return tables | {"naming": naming(tables)}


def test_the_overview_tells_shares_with_their_interval(page, house):
    table = page(house).xpath("//section[@id='naming']//table")[0]
    rows = [[words(cell) for cell in row] for row in table.xpath(".//tr")]
    assert rows[0] == ["Outlet", "Kiev", "Kyiv"]
    assert rows[1] == [f"{ALPHA}7 in 7 articles", "100%59 to 100", "–"]
    assert rows[2] == [f"{BETA}5 in 5 articles", "–", "100%48 to 100"]


def test_the_share_over_the_run_stands_at_the_example(house):
    quote = Naming(Scope(Index(house), "blast")).rows[0].cells[1].quotes[0]
    assert quote.note == "own voice, 1 of 1; in the whole run 100% (59% to 100%)"


def test_one_event_alone_has_no_overview_of_names(page, house):
    assert not page(house, event="blast").xpath("//section[@id='naming']")


def test_decisions_by_hand_are_told_in_methods_and_at_their_event(page, about):
    edits = (Edit("'<i>A</i>' joined.", ("rates",)), Edit("'B' joined.", ("blast",), "not there"))
    found = page(about=replace(about, edits=edits, edits_file="mine.toml, 0123"))
    told = words(found.get_element_by_id("methods"))
    assert "mine.toml, 0123" in told
    assert "'B' joined. Not used: not there." in told
    assert "Edited by hand. '<i>A</i>' joined." in words(found.get_element_by_id("event-rates"))
    assert "Edited by hand" not in words(found.get_element_by_id("event-blast"))


def test_empty_naming_makes_a_page(page, tables):
    empty = {
        name: {t.name: t for t in schema.TABLES}[name].frame() for name in ("naming", "epithets")
    }
    assert page(tables | empty) is not None
