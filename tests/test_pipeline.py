import json
import re

import pandas as pd
import pytest
from lxml import html

import pressdiff
from conftest import SAMPLE
from pressdiff import pipeline, schema
from pressdiff.copies import shares
from pressdiff.errors import InputError, TableError

ARTICLES = SAMPLE / "articles"


@pytest.fixture(scope="module")
def gold(results):
    """Return the gold events of the sample, by the article ids of the run."""
    lines = (SAMPLE / "gold" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    frame = pd.DataFrame(rows)[
        ["outlet", "title", "article_id", "event_id", "storyline_id", "copy_of"]
    ]
    return frame.merge(
        results.articles[["outlet", "title", "article_id", "copy_of"]],
        on=["outlet", "title"],
        suffixes=("_gold", ""),
    )


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_every_table_is_written_and_keeps_its_contract(results, table):
    frame = getattr(results, table.name)
    assert list(frame.columns) == table.names
    assert len(frame) or table.name in ("rejects", "errors")  # errors: without hand coding


def test_every_span_lies_inside_its_text(results):
    length = results.articles.set_index("article_id")["text"].str.len()
    owner = results.attributions.set_index("attribution_id")["article_id"]
    spans = results.attribution_spans.assign(
        article_id=results.attribution_spans["attribution_id"].map(owner)
    )
    for frame in (results.mentions, results.claims, results.observations, spans):
        assert (frame["start"] < frame["end"]).all()
        assert (frame["end"] <= frame["article_id"].map(length)).all()


def test_every_key_points_to_a_row(results):
    entities = set(results.entities["entity_id"])
    assert set(results.mentions["entity_id"]) == entities
    assert set(results.attributions["entity_id"].dropna()) <= entities
    attributions = set(results.attributions["attribution_id"])
    assert set(results.claims["attribution_id"].dropna()) <= attributions
    assert set(results.attributions["parent_id"].dropna()) <= attributions
    claims = set(results.claims["claim_id"])
    assert set(results.facts["claim_id"]) <= claims
    assert set(results.alignments["claim_a"]) | set(results.alignments["claim_b"]) <= claims


def test_a_form_is_the_text_under_its_span(results):
    text = results.articles.set_index("article_id")["text"]
    for one in results.mentions.itertuples():
        assert text[one.article_id][one.start : one.end] == one.form


def test_the_events_of_the_sample_are_found(results, gold):
    found = gold.merge(results.events, on="article_id", suffixes=("_gold", ""))
    grouped = found[found["event_id_gold"].notna()]
    assert (grouped.groupby("event_id_gold")["event_id"].nunique() == 1).all()
    assert (grouped.groupby("event_id")["event_id_gold"].nunique() == 1).all()


def test_two_look_alike_events_are_one_storyline(results, gold):
    found = gold.merge(results.events, on="article_id", suffixes=("_gold", ""))
    ferries = found[found["event_id_gold"].isin(["ferry-fire", "ferry-grounding"])]
    assert ferries["event_id"].nunique() == 2
    assert ferries["storyline_id"].nunique() == 1


def test_wire_copies_are_marked_and_nothing_else_across_outlets(results, gold):
    outlet = results.articles.set_index("article_id")["outlet"]
    marked = gold[gold["copy_of"].notna()]
    across = marked[marked["copy_of"].map(outlet) != marked["outlet"]]
    assert set(across["article_id_gold"]) == {"pipeline-blast-dl-wire", "pipeline-blast-no-wire"}


def test_the_planted_copies_are_wire_text_and_the_update_keeps_most_of_its_older_version(results):
    found = shares(results.reuse, results.articles).set_index("article_id")
    assert found.loc[["pipeline-blast-dl-wire", "pipeline-blast-no-wire"], "share"].min() > 0.9
    assert set(found["agency"].dropna()) == {"Meridian Press"}
    (update,) = found.index[found["kind"] == "update"]
    older = results.articles.set_index("copy_of").loc[update, "article_id"]
    assert found.loc[update, "original_id"] == older


def test_every_passage_taken_over_stands_in_its_original(results):
    text = results.articles.set_index("article_id")["text"]
    plain = {key: " ".join(re.findall(r"\w+", words.lower())) for key, words in text.items()}
    assert len(results.reuse) >= 10
    for one in results.reuse.itertuples():
        words = re.findall(r"\w+", text[one.article_id][one.start : one.end].lower())
        assert " ".join(words) in plain[one.original_id]


@pytest.fixture(scope="module")
def blast(results):
    """Return the articles of the event with a wire copy and an update, as inputs."""
    event = results.events.set_index("article_id").loc["pipeline-blast-dl-wire", "event_id"]
    ids = results.events.loc[results.events["event_id"] == event, "article_id"]
    names = ["article_id", "outlet", "title", "text", "published_at"]
    return results.articles.loc[results.articles["article_id"].isin(ids), names]


@pytest.fixture(scope="module")
def with_and_without(blast):
    options = {"profile": "light", "as_is": True, "jobs": 1}
    return [pressdiff.compare(blast, without_wire=without, **options) for without in (False, True)]


def test_without_wire_text_the_tables_keep_all_rows_and_the_coverage_does_not(with_and_without):
    kept, left = with_and_without
    for name in ("reuse", "claims", "observations", "mentions", "facts", "alignments"):
        pd.testing.assert_frame_equal(getattr(kept, name), getattr(left, name))
    assert left.coverage["n_claims"].sum() <= kept.coverage["n_claims"].sum()
    assert (left.coverage["status"] != "absent").sum() < (kept.coverage["status"] != "absent").sum()
    assert left.about.settings["copies"] == {"wire_text": "leave_out"}


def test_a_copy_is_in_no_comparison_a_second_source(with_and_without):
    for results in with_and_without:
        claims = results.claims.set_index("claim_id")["article_id"]
        wire = claims.isin(["pipeline-blast-dl-wire", "pipeline-blast-no-wire"])
        copied = set(claims.index[wire])
        facts = results.facts.assign(copied=results.facts["claim_id"].isin(copied))
        only = facts.groupby("fact_id")["copied"].all()
        rows = results.coverage[results.coverage["fact_id"].isin(only.index[only])]
        assert (rows.groupby("fact_id")["n_claims"].sum() <= 1).all()


@pytest.mark.parametrize("without", [False, True])
def test_the_report_tells_wire_text_versions_and_what_changed(with_and_without, tmp_path, without):
    page = with_and_without[without].report(tmp_path / "report.html").read_text(encoding="utf-8")
    told = " ".join(html.document_fromstring(page).text_content().split())
    for words in (
        "copy of Meridian Press", "% from Meridian Press", "older version of the article of 19 Aug",
        "newest of 2 versions", "What changed between versions",
        "An explosion hit the Harsk-Kalvik gas pipeline",
    ):  # fmt: skip
        assert words in told
    assert ("are left out of every comparison" in told) == without


def test_a_second_run_gives_the_same_bytes(folder, tmp_path):
    pressdiff.run([ARTICLES], out=tmp_path, jobs=2)
    for table in schema.TABLES:
        name = f"{table.name}.parquet"
        assert (folder / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_broken_inputs_are_told_and_the_others_read(tmp_path):
    results = pressdiff.run([SAMPLE / "broken"], out=tmp_path, jobs=1)
    reasons = results.rejects.groupby("source_path")["reason"].agg(" ".join)
    reasons.index = [path.rsplit("/", 1)[-1] for path in reasons.index]
    assert len(results.articles) >= 3
    for name, words in {
        "empty.txt": "empty", "binary.txt": "", "word.txt": "word", "future.jsonl": "future",
        "notes.docx": "unknown format", "no-text-column.csv": "column", "deep.json": "",
    }.items():  # fmt: skip
        assert words in reasons[name]


def test_a_frame_is_an_input_and_outlets_can_be_named(tmp_path):
    rows = pd.read_json(ARTICLES / "observer.jsonl", lines=True).head(2)
    results = pressdiff.compare(rows.rename(columns={"body": "text"}), out=tmp_path)
    assert len(results.articles) == 2


def test_outlets_can_be_named_by_hand():
    files = sorted((ARTICLES / "meridian-press").glob("border-strike*"))
    files += sorted((ARTICLES / "karvelia-world").glob("border-strike*"))
    results = pressdiff.compare(files, outlets=["Agency", "Broadcaster"])
    assert set(results.articles["outlet"]) == {"Agency", "Broadcaster"}
    with pytest.raises(InputError, match="1 outlet names for 2 inputs"):
        pressdiff.compare(files, outlets=["Agency"])


def test_results_are_not_written_among_the_articles(tmp_path):
    with pytest.raises(InputError, match="holds the articles; name another folder"):
        pressdiff.run(tmp_path, out=tmp_path)


@pytest.mark.parametrize(
    "second",
    [
        "The ferry sank at noon in the harbour.",
        "That was that, and this was not it, but who are you?",
    ],
)
def test_texts_without_attributions_or_words_are_compared(tmp_path, monkeypatch, second):
    monkeypatch.setattr(pipeline, "PART", 1)
    first = "The ferry left the harbour at noon."
    rows = pd.DataFrame({"outlet": ["A", "B"], "title": ["One", "Two"], "text": [first, second]})
    settings = tmp_path / "settings.toml"
    settings.write_text("[ingest]\nmin_words = 1\n")
    results = pressdiff.compare(rows, settings_file=settings, jobs=1)
    assert len(results.articles) == 2
    assert results.diversity.empty
    assert results.keyness.empty


def test_one_article_cannot_be_compared():
    (file,) = (ARTICLES / "meridian-press").glob("border-strike*")
    with pytest.raises(InputError, match="1 article could be used; two are needed"):
        pressdiff.compare([file])


def test_a_report_of_one_event_and_of_none_such(results, tmp_path):
    event = results.events["event_id"].iloc[0]
    assert results.report(tmp_path / "one.html", event=event).stat().st_size > 10_000
    with pytest.raises(InputError, match="no event 'nothing' in these results"):
        results.report(tmp_path / "none.html", event="nothing")


def test_a_run_cut_off_while_saving_is_no_finished_run(results, tmp_path, monkeypatch):
    results.save(tmp_path)

    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("pressdiff.store.write", interrupt)
    with pytest.raises(KeyboardInterrupt):
        results.save(tmp_path)
    with pytest.raises(TableError, match="not the result of a finished run"):
        pressdiff.open(tmp_path)


def test_results_that_lack_a_table_say_what_to_do(results, tmp_path):
    results.save(tmp_path)
    (tmp_path / "naming.parquet").unlink()
    with pytest.raises(TableError, match=r"lacks table naming: made by another .* run again"):
        pressdiff.open(tmp_path)


def test_results_show_themselves(results):
    assert "47 articles" in repr(results)
    assert "one checkable proposition" in results._repr_html_()


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(TableError, match=r"no run.json in .* not the result of a finished run"):
        pressdiff.open(tmp_path)
