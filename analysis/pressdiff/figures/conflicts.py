"""Numbers that cannot both be true: the values each outlet gives for one thing, on one line."""

from textwrap import wrap

import altair as alt
import pandas as pd

from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import articles, claim_words, each, headlines
from pressdiff.figures.theme import ATTRIBUTED, INK, OWN, VOICE, VOICE_SHAPE, finish
from pressdiff.figures.words import counted, label, labels, listed

_VOICES = {"own": "own voice", "attributed": "attributed"}


def conflicts(tables: Tables, *, event: str | None = None, most: int = 5) -> Drawn | None:
    """Draw the values of each number that outlets of `event` give differently, at most `most`."""
    told = values(tables, event)
    if told.empty:
        return None
    outlets = sorted(told["outlet"].unique())
    name = dict(zip(outlets, labels(outlets, 26), strict=True))
    matters = list(dict.fromkeys(told["matter"]))
    shown = [told[told["matter"] == one] for one in matters[:most]]
    more = len(matters) - len(shown)
    return finish(
        alt.vconcat(*(_panel(rows, name) for rows in shown), spacing=24),
        f"{counted(len(matters), 'number')} that outlets give differently",
        subtitle=f"{label(headlines(tables)[str(event)], 90)}\n"
        "each line one thing, in the words of one article; label: the value as written"
        + (f"; {more} more in the table" if more else ""),
        description=f"{counted(len(matters), 'number')} that outlets give differently. "
        + " ".join(_told(rows, name) for rows in shown),
    )


def values(tables: Tables, event: str | None) -> pd.DataFrame:
    """Return the values that outlets of an event give for one thing and that cannot all be true.

    Returns
    -------
    DataFrame
        ``matter`` (a number from 0, those of most outlets first), ``words`` (the shortest claim
        of the matter), ``outlet, voice, value`` (as a number), ``told`` (as written), ``update``
        (True: a later article tells a later count, which is no disagreement).
    """
    rows = tables["conflicts"]
    rows = rows[(rows["event_id"] == event) & (rows["kind"] == "number")]
    rows = rows.dropna(subset=["value_a", "value_b"])
    matter = _matters(rows)
    sides = pd.concat(
        [
            pd.DataFrame(
                {"claim_id": rows[f"claim_{side}"], "told": rows[f"value_{side}"], "matter": matter, "update": rows["update"]}
            )
            for side in "ab"
        ]
    ).reset_index(drop=True)  # fmt: skip
    sides["value"] = _numbers(tables, sides)
    sides = sides.dropna(subset=["value"])
    about = articles(tables, event, copies=True).set_index("article_id")["outlet"]
    claims = tables["claims"].set_index("claim_id")
    sides["outlet"] = sides["claim_id"].map(claims["article_id"]).map(about)
    sides["voice"] = sides["claim_id"].map(claims["voice"])
    sides = sides.dropna(subset=["outlet"]).assign(words=claim_words(tables, sides["claim_id"]))
    by = sides.groupby("matter")
    sides = sides.assign(
        n_outlets=by["outlet"].transform("nunique"),
        n_values=by["value"].transform("nunique"),
        update=by["update"].transform("min") == 1,
        words=by["words"].transform(lambda told: min(told, key=lambda one: (len(one), one))),
    )
    sides = sides[(sides["n_outlets"] > 1) & (sides["n_values"] > 1)]
    sides = sides.sort_values(
        ["update", "n_outlets", "matter", "outlet", "value", "voice", "told"],
        ascending=[True, False, True, True, True, False, True],
    ).drop_duplicates(["matter", "outlet", "value"])
    place = {one: number for number, one in enumerate(dict.fromkeys(sides["matter"]))}
    kept = ["matter", "words", "outlet", "voice", "value", "told", "update"]
    return sides.assign(matter=sides["matter"].map(place))[kept].reset_index(drop=True)


def _matters(rows: pd.DataFrame) -> list[int]:
    """Return which thing each row is about: rows that share a value of one claim are one."""
    leader = list(range(len(rows)))
    seen: dict[tuple[str, str], int] = {}
    for place, row in enumerate(each(rows)):
        for end in ((row.claim_a, row.value_a), (row.claim_b, row.value_b)):
            here, there = _first(leader, place), _first(leader, seen.setdefault(end, place))
            leader[max(here, there)] = min(here, there)
    return [_first(leader, place) for place in range(len(rows))]


def _first(leader: list[int], place: int) -> int:
    while leader[place] != place:
        place = leader[place]
    return place


def _numbers(tables: Tables, sides: pd.DataFrame) -> list[float | None]:
    """Return the number that each value, told in a claim, stands for; None if it was not read."""
    text = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"], strict=True))
    article = tables["claims"].set_index("claim_id")["article_id"]
    quantities = tables["quantities"]
    quantities = quantities[quantities["claim_id"].isin(sides["claim_id"])]
    known: dict[tuple[str, str], float] = {}
    for one in each(quantities):
        words = text[article[one.claim_id]][one.start : one.end]
        known.setdefault((one.claim_id, words.casefold()), one.value)
    return [
        known.get((claim, told.casefold()))
        for claim, told in zip(sides["claim_id"], sides["told"], strict=True)
    ]


def _panel(rows: pd.DataFrame, name: dict[str, str]) -> alt.LayerChart | alt.FacetChart:
    names = [name[one] for one in dict.fromkeys(rows["outlet"])]
    cells = pd.DataFrame(
        {
            "outlet": rows["outlet"].map(name),
            "voice": rows["voice"].map(_VOICES),
            "value": rows["value"],
            "told": [label(one, 24) for one in rows["told"]],
        }
    )
    low, high = float(cells["value"].min()), float(cells["value"].max())
    pad = (high - low) * 0.12
    base = alt.Chart(cells).encode(
        y=alt.Y("outlet:N", title=None, scale=alt.Scale(domain=names)).axis(
            domain=False, ticks=False, grid=True, gridColor="#ddd8ce", labelLimit=200
        ),
        x=alt.X("value:Q", title=None).scale(domain=[low - pad, high + 2 * pad], nice=False).axis(
            tickCount=5, format=",~f" if high < 1e6 else "~s"
        ),
    )  # fmt: skip
    marks = base.mark_point(size=85, strokeWidth=2, opacity=1).encode(
        shape=alt.Shape("voice:N", title=None, scale=VOICE_SHAPE),
        stroke=alt.Stroke("voice:N", title=None).scale(
            domain=VOICE.domain, range=[OWN, ATTRIBUTED]
        ),
        fill=alt.Fill("voice:N", title=None).scale(domain=VOICE.domain, range=[OWN, ATTRIBUTED]),
        tooltip=["outlet:N", "told:N", "voice:N"],
    )
    told = base.mark_text(align="left", dx=9, dy=-7, fontSize=11, color=INK).encode(text="told:N")
    words = label(rows["words"].iloc[0], 110)
    if rows["update"].iloc[0]:
        words += " (later articles tell a later count: no disagreement)"
    heading = alt.TitleParams(wrap(words, 64), fontSize=12, anchor="start", frame="group", offset=8)
    return alt.layer(marks, told).properties(width=400, height=alt.Step(28), title=heading)


def _told(rows: pd.DataFrame, name: dict[str, str]) -> str:
    parts = []
    for outlet in dict.fromkeys(rows["outlet"]):
        own = rows.loc[rows["outlet"] == outlet, "told"]
        parts.append(f"{name[outlet]} {listed([label(one, 24) for one in own])}")
    return f"“{label(rows['words'].iloc[0], 80)}”: {'; '.join(parts)}."
