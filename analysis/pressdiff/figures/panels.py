"""Small multiples of outlets: one panel a measure, each with its own scale."""

from collections.abc import Sequence
from textwrap import wrap

import altair as alt

from pressdiff.figures.words import label
from pressdiff.measures import ALL

WIDTH = 205
COLUMNS = 2
_KNOWN = {one.name: one for one in ALL}


def title_of(measure: str) -> str:
    """Return what a measure is called for a reader.

    >>> title_of("hedging"), title_of("my_measure")
    ('Clauses worded as uncertain', 'My measure')
    """
    known = _KNOWN.get(measure)
    return known.title if known else label(measure.replace("_", " ").capitalize(), 60)


def unit_of(measure: str) -> list[str]:
    """Return the unit of a measure's rate in short lines.

    >>> unit_of("agent_deletion"), unit_of("my_measure")
    (['agentless passives per passive', 'clause'], ['rate'])
    """
    known = _KNOWN.get(measure)
    return wrap(known.unit if known else "rate", 34)


def ordered(measures: Sequence[str]) -> list[str]:
    """Return measures in the order of the program's own list, unknown ones last."""
    place = {name: number for number, name in enumerate(_KNOWN)}
    return sorted(measures, key=lambda one: (place.get(one, len(place)), one))


def heading(measure: str) -> alt.TitleParams:
    """Return the title of one panel."""
    return alt.TitleParams(
        wrap(title_of(measure), 36), fontSize=12, anchor="start", frame="group", offset=6
    )


def outlet_axis(names: Sequence[str], *, first: bool) -> alt.Y:
    """Return the axis of outlets, with their names in the `first` column only."""
    axis = alt.Axis(
        labels=first, domain=False, ticks=False, labelLimit=190, grid=True, gridColor="#eeeae1"
    )
    return alt.Y("outlet:N", title=None, scale=alt.Scale(domain=list(names)), axis=axis)


def laid_out(panels: Sequence[alt.LayerChart | alt.FacetChart]) -> alt.ConcatChart:
    """Return panels side by side, `COLUMNS` in a row, with one legend."""
    drawn: alt.ConcatChart = alt.concat(
        *panels, columns=COLUMNS, spacing={"row": 26, "column": 24}
    ).resolve_scale(x="independent")
    return drawn
