"""Tables for other programs; cells that a spreadsheet would run as formulas are made text."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pandas as pd

from pressdiff.errors import InputError

Format = Literal["csv", "xlsx", "parquet", "jsonl"]
FORMATS: tuple[Format, ...] = ("csv", "xlsx", "parquet", "jsonl")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # https://owasp.org/www-community/attacks/CSV_Injection
_CELL = 32_767  # longest text of an Excel cell, in characters
_ROWS = 1_048_576  # rows of an Excel sheet, the header's among them
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"  # not allowed in XML, so not in XLSX


def write(tables: Mapping[str, pd.DataFrame], to: Format, folder: Path) -> list[Path]:
    """Write `tables` into `folder`: one file a table, or one workbook with a sheet a table.

    Raises
    ------
    InputError
        If the format is unknown or the folder cannot be written.
    """
    if to not in FORMATS:
        raise InputError(f"unknown export format '{to}'; known: {', '.join(FORMATS)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"folder '{folder}' cannot be made ({error}); name another") from error
    (folder / ".pressdiff").touch()  # marks a folder of ours, that no run reads as input
    if to == "xlsx":
        return [_workbook(tables, folder / "pressdiff.xlsx")]
    return [_one(frame, to, folder / f"{name}.{to}") for name, frame in tables.items()]


def _one(frame: pd.DataFrame, to: Format, path: Path) -> Path:
    if to == "csv":
        neutral(frame).to_csv(path, index=False, encoding="utf-8-sig")
    elif to == "parquet":
        frame.to_parquet(path, index=False)
    else:
        _json_lines(frame, path)
    return path


def _json_lines(frame: pd.DataFrame, path: Path) -> None:
    """Write one object a row; numbers in full, which pandas' writer rounds."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=pd.Timestamp.isoformat) + "\n")


def _workbook(tables: Mapping[str, pd.DataFrame], path: Path) -> Path:
    long = [name for name, frame in tables.items() if len(frame) >= _ROWS]
    if long:
        raise InputError(
            f"table '{long[0]}' has {len(tables[long[0]]):,} rows, a sheet holds {_ROWS - 1:,}; "
            "export to parquet or csv"
        )
    with pd.ExcelWriter(path, engine="openpyxl") as book:
        for name, frame in tables.items():
            sheet = neutral(frame)
            for column in sheet.select_dtypes("datetimetz").columns:
                sheet[column] = sheet[column].dt.tz_localize(None)
            for column in sheet.select_dtypes("str").columns:
                sheet[column] = sheet[column].str.replace(_CONTROL, "", regex=True).str[:_CELL]
            sheet.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
    return path


def neutral(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with an apostrophe before every text that a spreadsheet would compute."""
    frame = frame.copy()
    columns: list[str] = list(frame.select_dtypes("str").columns)
    for column in columns:
        risky = frame[column].str.startswith(_FORMULA, na=False)
        frame.loc[risky, column] = "'" + frame.loc[risky, column]
    return frame
