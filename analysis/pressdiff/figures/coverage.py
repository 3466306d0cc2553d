"""Which facts each outlet reports: one row a fact, one column an outlet."""

from collections import Counter

import altair as alt
import pandas as pd

from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import claim_words, headlines
from pressdiff.figures.theme import ATTRIBUTED, DISPUTED, HALF, OWN, SOFT, finish
from pressdiff.figures.words import columns, counted, label, labels

STATUS = {
    "own": "own voice",
    "attributed": "attributed",
    "disputed": "disputed",
    "unclear": "unclear",
    "unknown_yet": "not yet known",
    "absent": "not found",
}
_SHAPE = {
    "own voice": ("circle", OWN),
    "attributed": (HALF, ATTRIBUTED),
    "disputed": ("diamond", DISPUTED),
    "unclear": ("cross", SOFT),
    "not yet known": ("square", SOFT),
    "not found": ("stroke", SOFT),
}
_FILLED = {"own voice", "attributed"}


def coverage(tables: Tables, *, event: str | None = None, most: int = 25) -> Drawn | None:
    """Draw the facts that two outlets or more have, those of most outlets first, at most `most`."""
    told = statuses(tables, event)
    if told.empty:
        return None
    facts = told.drop_duplicates("fact_id").sort_values(
        ["n_has", "n_own", "fact_id"], ascending=[False, False, True], kind="stable"
    )
    shown = facts.head(most)
    name = dict(zip(shown["fact_id"], labels(shown["words"], 62), strict=True))
    outlets = sorted(told["outlet"].unique())
    column = dict(zip(outlets, columns(outlets), strict=True))
    cells = told[told["fact_id"].isin(name)].assign(
        fact=lambda rows: rows["fact_id"].map(name), outlet=lambda rows: rows["outlet"].map(column)
    )
    tall = 8 + 14 * max(one.count("\n") for one in column.values())
    used = [one for one in _SHAPE if one in set(cells["status"])]
    fill = [_SHAPE[one][1] if one in _FILLED else "white" for one in used]
    marks: alt.Chart = (
        alt.Chart(cells[["fact", "outlet", "status"]])
        .mark_point(size=110, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("outlet:N", title=None, scale=alt.Scale(domain=list(column.values())))
            .axis(orient="top", labelAngle=0, domain=False, ticks=False, labelPadding=tall),
            y=alt.Y("fact:N", title=None)
            .scale(domain=list(name.values()))
            .axis(labelLimit=380, grid=True, gridColor="#eeeae1", domain=False, ticks=False),
            shape=alt.Shape("status:N", title=None).scale(
                domain=used, range=[_SHAPE[one][0] for one in used]
            ).legend(orient="bottom", columns=3),
            stroke=alt.Stroke("status:N", title=None).scale(
                domain=used, range=[_SHAPE[one][1] for one in used]
            ),
            fill=alt.Fill("status:N", title=None).scale(domain=used, range=fill),
            tooltip=["fact:N", "outlet:N", "status:N"],
        )
        .properties(width=78 * len(outlets), height=alt.Step(24))
    )  # fmt: skip
    everybody = int((facts["n_has"] == len(outlets)).sum())
    title = (
        f"{everybody} of {counted(len(facts), 'shared fact')} found in all {len(outlets)} outlets"
    )
    if len(outlets) == 2:
        title = f"{counted(everybody, 'fact')} found in both outlets"
    more = len(facts) - len(shown)
    alone = tables["coverage"].loc[
        tables["coverage"]["event_id"] == event, "fact_id"
    ].nunique() - len(facts)
    return finish(
        marks,
        title,
        subtitle=f"{label(headlines(tables)[str(event)], 90)}\neach row a fact in the words of one article"
        + (f"; the {len(shown)} that most outlets have, {more} more in the table" if more else "")
        + f"\nnot shown: {counted(alone, 'fact')} found in one outlet only",
        description=f"{title}; {counted(alone, 'fact')} in one outlet only. {_description(told, outlets)}",
    )


def statuses(tables: Tables, event: str | None) -> pd.DataFrame:
    """Return the facts of `event` that two outlets or more have, one row a fact and outlet.

    Returns
    -------
    DataFrame
        ``fact_id, outlet, status`` (words of `STATUS`), ``words`` (of the claim that tells it
        best), ``n_has, n_own`` (outlets that have it of their own, and in their own voice).
    """
    rows = tables["coverage"]
    rows = rows[rows["event_id"] == event]
    has = rows["n_claims"] > 0  # of its own: a copy is no second source
    rows = rows.assign(
        n_has=has.groupby(rows["fact_id"]).transform("sum"),
        n_own=(rows["status"] == "own").groupby(rows["fact_id"]).transform("sum"),
    )
    rows = rows[rows["n_has"] > 1]
    lacks = tables["omissions"].rename(columns={"status": "lack"})
    rows = rows.merge(
        lacks[["event_id", "fact_id", "outlet", "lack"]],
        on=["event_id", "fact_id", "outlet"],
        how="left",
    ).merge(tables["wordings"][["event_id", "fact_id", "claim_id"]], on=["event_id", "fact_id"])
    status = rows["lack"].where(
        (rows["status"] == "absent") & rows["lack"].isin(["unclear", "unknown_yet"]), rows["status"]
    )
    rows = rows.assign(status=status.map(STATUS), words=claim_words(tables, rows["claim_id"]))
    return rows[["fact_id", "outlet", "status", "words", "n_has", "n_own"]]


def _description(told: pd.DataFrame, outlets: list[str]) -> str:
    parts = []
    for outlet in outlets:
        row = Counter(told.loc[told["outlet"] == outlet, "status"])
        counts = [f"{row[one]} {one}" for one in _SHAPE if row[one]]
        parts.append(f"{label(outlet)}: {', '.join(counts)}")
    return f"Facts that two outlets or more report, by outlet. {'; '.join(parts)}."
