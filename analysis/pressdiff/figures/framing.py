"""How outlets word it: the rate of each measure in own and attributed voice, by outlet."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from pressdiff.errors import InputError
from pressdiff.figures import panels
from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import headlines
from pressdiff.figures.theme import ATTRIBUTED, OWN, VOICE, VOICE_SHAPE, finish
from pressdiff.figures.words import label, labels, number
from pressdiff.settings import EffectSettings
from pressdiff.stats.rates import outlet_rates, rates

_VOICES = {"own": "own voice", "attributed": "attributed"}
_MOST = 12  # outlets, those of most events
_TOLD = 6  # measures in the alternative text


def framing(
    tables: Tables,
    *,
    event: str | None = None,
    measures: Sequence[str] = (),
    settings: EffectSettings | None = None,
) -> Drawn | None:
    """Draw the rate of `measures` (none: all) by outlet and voice, with intervals over events.

    ``settings`` are those of the run: fewest events for an interval, resamples and seed.
    """
    found = by_voice(tables, event, settings or EffectSettings())
    chosen = chosen_of(measures, found["measure"])
    found = found[found["measure"].isin(chosen)]
    if found.empty:
        return None
    most = found.groupby("outlet")["n_events"].max()
    outlets = sorted(sorted(most.index, key=lambda one: (-most[one], one))[:_MOST])
    name = dict(zip(outlets, labels(outlets, 26), strict=True))
    found = found[found["outlet"].isin(name)]
    rows = found.assign(outlet=found["outlet"].map(name), voice=found["voice"].map(_VOICES))
    drawn = [
        _panel(rows[rows["measure"] == one], one, list(name.values()), place)
        for place, one in enumerate(chosen)
    ]
    where = label(headlines(tables)[event], 80) if event else "line: 95 % interval over events"
    return finish(
        panels.laid_out(drawn),
        "How often each outlet words it so, itself and in the voices it quotes",
        subtitle=where,
        description=_description(rows, chosen),
    )


def by_voice(tables: Tables, event: str | None, settings: EffectSettings) -> pd.DataFrame:
    """Return the rates of own and attributed voice by outlet, as `outlet_rates`, of event or run."""
    events = tables["events"]
    if event is not None:
        events = events[events["event_id"] == event]
    cells = rates(tables["observations"], tables["articles"], events)
    found = outlet_rates(cells, settings)
    return found[found["voice"].isin(list(_VOICES))]


def chosen_of(measures: Sequence[str], known: "pd.Series[str]") -> list[str]:
    """Return the measures asked for, else all that are `known`, in order.

    Raises
    ------
    InputError
        If one asked for is not there.
    """
    there = set(known)
    asked = [measures] if isinstance(measures, str) else list(measures)
    for one in asked:
        if one not in there:
            raise InputError(
                f"no measure '{one}' to draw here; there are: {', '.join(sorted(there)) or 'none'}"
            )
    return asked or panels.ordered(sorted(there))


def _panel(
    rows: pd.DataFrame, measure: str, names: list[str], place: int
) -> alt.LayerChart | alt.FacetChart:
    cells = rows[["outlet", "voice", "rate", "ci_low", "ci_high"]]
    y = panels.outlet_axis(names, first=place % panels.COLUMNS == 0)
    base = alt.Chart(cells).encode(
        y=y, yOffset=alt.YOffset("voice:N", scale=alt.Scale(domain=list(_VOICES.values())))
    )
    unit = panels.unit_of(measure)
    axis = alt.Axis(tickCount=4, titleFontSize=10)
    ends = cells[["rate", "ci_low", "ci_high"]].to_numpy()
    flat = not (np.nan_to_num(ends) != 0).any()
    scale = alt.Scale(domain=[0, 0.1]) if flat else alt.Scale(zero=True)
    line = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("ci_low:Q", title=unit, axis=axis, scale=scale),
        x2="ci_high:Q",
        color=alt.Color("voice:N", title=None, scale=VOICE),
    )
    marks = base.mark_point(size=55, strokeWidth=2, opacity=1).encode(
        x=alt.X("rate:Q", title=unit, axis=axis, scale=scale),
        stroke=alt.Stroke("voice:N", title=None).scale(
            domain=VOICE.domain, range=[OWN, ATTRIBUTED]
        ),
        fill=alt.Fill("voice:N", title=None).scale(domain=VOICE.domain, range=[OWN, ATTRIBUTED]),
        shape=alt.Shape("voice:N", title=None, scale=VOICE_SHAPE),
        tooltip=["outlet:N", "voice:N", alt.Tooltip("rate:Q", format=".3f")],
    )
    return alt.layer(line, marks).properties(
        width=panels.WIDTH, height=alt.Step(15), title=panels.heading(measure)
    )


def _description(rows: pd.DataFrame, chosen: list[str]) -> str:
    parts = []
    for measure in chosen[:_TOLD]:
        own = rows[(rows["measure"] == measure) & (rows["voice"] == "own voice")]
        if own.empty:
            continue
        own = own.sort_values(["rate", "outlet"], ascending=[False, True])
        top, least = own.iloc[0], own.iloc[-1]
        parts.append(
            f"{panels.title_of(measure)}: {top['outlet']} {number(top['rate'])}"
            + (f" to {least['outlet']} {number(least['rate'])}" if len(own) > 1 else "")
            + f" (n = {int(own['n'].sum()):,})"
        )
    more = f" {len(chosen) - _TOLD} more measures." if len(chosen) > _TOLD else ""
    return (
        f"Rates by outlet in own and attributed voice. In their own voice, highest to lowest: "
        f"{'; '.join(parts)}.{more}"
    )
