"""Whether two claims about the same thing give it values that cannot both be true.

Rules, not a model: each conflict names what conflicts, and a reader can see why. They are asked
only about claims that are already taken for the same fact, and say nothing where they are not sure.
"""

import re
from collections.abc import Callable
from itertools import product
from typing import Literal

from pressdiff.align.units import Number, Unit
from pressdiff.align.words import stem, words

Kind = Literal["number", "date", "actor", "status"]

# fmt: off
OUTCOMES = frozenset(map(stem, ("killed", "injured", "arrested", "missing", "evacuated", "rescued",
                               "displaced", "trapped", "infected", "stranded", "charged", "aboard")))
"""What happened to those who are counted: two counts compare only under the same outcome."""

GENERIC = frozenset(map(stem, ("people", "persons", "man", "victim", "casualty", "others", "dead",
                              "body", "civilian", "resident", "passenger", "worker")))
"""Nouns that count the same people under another name."""

CAUSING = frozenset(map(stem, ("kill", "shoot", "attack", "strike", "bomb", "hit", "shell", "fire",
    "launch", "cause", "win", "carry out", "order", "sign", "start", "provoke", "violate", "destroy",
    "sink", "poison", "hack", "down", "blow up", "murder", "stage", "detonate", "raid", "abduct")))
"""Acts that have one author: with another one named, both accounts cannot be true."""

LIGHT = frozenset("be have do make take get go become seem".split())
"""Verbs that say little without their object."""

_OPPOSITES = (
    "cancelled/postponed cancelled/confirmed postponed/held cancelled/held arrested/released "
    "arrested/freed detained/freed open/closed opened/closed reopened/closed approved/rejected "
    "accepted/rejected accepted/refused won/lost acquitted/convicted guilty/innocent alive/dead "
    "survived/died confirmed/denied confirmed/rejected rose/fell increased/decreased raised/cut "
    "raised/lowered intact/destroyed advanced/retreated succeeded/failed failed/successful "
    "resumed/suspended lifted/imposed contained/spreading stable/critical joined/left "
    "accidental/deliberate legal/illegal agreed/refused passed/rejected found/missing "
    "halted/continued stopped/continued controlled/uncontrolled"
)
# fmt: on
OPPOSITES = tuple(
    (stem(a), stem(b)) for a, _, b in (pair.partition("/") for pair in _OPPOSITES.split())
)
"""States that exclude each other."""

ROUND = 1_000
"""From this value on, a number is as exact as its last digit that is not 0 ("7,000": 6,500-7,500)."""

MIN_CONTAINED = 0.5
"""Least share of the shorter claim's other words in the longer, for a conflict without a number."""

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|cannot|neither)\b|n['’]t\b", re.IGNORECASE)
_SUBSET = re.compile(
    r"\b(?:including|among|of (?:whom|them|those)|other|another|additional|further|extra)\b[^,.;]{0,15}$",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b(from|to|by)\b[^,.;]{0,20}$", re.IGNORECASE)
_BREAK = re.compile(r"[,.;:]|\b(?:and|but|while|when|after|as)\b")


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
    if _SUBSET.search(before_x) or _SUBSET.search(before_y):
        return False
    if _motion(before_x) != _motion(before_y):
        return False
    noun, other = _noun(x), _noun(y)
    if x.unit is not None:  # "a 4-year-old boy", "an 11-hour journey"; "fell 40 %" by the act alone
        return noun == other and (noun is not None or _same_act(a, b))
    outcome = _outcome(a, x)
    if outcome or _outcome(b, y):
        return outcome == _outcome(b, y) and _alike(noun, other)
    return noun is not None and noun == other and _same_act(a, b)


def _motion(before: str) -> str | None:
    match = _MOTION.search(before)
    return match[1].lower() if match else None


def _noun(number: Number) -> str | None:
    if number.noun is None or not number.noun.split():
        return None
    return stem(number.noun.lower().split()[-1])


def _alike(x: str | None, y: str | None) -> bool:
    vague = GENERIC | OUTCOMES
    return x == y or ((x is None or x in vague) and (y is None or y in vague))


def _outcome(unit: Unit, number: Number) -> str | None:
    """Return what happened to those counted: told by the noun, after the number, or before it."""
    noun = _noun(number)
    if noun in OUTCOMES:
        return noun
    at = number.start - unit.start
    after = _BREAK.split(unit.text[at:], maxsplit=1)[0]
    before = _BREAK.split(unit.text[:at])[-1]
    for part, nearest in ((after, 0), (before, -1)):
        found = [word.stem for word in words(part) if word.stem in OUTCOMES]
        if found:
            return found[nearest]
    told = unit.stems & OUTCOMES
    return next(iter(told)) if noun in GENERIC and len(told) == 1 else None


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
    if not _same_subject(a, b):
        return False
    if _negated(a) != _negated(b):
        opposed = _affirmed(a) or _affirmed(b)
        return opposed and _same_claim(a, b)
    if not (_affirmed(a) and _affirmed(b)):
        return False
    for x, y in OPPOSITES:
        for here, there in ((x, y), (y, x)):
            if _tells(a, here, there) and _tells(b, there, here):
                return _contained(a, b, without={x, y}) >= MIN_CONTAINED
    return False


def _negated(unit: Unit) -> bool:
    return unit.negative or unit.certainty == "denied"


def _affirmed(unit: Unit) -> bool:
    """Tell whether nothing in a claim negates: the parse misses some, the words do not."""
    return not _negated(unit) and not _NEGATION.search(unit.text)


def _same_claim(a: Unit, b: Unit) -> bool:
    return _same_act(a, b) and _same_object(a, b) and _contained(a, b) >= MIN_CONTAINED


def _tells(unit: Unit, state: str, other: str) -> bool:
    """Tell whether the claim's predicate or complement is `state`, and nothing in it is `other`."""
    head = set(unit.predicate.split()) | (unit.object if len(unit.object) <= 3 else frozenset())
    return state in head and other not in unit.stems


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
