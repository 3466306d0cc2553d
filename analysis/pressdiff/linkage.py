"""Average linkage over a sparse graph of pairs: groups whose mean pair probability is high."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Merge:
    """Group `b` joins group `a`, whose number both have from then on.

    ``means`` has the mean of each value over all pairs of a member of each.
    """

    a: int
    b: int
    means: tuple[float, ...]


def merges(
    size: int,
    left: Ints,
    right: Ints,
    values: Sequence[Floats],
    least: float,
    *,
    members_of: Sequence[int] | None = None,
) -> Iterator[Merge]:
    """Yield the steps of average linkage: always the two groups with the highest mean first value.

    Groups are numbered by one of their members. A pair that is not given counts as 0, so that
    doubt splits (DESIGN rule 5). Memory grows with the pairs given, not with ``size**2``.

    Parameters
    ----------
    size
        Number of things.
    left, right
        Pairs, each once.
    values
        Values of each pair. The first decides, in 0 to 1; the means of the others are told.
    least
        Mean first value under which nothing is joined.
    members_of
        How many members each thing stands for, 1 or more; None: each for one.
    """
    mass = list(members_of) if members_of is not None else [1] * size
    grown = [0] * size  # how often each group has grown, to know what the heap has of the past
    sums: list[dict[int, tuple[float, ...]]] = [{} for _ in range(size)]
    heap: list[tuple[float, int, int, int, int]] = []
    columns = zip(*(value.tolist() for value in values), strict=True)
    for a, b, pair in zip(left.tolist(), right.tolist(), columns, strict=True):
        pairs = mass[a] * mass[b]
        sums[a][b] = sums[b][a] = tuple(value * pairs for value in pair)
        if pair[0] >= least:
            heap.append((-pair[0], min(a, b), max(a, b), 0, 0))
    heapq.heapify(heap)
    while heap:
        _, a, b, then_a, then_b = heapq.heappop(heap)
        if (grown[a], grown[b]) != (then_a, then_b):
            continue  # one of them has been joined since
        if len(sums[a]) < len(sums[b]):
            a, b = b, a
        pairs = mass[a] * mass[b]
        yield Merge(a, b, tuple(total / pairs for total in sums[a].pop(b)))
        mass[a] += mass[b]
        grown[a], grown[b] = grown[a] + 1, -1
        _join(sums, a, b)
        for other, total in sums[a].items():
            mean = total[0] / (mass[a] * mass[other])
            if mean >= least:
                first, second = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, first, second, grown[first], grown[second]))


def groups(
    size: int,
    left: Ints,
    right: Ints,
    probability: Floats,
    threshold: float,
    *,
    members_of: Sequence[int] | None = None,
) -> Ints:
    """Return the group of each thing, numbered by the first of its members.

    Groups are joined while the mean probability over their pairs, 0 to 1, is at least `threshold`;
    the rest as for `merges`.
    """
    members = [[one] for one in range(size)]
    for step in merges(size, left, right, [probability], threshold, members_of=members_of):
        members[step.a] += members[step.b]
        members[step.b] = []
    return numbered(size, members)


def numbered(size: int, members: Sequence[Sequence[int]]) -> Ints:
    """Return the group of each of `size` things, numbered by the first of its members."""
    numbers = np.empty(size, dtype=np.int64)
    for found in members:
        if found:
            numbers[list(found)] = min(found)
    return numbers


def _join(sums: list[dict[int, tuple[float, ...]]], a: int, b: int) -> None:
    """Add what `b` shares with others to what `a` shares with them."""
    sums[b].pop(a, None)
    for other, more in sums[b].items():
        del sums[other][b]
        known = sums[a].get(other)
        total = more if known is None else tuple(map(sum, zip(known, more, strict=True)))
        sums[a][other] = sums[other][a] = total
    sums[b] = {}
