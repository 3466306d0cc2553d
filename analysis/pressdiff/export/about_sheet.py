"""The first sheet of a workbook: what was run, and what a row of each sheet is."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pressdiff import schema
from pressdiff.export.safe import safe

ABOUT = "about"
_READ = (
    "A note on each column's name says what it means: unit, range, and what an empty cell is.",
    "An empty cell is missing, never 0. Times are UTC. Nothing is rounded.",
    "A text that a spreadsheet would compute has an apostrophe before it; one of more than 32,767 "
    "characters is cut. The formats jsonl and parquet have both as they are.",
    "start and end are places in articles.text: the first character is 0, end is not included.",
)
_WIDTHS = {"A": 22, "B": 14, "C": 90, "D": 44}  # characters
_HEAD = PatternFill("solid", fgColor="E9E4D8")
_LINK = Font(color="1B5A92", underline="single")


def add_about(
    book: Workbook,
    tables: Mapping[str, pd.DataFrame],
    names: Mapping[str, str],
    about: Mapping[str, Any],
) -> None:
    """Add the sheet to `book`.

    Parameters
    ----------
    book
        A workbook to be written row by row.
    tables
        By name.
    names
        The sheet of each table.
    about
        What the run was made of, as `run.json` has it; empty: not told.
    """
    sheet: Worksheet = book.create_sheet(ABOUT)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.append([_styled(sheet, "Tables of a run of pressdiff", Font(bold=True, size=14))])
    for name, value in _told(about):
        sheet.append([_styled(sheet, name, Font(bold=True)), value])
    sheet.append([])
    for line in _READ:
        sheet.append([line])
    sheet.append([])
    head = ("sheet", "rows", "a row is", "columns that tell rows apart")
    sheet.append([_styled(sheet, one, Font(bold=True), _HEAD) for one in head])
    known = {table.name: table for table in schema.TABLES}
    for name, frame in tables.items():
        table = known.get(name)
        sheet.append(
            [
                _link(sheet, names[name]),
                len(frame),
                table.row if table else None,
                ", ".join(table.key) if table else None,
            ]
        )


def _told(about: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    if not about:
        return
    counts = about["counts"]
    yield "made at", about["created_at"]
    yield "articles", counts["articles"]
    yield "outlets", counts["outlets"]
    yield "events", counts["events"]
    yield "inputs not used", counts["rejects"]
    yield "profile", about["settings"]["profile"]
    yield "settings", f"hash {about['settings_digest']}"
    yield "versions", ", ".join(f"{name} {one}" for name, one in about["versions"].items())
    for warning in about["warnings"]:
        yield "note", safe(warning)


def _styled(sheet: Worksheet, text: str, font: Font, fill: PatternFill | None = None) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, text)
    cell.font = font
    if fill is not None:
        cell.fill = fill
    return cell


def _link(sheet: Worksheet, name: str) -> Cell:
    cell = _styled(sheet, name, _LINK)
    cell.hyperlink = Hyperlink(ref="A1", location="'{}'!A1".format(name.replace("'", "''")))
    return cell
