"""How long until what is broken works again: "within days", "about three weeks"."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple

from pressdiff.align.counts import NEGATION
from pressdiff.align.units import Unit

_REPAIR = re.compile(
    r"\b(?:repair\w*|restor(?:e|ed|ing)(?! (?:order|peace|calm|trust|faith|confidence|ties|relations))|"
    r"fixed|fixing|back (?:on ?line|in operation))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|is expected|are expected|could|may|to|tak(?:e|ing))\b", re.IGNORECASE
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_SPAN = re.compile(
    rf"\b(?:within|in|take|taking|takes|another|for) "
    rf"(?:(?P<most>up to|no more than|less than|under)|(?P<least>at least|more than|over)|"
    rf"about|some|around|a matter of|the next|the coming)? ?"
    rf"(?:(?P<many>\d+|a|an|several|a few|a couple of|{'|'.join(_NUMBERS)}) )?"
    rf"(?P<unit>{'|'.join(_DAYS)})(?P<plural>s)?\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:in|take|taking|takes|for) ", re.IGNORECASE)
FEW = (2.0, 6.0)
"""What "days" or "several days" stands for, of whatever unit."""

FAR = 1.5
"""Least factor between the nearest values of two spans that cannot both be true."""


class Span(NamedTuple):
    """The time that one claim gives, in days from the shortest to the longest that fits."""

    unit: Unit
    said: str
    low: float
    high: float


def repairs(units: Sequence[Unit]) -> Iterator[tuple[Span, Span, bool]]:
    """Yield the claims of different articles that give the time of a repair; whether they differ."""
    first: dict[str, Span] = {}
    for unit in units:
        if unit.article_id not in first and (span := _span(unit)):
            first[unit.article_id] = span
    for a, b in combinations(first.values(), 2):
        yield a, b, max(a.low, b.low) > FAR * min(a.high, b.high)


def _span(unit: Unit) -> Span | None:
    if not (_REPAIR.search(unit.text) and _AHEAD.search(unit.text)):
        return None
    found = list(_SPAN.finditer(unit.text))
    if len(found) != 1:
        return None
    at = found[0].start()
    if NEGATION.search(unit.text, max(at - 30, 0), at):
        return None
    many, scale = (found[0]["many"] or "").lower(), _DAYS[found[0]["unit"].lower()]
    if many.isdigit() or many in _NUMBERS:
        number = float(many) if many.isdigit() else _NUMBERS.index(many) + 1.0
        low = high = number
    elif many in ("a", "an"):
        low = high = 1.0
    elif found[0]["plural"]:
        low, high = FEW
    else:
        return None
    low = 0.0 if found[0]["most"] or found[0][0].startswith("within") else low
    high = inf if found[0]["least"] else high
    return Span(unit, _LEADING.sub("", found[0].group()), low * scale, high * scale)
