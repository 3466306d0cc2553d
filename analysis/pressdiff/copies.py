"""Which article copies or updates which: a copy is no second source (DESIGN rule 4).

Articles are compared by their shingles, every five words in a row. What share of one article's
shingles is in another says how much of it is copied. A shingle that is in more than `BOILERPLATE`
articles is page furniture and counts for nobody. Memory: 16 bytes a word of all texts (1 GB for
100,000 articles), and 12 bytes a pair that shares a shingle, for `BLOCK` articles at a time.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

SHINGLE = 5
"""Words in a row."""

COPIED = 0.6
"""Least share of an article's shingles that are another's for it to be a copy. Set by reading the 92
pairs with 0.5 or more among 9,516 public articles: from 0.6 they are one text, but for one pair;
from 0.5 to 0.6 half of them quote one document or have the agency's text and as much of their own."""

UPDATE_DAYS = 4
"""Days within which an outlet updates an article; later, the same words are a series' frame."""

BOILERPLATE = 60
"""Articles beyond which a shingle is page furniture."""

LEAST = 15
"""Shingles an article must have to be judged."""

BLOCK = 1_000
"""Articles compared with all others at a time."""

_WORD = re.compile(r"\w+")
_BASE = np.uint64(1_099_511_628_211)

Hashes = NDArray[np.uint64]


def mark(articles: pd.DataFrame) -> "pd.Series[str]":
    """Return for each article the ``article_id`` it copies or was updated by, else null.

    Of two versions by one outlet the older one points to the newest, which is the one that is
    compared. Of two outlets the copy points to the original: the agency's own article if there is
    one, else the one published first, else the lower ``article_id``. An original that was itself
    updated points on to its newest version. A long article that holds a short one whole is no copy
    of it.

    Parameters
    ----------
    articles
        Table `articles`; ``copy_of`` is not read.
    """
    pairs = _pairs([_shingles(text) for text in articles["text"]])
    updates = _updates(articles, pairs)
    target = _copies(articles, pairs, updates) | updates
    ids = articles["article_id"].tolist()
    values = [ids[target[row]] if row in target else None for row in range(len(ids))]
    return pd.Series(values, index=articles.index, dtype="str", name="copy_of")


def _shingles(text: str) -> Hashes:
    """Return the distinct hashes of every five words of `text`, sorted."""
    words = _WORD.findall(text.lower())
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    hashes = np.fromiter(map(hash, words), dtype=np.int64, count=len(words)).view(np.uint64)
    total = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = total * _BASE + hashes[offset : len(words) - SHINGLE + 1 + offset]
    return np.unique(total)


def _pairs(shingles: list[Hashes]) -> dict[tuple[int, int], float]:
    """Return the share of article a's shingles that b has, by (a, b), where it is `COPIED` or more."""
    everything = np.concatenate([np.empty(0, np.uint64), *shingles])
    everything.sort()
    known, more = np.unique(everything[1:][everything[1:] == everything[:-1]], return_counts=True)
    known = known[more < BOILERPLATE]
    del everything
    if not len(known):
        return {}
    matrix = _incidence(shingles, known)
    size = np.array([len(one) for one in shingles])
    found: dict[tuple[int, int], float] = {}
    for begin in range(0, len(shingles), BLOCK):
        common = (matrix[begin : begin + BLOCK] @ matrix.T).tocoo()
        left, right = common.row + begin, common.col
        share = common.data / size[left]
        keep = (left != right) & (share >= COPIED) & (size[left] >= LEAST)
        keys = zip(left[keep].tolist(), right[keep].tolist(), strict=True)
        found.update(zip(keys, share[keep].tolist(), strict=True))
    return found


def _incidence(shingles: list[Hashes], known: Hashes) -> sparse.csr_array:
    """Return articles x known shingles, 1 where the article has the shingle."""
    columns = []
    for hashes in shingles:
        place = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
        columns.append(place[known[place] == hashes])
    starts = np.cumsum([0, *map(len, columns)])
    ones = np.ones(starts[-1], dtype=np.int32)
    return sparse.csr_array(
        (ones, np.concatenate(columns), starts), shape=(len(shingles), len(known))
    )


def _updates(articles: pd.DataFrame, pairs: dict[tuple[int, int], float]) -> dict[int, int]:
    """Return for each superseded version the newest version by the same outlet."""
    outlet = articles["outlet"].tolist()
    days = _days(articles)
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        if outlet[a] == outlet[b] and not abs(days[a] - days[b]) > UPDATE_DAYS:
            near[a].add(b)
            near[b].add(a)
    age = _order(articles, np.nan_to_num(days, nan=-np.inf))  # unknown: taken for the older one
    links = {}
    for found in _components(near):
        newest = max(found, key=lambda row: age[row])
        links.update({row: newest for row in found if row != newest})
    return links


def _copies(
    articles: pd.DataFrame, pairs: dict[tuple[int, int], float], updates: dict[int, int]
) -> dict[int, int]:
    """Return for each copy of another outlet's article that article.

    An article is no copy if an earlier version of it is none, so that no chain closes on itself.
    """
    outlet = articles["outlet"].tolist()
    agency = articles["wire_agency"].tolist()
    own = np.array([_is_own(*both) for both in zip(outlet, agency, strict=True)], dtype=bool)
    first = _order(articles, np.nan_to_num(_days(articles), nan=np.inf), ~own)
    best: dict[int, tuple[float, int]] = {}
    for (a, b), share in pairs.items():
        if outlet[a] != outlet[b] and first[b] < first[a]:
            best[a] = max(best.get(a, (0.0, 0)), (share, -b))
    copies = {a: -b for a, (_, b) in best.items()}
    own_work = {newest for older, newest in updates.items() if older not in copies}
    return {a: _original(a, copies) for a in copies if a not in own_work}


def _original(row: int, copies: dict[int, int]) -> int:
    """Follow copies of copies to the first; each step goes to an earlier article."""
    while row in copies:
        row = copies[row]
    return row


def _is_own(outlet: str, agency: object) -> bool:
    """Tell whether the outlet is the agency that the article is credited to."""
    return isinstance(agency, str) and agency.casefold() in outlet.casefold()


def _days(articles: pd.DataFrame) -> NDArray[np.float64]:
    since = articles["published_at"] - pd.Timestamp(0, tz="UTC")
    return np.asarray(since.dt.total_seconds() / 86_400, dtype=float)


def _order(articles: pd.DataFrame, *keys: NDArray[np.generic]) -> NDArray[np.int64]:
    """Return each article's place by the last of `keys`, then the one before, then ``article_id``."""
    ids = np.argsort(np.argsort(articles["article_id"].to_numpy(str)))
    place = np.empty(len(articles), dtype=np.int64)
    place[np.lexsort((ids, *keys))] = np.arange(len(articles))
    return place


def _components(near: dict[int, set[int]]) -> Iterator[set[int]]:
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
