"""What speaks for and against two articles reporting one event, as numbers.

Cosines of what they say; how much of one's headline and names the other has; how near they are
against how near each is to others; which neighbours they share; times told and times published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from pressdiff.events.counts import Counts, Reals, present, products, scaled, top
from pressdiff.linkage import Floats, Ints

DAYS = (1, 10, 100, 400)
"""Caps, in days, on the time between two articles: each adds a bend to what more time says."""

SHARED = (3, 10, 30)
"""Nearest articles by which two articles' surroundings are compared: events of three articles, of
ten, of thirty."""

NEAR, NEARER = 0.1, 0.2
"""Cosines from which an article counts towards how crowded its surroundings are."""

ALONE, FAR = 0.06, 0.03
"""Cosine taken for the nearest article, and for the eight nearest, where there are none."""

SELF = 0.5
"""Weight of an article among its own neighbours."""

UNKNOWN = 0.6
"""Share taken for names told where an article's lead names nobody."""

LEADING = 3
"""Names an article is most about."""


@dataclass(frozen=True)
class Corpus:
    """Articles as weighed rows, of length 1 where they are compared by cosine."""

    counts: Counts
    days: Floats
    weight: Reals
    body: sparse.csr_array

    @classmethod
    def of(cls, counts: Counts, days: Floats, weight: Reals) -> "Corpus":
        """Weigh the words of `counts`; ``weight`` has one value a word of its vocabulary."""
        return cls(counts, days, weight, scaled(counts.body, weight))


class Features:
    """The features of pairs of one corpus, a table for each part of the pairs."""

    def __init__(self, corpus: Corpus, left: Ints, right: Ints) -> None:
        """Prepare what belongs to single articles and to their surroundings."""
        self.left, self.right = left, right
        self._days = corpus.days
        self.cosine = np.empty(len(left))
        for part in parts(len(left)):
            self.cosine[part] = products(corpus.body, left[part], corpus.body, right[part])
        self._articles = _articles(corpus)
        self._near = _Surroundings.of(corpus.counts.size, left, right, self.cosine)

    def table(self, part: slice) -> dict[str, Floats]:
        """Return the features of the pairs in `part`, by name."""
        left, right = self.left[part], self.right[part]
        found = dict(_told(self._articles, left, right))
        cosine = self.cosine[part]
        return (
            {"words": np.log(cosine + 0.02)}
            | found
            | dict(self._near.table(left, right, cosine))
            | dict(_apart(self._days, left, right))
        )


def parts(size: int) -> Iterator[slice]:
    """Yield slices that bound the memory of one table of features; one at least."""
    return (slice(begin, begin + 20_000) for begin in range(0, max(size, 1), 20_000))


@dataclass(frozen=True)
class _Articles:
    """What is compared of two articles, a row an article."""

    cosines: Mapping[str, tuple[sparse.csr_array, float]]
    has: sparse.csr_array
    shares: Mapping[str, tuple[sparse.csr_array, Floats]]
    times: Mapping[str, sparse.csr_array]
    length: Floats
    titled: Floats


def _articles(corpus: Corpus) -> _Articles:
    counts, weight = corpus.counts, corpus.weight
    spread = np.bincount(counts.numbers.indices, minlength=counts.numbers.shape[1])
    rare = np.log((counts.size + 200) / (spread + 1.0)).astype(np.float32)
    named = present(counts.names)
    said = counts.headline - counts.headline.multiply(named)  # what a headline says beside names
    said.eliminate_zeros()
    about = sparse.csr_array(counts.names + 2 * counts.lead_names)
    about.data = (1 + np.log(about.data)) * weight[about.indices]
    shares = {
        "headline": present(sparse.csr_array(said), weight),
        "lead_names": _logged(counts.lead_names, weight),
        "names": _logged(counts.names, weight),
        "leading": present(top(about, LEADING)),
    }
    return _Articles(
        cosines={
            "lead": (scaled(counts.lead, weight), 0.02),
            "headline": (scaled(counts.headline, weight), 0.02),
            "numbers": (scaled(counts.numbers, rare), 0.02),
            "names": (scaled(counts.names, weight), 0.05),
            "lead_names": (scaled(counts.lead_names, weight), 0.05),
        },
        has=present(counts.body),
        shares={
            name: (table, np.asarray(table.sum(axis=1), float)) for name, table in shares.items()
        },
        times={
            "dates": present(counts.dates),
            "years": present(counts.years),
            "weekdays": present(counts.weekdays),
        },
        length=np.asarray(counts.body.sum(axis=1), dtype=float),
        titled=(np.diff(counts.headline.indptr) > 0).astype(float),
    )


def _logged(table: sparse.csr_array, weight: Reals) -> sparse.csr_array:
    found = present(table, weight)
    found.data = found.data * (1 + np.log(table.data))
    return found


def _told(one: _Articles, left: Ints, right: Ints) -> Iterator[tuple[str, Floats]]:
    """Yield what the texts of two articles have in common; cosines on a log scale."""
    for name, (table, least) in one.cosines.items():
        yield name, np.log(products(table, left, table, right) + least)
    for name, (table, total) in one.shares.items():
        unknown = np.nan if name == "headline" else UNKNOWN
        both = [
            np.where(
                total[a] > 0, products(table, a, one.has, b) / np.maximum(total[a], 1e-9), unknown
            )
            for a, b in ((left, right), (right, left))
        ]
        if name == "headline":
            yield "headline_told", np.log(_mean(*both) + 0.05)
        else:
            yield f"{name}_told_less", np.minimum(*both)
            yield f"{name}_told_more", np.maximum(*both)
    for name, table in one.times.items():
        shared = products(table, left, table, right) > 0
        known = np.diff(table.indptr) > 0
        yield f"{name}_shared", shared.astype(float)
        yield f"{name}_differ", (known[left] & known[right] & ~shared).astype(float)
    yield "shorter", np.log(np.minimum(one.length[left], one.length[right]) + 10)
    yield "longer", np.log(np.maximum(one.length[left], one.length[right]) + 10)
    yield "headline_missing", 1 - one.titled[left] * one.titled[right]


def _mean(a: Floats, b: Floats) -> Floats:
    """Return the mean of what is known of each; a quarter if neither is."""
    known = (~np.isnan(a)).astype(float) + ~np.isnan(b)
    return np.where(known > 0, (np.nan_to_num(a) + np.nan_to_num(b)) / np.maximum(known, 1), 0.25)


def _apart(days: Floats, left: Ints, right: Ints) -> Iterator[tuple[str, Floats]]:
    """Yield the time between publications, in days, up to each cap and on a log scale."""
    apart = np.abs(days[left] - days[right])
    yield "dated", (~np.isnan(apart)).astype(float)
    for cap in DAYS:
        yield f"days_{cap}", np.log1p(np.minimum(np.nan_to_num(apart), cap))


@dataclass(frozen=True)
class _Surroundings:
    """How near each article's nearest are, how many they are, and which."""

    nearest: Floats
    eight: Floats
    near: Floats
    nearer: Floats
    shared: Mapping[int, tuple[sparse.csr_array, sparse.csr_array, Floats]]

    @classmethod
    def of(cls, size: int, left: Ints, right: Ints, cosine: Floats) -> "_Surroundings":
        both = np.concatenate([left, right]), np.concatenate([right, left])
        values = np.concatenate([cosine, cosine]).astype(np.float32)
        graph = sparse.csr_array((values, both), shape=(size, size))
        best = top(graph, 8)
        count = np.diff(best.indptr)
        eight = (best.sum(axis=1) + FAR * (8 - count)) / 8
        nearest = np.where(count > 0, graph.max(axis=1).toarray().ravel(), ALONE)
        near, nearer = (
            np.log1p(np.bincount(both[0][values >= least], minlength=size))
            for least in (NEAR, NEARER)
        )
        shared = {}
        for most in SHARED:
            table = sparse.csr_array(top(graph, most) + SELF * sparse.eye_array(size))
            length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)))
            rows = np.repeat(1 / length, np.diff(table.indptr)).astype(np.float32)
            unit = sparse.csr_array(
                (table.data.astype(np.float32) * rows, table.indices, table.indptr), table.shape
            )
            shared[most] = (unit, present(table), np.diff(table.indptr).astype(float))
        return cls(nearest, np.asarray(eight), near, nearer, shared)

    def table(self, left: Ints, right: Ints, cosine: Floats) -> Iterator[tuple[str, Floats]]:
        """Yield a pair's nearness against that of each one's nearest, and the neighbours shared."""
        for name, usual in (("against_nearest", self.nearest), ("against_eight", self.eight)):
            mean = np.sqrt((usual[left] + 0.02) * (usual[right] + 0.02))
            yield name, np.log((cosine + 0.02) / mean)
        for name, crowd in (("near", self.near), ("nearer", self.nearer)):
            yield name, (crowd[left] + crowd[right]) / 2
        for most, (unit, who, count) in self.shared.items():
            yield f"surroundings_{most}", np.log(products(unit, left, unit, right) + 0.02)
            yield (
                f"neighbours_{most}",
                products(who, left, who, right) / np.sqrt(count[left] * count[right]),
            )
