"""Bytes to records: files, folders, globs and frames in, one record or one reject an article out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pressdiff.errors import InputError, SettingsError
from pressdiff.ingest.decode import DecodingError, decode
from pressdiff.ingest.files import KNOWN, SUFFIXES, File, listed, shown
from pressdiff.ingest.record import COLUMNS, Record, Reject, is_html
from pressdiff.ingest.tables import (
    Mapped,
    delimited,
    frame,
    has_outlet,
    json_lines,
    json_object,
    parquet,
)
from pressdiff.settings import IngestSettings

__all__ = ["Record", "Reject", "read"]

Input = str | Path | pd.DataFrame


def read(
    inputs: Sequence[Input] | Input, settings: IngestSettings, *, outlets: Sequence[str] = ()
) -> Iterator[Record | Reject]:
    """Read articles one at a time: files in the order of the inputs, then frames.

    Parameters
    ----------
    inputs
        Files, folders (with all in them, in order of name, hidden files left out), globs, frames.
        A file named twice is read once. Folders that hold a ``run.json`` (results) or a file
        ``.pressdiff`` (exports) are left out of folders and globs, with all in them.
    settings
        Names of columns, and the largest file of one article. Larger .jsonl, .csv, .tsv and
        .parquet are read in pieces; the limit then holds for one row.
    outlets
        Names of the outlets, one an input in order, in place of all that an input says itself;
        then a file that two inputs name is refused the second time. Empty: as the inputs say.

    Yields
    ------
    Record or Reject
        One for each article, row or file; what cannot be used says why in one line.

    Raises
    ------
    InputError
        At once, if a named path does not exist or nothing named can hold an article, or if there
        are not as many outlets as inputs.
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
    if outlets and len(outlets) != len(inputs):
        raise InputError(
            f"{len(outlets)} outlet names for {len(inputs)} inputs: name one outlet an input, in order"
        )
    names: Sequence[str | None] = outlets or [None] * len(inputs)
    named = list(zip(inputs, names, strict=True))
    tables = [(given, outlet) for given, outlet in named if isinstance(given, pd.DataFrame)]
    paths = [(given, outlet) for given, outlet in named if not isinstance(given, pd.DataFrame)]
    files = [(file, paths[file.number][1]) for file in listed([given for given, _ in paths])]
    return _records(files, tables, settings)


def _records(
    files: Sequence[tuple[File, str | None]],
    tables: Sequence[tuple[pd.DataFrame, str | None]],
    settings: IngestSettings,
) -> Iterator[Record | Reject]:
    mapped = tuple(sorted(settings.columns.items()))
    for file, outlet in files:
        if not file.is_repeated:
            yield from _named(_file(file.path, settings, mapped), outlet)
        elif outlet is not None:
            reason = "duplicate: an earlier input names this file too; drop one"
            yield Reject(shown(file.path), 0, reason)
    for number, (table, outlet) in enumerate(tables, 1):
        source = "DataFrame" if len(tables) == 1 else f"DataFrame {number}"
        yield from _named(frame(table, source, mapped), outlet)


def _named(found: Iterator[Record | Reject], outlet: str | None) -> Iterator[Record | Reject]:
    """Give each record the outlet named for its input, if one is."""
    for one in found:
        if outlet is not None and isinstance(one, Record):
            yield replace(one, outlet=outlet, lacks_outlet=False)
        else:
            yield one


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
    items = value if isinstance(value, list) else [value]
    named = len(items) > 1 and any(has_outlet(item, mapped) for item in items)
    for row, item in enumerate(items):
        yield json_object(item, source, row, mapped, rows_name_outlets=named)
