"""How much of what the others report each outlet has."""

import altair as alt
import pandas as pd

from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import each
from pressdiff.figures.theme import INK, OWN, finish
from pressdiff.figures.words import counted, label, labels, percent

_MOST = 25  # outlets, those of most events
_UNIT = "share of the facts that enough others report"


def reporting(tables: Tables, *, event: str | None = None) -> Drawn | None:
    """Draw the share of the facts others report that each outlet has; a run's, not an event's."""
    rows = tables["reporting"].dropna(subset=["omission_rate"])
    if rows.empty or event is not None:
        return None
    rows = rows.sort_values(["n_events", "outlet"], ascending=[False, True]).head(_MOST)
    rows = rows.sort_values(["omission_rate", "outlet"])
    names = labels(rows["outlet"], 30)
    cells = pd.DataFrame(
        {
            "outlet": names,
            "share": 1 - rows["omission_rate"],
            "low": 1 - rows["ci_high"],
            "high": 1 - rows["ci_low"],
            "told": [f"{one.n_expected - one.n_omitted} of {one.n_expected}" for one in each(rows)],
        }
    )
    base = alt.Chart(cells).encode(
        y=alt.Y("outlet:N", title=None, scale=alt.Scale(domain=names))
        .axis(domain=False, ticks=False, labelLimit=220)
    )  # fmt: skip
    x = (
        alt.X("share:Q", title=_UNIT)
        .scale(domain=[0, 1])
        .axis(format="%", tickCount=5, grid=True, gridColor="#eeeae1")
    )
    line = base.mark_rule(color=OWN, strokeWidth=2, invalid="filter")
    dots = base.mark_point(size=90, filled=True, color=OWN, opacity=1)
    told = base.mark_text(align="left", color=INK, fontSize=11).encode(
        x=alt.value(408), text="told:N"
    )
    best, least = cells.iloc[0], cells.iloc[-1]
    title = f"{label(best['outlet'], 24)} has {percent(best['share'])} of what the others report"
    if least["share"] < best["share"]:
        title += f", {label(least['outlet'], 24)} {percent(least['share'])}"
    parts = [
        f"{one.outlet} {percent(one.share)}"
        + (f" ({percent(one.low)} to {percent(one.high)})" if one.low == one.low else "")
        + f", {one.told}"
        for one in each(cells)
    ]
    return finish(
        alt.layer(
            line.encode(x=alt.X("low:Q", title=_UNIT), x2="high:Q"),
            dots.encode(x=x, tooltip=["outlet:N", "told:N"]),
            told,
        ).properties(width=400, height=alt.Step(30)),
        title,
        subtitle="line: 95 % interval, by drawing events; a fact that comes near or was not yet known "
        "does not count",
        description=f"{title}. Share of the facts that enough others report, with 95 % interval, over "
        f"{counted(int(rows['n_events'].max()), 'event')}: {'; '.join(parts)}.",
    )
