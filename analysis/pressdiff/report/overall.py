"""Names over the whole run: whom and what outlets name most differently, with shares and intervals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from pressdiff.report.index import Index
from pressdiff.report.rows import NamingRow
from pressdiff.stats.divergence import divergence, variants, weight

_ENTITIES = 12  # entities shown
_OUTLETS = 8  # outlets shown for one, those with most mentions
_COLUMNS = 4  # forms shown for one; the rest are in table naming
_LEAST = 3  # mentions of an outlet for it to be shown


@dataclass(frozen=True, slots=True)
class Share:
    """One form's share of an outlet's mentions; `anchor` leads to an example, empty if not shown."""

    n: int
    share: float
    low: float | None
    high: float | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet's forms, in the order of the columns; None: never."""

    outlet: str
    total: int
    articles: int
    shares: tuple[Share | None, ...]
    described: str


@dataclass(frozen=True, slots=True)
class Named:
    """One entity that outlets name differently."""

    name: str
    note: str
    forms: tuple[str, ...]
    more: int
    outlets: tuple[Outlet, ...]


def overall(index: Index, shown: Collection[str]) -> list[Named]:
    """Return the entities that outlets name most differently in their own voice.

    Parameters
    ----------
    index
        The tables.
    shown
        Articles on the page, which an example may lead to.
    """
    found: dict[str, list[NamingRow]] = defaultdict(list)
    for row in index.naming.values():
        if row.voice == "own":
            found[row.entity_id].append(row)
    apart = {entity: _apart(index, entity, rows) for entity, rows in found.items()}
    keys = sorted((key for key in found if apart[key] > 0), key=lambda key: (-apart[key], key))
    return [_named(index, key, found[key], shown) for key in keys[:_ENTITIES]]


def _kind(index: Index, entity: str) -> str:
    known = index.entities.get(entity)
    return "nominal" if known is not None and known.type == "happening" else "name"


def _apart(index: Index, entity: str, rows: list[NamingRow]) -> float:
    kind = _kind(index, entity)
    outlets: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    rows = [row for row in rows if row.kind == kind and row.total >= _LEAST]
    if len({row.outlet for row in rows}) < 2:
        return 0.0
    same = variants(dict.fromkeys(row.form for row in rows))
    for row in rows:
        outlets[row.outlet][same[row.form]] += row.share * weight(row.total, row.of_articles)
    return divergence(list(outlets.values()))


def _named(index: Index, entity: str, rows: list[NamingRow], shown: Collection[str]) -> Named:
    kind = _kind(index, entity)
    names = [row for row in rows if row.kind == kind]
    totals = {row.outlet: (row.total, row.of_articles) for row in names}
    outlets = sorted(totals, key=lambda one: (-totals[one][0], one))
    outlets = [one for one in outlets if totals[one][0] >= _LEAST][:_OUTLETS]
    counts: dict[str, int] = defaultdict(int)
    for row in names:
        counts[row.form] += row.n * (row.outlet in outlets)
    forms = sorted((form for form in counts if counts[form]), key=lambda one: (-counts[one], one))
    known = index.entities.get(entity)
    notes = [known.type] if known and known.type not in {"other", "happening"} else []
    notes += [f"can stand for {name}" for name in index.stands_for.get(entity, ())]
    return Named(
        known.name if known else entity,
        "; ".join(notes),
        tuple(forms[:_COLUMNS]),
        max(len(forms) - _COLUMNS, 0),
        tuple(
            Outlet(
                outlet,
                *totals[outlet],
                tuple(
                    _share(index, (entity, outlet, "own", kind, form), shown)
                    for form in forms[:_COLUMNS]
                ),
                _described(rows, outlet),
            )
            for outlet in sorted(outlets)
        ),
    )


def _share(
    index: Index, key: tuple[str, str, str, str, str], shown: Collection[str]
) -> Share | None:
    row = index.naming.get(key)
    if row is None:
        return None
    anchor = index.text(row.article_id).anchor(row.start) if row.article_id in shown else ""
    return Share(row.n, row.share, row.ci_low, row.ci_high, anchor)


def _described(rows: list[NamingRow], outlet: str) -> str:
    """Return the outlet's most frequent epithets with their counts."""
    found = [row for row in rows if row.kind == "epithet" and row.outlet == outlet]
    found = sorted(found, key=lambda row: (-row.n, row.form))[:3]
    return ", ".join(row.form if row.n == 1 else f"{row.form} ×{row.n}" for row in found)
