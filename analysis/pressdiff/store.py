"""Tables and files on disk: written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from pressdiff.errors import InputError, TableError
from pressdiff.schema.table import Table


def write(folder: Path, table: Table, frame: pd.DataFrame) -> Path:
    """Check `frame` and write it as ``folder/NAME.parquet``; return the path.

    The same rows give the same bytes. A reader never sees half a file.
    """
    path = folder / f"{table.name}.parquet"
    with whole(path) as partial:
        table.frame(frame).to_parquet(partial, index=False)
    return path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a path to write to instead of `path`; it takes its place only if nothing went wrong."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read(folder: Path, table: Table) -> pd.DataFrame:
    """Read and check one table of a finished run.

    Raises
    ------
    TableError
        If the table is not there, cannot be read, or breaks its contract.
    """
    path = folder / f"{table.name}.parquet"
    if not path.is_file():
        raise TableError(
            f"no table '{table.name}' in '{folder}': not the result of a run; "
            "name the folder given to 'pressdiff run --out'"
        )
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise TableError(f"table '{path}' cannot be read ({error}); run again") from error
    return table.frame(frame)


def folder(path: Path) -> Path:
    """Make the folder `path` where there is none; return it.

    Raises
    ------
    InputError
        If it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"folder '{path}' cannot be made ({error}); name another") from error
    return path
