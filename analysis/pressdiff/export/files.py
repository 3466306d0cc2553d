"""A table as one file: CSV for spreadsheets, Parquet, JSON lines; written in pieces."""

import csv
import json
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff import store
from pressdiff.export.safe import neutral

_ROWS = 20_000  # at a time, so that a long table is never copied whole


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` for a spreadsheet: UTF-8 with its mark, text quoted, no cell that computes."""
    with store.whole(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        for start, part in _pieces(frame):
            neutral(part).to_csv(
                file,
                index=False,
                header=start == 0,
                quoting=csv.QUOTE_NONNUMERIC,
                lineterminator="\n",
            )


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write `frame` as it is."""
    with store.whole(path) as partial:
        frame.to_parquet(partial, index=False)


def write_jsonl(frame: pd.DataFrame, path: Path) -> None:
    """Write one object a row: numbers in full, missing as null, times as ISO 8601."""
    with store.whole(path) as partial, partial.open("w", encoding="utf-8", newline="") as file:
        for _, part in _pieces(frame):
            for row in part.astype(object).where(part.notna(), None).to_dict("records"):
                file.write(_line(row))


def _line(row: Mapping[Hashable, Any]) -> str:
    line = json.dumps(row, ensure_ascii=False, default=pd.Timestamp.isoformat)
    if not line.isascii():
        try:
            line.encode()
        except UnicodeEncodeError:  # half a surrogate pair has no UTF-8, but a JSON escape
            line = json.dumps(row, default=pd.Timestamp.isoformat)
    return line + "\n"


def _pieces(frame: pd.DataFrame) -> Iterator[tuple[int, pd.DataFrame]]:
    """Yield parts of `frame` with the place of their first row; one part if it has no rows."""
    for start in range(0, max(len(frame), 1), _ROWS):
        yield start, frame.iloc[start : start + _ROWS]
