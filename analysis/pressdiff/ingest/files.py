"""Which files the inputs name: files, folders with all in them, and globs."""

import os
from collections.abc import Iterator, Sequence
from glob import glob
from pathlib import Path

from pressdiff.errors import InputError

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".parquet")
KNOWN = ", ".join(SUFFIXES)


def listed(inputs: Sequence[str | Path]) -> list[Path]:
    """Return the files that `inputs` name, each once: folders in order, hidden files left out.

    Raises
    ------
    InputError
        If a name is neither file, folder nor a glob that matches, or no file has a known format.
    """
    found: dict[str, Path] = {}
    for given in inputs:
        for path in _under(given):
            found.setdefault(os.path.realpath(path), path)
    if inputs and not any(path.suffix.lower() in SUFFIXES for path in found.values()):
        names = ", ".join(f"'{_short(given)}'" for given in inputs[:3])
        others = sorted({path.suffix.lower() or path.name[:40] for path in found.values()})
        got = f"found only {', '.join(others[:6])}" if others else "found no file"
        raise InputError(f"no article in {names}: {got}; known formats: {KNOWN}")
    return list(found.values())


def shown(path: Path) -> str:
    """Return `path` as it is written in tables: always valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _under(given: str | Path) -> Iterator[Path]:
    path = Path(given)
    try:
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        matches = sorted(glob(str(given), recursive=True)) if "\0" not in str(given) else []
        if not matches:
            raise InputError(f"no file, folder or glob '{_short(given)}'; check the name")
        for match in matches:
            yield from _under(match)
    elif path.is_dir():
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))
    else:
        yield path


def _short(given: str | Path) -> str:
    line = " ".join(str(given).split())
    return line if len(line) <= 120 else f"{line[:120]}…"
