"""Articles to events: pairs, groups, storylines, labels."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from pressdiff import schema
from pressdiff.events.clocks import believed
from pressdiff.events.counts import Counts, counts
from pressdiff.events.digests import digest
from pressdiff.events.joins import UNLIKELY, grouped, within
from pressdiff.events.labels import event_labels, storyline_labels
from pressdiff.events.pairs import Pairs, paired
from pressdiff.events.words import NOTHING, words
from pressdiff.linkage import Floats, Ints, groups
from pressdiff.settings import EventSettings

STORYLINE = 0.2
"""Least mean probability, dates left aside, to join two events to one storyline. Set by reading
storylines of public articles, not tuned: no labelled storylines exist."""

ALWAYS = float("inf")


def events(articles: pd.DataFrame, mentions: pd.DataFrame, settings: EventSettings) -> pd.DataFrame:
    """Group `articles` into events, and events into storylines.

    Live pages, round-ups and section pages report many events or none: each is an event alone.

    Parameters
    ----------
    articles
        Table `articles`. Outlets are told apart only to compare their dates (`clocks`).
    mentions
        Table `mentions` with each article's own names as ``entity_id``; may be empty. Two events
        of one storyline name somebody or some place in common. For events themselves the names
        are read from the text, which measured as well (``models/events.md``).
    settings
        Least probability that two groups report one event, and the longest time between two of an
        event's articles.

    Returns
    -------
    DataFrame
        Table `events`; ``probability`` is the mean over the other articles of the group.
    """
    if articles.empty:
        return schema.EVENTS.frame()
    read, pairs, days = _paired(articles, settings)
    group = grouped(len(articles), pairs, days, settings.threshold)
    sure = within(group, pairs)
    rows: dict[int, list[int]] = defaultdict(list)
    for row, number in enumerate(group.tolist()):
        rows[number].append(row)
    members = list(rows.values())
    label = event_labels(articles, read, members, sure)
    place = np.empty(len(articles), dtype=np.int64)
    for at, found in enumerate(members):
        place[found] = at
    texts = read.joined(place)
    del read  # a third of the memory of a large collection
    line = storyline_labels(label, _storylines(articles, mentions, texts, members))
    return schema.EVENTS.frame(
        pd.DataFrame(
            {
                "article_id": articles["article_id"].tolist(),
                "event_id": [label[at] for at in place],
                "storyline_id": [line[at] for at in place],
                "probability": sure,
            }
        )
    )


def pair_probabilities(articles: pd.DataFrame, settings: EventSettings) -> Pairs:
    """Return the pairs of `articles` that could report one event; the rest has a probability near 0."""
    return _paired(articles, settings)[1]


def same_event(articles: pd.DataFrame) -> float:
    """Return the mean probability, 0 to 1, that two of `articles`, two or more, report one event."""
    count = len(articles)
    read = counts(words(*one) for one in _texts(articles))
    pairs = paired(read, _days(articles["published_at"]), ALWAYS)
    return float(pairs.probability.sum() / (count * (count - 1) / 2))


def _paired(articles: pd.DataFrame, settings: EventSettings) -> tuple[Counts, Pairs, Floats]:
    """Count and pair `articles`, once more if some dates are not believed."""
    read = counts(NOTHING if digest(*one) else words(*one) for one in _texts(articles))
    days = _days(articles["published_at"])
    pairs = paired(read, days, settings.window_days)
    right = believed(days, articles["outlet"].tolist(), pairs.left, pairs.right, pairs.cosine)
    if not np.array_equal(days, right, equal_nan=True):
        days = right
        del pairs  # before there are new ones: many, of a large collection
        pairs = paired(read, days, settings.window_days)
    return read, pairs, days


def _texts(articles: pd.DataFrame) -> Iterator[tuple[str | None, str]]:
    titles = articles["title"].astype(object).where(articles["title"].notna(), None)
    return zip(titles, articles["text"], strict=True)


def _days(published_at: "pd.Series[pd.Timestamp]") -> Floats:
    """Return days since 1970, NaN where unknown."""
    since = published_at - pd.Timestamp(0, unit="s", tz="UTC")  # in ns, years before 1678 overflow
    return np.asarray(since.dt.total_seconds() / 86_400, dtype=float)


def _storylines(
    articles: pd.DataFrame, mentions: pd.DataFrame, texts: Counts, members: list[list[int]]
) -> Ints:
    """Return the storyline of each event: as articles are grouped, without time and looser."""
    pairs = paired(texts, np.full(texts.size, np.nan), ALWAYS)
    likely = pairs.probability >= UNLIKELY
    left, right, estimate = pairs.left[likely], pairs.right[likely], pairs.probability[likely]
    if not mentions.empty:
        actors = _actors(articles, mentions, members)
        apart = [
            actors[a].isdisjoint(actors[b])
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ]
        estimate = np.where(apart, 0.0, estimate)
    return groups(texts.size, left, right, estimate, STORYLINE)


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
