"""A run for other programs: tables, annotations of the articles, figures.

Text of articles, titles and names of outlets come from strangers: no cell that a spreadsheet would
compute, no file name that leaves its folder, every quotation checked against the stored text.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff import store
from pressdiff.errors import InputError
from pressdiff.export.annotations import write_annotations
from pressdiff.export.files import write_csv, write_jsonl, write_parquet
from pressdiff.export.pictures import write_figures
from pressdiff.export.safe import neutral
from pressdiff.export.workbook import write_workbook

__all__ = ["FORMATS", "neutral", "write", "write_text"]

FORMATS = (
    "csv", "xlsx", "parquet", "jsonl", "annotations", "figures", "summary", "bundle",
)  # fmt: skip
"""All that `Results.export` writes; `write` here all but the summary and the bundle."""

_FILES = {"csv": write_csv, "parquet": write_parquet, "jsonl": write_jsonl}


def write(
    tables: Mapping[str, pd.DataFrame],
    to: str,
    folder: Path,
    *,
    about: Mapping[str, Any] | None = None,
) -> list[Path]:
    """Write `tables` into `folder` and return the files written.

    Parameters
    ----------
    tables
        The tables of a run by name.
    to
        ``csv``, ``parquet``, ``jsonl``: one file a table; ``xlsx``: one workbook; ``annotations``: claims
        and attributions as Web Annotations; ``figures``: SVG and PNG.
    folder
        Where to write; made if it is not there.
    about
        What the run was made of, as `run.json` has it; None: not told.

    Raises
    ------
    InputError
        If the format is unknown or the folder cannot be written.
    TableError
        If a span does not fit the text it points into.
    """
    if to not in FORMATS:
        raise InputError(f"unknown export format '{to}'; known: {', '.join(FORMATS)}")
    with _into(folder):
        return _written(tables, to, folder, about or {})


def write_text(text: str, folder: Path, name: str) -> Path:
    """Write `text` as the file `name` in `folder` and return its path.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    path = folder / name
    with _into(folder), store.whole(path) as partial:
        partial.write_text(text, encoding="utf-8", newline="")
    return path


@contextmanager
def _into(folder: Path) -> Iterator[None]:
    """Make `folder`; tell what cannot be written in it as an error of the user's."""
    store.folder(folder)
    try:
        (folder / ".pressdiff").touch()  # marks a folder of ours, that no run reads as input
        yield
    except OSError as error:
        raise InputError(
            f"export to '{folder}' cannot be written ({error}); name another folder"
        ) from error


def _written(
    tables: Mapping[str, pd.DataFrame], to: str, folder: Path, about: Mapping[str, Any]
) -> list[Path]:
    if to == "xlsx":
        path = folder / "pressdiff.xlsx"
        write_workbook(tables, path, about=about)
        return [path]
    if to == "annotations":
        path = folder / "annotations.jsonld"
        write_annotations(tables, path, about=about)
        return [path]
    if to == "figures":
        return write_figures(tables, folder / "figures")
    paths = {name: folder / f"{name}.{to}" for name in tables}
    for name, frame in tables.items():
        _FILES[to](frame, paths[name])
    return list(paths.values())
