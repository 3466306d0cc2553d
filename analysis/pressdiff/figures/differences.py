"""Differences with intervals: each outlet against the rest, and what is too little to matter."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from pressdiff.figures import panels
from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.framing import chosen_of
from pressdiff.figures.rows import each
from pressdiff.figures.theme import ATTRIBUTED, BAND, INK, OWN, finish
from pressdiff.figures.words import counted, labels, listed, number

VERDICTS = {
    "different": ("different", "diamond"),
    "equivalent": ("too little to matter", "square"),
    "undecided": ("undecided", "circle"),
}
_COLOUR = {"own": OWN, "attributed": ATTRIBUTED, "all": INK}
_WORDS = {"own": "in their own voice", "attributed": "in voices they quote", "all": "in all voices"}
_MOST = 20  # outlets, those of most events


def differences(
    tables: Tables, *, event: str | None = None, measures: Sequence[str] = (), voice: str = "own"
) -> Drawn | None:
    """Draw each outlet's difference from the rest in `measures` (none: all), a run's only."""
    found = tables["contrasts"]
    found = found[found["outlet_b"].isna() & (found["voice"] == voice)]
    found = found.dropna(subset=["ci_low"])
    if event is not None or (found.empty and not measures):
        return None
    chosen = chosen_of(measures, found["measure"])
    found = found[found["measure"].isin(chosen)]
    most = found.groupby("outlet_a")["n_events"].max()
    outlets = sorted(sorted(most.index, key=lambda one: (-most[one], one))[:_MOST])
    name = dict(zip(outlets, labels(outlets, 26), strict=True))
    rows = found[found["outlet_a"].isin(name)].assign(
        outlet=lambda frame: frame["outlet_a"].map(name),
        verdict_told=lambda frame: frame["verdict"].map(
            {one: VERDICTS[one][0] for one in VERDICTS}
        ),
    )
    drawn = [
        _panel(rows[rows["measure"] == one], one, list(name.values()), place)
        for place, one in enumerate(chosen)
    ]
    sure = int((rows["verdict"] == "different").sum())
    title = f"{sure} of {counted(len(rows), 'difference')} from the rest can be told from chance"
    return finish(
        panels.laid_out(drawn),
        title,
        subtitle=f"each outlet's rate less that of the rest of the same events, {_WORDS.get(voice, voice)}\n"
        "line: 95 % interval; shaded: too little to matter; adjusted for all comparisons",
        description=f"{title}. {_description(rows)}",
    )


def _panel(
    rows: pd.DataFrame, measure: str, names: list[str], place: int
) -> alt.LayerChart | alt.FacetChart:
    voice = rows["voice"].iloc[0]
    colour = _COLOUR.get(voice, INK)
    cells = rows[["outlet", "difference", "ci_low", "ci_high", "verdict_told", "n_events"]]
    unit = panels.unit_of(measure)
    axis = alt.Axis(tickCount=4, titleFontSize=10, format=".2~f")
    base = alt.Chart(cells).encode(y=panels.outlet_axis(names, first=place % panels.COLUMNS == 0))
    domain = [told for told, _ in VERDICTS.values()]
    shapes = [shape for _, shape in VERDICTS.values()]
    layers: list[alt.Chart] = []
    smallest = rows["smallest"].iloc[0]
    if pd.notna(smallest):
        band = pd.DataFrame({"low": [-smallest], "high": [smallest]})
        layers.append(
            alt.Chart(band)
            .mark_rect(color=BAND)
            .encode(x=alt.X("low:Q", title=unit, axis=axis), x2="high:Q")
        )
    zero = pd.DataFrame({"zero": [0.0]})
    layers += [
        alt.Chart(zero).mark_rule(color=INK).encode(x=alt.X("zero:Q", title=unit, axis=axis)),
        base.mark_rule(color=colour, strokeWidth=2).encode(
            x=alt.X("ci_low:Q", title=unit, axis=axis), x2="ci_high:Q"
        ),
        base.mark_point(size=80, stroke=colour, strokeWidth=2, opacity=1).encode(
            x=alt.X("difference:Q", title=unit, axis=axis),
            shape=alt.Shape("verdict_told:N", title=None).scale(domain=domain, range=shapes),
            fill=alt.Fill("verdict_told:N", title=None).scale(
                domain=domain, range=[colour, colour, "white"]
            ),
            tooltip=["outlet:N", "verdict_told:N", "n_events:Q"],
        ),
    ]
    return alt.layer(*layers).properties(
        width=panels.WIDTH, height=alt.Step(24), title=panels.heading(measure)
    )


def _description(rows: pd.DataFrame) -> str:
    sure = rows[rows["verdict"] == "different"]
    parts = [
        f"{one.outlet}, {panels.title_of(one.measure)}: {number(one.difference)} "
        f"({number(one.ci_low)} to {number(one.ci_high)}, {counted(one.n_events, 'event')})"
        for one in each(sure)
    ]
    if not parts:
        spread = rows["standardised"].abs()
        largest = next(
            each(rows.assign(spread=spread).sort_values("spread", kind="stable").tail(1))
        )
        parts = [
            f"none; the largest for its spread is {largest.outlet}, "
            f"{panels.title_of(largest.measure)}: {number(largest.difference)} "
            f"({number(largest.ci_low)} to {number(largest.ci_high)}, "
            f"{counted(largest.n_events, 'event')})"
        ]
    verdicts = rows["verdict"].value_counts()
    counts = [
        f"{verdicts[one]} {told}" for one, (told, _) in VERDICTS.items() if one in verdicts.index
    ]
    return f"Verdicts: {listed(counts)}. Different: {'; '.join(parts)}."
