"""Who reports an event when: hours after the first report, by outlet."""

import altair as alt
import pandas as pd

from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import articles, headlines
from pressdiff.figures.theme import OUTLETS, SHAPES, finish
from pressdiff.figures.words import counted, labels, listed, number

_OTHERS = "other outlets"


def events(tables: Tables, *, event: str | None = None, most: int = 30) -> Drawn | None:
    """Draw each event that two outlets or more report as a line of dated articles, at most `most`."""
    dated = articles(tables, event, copies=True).dropna(subset=["published_at"])
    dated = dated[dated.groupby("event_id")["outlet"].transform("nunique") > 1]
    if dated.empty:
        return None
    first = dated.groupby("event_id")["published_at"].transform("min")
    dated = dated.assign(
        first=first, hours=(dated["published_at"] - first).dt.total_seconds() / 3600
    ).sort_values(["first", "event_id", "published_at", "article_id"], kind="stable")
    chosen = dated["event_id"].unique()
    shown = dated[dated["event_id"].isin(chosen[:most])]
    return finish(
        _lines(shown, headlines(tables)),
        f"Who reports first, and how much later the others: {counted(len(chosen), 'event')}",
        subtitle="one mark an article, by time of publication as given by the outlets"
        + (f"; the first {most} events are shown" if len(chosen) > most else ""),
        description=_description(dated),
    )


def _lines(rows: pd.DataFrame, headline: dict[str, str]) -> alt.LayerChart | alt.FacetChart:
    ids = list(dict.fromkeys(rows["event_id"]))
    days = rows.drop_duplicates("event_id")["first"].dt.strftime("%d %b %Y")
    told = [f"{day}  {headline[one]}" for day, one in zip(days, ids, strict=True)]
    name = dict(zip(ids, labels(told, 46), strict=True))
    outlets = _outlets(rows)
    days_long = rows["hours"].max() > 96
    cells = pd.DataFrame(
        {
            "event": rows["event_id"].map(name),
            "outlet": rows["outlet"].map(outlets),
            "after": rows["hours"] / (24 if days_long else 1),
            "headline": labels(rows["title"].fillna("(no headline)"), 90),
        }
    )
    domain = list(dict.fromkeys([*sorted(set(outlets.values()) - {_OTHERS}), *outlets.values()]))
    y = alt.Y("event:N", title=None).scale(domain=list(name.values())).axis(
        labelLimit=400, domain=False, ticks=False, labelFontSize=11
    )  # fmt: skip
    unit = f"{'days' if days_long else 'hours'} after the first report"
    x = alt.X("after:Q", title=unit).axis(grid=True, gridColor="#eeeae1", tickCount=6)
    line = alt.Chart(cells).mark_rule(color="#c9c5bc").encode(
        y=y, x=alt.X("min(after):Q", title=unit), x2="max(after):Q"
    )  # fmt: skip
    marks = alt.Chart(cells).mark_point(size=85, filled=True, opacity=0.9).encode(
        y=y,
        x=x,
        color=alt.Color("outlet:N", title=None).scale(domain=domain, range=list(OUTLETS[: len(domain)])),
        shape=alt.Shape("outlet:N", title=None).scale(domain=domain, range=list(SHAPES[: len(domain)]))
        .legend(columns=4),
        tooltip=["headline:N", "outlet:N", alt.Tooltip("after:Q", format=".1f")],
    )  # fmt: skip
    return alt.layer(line, marks).properties(width=320, height=alt.Step(24))


def _outlets(rows: pd.DataFrame) -> dict[str, str]:
    """Return a label for each outlet; those of fewest articles share one where shapes run out."""
    counts = rows["outlet"].value_counts()
    ordered = sorted(counts.index, key=lambda one: (-counts[one], one))
    alone = len(SHAPES) if len(ordered) <= len(SHAPES) else len(SHAPES) - 1
    own = dict(zip(ordered[:alone], labels(ordered[:alone], 28), strict=True))
    return own | dict.fromkeys(ordered[alone:], _OTHERS)


def _description(rows: pd.DataFrame) -> str:
    first = rows[rows["hours"] == 0].drop_duplicates("event_id")["outlet"].value_counts()
    ordered = sorted(first.index, key=lambda one: (-first[one], one))
    by = [f"{name} {first[one]}" for one, name in zip(ordered, labels(ordered), strict=True)]
    last = rows.groupby("event_id")["hours"].max()
    return (
        f"Time line of {counted(len(last), 'event')} and {counted(rows['article_id'].nunique(), 'article')}: "
        f"hours after the first report of each event. First to report: {listed(by)}. The last article of an "
        f"event comes {number(last.median())} hours after its first in the middle case, "
        f"{number(last.max())} at most."
    )
