"""Keyness: which words one outlet uses more than another where both report the same events."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from pressdiff.schema import KEYNESS
from pressdiff.settings import EffectSettings
from pressdiff.stats.multiplicity import benjamini_hochberg
from pressdiff.stats.usage import (
    Reals,
    Whole,
    dispersion,
    drawn,
    firsts,
    flip_exactly,
    log_odds,
)

LEAST_TEXTS = 3
"""Fewest texts of two outlets that a word must be in to have a row."""

LEAST_EVENTS = 6
"""Fewest events that a word must differ in to be tested: with fewer, no result is under 0.05."""

VOICES = ("attributed", "own")
LEVEL = 0.05
KEPT = 50
"""Words kept of one pair and voice on each side, those of greatest z; and all under `LEVEL`."""

PAIRS = 200
"""Pairs of outlets compared: those that share most events."""

DRAWS = 9
"""Samples of the longer side; p is the median of theirs, so that it hangs on no single draw."""

PRIOR = 0.1
"""Words that the prior counts for, as a share of those compared. Not tuned; p is without it."""


@dataclass(frozen=True)
class _Counts:
    """Words of one voice.

    ``counts``: a row for each text, a column for each word of ``names``; ``prior``: share of each
    word in all texts, sum 1; ``texts``: ``article_id, outlet, event`` (a number) and ``n`` words of each
    text; ``places``: where each word of each text first stands, its row of all words.
    """

    counts: sparse.csr_array
    names: pd.Index
    prior: Reals
    texts: pd.DataFrame
    places: sparse.csc_array


@dataclass(frozen=True)
class _Side:
    """One outlet in the events shared: its texts, and its words by event."""

    rows: NDArray[np.intp]
    by_event: sparse.csr_array
    sizes: Whole


def keyness(
    words: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame, settings: EffectSettings
) -> pd.DataFrame:
    """Return table ``keyness``: the words by which each pair of outlets differs most.

    Only events count that both outlets report in the voice, and in each as many words of the one as
    of the other: the longer side is scaled down (for rates and log-odds) or drawn from without
    replacement (for p). So neither the choice of events nor the length of articles is taken for a
    choice of words. Copies are left out (``copy_of``).

    The log-odds have a Dirichlet prior from all words of the run in that voice. Their z takes each
    word for a draw of its own, though words come in bursts and articles have a subject: it orders,
    it does not test. The test is exact over events: if both outlets wrote alike, each difference
    between two equally long samples would be as likely as its opposite; p is the median of `DRAWS` such
    samples. Where the outlets of 70 real events were exchanged at random 8 times, 2 % of the words had
    p < 0.05, and none once adjusted. p is adjusted after
    Benjamini and Hochberg over the words of a pair and voice that differ in `LEAST_EVENTS` events
    or more, which is known without knowing in whose favour (Gilbert 2005); it is null for others,
    and for pairs that share fewer than ``min_events`` events.

    Parameters
    ----------
    words
        As `pressdiff.vocabulary.joined` returns them.
    articles, events
        The tables.
    settings
        Fewest shared events for a test, and seed of the draws.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16(4).
    https://doi.org/10.1093/pan/mpn018
    Gilbert (2005), A Modified False Discovery Rate Multiple-Comparisons Procedure for Discrete
    Data. https://doi.org/10.1111/j.1467-9876.2005.00475.x
    """
    filed = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet"]].merge(
        events[["article_id", "event_id"]], on="article_id"
    )
    shared = filed.groupby("event_id")["outlet"].transform("nunique") > 1
    filed = filed[shared].sort_values("article_id", ignore_index=True)
    found = [table for voice in VOICES for table in _of_voice(words, filed, voice, settings)]
    return KEYNESS.frame(pd.concat(found, ignore_index=True) if found else ())


def _of_voice(
    words: pd.DataFrame, filed: pd.DataFrame, voice: str, settings: EffectSettings
) -> list[pd.DataFrame]:
    """Return a table of each pair of outlets that has words to tell in this voice."""
    one = _counted(words, filed, voice)
    tables = ((pair, _compared(one, words, pair, settings)) for pair in _pairs(one.texts))
    return [
        table.assign(voice=voice, outlet_a=pair[0], outlet_b=pair[1])
        for pair, table in tables
        if len(table)
    ]


def _counted(words: pd.DataFrame, filed: pd.DataFrame, voice: str) -> _Counts:
    """Return the counts of each word of `voice` in each text of `filed`.

    Numbers have 4 bytes, for there is one a word; sorting is by counting, as sparse arrays do it.
    """
    known = pd.Index(filed["article_id"]).get_indexer(words["article_id"].cat.categories)
    text = known.astype(np.int32)[words["article_id"].cat.codes.to_numpy()]
    kept = np.flatnonzero((text >= 0) & (words["voice"] == voice).to_numpy()).astype(np.int32)
    text = text[kept]
    place = text.astype(np.int64) << 32 | words["start"].to_numpy()[kept]
    if (place[1:] < place[:-1]).any():
        order = np.argsort(place, kind="stable")
        kept, text = kept[order], text[order]
    del place
    names = words["word"].cat.categories
    word = words["word"].cat.codes.to_numpy()[kept].astype(np.int32)
    used = np.flatnonzero(np.bincount(word, minlength=len(names)))
    column = np.zeros(len(names), dtype=np.int32)
    column[used] = np.arange(len(used))
    n = np.bincount(text, minlength=len(filed))
    ends = np.r_[0, np.cumsum(n)].astype(np.int32)
    shape = (len(filed), len(used))
    each = sparse.csr_array((kept, column[word], ends), shape=shape)
    del word, kept, text
    counts, places = firsts(each.tocsc())
    total = np.asarray(counts.sum(axis=0), dtype=np.float64)
    return _Counts(
        sparse.csr_array(counts),
        names[used],
        total / max(total.sum(), 1.0),
        filed.assign(event=pd.factorize(filed["event_id"], sort=True)[0], n=n),
        places,
    )


def _pairs(texts: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the pairs of outlets with words in the same events, those with most events first."""
    told = texts[texts["n"] > 0]
    events = {str(outlet): set(own) for outlet, own in told.groupby("outlet")["event"]}
    shared = {(a, b): len(events[a] & events[b]) for a, b in combinations(sorted(events), 2)}
    found = [pair for pair in shared if shared[pair]]
    return sorted(found, key=lambda pair: (-shared[pair], pair))[:PAIRS]


def _sides(one: _Counts, pair: tuple[str, str]) -> tuple[_Side, _Side]:
    """Return both outlets in the events that both have words in."""
    texts = one.texts[one.texts["n"] > 0]
    own = [texts[texts["outlet"] == outlet] for outlet in pair]
    shared = np.intersect1d(own[0]["event"], own[1]["event"])
    found = []
    for side in own:
        side = side[side["event"].isin(shared)]
        event = np.searchsorted(shared, side["event"])
        rows = side.index.to_numpy()
        adding = sparse.csr_array(
            (np.ones(len(rows)), (event, np.arange(len(rows)))), shape=(len(shared), len(rows))
        )
        sizes = np.bincount(event, side["n"], minlength=len(shared)).astype(np.int64)
        found.append(_Side(rows, sparse.csr_array(adding @ one.counts[rows]), sizes))
    return found[0], found[1]


def _compared(
    one: _Counts, every: pd.DataFrame, pair: tuple[str, str], settings: EffectSettings
) -> pd.DataFrame:
    """Return the rows of one pair of outlets."""
    a, b = _sides(one, pair)
    n_texts = [np.diff(one.counts[side.rows].tocsc().indptr) for side in (a, b)]
    words = np.flatnonzero(n_texts[0] + n_texts[1] >= LEAST_TEXTS)
    if not len(words):
        return pd.DataFrame()
    take = np.minimum(a.sizes, b.sizes)
    equal_a, equal_b = (_scaled(side, take) for side in (a, b))
    total = float(take.sum())
    odds, z = log_odds(equal_a, equal_b, one.prior * 2 * PRIOR * total)
    rows = np.concatenate([a.rows, b.rows])
    sizes = one.texts["n"].to_numpy(np.float64)[rows]
    p = _p_values(a, b, words, take, settings)
    table = pd.DataFrame(
        {
            "word": one.names[words],
            "n_events": len(take),
            "count_a": np.asarray(a.by_event.sum(axis=0), dtype=np.int64)[words],
            "count_b": np.asarray(b.by_event.sum(axis=0), dtype=np.int64)[words],
            "n_texts_a": n_texts[0][words],
            "n_texts_b": n_texts[1][words],
            "rate_a": equal_a[words] / total * 10_000,
            "rate_b": equal_b[words] / total * 10_000,
            "log_odds": odds[words],
            "z": z[words],
            "dispersion": dispersion(one.counts[rows][:, words], sizes),
            "p_value": p,
            "p_adjusted": benjamini_hochberg(p),
            "column": words,
        }
    )
    table = _strongest(table)
    for name, side in (("a", a), ("b", b)):
        table = table.join(_places(one, every, side, table["column"], name))
    return table.drop(columns="column")


def _scaled(side: _Side, take: Whole) -> Reals:
    """Return how often each word is expected in `take` words of each event."""
    found: Reals = np.asarray((sparse.diags_array(take / side.sizes) @ side.by_event).sum(axis=0))
    return found


def _p_values(
    a: _Side, b: _Side, words: NDArray[np.intp], take: Whole, settings: EffectSettings
) -> Reals:
    """Return p of each of `words`; NaN where there is too little to test."""
    if len(take) < settings.min_events:
        return np.full(len(words), np.nan)
    found = []
    counts = [side.by_event[:, words] for side in (a, b)]
    for draw in range(DRAWS):
        one, other = (
            drawn(counts[place], side.sizes, take, [settings.seed, draw, place])
            for place, side in enumerate((a, b))
        )
        differences = sparse.csc_array((one - other).astype(np.int32))
        differences.eliminate_zeros()
        found.append(differences)
    differing = np.median([np.diff(every.indptr) for every in found], axis=0)
    tested = np.flatnonzero(differing >= LEAST_EVENTS)
    p = np.full(len(words), np.nan)
    p[tested] = np.median([flip_exactly(every[:, tested]) for every in found], axis=0)
    return p


def _strongest(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words of greatest z on either side, and all that are significant."""
    ordered = table.sort_values(["z", "word"], ascending=[False, True])
    more, less = ordered[ordered["z"] > 0], ordered[ordered["z"] < 0]
    kept = more.index[:KEPT].union(less.index[::-1][:KEPT])
    return table.loc[kept.union(table.index[table["p_adjusted"] < LEVEL])]


def _places(
    one: _Counts, every: pd.DataFrame, side: _Side, columns: "pd.Series[int]", name: str
) -> pd.DataFrame:
    """Return the first place of each word in the first text of one outlet that has it."""
    own = np.zeros(len(one.texts), dtype=bool)
    own[side.rows] = True
    ends, found = one.places.indptr, {}
    for row, column in columns.items():
        cells = slice(ends[column], ends[column + 1])
        there = own[one.places.indices[cells]]
        if there.any():
            found[row] = int(one.places.data[cells][there.argmax()])
    rows = every.iloc[list(found.values())]
    return pd.DataFrame(
        {
            f"article_{name}": rows["article_id"].astype("str").to_numpy(),
            f"start_{name}": rows["start"].astype("Int64").array,
            f"end_{name}": rows["end"].astype("Int64").array,
        },
        index=list(found),
    )
