"""Whether two claims about the same thing give it values that cannot both be true.

Rules, not a model: each conflict names what conflicts, and a reader can see why. They are asked
only about claims that are already taken for the same fact, and say nothing where they are not sure.
"""

import re
from collections.abc import Callable
from itertools import product
from typing import Literal

from pressdiff.align.counts import noun, outcome, same_people
from pressdiff.align.units import Number, Unit
from pressdiff.align.words import stem

Kind = Literal["number", "date", "actor", "status"]

# fmt: off
CAUSING = frozenset(map(stem, ("kill", "shoot", "attack", "strike", "bomb", "hit", "shell", "fire",
    "launch", "cause", "win", "carry out", "order", "sign", "start", "provoke", "violate", "destroy",
    "sink", "poison", "hack", "down", "blow up", "murder", "stage", "detonate", "raid", "abduct")))
"""Acts that have one author: with another one named, both accounts cannot be true."""

LIGHT = frozenset("be have do make take get go become seem".split())
"""Verbs that say little without their object."""

_STATES = """cancelled/postponed cancelled/confirmed postponed/held cancelled/held arrested/released
    arrested/freed open/closed reopened/closed approved/rejected confirmed/rejected acquitted/convicted
    guilty/innocent alive/dead raised/cut raised/lowered intact/destroyed resumed/suspended
    lifted/imposed contained/spreading stable/critical accidental/deliberate legal/illegal
    authorised/unauthorised passed/rejected halted/continued stopped/continued"""
_DEEDS = """accepted/rejected accepted/refused agreed/refused won/lost survived/died confirmed/denied
    rose/fell advanced/retreated succeeded/failed joined/left"""
# fmt: on


def _pairs(listed: str) -> tuple[tuple[str, str], ...]:
    told = ((stem(a), stem(b)) for a, _, b in (pair.partition("/") for pair in listed.split()))
    return tuple(pair for one in told for pair in (one, one[::-1]))


STATES = _pairs(_STATES)
"""States of a thing that exclude each other, both ways round."""

DEEDS = _pairs(_DEEDS)
"""Deeds of an actor that exclude each other; another actor may well have done the other."""

ROUND = 1_000
"""From this value on, a number is as exact as its last digit that is not 0 ("7,000": 6,500-7,500)."""

MIN_CONTAINED = 0.5
"""Least share of the shorter claim's other words in the longer, for a conflict without a number."""

MIN_OPPOSED = 0.4
"""The same, beside two states that exclude each other."""

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|cannot|neither)\b|n['’]t\b", re.IGNORECASE)
_OTHER = re.compile(  # a number that is told beside the one in question
    r"\b(?:including|(?:among|of) (?:whom|them|these|those)|of the|other|another|additional|further|extra|"
    r"compared (?:with|to)|(?:up|down) from|from|against|instead of|rather than|than)\b[^,.;]{0,15}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)  # "fell to 40 %" is not "fell 40 %"


def conflict(a: Unit, b: Unit) -> Kind | None:
    """Return what of two aligned claims conflicts; None if nothing does that we can tell."""
    tests: tuple[tuple[Kind, Callable[[Unit, Unit], bool]], ...] = (
        ("number", _numbers_conflict),
        ("date", _dates_conflict),
        ("status", _states_conflict),
        ("actor", _actors_conflict),
    )
    return next((kind for kind, test in tests if test(a, b)), None)


def _numbers_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether two counts of one thing have no value in common, each told by one claim alone.

    Numbers that the other claim tells as well are set aside first, and where two are left that
    could be meant ("12 of the 30 passengers") nothing is said.
    """
    left, right = list(a.numbers), list(b.numbers)
    for x, y in product(a.numbers, b.numbers):
        if x in left and y in right and x.unit == y.unit and _compatible(x, y):
            left.remove(x)
            right.remove(y)
    pairs = [(x, y) for x, y in product(left, right) if _same_thing(a, x, b, y)]
    return any(
        sum(x is one for one, _ in pairs) == sum(y is other for _, other in pairs) == 1
        for x, y in pairs
    )


def _compatible(x: Number, y: Number) -> bool:
    (low_x, high_x), (low_y, high_y) = _interval(x), _interval(y)
    return max(low_x, low_y) <= min(high_x, high_y)


def _interval(number: Number) -> tuple[float, float]:
    """Return the values that fit, widened by half its last told digit for a large round number."""
    low, high = number.low, number.high
    if low == high and abs(low) >= ROUND and low == int(low):
        digits = str(int(abs(low)))
        half = 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))
        return low - half, high + half
    return low, high


def _same_thing(a: Unit, x: Number, b: Unit, y: Number) -> bool:
    """Tell whether two numbers count the same: unit, noun, what happened to them, from or to."""
    if x.unit != y.unit:
        return False
    before_x, before_y = a.before(x.start), b.before(y.start)
    if _OTHER.search(before_x) or _OTHER.search(before_y):
        return False
    counted, other = noun(x), noun(y)
    if x.unit is not None:  # "a 4-year-old boy", "an 11-hour journey"; "fell 40 %" by the act alone
        if bool(_TO.search(before_x)) != bool(_TO.search(before_y)):
            return False
        return counted == other and (counted is not None or _akin_acts(a, b))
    told = outcome(a, x)
    if told or outcome(b, y):
        return told == outcome(b, y) and same_people(counted, other)
    return counted is not None and counted == other and _akin_acts(a, b)


def _akin_acts(a: Unit, b: Unit) -> bool:
    """Tell whether the act of one claim is told in the other, if not as its predicate."""
    acts = (a.predicate.split()[:1], b.stems), (b.predicate.split()[:1], a.stems)
    return _same_act(a, b) or any(act and act[0] in stems for act, stems in acts)


def _same_act(a: Unit, b: Unit) -> bool:
    return bool(a.predicate) and a.predicate == b.predicate


def _dates_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether both tell the same act, in times that do not meet."""
    if a.time is None or b.time is None or not _same_act(a, b):
        return False
    apart = a.time[1] <= b.time[0] or b.time[1] <= a.time[0]
    return apart and _same_subject(a, b) and _contained(a, b) >= MIN_CONTAINED


def _states_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether one affirms what the other negates, or they tell states that exclude each other."""
    if _negated(a) != _negated(b):
        return (_affirmed(a) or _affirmed(b)) and _same_subject(a, b) and _same_claim(a, b)
    if not (_affirmed(a) and _affirmed(b)):
        return False
    things = (a.subject | a.object) & (b.subject | b.object)
    opposites = (STATES if things else ()) + (DEEDS if a.subject & b.subject else ())
    return any(
        _tell(a, x, b, y) and _contained(a, b, without={x, y}) >= MIN_OPPOSED for x, y in opposites
    )


def _negated(unit: Unit) -> bool:
    return unit.negative or unit.certainty == "denied"


def _affirmed(unit: Unit) -> bool:
    """Tell whether nothing in a claim negates: the parse misses some, the words do not."""
    return not _negated(unit) and not _NEGATION.search(unit.text)


def _same_claim(a: Unit, b: Unit) -> bool:
    if a.predicate in LIGHT and not a.subject & b.subject:
        return False
    return _same_act(a, b) and _same_object(a, b) and _contained(a, b) >= MIN_CONTAINED


def _tell(a: Unit, x: str, b: Unit, y: str) -> bool:
    """Tell whether `a` says that something is `x`, and `b` that it is `y`."""
    apart = x in a.stems and y in b.stems and y not in a.stems and x not in b.stems
    return apart and (_head(a, x) or _head(b, y))


def _head(unit: Unit, state: str) -> bool:
    """Tell whether a state is the claim's predicate or its short complement ("remains open")."""
    return state in unit.predicate.split() or (state in unit.object and len(unit.object) <= 3)


def _same_subject(a: Unit, b: Unit) -> bool:
    return not a.subject or not b.subject or bool(a.subject & b.subject)


def _same_object(a: Unit, b: Unit) -> bool:
    if a.object and b.object:
        return len(a.object & b.object) >= MIN_CONTAINED * min(len(a.object), len(b.object))
    return a.predicate not in LIGHT


def _contained(a: Unit, b: Unit, without: set[str] | frozenset[str] = frozenset()) -> float:
    left, right = a.stems - without, b.stems - without
    return len(left & right) / max(min(len(left), len(right)), 1)


def _actors_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether two named actors, with nothing in common, did one act to one object."""
    if not _same_act(a, b) or a.predicate not in CAUSING or not _affirmed(a) or not _affirmed(b):
        return False
    if not a.actors or not b.actors or a.actors & b.actors:
        return False
    return bool(a.object and b.object) and not a.subject & b.subject and _same_object(a, b)
