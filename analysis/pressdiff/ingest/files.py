"""Which files the inputs name: files, folders with all in them, and globs."""

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path

from pressdiff.errors import InputError

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".parquet")
KNOWN = ", ".join(SUFFIXES)
MARKERS = (
    "run.json",
    ".pressdiff",
)  # a folder with one of these is pressdiff's own: results, exports

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path, which of the inputs named it, whether an earlier one did too."""

    path: Path
    number: int
    is_repeated: bool = False


def listed(inputs: Sequence[str | Path]) -> list[File]:
    """Return the files that `inputs` name, each once an input: folders in order of name.

    Hidden files are left out, and folders that pressdiff wrote (those that hold one of `MARKERS`)
    with all in them. A file named directly is always listed.

    Raises
    ------
    InputError
        If a name is neither file, folder nor a glob that matches, or no file has a known format.
    """
    first: dict[str, int] = {}
    found: dict[tuple[str, int], File] = {}
    for number, given in enumerate(inputs):
        for path in _under(given):
            real = os.path.realpath(path)
            repeated = first.setdefault(real, number) != number
            found.setdefault((real, number), File(path, number, repeated))
    paths = [file.path for file in found.values()]
    if inputs and not any(path.suffix.lower() in SUFFIXES for path in paths):
        names = ", ".join(f"'{_short(given)}'" for given in inputs[:3])
        others = sorted({path.suffix.lower() or path.name[:40] for path in paths})
        got = f"found only {', '.join(others[:6])}" if others else "found no file"
        results = " (folders of results are left out)" if any(map(_is_results, inputs)) else ""
        raise InputError(f"no article in {names}: {got}{results}; known formats: {KNOWN}")
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
        fixed = Path(*takewhile(lambda part: not has_magic(part), path.parts))
        for match in matches:
            between = [folder for folder in Path(match).parents if fixed in folder.parents]
            if not any(map(_is_results, between)):
                yield from _under(match)
    elif path.is_dir():
        for folder, folders, files in os.walk(path):
            if not set(MARKERS).isdisjoint(files):
                log.debug("%s: left out, pressdiff wrote it", folder)
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))
    else:
        yield path


def _is_results(folder: str | Path) -> bool:
    return any(os.path.isfile(os.path.join(folder, marker)) for marker in MARKERS)


def _short(given: str | Path) -> str:
    line = " ".join(str(given).split())
    return line if len(line) <= 120 else f"{line[:120]}…"
