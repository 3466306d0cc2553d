"""Rows of tables joined to what figures show: articles, headlines, words of facts."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pressdiff.figures.figure import Tables
from pressdiff.figures.words import counted


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of `frame` one by one, columns as attributes."""
    return frame.itertuples(index=False)


def articles(tables: Tables, event: str | None = None, *, copies: bool = False) -> pd.DataFrame:
    """Return the articles of an event or of all, with ``event_id``; copies only if asked for."""
    found = tables["articles"].merge(tables["events"][["article_id", "event_id"]], on="article_id")
    if event is not None:
        found = found[found["event_id"] == event]
    return found if copies else found[found["copy_of"].isna()]


def headlines(tables: Tables) -> dict[str, str]:
    """Return the headline of each event: that of its earliest dated article, else of the first."""
    found = articles(tables, copies=True).sort_values(
        ["event_id", "published_at", "article_id"], kind="stable"
    )
    first = found.drop_duplicates("event_id")
    titles = first["title"].fillna(first["event_id"])
    return dict(zip(first["event_id"], titles, strict=True))


def claim_words(tables: Tables, claim_ids: pd.Series) -> pd.Series:
    """Return the words of claims, cut out of their articles' texts, in the order of `claim_ids`."""
    known = tables["claims"].set_index("claim_id")[["article_id", "start", "end"]]
    text = dict(zip(tables["articles"]["article_id"], tables["articles"]["text"], strict=True))
    spans = known.loc[claim_ids]
    words = [
        text[article][start:end] for article, start, end in spans.itertuples(index=False, name=None)
    ]
    return pd.Series(words, index=claim_ids.index, dtype="str")


def reach(tables: Tables, event: str | None) -> str:
    """Return what the numbers rest on: ``4 outlets, 41 articles, 10 events``."""
    found = articles(tables, event)
    parts = [
        counted(found["outlet"].nunique(), "outlet"),
        counted(found["article_id"].nunique(), "article"),
    ]
    if event is None:
        parts.append(counted(found["event_id"].nunique(), "event"))
    return ", ".join(parts)
