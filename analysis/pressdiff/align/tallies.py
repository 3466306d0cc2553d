"""The counts that every report of an event gives - dead, injured, detained - however it words them.

A reader lays the death tolls of two outlets side by side although "five militants were killed" and
"eight farmhands slaughtered" share no word. Here each article gives one number for a tally, the
first that it tells of the event at large, and two articles' numbers agree or conflict.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from pressdiff.align.counts import (
    NEGATION,
    PARTS,
    last_word,
    noun,
    other_times,
    partial,
)
from pressdiff.align.ranges import compatible, far
from pressdiff.align.units import Number, Unit
from pressdiff.align.values import counted
from pressdiff.align.words import stem

# fmt: off
TALLIES = {
    "dead": "kill|kills|killed|killing|die|dies|died|dead|deaths?|perished|slaughter(?:s|ed|ing)|massacred?|"
            "slain|fatalities|los[et] their li[fv]es|lives (?:were |have been |are )?lost|lives lost",
    "injured": "injur(?:e|es|ed|ing|ies)|wound(?:s|ed|ing)|hurt|hospitali[sz]ed|treated|(?:in|to|needed) (?:the )?hospital",
    "missing": "missing|unaccounted for",
    "detained": "detain(?:s|ed|ing)|arrest(?:s|ed|ing)?|rounded up|dragg?(?:ed|ing) away|being held|"
                "(?:in|into) custody|detentions",
    "evacuated": "evacuat(?:e|es|ed|ing)|fle[ed] their (?:homes|houses)|flee|fled|"
                 "(?:been|were|was) (?:brought|taken|led|moved) (?:to safety|out|to an? (?:school|shelter|sports hall|camp))|"
                 "displaced|homeless|(?:leave|left|(?:moved|driven) from|forced from) their homes",
    "gathered": "t(?:ake|akes|aken|ook) part|gathered|attended(?: by)?|marched|rallied|turn(?:s|ed)? out|demonstrated|"
                "protested|t(?:ake|akes|ook) to|crowd of",
    "jobs": "cut|cuts|cutting|sheds?|shedding|axe|axes|axed|axing|slash(?:es|ed|ing)?|sack(?:s|ed|ing)?|job cuts|"
            "l(?:ay|ays|aid|aying) off|layoffs|redundan(?:t|cies)|dismiss(?:es|ed|ing)?|"
            "los[et] their (?:jobs|work)",
}  # fmt: skip
"""What is counted, and the words that say so next to the number."""

JOBS = frozenset(
    map(stem, "job position post role worker staff employee people person cut".split())
)
"""Nouns that the tally of jobs counts: a company cuts other things as well."""

THINGS = frozenset(
    map(
        stem,
        "year month week day hour minute time village town city home house building flat "
        "school hospital ship boat car vehicle animal dog mile kilometre attack case "
        "family body country operation job".split(),
    )
)
"""Nouns that the other tallies, which are of people, do not count."""

BESIDE_THE_DEAD = frozenset({"injured", "missing"})
"""Tallies whose "another 20" is told beside the dead, and is the whole of them."""
# fmt: on

FIRST_PART = 0.5
"""A count first told in the second half of an article is taken for background."""

REPEATS = 2
"""Claims of one article, headline and text, that stand for its number."""

_WORD = r"(?:\d\S*\d|[^\s,.;:]+) "  # nothing between but words: "11, three missing" tells of no 11
_NEAR = rf"(?:{_WORD}){{0,%d}}?"
_OTHER_PEOPLE = r"(?! (?:a|an|the|his|her|their|its|at least|about|up to|\d+)\b)"
_AFTER = {
    name: re.compile(rf"^{_WORD}{_NEAR % 5}(?:{told})\b{_OTHER_PEOPLE}", re.IGNORECASE)
    for name, told in TALLIES.items()
}
_BEFORE = {
    name: re.compile(rf"\b(?:{told}) (?!by ){_NEAR % 3}$", re.IGNORECASE)
    for name, told in TALLIES.items()
}
_LIVES = re.compile(r"\b(?:claim|cost|t(?:ake|ook)|los)\w* (?:[^\s,.;:]+ ){0,3}$", re.IGNORECASE)
_ASIDE = re.compile(r", (?:including|among them|most of them) [^,.;]{1,40},", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:dozens|scores|hundreds|thousands|tens|several|many|numerous)\b", re.IGNORECASE
)
_TOLL = re.compile(
    r"\b(?:death|number of (?:dead|deaths)) ?(?:toll)?\b[^.;]{0,120} (?:to|at|stands at) (?:at least )?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\b(?:and|but|while|when|after|as|who|that|which|with)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:](?!\d)")
_MORE = re.compile(r"\b(?:another|further|additional|other)\b[^,.;]{0,15}$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\S+ (?:more|others?|further)\b", re.IGNORECASE)
_PART = re.compile(  # some of them, or graver than the rest
    r"\b(?:among|of) (?:them|whom|those)\b|\b(?:serious|critical|severe|life-threatening|slight|minor)",
    re.IGNORECASE,
)


class Tally(NamedTuple):
    """An article's number for one tally, as one claim tells it."""

    unit: Unit
    number: Number


def tally(unit: Unit, number: Number) -> str | None:
    """Return what a number of people, or jobs, counts: told right after it, or right before it."""
    if number.unit is not None:
        return None
    at = number.start - unit.start
    one = noun(number)
    after = _BREAK.split(_ASIDE.sub("", unit.text[last_word(unit, number) :]), maxsplit=1)[0]
    before = _BREAK.split(unit.text[max(at - 60, 0) : at])[-1]
    if one == stem("life"):
        told = _LIVES.search(before) or _AFTER["dead"].search(after)
        return "dead" if told else None
    if _TOLL.search(unit.text[:at]):
        return "dead"
    found = [(match.end(), name) for name, one in _AFTER.items() if (match := one.search(after))]
    if not found:
        found = [
            (-match.start(), name) for name, one in _BEFORE.items() if (match := one.search(before))
        ]
    name = min(found)[1] if found else None
    fits = one is None or (one in JOBS if name == "jobs" else one not in THINGS)
    return name if fits else None


def tallied(units: Sequence[Unit]) -> Iterator[tuple[Tally, Tally, bool]]:
    """Yield the claims of different articles that give one tally, and whether they conflict."""
    found: dict[tuple[str, str], dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        for name, number in _at_large(unit):
            one = noun(number) or ""
            key = (name, one if one in PARTS else "")
            told = found[key][unit.article_id]
            if told and _vague(told[0]) and not _vague(Tally(unit, number)):
                told.clear()
            if len(told) < REPEATS and (not told or compatible(told[0].number, number)):
                told.append(Tally(unit, number))
    for articles in found.values():
        for left, right in combinations(articles.values(), 2):
            if far(left[0].number, right[0].number):
                continue
            for a, b in product(left, right):
                yield a, b, not compatible(a.number, b.number)


def _vague(told: Tally) -> bool:
    """Tell whether a number is one in words only, such as "dozens": any exact one is better."""
    return bool(_VAGUE.match(counted(told.unit, told.number)))


def _at_large(unit: Unit) -> Iterator[tuple[str, Number]]:
    """Yield the tallies that a claim gives of the event at large: no part, no other occasion."""
    if not unit.numbers or unit.position > FIRST_PART:
        return
    if unit.certainty in ("conditional", "denied") or other_times(unit):
        return
    for number in unit.numbers:
        name = tally(unit, number)
        if name is None or (unit.certainty == "planned" and name != "jobs"):
            continue
        if not _part(unit, number, name):
            yield name, number


def _part(unit: Unit, number: Number, name: str) -> bool:
    """Tell whether a number counts a part of its tally only, or is negated."""
    at = number.start - unit.start
    after = _CLAUSE.split(unit.text[at:], maxsplit=1)[0]
    if NEGATION.search(_CLAUSE.split(unit.text[max(at - 40, 0) : at])[-1]):
        return True
    if _PART.search(after) or _PART.search(unit.text[max(at - 25, 0) : at]):
        return True
    if _MORE.search(unit.text[:at]) or _MORE_AFTER.search(after):
        return name not in BESIDE_THE_DEAD
    return partial(unit, number)
