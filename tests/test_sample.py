"""The sample corpus: made from its source, annotated on words that are there, readable by ingest."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pressdiff import clean, ingest
from pressdiff.settings import IngestSettings

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "sample"
GOLD = SAMPLE / "gold"
OUTLETS = {"Karvelia World", "Meridian Press", "The Daily Lantern", "The Northern Observer"}
ROLES = ("source", "cue", "content")
TIME_ZONES = pd.Timedelta(hours=14)  # a date without a zone may be off by as much
PARTS = ("articles", "broken", "gold")


def rows(name):
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def files(folder):
    found = (path for part in PARTS for path in (folder / part).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def source_articles():
    for path in sorted((DATA / "source").glob("*.xml")):
        yield from ET.parse(path).getroot().iterfind("article")


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def events():
    return rows("events.jsonl")


def test_the_committed_sample_is_what_the_builder_makes(tmp_path):
    builder = [sys.executable, str(DATA / "make_sample.py"), "--out", str(tmp_path)]
    subprocess.run(builder, check=True, capture_output=True)
    made, committed = files(tmp_path), files(SAMPLE)
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_every_article_of_the_source_is_in_the_gold_once(events):
    assert sorted(row["article_id"] for row in events) == sorted(
        a.get("id") for a in source_articles()
    )
    assert {row["outlet"] for row in events} == OUTLETS
    assert all(row["text"].split("\n", 1)[0] == row["title"] for row in events)


def test_the_articles_have_the_length_of_news(events):
    counts = {row["article_id"]: len(re.findall(r"\w+", row["text"])) for row in events}
    assert {name: n for name, n in counts.items() if not 250 <= n <= 500} == {}


def test_each_event_is_told_by_all_outlets_and_disputed_somewhere(events):
    told = {row["event_id"]: set() for row in events if not row["event_id"].startswith("unrelated")}
    for row in events:
        told.get(row["event_id"], set()).add(row["outlet"])
    assert {event: outlets for event, outlets in told.items() if outlets != OUTLETS} == {}
    for event in told:
        pairs = json.loads((GOLD / "align" / f"{event}.json").read_text(encoding="utf-8"))["pairs"]
        assert Counter(pair["relation"] for pair in pairs)["conflict"] >= 5
    omitted = {row["event_id"] for row in rows("facts.jsonl") if _absent(row) == 1}
    alone = {row["event_id"] for row in rows("facts.jsonl") if _absent(row) == len(OUTLETS) - 1}
    assert omitted == alone == {row["event_id"] for row in rows("framing.jsonl")} == told.keys()


def _absent(fact):
    return sum(account["status"] == "absent" for account in fact["outlets"].values())


def test_every_attribution_span_holds_the_words_that_the_source_marks():
    gold = {row["article_id"]: row for row in rows("attribution.jsonl")}
    for article in source_articles():
        row = gold[article.get("id")]
        for role in ROLES:
            spans = [span for found in row["attributions"] for span in found[role]]
            got = Counter(row["text"][start:end] for start, end in spans)
            assert got == Counter(map(words, article.iter(role))), article.get("id")


def test_every_fact_span_holds_the_words_that_the_source_marks(events):
    texts = {row["article_id"]: row["text"] for row in events}
    got, expected = {}, {}
    for row in rows("facts.jsonl"):
        for account in row["outlets"].values():
            for name, start, end in account["spans"]:
                got.setdefault(name, Counter())[texts[name][start:end]] += 1
    for article in source_articles():
        if marked := Counter(map(words, article.iter("fact"))):
            expected[article.get("id")] = marked
    copies = {row["article_id"] for row in events if row["copy_of"]}
    assert got == {name: marked for name, marked in expected.items() if name not in copies}


@pytest.mark.parametrize(
    "path", sorted((GOLD / "align").glob("*.json")), ids=lambda path: path.stem
)
def test_the_sentences_of_the_alignment_gold_cover_the_text(path):
    event = json.loads(path.read_text(encoding="utf-8"))
    counts = {}
    for article in event["articles"]:
        sentences = [article["text"][start:end] for start, end in article["sentences"]]
        assert " ".join(sentences) == article["text"].replace("\n", " ")
        counts[article["k"]] = len(sentences)
    units = [pair[side] for pair in event["pairs"] for side in "ab"]
    for unit in [*units, *event["attribution"], *event["hedged"]]:
        k, sentence = map(int, unit.split("."))
        assert sentence < counts[k]
    assert len({(pair["a"], pair["b"]) for pair in event["pairs"]}) == len(event["pairs"])


@pytest.fixture(scope="module")
def ingested():
    kept, _ = clean.articles(ingest.read([SAMPLE / "articles"], IngestSettings()), IngestSettings())
    return kept


def test_ingest_gives_each_article_exactly_as_the_gold_has_it(ingested, events):
    by_id = {row["article_id"]: row for row in ingested.to_dict("records")}
    by_file = {Path(row["source_path"]).name: row for row in by_id.values()}
    differences = []
    for gold in events:
        got = by_id.get(gold["article_id"]) or by_file.get(Path(gold["source_path"]).name) or {}
        differences += [
            (gold["article_id"], field, got.get(field), gold[field])
            for field in ("outlet", "title", "text")
            if got.get(field) != gold[field]
        ]
        published = pd.Timestamp(gold["published_at"])
        if not abs(got.get("published_at", pd.NaT) - published) <= TIME_ZONES:
            differences.append((gold["article_id"], got.get("published_at"), published))
    assert differences == []
    assert len(ingested) == len(events)


def test_the_wire_agency_of_a_copy_is_kept(ingested, events):
    copies = [row["article_id"] for row in events if row["copy_of"]]
    assert set(ingested.set_index("article_id").loc[copies, "wire_agency"]) == {"Meridian Press"}


REFUSED = {
    "binary.txt": "binary",
    "deep.json": "nested too deeply",
    "empty.txt": "empty",
    "future.jsonl": "future",
    "no-text-column.csv": "no text column",
    "notes.docx": "unknown format",
    "russian.txt": "'ru'",
    "truncated.jsonl": "not JSON",
    "word.txt": "1 word",
}


def test_broken_inputs_are_refused_by_name_and_the_odd_ones_read():
    kept, rejects = clean.articles(
        ingest.read([SAMPLE / "broken"], IngestSettings()), IngestSettings()
    )
    reasons = {
        Path(path).name: reason
        for path, reason in rejects.set_index("source_path")["reason"].items()
    }
    assert reasons.keys() == REFUSED.keys()
    assert {name: why for name, why in REFUSED.items() if why not in reasons[name]} == {}
    names = {Path(path).name for path in kept["source_path"]}
    assert names == {"latin1.txt", "null-title.jsonl", "odd-quote.txt", "truncated.jsonl"}
    assert kept.loc[kept["title"].isna(), "article_id"].to_list() == ["untitled"]
    (cafe,) = kept.loc[kept["source_path"].str.endswith("latin1.txt"), "text"]
    assert "René Møller" in cafe
    assert "“Nobody" in cafe


def test_a_file_of_50_megabytes_costs_itself_only(tmp_path):
    (tmp_path / "large.txt").write_bytes(b"One line of a very long text.\n" * 1_700_000)
    good = SAMPLE / "articles" / "meridian-press" / "rate-rise-mp.txt"
    (tmp_path / good.name).write_bytes(good.read_bytes())
    kept, rejects = clean.articles(ingest.read([tmp_path], IngestSettings()), IngestSettings())
    assert len(kept) == 1
    assert rejects["reason"].str.contains("51.0 MB").to_list() == [True]
