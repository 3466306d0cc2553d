import json

import openpyxl
import pandas as pd
import pytest

from pressdiff import export
from pressdiff.errors import InputError
from pressdiff.schema import REJECTS

HOSTILE = ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "fine", "bell\x07"]


@pytest.fixture
def tables():
    rows = [
        {"source_path": text, "row": n, "reason": "x" * 40_000} for n, text in enumerate(HOSTILE)
    ]
    return {"rejects": REJECTS.frame(rows)}


@pytest.mark.parametrize("to", export.FORMATS)
def test_every_format_holds_every_row(tables, tmp_path, to):
    (path,) = export.write(tables, to, tmp_path)
    read = {
        "csv": pd.read_csv,
        "xlsx": pd.read_excel,
        "parquet": pd.read_parquet,
        "jsonl": lambda file: pd.DataFrame(map(json.loads, file.read_text().splitlines())),
    }[to]
    frame = read(path)
    assert list(frame.columns) == REJECTS.names
    assert len(frame) == len(HOSTILE)


def test_a_csv_cell_never_begins_like_a_formula(tables, tmp_path):
    (path,) = export.write(tables, "csv", tmp_path)
    cells = pd.read_csv(path, dtype=str)["source_path"]
    assert not cells.str.startswith(("=", "+", "-", "@", "\t")).any()


def test_a_workbook_holds_no_formula_and_freezes_its_header(tables, tmp_path):
    (path,) = export.write(tables, "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(path)["rejects"]
    assert sheet.freeze_panes == "A2"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_numbers_stay_numbers(tables, tmp_path):
    (path,) = export.write(tables, "xlsx", tmp_path)
    assert pd.read_excel(path)["row"].tolist() == tables["rejects"]["row"].tolist()


def test_an_unknown_format_is_refused(tables, tmp_path):
    with pytest.raises(InputError, match=r"unknown export format 'sav'; known: csv, xlsx"):
        export.write(tables, "sav", tmp_path)


def test_a_table_too_long_for_a_sheet_is_refused_by_name(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "_ROWS", 3)
    with pytest.raises(
        InputError, match="table 'rejects' has 7 rows, a sheet holds 2; export to parquet"
    ):
        export.write(tables, "xlsx", tmp_path)


def test_json_lines_hold_numbers_in_full_and_missing_as_null(tmp_path):
    frame = pd.DataFrame(
        {"value": [13 / 56, None], "time": pd.to_datetime(["2024-01-18", None], utc=True)}
    )
    (path,) = export.write({"t": frame}, "jsonl", tmp_path)
    first, second = map(json.loads, path.read_text().splitlines())
    assert first == {"value": 13 / 56, "time": "2024-01-18T00:00:00+00:00"}
    assert second == {"value": None, "time": None}
