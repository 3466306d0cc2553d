"""How results and their tables show themselves in a notebook: what a row is, the first rows, cut."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, ClassVar

import pandas as pd

from pressdiff import schema
from pressdiff.schema.table import Column, Table

_ROWS = 8
_TEXT = 90  # characters of one cell
_ID = 22  # characters of an id
_BY_NAME = {table.name: table for table in schema.TABLES}
_BOX = "overflow-x:auto;max-width:100%"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"
_NUMBER = "text-align:right;vertical-align:top;padding:.2em .6em;font-variant-numeric:tabular-nums"
_QUIET = "opacity:.72"
_GROUPS: Mapping[str, Sequence[str]] = {
    "what was read": ("articles", "rejects", "reuse", "events"),
    "what each article says": (
        "entities", "entity_links", "mentions", "epithets", "attributions", "attribution_spans",
        "claims", "quantities", "acts",
    ),
    "which facts, side by side": (
        "alignments", "conflicts", "facts", "wordings", "coverage", "tellings", "omissions",
    ),
    "how it is worded": ("observations", "naming", "keyness", "diversity"),
    "differences and how sure they are": (
        "reporting", "effects", "contrasts", "errors", "gaps", "checks", "specifications",
    ),
}  # fmt: skip


class Shown(pd.DataFrame):
    """A table of a run: a DataFrame in all but how a notebook shows it.

    What is made of it (a selection, a copy, a join) is a plain DataFrame.
    """

    _metadata: ClassVar[list[str]] = ["told"]
    told: str

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame

    def _repr_html_(self) -> str:
        table = _BY_NAME.get(getattr(self, "told", None) or "")
        if table is None or list(self.columns) != table.names:
            return str(pd.DataFrame(self).to_html(max_rows=_ROWS))
        return _table(self, table)


def shown(name: str, frame: pd.DataFrame) -> Shown:
    """Return `frame` as the table `name` of a run, to be shown as one; its data are shared."""
    made = Shown(frame)
    made.told = name
    return made


def overview(tables: Mapping[str, pd.DataFrame], counts: str, warnings: Iterable[str]) -> str:
    """Return results as HTML: warnings, what there is in numbers, and a table of the tables."""
    notes = "".join(
        f"<p role='note'><strong>Read with care.</strong> {escape(text)}</p>" for text in warnings
    )
    known = {name for names in _GROUPS.values() for name in names}
    rest = [name for name in tables if name not in known]
    groups = [*_GROUPS.items(), *([("more", rest)] if rest else [])]
    body = "".join(
        f"<tr><th colspan='3' scope='colgroup' style='{_CELL};padding-top:.8em'>{title}</th></tr>"
        + "".join(_line(name, tables[name]) for name in names if name in tables)
        for title, names in groups
    )
    head = "".join(
        f"<th scope='col' style='{style};{_QUIET}'>{title}</th>"
        for title, style in (("table", _CELL), ("rows", _NUMBER), ("a row is", _CELL))
    )
    return (
        f"<div style='{_BOX}'>{notes}<p><strong>pressdiff results</strong><br>{escape(counts)}</p>"
        f"<table style='border-collapse:collapse'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _line(name: str, frame: pd.DataFrame) -> str:
    known = _BY_NAME.get(name)
    style = _QUIET if frame.empty else ""
    return (
        f"<tr style='{style}'><td style='{_CELL}'><code>{escape(name)}</code></td>"
        f"<td style='{_NUMBER}'>{len(frame):,}</td>"
        f"<td style='{_CELL}'>{escape(_first(known.row) if known else '')}</td></tr>"
    )


def _first(row: str) -> str:
    """Return what a row is without what follows: "one fact for one outlet", not the exceptions."""
    return re.split(r"[;:]", row, maxsplit=1)[0]


def _table(frame: pd.DataFrame, table: Table) -> str:
    rows = f"{len(frame):,} row{'' if len(frame) == 1 else 's'}"
    title = f"<p><strong>{escape(table.name)}</strong>, {rows}; a row is {escape(table.row)}</p>"
    if frame.empty:
        return f"<div>{title}</div>"
    top = frame.iloc[:_ROWS]
    head = "".join(
        f"<th scope='col' title='{escape(_meaning(one), quote=True)}' "
        f"style='{_style(one)}{_wide(top[one.name])}'>{escape(one.name)}</th>"
        for one in table.columns
    )
    cells = [[_cell(value, one) for value in top[one.name]] for one in table.columns]
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True))
    left = len(frame) - len(top)
    more = f"<p style='{_QUIET}'>and {left:,} more</p>" if left else ""
    return (
        f"<div style='{_BOX}'>{title}<table style='border-collapse:collapse'>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</div>"
    )


def _meaning(column: Column) -> str:
    values = f" ({', '.join(column.values)})" if column.values else ""
    return f"{column.meaning}{values}"


def _style(column: Column) -> str:
    return _CELL if column.dtype in ("str", "bool") or "date" in column.dtype else _NUMBER


def _wide(values: "pd.Series[Any]") -> str:
    """Return what keeps a column of long text from being squeezed to a word a line."""
    return ";min-width:16em" if values.astype("str").str.len().max() > 40 else ""


def _is_id(column: Column) -> bool:
    ids = ("copy_of", "claim_a", "claim_b", "nearest_claim", "target", "agent", "patient")
    return column.name.endswith("_id") or column.name in ids or column.name.startswith("article_")


def _cell(value: Any, column: Column) -> str:  # noqa: ANN401, a cell of any column
    style = _style(column)
    if pd.isna(value):
        return f"<td style='{style};opacity:.5' title='missing'>–</td>"
    if isinstance(value, pd.Timestamp):
        return f"<td style='{style};white-space:nowrap'>{value:%Y-%m-%d %H:%M}</td>"
    if column.dtype == "float64":
        return f"<td style='{style}'>{f'{value:.3g}'.replace('-', '−')}</td>"
    if column.dtype != "str":
        return f"<td style='{style}'>{escape(str(value))}</td>"
    if _is_id(column):
        short = escape(cut(value, _ID))
        return f"<td style='{style}'><code style='font-size:.8em;{_QUIET}'>{short}</code></td>"
    return f"<td style='{style}'><bdi>{escape(cut(value, _TEXT))}</bdi></td>"


def cut(text: object, most: int) -> str:
    r"""Return `text` in one line of at most `most` characters, without marks that turn or hide it.

    >>> cut("A fire\non the \u202eferry", 40), cut("abcdefgh", 4)
    ('A fire on the ferry', 'abc…')
    """
    plain = "".join(
        one if unicodedata.category(one)[0] != "C" or one == "\u200d" else " " * one.isspace()
        for one in str(text)[: 4 * most]
    )
    plain = " ".join(plain.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
