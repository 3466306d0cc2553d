"""What a table is: columns with type, meaning and range, a key, and the check of a frame."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrors

from pressdiff.errors import TableError


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its pandas dtype, its meaning with unit and range, and what it may hold."""

    name: str
    dtype: str
    meaning: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def check(self) -> pa.Column:
        """Return the column as pandera checks it."""
        checks = []
        if self.values:
            checks.append(pa.Check.isin(self.values))
        if self.low is not None:
            checks.append(pa.Check.ge(self.low))
        if self.high is not None:
            checks.append(pa.Check.le(self.high))
        return pa.Column(
            self.dtype, checks, nullable=self.nullable, coerce=True, description=self.meaning
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, the columns in order, and the key its rows are sorted by."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unique: bool = True

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]

    def part(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Return some of the rows with their dtypes set, unchecked and unsorted; more columns stay.

        It takes a third of the memory of the rows.
        """
        rows = list(rows)
        found = pd.DataFrame(rows, columns=None if rows else self.names)
        return found.astype({column.name: column.dtype for column in self.columns})

    def frame(self, rows: Iterable[Mapping[str, Any]] | pd.DataFrame = ()) -> pd.DataFrame:
        """Return `rows` as a checked frame: columns in order, dtypes set, sorted by key.

        Raises
        ------
        TableError
            If a column is missing or unknown, a value is outside its range, or a key repeats.
        """
        if not isinstance(rows, pd.DataFrame):
            rows = list(rows)
            rows = pd.DataFrame(rows, columns=None if rows else self.names)
        if set(rows.columns) != set(self.names):
            raise TableError(
                f"table '{self.name}' has columns {sorted(map(str, rows.columns))}; "
                f"expected {sorted(self.names)}"
            )
        try:
            frame = _schema(self).validate(rows[self.names], lazy=True)
        except (SchemaError, SchemaErrors) as error:
            raise TableError(f"table '{self.name}' breaks its contract: {_first(error)}") from error
        return frame.sort_values(list(self.key), kind="stable", ignore_index=True)


@cache
def _schema(table: Table) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {column.name: column.check() for column in table.columns},
        strict=True,
        unique=list(table.key) if table.unique else None,
        description=table.row,
    )


def _first(error: SchemaError | SchemaErrors) -> str:
    if isinstance(error, SchemaErrors):
        case = error.failure_cases.iloc[0]
        return f"column {case['column']}, {case['check']}, got {case['failure_case']!r}"
    return str(error)
