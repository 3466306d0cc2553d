"""Tables as CSV, Parquet and JSON lines."""

import csv
import json

import pandas as pd
import pytest

from pressdiff import export
from pressdiff.errors import InputError
from pressdiff.export import files
from pressdiff.export.safe import safe
from pressdiff.schema import REJECTS

HOSTILE = ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "fine", "bell\x07"]
ONE_A_TABLE = ("csv", "parquet", "jsonl")


@pytest.fixture
def tables():
    rows = [{"source_path": text, "row": n, "reason": "x" * 40} for n, text in enumerate(HOSTILE)]
    return {"rejects": REJECTS.frame(rows)}


@pytest.mark.parametrize("to", ONE_A_TABLE)
def test_every_format_holds_every_row(tables, tmp_path, to):
    (path,) = export.write(tables, to, tmp_path)
    read = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "jsonl": lambda file: pd.DataFrame(map(json.loads, file.read_text().splitlines())),
    }[to]
    frame = read(path)
    assert list(frame.columns) == REJECTS.names
    assert len(frame) == len(HOSTILE)


@pytest.mark.parametrize("to", ONE_A_TABLE)
def test_a_table_in_pieces_is_the_table_at_once(tables, tmp_path, monkeypatch, to):
    (whole,) = export.write(tables, to, tmp_path / "whole")
    monkeypatch.setattr(files, "_ROWS", 2)
    (pieces,) = export.write(tables, to, tmp_path / "pieces")
    assert pieces.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", "\t1", "\r1", "\n=1", " =1", "\u00a0=1", "\u202e=1", "\ufeff=1",
     "＝1", "＋1", "－1", "＠a", "﹦1", "\x00=1", "\x07\x00 -1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_compute_is_made_text(text):
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["a=1", "1+1", "", "–", "‘=’", "14"])
def test_other_text_stays_as_it_is(text):
    assert safe(text) == text


def test_a_csv_has_the_mark_that_excel_needs_and_no_cell_that_computes(tables, tmp_path):
    (path,) = export.write(tables, "csv", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    cells = pd.read_csv(path, dtype=str)["source_path"]
    assert sorted(cells) == sorted(safe(one) for one in HOSTILE)


def test_line_breaks_of_all_kinds_stay_inside_their_cell(tmp_path):
    frame = pd.DataFrame({"text": ["a\rb", "c\r\nd", 'e\n"f";=1']})
    (path,) = export.write({"t": frame}, "csv", tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["text", *frame["text"]]


def test_an_unknown_format_is_refused_with_those_there_are(tables, tmp_path):
    known = "csv, xlsx, parquet, jsonl, annotations, figures, summary, bundle"
    with pytest.raises(InputError, match=f"unknown export format 'sav'; known: {known}$"):
        export.write(tables, "sav", tmp_path)


def test_a_folder_that_is_a_file_is_an_error_of_the_users(tables, tmp_path):
    (tmp_path / "taken").touch()
    with pytest.raises(InputError, match=r"folder '.*taken' cannot be made .*; name another"):
        export.write(tables, "csv", tmp_path / "taken")


def test_json_lines_hold_numbers_in_full_and_missing_as_null(tmp_path):
    frame = pd.DataFrame(
        {"value": [13 / 56, None], "time": pd.to_datetime(["2024-01-18", None], utc=True)}
    )
    (path,) = export.write({"t": frame}, "jsonl", tmp_path)
    first, second = map(json.loads, path.read_text().splitlines())
    assert first == {"value": 13 / 56, "time": "2024-01-18T00:00:00+00:00"}
    assert second == {"value": None, "time": None}


def test_half_a_surrogate_pair_is_escaped_in_json_lines_and_left_out_of_a_csv(tmp_path):
    frame = pd.DataFrame({"text": pd.Series(["a\ud800b", "é"], dtype=object)})
    (lines,) = export.write({"t": frame}, "jsonl", tmp_path)
    (sheet,) = export.write({"t": frame}, "csv", tmp_path)
    assert [json.loads(line)["text"] for line in lines.read_text("utf-8").splitlines()] == ["a\ud800b", "é"]  # fmt: skip
    assert pd.read_csv(sheet)["text"].tolist() == ["ab", "é"]
