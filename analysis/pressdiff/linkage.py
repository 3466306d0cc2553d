"""Average linkage over a sparse graph of pairs: groups whose mean pair probability is high."""

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def groups(
    size: int,
    left: Ints,
    right: Ints,
    probability: Floats,
    threshold: float,
    *,
    members_of: Sequence[int] | None = None,
) -> Ints:
    """Return the group of each of `size` things, numbered by the first of its members.

    The two groups with the highest mean probability over all pairs of a member of each are joined,
    again and again, while that mean is at least `threshold`. A pair that is not given counts as 0,
    so that doubt splits (DESIGN rule 5). Memory grows with the pairs given, not with ``size**2``.

    Parameters
    ----------
    size
        Number of things.
    left, right, probability
        Pairs, each once, and the probability of each, 0 to 1.
    threshold
        Least mean probability to join two groups, 0 to 1.
    members_of
        How many members each thing stands for, 1 or more; None: each for one.
    """
    mass = list(members_of) if members_of is not None else [1] * size
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    heap: list[tuple[float, int, int, int, int]] = []
    for a, b, value in zip(left.tolist(), right.tolist(), probability.tolist(), strict=True):
        sums[a][b] = sums[b][a] = value * mass[a] * mass[b]
        if value >= threshold:
            heap.append((-value, min(a, b), max(a, b), 1, 1))
    heapq.heapify(heap)
    members = [[one] for one in range(size)]
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if (len(members[a]), len(members[b])) != (size_a, size_b):
            continue  # one of them has been joined since
        if size_a < size_b:
            a, b = b, a
        members[a] += members[b]
        mass[a] += mass[b]
        members[b] = []
        _join(sums, a, b)
        for other, total in sums[a].items():
            mean = total / (mass[a] * mass[other])
            if mean >= threshold:
                first, second = min(a, other), max(a, other)
                entry = (-mean, first, second, len(members[first]), len(members[second]))
                heapq.heappush(heap, entry)
    numbers = np.empty(size, dtype=np.int64)
    for found in members:
        if found:
            numbers[found] = min(found)
    return numbers


def _join(sums: list[dict[int, float]], a: int, b: int) -> None:
    """Add what `b` shares with others to what `a` shares with them."""
    sums[a].pop(b, None)
    for other, total in sums[b].items():
        if other != a:
            del sums[other][b]
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[b] = {}
