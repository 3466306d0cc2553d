"""How far differences hold: other choices, parts of the gap, and checks of the run on itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressdiff.report.about import About
from pressdiff.report.charts import WIDTH, Chart, chart

_SHOWN = 3  # differences of one measure, those clearest beside their interval
_CURVES = 6  # drawn
_HEIGHT, _EDGE = 84, 8  # of a curve, and what is kept free around it
_GROUPS = (
    ("words", "Text"), ("events", "Events"), ("parts", "Part"), ("cells", "Least"),
    ("estimator", "Estimator"),
)  # fmt: skip
_SAID = {
    "without copies": "without copies", "without wire": "without wire text",
    "all, with copies": "copies count too", "all": "all", "any": "anything",
    "0.5": "at least 0.5 sure", "0.8": "at least 0.8 sure", "0.9": "at least 0.9 sure",
}  # fmt: skip
"""How a choice is told, in the order shown; others after these, as they are."""


class SpecificationRow(NamedTuple):
    """A row of `specifications`."""

    measure: str
    outlet_a: str
    outlet_b: str
    words: str
    events: str
    parts: str
    cells: str
    estimator: str
    main: int
    n_events: int
    difference: float
    ci_low: float | None
    ci_high: float | None

    @property
    def beyond(self) -> bool:
        """Whether the interval excludes 0."""
        return self.ci_low is not None and (self.ci_low > 0 or (self.ci_high or 0) < 0)


class GapRow(NamedTuple):
    """A row of `gaps`."""

    measure: str
    voice: str
    outlet_a: str
    outlet_b: str
    part: str
    n_events: int
    difference: float
    ci_low: float | None
    ci_high: float | None


class CheckRow(NamedTuple):
    """A row of `checks`."""

    check: str
    measure: str
    n_runs: int
    n_comparisons: int
    n_beyond: int
    share: float
    largest: float
    n_found: int
    remaining: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A specification curve as SVG paths: intervals, dots beyond 0 and not, the main dot, zero.

    ``choices``: group, its words, and the path of the ticks where it was chosen.
    """

    dashes: str
    beyond: str
    within: str
    main: tuple[float, float]
    zero: float
    choices: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One difference: its estimate, and how many of ``n`` specifications keep its sign.

    ``beyond`` of these have an interval that excludes 0; ``parts`` is the gap by part, empty if not
    known.
    """

    row: SpecificationRow
    n: int
    sign: int
    beyond: int
    low: float
    high: float
    parts: dict[str, GapRow]
    curve: Curve | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One check over all measures, and by measure."""

    check: str
    n: int
    beyond: int
    largest: CheckRow
    found: int
    remaining: float | None
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True)
class Robust:
    """The differences shown, clearest first, with the chart of their parts; and the checks."""

    held: tuple[Held, ...]
    framing: Chart
    checks: tuple[Checked, ...]
    unchecked: str


def robust(
    rows: Iterable[SpecificationRow],
    gaps: Iterable[GapRow],
    checks: Iterable[CheckRow],
    about: About,
) -> Robust:
    """Return what the report shows of the three tables."""
    by_pair: dict[tuple[str, str, str], list[SpecificationRow]] = defaultdict(list)
    for row in rows:
        by_pair[row.measure, row.outlet_a, row.outlet_b].append(row)
    parts: dict[tuple[str, str, str], dict[str, GapRow]] = defaultdict(dict)
    for gap in gaps:
        if gap.voice == "own":
            parts[gap.measure, gap.outlet_a, gap.outlet_b][gap.part] = gap
    mains = [row for found in by_pair.values() for row in found if row.main and row.beyond]
    mains.sort(key=lambda row: (-_clear(row), row.measure, row.outlet_a, row.outlet_b))
    shown: list[SpecificationRow] = []
    for row in mains:
        if sum(one.measure == row.measure for one in shown) < _SHOWN:
            shown.append(row)
    held = tuple(
        _held(row, by_pair[row[:3]], parts.get(row[:3], {}), drawn=place < _CURVES)
        for place, row in enumerate(shown)
    )
    framing = [one.parts["framing"] for one in held if one.parts]
    dots = chart([(one.difference, one.ci_low, one.ci_high) for one in framing])
    found = _checked(checks)
    return Robust(held, dots, found, "" if found else _why(about))


def _clear(row: SpecificationRow) -> float:
    """Return how large a difference is beside its interval."""
    return abs(row.difference) / ((row.ci_high or 0) - (row.ci_low or 0))


def _held(
    main: SpecificationRow,
    rows: Sequence[SpecificationRow],
    parts: dict[str, GapRow],
    *,
    drawn: bool,
) -> Held:
    same = [row for row in rows if row.difference * main.difference > 0]
    values = [row.difference for row in rows]
    return Held(
        main,
        len(rows),
        len(same),
        sum(row.beyond for row in same),
        min(values),
        max(values),
        parts,
        _curve(rows) if drawn else None,
    )


def _curve(rows: Sequence[SpecificationRow]) -> Curve:
    """Place specifications by their difference, ascending."""
    rows = sorted(rows, key=lambda row: (row.difference, row[3:8]))
    ends = [end for row in rows for end in (row.ci_low, row.ci_high, row.difference)]
    low = min([0.0, *(end for end in ends if end is not None)])
    high = max([0.0, *(end for end in ends if end is not None)])
    step = (WIDTH - 2 * _EDGE) / max(len(rows) - 1, 1)

    def x(place: int) -> float:
        return round(_EDGE + place * step, 1)

    def y(value: float) -> float:
        return round(_EDGE + (high - value) / ((high - low) or 1) * (_HEIGHT - 2 * _EDGE), 1)

    def dots(beyond: bool) -> str:
        told = [(x(n), y(row.difference)) for n, row in enumerate(rows) if row.beyond is beyond]
        return "".join(f"M{one} {other}h0" for one, other in told)

    dashes = "".join(
        f"M{x(n)} {y(row.ci_low)}V{y(row.ci_high)}"
        for n, row in enumerate(rows)
        if row.ci_low is not None and row.ci_high is not None
    )
    main = next(n for n, row in enumerate(rows) if row.main)
    choices = []
    for field, title in _GROUPS:
        values = sorted({getattr(row, field) for row in rows}, key=_place)
        for value in values if len(values) > 1 else ():
            ticks = "".join(
                f"M{x(n)} 2v8" for n, row in enumerate(rows) if getattr(row, field) == value
            )
            choices.append((title, _SAID.get(value, value), ticks))
    return Curve(
        dashes, dots(True), dots(False), (x(main), y(rows[main].difference)), y(0.0), tuple(choices)
    )


def _place(value: str) -> tuple[int, str]:
    return (list(_SAID).index(value) if value in _SAID else len(_SAID), value)


def _checked(rows: Iterable[CheckRow]) -> tuple[Checked, ...]:
    by_check: dict[str, list[CheckRow]] = defaultdict(list)
    for row in rows:
        by_check[row.check].append(row)
    return tuple(_sum(check, by_check[check]) for check in ("labels", "halves", "placebo")
                 if check in by_check)  # fmt: skip


def _sum(check: str, rows: list[CheckRow]) -> Checked:
    found = sum(row.n_found for row in rows)
    kept = sum(row.n_found * row.remaining for row in rows if row.remaining is not None)
    return Checked(
        check,
        sum(row.n_comparisons for row in rows),
        sum(row.n_beyond for row in rows),
        max(rows, key=lambda row: row.largest),
        found,
        kept / found if found else None,
        tuple(rows),
    )


def _why(about: About) -> str:
    """Return why there are no checks."""
    if about.settings.get("effects.checks", 1) == 0:
        return "The setting effects.checks is 0: the checks were not run."
    return (
        "Fewer than ten events that two outlets cover with opportunities, or no measure with enough "
        "of them for an interval: too few comparisons to tell 5 % from none."
    )
