"""Web Annotations against the MUSTs of https://www.w3.org/TR/annotation-model/."""

import json
import re
from collections import Counter

import pandas as pd
import pytest

from pressdiff import export
from pressdiff.errors import TableError
from pressdiff.export.addresses import source
from pressdiff.export.annotations import CONTEXT, annotations

IRI = re.compile(r"(?:https?|urn):[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
PURPOSES = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(results, tmp_path_factory):
    (path,) = results.export("annotations", tmp_path_factory.mktemp("annotations"))
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def items(told):
    return told["first"]["items"]


@pytest.fixture(scope="module")
def marks(items):
    return [one for one in items if one["motivation"] == "classifying"]


def test_the_collection_has_what_the_model_asks_for(told):
    assert told["@context"] == CONTEXT
    assert told["type"] == "AnnotationCollection"
    assert IRI.fullmatch(told["id"])
    assert told["total"] == len(told["first"]["items"]) > 0
    page = told["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", told["id"], 0)
    assert told["last"] == page["id"]


def test_each_annotation_has_context_type_an_id_of_its_own_and_a_target(items):
    assert max(Counter(one["id"] for one in items).values()) == 1
    for one in items:
        assert (one["@context"], one["type"]) == (CONTEXT, "Annotation")
        assert IRI.fullmatch(one["id"])
        assert one["motivation"] in PURPOSES
        assert one["target"]


def test_each_body_has_one_value_or_source_and_a_purpose_of_the_model(items):
    for body in (body for one in items for body in one["body"]):
        assert body["purpose"] in PURPOSES
        if body["type"] == "TextualBody":
            assert isinstance(body["value"], str)
            assert body["value"]
        else:
            assert body["type"] == "SpecificResource"
            assert IRI.fullmatch(body["source"])


def test_each_quotation_stands_at_its_place_between_its_words(marks, results):
    texts = {}
    for row in results.articles.itertuples():
        texts[source(row.url, row.article_id)] = row.text
    assert len(texts) == len(results.articles)
    for one in marks:
        target = one["target"]
        assert target["type"] == "SpecificResource"
        place, quote = target["selector"]
        assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        text, start, end = texts[target["source"]], place["start"], place["end"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_every_claim_and_every_piece_of_an_attribution_is_marked_once(marks, results):
    kinds = Counter(one["body"][0]["value"] for one in marks)
    pieces = results.attribution_spans["role"].value_counts().to_dict()
    assert kinds == {"claim": len(results.claims), **pieces}


def test_links_join_two_marks(items, marks):
    known = {one["id"] for one in marks}
    links = [one for one in items if one["motivation"] == "linking"]
    assert {one["body"][0]["value"] for one in links} >= {"source", "cue"}
    for one in links:
        first, second = (target["id"] for target in one["target"])
        assert {first, second} <= known
        assert first != second


def test_a_credited_claim_names_the_attribution_it_is_credited_by(marks, results):
    known = {one["id"] for one in marks}
    named = [b["source"] for one in marks for b in one["body"] if b["type"] == "SpecificResource"]
    assert len(named) == results.claims["attribution_id"].notna().sum()
    assert set(named) <= known


def test_the_order_is_by_article_and_place(items, results):
    assert [one["id"] for one in annotations(results.tables)] == [one["id"] for one in items]


def test_a_run_without_articles_gives_a_collection_without_a_page(results, tmp_path):
    none = {name: frame.iloc[:0] for name, frame in results.tables.items()}
    assert list(annotations(none)) == []
    (path,) = export.write(none, "annotations", tmp_path)
    told = json.loads(path.read_text("utf-8"))
    assert told["total"] == 0
    assert "first" not in told


def test_a_span_outside_its_text_is_refused_by_article(results):
    name = results.claims["article_id"].iloc[0]
    short = results.articles.assign(
        text=results.articles["text"].where(results.articles["article_id"] != name, "Short.")
    )
    with pytest.raises(TableError, match=rf"article '{name}', whose text has 6 characters"):
        list(annotations({**results.tables, "articles": short}))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://", "", None, pd.NA])  # fmt: skip
def test_an_address_that_no_browser_opens_is_not_a_source(url):
    assert source(url, "a b\n<") == "urn:pressdiff:article:a%20b%0A%3C"
