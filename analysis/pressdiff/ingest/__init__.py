"""Bytes to records: files, folders, globs and frames in, one record or one reject an article out."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from pressdiff.errors import InputError, SettingsError
from pressdiff.ingest.decode import DecodingError, decode
from pressdiff.ingest.files import KNOWN, SUFFIXES, listed, shown
from pressdiff.ingest.record import COLUMNS, Record, Reject, is_html
from pressdiff.ingest.tables import Mapped, delimited, frame, json_lines, json_object, parquet
from pressdiff.settings import IngestSettings

__all__ = ["Record", "Reject", "read"]

Input = str | Path | pd.DataFrame


def read(inputs: Sequence[Input] | Input, settings: IngestSettings) -> Iterator[Record | Reject]:
    """Read articles one at a time: files in the order of the inputs, then frames.

    Parameters
    ----------
    inputs
        Files, folders (with all in them, in order of name, hidden files left out), globs, frames.
        A file named twice is read once.
    settings
        Names of columns, and the largest file of one article. Larger .jsonl, .csv, .tsv and
        .parquet are read in pieces; the limit then holds for one row.

    Yields
    ------
    Record or Reject
        One for each article, row or file; what cannot be used says why in one line.

    Raises
    ------
    InputError
        At once, if a named path does not exist or nothing named can hold an article.
    SettingsError
        If the settings map a column pressdiff does not have.
    """
    if isinstance(inputs, str | Path | pd.DataFrame):
        inputs = [inputs]
    if not inputs:
        raise InputError("no input; name files, folders or globs")
    unknown = sorted(set(settings.columns) - set(COLUMNS))
    if unknown:
        raise SettingsError(
            f"[ingest.columns] has no '{unknown[0]}'; known: {', '.join(COLUMNS)} "
            "(our name = the file's column)"
        )
    tables = [given for given in inputs if isinstance(given, pd.DataFrame)]
    paths = [given for given in inputs if not isinstance(given, pd.DataFrame)]
    return _records(listed(paths) if paths else [], tables, settings)


def _records(
    paths: list[Path], tables: list[pd.DataFrame], settings: IngestSettings
) -> Iterator[Record | Reject]:
    mapped = tuple(sorted(settings.columns.items()))
    for path in paths:
        yield from _file(path, settings, mapped)
    for number, table in enumerate(tables, 1):
        yield from frame(table, "DataFrame" if len(tables) == 1 else f"DataFrame {number}", mapped)


def _file(path: Path, settings: IngestSettings, mapped: Mapped) -> Iterator[Record | Reject]:
    source, suffix = shown(path), path.suffix.lower()
    if suffix not in SUFFIXES:
        yield Reject(
            source, 0, f"unknown format '{' '.join((suffix or path.name).split())}'; known: {KNOWN}"
        )
        return
    limit = int(settings.max_file_mb * 1e6)
    try:
        if not path.is_file():
            yield Reject(source, 0, "not a regular file; name a file or a folder")
        elif path.stat().st_size == 0:
            yield Reject(source, 0, "empty file; it holds no article")
        elif suffix == ".jsonl":
            yield from json_lines(path, source, mapped, limit)
        elif suffix in (".csv", ".tsv"):
            yield from delimited(path, source, mapped, limit)
        elif suffix == ".parquet":
            yield from parquet(path, source, mapped)
        else:
            yield from _whole(path, source, settings, mapped)
    except OSError as error:
        yield Reject(source, 0, f"cannot be read: {error.strerror or error}")


def _whole(
    path: Path, source: str, settings: IngestSettings, mapped: Mapped
) -> Iterator[Record | Reject]:
    """Read a file that is held in memory at once: plain text, a page, a JSON document."""
    size = path.stat().st_size
    if size > settings.max_file_mb * 1e6:
        yield Reject(
            source,
            0,
            f"file of {size / 1e6:.1f} MB; the most is {settings.max_file_mb:g} MB; "
            "split it, or raise [ingest] max_file_mb",
        )
        return
    suffix = path.suffix.lower()
    try:
        text = decode(path.read_bytes(), html=suffix in (".html", ".htm"))
    except DecodingError as error:
        yield Reject(source, 0, str(error))
        return
    if suffix == ".json":
        yield from _json(text, source, mapped)
    elif not text.strip():
        yield Reject(source, 0, "empty file; it holds no article")
    else:
        yield Record(source, 0, text, is_html=suffix != ".txt" or is_html(text))


def _json(text: str, source: str, mapped: Mapped) -> Iterator[Record | Reject]:
    try:
        value = json.loads(text)
    except RecursionError:
        yield Reject(source, 0, "JSON nested too deeply; give one flat object an article")
        return
    except ValueError as error:
        yield Reject(source, 0, f"not JSON: {error}; give one object or a list of objects")
        return
    if value == []:
        yield Reject(source, 0, "an empty list; it holds no article")
    for row, item in enumerate(value if isinstance(value, list) else [value]):
        yield json_object(item, source, row, mapped)
