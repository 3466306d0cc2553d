"""Dots with error bars as geometry for hand-made SVG: no library, no network."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.report.rates import MeasureView, bounds, figure, title_of

WIDTH = 560  # of the drawing, in its own units
LEFT = 200  # where the axis begins, after the labels
_RIGHT = 20
ROW = 30  # height of one row


@dataclass(frozen=True, slots=True)
class Dot:
    """One value at `x`, its interval from `low` to `high` if it has one, in row `y`."""

    label: str
    y: float
    x: float
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: dots, ticks of the axis, the zero line if differences are shown."""

    title: str
    height: float
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    zero: float | None


def rates_chart(view: MeasureView) -> Chart | None:
    """Draw the rate of each outlet."""
    rows = [(row.outlet, row.rate, row.ci_low, row.ci_high) for row in view.rates]
    return _chart(
        f"{title_of(view.note)}: rate of each outlet in its own voice", rows, differences=False
    )


def effects_chart(view: MeasureView) -> Chart | None:
    """Draw the differences that have an interval."""
    rows = [
        (f"{row.outlet_a} − {row.outlet_b}", row.difference, row.ci_low, row.ci_high)
        for row in view.effects
    ]
    return _chart(f"{title_of(view.note)}: differences between outlets", rows, differences=True)


def _chart(
    title: str,
    rows: Sequence[tuple[str, float, float | None, float | None]],
    *,
    differences: bool,
) -> Chart | None:
    if not rows:
        return None
    values = [value for row in rows for value in row[1:]]
    low, high = bounds([*values, 0.0])
    pad = (high - low) * 0.06
    low, high = (low - pad if low < 0 else low), high + pad

    def place(value: float) -> float:
        return round(LEFT + (value - low) / (high - low) * (WIDTH - LEFT - _RIGHT), 1)

    dots = tuple(
        Dot(
            label,
            number * ROW + ROW / 2,
            place(value),
            None if start is None else place(start),
            None if end is None else place(end),
            _told(label, value, start, end),
        )
        for number, (label, value, start, end) in enumerate(rows)
    )
    ticks = tuple((place(tick), figure_of_tick(tick)) for tick in _ticks(low, high))
    return Chart(title, len(rows) * ROW, dots, ticks, place(0.0) if differences else None)


def figure_of_tick(value: float) -> str:
    """Return a tick as short as it is exact."""
    return f"{value:g}".replace("-", "−")


def _told(label: str, value: float, low: float | None, high: float | None) -> str:
    interval = f", 95 % interval {figure(low)} to {figure(high)}" if low is not None else ""
    return f"{label}: {figure(value)}{interval}"


def _ticks(low: float, high: float) -> list[float]:
    """Return three to seven round numbers in [low, high]."""
    rough = (high - low) / 4
    base = 10.0 ** math.floor(math.log10(rough))
    step = next(base * factor for factor in (1, 2, 5, 10) if base * factor >= rough)
    first = math.ceil(low / step)
    return [round(k * step, 10) for k in range(first, math.floor(high / step) + 1)]
