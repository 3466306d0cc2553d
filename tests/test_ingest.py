"""Ingest: every format gives its articles, and what is broken costs itself at most."""

import codecs
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdiff import ingest
from pressdiff.errors import InputError, SettingsError
from pressdiff.ingest import Record, Reject
from pressdiff.settings import IngestSettings

TEXT = "The minister cancelled the visit on Thursday.\nNo reason was given."
ROW = {"id": "a7", "headline": "Visit off", "body": TEXT, "site": "rt.com", "date": "2024-01-18"}


def read(*inputs, outlets=(), **options):
    return list(ingest.read(list(inputs), IngestSettings(**options), outlets=outlets))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def frame() -> pd.DataFrame:
    return pd.DataFrame([ROW, {**ROW, "id": "a8", "headline": None}])


def test_a_text_file_is_one_article(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    assert read(path) == [Record(str(path), 0, TEXT)]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "saved.txt"])
def test_a_page_is_known_by_its_suffix_or_its_beginning(tmp_path, name):
    (found,) = read(write(tmp_path, name, f"<!DOCTYPE html><html><p>{TEXT}</p></html>"))
    assert found.is_html


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one.json", json.dumps(ROW)),
        ("list.json", json.dumps([ROW])),
        ("lines.jsonl", json.dumps(ROW) + "\n\n"),
        ("bom.jsonl", codecs.BOM_UTF8 + json.dumps(ROW).encode()),
        ("comma.csv", pd.DataFrame([ROW]).to_csv(index=False)),
        ("semicolon.csv", pd.DataFrame([ROW]).to_csv(index=False, sep=";")),
        ("excel.csv", pd.DataFrame([ROW]).to_csv(index=False).encode("utf-16")),
        ("tab.tsv", pd.DataFrame([ROW]).to_csv(index=False, sep="\t")),
    ],
)
def test_rows_are_found_under_the_usual_names(tmp_path, name, content):
    path = write(tmp_path, name, content)
    expected = Record(
        str(path), 0, TEXT, article_id="a7", title="Visit off", outlet="rt.com",
        published_at="2024-01-18",
    )  # fmt: skip
    assert read(path) == [expected]


def test_parquet_and_frames_give_the_same_records(tmp_path):
    frame().to_parquet(tmp_path / "a.parquet")
    from_file, from_frame = read(tmp_path / "a.parquet"), read(frame())
    assert [(r.article_id, r.title, r.row) for r in from_file] == [
        ("a7", "Visit off", 0),
        ("a8", None, 1),
    ]
    assert [r.text for r in from_file] == [r.text for r in from_frame]
    assert {r.source_path for r in from_frame} == {"DataFrame"}


def test_cells_of_other_types_are_written_out_and_empty_ones_are_missing():
    row = {"text": [TEXT, "More."], "id": 7.0, "date": pd.Timestamp("2024-01-18 12:22", tz="UTC")}
    (found,) = read(pd.DataFrame([{**row, "title": float("nan"), "source": {"name": "RT"}}]))
    assert found.article_id == "7"
    assert found.published_at == "2024-01-18T12:22:00+00:00"
    assert (found.title, found.outlet, found.text) == (None, "RT", f"{TEXT}\nMore.")


def test_settings_map_columns_of_any_name(tmp_path):
    path = write(tmp_path, "a.csv", "Volltext,text\nthe article,a note\n")
    assert read(path, columns={"text": "volltext"})[0].text == "the article"


def test_a_missing_column_is_named_with_the_columns_there_are(tmp_path):
    (found,) = read(write(tmp_path, "a.csv", "headline,comment\nx,y\n"))
    assert "no text column; columns are 'headline', 'comment'" in found.reason
    (found,) = read(write(tmp_path, "b.jsonl", '{"words": "x"}'), columns={"text": "main"})
    assert "no 'main' column; columns are 'words'" in found.reason


def test_an_unknown_field_in_the_settings_is_refused():
    with pytest.raises(SettingsError, match=r"\[ingest.columns\] has no 'txt'; known: article_id"):
        read("x.txt", columns={"txt": "body"})


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.txt", ".hidden.txt", "b/c.txt", ".git/d.txt"):
        write(tmp_path, name, TEXT)
    found = [Path(record.source_path).name for record in read(tmp_path, tmp_path / "a.txt")]
    assert found == ["a.txt", "z.txt", "c.txt"]
    globbed = [Path(record.source_path).name for record in read(f"{tmp_path}/**/*.txt")]
    assert globbed == ["a.txt", "c.txt", "z.txt"]


@pytest.mark.parametrize("marker", ["run.json", ".pressdiff"])
def test_results_and_exports_in_the_folder_are_not_read_back(tmp_path, marker):
    write(tmp_path, "a.txt", TEXT)
    (tmp_path / "out" / "more").mkdir(parents=True)
    for name in (f"out/{marker}", "out/report.html", "out/more/articles.jsonl"):
        write(tmp_path, name, json.dumps(ROW))
    for name in (tmp_path, f"{tmp_path}/**", f"{tmp_path}/**/*.*"):
        assert {Path(record.source_path).name for record in read(name)} == {"a.txt"}
    assert len(read(tmp_path / "out" / "report.html")) == 1  # named, so meant
    with pytest.raises(InputError, match=r"found no file \(folders of results are left out\)"):
        read(tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "rows", "lacking"),
    [
        ("a.jsonl", [{"text": TEXT}, {"text": TEXT, "site": "A"}], [True, False]),
        ("a.json", [{"text": TEXT, "site": None}, {"text": TEXT, "site": "A"}], [True, False]),
        ("a.csv", [{"text": TEXT, "site": ""}, {"text": TEXT, "site": "A"}], [True, False]),
        ("a.parquet", [{"text": TEXT, "site": None}, {"text": TEXT, "site": "A"}], [True, False]),
        ("DataFrame", [{"text": TEXT, "site": float("nan")}, {"text": TEXT}], [True, True]),
        ("DataFrame", [{"text": TEXT}], [True]),
        ("lantern.jsonl", [{"text": TEXT}, {"text": TEXT}], [False, False]),
        ("lantern.json", [{"text": TEXT}, {"text": TEXT}], [False, False]),
        ("lantern.csv", [{"text": TEXT}, {"text": TEXT}], [False, False]),
        ("lantern.parquet", [{"text": TEXT}], [False]),
        ("one.json", [{"text": TEXT, "site": None}], [False]),
    ],
)
def test_a_row_lacks_its_outlet_where_rows_name_them_and_in_frames(tmp_path, name, rows, lacking):
    path, table = tmp_path / name, pd.DataFrame(rows)
    match path.suffix:
        case ".jsonl":
            path.write_text("\n".join(map(json.dumps, rows)))
        case ".json":
            path.write_text(json.dumps(rows))
        case ".csv":
            table.to_csv(path, index=False)
        case ".parquet":
            table.to_parquet(path)
    found = read(path if path.suffix else table)
    assert [record.lacks_outlet for record in found] == lacking


def test_outlets_can_be_named_one_an_input(tmp_path):
    for folder in "xy":
        (tmp_path / folder).mkdir()
        write(tmp_path, f"{folder}/a.jsonl", json.dumps({**ROW, "text": folder}))
    found = read(
        pd.DataFrame([{"text": TEXT}]), tmp_path / "x" / "a.jsonl", tmp_path / "y",
        outlets=["Frame", "X", "Y"],
    )  # fmt: skip
    assert [(one.outlet, one.text) for one in found] == [("X", "x"), ("Y", "y"), ("Frame", TEXT)]
    assert not any(one.lacks_outlet for one in found)
    kept, again = read(tmp_path / "x", tmp_path / "x" / "a.jsonl", outlets=["X", "Y"])
    assert kept.outlet == "X"
    assert again.reason == "duplicate: an earlier input names this file too; drop one"


def test_as_many_outlets_as_inputs_are_to_be_named():
    with pytest.raises(InputError, match=r"^1 outlet names for 2 inputs: name one outlet an input"):
        read("a.txt", "b.txt", outlets=["A"])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (codecs.BOM_UTF8 + "Kyiv’s".encode(), "Kyiv’s"),
        ("Kyiv’s".encode("utf-16"), "Kyiv’s"),
        ("Kyiv's own".encode("utf-16-le"), "Kyiv's own"),
        (("The café’s owner said so. " * 9).encode("cp1252"), "The café’s owner said so. " * 9),
    ],
)
def test_text_in_other_encodings_is_read(tmp_path, data, text):
    assert read(write(tmp_path, "a.txt", data))[0].text == text


def test_another_script_stays_that_script(tmp_path):
    data = ("Министр отменил поездку. " * 9).encode("cp1251")
    assert "инистр отменил" in read(write(tmp_path, "a.txt", data))[0].text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n", "empty file"),
        ("binary.txt", bytes(range(256)) * 4, "not text but binary"),
        ("renamed.txt", b"%PDF-1.7 ...", "not text but a PDF; convert it to text first"),
        ("notes.docx", b"PK\x03\x04", "unknown format '.docx'; known: .txt, .html"),
        ("LICENSE", b"text", "unknown format 'LICENSE'"),
        ("deep.json", b"[" * 100_000, "JSON nested too deeply"),
        ("cut.json", b'{"text": "', "not JSON: Unterminated string"),
        ("number.json", b"[3]", "expected a JSON object an article, got a int"),
        ("none.json", b"[]", "an empty list"),
        ("null.jsonl", b'{"text": null}', "no text: the text is empty"),
        ("nested.jsonl", b'{"text": {"a": 1}}', "no text: expected a string, got dict"),
        ("head.csv", b"title,text\n", "no rows after the header"),
        ("mac.csv", b"title,text\ra,b\r", "no text column; columns are none"),
        ("not.parquet", b"PAR1 not really", "not a Parquet file that can be read"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason_and_the_others_are_read(
    tmp_path, name, content, reason
):
    good = write(tmp_path, "good.txt", TEXT)
    bad, kept = read(write(tmp_path, name, content), good)
    assert isinstance(bad, Reject)
    assert bad.source_path.endswith(name)
    assert reason in bad.reason
    assert kept.text == TEXT


def test_a_file_of_50_mb_is_refused_unread_but_a_table_of_any_size_is_read(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    table = write(tmp_path, "big.jsonl", f"{json.dumps({'text': TEXT})}\n" * 40)
    (bad,) = (found for found in read(tmp_path) if isinstance(found, Reject))
    assert "file of 50.0 MB; the most is 20 MB" in bad.reason
    assert len(read(table, max_file_mb=0.001)) == 40


def test_a_line_too_long_or_broken_costs_that_line(tmp_path):
    good = json.dumps({"text": TEXT}).encode()
    lines = [good, b"x" * 2_000, b'{"text": "cut', good, json.dumps(["?"]).encode()]
    found = read(write(tmp_path, "a.jsonl", b"\n".join(lines)), max_file_mb=0.001)
    assert [isinstance(one, Record) for one in found] == [True, False, False, True, False]
    assert "line of more than 0.001 MB" in found[1].reason
    assert [one.row for one in found] == [0, 1, 2, 3, 4]


def test_an_odd_quotation_mark_in_a_table_costs_that_row(tmp_path):
    rows = ["id,text,url", '1,"never closed,x', '2,"good one",y', '3,"a "bare" mark",z', "4,good,w"]
    bad, *good = read(write(tmp_path, "a.csv", "\n".join(rows) + "\n"))
    assert "quotation mark is not closed" in bad.reason
    assert [(one.article_id, one.text) for one in good] == [
        ("2", "good one"),
        ("3", 'a "bare" mark'),
        ("4", "good"),
    ]


def test_the_pieces_of_a_broken_row_are_refused_as_one(tmp_path):
    rows = ['1,"an "odd", mark', "a second line", "a third line", "2,good"]
    bad, good = read(write(tmp_path, "a.csv", "\n".join(["id,text", *rows])))
    assert bad.reason.endswith("(and the 2 lines after it)")
    assert good.article_id == "2"


def test_a_long_field_with_line_breaks_is_one_article(tmp_path):
    text = f"{TEXT}\n" * 4_000  # more than the csv module's own limit
    path = tmp_path / "a.csv"
    pd.DataFrame([{"id": 1, "text": text}]).to_csv(path, index=False)
    assert [one.text for one in read(path)] == [text]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: [], "no input; name files"),
        (lambda folder: [folder / "missing.txt"], "no file, folder or glob '.*missing.txt'"),
        (lambda folder: [f"{folder}/*.csv"], "no file, folder or glob"),
        (lambda folder: [folder], "no article in '.*': found no file; known formats: .txt"),
        (lambda folder: [write(folder, "a.docx", b"x")], "no article in .*: found only .docx"),
        (lambda folder: ["a\0b"], "no file, folder or glob"),
        (lambda folder: ["x" * 5_000], "no file, folder or glob 'x*…'"),
    ],
)
def test_where_nothing_can_be_read_one_line_says_so_at_once(tmp_path, make, message):
    with pytest.raises(InputError, match=message) as caught:
        ingest.read(make(tmp_path), IngestSettings())
    assert "\n" not in str(caught.value)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=300) | st.text('{}[]",;\n\t:tex12\\u', max_size=120).map(str.encode),
    suffix=st.sampled_from(ingest.SUFFIXES),
    head=st.sampled_from([b"", b"text,id\n", b'{"text": "a"}\n']),
)
def test_no_bytes_break_the_reader(tmp_path, data, suffix, head):
    for found in read(write(tmp_path, f"any{suffix}", head + data)):
        assert isinstance(found, Record | Reject)
        assert "\n" not in getattr(found, "reason", "")
