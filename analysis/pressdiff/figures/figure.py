"""What a figure is: a name, a title, and a function from the tables of a run to a chart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import altair as alt
import pandas as pd

Tables: TypeAlias = Mapping[str, pd.DataFrame]
Drawn: TypeAlias = alt.TopLevelMixin


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of chart.

    Attributes
    ----------
    name, title
        The name to ask for it by, and the question it answers.
    needs_event
        Whether it shows one event and asks for its id.
    draw
        Called as ``draw(tables, event=None, **options)`` with the tables of a run by name; the chart
        of one event or of the whole run, None where there is nothing to draw.
    empty
        What it takes for there to be something to draw.
    """

    name: str
    title: str
    needs_event: bool
    draw: Callable[..., Drawn | None]
    empty: str
