"""Who does what to whom in two claims: the same act, by the same actor, to the same thing."""

from pressdiff.align.units import Unit

HALF = 0.5
"""Least share of the shorter of two phrases, or claims, that must be in the longer."""

LIGHT = frozenset("be have do make take get go become seem".split())
"""Verbs that say little without their object."""


def same_act(a: Unit, b: Unit) -> bool:
    """Tell whether both claims have one predicate."""
    return bool(a.predicate) and a.predicate == b.predicate


def same_deed(a: Unit, b: Unit) -> bool:
    """Tell whether the act of one claim, and who does it, are told in the other at any place."""
    return same_subject(a, b) if same_act(a, b) else _told_in(a, b) or _told_in(b, a)


def _told_in(a: Unit, b: Unit) -> bool:
    act = a.predicate.split()[:1]
    told = bool(act) and act[0] not in LIGHT and act[0] in b.stems
    return told and (not a.subject or bool(a.subject & b.stems))


def same_subject(a: Unit, b: Unit) -> bool:
    """Tell whether one actor may be meant: none is told, or words are shared; a pronoun is nobody."""
    return not a.subject or not b.subject or bool(a.subject & b.subject)


def same_object(a: Unit, b: Unit) -> bool:
    """Tell whether one thing is acted on; of a light verb it must be told."""
    if a.object and b.object:
        return len(a.object & b.object) >= HALF * min(len(a.object), len(b.object))
    return a.predicate not in LIGHT


def same_claim(a: Unit, b: Unit) -> bool:
    """Tell whether two claims say one thing, true or not, now or then."""
    if a.predicate in LIGHT and not a.subject & b.subject:
        return False
    told = same_act(a, b) and same_subject(a, b) and same_object(a, b)
    return told and contained(a, b) >= HALF


def contained(a: Unit, b: Unit, without: frozenset[str] = frozenset()) -> float:
    """Return the share of the shorter claim's words that are in the longer, 0 to 1."""
    left, right = a.stems - without, b.stems - without
    return len(left & right) / max(min(len(left), len(right)), 1)
