"""The data dictionary: every table and column with its meaning, as Markdown."""

from collections.abc import Iterable

from pressdiff.schema.table import Column, Table

PREFACE = """\
Checked at every stage border, written as Parquet, and printed as the data dictionary
(``python -m pressdiff.schema``). Missing is null or an absent row, never 0. Spans are 0-based
half-open character offsets ``[start, end)`` into ``articles.text``."""


def dictionary(tables: Iterable[Table]) -> str:
    """Return the data dictionary of `tables`, in their order."""
    return "\n\n".join(["# Data dictionary", PREFACE, *map(_section, tables)]) + "\n"


def _section(table: Table) -> str:
    head = f"## {table.name}\n\nA row is {table.row}. Key: {', '.join(table.key)}.\n\n"
    lines = ["| column | type | null | meaning |", "|---|---|---|---|"]
    return head + "\n".join([*lines, *map(_line, table.columns)])


def _line(column: Column) -> str:
    values = f" ({', '.join(column.values)})" if column.values else ""
    null = "yes" if column.nullable else ""
    return f"| `{column.name}` | {column.dtype} | {null} | {column.meaning}{values} |"
