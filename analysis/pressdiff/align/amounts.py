"""Amounts that every report of an event gives besides its counts of people: shares, records, growth.

"Cuts flow by 60%", "deliveries reduced by 40 per cent" and "three-quarters of the gas was lost" tell
one amount. A family says what changes, how, and in which unit; an article gives one amount for it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pressdiff.align.counts import NEGATION, other_times, partial
from pressdiff.align.ranges import compatible, far
from pressdiff.align.units import Number, Unit
from pressdiff.align.values import counted


class Family(NamedTuple):
    """Amounts that compare: of one unit, of one of these things, by one of these acts.

    `dated`: the amount is of a year, named or next, and compares within that year only.
    """

    unit: str | None
    thing: str
    act: str
    dated: bool = False


# fmt: off
FAMILIES = {
    "supply lost": Family("%", r"flow|deliver(?:y|ies)|suppl(?:y|ies)|output|production|exports?|shipments?",
                          r"cut|cuts|cutting|reduc\w+|f[ae]ll|falls|fallen|drop\w*|lost|los[et]s?|down|halved"),
    "growth": Family("%", r"econom\w+|gdp|growth|output", r"grow|grows|grew|growth|expand\w*", dated=True),
    "records": Family(None, r"records|files|accounts|data", r"stol\w+|steal\w*|cop(?:y|ied)|leak\w*|expos\w+|affected|"
                                                            r"breach\w*|compromised|taken"),
}  # fmt: skip
"""What is measured in which unit, and the words for the thing and for what happens to it."""

SHARES = {"half": 50.0, "a third": 100 / 3, "one third": 100 / 3, "two-thirds": 200 / 3, "two thirds": 200 / 3,
          "a quarter": 25.0, "one quarter": 25.0, "three-quarters": 75.0, "three quarters": 75.0}  # fmt: skip
"""Fractions in words, in per cent; each stands for a range of `VAGUE` either way."""
# fmt: on

VAGUE = 0.05
"""How far a fraction in words may be off, as a share of it."""

FIRST_PART = 0.6
"""An amount first told after this part of an article is taken for background."""

MIN_RECORDS = 1_000
"""Least number of records stolen: a sample of 200 files is shown, not stolen."""

_PATTERNS = {
    name: (
        re.compile(rf"\b(?:{family.thing})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{family.act})\b", re.IGNORECASE),
    )
    for name, family in FAMILIES.items()
}
_SHARE = re.compile(rf"\b(?:{'|'.join(SHARES)}) of (?:the |its |their )?(?=\w)", re.IGNORECASE)
_SUPPLIES = re.compile(
    r"\b(?:flow|deliver\w+|suppl\w+|gas|oil|power|water|output|exports?)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b20\d\d\b")
_FROM_TO = re.compile(r"\b(?:to|from|than|above|below)\s*$", re.IGNORECASE)


class Amount(NamedTuple):
    """An article's amount for one family; `said` are the claim's own words, `year` None if unknown."""

    unit: Unit
    number: Number
    said: str
    year: str | None


def amounts(units: Sequence[Unit]) -> Iterator[tuple[Amount, Amount, bool]]:
    """Yield the claims of different articles that give one amount, and whether they conflict."""
    first: dict[str, dict[str, Amount]] = defaultdict(dict)
    for unit in units:
        if unit.position > FIRST_PART or unit.certainty in ("conditional", "denied"):
            continue
        for name, family in FAMILIES.items():
            amount = None if unit.article_id in first[name] else _amount(unit, name, family)
            if amount:
                first[name][unit.article_id] = amount
    for articles in first.values():
        for a, b in combinations(articles.values(), 2):
            if not far(a.number, b.number) and (a.year == b.year or None in (a.year, b.year)):
                yield a, b, not compatible(a.number, b.number)


def _amount(unit: Unit, name: str, family: Family) -> Amount | None:
    """Return the one amount of a family that a claim gives of the event at large."""
    thing, act = _PATTERNS[name]
    found = [one for one in unit.numbers if one.unit == family.unit and not _beside(unit, one)]
    found = [one for one in found if family.unit or one.low >= MIN_RECORDS]
    if not act.search(unit.text) or (not family.dated and other_times(unit)):
        return None
    if len(found) == 1 and thing.search(unit.text):
        year = _year(unit) if family.dated else None
        return Amount(unit, found[0], counted(unit, found[0]), year)
    share = _SHARE.search(unit.text)
    if share and not found and family.unit == "%" and not family.dated:
        return _fraction(unit, share)
    return None


def _beside(unit: Unit, number: Number) -> bool:
    """Tell whether a number is what was before, what it came to, or negated."""
    before = unit.before(number.start)
    return bool(partial(unit, number) or _FROM_TO.search(before) or NEGATION.search(before[-15:]))


def _fraction(unit: Unit, share: re.Match[str]) -> Amount | None:
    """Return a fraction in words as an amount in per cent, if it is one of a supply."""
    if not _SUPPLIES.search(unit.text, share.end(), share.end() + 20):
        return None
    said = share.group().split(" of ")[0]
    value = SHARES[said.lower()]
    at = unit.start + share.start()
    number = Number(
        at, at + len(said), value * (1 - VAGUE), value * (1 + VAGUE), "%", None, "about"
    )
    return Amount(unit, number, said, None)


def _year(unit: Unit) -> str | None:
    """Return the year an amount is of: as named, or next year, as far as the article's date tells."""
    named = _YEAR.search(unit.text)
    if named:
        return named.group()
    if unit.published_at and "next year" in unit.text.lower():
        return str(unit.published_at.year + 1)
    return None
