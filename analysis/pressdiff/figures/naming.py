"""What outlets call one actor: each form, by outlet and voice."""

import altair as alt
import pandas as pd

from pressdiff.errors import InputError
from pressdiff.figures.figure import Drawn, Tables
from pressdiff.figures.rows import each, headlines
from pressdiff.figures.theme import ATTRIBUTED, OWN, VOICE, VOICE_SHAPE, finish
from pressdiff.figures.words import columns, counted, label, labels, listed
from pressdiff.naming import FORM_TABLES, used_forms

_OUTLETS = 8  # columns, those with most mentions


def naming(
    tables: Tables, *, event: str | None = None, entity: str | None = None, most: int = 14
) -> Drawn | None:
    """Draw how often each outlet uses each form for `entity`, by its name or id.

    Without an entity: the one with most forms, of those that two outlets name.
    """
    found = forms(tables, event)
    if found.empty:
        return None
    chosen = _entity(tables, found, entity)
    rows = found[found["entity_id"] == chosen]
    names = tables["entities"].set_index("entity_id")["name"]
    counts = rows.groupby(["form", "outlet", "voice"], as_index=False).agg(size=("form", "size"))
    by_form = counts.groupby("form")["size"].sum()
    ordered = sorted(by_form.index, key=lambda one: (-by_form[one], one))
    form = dict(zip(ordered[:most], labels(ordered[:most], 36), strict=True))
    by_outlet = counts.groupby("outlet")["size"].sum()
    kept = sorted(sorted(by_outlet.index, key=lambda one: (-by_outlet[one], one))[:_OUTLETS])
    column = dict(zip(kept, columns(kept), strict=True))
    cells = counts[counts["form"].isin(form) & counts["outlet"].isin(column)]
    cells = pd.DataFrame(
        {
            "form": cells["form"].map(form),
            "outlet": cells["outlet"].map(column),
            "voice": cells["voice"].map({"own": "own voice", "attributed": "attributed"}),
            "mentions": cells["size"],
        }
    )
    title = f"{counted(len(ordered), 'form')} for {label(names[chosen], 40)}"
    where = label(headlines(tables)[event], 80) if event else "over all events"
    parts = [
        f"{label(one)} " + listed([f"{label(row.outlet)} {row.n}" for row in each(told)])
        for one in ordered[:6]
        for told in [_told(counts, one)]
    ]
    return finish(
        _grid(cells, list(form.values()), list(column.values())),
        title,
        subtitle=f"{where}; names, nouns and what describes them, without pronouns and copies\n"
        "number: mentions",
        description=f"{title} in {counted(len(rows), 'mention')} by "
        f"{counted(len(by_outlet), 'outlet')}: {'; '.join(parts)}.",
    )


def forms(tables: Tables, event: str | None) -> pd.DataFrame:
    """Return each use of a form, as `used_forms`, of entities that two outlets or more name."""
    given = {name: tables[name] for name in FORM_TABLES}
    if event is not None:
        of_event = tables["events"]["event_id"] == event
        inside = set(tables["events"]["article_id"][of_event])
        for part in ("mentions", "epithets"):
            rows = given[part]
            given[part] = rows[rows["article_id"].isin(inside)]
    if given["mentions"].empty:
        return pd.DataFrame(columns=["entity_id", "outlet", "voice", "form"])
    found = used_forms(**given)
    return found[found.groupby("entity_id")["outlet"].transform("nunique") > 1]


def _entity(tables: Tables, found: pd.DataFrame, asked: str | None) -> str:
    counts = found.groupby("entity_id").agg(
        outlets=("outlet", "nunique"), forms=("form", "nunique"), n=("form", "size")
    )
    ordered = counts.reset_index().sort_values(
        ["forms", "outlets", "n", "entity_id"], ascending=[False, False, False, True]
    )["entity_id"]
    if asked is None:
        return str(ordered.iloc[0])
    names = tables["entities"].set_index("entity_id")["name"]
    for one in ordered:
        if asked == one or asked.casefold() == names[one].casefold():
            return str(one)
    known = ", ".join(f"'{label(names[one])}'" for one in ordered[:8])
    raise InputError(
        f"no entity '{asked}' that two outlets name here; by name or id, for example: {known}"
    )


def _told(counts: pd.DataFrame, form: str) -> pd.DataFrame:
    by = counts[counts["form"] == form].groupby("outlet", as_index=False).agg(n=("size", "sum"))
    return by.sort_values(["n", "outlet"], ascending=[False, True])


def _grid(
    cells: pd.DataFrame, forms: list[str], outlets: list[str]
) -> alt.LayerChart | alt.FacetChart:
    tall = 8 + 14 * max(one.count("\n") for one in outlets)
    base = alt.Chart(cells).encode(
        y=alt.Y("form:N", title=None)
        .scale(domain=forms)
        .axis(domain=False, ticks=False, grid=True, gridColor="#eeeae1", labelLimit=260),
        x=alt.X("outlet:N", title=None)
        .scale(domain=outlets)
        .axis(orient="top", labelAngle=0, domain=False, ticks=False, labelPadding=tall),
        xOffset=alt.XOffset("voice:N").scale(domain=VOICE.domain),
    )
    marks = base.mark_point(strokeWidth=2, opacity=1).encode(
        size=alt.Size("mentions:Q", legend=None).scale(
            domain=[0, max(6, int(cells["mentions"].max()))], range=[20, 420]
        ),
        shape=alt.Shape("voice:N", title=None, scale=VOICE_SHAPE).legend(orient="bottom"),
        stroke=alt.Stroke("voice:N", title=None).scale(
            domain=VOICE.domain, range=[OWN, ATTRIBUTED]
        ),
        fill=alt.Fill("voice:N", title=None).scale(domain=VOICE.domain, range=[OWN, ATTRIBUTED]),
        tooltip=["form:N", "outlet:N", "voice:N", "mentions:Q"],
    )
    told = base.mark_text(dx=15, fontSize=10, color="#5d5a54").encode(text="mentions:Q")
    return alt.layer(marks, told).properties(width=92 * len(outlets), height=alt.Step(26))
