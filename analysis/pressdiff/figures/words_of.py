"""The words by which two outlets differ: how often each has them, on two sides."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from pressdiff.errors import InputError
from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import each
from pressdiff.figures.theme import ATTRIBUTED, OWN, finish
from pressdiff.figures.words import counted, label, labels, listed, number

_LEVEL = 0.05
_VOICES = {"own": "in their own voice", "attributed": "in voices they quote"}


def words(
    tables: Tables,
    *,
    event: str | None = None,
    outlets: Sequence[str] = (),
    voice: str = "own",
    most: int = 12,
) -> Drawn | None:
    """Draw the words that each of two `outlets` has more of, those least likely by chance first.

    Without outlets: the pair that shares most events. A run's only, not an event's.
    """
    found = tables["keyness"]
    found = found[found["voice"] == voice]
    if event is not None or (found.empty and not outlets):
        return None
    found = _pair(found, outlets)
    a, b = found["outlet_a"].iloc[0], found["outlet_b"].iloc[0]
    names = labels([a, b], 28)
    sides = [_side(found[found["z"] * sign > 0], most) for sign in (1, -1)]
    drawn = [
        _panel(side, names, more) for side, more in zip(sides, names, strict=True) if len(side)
    ]
    sure = int((found["p_adjusted"] < _LEVEL).sum())
    return finish(
        alt.hconcat(*drawn, spacing=24),
        f"Words that {names[0]} and {names[1]} use more",
        subtitle=f"times in 1,000 words, {_VOICES[voice]}, over {counted(int(found['n_events'].iloc[0]), 'event')} both report\n"
        f"*: beyond chance, adjusted for all words ({sure}); the others may well be chance",
        description=f"Rates per 1,000 words of {names[0]} and {names[1]}, "
        f"{counted(sure, 'word')} beyond chance. {_description(sides, names)}",
    )


def _pair(found: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    pairs = found.groupby(["outlet_a", "outlet_b"], as_index=False).agg(
        n_events=("n_events", "max")
    )
    if not outlets:
        best = pairs.sort_values(
            ["n_events", "outlet_a", "outlet_b"], ascending=[False, True, True]
        )
        outlets = (best["outlet_a"].iloc[0], best["outlet_b"].iloc[0])
    chosen = found[(found["outlet_a"].isin(outlets)) & (found["outlet_b"].isin(outlets))]
    if len(set(outlets)) != 2 or chosen.empty:
        known = "; ".join(f"'{one.outlet_a}' and '{one.outlet_b}'" for one in each(pairs.head(6)))
        raise InputError(
            f"no words to compare for outlets {', '.join(map(repr, outlets))}; name two of: {known or 'none'}"
        )
    return chosen


def _side(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the words of one side: those beyond chance, then by p and by size."""
    tested = rows.dropna(subset=["p_value"])
    rows = tested if len(tested) else rows
    ordered = rows.assign(
        unsure=~(rows["p_adjusted"] < _LEVEL), size_=-rows["z"].abs(), p=rows["p_value"].fillna(1.0)
    ).sort_values(["unsure", "p", "size_", "word"], kind="stable")
    return ordered.head(most)


def _panel(rows: pd.DataFrame, names: list[str], more: str) -> alt.LayerChart | alt.FacetChart:
    words = labels(rows["word"] + ["" if one else " *" for one in rows["unsure"]], 24)
    n = len(rows)
    cells = pd.DataFrame(
        {
            "word": words * 2,
            "outlet": [names[0]] * n + [names[1]] * n,
            "rate": [*(rows["rate_a"] / 10), *(rows["rate_b"] / 10)],
            "count": [*rows["count_a"], *rows["count_b"]],
        }
    )
    y = (
        alt.Y("word:N", title=None)
        .scale(domain=words)
        .axis(domain=False, ticks=False, labelPadding=14)
    )
    title = "times in 1,000 words"
    line = alt.Chart(cells).mark_rule(color="#c9c5bc", strokeWidth=2).encode(
        y=y, x=alt.X("min(rate):Q", title=title), x2="max(rate):Q"
    )  # fmt: skip
    marks = alt.Chart(cells).mark_point(size=80, filled=True, opacity=1).encode(
        y=y,
        x=alt.X("rate:Q", title=title).axis(tickCount=5),
        color=alt.Color("outlet:N", title=None).scale(domain=names, range=[OWN, ATTRIBUTED]),
        shape=alt.Shape("outlet:N", title=None).scale(domain=names, range=["circle", "triangle-up"]),
        tooltip=["word:N", "outlet:N", "count:Q", alt.Tooltip("rate:Q", format=".2f")],
    )  # fmt: skip
    heading = alt.TitleParams(f"more in {more}", fontSize=12, anchor="start", frame="group")
    return alt.layer(line, marks).properties(width=190, height=alt.Step(22), title=heading)


def _description(sides: list[pd.DataFrame], names: list[str]) -> str:
    parts = []
    for rows, more in zip(sides, names, strict=True):
        told = [
            f"{label(one.word, 24)} {number(one.rate_a / 10)} to {number(one.rate_b / 10)}"
            for one in each(rows.head(4))
        ]
        if told:
            parts.append(f"More in {more}: {listed(told)}.")
    return " ".join(parts)
