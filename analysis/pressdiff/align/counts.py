"""What a number of a claim counts: eleven killed, 187 detained, 2,000 jobs."""

import re

from pressdiff.align.units import Number, Unit
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

_BREAK = re.compile(r"[,.;:]|\b(?:and|but|while|when|after|as)\b")


def outcome(unit: Unit, number: Number) -> str | None:
    """Return what happened to those counted: told by the noun, after the number, or before it."""
    if number.unit is not None:
        return None
    counted = noun(number)
    if counted in OUTCOMES:
        return OUTCOMES[counted]
    at = number.start - unit.start
    after = _BREAK.split(unit.text[at:], maxsplit=1)[0]
    before = _BREAK.split(unit.text[:at])[-1]
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


def same_people(x: str | None, y: str | None) -> bool:
    """Tell whether two nouns may count the same people: one vague, the other no part of them."""
    vague = GENERIC | OUTCOMES.keys() | {None}
    return x == y or (x in vague and y not in PARTS) or (y in vague and x not in PARTS)


def topics(unit: Unit) -> frozenset[str]:
    """Return the outcomes that the claim counts, as terms: ``#killed``."""
    return frozenset(f"#{told}" for number in unit.numbers if (told := outcome(unit, number)))
