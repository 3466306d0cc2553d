"""How much of what others report each outlet has, over all events of a run."""

from dataclasses import dataclass

from pressdiff.report.charts import Chart, chart
from pressdiff.report.rows import ReportingRow

_OUTLETS = 20  # shown, those of most events


@dataclass(frozen=True, slots=True)
class Reporting:
    """The outlets of most events in order of name; `more` are left to the table.

    ``chart`` has a dot for each outlet with an omission rate, by its place among `rows`.
    """

    rows: tuple[ReportingRow, ...]
    more: int
    chart: Chart
    dot_of: dict[str, int]


def reporting(rows: list[ReportingRow]) -> Reporting | None:
    """Return the outlets that cover an event with another, or None if none does."""
    if not rows:
        return None
    most = sorted(rows, key=lambda row: (-row.n_events, row.outlet))[:_OUTLETS]
    shown = tuple(sorted(most, key=lambda row: row.outlet))
    rated = [row for row in shown if row.omission_rate is not None]
    return Reporting(
        shown,
        len(rows) - len(shown),
        chart([(row.omission_rate or 0.0, row.ci_low, row.ci_high) for row in rated]),
        {row.outlet: place for place, row in enumerate(rated)},
    )
