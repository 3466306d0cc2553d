"""Articles that mean harm, through `compare` and every export, opened again as a reader would."""

import csv
import json
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest

import pressdiff
from pressdiff import schema
from pressdiff.export.annotations import CONTEXT
from pressdiff.export.safe import safe

LONG = "w" * 10_000
ARTICLES = [
    {
        "outlet": "=cmd()|' /C calc'!A0",
        "title": "<script>alert(1)</script> Strike kills ten in Dolna",
        "url": "javascript:alert(1)",
        "published_at": "2025-05-01",
        "text": '=HYPERLINK("http://evil.example") was painted on the wall. Ten people were killed when a '
        "drone hit the market of Dolna on Monday, the mayor Anna Berg said. \u202e‘live’ <img src=x "
        "onerror=alert(1)> The army denied that it had attacked the town. \x00\x07 \ud800 "
        f"{LONG} stood on a sign. Rescue workers searched the rubble for hours. | a | b |\n\n"
        "# Not a heading\n\n[click](javascript:alert(1)) **bold** she wrote. 😀😀",
    },
    {
        "outlet": "@SUM(1) | <b>",
        "title": "-2+3 Strike kills fourteen in Dolna 😀",
        "url": "https://b.example/a?<x> y=1",
        "published_at": "2025-05-02",
        "text": "Fourteen people were killed in the drone strike on the market of Dolna on Monday. The army "
        "said that it had hit a depot. “<script>alert(2)</script> is what he wrote,” said Anna Berg, "
        "the mayor. +1 is the number to call, she said. Two hospitals treated forty wounded, officials "
        "said. \tTabs and \r returns stand here.",
    },
    {
        "outlet": "\u202e+1\tevil",
        "title": "＝1+1 Dolna market hit",
        "url": None,
        "published_at": "2025-05-02",
        "text": "A drone hit the market of Dolna on Monday and killed ten people, according to the mayor, "
        "Anna Berg. Forty people were wounded, officials said. The army claimed that it had hit a depot "
        "of weapons. Nobody had warned the town, residents said.",
    },
]  # fmt: skip
SIGNS = tuple("=+-@\t\r\n＝＋－＠")


@pytest.fixture(scope="module")
def found():
    frame = pd.DataFrame(ARTICLES, dtype=object)  # pandas' own text holds no half surrogate pair
    results = pressdiff.compare(frame, profile="light", jobs=1)
    assert len(results.articles) == 3
    return results


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


def test_the_articles_still_hold_what_would_harm(found):
    text = "\n".join(found.articles["text"])
    for harm in ("<script>alert(2)", "=HYPERLINK(", "onerror=alert(1)", LONG, "[click]("):
        assert harm in text
    assert found.articles["outlet"].str.startswith(SIGNS).any()


def test_no_cell_of_the_workbook_is_a_formula_or_begins_like_one(found, folder):
    (path,) = found.export("xlsx", folder)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(LONG in text for text in texts)
    assert not [text for text in texts if text.lstrip("\u200b\u202e \u00a0").startswith(SIGNS)]


def test_no_cell_of_a_csv_begins_like_a_formula_and_no_row_breaks(found, folder):
    for path in found.export("csv", folder):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        table = next(table for table in schema.TABLES if table.name == path.stem)
        frame = getattr(found, table.name)
        assert len(rows) == len(frame) + 1
        assert {len(row) for row in rows} == {len(table.columns)}
        texts = [table.names.index(one) for one in frame.select_dtypes("str").columns]
        assert not [row[at] for row in rows[1:] for at in texts if safe(row[at]) != row[at]]


def test_json_lines_and_parquet_hold_it_as_it_is(found, folder):
    lines = {path.stem: path for path in found.export("jsonl", folder)}
    rows = [json.loads(line) for line in lines["articles"].read_text("utf-8").split("\n")[:-1]]
    assert [row["text"] for row in rows] == found.articles["text"].tolist()
    tables = {path.stem: path for path in found.export("parquet", folder)}
    known = pd.DataFrame(found.articles)
    pd.testing.assert_frame_equal(pd.read_parquet(tables["articles"]), known)


def test_annotations_are_json_with_addresses_that_run_nothing(found, folder):
    (path,) = found.export("annotations", folder)
    told = json.loads(path.read_text("utf-8"))
    items = told["first"]["items"]
    sources = {one["target"]["source"] for one in items if one["motivation"] == "classifying"}
    assert "https://b.example/a?%3Cx%3E%20y=1" in sources
    assert len(sources) == 3
    assert all(re.fullmatch(r"(https|urn):[!-;=?-~]+", one) for one in sources)
    assert {one["@context"] for one in items} == {CONTEXT}


def test_every_figure_is_xml_without_anything_that_runs(found, folder):
    files = found.export("figures", folder)
    drawings = [path for path in files if path.suffix == ".svg"]
    assert drawings
    for path in drawings:
        root = ET.fromstring(path.read_text("utf-8"))
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not tags & {"script", "foreignObject", "image", "iframe", "use", "a"}
        assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
        assert float(root.get("width")) < 3_000
    assert all(folder in path.parents for path in files)


def test_the_summary_shows_it_as_words(found, folder):
    (path,) = found.export("summary", folder)
    text = path.read_text("utf-8")
    assert text == found.summary()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Strike kills ten in Dolna" in text
    assert not re.search("[<\u202e\x00]", text)
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)\*\*bold|^# Not", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) < 3_000
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} <= {5, 7, 8}


def test_the_bundle_is_a_zip_with_the_methods(found, folder):
    (path,) = found.export("bundle", folder)
    with zipfile.ZipFile(path) as bundle:
        assert bundle.read("METHODS.md").decode().startswith("# Methods\n\n3 articles of 3 outlets")
