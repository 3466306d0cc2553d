"""What a number of a claim counts, and whether two claims count one thing differently."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import product

from pressdiff.align.ranges import compatible, far, slip
from pressdiff.align.roles import same_deed, same_object
from pressdiff.align.units import Number, Unit
from pressdiff.align.values import Values, counted
from pressdiff.align.words import stem, words

# fmt: off
_OUTCOMES = """
killed: killed; injured: injured treated hospitalised; arrested: arrested held; missing: missing
unaccounted; evacuated: evacuated relocated; rescued: rescued saved; displaced: displaced homeless;
trapped: trapped stranded; infected: infected; charged: charged indicted; aboard: aboard;
gathered: gathered attended protester marched rallied turnout crowd
"""
GENERIC = frozenset(map(stem, "people man victim casualty other dead body civilian resident passenger "
                              "worker employee".split()))
"""Nouns that count the same people under another name."""

PARTS = frozenset(map(stem, "child boy girl baby woman teenager student officer policeman firefighter "
                            "soldier guard crew pilot journalist foreigner national".split()))
"""Nouns that count some of those people only."""

# fmt: on

OUTCOMES = {
    stem(form): name.strip()
    for group in _OUTCOMES.split(";")
    for name, _, forms in [group.partition(":")]
    for form in forms.split()
}
"""What happened to those who are counted, by stem; two counts compare only under one outcome."""

PERCENT = frozenset({"%", "percentage point"})
"""Units of shares: two compare only under one deed."""

NEAR = 4
"""Words on either side of a number that say what it is of."""

MIN_BESIDE = 2
"""Least number of those words that two claims must share where nothing else says that they tell one fact."""

MIN_COUNT = 10
"""Least count of things that is compared by those words: "two meetings" are any two."""

SCALES = frozenset(
    map(stem, "hundred thousand million billion trillion dozen percent cent".split())
)
"""Words that belong to a number."""

CALENDAR = frozenset({"year", "month", "week", "day", "hour", "minute"})
"""Units of time: spans next to the same words are mostly of two things."""

NEGATION = re.compile(
    r"\b(?:not|no(?!\.)|never|none|nobody|cannot|neither)\b|n['’]t\b", re.IGNORECASE
)
_BREAK = re.compile(r"[,.;:]|\b(?:and|but|while|when|after|as)\b")
_BESIDE = re.compile(  # a number that is told beside the one in question
    r"\b(?:including|(?:among|of) (?:whom|them|these|those)|of the|other|another|additional|further|extra|"
    r"compared (?:with|to)|(?:up|down) from|from|against|instead of|rather than|than)\b[^,.;]{0,15}$",
    re.IGNORECASE,
)
_PART = re.compile(  # "three of those trapped", "2.5 million more people"
    r"^\S+(?: (?:hundred|thousand|million|billion|dozen))? "
    r"(?:of (?:whom|them|these|those|the)|more|other|others|additional|further|extra)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(  # those still trapped, those seriously hurt
    r"\b(?:still|remain|serious|critical|severe|life-threatening|slight|minor|initial|at first)",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(  # another occasion, or one of several, or several in one
    r"\bin the (?:first|second|third|other)\b|\b(?:both|two|three|several) (?:cities|towns|attacks|shootings|"
    r"rampages|incidents|crashes|blasts|explosions|strikes)\b|"
    r"(?<!since )(?<!from )\b(?:1[89]|20)\d\d\b|"
    r"\b(?:in|last|since|until) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|\blast (?:year|month|week|summer|winter|spring|autumn)\b|\bago\b|"
    r"\b(?:each|every|a|per|this|previous) (?:year|month|week)\b|\bannual(?:ly| (?:toll|average|rate|figure))|\bearlier (?:this|attack|in)\b|\bprevious|\b(?:a series|a string|a wave|a spate) of\b|\bin the past\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)  # "fell to 40 %" is not "fell 40 %"


def topics(unit: Unit) -> frozenset[str]:
    """Return the outcomes that the claim counts, as terms: ``#killed``."""
    return frozenset(f"#{told}" for number in unit.numbers if (told := outcome(unit, number)))


def outcome(unit: Unit, number: Number) -> str | None:
    """Return what happened to those counted: told by the noun, after the number, or before it."""
    if number.unit is not None:
        return None
    counted = noun(number)
    if counted in OUTCOMES:
        return OUTCOMES[counted]
    after, before = _around(unit, number)
    for part, nearest in ((after, 0), (before, -1)):
        found = [OUTCOMES[word.stem] for word in words(part) if word.stem in OUTCOMES]
        if found:
            return found[nearest]
    told = {OUTCOMES[one] for one in unit.stems if one in OUTCOMES}
    return told.pop() if counted in GENERIC and len(told) == 1 else None


def noun(number: Number) -> str | None:
    """Return the stem of the noun that is counted, without its compounds."""
    told = (number.noun or "").lower().split()
    return stem(told[-1]) if told else None


def numbers_differ(a: Unit, b: Unit) -> Values | None:
    """Return two counts of one thing that have no value in common, each told by one claim alone.

    Numbers that the other claim tells as well are set aside first, and where two are left that
    could be meant ("12 of the 30 passengers") nothing is said.
    """
    return _differing(a, b, _same_thing)


def amounts_differ(a: Unit, b: Unit) -> Values | None:
    """Return two amounts as `numbers_differ` does, if the words next to them say that they are of one thing."""
    return _differing(a, b, _same_words)


def _differing(
    a: Unit, b: Unit, same: Callable[[Unit, Number, Unit, Number], bool]
) -> Values | None:
    left, right = list(a.numbers), list(b.numbers)
    for x, y in product(a.numbers, b.numbers):
        if x in left and y in right and x.unit == y.unit and compatible(x, y):
            left.remove(x)
            right.remove(y)
    pairs = [(x, y) for x, y in product(left, right) if same(a, x, b, y) or slip(x, y)]
    for x, y in pairs:
        if sum(x is one for one, _ in pairs) == sum(y is other for _, other in pairs) == 1:
            return counted(a, x), counted(b, y)
    return None


def _same_thing(a: Unit, x: Number, b: Unit, y: Number) -> bool:
    """Tell whether two numbers count the same: unit, noun, what happened to them, from or to."""
    if x.unit != y.unit or far(x, y) or partial(a, x) or partial(b, y):
        return False
    if _graded(a, x) != _graded(b, y) or other_times(a) != other_times(b):
        return False
    if x.unit is not None:
        return _same_measure(a, x, b, y)
    counted, other = noun(x), noun(y)
    told = outcome(a, x)
    if told or outcome(b, y):
        return told == outcome(b, y) and _same_people(counted, other)
    return counted is not None and counted == other and same_deed(a, b)


def _same_measure(a: Unit, x: Number, b: Unit, y: Number) -> bool:
    """Tell whether two amounts measure one thing: "a 4-year-old boy", or "fell 40 %" by the act."""
    if noun(x) != noun(y):
        return False
    for unit in (a, b):
        if sum(one.unit == x.unit and noun(one) == noun(x) for one in unit.numbers) > 1:
            return False
    if bool(_TO.search(a.before(x.start))) != bool(_TO.search(b.before(y.start))):
        return False
    if x.unit in PERCENT:  # the share of whom, who won by them
        return same_deed(a, b) and same_object(a, b)
    return noun(x) is not None or same_deed(a, b) or bool(beside(a, x) & beside(b, y))


def _same_words(a: Unit, x: Number, b: Unit, y: Number) -> bool:
    """Tell whether two amounts are of one thing by the words next to them: "$47 billion bid for NXP"."""
    if x.unit != y.unit or noun(x) != noun(y) or far(x, y) or partial(a, x) or partial(b, y):
        return False
    if _graded(a, x) != _graded(b, y) or other_times(a) != other_times(b):
        return False
    if x.unit in CALENDAR or a.certainty != b.certainty:
        return False
    if x.unit is None and min(x.low, y.low) < MIN_COUNT:
        return False
    if bool(_TO.search(a.before(x.start))) != bool(_TO.search(b.before(y.start))):
        return False
    return len((beside(a, x) & beside(b, y)) - GENERIC) >= MIN_BESIDE


def beside(unit: Unit, number: Number) -> frozenset[str]:
    """Return stems of the words next to a number, `NEAR` on either side within its clause."""
    after, before = _around(unit, number)
    following = [word.stem for word in words(after) if not word.stem[0].isdigit()][:NEAR]
    preceding = [word.stem for word in words(before) if not word.stem[0].isdigit()][-NEAR:]
    return frozenset(following + preceding) - SCALES


def _same_people(x: str | None, y: str | None) -> bool:
    """Tell whether two nouns may count the same people: one vague, the other no part of them."""
    vague = GENERIC | OUTCOMES.keys() | {None}
    return x == y or (x in vague and y not in PARTS) or (y in vague and x not in PARTS)


def partial(unit: Unit, number: Number) -> bool:
    """Tell whether a number counts a part of what is in question, or something beside it."""
    after = unit.text[last_word(unit, number) :]
    return bool(_BESIDE.search(unit.before(number.start)) or _PART.search(after))


def last_word(unit: Unit, number: Number) -> int:
    """Return where in the claim the last word of a number starts: "million" of "more than 2 million"."""
    start, end = number.start - unit.start, number.end - unit.start
    return max(start, unit.text.rfind(" ", start, end) + 1)


def _graded(unit: Unit, number: Number) -> bool:
    return any(_GRADE.search(part) for part in _around(unit, number))


def other_times(unit: Unit) -> frozenset[str]:
    """Return the years, months and other occasions that the sentence names: "in October", "1991".

    The year in which the article came out is none.
    """
    found = _occasions(unit.sentence)
    return found - {str(unit.published_at.year)} if unit.published_at else found


@lru_cache(maxsize=10_000)
def _occasions(sentence: str) -> frozenset[str]:
    return frozenset(found.lower() for found in _OTHER_TIME.findall(sentence))


def _around(unit: Unit, number: Number) -> tuple[str, str]:
    """Return what follows and what precedes a number, as far as the clause goes."""
    at = number.start - unit.start
    return _BREAK.split(unit.text[at:], maxsplit=1)[0], _BREAK.split(unit.text[:at])[-1]
