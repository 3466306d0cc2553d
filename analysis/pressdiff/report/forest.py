"""Forest plots: each outlet against the rest and against each other, with what is too small to matter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressdiff.report.charts import Chart, chart
from pressdiff.report.rows import ContrastRow, EffectRow

_PAIRS = 40  # rows of one measure, those of most events
_EVENTS = 3  # led to from one row
_LABEL = 48  # characters of a headline

Rates = Mapping[str, Mapping[str, float]]
"""Rate by event, then outlet."""


Same = tuple[str, str, int, float]
"""A comparison and what it found: one declared for some days only is another than that of all."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One event behind a difference: where it is on the page, its headline, its own difference."""

    anchor: str
    label: str
    difference: float


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One row: its numbers, the events that speak most for it, and how many more there are.

    ``p`` is adjusted over its family: the declared one where ``declared``.
    """

    found: ContrastRow
    events: tuple[Behind, ...]
    more: int
    p: float | None
    declared: bool


@dataclass(frozen=True, slots=True)
class Forest:
    """The rows of one measure, the rest first; ``n_more`` pairs are left to the table."""

    rows: tuple[ForestRow, ...]
    n_rests: int
    smallest: float | None
    chart: Chart
    n_more: int


def forest(
    rows: Iterable[ContrastRow],
    effects: Iterable[EffectRow],
    rates: Rates,
    events: Mapping[str, tuple[str, str]],
) -> Forest | None:
    """Return the forest plot of one measure in the outlets' own voice, None without a row.

    Parameters
    ----------
    rows, effects
        Those of the measure; rows without an interval, or in other voices, are left out.
    rates
        The measure's rates in own voice.
    events
        Anchor and headline of each event that the page shows.
    """
    known = [row for row in rows if row.voice == "own" and row.ci_low is not None]
    known.sort(key=lambda row: (-row.n_events, row.outlet_a, row.outlet_b or ""))
    rests = [row for row in known if row.outlet_b is None][:_PAIRS]
    pairs = [row for row in known if row.outlet_b is not None]
    shown = [*_ordered(rests), *_ordered(pairs[:_PAIRS])]
    if not shown:
        return None
    declared = {
        _same(row): row.p_adjusted
        for row in effects
        if row.voice == "own" and row.target is None and row.correction == "none"
        and row.status == "confirmatory"
    }  # fmt: skip
    smallest = shown[0].smallest
    return Forest(
        tuple(_row(row, declared, rates, events) for row in shown),
        len(rests),
        smallest,
        chart([(row.difference, row.ci_low, row.ci_high) for row in shown], band=smallest),
        len(known) - len(shown),
    )


def _ordered(rows: list[ContrastRow]) -> list[ContrastRow]:
    return sorted(rows, key=lambda row: (-row.difference, row.outlet_a, row.outlet_b or ""))


def _row(
    row: ContrastRow,
    declared: Mapping[Same, float | None],
    rates: Rates,
    events: Mapping[str, tuple[str, str]],
) -> ForestRow:
    found = [
        (event, difference)
        for event, own in rates.items()
        if event in events and (difference := _difference(own, row)) is not None
    ]
    sign = -1 if row.difference > 0 else 1
    found.sort(key=lambda one: (sign * one[1], one[0]))
    behind = [
        Behind(events[name][0], _short(events[name][1]), one) for name, one in found[:_EVENTS]
    ]
    pair = _same(row)
    return ForestRow(
        row,
        tuple(behind),
        len(found) - len(behind),
        declared.get(pair, row.p_adjusted),
        pair in declared,
    )


def _difference(own: Mapping[str, float], row: ContrastRow) -> float | None:
    """Return an event's difference, None if it does not have both sides."""
    if row.outlet_a not in own:
        return None
    others = [
        rate for name, rate in own.items() if name != row.outlet_a and row.outlet_b in (name, None)
    ]
    return own[row.outlet_a] - sum(others) / len(others) if others else None


def _short(label: str) -> str:
    """Return a headline cut at a word.

    >>> _short("Ministers close the old bridge over the river for repairs")
    'Ministers close the old bridge over the river …'
    """
    return label if len(label) <= _LABEL else label[: _LABEL + 1].rsplit(" ", 1)[0][:_LABEL] + " …"


def _same(row: ContrastRow | EffectRow) -> Same:
    return row.outlet_a, row.outlet_b or "", row.n_events, round(row.difference, 9)
