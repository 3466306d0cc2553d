"""Whom outlets let speak: words credited to each speaker, by outlet."""

import altair as alt
import pandas as pd

from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import articles, each, headlines
from pressdiff.figures.theme import ATTRIBUTED, INK, finish
from pressdiff.figures.voices import credited_words
from pressdiff.figures.words import columns, counted, label, labels, listed

_OUTLETS = 6  # side by side, those of most credited words
UNNAMED = ""  # the speaker of words whose source is no known entity


def speakers(tables: Tables, *, event: str | None = None, most: int = 14) -> Drawn | None:
    """Draw the words that each outlet credits to each speaker, the `most` given most words first."""
    counts = words_by_speaker(tables, event)
    if counts.empty:
        return None
    unnamed = counts.loc[counts["speaker"] == UNNAMED, "n_words"].sum()
    counts = counts[counts["speaker"] != UNNAMED]
    totals = counts.groupby("speaker")["n_words"].sum()
    if totals.empty:
        return None
    named = sorted(totals.index, key=lambda one: (-totals[one], one))
    chosen = named[:most]
    name = dict(zip(chosen, labels(chosen, 34), strict=True))
    by = counts.groupby("outlet")["n_words"].sum()
    outlets = sorted(sorted(by.index, key=lambda one: (-by[one], one))[:_OUTLETS])
    column = dict(zip(outlets, columns(outlets, 14), strict=True))
    cells = counts[counts["speaker"].isin(name) & counts["outlet"].isin(outlets)]
    cells = pd.DataFrame(
        {
            "speaker": cells["speaker"].map(name),
            "outlet": cells["outlet"].map(column),
            "words": cells["n_words"],
        }
    )
    base = alt.Chart(cells).encode(
        y=alt.Y("speaker:N", title=None, scale=alt.Scale(domain=list(name.values())))
        .axis(domain=False, ticks=False, labelLimit=240)
    )  # fmt: skip
    bars = base.mark_bar(color=ATTRIBUTED, height=13).encode(
        x=alt.X("words:Q", title="words credited")
        .scale(domain=[0, float(cells["words"].max()) * 1.35])
        .axis(tickCount=3),
        tooltip=["speaker:N", "outlet:N", "words:Q"],
    )
    told = base.mark_text(align="left", dx=3, fontSize=10, color=INK).encode(
        x="words:Q", text="words:Q"
    )
    title = f"{label(named[0])} is given the most words"
    where = label(headlines(tables)[event], 80) if event else "over all events"
    more = len(named) - len(chosen)
    parts = [f"{name[one]} {totals[one]:,} ({_by_outlet(counts, one)})" for one in chosen[:6]]
    return finish(
        alt.layer(bars, told)
        .properties(width=max(70, 400 // len(outlets)), height=alt.Step(20))
        .facet(column=alt.Column("outlet:N", title=None, sort=list(column.values())), spacing=14),
        title,
        subtitle=f"{where}\nwords credited to each speaker, by outlet; copies left out"
        + (f"; {counted(more, 'more speaker')} in the tables" if more else "")
        + f"\nnot shown: {counted(int(unnamed), 'word')} of sources that are no known person or body",
        description=f"{title}. Words credited to {counted(len(named), 'named speaker')} by "
        f"{counted(len(by), 'outlet')}: {'; '.join(parts)}. Sources that are no known person or "
        f"body have {unnamed:,} more.",
    )


def words_by_speaker(tables: Tables, event: str | None) -> pd.DataFrame:
    """Return ``speaker, outlet, n_words``; sources that are no known entity are one row."""
    found = articles(tables, event).drop_duplicates("article_id")
    words = credited_words(tables, found)
    names = tables["entities"].set_index("entity_id")["name"]
    words["speaker"] = words["entity_id"].map(names).fillna(UNNAMED)
    words = words.drop_duplicates(["article_id", "at", "speaker"])
    return words.groupby(["speaker", "outlet"], as_index=False).size().rename(
        columns={"size": "n_words"}
    )  # fmt: skip


def _by_outlet(counts: pd.DataFrame, speaker: str) -> str:
    rows = counts[counts["speaker"] == speaker].sort_values(
        ["n_words", "outlet"], ascending=[False, True]
    )
    return listed([f"{label(one.outlet)} {one.n_words:,}" for one in each(rows.head(4))])
