"""What ingest hands on, and how the columns of a row become its fields."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Our name -> names it has in files, the first that holds a value wins. Compared in lower case.
COLUMNS: dict[str, tuple[str, ...]] = {
    "article_id": ("article_id", "id"),
    "outlet": ("outlet", "source", "publisher", "domain", "site", "source_name", "sitename"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "maintext", "html"),
    "published_at": (
        "published_at", "date", "published", "pub_date", "date_publish", "publishedat",
        "date_published", "publication_date", "pubdate",
    ),
    "url": ("url", "link"),
}  # fmt: skip
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</(?:p|div|article)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it was given.

    ``row`` is 0-based: the line of a .jsonl, the row after the header of a table, the item of a
    list, 0 for a file of one article. ``published_at`` is as written. None: not given.
    ``lacks_outlet``: the row names no outlet where it should, as other rows or files are of other
    outlets; the name of the file must not stand in for it.
    """

    source_path: str
    row: int
    text: str
    is_html: bool = False
    article_id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published_at: str | None = None
    url: str | None = None
    lacks_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that is not used: where it stood, and one line on what was wrong."""

    source_path: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Which of a file's columns hold what; `problem` tells why there is no text column."""

    names: Mapping[str, tuple[str, ...]]
    problem: str | None = None

    @property
    def used(self) -> list[str]:
        """Columns of the file that are read at all."""
        return [name for names in self.names.values() for name in names]


@lru_cache(maxsize=256)
def fields(columns: tuple[str, ...], mapped: tuple[tuple[str, str], ...]) -> Fields:
    """Find our fields among a file's `columns`; `mapped` holds pairs (ours, the file's)."""
    known = {column.strip().lstrip("\ufeff").casefold(): column for column in reversed(columns)}
    ours = dict(mapped)
    names: dict[str, tuple[str, ...]] = {}
    for name, aliases in COLUMNS.items():
        wanted = (ours[name].casefold(),) if name in ours else aliases
        names[name] = tuple(known[alias] for alias in wanted if alias in known)
    if names["text"]:
        return Fields(names)
    shown = ", ".join(f"'{' '.join(column.split())[:40]}'" for column in columns[:12]) or "none"
    wanted_text = f"'{ours['text']}'" if "text" in ours else "text"
    return Fields(
        names,
        f"no {wanted_text} column; columns are {shown}; "
        'name the right one in the settings: [ingest.columns] text = "…"',
    )


def record(
    source_path: str,
    row: int,
    values: Mapping[str, object],
    found: Fields,
    *,
    rows_name_outlets: bool,
) -> Record | Reject:
    """Make a record of one row, or say why it cannot be one.

    `rows_name_outlets`: the outlet is told row by row; else the file's name may stand in for it.
    """
    if found.problem:
        return Reject(source_path, row, found.problem)
    got = {
        name: next((value for column in columns if (value := written(values.get(column)))), None)
        for name, columns in found.names.items()
    }
    text = got.pop("text")
    if text is None or not text.strip():
        kinds = {type(values.get(column)).__name__ for column in found.names["text"]}
        reason = "no text: " + (
            "the text is empty; fill it or drop the row"
            if kinds <= {"str", "NoneType", "float", "list"}
            else f"expected a string, got {', '.join(sorted(kinds))}"
        )
        return Reject(source_path, row, reason)
    lacks_outlet = rows_name_outlets and not (got["outlet"] or "").strip()
    return Record(source_path, row, text, is_html=is_html(text), lacks_outlet=lacks_outlet, **got)


def written(value: object) -> str | None:
    """Return a cell as text; None for what holds nothing or no text (null, NaN, a nested value)."""
    text: str | None = None
    match value:
        case str():
            text = value
        case bool():
            pass
        case float() if math.isfinite(value):
            text = str(int(value)) if value.is_integer() else str(value)
        case int() if abs(value) < 10**30:
            text = str(value)
        case date() if value.year == value.year:  # also pandas.Timestamp; the year of NaT is NaN
            text = value.isoformat()
        case bytes():
            text = value.decode("utf-8", "replace")
        case list() if all(isinstance(part, str) for part in value):
            text = "\n".join(value)
        case {"name": str(name)}:  # NewsAPI: {"source": {"id": …, "name": …}}
            text = name
    return text or None


def is_html(text: str) -> bool:
    """Whether a text is a page or a piece of one, rather than plain text."""
    return bool(_PAGE.match(text[:2_000]) or _PARAGRAPH.search(text[:20_000]))
