"""Words of a claim, cut and normalised so that two outlets' wordings of one thing meet.

Light on purpose: claims come as text, and an event is compared in milliseconds. Endings are
stripped by rule, frequent irregular forms and the nouns made of news verbs by list.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
TOKEN = re.compile(
    rf"\d[\d,]*(?:\.\d+)?|(?:{'|'.join(_TENS)})-(?:{'|'.join(_SMALL[1:10])})\b|[^\W\d_]+(?:['’.][^\W\d_]+)*",
    re.IGNORECASE,
)

# fmt: off
STOP = frozenset(
    "a about above across after again against all almost along already also although always am among "
    "an and another any are around as at away back be became because become been before began behind "
    "being below between both but by can cannot could did do does doing done down during each either "
    "else even ever every few for from further get gets getting got had has have having he her here "
    "hers herself him himself his how however i if in including indeed into is it its itself just let "
    "like made make makes making many may me meanwhile might more most much must my myself neither "
    "never no nobody none nor not nothing now of off often on once one ones only onto or other others "
    "our ours out over own per perhaps rather really same she should since so some something still "
    "such than that the their us theirs them themselves then there these they this those though through "
    "thus to together too toward towards under until up upon very was we well were what when where "
    "whether which while who whom whose why will with within without would yet you your yours it's "
    "i'm he's she's that's there's they're we're we've i've you're let's what's who's "
    # words of reporting and of pages: shared by any two articles
    "say says said saying tell tells told telling add adds added adding accord according report "
    "reports reported reportedly reporting reporter reporters state stated states statement claim "
    "claims claimed note noted noting notes explain explained spokesman spokeswoman spokesperson ask "
    "asked call called go goes went going gone come comes came coming know think want read photo image "
    "video file caption mr mrs ms dr via".split()
)
NEGATIONS = frozenset("no not never none nobody nothing neither nor without cannot".split())

_FORMS = """
fall: fell fallen drop dropped drops decline declined declines decrease decreased plunge plunged;
find: found; leave: left; shoot: shot shots; hold: held; win: won winning winner; lose: lost loss losses;
meet: met meeting meetings; give: gave given; take: took taken; flee: fled; seek: sought;
strike: struck stricken; lead: led; send: sent; speak: spoke spoken; write: wrote written;
break: broke broken; steal: stole stolen; rise: rose risen increase increased increases climbed soared;
sell: sold sale sales; buy: bought acquire acquired purchase purchased; bring: brought;
fight: fought; catch: caught; build: built; keep: kept; show: shown; drive: drove driven;
fly: flew flown; throw: threw thrown; grow: grew grown growth; shake: shook shaken; sink: sank sunk;
withdraw: withdrew withdrawn withdrawal; run: ran running; draw: drew drawn; choose: chose chosen choice;
see: saw seen seeing; pay: paid payment; stand: stood; spend: spent; man: men; woman: women;
child: children; person: people persons; foot: feet; life: lives; wife: wives;
kill: killed killing killings kills die died dies dying dead death deaths fatal fatality fatalities;
injure: injured injuring injury injuries wound wounded wounds hurt;
arrest: arrested arrests detain detained detains detention custody;
attack: attacks assault assaults assaulted; fire: fired firing fires blaze inferno;
decide: decision decisions decided; announce: announcement announced; deny: denied denies denial denying;
investigate: investigation investigations investigating investigated; agree: agreement agreed;
explode: explosion explosions blast blasts exploded; postpone: delay delayed delays;
cancel: cancelled canceled cancelling cancellation cancels scrap scrapped scraps; destroy: destruction;
close: closure shut shuts; cut: cuts slash slashed reduce reduced reduces reduction;
depart: departure; arrive: arrival; move: moved moving movement; use: used using uses;
evacuate: evacuation; resign: resignation resigned quit quits; elect: election elections;
begin: began begun beginning start started starts starting; vote: ballot poll polls;
protest: demonstration demonstrations rally rallies; ship: vessel boat ferry;
protester: demonstrator demonstrators protestor; plane: aircraft jet airplane aeroplane;
usa: u.s u.s.a american americans america; uk: u.k british britain briton britons; france: french;
russia: russian russians; ukraine: ukrainian ukrainians; germany: german germans; china: chinese;
japan: japanese; spain: spanish; turkey: turkish; un: u.n; eu: e.u; defense: defence
"""
# fmt: on
_ENDINGS = (
    ("ization", "iz"),
    ("isation", "iz"),
    ("ation", "at"),
    ("ments", "ment"),
    ("ness", ""),
    ("ly", ""),
    ("ise", "iz"),
    ("ize", "iz"),
    ("is", "iz"),
)  # fmt: skip
_VOWEL = re.compile("[aeiouy]")


class Word(NamedTuple):
    """One content word: its stem, its characters [start, end) and whether it is capitalised."""

    stem: str
    start: int
    end: int
    upper: bool


def words(text: str, offset: int = 0) -> list[Word]:
    """Return the content words of `text`, positions counted from `offset`.

    >>> [word.stem for word in words("Nine people were killed, police said.")]
    ['9', 'person', 'kill', 'polic']
    """
    return [
        Word(told, offset + match.start(), offset + match.end(), match[0][0].isupper())
        for match in TOKEN.finditer(text)
        if (told := _content(match[0]))
    ]


@lru_cache(maxsize=100_000)
def _content(told: str) -> str:
    """Return the stem of a word as it is told; empty if it has no content."""
    lower = told.lower().replace("’", "'").removesuffix("'s")
    if told == "US":  # not "us"
        lower = "usa"
    if lower in STOP or (len(lower) < 2 and not lower.isdigit()) or lower.endswith("n't"):
        return ""
    return stem(lower)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; forms of one news verb and its noun share it.

    >>> stem("died"), stem("deaths"), stem("organised"), stem("organization"), stem("1,200")
    ('kill', 'kill', 'organiz', 'organiz', '1200')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    return _base().get(word) or _stripped(word)


@cache
def _base() -> dict[str, str]:
    """Return the stems of irregular forms and of numbers in words."""
    found = {word: str(value) for value, word in enumerate(_SMALL)}
    for ten, word in enumerate(_TENS, start=2):
        found[word] = str(10 * ten)
        found |= {f"{word}-{one}": str(10 * ten + n) for n, one in enumerate(_SMALL[:10])}
    for group in _FORMS.split(";"):
        base, _, forms = group.partition(":")
        found |= {form: _stripped(base.strip()) for form in forms.split()}
    return found


def _stripped(word: str) -> str:
    if len(word) < 4:
        return word
    word = _ending(_verbal(_plural(word)))
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 4 else word


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verbal(word: str) -> str:
    if word.endswith("ied"):
        return f"{word[:-3]}y"
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            double = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if double else base
    return word


def _ending(word: str) -> str:
    for suffix, short in _ENDINGS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word.removesuffix(suffix) + short
            break
    return f"{word[:-3]}or" if word.endswith("our") and len(word) > 5 else word
