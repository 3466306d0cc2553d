"""The workbook as openpyxl opens it."""

from dataclasses import asdict

import openpyxl
import pandas as pd
import pytest

from pressdiff import export, schema
from pressdiff.errors import InputError
from pressdiff.export import workbook
from pressdiff.schema import REJECTS


@pytest.fixture(scope="module")
def path(results, tmp_path_factory):
    (path,) = results.export("xlsx", tmp_path_factory.mktemp("xlsx"))
    return path


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def written(tmp_path, **columns):
    (path,) = export.write({"t": pd.DataFrame(columns)}, "xlsx", tmp_path)
    return openpyxl.load_workbook(path)["t"]


def test_there_is_a_sheet_a_table_after_the_one_about_them(book):
    assert book.sheetnames == ["about", *(table.name for table in schema.TABLES)]


def test_every_sheet_freezes_its_header_and_filters_all_its_rows(book, results):
    for name, frame in results.tables.items():
        assert book[name].freeze_panes == "A2"
        last = openpyxl.utils.get_column_letter(len(frame.columns))
        assert book[name].auto_filter.ref == f"A1:{last}{len(frame) + 1}"


def test_each_column_has_a_note_that_says_its_meaning(book):
    for table in schema.TABLES:
        for cell, column in zip(book[table.name][1], table.columns, strict=True):
            assert cell.value == column.name
            assert column.meaning[1:] in cell.comment.text
            assert all(value in cell.comment.text for value in column.values)


def test_columns_are_wide_enough_for_their_name_and_never_too_wide(book):
    for table in schema.TABLES:
        widths = book[table.name].column_dimensions
        for place, name in enumerate(table.names, 1):
            width = widths[openpyxl.utils.get_column_letter(place)].width
            assert len(name) < width <= 60


def test_the_first_sheet_says_what_was_run_and_leads_to_each_table(book, results):
    rows = {row[0].value: row for row in book["about"].iter_rows() if row[0].value}
    assert rows["settings"][1].value == f"hash {results.about.settings_digest}"
    assert "pressdiff 0.1.0" in rows["versions"][1].value
    for table in schema.TABLES:
        name, n, row, *_ = rows[table.name]
        assert name.hyperlink.location == f"'{table.name}'!A1"
        assert (n.value, row.value) == (len(results.tables[table.name]), table.row)


@pytest.mark.parametrize("name", ["claims", "contrasts", "articles", "events"])
def test_pandas_reads_a_sheet_back_with_every_digit(path, results, name):
    frame = pd.read_excel(path, sheet_name=name, keep_default_na=False, na_values=[""])
    known = results.tables[name]
    assert list(frame.columns) == list(known.columns)
    numbers = known.select_dtypes("float64").columns
    pd.testing.assert_frame_equal(
        frame[numbers].astype("float64"), known[numbers], check_exact=False, rtol=1e-15
    )


def test_times_are_dates_of_excel_and_older_ones_are_text(tmp_path):
    times = pd.to_datetime(["2024-01-18T12:22", "1815-06-18", None], utc=True, format="ISO8601")
    cells = written(tmp_path, time=times, n=[1, 2, 3])["A"]
    assert cells[1].is_date
    assert str(cells[1].value) == "2024-01-18 12:22:00"
    assert [cell.value for cell in cells[2:]] == ["1815-06-18T00:00:00+00:00", None]


def test_missing_is_an_empty_cell_and_zero_is_zero(tmp_path):
    whole = pd.array([None, 0, 3], dtype="Int64")
    sheet = written(tmp_path, a=[0.0, None, 0.25], b=whole, c=["x", None, ""], d=[True, False, True])  # fmt: skip
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows == [(0, None, "x", True), (None, 0, None, False), (0.25, 3, None, True)]


def test_a_cell_holds_what_excel_can_and_no_more(tmp_path):
    sheet = written(tmp_path, text=["x" * 40_000, "😀" * 20_000, "#N/A", "=1", "a\x00\ufffeb"])
    values = [cell.value for cell in sheet["A"][1:]]
    assert values[0] == "x" * 32_767
    assert values[1] == "😀" * 16_383
    assert values[2:] == ["#N/A", "'=1", "ab"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}


def test_a_column_name_is_no_formula_and_a_sheet_name_is_legal(tmp_path):
    tables = {"a/b:*?[c]": pd.DataFrame({"=x": [1]}), "n" * 40: pd.DataFrame({"y": [1]})}
    tables["about"] = pd.DataFrame({"z": [1]})
    (path,) = export.write(tables, "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["about", "a_b____c_", "n" * 31, "about (2)"]
    assert book["a_b____c_"]["A1"].value == "'=x"


def test_a_table_too_long_for_a_sheet_is_refused_by_name(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_ROWS", 3)
    rows = [{"source_path": "a", "row": n, "reason": "b"} for n in range(7)]
    with pytest.raises(
        InputError, match="table 'rejects' has 7 rows, a sheet holds 2; export to parquet"
    ):
        export.write({"rejects": REJECTS.frame(rows)}, "xlsx", tmp_path)
    assert not list(tmp_path.glob("*.xlsx*"))


def test_the_same_results_give_the_same_bytes(results, tmp_path):
    few = {name: results.tables[name] for name in ("articles", "reporting")}
    about = asdict(results.about)
    first, second = (
        export.write(few, "xlsx", tmp_path / name, about=about)[0].read_bytes() for name in "ab"
    )
    assert first == second
