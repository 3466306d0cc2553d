"""Articles to events: pairs, groups, storylines, labels."""

from collections import defaultdict

import numpy as np
import pandas as pd

from pressdiff import schema
from pressdiff.events.labels import event_labels, storyline_labels
from pressdiff.events.pairs import Pairs, candidates, probability
from pressdiff.events.words import Words, joined, words
from pressdiff.linkage import Floats, Ints, groups
from pressdiff.settings import EventSettings

STORYLINE = 0.2
"""Least mean probability, dates left aside, to join two events to one storyline. Set by reading
storylines of public articles, not tuned: no labelled storylines exist."""

_ALWAYS = float("inf")


def events(articles: pd.DataFrame, mentions: pd.DataFrame, settings: EventSettings) -> pd.DataFrame:
    """Group `articles` into events, and events into storylines.

    Parameters
    ----------
    articles
        Table `articles`. The outlet is not looked at (DESIGN rule 9).
    mentions
        Table `mentions` with each article's own names as ``entity_id``; may be empty. Two events
        of one storyline name somebody or some place in common. For events themselves the names
        are read from the text, which measured as well (``models/events.md``).
    settings
        Least mean probability of a group, and the longest time between two of its articles.

    Returns
    -------
    DataFrame
        Table `events`; ``probability`` is the mean over the other articles of the group.
    """
    if articles.empty:
        return schema.EVENTS.frame()
    ids = articles["article_id"].tolist()
    read = _words(articles)
    days = _days(articles["published_at"])
    pairs = candidates(read, days, settings.window_days)
    estimate = probability(pairs)
    group = groups(len(read), pairs.left, pairs.right, estimate, settings.threshold)
    within = _within(group, pairs, estimate)
    rows: dict[int, list[int]] = defaultdict(list)
    for row, number in enumerate(group.tolist()):
        rows[number].append(row)
    members = list(rows.values())
    label = event_labels(articles, read, members, within)
    line = storyline_labels(label, _storylines(articles, mentions, read, members))
    place = {row: at for at, found in enumerate(members) for row in found}
    return schema.EVENTS.frame(
        pd.DataFrame(
            {
                "article_id": ids,
                "event_id": [label[place[row]] for row in range(len(ids))],
                "storyline_id": [line[place[row]] for row in range(len(ids))],
                "probability": within,
            }
        )
    )


def same_event(articles: pd.DataFrame, mentions: pd.DataFrame) -> float:
    """Return the mean probability, 0 to 1, that two of `articles` report the same event.

    Parameters
    ----------
    articles
        Table `articles`, two or more.
    mentions
        As for `events`; names are read from the text.
    """
    count = len(articles)
    pairs = candidates(_words(articles), _days(articles["published_at"]), _ALWAYS)
    return float(probability(pairs).sum() / (count * (count - 1) / 2))


def _words(articles: pd.DataFrame) -> list[Words]:
    titles = articles["title"].astype(object).where(articles["title"].notna(), None)
    return [words(title, text) for title, text in zip(titles, articles["text"], strict=True)]


def _days(published_at: "pd.Series[pd.Timestamp]") -> Floats:
    """Return days since 1970, NaN where unknown."""
    since = published_at - pd.Timestamp(0, tz="UTC")
    return np.asarray(since.dt.total_seconds() / 86_400, dtype=float)


def _within(group: Ints, pairs: Pairs, estimate: Floats) -> Floats:
    """Return each article's mean probability with the others of its group; NaN if alone."""
    together = group[pairs.left] == group[pairs.right]
    total = np.zeros(len(group))
    np.add.at(total, pairs.left[together], estimate[together])
    np.add.at(total, pairs.right[together], estimate[together])
    others = np.bincount(group, minlength=len(group))[group] - 1.0
    return np.where(others > 0, total / np.maximum(others, 1), np.nan)


def _storylines(
    articles: pd.DataFrame, mentions: pd.DataFrame, read: list[Words], members: list[list[int]]
) -> Ints:
    """Return the storyline of each event: as articles are grouped, without time and looser."""
    texts = [joined([read[row] for row in rows]) for rows in members]
    pairs = candidates(texts, np.full(len(texts), np.nan), _ALWAYS)
    estimate = probability(pairs)
    if not mentions.empty:
        actors = _actors(articles, mentions, members)
        apart = [
            actors[a].isdisjoint(actors[b])
            for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
        estimate = np.where(apart, 0.0, estimate)
    return groups(len(texts), pairs.left, pairs.right, estimate, STORYLINE)


def _actors(
    articles: pd.DataFrame, mentions: pd.DataFrame, members: list[list[int]]
) -> list[set[str]]:
    """Return the names, in lower case, of each event's actors and places."""
    named = mentions.loc[mentions["kind"] == "name", ["article_id", "entity_id"]].drop_duplicates()
    names: dict[str, set[str]] = defaultdict(set)
    for article, entity in zip(named["article_id"], named["entity_id"], strict=True):
        names[article].add(entity.casefold())
    ids = articles["article_id"].tolist()
    return [set().union(*(names[ids[row]] for row in rows)) for rows in members]
