"""How the measured quality differs by outlet and by kind: the differential error of the instrument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressdiff.report.about import Quality, Slice

_FOLD = 12  # names shown before the rest is folded


@dataclass(frozen=True, slots=True)
class Sliced:
    """One metric by the names of one dimension, lowest first.

    ``columns`` are the metrics; ``rows`` have a name and a value for each column, None where it was
    not measured; ``lowest`` and ``highest`` are the rows with the ends of the first column, and
    ``spread`` the difference between them; ``folded`` counts the rows to fold.
    """

    title: str
    dimension: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    lowest: tuple[str, float]
    highest: tuple[str, float]
    spread: float
    folded: int


def slices(quality: Iterable[Quality]) -> list[Sliced]:
    """Return every row of quality that was measured by outlet, by kind or by anything else.

    >>> row = Quality("Attribution", "recall", 0.9, "x", by={"kind": {"direct": 0.97, "mixed": 0.9}})
    >>> [(one.dimension, one.rows[0], round(one.spread, 2)) for one in slices([row])]
    [('kind', ('mixed', (0.9,)), 0.07)]
    """
    return [
        found
        for one in quality
        for dimension, values in one.by.items()
        if (found := _sliced(one, dimension, values))
    ]


def _sliced(one: Quality, dimension: str, values: Mapping[str, Slice]) -> Sliced | None:
    told = {
        name: value if isinstance(value, Mapping) else {one.metric: value}
        for name, value in values.items()
    }
    columns = tuple(dict.fromkeys(metric for row in told.values() for metric in row))
    if not columns:
        return None
    rows = [(name, tuple(row.get(metric) for metric in columns)) for name, row in told.items()]
    rows.sort(key=lambda row: (row[1][0] is None, row[1][0] or 0.0, row[0]))
    first = [(name, row[0]) for name, row in rows if row[0] is not None]
    low, high = first[0], first[-1]
    return Sliced(
        f"{one.task}: {one.metric}",
        dimension,
        columns,
        tuple(rows),
        low,
        high,
        high[1] - low[1],
        max(len(rows) - _FOLD, 0) if len(rows) > _FOLD + 1 else 0,
    )
