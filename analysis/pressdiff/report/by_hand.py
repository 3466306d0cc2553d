"""What coding by hand changes: corrected differences beside the program's, and its errors by outlet."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.report.charts import Chart, chart
from pressdiff.report.rows import EffectRow, ErrorRow

_PAIRS = 40  # rows shown of one measure
_OUTLETS = 20  # whose errors are shown


@dataclass(frozen=True, slots=True)
class Corrected:
    """One difference as coders have it, and as the program alone has it; None: it has none."""

    row: EffectRow
    alone: EffectRow | None


@dataclass(frozen=True, slots=True)
class Erring:
    """How right the program is in one outlet, by quantity of table `errors`."""

    outlet: str
    found: dict[str, ErrorRow]


@dataclass(frozen=True, slots=True)
class ByHand:
    """One measure in own voice; ``p``: that the program errs alike in all outlets."""

    rows: tuple[Corrected, ...]
    chart: Chart
    erring: tuple[Erring, ...]
    p: float | None


def by_hand(effects: Sequence[EffectRow], errors: Sequence[ErrorRow]) -> ByHand | None:
    """Return what coding by hand says of one measure; None if none of its units were coded.

    Parameters
    ----------
    effects, errors
        Rows of the measure.
    """
    own = [row for row in effects if row.voice == "own" and row.target is None]
    alone = {_pair(row): row for row in own if row.correction == "none"}
    known = [row for row in own if row.correction != "none" and row.ci_low is not None]
    known.sort(key=lambda row: (-row.n_events, row.outlet_a, row.outlet_b))
    rows = tuple(Corrected(row, alone.get(_pair(row))) for row in known[:_PAIRS])
    by_outlet: dict[str, dict[str, ErrorRow]] = {}
    for error in errors:
        by_outlet.setdefault(error.outlet, {})[error.quantity] = error
    if not rows and not by_outlet:
        return None
    erring = tuple(Erring(name, found) for name, found in sorted(by_outlet.items())[:_OUTLETS])
    drawn = chart([(one.row.difference, one.row.ci_low, one.row.ci_high) for one in rows])
    return ByHand(rows, drawn, erring, errors[0].p_value if errors else None)


def _pair(row: EffectRow) -> tuple[str, str, str]:
    return row.outlet_a, row.outlet_b, row.status
