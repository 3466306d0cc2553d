"""Dots with error bars as geometry for hand-made SVG, one row of a table each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.report.rows import EffectRow, RateRow

WIDTH = 240  # of a row's drawing, in its own units
_EDGE = 14  # kept free left and right, for the dot and half a tick's label

Values = tuple[float, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Dot:
    """A value at `x`, with its interval from `low` to `high` if it has one."""

    x: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """One dot a row on a shared axis: `ticks` are places with their labels, `band` is shaded."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    zero: float
    band: tuple[float, float] | None = None


def rates_chart(rows: Sequence[RateRow]) -> Chart:
    """Place the rates of outlets; the axis begins at zero, or below if a rate does."""
    return chart([(row.rate, row.ci_low, row.ci_high) for row in rows])


def effects_chart(rows: Sequence[EffectRow]) -> Chart:
    """Place differences; zero is on the axis."""
    return chart([(row.difference, row.ci_low, row.ci_high) for row in rows])


def chart(rows: Sequence[Values], *, band: float | None = None) -> Chart:
    """Place values with their intervals, None without one, and the band around zero, on the axis."""
    around = () if band is None else (-band, band)
    low, high = bounds([0.0, *around, *(value for row in rows for value in row)])

    def place(value: float) -> float:
        return round(_EDGE + (value - low) / (high - low) * (WIDTH - 2 * _EDGE), 1)

    dots = tuple(
        Dot(
            place(value),
            None if start is None else place(start),
            None if end is None else place(end),
        )
        for value, start, end in rows
    )
    ticks = tuple((place(tick), f"{tick:g}".replace("-", "−")) for tick in _ticks(low, high))
    shaded = None if band is None else (place(-band), place(band))
    return Chart(dots, ticks, place(0.0), shaded)


def bounds(values: Sequence[float | None]) -> tuple[float, float]:
    """Return a range that holds all `values` that are there, and is never empty."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    return (low, high) if high > low else (low, low + 1.0)


def _ticks(low: float, high: float) -> list[float]:
    """Return two to five round numbers in [low, high].

    >>> _ticks(-0.11, 0.3)
    [-0.1, 0.0, 0.1, 0.2, 0.3]
    """
    rough = (high - low) / 5
    base = 10.0 ** math.floor(math.log10(rough))
    step = next(base * factor for factor in (1, 2, 5, 10) if base * factor >= rough)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(k * step, 10) + 0.0 for k in range(first, last + 1)]
