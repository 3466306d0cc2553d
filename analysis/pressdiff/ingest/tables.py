"""Files of many articles, read in pieces: JSON lines, CSV and TSV, Parquet, frames."""

import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from pyarrow.lib import ArrowException, RecordBatch

from pressdiff.ingest.decode import DecodingError, decode
from pressdiff.ingest.record import Record, Reject, fields, record

Mapped = tuple[tuple[str, str], ...]
_DELIMITERS = ",;\t|"
_BATCH = 256  # rows held at once


class _BadLine(str):
    """Stands for a line that cannot be used; its text is the reason."""

    __slots__ = ()


def lines(path: Path, longest: int) -> Iterator[str]:
    """Yield the lines of a file, each decoded by itself; a `_BadLine` for one that cannot be.

    One line in another encoding, or longer than `longest` bytes, costs that line.
    """
    with path.open("rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            file.seek(0)
            wide = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
            yield from iter(lambda: wide.readline(longest), "")
            return
        file.seek(0)
        while data := file.readline(longest + 1):
            if len(data) > longest:
                while not data.endswith(b"\n") and (data := file.readline(longest)):
                    pass
                yield _BadLine(
                    f"line of more than {longest / 1e6:g} MB; split it or raise max_file_mb"
                )
                continue
            try:
                yield data.decode("utf-8").removeprefix("\ufeff")
            except UnicodeDecodeError:
                try:
                    yield decode(data)
                except DecodingError as error:
                    yield _BadLine(error)


def json_lines(path: Path, source: str, mapped: Mapped, longest: int) -> Iterator[Record | Reject]:
    """Yield a record or a reject for each line of a .jsonl; blank lines count but yield nothing."""
    named = any(_names_outlet(line, mapped) for line in lines(path, longest))  # most: the first
    for row, line in enumerate(lines(path, longest)):
        if isinstance(line, _BadLine):
            yield Reject(source, row, line)
        elif line.strip():
            yield _json_value(line, source, row, mapped, rows_name_outlets=named)


def _names_outlet(line: str, mapped: Mapped) -> bool:
    try:
        return has_outlet(json.loads(line), mapped)
    except (ValueError, RecursionError):
        return False


def has_outlet(value: object, mapped: Mapped) -> bool:
    """Whether a JSON object has a field for the outlet, empty or not."""
    return isinstance(value, dict) and bool(fields(tuple(value), mapped).names["outlet"])


def _json_value(
    line: str, source: str, row: int, mapped: Mapped, *, rows_name_outlets: bool
) -> Record | Reject:
    try:
        value = json.loads(line)
    except RecursionError:
        return Reject(source, row, "JSON nested too deeply; give one flat object an article")
    except ValueError as error:
        return Reject(source, row, f"not JSON: {error}; give one object a line")
    return json_object(value, source, row, mapped, rows_name_outlets=rows_name_outlets)


def json_object(
    value: object, source: str, row: int, mapped: Mapped, *, rows_name_outlets: bool
) -> Record | Reject:
    """Make a record of one JSON object."""
    if not isinstance(value, dict):
        kind = type(value).__name__
        return Reject(source, row, f"expected a JSON object an article, got a {kind}")
    found = fields(tuple(value), mapped)
    return record(source, row, value, found, rows_name_outlets=rows_name_outlets)


def delimited(path: Path, source: str, mapped: Mapped, longest: int) -> Iterator[Record | Reject]:
    """Yield a record or a reject for each row of a CSV or TSV file with a header.

    A row whose quotation marks do not close is refused alone: reading goes on with the next line.
    """
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    stream = lines(path, longest)
    head = next(stream, "")
    if isinstance(head, _BadLine):
        yield Reject(source, 0, head)
        return
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(head, mapped)
    header = _header(head, delimiter)
    found = fields(tuple(header), mapped)
    if found.problem:
        yield Reject(source, 0, found.problem)
        return
    named = bool(found.names["outlet"])
    row, broken = -1, _Broken(source)
    for row, values in enumerate(_rows(stream, delimiter, longest, len(header))):
        if isinstance(values, str):
            broken.add(row, values)
        elif len(values) != len(header) and any(map(str.strip, values)):
            got = f"{len(values)} fields where the header has {len(header)}"
            broken.add(row, f"{got}; check its quotation marks and delimiters")
        elif any(map(str.strip, values)):
            yield from broken.told()
            cells = dict(zip(header, values, strict=True))
            yield record(source, row, cells, found, rows_name_outlets=named)
    yield from broken.told()
    if row < 0:
        yield Reject(source, 0, "no rows after the header; the file holds no article")


class _Broken:
    """Rows in a row that cannot be read: the pieces of one broken row are told as one."""

    def __init__(self, source: str) -> None:
        self.source, self.row, self.reason, self.count = source, 0, "", 0

    def add(self, row: int, reason: str) -> None:
        if not self.count:
            self.row, self.reason = row, reason
        self.count += 1

    def told(self) -> Iterator[Reject]:
        if self.count:
            more = f" (and the {self.count - 1} lines after it)" if self.count > 1 else ""
            yield Reject(self.source, self.row, self.reason + more)
        self.count = 0


def _header(head: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:  # a bare carriage return
        return []


def _delimiter(head: str, mapped: Mapped) -> str:
    """Return the first delimiter that splits a text column off the header."""
    for delimiter in _DELIMITERS:
        if fields(tuple(_header(head, delimiter)), mapped).problem is None:
            return delimiter
    return max(_DELIMITERS, key=head.count)


def _rows(
    stream: Iterator[str], delimiter: str, longest: int, width: int
) -> Iterator[list[str] | str]:
    """Yield rows in strict CSV; where that fails, the reason, then go on after its first line."""
    again: deque[str] = deque()
    taken: list[str] = []

    def feed() -> Iterator[str]:
        size = 0
        while line := again.popleft() if again else next(stream, ""):
            taken.append(line)
            size += len(line)
            if isinstance(line, _BadLine) or size > longest:
                raise csv.Error(line if isinstance(line, _BadLine) else "row too long")
            yield line

    while True:
        taken.clear()
        try:
            row = next(csv.reader(feed(), delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            again.extendleft(reversed(taken[1:]))
            first = taken[0]
            if isinstance(first, _BadLine):
                yield str(first)
                continue
            mended = _mended(first, delimiter)
            if mended is not None and len(mended) == width:
                yield mended
            else:
                yield f"a quotation mark is not closed or not doubled ({error}); mend the row"
            continue
        if row is None:
            return
        yield row


def _mended(line: str, delimiter: str) -> list[str] | None:
    """Read one line with the bare quotation marks inside its quoted fields doubled."""
    inner = rf'(?<=[^{re.escape(delimiter)}"])"(?=[^{re.escape(delimiter)}"\r\n])'
    try:
        doubled = re.sub(inner, '""', line)
        return next(csv.reader([doubled], delimiter=delimiter, strict=True), None)
    except csv.Error:
        return None


def parquet(path: Path, source: str, mapped: Mapped) -> Iterator[Record | Reject]:
    """Yield a record or a reject for each row of a Parquet file, a batch of rows at a time."""
    row = 0
    try:
        with pq.ParquetFile(path) as file:  # type: ignore[no-untyped-call]
            found = fields(tuple(file.schema_arrow.names), mapped)
            if found.problem or not file.metadata.num_rows:
                yield Reject(source, 0, found.problem or "no rows; the file holds no article")
                return
            named = bool(found.names["outlet"])
            for batch in file.iter_batches(batch_size=_BATCH, columns=found.used):
                for values in _values(batch):
                    if isinstance(values, str):
                        yield Reject(source, row, values)
                    else:
                        yield record(source, row, values, found, rows_name_outlets=named)
                    row += 1
    except (ArrowException, OSError, ValueError) as error:
        first = str(error).split("\n", 1)[0]
        yield Reject(source, row, f"not a Parquet file that can be read: {first}; write it again")


def _values(batch: RecordBatch) -> Iterator[dict[str, object] | str]:
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for index in range(batch.num_rows):
            try:
                (values,) = batch.slice(index, 1).to_pylist()
            except UnicodeDecodeError:
                values = "text that is not UTF-8; write it as UTF-8"
            yield values


def frame(table: pd.DataFrame, source: str, mapped: Mapped) -> Iterator[Record | Reject]:
    """Yield a record or a reject for each row of a frame; rows are numbered by position.

    A frame has no name that could stand in for an outlet: every row names its own.
    """
    names = tuple(str(name) for name in table.columns)
    found = fields(names, mapped)
    if found.problem or table.empty:
        yield Reject(source, 0, found.problem or "no rows; the frame holds no article")
        return
    table = table.set_axis(list(names), axis=1)
    table = table.loc[:, ~table.columns.duplicated() & table.columns.isin(found.used)]
    for start in range(0, len(table), _BATCH):
        rows = table.iloc[start : start + _BATCH].to_dict("records")
        for row, values in enumerate(rows, start):
            cells = {str(name): None if cell is pd.NA else cell for name, cell in values.items()}
            yield record(source, row, cells, found, rows_name_outlets=True)
