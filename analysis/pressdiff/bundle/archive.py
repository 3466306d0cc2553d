"""Reads a replication bundle, which anybody may have made: nothing is unpacked to disk."""

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
from pyarrow.lib import ArrowException

from pressdiff import schema
from pressdiff.errors import InputError

NAME = "pressdiff-bundle.zip"
MANIFEST = "MANIFEST.json"
FORMAT = 1

MAX_FILES = 200
MAX_BYTES = 2 * 2**30
"""Most bytes of all files together, unpacked; also of each table as its own header tells."""
MAX_TEXT = 50 * 2**20
"""Most bytes of a file that is no table."""
MAX_ROWS = 50_000_000
MAX_RATIO = 1_000
"""Most bytes unpacked of one byte packed, from which on it can only be a bomb."""

_TEXTS = frozenset(
    {"run.json", "settings.toml", "environment.json", "METHODS.md", "README.md", MANIFEST}
)


@dataclass(frozen=True)
class Bundle:
    """A bundle as it was read: tables without words, settings, what it was made of and with."""

    path: Path
    digest: str
    """SHA-256 of the whole file."""
    tables: dict[str, pd.DataFrame]
    about: dict[str, Any]
    settings: str
    """The settings as TOML."""
    environment: dict[str, Any]
    damaged: tuple[str, ...]
    """Files that are not as the manifest has them, or that it or the bundle lacks."""


def read(path: Path) -> Bundle:
    """Read a bundle.

    Raises
    ------
    InputError
        If it cannot be read, is too large, or holds what no bundle does.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _refused(path, f"it has {size:,} bytes, at most {MAX_BYTES:,} are read")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"bundle '{path}' cannot be read ({error}); name the file that "
            "'pressdiff export RESULTS --to bundle' wrote"
        ) from error
    files = _unpacked(path, data)
    manifest = _mapping(path, files, MANIFEST)
    if manifest.get("format") != FORMAT:
        raise _refused(
            path, f"its format is {manifest.get('format')!r}, this version reads {FORMAT}"
        )
    about = _mapping(path, files, "run.json")
    if not isinstance(about.get("settings"), dict):
        raise _refused(path, "run.json tells no settings")
    return Bundle(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        tables={
            Path(name).stem: _table(path, name, content)
            for name, content in files.items()
            if name not in _TEXTS
        },
        about=about,
        settings=_decoded(path, files, "settings.toml"),
        environment=_mapping(path, files, "environment.json"),
        damaged=_damaged(files, manifest.get("sha256")),
    )


_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What `zipfile` raises for an archive that is damaged, or made to harm."""


def _refused(path: Path, why: str) -> InputError:
    return InputError(f"bundle '{path}' is refused: {why}; ask who made it for a whole one")


def _unpacked(path: Path, data: bytes) -> dict[str, bytes]:
    """Return the files of the archive, none but those a bundle has."""
    known = _TEXTS | {f"tables/{table.name}.parquet" for table in schema.TABLES}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES:
                raise _refused(path, f"it has {len(entries):,} files, at most {MAX_FILES}")
            names = [entry.filename for entry in entries]
            strange = [name for name in names if name not in known]
            if strange:
                raise _refused(path, f"no bundle has a file {strange[0][:100]!r}")
            if len(set(names)) < len(names):
                raise _refused(path, "it has two files of one name")
            left = MAX_BYTES
            files = {}
            for entry in entries:
                most = min(left, MAX_TEXT if entry.filename in _TEXTS else MAX_BYTES)
                files[entry.filename] = _content(path, archive, entry, most)
                left -= len(files[entry.filename])
    except _BROKEN as error:
        raise _refused(path, f"it is no whole ZIP file ({error})") from error
    return files


def _content(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Return one file, reading no more than `most` bytes whatever its header tells."""
    if entry.flag_bits & 1:
        raise _refused(path, f"'{entry.filename}' is encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused(path, f"'{entry.filename}' is packed in a way that no bundle is")
    if entry.file_size > most or entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise _refused(path, f"'{entry.filename}' unpacks to {entry.file_size:,} bytes")
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _refused(path, f"'{entry.filename}' unpacks to more than {most:,} bytes")
    return data


def _decoded(path: Path, files: dict[str, bytes], name: str) -> str:
    if name not in files:
        raise _refused(path, f"it has no {name}")
    try:
        return files[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(path, f"{name} is not UTF-8 ({error})") from error


def _mapping(path: Path, files: dict[str, bytes], name: str) -> dict[str, Any]:
    try:
        told = json.loads(_decoded(path, files, name))
    except (ValueError, RecursionError) as error:
        raise _refused(path, f"{name} is not JSON ({error})") from error
    if not isinstance(told, dict):
        raise _refused(path, f"{name} is no JSON object")
    return told


def _table(path: Path, name: str, content: bytes) -> pd.DataFrame:
    try:
        file = pq.ParquetFile(io.BytesIO(content))  # type: ignore[no-untyped-call]
        told = file.metadata
        groups = (told.row_group(at).total_byte_size for at in range(told.num_row_groups))
        if told.num_rows > MAX_ROWS or sum(groups) > MAX_BYTES:
            raise _refused(path, f"'{name}' has {told.num_rows:,} rows, too many to be read")
        frame: pd.DataFrame = file.read().to_pandas(ignore_metadata=True)  # type: ignore[no-untyped-call]
    except (ArrowException, OSError, ValueError, TypeError, KeyError) as error:
        raise _refused(path, f"'{name}' is no table that can be read ({error})") from error
    return frame


def _damaged(files: dict[str, bytes], hashes: object) -> tuple[str, ...]:
    told = hashes if isinstance(hashes, dict) else {}
    names = (set(files) | {str(name) for name in told}) - {MANIFEST}
    return tuple(
        sorted(
            name
            for name in names
            if name not in files or told.get(name) != hashlib.sha256(files[name]).hexdigest()
        )
    )
