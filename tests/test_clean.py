"""Clean: the article and nothing but the article; what is cut is kept as data where it says something."""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from statistics import mean

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdiff import clean, ingest
from pressdiff.clean import body, page
from pressdiff.clean.lines import split
from pressdiff.ingest import Record, Reject
from pressdiff.ingest.decode import decode
from pressdiff.settings import IngestSettings

TODAY = datetime(2026, 1, 1, tzinfo=UTC)
LEAD = (
    "The defence minister cancelled a visit to the capital on Thursday, a day before he was to leave "
    "with a group of officials, his ministry said in a statement."
)
SECOND = (
    "The visit had been planned since April, and no new date was given by either of the two sides."
)
TEXT = f"{LEAD}\n{SECOND}"


def cleaned(text=TEXT, *, as_is=False, is_html=False, min_words=20, **fields):
    record = Record("folder/file.txt", 0, text, is_html, **fields)
    articles, rejects = clean.articles(
        [record], IngestSettings(min_words=min_words), as_is=as_is, today=TODAY
    )
    rows = articles.to_dict("records") or [{"reason": rejects.reason[0]}]
    return {name: None if pd.isna(value) else value for name, value in rows[0].items()}


# Real articles


@pytest.fixture(scope="module")
def seeds(shared):
    found, _ = clean.articles(ingest.read([shared / "seeds"], IngestSettings()), IngestSettings())
    return {row.outlet: row for row in found.itertuples()}


def test_the_seed_of_rt_is_its_article_alone(seeds):
    rt = seeds["RT"]
    lines = rt.text.split("\n")
    assert rt.title == lines[0]
    assert lines[0].startswith("Ukrainian defense minister cancels")
    assert rt.text.count(lines[0]) == 1
    assert lines[1].startswith("Rustem Umerov will")
    assert not re.search(r"icon|chevron|Podcasts|27:26|12:22|\n\n", rt.text)
    assert lines[-1].endswith("French.")
    assert (rt.published_at, rt.date_source) == (pd.Timestamp("2024-01-18 12:22", tz="UTC"), "text")


def test_the_seed_of_reuters_keeps_its_agency_and_no_date(seeds):
    reuters = seeds["Reuters"]
    assert (reuters.wire_agency, reuters.date_source) == ("Reuters", "none")
    assert pd.isna(reuters.published_at)
    assert pd.isna(reuters.title)
    assert reuters.text.startswith("France and Ukraine pledged")
    assert not re.search(r"Reporting by|Dysa|\(Reuters\)", reuters.text)


def shingles(text):
    """Count runs of four words, as article-extraction-benchmark's evaluate.py does."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


@pytest.mark.quality
def test_pages_give_their_article_at_least_as_well_as_trafilatura_does(shared):
    precisions, recalls = [], []
    for line in (shared / "data/html/gold.jsonl").read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        raw = gzip.decompress((shared / "data/html" / row["file"]).read_bytes())
        found = page.read(decode(raw, html=True), None, TODAY)
        text = "\n".join(body.clean(split(found.text), found.title).paragraphs) if found else ""
        gold, got = shingles(row["article_body"]), shingles(text)
        right = (gold & got).total()
        precisions += [right / got.total()] if got else []
        recalls += [right / gold.total()]
    precision, recall = mean(precisions), mean(recalls)
    assert 2 * precision * recall / (precision + recall) >= 0.966


def test_few_lines_of_real_news_are_taken_for_furniture(shared):
    path = shared / "data/grouping/giveme5w1h.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    kept = total = 0
    for row in rows:
        lines = split(row["text"])
        sentences = [line for line in lines if len(line) > 150 and line.endswith((".", "”"))]
        text = "\n".join(body.clean(lines, row["title"]).paragraphs)
        total += len(sentences)
        kept += sum(line[-60:] in text for line in sentences)
    assert kept / total > 0.97  # captions that end as sentences do are cut, rightly


# Title, date, outlet


def test_the_headline_is_the_first_short_line_or_the_repeated_one():
    title = "Minister cancels visit to capital"
    assert cleaned(f"{title}\n{TEXT}")["title"] == title
    repeated = cleaned(f"World news\n{title}\nWhy he will not come\n{title}\n{TEXT}")
    assert repeated["text"] == f"{title}\nWhy he will not come\n{TEXT}"
    assert cleaned(TEXT)["title"] is None
    assert cleaned(title="Visit off", text=TEXT)["text"] == f"Visit off\n{TEXT}"


@pytest.mark.parametrize(
    ("fields", "line", "date", "source"),
    [
        ({"published_at": "2024-01-18T12:22+03:00"}, "", "2024-01-18 09:22", "metadata"),
        ({"published_at": "yesterday", "url": "x.org/2024/01/18/a"}, "", "2024-01-18 00:00", "url"),
        ({"url": "x.org/2017-09/15/c.htm"}, "", "2017-09-15 00:00", "url"),
        ({"url": "x.org/2024/01/18/a"}, "18 Jan, 2024 12:22", "2024-01-18 12:22", "text"),
        (
            {"url": "x.org/2024/news/a"},
            "KYIV, March 14 (Reuters) - ",
            "2024-03-14 00:00",
            "dateline",
        ),
        ({}, "KYIV, March 14, 2023 (Reuters) - ", "2023-03-14 00:00", "dateline"),
        ({}, "KYIV, March 14 (Reuters) - ", None, "none"),
        ({}, "18 Jan, 2024 12:22", "2024-01-18 12:22", "text"),
        ({}, "Xinhua | Updated: 2017-09-15 17:52", "2017-09-15 17:52", "text"),
        ({}, "Published March 14, 2024, 9:05 p.m. EST", "2024-03-15 02:05", "text"),
        ({}, "It happened on 18 January 2024, he said.", None, "none"),
        ({"url": "x.org/2099/01/18/a"}, "", None, "none"),
        ({"published_at": "03/04/2024"}, "", None, "none"),
    ],
)
def test_the_date_is_taken_from_the_surest_place_and_never_guessed(fields, line, date, source):
    text = f"{line}{TEXT}" if line.endswith("- ") else f"{line}\n{TEXT}"
    found = cleaned(text, **fields)
    assert found["date_source"] == source
    assert found["published_at"] == (pd.Timestamp(date, tz="UTC") if date else None)


@pytest.mark.parametrize("date", ["2099-01-01", "1750-01-01", "0001-01-01"])
def test_an_impossible_date_is_refused(date):
    assert f"published_at '{date}' lies" in cleaned(published_at=date)["reason"]


@pytest.mark.parametrize(
    ("fields", "text", "outlet"),
    [
        ({"outlet": "The Daily Lantern", "url": "https://x.org/a"}, TEXT, "The Daily Lantern"),
        ({"outlet": "www.rt.com"}, TEXT, "rt.com"),
        ({"url": "https://www.bbc.co.uk/news/1"}, TEXT, "bbc.co.uk"),
        ({}, f"VELMAR (Meridian Press) - {TEXT}", "Meridian Press"),
        ({}, f"(CNN) {TEXT}", "CNN"),
        ({}, f"VELMAR (Reuters) - {TEXT}\nAlso on rt.com Another story", "RT"),
        ({}, TEXT, "file"),
    ],
)
def test_the_outlet_is_the_first_that_is_told(fields, text, outlet):
    assert cleaned(text, **fields)["outlet"] == outlet


def test_a_row_without_outlet_is_refused_only_if_nothing_tells_it():
    assert cleaned(lacks_outlet=True)["reason"].startswith("no outlet: the row names none, and")
    assert cleaned(lacks_outlet=True)["reason"].endswith(
        "name the column in [ingest.columns] outlet, or give the row one"
    )
    assert cleaned(lacks_outlet=True, url="https://www.rt.com/1")["outlet"] == "rt.com"
    assert cleaned(f"(CNN) {TEXT}", lacks_outlet=True)["outlet"] == "CNN"


def test_a_page_gives_title_time_and_site():
    html = (
        "<!DOCTYPE html><html><head><title>Visit off | The Paper</title>"
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2024-01-18T12:22:00+01:00"></head><body>'
        '<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">World</a></li></ul></nav>'
        f"<article><h1>Visit off</h1><p>{LEAD}</p><p>{SECOND}</p></article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    found = cleaned(html, is_html=True)
    assert found["text"] == f"Visit off\n{TEXT}"
    assert (found["title"], found["outlet"]) == ("Visit off", "The Paper")
    assert found["published_at"] == pd.Timestamp("2024-01-18 11:22", tz="UTC")
    assert found["date_source"] == "metadata"
    assert cleaned(f"<p>{LEAD}</p><p>{SECOND}</p>", is_html=True)["text"] == TEXT
    assert "no article text" in cleaned("<html>" + "<div>" * 9_999, is_html=True)["reason"]


# Text


def test_as_is_a_text_is_taken_exactly_as_given():
    title = "Visit  off &amp; on | x.org"
    text = f"{title}\n\nBy Jane Roe\n{TEXT}  "
    found = cleaned(text, as_is=True, title=title, url="https://x.org/a")
    assert (found["text"], found["title"]) == (text, title)
    assert cleaned(text, as_is=True, title="Visit")["title"] is None
    assert cleaned(text, as_is=True, title="Another")["title"] is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Word.", "text of 1 word; the least is 20"),
        ("Podcasts\n0:00", "text of 0 words"),
        ("word " * 70_000, "text of 350000 characters; the most is 300000"),
        (
            "Министр обороны отменил поездку в столицу по соображениям безопасности. " * 4,
            "'ru', not",
        ),
        ("国防部长因安全原因取消了前往首都的行程,多家媒体周四报道。" * 4, "'zh', not English"),
    ],
)
def test_what_is_no_article_is_refused(text, reason):
    assert reason in cleaned(text, min_words=20 if text.isascii() else 1)["reason"]


def test_an_odd_quotation_mark_and_a_null_title_cost_nothing():
    assert cleaned(TEXT.replace("cancelled", "“cancelled"), title=None)["text"].count("“") == 1


def test_a_second_article_of_the_same_id_is_refused_and_rejects_are_passed_on():
    records = [
        Record("a", 0, TEXT, article_id="x"),
        Record("a", 1, TEXT, article_id="x"),
        Record("a", 2, TEXT * 2, article_id="x"),
        Record("b", 0, TEXT, article_id="x"),
        Reject("c", 3, "bad\nline"),
    ]
    articles, rejects = clean.articles(records, IngestSettings(), today=TODAY)
    assert list(articles.article_id) == ["x"]
    assert list(rejects.reason) == [
        "duplicate of row 0 of 'a': same id and text; drop one",
        "id 'x' is taken by row 0 of 'a', another text; give each article its own id",
        "duplicate of row 0 of 'a': same id and text; drop one",
        "bad line",
    ]


def test_files_that_count_from_0_are_all_read(caplog):
    texts = {(file, n): f"{TEXT} It was said {file} {n}." for file in "ab" for n in range(3)}
    records = [Record(file, n, text, article_id=str(n)) for (file, n), text in texts.items()]
    records += [Record("b", 3, f"{TEXT} Another.", article_id="0")]
    articles, rejects = clean.articles(records, IngestSettings(), today=TODAY)
    assert set(articles.loc[articles.source_path == "a", "article_id"]) == {"0", "1", "2"}
    made = articles.loc[articles.source_path == "b", "article_id"]
    assert [bool(re.fullmatch(r"[\da-f]{16}", one)) for one in made] == [True] * 3
    (warning,) = caplog.messages
    assert warning.startswith("b: id '0' is taken by an article of a: ids that are taken are made")
    assert list(rejects.reason) == [
        "id '0' is taken by row 0 of 'b', another text; give each article its own id"
    ]


def test_an_id_is_made_of_outlet_address_and_text():
    ids = {cleaned(outlet=outlet)["article_id"] for outlet in ("A", "B", "A")}
    assert len(ids) == 2
    assert all(re.fullmatch(r"[\da-f]{16}", made) for made in ids)


PIECES = (
    *(LEAD, SECOND, "KYIV (Reuters) - ", "Podcasts\n", "Read more:\n", "© ", "18 Jan, 2024", "\n"),
    *(
        "\n\n",
        " ",
        "(",
        "“",
        "- ",
        "\u00ad",
        "\ud800",
        "By Jane Roe",
        "(Reporting by Jane Roe)",
        "<p>",
    ),
)


@settings(deadline=None)
@given(
    text=st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=15).map("".join),
    title=st.none() | st.text(max_size=30),
    is_html=st.booleans(),
)
def test_any_text_gives_an_article_of_sane_lines_or_a_reason(text, title, is_html):
    found = cleaned(text, title=title, is_html=is_html, min_words=1)
    if "reason" in found:
        assert found["reason"]
        return
    lines = found["text"].split("\n")
    assert all(line and line == " ".join(line.split()) for line in lines)
    assert found["text"].encode()
    assert found["title"] is None or found["title"] == lines[0]
    assert found["n_words"] > 0
    as_is = cleaned(text, title=title, as_is=True, min_words=1)
    assert "reason" in as_is or len(as_is["text"]) == len(text)
