"""Pairs to groups: which of two groups of articles are one event, judged as groups.

Average linkage builds a tree of ever larger groups. Whether the two halves of a group are one event
is then judged by how alike they are, against how alike the articles of each half are, how many they
are and how far apart in time: three articles on one ship fire and eight on another are alike in
every pair, and two events all the same.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pressdiff.events.pairs import Pairs, weights
from pressdiff.linkage import Floats, Ints, Merge, merges, numbered

LEAST = 0.05
"""Mean probability of pairs under which two groups are not considered."""

UNLIKELY = 0.01
"""Probability of a pair from which it counts as none; keeps the graph small."""

STRAY = 0.1
"""Mean probability with the others of a group under which an article is set apart. At 0.2 two
hundredths of the recall in a dense stream are lost, and most of what is lost was right when read."""

EDGE = 0.003
"""Probabilities are kept this far from 0 and 1 on the log-odds scale; that of a pair not given."""

FAINT = 0.02
"""Cosine of a pair not given."""

DAYS = (10, 400)
"""Caps, in days, on the time between the mean days of two groups."""


@dataclass(frozen=True)
class Tree:
    """Groups of articles: `size` articles first, then those that each merge makes, in order."""

    size: int
    halves: Sequence[tuple[int, int]]
    features: Mapping[str, Floats]

    def members(self, group: int) -> list[int]:
        """Return the articles of a group."""
        found, open_ = [], [group]
        while open_:
            one = open_.pop()
            if one < self.size:
                found.append(one)
            else:
                open_.extend(self.halves[one - self.size])
        return found


def grouped(size: int, pairs: Pairs, days: Floats, threshold: float) -> Ints:
    """Return the event of each article, numbered by the first of its articles.

    Parameters
    ----------
    size
        Number of articles.
    pairs
        Candidate pairs with their probability.
    days
        Day of publication of each article; NaN if unknown.
    threshold
        Least probability that two groups report one event, 0 to 1, for them to be joined.
    """
    found = tree(size, pairs, days)
    group = cut(found, weights().of(size).join(found.features) >= threshold)
    return settled(group, pairs)


def tree(size: int, pairs: Pairs, days: Floats) -> Tree:
    """Return the tree of groups, and what speaks for the halves of each being one event."""
    likely = pairs.probability >= UNLIKELY
    values = [
        pairs.probability[likely],
        _odds(pairs.probability[likely]) - _odds(0.0),
        pairs.cosine[likely] - FAINT,
    ]
    steps = merges(size, pairs.left[likely], pairs.right[likely], values, LEAST)
    node = list(range(size))  # the tree's group that has a number now
    inside = [_Group.of(day) for day in days.tolist()]
    halves: list[tuple[int, int]] = []
    rows = []
    for step in steps:
        a, b = node[step.a], node[step.b]
        rows.append(_row(step, inside[a], inside[b]))
        halves.append((a, b))
        inside.append(inside[a].with_(inside[b], step))
        node[step.a] = len(inside) - 1
    table = np.array(rows, dtype=float).reshape(len(rows), len(FEATURES))
    return Tree(size, halves, dict(zip(FEATURES, table.T, strict=True)))


def cut(found: Tree, one_event: NDArray[np.bool_]) -> Ints:
    """Keep each group whose halves are one event, from the largest down; numbered as `grouped`."""
    inner = {half for pair in found.halves for half in pair}
    open_ = [one for one in range(found.size + len(found.halves)) if one not in inner]
    kept = []
    while open_:
        one = open_.pop()
        at = one - found.size
        if at < 0 or one_event[at]:
            kept.append(found.members(one))
        else:
            open_.extend(found.halves[at])
    return numbered(found.size, kept)


def settled(group: Ints, pairs: Pairs) -> Ints:
    """Set apart the articles that are hardly one event with the others of their group."""
    stays = ~(within(group, pairs) < STRAY)
    members: dict[int, list[int]] = defaultdict(list)
    for one, number in enumerate(group.tolist()):
        members[number if stays[one] else -1 - one].append(one)
    return numbered(len(group), list(members.values()))


def within(group: Ints, pairs: Pairs) -> Floats:
    """Return each article's mean probability with the others of its group; NaN if alone."""
    together = group[pairs.left] == group[pairs.right]
    total = np.zeros(len(group))
    np.add.at(total, pairs.left[together], pairs.probability[together])
    np.add.at(total, pairs.right[together], pairs.probability[together])
    others = np.bincount(group, minlength=len(group))[group] - 1.0
    return np.where(others > 0, total / np.maximum(others, 1), np.nan)


@dataclass(frozen=True, slots=True)
class _Group:
    """Sums over the pairs inside one group, and over the days known of its articles."""

    size: int = 1
    pairs: int = 0
    probability: float = 0.0
    cosine: float = 0.0
    dated: int = 0
    days: float = 0.0

    @classmethod
    def of(cls, day: float) -> "_Group":
        return cls() if np.isnan(day) else cls(dated=1, days=day)

    def with_(self, other: "_Group", step: Merge) -> "_Group":
        across = self.size * other.size
        probability, _, cosine = step.means
        return _Group(
            self.size + other.size,
            self.pairs + other.pairs + across,
            self.probability + other.probability + across * probability,
            self.cosine + other.cosine + across * (cosine + FAINT),
            self.dated + other.dated,
            self.days + other.days,
        )


FEATURES = (
    "probability", "odds", "cosine", "least_probability_inside", "most_probability_inside",
    "least_cosine_inside", "most_cosine_inside", "smaller", "larger", "undated",
    *(f"days_{cap}" for cap in DAYS),
)  # fmt: skip


def _row(step: Merge, a: _Group, b: _Group) -> tuple[float, ...]:
    """Return the features of a merge: between the halves, inside them, their sizes and days.

    A single article has no inside: that of the other half stands for it, or what is between.
    """
    probability, odds, cosine = step.means[0], step.means[1] + _odds(0.0), step.means[2] + FAINT
    inside = [(one.probability / one.pairs, one.cosine / one.pairs) for one in (a, b) if one.pairs]
    alike, near = zip(*inside, strict=True) if inside else ((probability,), (cosine,))
    apart = abs(a.days / a.dated - b.days / b.dated) if a.dated and b.dated else 0.0
    sizes = np.log(sorted((a.size, b.size)))
    return (
        float(_odds(probability)), float(odds), np.log(cosine + 0.02),
        float(_odds(min(alike))), float(_odds(max(alike))),
        np.log(min(near) + 0.02), np.log(max(near) + 0.02),
        *sizes, float(not (a.dated and b.dated)), *(np.log1p(min(apart, cap)) for cap in DAYS),
    )  # fmt: skip


def _odds(probability: Floats | float) -> Floats:
    """Return the log-odds of a probability."""
    inner = np.clip(probability, EDGE, 1 - EDGE)
    return np.asarray(np.log(inner / (1 - inner)), dtype=float)
