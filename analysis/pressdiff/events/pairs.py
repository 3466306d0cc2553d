"""Two articles to the probability that they report one event: sparse products, then a regression."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
from scipy import sparse

from pressdiff.events.words import Words
from pressdiff.linkage import Floats, Ints

FLOOR = 0.06
"""Least cosine of two articles' words for them to be a candidate pair. Of all pairs of the public
grouping files, labelled or not, those left out have a probability of 0.03 or less."""

PRIOR_DOCUMENTS = 20_000
"""Articles that the shipped word counts weigh as, so that two articles alone can be weighed."""

RARE = 0.004
"""Share of articles under which a word is no more telling: names of a subject that the shipped
counts hardly know would else drown what is said about it."""

MAX_DAYS = 10.0
"""Days from which more time between two articles says no more: crawl dates come weeks late."""

COMMON = 200
"""Articles beyond which a word that is in over a twentieth of them finds no candidates."""

BLOCK = 512
"""Rows of one sparse product, which bounds its memory."""


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs, places of the articles in their list; `features` has a column a name."""

    left: Ints
    right: Ints
    features: Mapping[str, Floats]


@dataclass(frozen=True)
class Weights:
    """The trained model: word counts of background news, and a coefficient a feature."""

    documents: int
    counts: Mapping[str, int]
    intercept: float
    coefficients: Mapping[str, float]


@cache
def weights() -> Weights:
    """Read ``models/events.json`` (see its card, ``models/events.md``)."""
    path = files("pressdiff").joinpath("models/events.json")
    return Weights(**json.loads(path.read_text(encoding="utf-8")))


def probability(pairs: Pairs) -> Floats:
    """Return for each pair the probability, 0 to 1, that its two articles report one event."""
    model = weights()
    logit = np.full(len(pairs.left), model.intercept)
    for name, coefficient in model.coefficients.items():
        logit += coefficient * pairs.features[name]
    return np.asarray(1 / (1 + np.exp(-logit)))


def rarity(stem: str) -> float:
    """Return how telling a word is in background news: log(1 / share of articles), 0 to 5.5."""
    model = weights()
    share = model.counts.get(stem, 0) / model.documents
    return float(-np.log(max(share, RARE)))


def candidates(
    articles: Sequence[Words], days: Floats, window: float, floor: float = FLOOR
) -> Pairs:
    """Return the pairs whose words are alike and that are not known to be over `window` days apart.

    Parameters
    ----------
    articles
        Words of each article.
    days
        Day of publication of each, from any origin; NaN if unknown.
    window
        Longest time between two articles of one event, in days.
    floor
        Least cosine of a pair, 0 to 1.
    """
    corpus = _corpus(articles, days)
    left, right = _alike(corpus, window, floor)
    return Pairs(left, right, dict(_features(corpus, left, right)))


@dataclass(frozen=True)
class _Corpus:
    """Articles as rows: weighed words by part at length 1, and what the weights belong to."""

    articles: Sequence[Words]
    days: Floats
    vocabulary: dict[str, int]
    weight: Floats
    body: sparse.csr_array
    lead: sparse.csr_array
    headline: sparse.csr_array


def _corpus(articles: Sequence[Words], days: Floats) -> _Corpus:
    vocabulary: dict[str, int] = {}
    body, lead, headline = (  # the body has all words, so it comes first
        _counts([getattr(one, part) for one in articles], vocabulary)
        for part in ("body", "lead", "headline")
    )
    weight = _weight(body, vocabulary)
    scaled = (_scaled(matrix, weight) for matrix in (body, lead, headline))
    return _Corpus(articles, days, vocabulary, weight, *scaled)


def _counts(parts: Sequence[Mapping[str, int]], vocabulary: dict[str, int]) -> sparse.csr_array:
    """Return articles x words with 1 + log(count); words not known yet join the vocabulary."""
    number = vocabulary.setdefault
    columns = [number(word, len(vocabulary)) for part in parts for word in part]
    found = list(chain.from_iterable(part.values() for part in parts))
    values = 1 + np.log(np.array(found, dtype=float))
    starts = np.cumsum([0, *map(len, parts)])
    return sparse.csr_array((values, columns, starts), shape=(len(parts), len(vocabulary)))


def _weight(body: sparse.csr_array, vocabulary: Mapping[str, int]) -> Floats:
    """Return log(1 / share of articles) a word, over these articles and the background's."""
    model = weights()
    prior = np.array([model.counts.get(word, 0) for word in vocabulary], dtype=float)
    own = np.bincount(body.indices, minlength=len(vocabulary))
    share = (own + prior * PRIOR_DOCUMENTS / model.documents) / (body.shape[0] + PRIOR_DOCUMENTS)
    return -np.log(np.maximum(share, RARE))


def _scaled(matrix: sparse.csr_array, weight: Floats) -> sparse.csr_array:
    """Weigh the words and bring each row to length 1."""
    weighed = matrix @ sparse.diags_array(weight)
    length = np.sqrt(weighed.multiply(weighed).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(length, 1e-12)) @ weighed)


def _alike(corpus: _Corpus, window: float, floor: float) -> tuple[Ints, Ints]:
    """Return candidate pairs, found in blocks of articles in order of time."""
    scaled, days = corpus.body, corpus.days
    spread = np.bincount(scaled.indices, minlength=scaled.shape[1])
    telling = np.flatnonzero((spread > 1) & (spread <= max(COMMON, len(days) // 20)))
    order = np.argsort(days, kind="stable")  # unknown days last
    dated = int(np.sum(~np.isnan(days)))
    ordered = scaled[order][:, telling]
    found = list(_blocks(ordered, days[order], dated, window, floor))
    pairs = np.concatenate(found, axis=1) if found else np.empty((2, 0), dtype=np.int64)
    places = np.sort(order[pairs], axis=0)
    places = places[:, np.lexsort((places[1], places[0]))]
    return places[0], places[1]


def _blocks(
    ordered: sparse.csr_array, days: Floats, dated: int, window: float, floor: float
) -> Iterator[Ints]:
    rows = ordered.shape[0]
    for start, edge in ((0, dated), (dated, rows)):
        for begin in range(start, edge, BLOCK):
            end = min(begin + BLOCK, edge)
            last = rows
            if begin < dated:
                last = int(np.searchsorted(days[:dated], days[end - 1] + window, side="right"))
            reach = np.r_[begin:last, dated:rows] if begin < dated else np.arange(begin, rows)
            product = (ordered[begin:end] @ ordered[reach].T).tocoo()
            left, right = product.row + begin, reach[product.col]
            near = ~(np.abs(days[left] - days[right]) > window)
            keep = (product.data >= floor) & (left < right) & near
            yield np.vstack([left[keep], right[keep]]).astype(np.int64)


def _features(corpus: _Corpus, left: Ints, right: Ints) -> Iterator[tuple[str, Floats]]:
    """Yield the features of pairs by name; cosines on a log scale, on which they act evenly."""
    articles, days = corpus.articles, corpus.days
    for matrix, name in (
        (corpus.body, "words"), (corpus.lead, "lead"), (corpus.headline, "headline"),
    ):  # fmt: skip
        yield name, np.log(_products(matrix, left, matrix, right) + 0.02)
    numbers: dict[str, int] = {}
    counted = _counts([one.numbers for one in articles], numbers)
    spread = np.bincount(counted.indices, minlength=len(numbers))
    counted = _scaled(counted, np.log((len(articles) + 200) / (spread + 1.0)))
    yield "numbers", np.log(_products(counted, left, counted, right) + 0.02)
    yield "headline_told", np.log(_told(corpus, left, right) + 0.05)
    length = np.array([one.length for one in articles], dtype=float)
    yield "shorter", np.log(np.minimum(length[left], length[right]) + 10)
    yield "longer", np.log(np.maximum(length[left], length[right]) + 10)
    titled = np.array([bool(one.headline) for one in articles])
    yield "headline_missing", (~(titled[left] & titled[right])).astype(float)
    apart = np.abs(days[left] - days[right])
    yield "dated", (~np.isnan(apart)).astype(float)
    yield "days", np.log1p(np.minimum(np.nan_to_num(apart), MAX_DAYS))
    yield "weekdays_differ", _differ([one.weekdays for one in articles], left, right)


def _products(a: sparse.csr_array, left: Ints, b: sparse.csr_array, right: Ints) -> Floats:
    """Return the scalar product of row left[i] of `a` with row right[i] of `b`, for each i."""
    out = np.zeros(len(left))
    for begin in range(0, len(left), 20_000):
        part = slice(begin, begin + 20_000)
        out[part] = a[left[part]].multiply(b[right[part]]).sum(axis=1)
    return out


def _told(corpus: _Corpus, left: Ints, right: Ints) -> Floats:
    """Share of what a headline says beside names that the other article has a word for, 0 to 1.

    The mean of both directions; of one if the other has no headline; 0.25 if none has.
    """
    said = [{word: 1 for word in one.headline if word not in one.names} for one in corpus.articles]
    binary = _counts(said, corpus.vocabulary)
    weighed = sparse.csr_array(binary @ sparse.diags_array(corpus.weight))
    total = weighed.sum(axis=1)
    has = corpus.body.copy()
    has.data = np.ones_like(has.data)
    shares = np.full((2, len(left)), np.nan)
    for row, (own, other) in enumerate(((left, right), (right, left))):
        known = total[own] > 0
        shares[row, known] = _products(weighed, own[known], has, other[known]) / total[own[known]]
    known = ~np.isnan(shares)
    count = known.sum(axis=0)
    return np.where(
        count > 0, np.where(known, shares, 0.0).sum(axis=0) / np.maximum(count, 1), 0.25
    )


def _differ(days: Sequence[frozenset[str]], left: Ints, right: Ints) -> Floats:
    """1.0 where both articles open with weekdays and share none."""
    sets = zip(left.tolist(), right.tolist(), strict=True)
    return np.array(
        [float(bool(days[a]) and bool(days[b]) and not days[a] & days[b]) for a, b in sets]
    )


def background(articles: Sequence[Words], least: int) -> dict[str, int]:
    """Count the articles each word is in, for words in at least `least`: the model's background."""
    counts = Counter(word for one in articles for word in one.body)
    return {word: count for word, count in sorted(counts.items()) if count >= least}
