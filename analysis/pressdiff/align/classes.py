"""Matters that are told in classes: why it happened, who did it, whether it works again.

Values are compared by class, so that "an electrical fault" and "a malfunction" agree, while "an
electrical fault" and "sabotage" do not. An article's value is the first that it states of the event.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from pressdiff.align.conflicts import Kind
from pressdiff.align.counts import NEGATION
from pressdiff.align.units import Unit
from pressdiff.align.words import stem


class Told(NamedTuple):
    """One class of a matter in one claim; `said` are the claim's own words, `things` what it is told of."""

    unit: Unit
    name: str
    said: str
    things: frozenset[str]


class Matter(NamedTuple):
    """What is told in classes: words that its sentence has, words that the claim has, and the classes.

    With `one_thing`, it is told of any of the things in `about`, and compared of one of them only.
    """

    kind: Kind
    about: str
    link: str
    classes: dict[str, str]
    one_thing: bool = False


# fmt: off
HARM = (r"fire|blaze|ablaze|inferno|explosion|exploded|blast|crash(?:ed)?|collapsed?|derail\w+|outage|blackout|"
        r"accident|disaster|rupture\w*|went up in flames|sank|sinking|spill|leak")
"""Words for what went wrong."""

OFF = r"cancel\w*|postpon\w*|scrap(?:s|ped)?|call(?:s|ed|ing) off|put(?:s|ting)? off|delay\w*"
"""Words for calling off."""

BECAUSE = (
    r"caus(?:e|ed|ing)|due to|because of|blam(?:e|ed|es) on|result(?:ed)? (?:of|from)|triggered|sparked|set it|"
    r"started|led to|reasons?|grounds|over|amid|behind|as an act of|named as|regard\w*|written all over|"
    r"was (?:an act|sabotage|arson|deliberate)|up in flames|caught fire|burst into flames|not safe|difficulties with"
)
"""Words that join what happened to its cause."""

_STRUCK = r"struck|strikes?|hit|hits|attack\w*|bomb\w*|raid\w*|shell\w*|operation|fired|used"

MATTERS = (
    Matter("cause", HARM, BECAUSE, {
        "deliberate": r"sabotage\w*|bomb\w*|arson\w*|(?:terror(?:ist)?|deliberate|missile|drone) (?:attack|strike|act)|"
                      r"explosives?|deliberately|set on purpose",
        "technical": r"(?:technical|electrical|mechanical) (?:\w+ )?(?:fault|failure|problem|defect)|short[- ]circuit|"
                     r"malfunction\w*|corrosion|faulty \w+|(?:engine|brake|equipment|power) failure|gas leak|overheat\w+",
        "vehicle": r"(?:lorry|truck|car|van|bus) (?:went up in flames|caught fire|burst into flames|caught alight)",
        "human error": r"human error|(?:driver|pilot|operator) error|negligence|careless\w*|fell asleep",
        "nature": r"lightning|storm|earthquake|landslide|avalanche|strong winds?|heavy (?:rain|snow)",
    }),
    Matter("cause", rf"{OFF}|visit|trip|tour|meeting|summit|travel\w*", BECAUSE, {
        "security": r"security (?:reasons|grounds|concerns|fears|threats?)|over security|(?:fears?|concerns?) for "
                    r"(?:his|her|their) safety|not safe|unsafe",
        "schedule": r"scheduling|difficulties with the (?:\w+['’]s )?(?:schedule|diary|timetable)|"
                    r"(?:schedule|diary) (?:conflicts?|problems?|reasons)",
        "illness": r"illness|ill health|health (?:reasons|grounds)|fallen ill|covid\S*",
        "weather": r"bad weather|weather (?:conditions|reasons)|storm|hurricane|fog|snow",
        "dispute": r"(?:disagreement|dispute|row|quarrel) over|in protest (?:at|against|over)",
    }),
    Matter("actor", _STRUCK, _STRUCK, {
        "air force": r"air ?(?:strikes?|raids?|force (?:struck|attacked|hit|bombed|raided|carried out))|warplanes?|"
                     r"(?:fighter )?jets (?:struck|attacked|hit|bombed|fired)|fighter jets?|\w+ jets$",
        "navy": r"(?:navy|warships?|gunboats?) (?:struck|attacked|hit|fired|shelled)",
        "border guards": r"border (?:guards?|police) (?:struck|attacked|hit|fired on|carried out|launched|used an? (?:\w+ )?(?:drone|missile|rocket))|"
                         r"(?:entrusted to|carried out by|launched by|unit of) [^.;]{0,40}\bborder (?:guards?|police)",
    }),
    Matter("actor", rf"{OFF}|visit|trip|tour", rf"{OFF}|agreed|agreement|consent|request", {
        "both": r"(?:agreed|decided) (?:\w+ ){0,3}(?:between|by) (?:the )?(?:two|both) (?:governments|sides|countries|parties)|"
                r"by mutual (?:agreement|consent)|(?:joint|mutual) decision",
        "one": r"at the request of (?:the )?\w+ (?:side|government)|"
               r"(?:(?-i:[A-Z])\w+|side|government|ministry|minister|chief|president) (?:on \w+day )?"
               r"(?:has |have |had )?(?:cancel(?:s|led|ed)|postpone[sd]|scrap(?:s|ped)|call(?:s|ed) off)",
    }),
    Matter("status", r"systems?|computers?|screens?|network|servers?|websites?|services?|power|electricity|trains|flights", "", {
        "working": r"(?:been|were|was|are|is|fully) restored|back online|(?:working|running|in operation) again",
        "not working": r"(?:still|remain\w*) (?:down|offline|dark|black|shut down)|out of (?:action|service|order)",
    }, one_thing=True),
)
"""What every report of such an event tells, by class in whatever words."""

_DOUBT = re.compile(
    r"\b(?:whether|if|may|might|could|possib\w+|rule[sd]? out|unclear|not known|unknown|inquiry|investigat\w+ (?:whether|if)|"
    r"fears? of|feared|warn\w+|threat of|risk|suspect\w*|speculat\w+|theor\w+|prevent\w*|in case)\b",
    re.IGNORECASE,
)
# fmt: on
_ANY = re.compile(
    rf"\b(?:{'|'.join(told for matter in MATTERS for told in matter.classes.values())})\b",
    re.IGNORECASE,
)
_PATTERNS = tuple(
    (
        re.compile(rf"\b(?:{matter.about})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{matter.link})\b" if matter.link else "", re.IGNORECASE),
        {
            name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
            for name, told in matter.classes.items()
        },
    )
    for matter in MATTERS
)

FIRST_PART = 0.5
"""A value first told in the second half of an article is taken for that of something else."""


def classed(units: Sequence[Unit]) -> Iterator[tuple[Told, Told, Kind]]:
    """Yield claims of different articles that each tell the class of one matter, alike or not."""
    speak = [unit for unit in units if unit.position <= FIRST_PART and _ANY.search(unit.text)]
    for matter, patterns in zip(MATTERS, _PATTERNS, strict=True):
        told: dict[str, list[Told]] = {}
        for unit in speak:
            found = _told(unit, matter, *patterns)
            if found:
                told.setdefault(unit.article_id, []).append(found)
        for left, right in combinations(told.values(), 2):
            if not matter.one_thing:
                yield left[0], right[0], matter.kind
                continue
            same = ((a, b) for a, b in product(left, right) if a.things & b.things)
            for a, b in islice(same, 1):
                yield a, b, matter.kind


def _told(
    unit: Unit,
    matter: Matter,
    about: re.Pattern[str],
    link: re.Pattern[str],
    classes: dict[str, re.Pattern[str]],
) -> Told | None:
    """Return the class that a claim states; None where it doubts, denies or states two."""
    text = unit.text
    if unit.certainty in ("conditional", "denied", "planned"):
        return None
    found = [(name, match) for name, one in classes.items() if (match := one.search(text))]
    if len(found) != 1 or not (link.search(text) and about.search(unit.sentence)):
        return None
    name, match = found[0]
    start, end = text.rfind(",", 0, match.start()) + 1, text.find(",", match.end())
    clause = text[start : end if end >= 0 else len(text)]
    if _DOUBT.search(clause) or (NEGATION.search(clause) and "not safe" not in clause.lower()):
        return None
    things = about.findall(text) if matter.one_thing else ()
    return Told(unit, name, match.group(), frozenset(stem(thing.lower()) for thing in things))
