"""Whether a conflict may be news: the later article tells a later count or state."""

import re
from datetime import timedelta
from math import isfinite

from pressdiff.align.conflicts import Conflict
from pressdiff.align.counts import outcome
from pressdiff.align.tallies import tally
from pressdiff.align.units import Number, Unit
from pressdiff.align.values import counted

LATER = timedelta(hours=1)
"""Least time between two articles for the second to know more than the first."""

GROW = frozenset(
    "dead killed injured missing detained arrested evacuated displaced infected".split()
)
"""Counts that rise in the hours after an event."""

NEAR = 40
"""Characters on either side of a value in which a claim says that it is new."""

_CHANGED = re.compile(
    r"\b(?:later|now|since|has (?:risen|climbed|grown|increased)|rose to|rises to|climbs to|updated?|revised|"
    r"no longer|finally|ultimately|initially|at first|first reported|earlier reports?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:re-?open|restor|re-?establish|regain|resum|releas|freed)", re.IGNORECASE)
"""States that a thing comes back to after the other."""


_NOT_YET = re.compile(
    r"\byet\b|\b(?:nobody|no one)\b.*\b(?:arrest|detain|charg)|\bno arrests\b|\b(?:deciding|reviewing|considering|weighing)\b",
    re.IGNORECASE,
)
"""States that another may follow at any hour."""


def update(a: Unit, b: Unit, found: Conflict) -> bool:
    """Tell whether the article that came out later tells what may have become so since.

    False if either article has no date, or they came out within `LATER` of each other.
    """
    if a.published_at is None or b.published_at is None:
        return False
    if abs(a.published_at - b.published_at) < LATER:
        return False
    in_order = a.published_at < b.published_at
    first, last = (a, b) if in_order else (b, a)
    before, after = (found.value_a, found.value_b)[:: 1 if in_order else -1]
    if found.kind == "status" and before and _NOT_YET.search(before):
        return True
    if _new(last, after, found):
        return True
    was, became = _number(first, before), _number(last, after)
    if was is None or became is None or not (_grows(first, was) and _grows(last, became)):
        return False
    return _least(became) > _least(was)


def _new(unit: Unit, said: str | None, found: Conflict) -> bool:
    """Tell whether the later claim says that its value is new, next to it."""
    if said is None:
        return bool(_CHANGED.search(unit.text))
    found_at = re.search(rf"(?<!\w){re.escape(said)}(?!\w)", unit.text)
    at = found_at.start() if found_at else unit.text.find(said)
    near = unit.text[max(at - NEAR, 0) : at + len(said) + NEAR]
    return bool(_CHANGED.search(near) or (found.kind == "status" and _BACK.search(said)))


def _grows(unit: Unit, number: Number) -> bool:
    return bool({tally(unit, number), outcome(unit, number)} & GROW)


def _number(unit: Unit, said: str | None) -> Number | None:
    """Return the number of a claim that has these words."""
    return next((one for one in unit.numbers if counted(unit, one) == said), None)


def _least(number: Number) -> float:
    return number.low if isfinite(number.low) else number.high
