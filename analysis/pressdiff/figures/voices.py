"""Whose words an article consists of: the outlet's own, and those it credits to somebody."""

import re

import altair as alt
import pandas as pd

from pressdiff.cues import is_credited
from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import articles, each, reach
from pressdiff.figures.theme import VOICE, finish
from pressdiff.figures.words import label, labels, percent

_WORD = re.compile(r"\w+")
_MOST = 25  # outlets, those of most words


def voices(tables: Tables, *, event: str | None = None) -> Drawn | None:
    """Draw the share of each outlet's words in its own voice and in voices it credits."""
    rows = shares(tables, event)
    if rows.empty:
        return None
    shown = rows.sort_values(["n_words", "outlet"], ascending=[False, True]).head(_MOST)
    shown = shown.sort_values(["credited", "outlet"], ascending=[False, True])
    cells = pd.DataFrame(
        {
            "outlet": labels(shown["outlet"], 30) * 2,
            "voice": ["own voice"] * len(shown) + ["attributed"] * len(shown),
            "share": [*(1 - shown["credited"]), *shown["credited"]],
            "order": [0] * len(shown) + [1] * len(shown),
        }
    )
    cells["middle"] = [*(1 - shown["credited"]) / 2, *(1 - shown["credited"] / 2)]
    cells["told"] = [percent(one) if one >= 0.06 else "" for one in cells["share"]]
    base = alt.Chart(cells).encode(
        y=alt.Y("outlet:N", title=None, scale=alt.Scale(domain=list(cells["outlet"].unique())))
        .axis(domain=False, ticks=False, labelLimit=220)
    )  # fmt: skip
    bars = base.mark_bar(height=20, stroke="white", strokeWidth=2).encode(
        x=alt.X("share:Q", title="share of words").axis(format="%", tickCount=5).scale(domain=[0, 1]),
        color=alt.Color("voice:N", title=None, scale=VOICE),
        order="order:Q",
        tooltip=["outlet:N", "voice:N", alt.Tooltip("share:Q", format=".1%")],
    )  # fmt: skip
    told = base.mark_text(color="white", fontSize=12).encode(x="middle:Q", text="told:N")
    top, least = shown.iloc[0], shown.iloc[-1]
    title = f"{label(top['outlet'])} gives the most words to others"
    parts = [
        f"{name} {percent(one.credited)} of {one.n_words:,} words"
        for name, one in zip(labels(shown["outlet"]), each(shown), strict=True)
    ]
    return finish(
        alt.layer(bars, told).properties(width=400, height=alt.Step(30)),
        title if top["credited"] > least["credited"] else "Whose words an outlet consists of",
        subtitle=f"words in the outlet's own voice, and words it credits; {reach(tables, event)} (copies left out)",
        description=f"{title}. Share of words credited to somebody: {'; '.join(parts)}.",
    )


def shares(tables: Tables, event: str | None) -> pd.DataFrame:
    """Return ``outlet, n_words`` and ``credited``, the share of them credited to somebody, 0 to 1.

    Copies are left out; a word under several statements counts once.
    """
    found = articles(tables, event).drop_duplicates("article_id")
    words = credited_words(tables, found)
    under = words.groupby("article_id")["at"].nunique()
    found = found.assign(credited=found["article_id"].map(under).fillna(0).astype(float))
    table = found.groupby("outlet", as_index=False)[["credited", "n_words"]].sum()
    return table.assign(credited=table["credited"] / table["n_words"])


def credited_words(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """Return one row a word that an article of `found` credits to somebody.

    Returns
    -------
    DataFrame
        ``article_id, outlet, at`` (the word's first character), ``entity_id`` (null: not known),
        ``anonymous``.
    """
    text = dict(zip(found["article_id"], found["text"], strict=True))
    outlet = dict(zip(found["article_id"], found["outlet"], strict=True))
    told = tables["attributions"]
    told = told[told["article_id"].isin(found["article_id"])]
    credited = [
        is_credited(kind, cue if isinstance(cue, str) else None)
        for kind, cue in zip(told["kind"], told["cue"], strict=True)
    ]
    told = told[pd.Series(credited, index=told.index, dtype=bool)]
    pieces = tables["attribution_spans"]
    pieces = pieces[pieces["role"] == "content"]
    pieces = pieces.merge(told[["attribution_id", "article_id", "entity_id", "anonymous"]])
    rows = [
        (one.article_id, outlet[one.article_id], word.start(), one.entity_id, one.anonymous)
        for one in each(pieces)
        for word in _WORD.finditer(text[one.article_id], one.start, one.end)
    ]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "at", "entity_id", "anonymous"])
