"""Articles to what they copy, update or take over in part: the mark `copy_of`, the table `reuse`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff import schema
from pressdiff.copies.agencies import agency_of
from pressdiff.copies.pairs import Ints, Prints, pairs
from pressdiff.copies.passages import PASSAGE, Printed, Shared, passages
from pressdiff.copies.runs import Run, longest, runs
from pressdiff.copies.words import SHINGLE, SPEAKING, Words, fingerprints, read

COPIED = 0.6
"""Least share of an article's words that are another's for it to be a copy. Set by reading the 92
pairs with 0.5 or more among 9,516 public articles: from 0.6 they are one text, but for one pair;
from 0.5 to 0.6 half of them quote one document or have the agency's text and as much of their own."""

UPDATE_DAYS = 4
"""Days within which an outlet updates an article; later, the same words are a series' frame."""

LEAST = 15
"""Shingles an article must have to be judged."""


class Reuse(NamedTuple):
    """What `reuse` finds.

    ``copy_of`` has the ``article_id`` that each article copies or was updated by, else null;
    ``passages`` are rows of the table `reuse`.
    """

    copy_of: "pd.Series[str]"
    passages: pd.DataFrame


def reuse(articles: pd.DataFrame) -> Reuse:
    """Find copies, updates and passages taken over from another outlet or an agency.

    Of two versions by one outlet the older one points to the newest, which is the one that is
    compared. Of two outlets the copy points to the original: the agency's own article, else one credited to
    an agency, else the one published first, else the lower ``article_id``. An original that was itself
    updated points on to its newest version. A long article that holds a short one whole is no copy
    of it, but has a passage of it. Speech that both quote is no passage, nor are short phrases.

    Parameters
    ----------
    articles
        Table `articles`; ``copy_of`` is not read.
    """
    shared = _shared(articles)
    updates = _updates(articles, shared)
    best = _copies(articles, shared, updates)
    target = {row: _original(row, best) for row in best} | updates
    ids = articles["article_id"].tolist()
    values = [ids[target[row]] if row in target else None for row in range(len(ids))]
    copy_of = pd.Series(values, index=articles.index, dtype="str", name="copy_of")
    return Reuse(copy_of, schema.REUSE.frame(_rows(articles, shared, best, updates)))


def _shared(articles: pd.DataFrame) -> dict[int, list[Shared]]:
    """Return for each article what it has in common with earlier ones."""
    outlet, _ = pd.factorize(articles["outlet"])
    days = _days(articles)
    prints = Prints(
        [fingerprints(text) for text in articles["text"]],
        _order(articles, np.nan_to_num(days, nan=np.inf), _distance(_printed(articles))),
        days,
        np.asarray(outlet, dtype=np.int64),
        _age(articles),
        UPDATE_DAYS,
    )
    found: dict[int, list[Shared]] = defaultdict(list)
    texts = articles["text"]
    words = lru_cache(maxsize=512)(lambda row: read(texts.iloc[row]))
    for later, earlier in pairs(prints):
        one = _compared(words(later), words(earlier), earlier)
        if one is not None:
            found[later].append(one)
    return found


def _compared(one: Words, other: Words, original: int) -> Shared | None:
    """Return what `one` shares with the earlier `other`; None if it is too little to tell."""
    if len(one.hashes) < LEAST + SHINGLE - 1 or len(other.hashes) < LEAST + SHINGLE - 1:
        return None
    words, share = longest(one, other)
    back = share * len(one.hashes) / len(other.hashes)
    if words < PASSAGE and max(share, back) < COPIED:
        return None
    found = runs(one, other)
    covered = np.zeros(len(other.hashes) - SHINGLE + 1, dtype=bool)
    for run in found:
        covered[run.b : run.b + run.n - SHINGLE + 1] = True
    share = sum(run.n - SHINGLE + 1 for run in found) / (len(one.hashes) - SHINGLE + 1)
    unquoted = [_unquoted(one, other, run) for run in found]
    return Shared(original, found, unquoted, share, float(covered.mean()))


def _unquoted(one: Words, other: Words, run: Run) -> int:
    """Return the words of `run` that neither text quotes; 0 if they are somebody's speech."""
    own = one.own[run.a : run.a + run.n] & other.own[run.b : run.b + run.n]
    said = np.isin(one.hashes[run.a : run.a + run.n][own], SPEAKING).any()
    return 0 if said else int(own.sum())


def _updates(articles: pd.DataFrame, shared: Mapping[int, list[Shared]]) -> dict[int, int]:
    """Return for each superseded version the newest version by the same outlet."""
    outlet = articles["outlet"].tolist()
    near: dict[int, set[int]] = defaultdict(set)
    for row, found in shared.items():
        for one in found:
            if outlet[row] == outlet[one.original] and max(one.share, one.back) >= COPIED:
                near[row].add(one.original)
                near[one.original].add(row)
    age = _age(articles)
    links = {}
    for versions in _components(near):
        newest = max(versions, key=lambda row: age[row])
        links.update({row: newest for row in versions if row != newest})
    return links


def _copies(
    articles: pd.DataFrame, shared: Mapping[int, list[Shared]], updates: Mapping[int, int]
) -> dict[int, int]:
    """Return for each copy of another outlet's article that article.

    An article is no copy if an earlier version of it is none, so that no chain closes on itself.
    """
    outlet = articles["outlet"].tolist()
    best: dict[int, int] = {}
    for row, found in shared.items():
        others = [one for one in found if outlet[row] != outlet[one.original]]
        top = max(others, key=lambda one: one.share, default=None)  # of equals the first
        if top is not None and top.share >= COPIED:
            best[row] = top.original
    own_work = {newest for older, newest in updates.items() if older not in best}
    return {row: original for row, original in best.items() if row not in own_work}


def _original(row: int, copies: Mapping[int, int]) -> int:
    """Follow copies of copies to the first; each step goes to an earlier article."""
    while row in copies:
        row = copies[row]
    return row


def _rows(
    articles: pd.DataFrame,
    shared: Mapping[int, list[Shared]],
    best: Mapping[int, int],
    updates: Mapping[int, int],
) -> Iterator[dict[str, object]]:
    """Yield the rows of `reuse`."""
    texts = articles["text"]
    printed = _printed(articles)
    outlet = [one.outlet for one in printed]
    newest = {**{row: row for row in updates.values()}, **updates}
    credited = {row for row, one in enumerate(printed) if one.agency is not None}
    for row in sorted(credited | set(shared)):
        found = shared.get(row, [])
        versions = [
            one
            for one in found
            if outlet[one.original] == outlet[row]
            and newest.get(row, -1) == newest.get(one.original)
        ]
        before = max(versions, key=lambda one: one.share, default=None)
        yield from passages(
            row, found, read(texts.iloc[row]), printed,
            copied=best.get(row), updated=None if before is None else before.original,
        )  # fmt: skip


def _printed(articles: pd.DataFrame) -> list[Printed]:
    agency = articles["wire_agency"].astype(object).where(articles["wire_agency"].notna(), None)
    lengths = articles["text"].str.len().tolist()
    body = [
        title + 1 if title + 1 < length else 0
        for title, length in zip(
            articles["title"].astype("str").str.len().fillna(-1).astype(int), lengths, strict=True
        )
    ]
    columns = (articles["article_id"], articles["outlet"], agency, _days(articles).tolist(), body)
    return [Printed(*one) for one in zip(*columns, lengths, strict=True)]


def _distance(printed: Sequence[Printed]) -> Ints:
    """Return 0 for an agency's own article, 1 for one credited to an agency, 2 for the others."""
    own = [agency_of(one.outlet, one.agency) is not None for one in printed]
    credited = [one.agency is not None for one in printed]
    return np.where(own, 0, np.where(credited, 1, 2))


def _days(articles: pd.DataFrame) -> NDArray[np.float64]:
    """Return days since 1970, NaN where unknown."""
    since = articles["published_at"] - pd.Timestamp(0, tz="UTC")
    return np.asarray(since.dt.total_seconds() / 86_400, dtype=float)


def _age(articles: pd.DataFrame) -> Ints:
    """Return each article's place in time; one without a date is taken for an older version."""
    return _order(articles, np.nan_to_num(_days(articles), nan=-np.inf))


def _order(articles: pd.DataFrame, *keys: NDArray[np.generic]) -> Ints:
    """Return each article's place by the last of `keys`, then the one before, then ``article_id``."""
    ids = np.argsort(np.argsort(articles["article_id"].to_numpy(str)))
    place = np.empty(len(articles), dtype=np.int64)
    place[np.lexsort((ids, *keys))] = np.arange(len(articles))
    return place


def _components(near: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """Yield the sets of articles that are linked, directly or not."""
    seen: set[int] = set()
    for start in sorted(near):
        if start in seen:
            continue
        found, open_ = {start}, [start]
        while open_:
            more = near[open_.pop()] - found
            found |= more
            open_.extend(more)
        seen |= found
        yield found
