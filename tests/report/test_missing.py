"""What one outlet lacks of what others report: missing, unclear, or not known to it yet."""

from dataclasses import replace

import pytest

from pressdiff.errors import TableError
from pressdiff.report.coverage import Coverage
from pressdiff.report.index import Index
from pressdiff.report.scope import Scope

ALPHA, BETA, GAMMA = "Alpha <b>News</b>", "Beta Wire", '=Gamma("x")'


def words(node):
    return " ".join(node.text_content().split())


@pytest.fixture
def lacking(builder):
    """Return the tables with a fact of two outlets that a third lacks in the way it is told to."""

    def tables(status, *near):
        builder.article("d1", "Delta", "T\nIt rained for <b>hours</b>.", "blast")
        builder.claim("d1:0", "d1", "It rained for <b>hours</b>")
        status_of = {ALPHA: "disputed", BETA: "disputed", "Delta": "absent"}
        builder.rows["coverage"] = [
            row
            for row in builder.rows["coverage"]
            if row["fact_id"] != "f0" or row["event_id"] != "blast"
        ]
        for row in ("facts", "wordings", "tellings"):
            builder.rows[row] = [
                one
                for one in builder.rows[row]
                if (one["event_id"], one["fact_id"]) != ("blast", "f0")
            ]
        builder.fact("blast", "f0", status_of, "a1:0", "a2:0")
        builder.omission("blast", "f0", "Delta", status, *near)
        return builder

    return tables


def cell(page, tables):
    node = page(tables.frames()).get_element_by_id("event-blast")
    row = node.xpath(".//table[contains(@class, 'facts')]//tr[contains(@class, 'row')]")[0]
    return row.xpath("./td")[-1], row.getnext()


@pytest.mark.parametrize(
    ("status", "shown"),
    [("omitted", "not found"), ("unclear", "unclear"), ("unknown_yet", "not yet known")],
)
def test_a_cell_tells_how_the_outlet_lacks_the_fact(lacking, page, status, shown):
    found, _ = cell(page, lacking(status, "d1:0", 0.2))
    assert words(found) == shown
    assert "absent" in found.get("class").split()


def test_an_unclear_cell_opens_the_nearest_sentence(lacking, page):
    found, opened = cell(page, lacking("unclear", "d1:0", 0.21))
    assert found.xpath("./button")
    assert "It rained for <b>hours</b>" in words(opened)
    assert "nearest: 21%" in words(opened)


def test_what_is_missing_is_listed_with_who_has_it_and_what_comes_nearest(lacking, page):
    found = page(lacking("omitted", "d1:0", 0.12).frames())
    (fold,) = found.xpath("//details[contains(@class, 'lacks')]")
    assert words(fold.xpath("./summary")[0]) == "Missing from Delta: 1 fact"
    told = words(fold.xpath(".//li")[0])
    assert (
        told
        == f"Nine people died in Kyiv in {ALPHA}, {BETA} nearest: It rained for <b>hours</b> (12%)"
    )
    assert found.get_element_by_id(fold.xpath(".//li/a/@href")[0][1:]).tag == "tr"
    assert "1 missing" in words(found.xpath("//section[@aria-label='Delta']")[0])


def test_how_many_are_truly_missing_stands_beside_the_list(lacking, page, about):
    tables = lacking("omitted", "d1:0", 0.12).frames()
    assert "Of the facts called missing, 80% truly are" in page(tables).text_content()
    unknown = page(tables, about=replace(about, truly_missing=None))
    assert "Of the facts called missing" not in unknown.text_content()


@pytest.mark.parametrize(
    ("status", "count"), [("unclear", "unclear 1"), ("unknown_yet", "not yet known 1")]
)
def test_what_is_unclear_or_not_yet_known_is_not_counted_as_missing(lacking, page, status, count):
    found = page(lacking(status).frames())
    (fold,) = found.xpath("//details[contains(@class, 'lacks')]")
    assert words(fold.xpath("./summary")[0]) == f"Missing from Delta: 0 facts {count}"
    assert len(fold.xpath("./h5")) == 1
    assert "missing" not in words(found.xpath("//section[@aria-label='Delta']")[0])


def test_of_two_outlets_what_is_only_in_one_says_how_the_other_lacks_it(builder, page):
    builder.claim("b1:1", "b1", "Rates rise")
    builder.claim("b2:1", "b2", "Bank acts")
    builder.fact("rates", "f1", {ALPHA: "own", BETA: "absent"}, "b1:1")
    builder.omission("rates", "f1", BETA, "unclear", "b2:1", 0.3)
    found = page(builder.frames())
    (fold,) = found.get_element_by_id("event-rates").xpath(".//details[contains(@class, 'only')]")
    assert words(fold.xpath("./summary")[0]) == f"Only in {ALPHA}: 1 fact unclear in {BETA} 1"
    assert words(fold.xpath(".//li")[0]) == f"Rates rise unclear in {BETA} nearest: Bank acts (30%)"


def test_a_nearest_claim_of_another_event_is_refused(lacking):
    tables = lacking("unclear", "b1:0", 0.2).frames()
    with pytest.raises(TableError, match="'b1:0' of fact 'f0' is no claim of event 'blast'"):
        _ = Coverage(Scope(Index(tables), "blast")).rows


def test_an_outlet_that_lacks_a_fact_keeps_its_place_among_the_opened_sentences(lacking, page):
    found = page(lacking("omitted").frames())
    row = found.xpath("//table[contains(@class, 'facts')]//tr[@class='row']")[0]
    opened = row.getnext().xpath(".//div[@class='wordings']/div")
    heads = row.getparent().getparent().xpath("./thead//th")[1:]
    assert [words(one.xpath("./p")[0]) for one in opened] == [words(head) for head in heads]
    assert "not found" in words(next(one for one in opened if one.get("class") == "gone"))
