"""Sheets as coders return them: read, checked against the key, brought together."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd

from pressdiff.coding.key import Key, KeyMeasure, key_beside, read_key
from pressdiff.errors import InputError
from pressdiff.stats.units import UNIT, HandCoding

_MOST_MB, _MOST_UNPACKED_MB = 20, 200
_YES_NO = {"yes": 1.0, "y": 1.0, "no": 0.0, "n": 0.0, "true": 1.0, "false": 0.0}


@dataclass(frozen=True)
class Coded:
    """All sheets of one draw.

    ``codes`` has a row a unit of the key, in its order, and a column a sheet: amount per
    opportunity, NaN where its coder gave none.
    """

    key: Key
    units: pd.DataFrame
    codes: pd.DataFrame
    sheets: dict[str, str]

    @property
    def together(self) -> pd.Series:
        """One code a unit: of 0 and 1 the majority (0.5 for a tie), of other scores the mean."""
        mean = self.codes.mean(axis=1)
        yes_no = [self.key.measures[name].yes_no for name in self.units["measure"]]
        return mean.where(~np.array(yes_no, dtype=bool), _majority(mean))


def _majority(mean: pd.Series) -> pd.Series:
    found = (np.sign(mean.to_numpy(dtype=np.float64) - 0.5) + 1) / 2
    return pd.Series(found, mean.index)


def hand_coding(sheets: Sequence[str | Path], key: str | Path | None) -> HandCoding:
    """Read `sheets`, one a coder, as what coders said of the units of their key.

    Raises
    ------
    InputError
        As `read`.
    """
    coded = read(sheets, key)
    drawn = coded.units[["unit_id", *UNIT, "probability"]]
    given = coded.codes.astype(object).where(coded.codes.notna(), None)
    return HandCoding(
        drawn.assign(
            code=coded.together.to_numpy(),
            codes=pd.Series(given.to_numpy().tolist(), drawn.index, dtype=object),
        ),
        {name: one.drawn_from for name, one in coded.key.measures.items()},
        coded.sheets,
    )


def read(sheets: Sequence[str | Path], key: str | Path | None = None) -> Coded:
    """Read `sheets`, one a coder, and the `key` they were drawn with (None: the one beside them).

    Raises
    ------
    InputError
        If there is no sheet or key, one cannot be read, a unit is unknown or coded twice in one
        sheet, or a code is out of range.
    """
    if not sheets:
        raise InputError("no coding sheet given; name at least one")
    paths = [Path(one) for one in sheets]
    found = read_key(Path(key) if key is not None else key_beside(paths[0]))
    units = pd.DataFrame([one.model_dump() for one in found.units])
    if units.empty:
        raise InputError("the key has no units; draw again with 'pressdiff sample'")
    measure_of = {one.unit_id: found.measures[one.measure] for one in found.units}
    codes: dict[str, pd.Series] = {}
    digests: dict[str, str] = {}
    for place, path in enumerate(paths, 1):
        told = dict(_codes(path, measure_of))
        codes[f"coder {place}"] = units["unit_id"].map(told).astype("float64")
        digests[f"{place}: {path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return Coded(found, units, pd.DataFrame(codes), digests)


def _codes(path: Path, measure_of: dict[str, KeyMeasure]) -> Iterator[tuple[str, float]]:
    """Yield each unit of one sheet that has a code, with it."""
    seen: set[str] = set()
    for row, (unit_id, text) in enumerate(_rows(path), 2):
        if not unit_id:
            continue
        where = f"sheet '{path}', row {row}"
        if unit_id not in measure_of:
            raise InputError(
                f"{where}: unit '{unit_id[:40]}' is not in the key; name the key that was written with "
                "this sheet (--key)"
            )
        if unit_id in seen:
            raise InputError(f"{where}: unit '{unit_id}' is there twice; keep one row of it")
        seen.add(unit_id)
        if text:
            yield unit_id, _code(text, measure_of[unit_id], where)


def _code(text: str, measure: KeyMeasure, where: str) -> float:
    """Return the code that `text` tells; "1", "1,0" and "yes" are one."""
    if measure.yes_no and text.lower() in _YES_NO:
        return _YES_NO[text.lower()]
    try:
        code = float(text.replace(",", "."))
    except ValueError:
        code = np.nan
    allowed = code in (0, 1) if measure.yes_no else measure.low <= code <= measure.high
    if not allowed:
        wanted = (
            "0 or 1" if measure.yes_no else f"a number from {measure.low:g} to {measure.high:g}"
        )
        raise InputError(
            f"{where}: code '{text[:40]}'; write {wanted}, or leave it empty if unsure"
        )
    return code


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yield ``unit_id`` and ``code`` of each row of a sheet, as text."""
    try:
        data = _bytes(path)
        rows = _workbook(data, path) if data[:2] == b"PK" else _csv(data)
        header = [str(cell or "").strip().lower() for cell in next(rows, [])]
        lost = [name for name in ("unit_id", "code") if name not in header]
        if lost:
            raise InputError(
                f"sheet '{path}' has no column '{lost[0]}' in its first row; use a sheet that 'pressdiff "
                "sample' wrote, with its columns"
            )
        places = header.index("unit_id"), header.index("code")
        for row in rows:
            cells = [row[place] if place < len(row) else None for place in places]
            first, second = ("" if cell is None else str(cell).strip() for cell in cells)
            yield first, second
    except InputError:
        raise
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile, SyntaxError) as error:
        raise InputError(
            f"sheet '{path}' cannot be read ({error}); name an XLSX or CSV file"
        ) from error


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _MOST_MB * 2**20:
        raise InputError(f"sheet '{path}' has {size / 2**20:.0f} MB, at most {_MOST_MB} are read")
    return path.read_bytes()


def _workbook(data: bytes, path: Path) -> Iterator[Sequence[object]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > _MOST_UNPACKED_MB * 2**20:
            raise InputError(
                f"sheet '{path}' unpacks to more than {_MOST_UNPACKED_MB} MB; save it as CSV"
            )
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    page = book["units"] if "units" in book.sheetnames else book.worksheets[0]
    yield from page.iter_rows(values_only=True)


def _csv(data: bytes) -> Iterator[Sequence[object]]:
    """Yield rows of a CSV as spreadsheets save it: with comma, semicolon or tab."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    header = text.partition("\n")[0]
    divider = max(",;\t", key=header.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=divider)
