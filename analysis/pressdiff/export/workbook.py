"""All tables as one workbook: a sheet a table, and a first sheet that says what they are."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pressdiff import schema, store
from pressdiff.errors import InputError
from pressdiff.export.about_sheet import ABOUT, add_about
from pressdiff.export.safe import safe
from pressdiff.export.sheet_names import sheet_names
from pressdiff.export.zipped import same_bytes
from pressdiff.schema.table import Column

_CELL = 32_767  # longest text of an Excel cell, in UTF-16 units
_ROWS = 1_048_576  # rows of an Excel sheet, the header's among them
_FIRST_YEAR = 1900  # of Excel's calendar
_AT_ONCE = 10_000  # rows turned into cells at a time
_LOOKED_AT = 500  # rows by which a column's width is fitted
_NARROW, _WIDE, _TIME = 9, 60, 20  # characters of a column
_HEAD = PatternFill("solid", fgColor="E9E4D8")


def write_workbook(
    tables: Mapping[str, pd.DataFrame], path: Path, *, about: Mapping[str, Any]
) -> None:
    """Write `tables` as an XLSX file, row by row; row 1 of each sheet names the columns.

    Parameters
    ----------
    tables
        By name.
    path
        The file.
    about
        What the run was made of, as `run.json` has it; empty: not told.

    Raises
    ------
    InputError
        If a table has more rows than a sheet holds.
    """
    long = [name for name, frame in tables.items() if len(frame) >= _ROWS]
    if long:
        raise InputError(
            f"table '{long[0]}' has {len(tables[long[0]]):,} rows, a sheet holds {_ROWS - 1:,}; "
            "export to parquet or csv"
        )
    names = sheet_names(tables, taken=(ABOUT,))
    book = Workbook(write_only=True)
    book.properties.creator = "pressdiff"
    add_about(book, tables, names, about)
    for name, frame in tables.items():
        _add_table(book, names[name], frame, _columns(name))
    with store.whole(path) as partial:
        book.save(partial)
        same_bytes(partial)


def _columns(name: str) -> dict[str, Column]:
    found = next((table.columns for table in schema.TABLES if table.name == name), ())
    return {column.name: column for column in found}


def _add_table(
    book: Workbook, name: str, frame: pd.DataFrame, columns: Mapping[str, Column]
) -> None:
    sheet: Worksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    if len(frame.columns):
        last = get_column_letter(len(frame.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(frame) + 1}"
    for place, column in enumerate(frame.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(frame[column])
    sheet.append([_header(sheet, column, columns.get(column)) for column in frame.columns])
    for start in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[start : start + _AT_ONCE]
        cells = [_values(sheet, part[column]) for column in part.columns]
        for row in zip(*cells, strict=True):
            sheet.append(row)


def _header(sheet: Worksheet, name: str, column: Column | None) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, safe(str(name)))
    cell.font, cell.fill = Font(bold=True), _HEAD
    if column is not None:
        told = _note(column)
        cell.comment = Comment(told, "pressdiff", height=40 + 18 * (len(told) // 45), width=320)
    return cell


def _note(column: Column) -> str:
    values = f"\nOne of: {', '.join(column.values)}." if column.values else ""
    return f"{column.meaning[0].upper()}{column.meaning[1:]}.{values}"


def _width(column: "pd.Series[Any]") -> float:
    """Return a width in characters that fits the header and the first rows, within bounds."""
    header = len(str(column.name)) + 4  # the arrow of the filter
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return max(header, _TIME)
    shown = column.iloc[:_LOOKED_AT].dropna()
    longest = max((len(f"{value:g}" if isinstance(value, float) else str(value)) for value in shown), default=0)  # fmt: skip
    return min(max(header, longest + 2, _NARROW), _WIDE)


def _values(sheet: Worksheet, column: "pd.Series[Any]") -> Iterator[object]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return map(_time, column.tolist())
    return (_cell(sheet, value) for value in column.tolist())


def _time(value: Any) -> object:  # noqa: ANN401, NaT is no Timestamp
    """Return a time in UTC; one before Excel's calendar begins as text."""
    if value is pd.NaT:
        return None
    if value.year < _FIRST_YEAR:
        return value.isoformat()
    return value.tz_convert("UTC").tz_localize(None).to_pydatetime()


def _cell(sheet: Worksheet, value: object) -> object:
    if isinstance(value, str):
        text = fitted(safe(value))
        return _text_cell(sheet, text) if text in ERROR_CODES else text
    if isinstance(value, float):
        return value if isfinite(value) else None if value != value else str(value)  # noqa: PLR0124, NaN
    if isinstance(value, int | datetime):
        return value
    return None if pd.isna(value) else fitted(safe(str(value)))  # type: ignore[call-overload]


def _text_cell(sheet: Worksheet, text: str) -> Cell:
    """Return a cell of text that openpyxl would take for an error, such as "#N/A"."""
    cell: Cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def fitted(text: str) -> str:
    """Return as much of `text` as a cell holds; a character beyond the first plane takes two units."""
    if len(text) * 2 <= _CELL:
        return text
    return text.encode("utf-16-le")[: _CELL * 2].decode("utf-16-le", "ignore")
