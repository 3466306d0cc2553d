"""A new run laid beside a bundle: which articles, rows, numbers, versions and models differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff import schema
from pressdiff.bundle.archive import Bundle
from pressdiff.bundle.blanked import WITHOUT, blanked
from pressdiff.schema.table import Table

TOLERANCE = 1e-9
"""Numbers that differ by less than this part of the greater (or of 1) are equal: sums in another
order round differently."""

SHOWN = 5  # articles and tables told in the short verdict


@dataclass(frozen=True)
class Articles:
    """The articles of the bundle and of the reader, matched by id and the hash of the text.

    Lists of ids; ``changed`` has the same id, or address, with another text; ``renamed`` the same
    text with another id, as pairs.
    """

    same: int
    missing: list[str]
    changed: list[str]
    extra: list[str]
    renamed: list[tuple[str, str]]


@dataclass(frozen=True)
class Rows:
    """One table compared: rows by their key, and where they differ the columns.

    ``columns`` counts the rows that differ in a column; ``largest`` is the greatest difference of
    its numbers.
    """

    equal: int
    differing: int
    missing: int
    extra: int
    columns: dict[str, int] = field(default_factory=dict)
    largest: dict[str, float] = field(default_factory=dict)
    other_columns: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.differing or self.missing or self.extra or self.other_columns)


@dataclass(frozen=True)
class Verdict:
    """Whether a run reproduces a bundle, and where it does not."""

    reproduces: bool
    bundle: str
    damaged: list[str]
    articles: Articles
    tables: dict[str, Rows]
    versions: dict[str, tuple[str | None, str | None]]
    models: dict[str, tuple[str | None, str | None]]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return asdict(self) | {"tolerance": TOLERANCE}

    def lines(self) -> Iterator[str]:
        """Yield it as a reader is told."""
        yield "It reproduces." if self.reproduces else "It does not reproduce."
        n = len(self.tables)
        same = sum(rows.same for rows in self.tables.values())
        yield f"{self.articles.same} articles have the same text; {same} of {n} tables are equal"
        for name in self.damaged:
            yield f"  {name}: not as the bundle's manifest has it; somebody changed it"
        for what in ("missing", "changed", "extra"):
            yield from _listed(f"articles {what}", getattr(self.articles, what))
        pairs = [f"{old} is {new}" for old, new in self.articles.renamed]
        yield from _listed("articles of another id", pairs)
        different = [(name, rows) for name, rows in self.tables.items() if not rows.same]
        for name, rows in different[:SHOWN]:
            yield f"  table {name}: {_counted(rows)}"
        if len(different) > SHOWN:
            yield f"  and {len(different) - SHOWN} more tables"
        for kind, found in (("version", self.versions), ("model", self.models)):
            told = [
                f"{name} {_short(old)}, here {_short(new)}" for name, (old, new) in found.items()
            ]
            yield from _listed(f"other {kind}", told)


def _listed(what: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f", and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"  {what}: {', '.join(names[:SHOWN])}{more}"


def _counted(rows: Rows) -> str:
    parts = [
        f"{n:,} rows {what}"
        for n, what in (
            (rows.equal, "equal"), (rows.differing, "differ"), (rows.missing, "missing"),
            (rows.extra, "more"),
        )
        if n
    ]  # fmt: skip
    if rows.largest:
        name, most = max(rows.largest.items(), key=lambda pair: pair[1])
        parts.append(f"largest difference {most:.3g} in {name}")
    if rows.other_columns:
        parts.append(f"other columns: {', '.join(rows.other_columns[:SHOWN])}")
    return ", ".join(parts)


def _short(value: str | None) -> str:
    return "none" if value is None else value[:16]


def compare(
    bundle: Bundle, tables: Mapping[str, pd.DataFrame], environment: Mapping[str, Any]
) -> Verdict:
    """Return the verdict on a run with the bundle's settings.

    Parameters
    ----------
    bundle
        What was published.
    tables
        All tables of the new run, with words.
    environment
        Of the new run, from `pressdiff.bundle.environment`.
    """
    here = blanked(tables)
    wanted = [table for table in schema.TABLES if table.name not in WITHOUT]
    rows = {
        table.name: _table(table, bundle.tables.get(table.name), here[table.name])
        for table in wanted
    }
    articles = _articles(bundle.tables.get("articles"), here["articles"])
    away = articles.missing or articles.changed or articles.extra or articles.renamed
    told = bundle.environment
    ours = environment.get("packages", {}) | {"python": environment.get("python")}
    theirs = _texts(told.get("packages")) | _texts({"python": told.get("python")})
    return Verdict(
        reproduces=not (bundle.damaged or away) and all(one.same for one in rows.values()),
        bundle=bundle.digest,
        damaged=list(bundle.damaged),
        articles=articles,
        tables=rows,
        versions=_differ(theirs, ours),
        models=_differ(_texts(told.get("models")), environment.get("models", {})),
    )


def _texts(found: object) -> dict[str, str]:
    items = found.items() if isinstance(found, dict) else ()
    return {str(name): str(value) for name, value in items}


def _differ(
    theirs: Mapping[str, str], ours: Mapping[str, str]
) -> dict[str, tuple[str | None, str | None]]:
    return {
        name: (theirs.get(name), ours.get(name))
        for name in sorted({*theirs, *ours})
        if theirs.get(name) != ours.get(name)
    }


def _articles(theirs: pd.DataFrame | None, ours: pd.DataFrame) -> Articles:
    old, new = _texts_by_id(theirs), _texts_by_id(ours)
    same = sum(new.get(name) == text for name, text in old.items())
    changed = [name for name, text in old.items() if name in new and new[name] != text]
    missing = [name for name in old if name not in new]
    extra = [name for name in new if name not in old]
    by_text = {new[name]: name for name in extra}
    renamed = [(name, by_text[old[name]]) for name in missing if old[name] in by_text]
    taken = {name for pair in renamed for name in pair}
    missing = [name for name in missing if name not in taken]
    extra = [name for name in extra if name not in taken]
    places, found = _addresses(theirs), _addresses(ours)
    by_place = {found[name]: name for name in extra if name in found}
    moved = {name: by_place[places[name]] for name in missing if places.get(name) in by_place}
    return Articles(
        same=same,
        missing=[name for name in missing if name not in moved],
        changed=sorted([*changed, *moved]),
        extra=[name for name in extra if name not in moved.values()],
        renamed=renamed,
    )


def _texts_by_id(articles: pd.DataFrame | None) -> dict[str, str]:
    if articles is None or not {"article_id", "text"} <= set(articles.columns):
        return {}
    keys = articles["article_id"].astype("str")
    return dict(zip(keys, articles["text"].astype("str"), strict=True))


def _addresses(articles: pd.DataFrame | None) -> dict[str, str]:
    """Return the hash of each article's address, or without one of its outlet and headline, by id."""
    names = {"article_id", "url", "outlet", "title"}
    if articles is None or not names <= set(articles.columns):
        return {}
    titled = articles["outlet"].astype("str") + " " + articles["title"]
    places = articles["url"].fillna(titled)
    return {
        str(name): str(place)
        for name, place in zip(articles["article_id"], places, strict=True)
        if pd.notna(place)
    }


def _table(table: Table, theirs: pd.DataFrame | None, ours: pd.DataFrame) -> Rows:
    if theirs is None:
        return Rows(0, 0, 0, len(ours), other_columns=[] if len(ours) else [f"no {table.name}"])
    if lost := [name for name in table.key if name not in theirs.columns and name in ours.columns]:
        return Rows(0, 0, len(theirs), len(ours), other_columns=lost)
    other = sorted({str(name) for name in theirs.columns} ^ set(ours.columns))
    common = [name for name in ours.columns if name in theirs.columns]
    places = _keyed(table, theirs).merge(
        _keyed(table, ours), on="key", how="outer", suffixes=("_theirs", "_ours"), indicator=True
    )
    both = places[places["_merge"] == "both"]
    old = theirs.iloc[both["place_theirs"].to_numpy(dtype=np.int64)]
    new = ours.iloc[both["place_ours"].to_numpy(dtype=np.int64)]
    wrong = np.zeros(len(both), dtype=bool)
    columns, largest = {}, {}
    for name in common:
        unlike, most = _unlike(old[name], new[name])
        if unlike.any():
            columns[name] = int(unlike.sum())
            if most is not None:
                largest[name] = most
        wrong |= unlike
    return Rows(
        equal=int((~wrong).sum()),
        differing=int(wrong.sum()),
        missing=int((places["_merge"] == "left_only").sum()),
        extra=int((places["_merge"] == "right_only").sum()),
        columns=columns,
        largest=largest,
        other_columns=other,
    )


def _keyed(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the place of each row by its key; rows of one key are told apart by their order."""
    parts = [_said(frame[name]) for name in table.key if name in frame.columns]
    key = pd.Series(list(zip(*parts, strict=True)), dtype=object)
    count = key.groupby(key).cumcount() if len(key) else pd.Series(dtype="int64")
    keys = list(zip(key, count, strict=True))
    return pd.DataFrame({"key": pd.Series(keys, dtype=object), "place": np.arange(len(keys))})


def _said(column: pd.Series) -> list[str]:
    """Return the values as text; whole numbers alike, whether or not the column can be null."""
    if pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all():
        column = column.astype("Int64")
    return [str(value) for value in column.astype(object).where(column.notna(), None)]


def _unlike(theirs: pd.Series, ours: pd.Series) -> tuple[NDArray[np.bool_], float | None]:
    """Return where two columns differ, and the greatest difference if they are numbers."""
    numbers = [pd.api.types.is_numeric_dtype(one) for one in (theirs, ours)]
    if not all(numbers):
        old, new = _said(theirs), _said(ours)
        return np.array([a != b for a, b in zip(old, new, strict=True)], dtype=bool), None
    a, b = (one.to_numpy(dtype=np.float64, na_value=np.nan) for one in (theirs, ours))
    with np.errstate(invalid="ignore"):
        apart = np.abs(a - b)
        near = apart <= TOLERANCE * np.maximum(1.0, np.maximum(np.abs(a), np.abs(b)))
    unlike = ~(near | (a == b) | (np.isnan(a) & np.isnan(b)))
    told = apart[unlike & np.isfinite(apart)]
    return unlike, float(told.max()) if len(told) else None
