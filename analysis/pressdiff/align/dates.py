"""Dates: two claims that put one act on days, or in years, that do not meet."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pressdiff.align.roles import same_claim
from pressdiff.align.units import Unit
from pressdiff.align.values import Values
from pressdiff.align.words import stem, words

# fmt: off
SAYING = frozenset(map(stem, "say tell announce confirm warn report claim deny call urge ask add "
                             "insist argue promise vow believe think hope".split()))
"""Acts that may be done again any day: another time is no conflict."""

_MONTH = (r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|march|april|may|june|july|aug(?:ust|\.)|sept(?:ember|\.)|"
          r"oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))")
# fmt: on
_LEVELS = {
    "day": re.compile(rf"\b(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?!\d)", re.IGNORECASE),
    "weekday": re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE),
    "year": re.compile(r"(?<=\bin )(?:19|20)\d\d\b", re.IGNORECASE),
}
"""Dates that compare: 3 June with 4 June, Monday with Tuesday, 2008 with 2006."""

DATED = frozenset(
    map(
        stem,
        "publish release issue file filing launch sign hold open arrive land crash arrest die "
        "born marry resign appoint elect indict sentence enact bury".split(),
    )
)
"""Acts that happen once to a thing: with another date, both accounts cannot be true."""

PARTS = frozenset(map(stem, "early late night morning afternoon evening".split()))
"""Words that belong to a date."""

_BETWEEN = re.compile(
    r"^(?:\W|on|in|late|early|the|night|morning|afternoon|evening|of|by)*$", re.IGNORECASE
)

SCHEDULES = {
    "decision": r"decision|verdict|decides?|ruling",
    "closing": r"clos\w+|stands? still|the end|the last \w+|ceases?|shuts?|shut down|ends",
    "reopening": r"reopen\w*|resum\w+",
}
"""What is still to come on one day, and its words; an article gives one day for it."""

_AHEAD = re.compile(
    r"\b(?:next|again|will|due|is to|are to|set to|as early as|scheduled)\b", re.IGNORECASE
)
_PLANS = {name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for name, told in SCHEDULES.items()}


class Day(NamedTuple):
    """A day to come as one claim tells it; `said` are the claim's own words."""

    unit: Unit
    said: str


def dates_differ(a: Unit, b: Unit) -> Values | None:
    """Return the dates if both tell one act, in times that do not meet."""
    if a.predicate in SAYING or a.certainty != b.certainty:
        return None
    if not same_claim(a, b):
        return anchored(a, b)
    if a.time and b.time:
        return None if _meet(a, b) else _said(a, b)
    return next(((left.group(), right.group()) for left, right in _apart(a, b)), None)


def anchored(a: Unit, b: Unit) -> Values | None:
    """Return the dates if one word is told with one of them here, with another there.

    "An interview published Sunday" and "comments published Saturday": each claim has one date of that
    kind, and the same act of `DATED` right before it.
    """
    for left, right in _apart(a, b):
        anchor = _anchor(a, left.start())
        if anchor and anchor in DATED and anchor == _anchor(b, right.start()):
            return left.group(), right.group()
    return None


def _apart(a: Unit, b: Unit) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield the dates of each level that differ, where each claim has one."""
    for left, right in zip(_only_dates(a.text), _only_dates(b.text), strict=True):
        if left and right and not _same(left.group(), right.group()):
            yield left, right


@lru_cache(maxsize=50_000)
def _only_dates(text: str) -> tuple[re.Match[str] | None, ...]:
    """Return for each level the date of a claim, None if it has none or several."""
    found = [list(level.finditer(text)) for level in _LEVELS.values()]
    return tuple(dates[0] if len(dates) == 1 else None for dates in found)


def schedules(units: Sequence[Unit]) -> Iterator[tuple[Day, Day, bool]]:
    """Yield the claims of different articles that give the day of one thing to come; whether they differ."""
    first: dict[str, dict[str, Day]] = defaultdict(dict)
    for unit in units:
        days = _LEVELS["day"].findall(unit.text)
        if len(days) == 1 and _AHEAD.search(unit.text):
            for name, plan in _PLANS.items():
                if plan.search(unit.text):
                    first[name].setdefault(unit.article_id, Day(unit, days[0]))
    for articles in first.values():
        for a, b in combinations(articles.values(), 2):
            yield a, b, not _same(a.said, b.said)


def _meet(a: Unit, b: Unit) -> bool:
    return bool(a.time and b.time and a.time[0] < b.time[1] and b.time[0] < a.time[1])


def _said(a: Unit, b: Unit) -> Values:
    """Return the first date of each claim that is of a kind both have, else of any kind."""
    for level in _LEVELS.values():
        left, right = level.search(a.text), level.search(b.text)
        if left and right and not _same(left.group(), right.group()):
            return left.group(), right.group()
    found = [
        next((one.group() for level in _LEVELS.values() if (one := level.search(unit.text))), None)
        for unit in (a, b)
    ]
    return found[0], found[1]


def _same(a: str, b: str) -> bool:
    """Tell whether two dates of one kind are one: "June 3" and "3 June", "Sept. 3" and "3 September"."""
    return _parts(a) == _parts(b)


def _parts(told: str) -> set[str]:
    stems = (word.stem for word in words(told))
    return {stem if stem[0].isdigit() else stem[:3] for stem in stems}


def _anchor(unit: Unit, at: int) -> str | None:
    """Return the stem of the word that a date belongs to: the last before it, but for "on", "late"."""
    before = [word for word in unit.words if word.end - unit.start <= at and word.stem not in PARTS]
    if not before or not _BETWEEN.match(unit.text[before[-1].end - unit.start : at]):
        return None
    return None if before[-1].upper else before[-1].stem
