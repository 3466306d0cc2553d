"""States: what one claim affirms and another negates, and states that exclude each other."""

import re

from pressdiff.align.counts import GENERIC, NEGATION
from pressdiff.align.roles import HALF, contained, same_claim
from pressdiff.align.units import Unit
from pressdiff.align.values import Values, told
from pressdiff.align.words import stem

# fmt: off
_STATES = """cancelled/postponed cancelled/confirmed postponed/held cancelled/held arrested/released
    arrested/freed open/closed reopened/closed approved/rejected confirmed/rejected acquitted/convicted
    guilty/innocent alive/dead raised/cut raised/lowered intact/destroyed resumed/suspended
    lifted/imposed contained/spreading stable/critical accidental/deliberate legal/illegal
    authorised/unauthorised passed/rejected halted/continued stopped/continued"""
_DEEDS = """accepted/rejected accepted/refused agreed/refused won/lost survived/died confirmed/denied
    rose/fell advanced/retreated succeeded/failed joined/left"""
# fmt: on


def _pairs(listed: str) -> tuple[tuple[str, str], ...]:
    split = ((stem(a), stem(b)) for a, _, b in (pair.partition("/") for pair in listed.split()))
    return tuple(pair for one in split for pair in (one, one[::-1]))


STATES = _pairs(_STATES)
"""States of a thing that exclude each other, both ways round."""

DEEDS = _pairs(_DEEDS)
"""Deeds of an actor that exclude each other; another actor may well have done the other."""

MIN_OPPOSED = 0.4
"""Least share of the shorter claim's other words in the longer, beside states that exclude each other."""

_AT_TIMES = re.compile(
    r"\b(?:since|until|till|before|ever|again|any ?more|yet|first|last)\b", re.IGNORECASE
)


def states_differ(a: Unit, b: Unit) -> Values | None:
    """Return what one affirms and the other negates, or states that exclude each other, in words."""
    if not (settled(a) and settled(b)):
        return None
    if _negates(a) or _negates(b):
        both = (affirms(a) or affirms(b)) and same_claim(a, b) and _specific(a, b)
        return (_negated(a), _negated(b)) if both else None
    if not (affirms(a) and affirms(b)):
        return None
    left, right = a.subject | a.object, b.subject | b.object
    things = left & right and len(left & right) >= HALF * min(len(left), len(right))
    opposites = (STATES if things else ()) + (DEEDS if a.subject & b.subject else ())
    for x, y in opposites:
        if _tell(a, x, b, y) and contained(a, b, frozenset((x, y))) >= MIN_OPPOSED:
            return told(a, x), told(b, y)
    return None


def settled(unit: Unit) -> bool:
    """Tell whether a claim says that something is so, or is not so."""
    return unit.certainty in ("asserted", "denied")


def affirms(unit: Unit) -> bool:
    """Tell whether nothing in a claim negates: the parse misses some, the words do not."""
    return not (unit.negative or unit.certainty == "denied" or NEGATION.search(unit.text))


def _specific(a: Unit, b: Unit) -> bool:
    """Tell whether they share more than the act and "people", or one tells no more ("nobody has")."""
    left, right = a.stems - {a.predicate}, b.stems - {b.predicate}
    return not left or not right or bool((left & right) - GENERIC)


def _negates(unit: Unit) -> bool:
    """Tell whether a claim negates or denies, and not for a time only ("not since 1908")."""
    negated = unit.negative and NEGATION.search(unit.text) and not _AT_TIMES.search(unit.text)
    return bool(negated) or unit.certainty == "denied"


def _negated(unit: Unit) -> str | None:
    """Return the words of a claim's act, with the negation if it stands shortly before."""
    act = told(unit, unit.predicate.split()[0]) if unit.predicate else None
    if act is None:
        return None
    negated = re.search(
        rf"(?:{NEGATION.pattern})(?: \w+){{0,2}} {re.escape(act)}", unit.text, re.IGNORECASE
    )
    return negated.group() if negated else act


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
