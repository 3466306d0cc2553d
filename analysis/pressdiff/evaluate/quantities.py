"""Numbers found against numbers marked: where they are, and what they are read as."""

import math
from collections.abc import Sequence
from typing import Any

from pressdiff.evaluate.found import parsed
from pressdiff.evaluate.scores import Counts
from pressdiff.quantities import Quantity
from pressdiff.quantities import quantities as read
from pressdiff.settings import Settings

FIELDS = ("value", "low", "high", "unit", "noun", "bound")
Pair = tuple[dict[str, Any], Quantity]


def quantities(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well numbers are found, and the share of each field that is right.

    Rows: text, quantities (start, end, value, unit, noun, bound; low and high where the wording
    gives them). A number is found exactly if both its ends are right. Fields are compared in
    numbers that overlap (each with one): units and nouns without regard to capitals.
    """
    exact, overlap = Counts(), Counts()
    fields = {name: [0, 0] for name in FIELDS}
    texts = [row["text"] for row in rows]
    for row, article in zip(rows, parsed(texts, settings), strict=True):
        gold = row["quantities"]
        found = [one for sentence in article.sentences for one in read(sentence)]
        pairs = _pairs(gold, found)
        same = sum((one["start"], one["end"]) == (two.start, two.end) for one, two in pairs)
        exact.add(same, len(found), len(gold))
        overlap.add(len(pairs), len(found), len(gold))
        for one, two in pairs:
            for name in fields.keys() & one.keys():
                fields[name][0] += _same(one[name], getattr(two, name))
                fields[name][1] += 1
    return {
        "sentences": len(rows),
        "spans_exact": exact.report(),
        "spans_overlapping": overlap.report(),
        "right_of_overlapping": {
            name: {"right": right, "of": of, "share": right / of if of else None}
            for name, (right, of) in fields.items()
        },
    }


def _pairs(gold: Sequence[dict[str, Any]], found: Sequence[Quantity]) -> list[Pair]:
    """Pair numbers that overlap, each with one, those that share most characters first."""
    shared = sorted(
        (
            (max(one["start"], two.start) - min(one["end"], two.end), i, j)
            for i, one in enumerate(gold)
            for j, two in enumerate(found)
            if one["start"] < two.end and two.start < one["end"]
        ),
    )
    pairs: list[Pair] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in shared:
        if i not in used_gold and j not in used_found:
            pairs.append((gold[i], found[j]))
            used_gold.add(i)
            used_found.add(j)
    return pairs


def _same(one: object, two: object) -> bool:
    if isinstance(one, str) and isinstance(two, str):
        return one.casefold() == two.casefold()
    if isinstance(one, int | float) and isinstance(two, int | float):
        return math.isclose(one, two)
    return one is None and two is None
