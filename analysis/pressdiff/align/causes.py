"""Causes: two articles that say differently why an accident, an attack or a cancellation happened.

Causes are compared by class, so that "an electrical fault" and "a malfunction" agree, while "an
electrical fault" and "sabotage" do not. An article's cause is the first that it states of the event.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pressdiff.align.counts import NEGATION
from pressdiff.align.units import Unit


class Told(NamedTuple):
    """One class of cause in one claim; `said` are the claim's own words."""

    unit: Unit
    cause: str
    said: str


# fmt: off
HARM = (r"fire|blaze|ablaze|inferno|explosion|exploded|blast|crash(?:ed)?|collapsed?|derail\w+|outage|blackout|"
        r"accident|disaster|rupture\w*|went up in flames|sank|sinking|spill|leak")
"""Words for what went wrong."""

CALLED_OFF = (r"cancel\w*|postpon\w*|scrap\w*|call(?:s|ed|ing) off|put(?:s|ting)? off|delay\w*|visit|trip|tour|"
              r"meeting|summit|travel\w*")
"""Words for what was called off, and that it was."""

CAUSES = (
    (HARM, {
        "deliberate": r"sabotage\w*|bomb\w*|arson\w*|(?:terror(?:ist)?|deliberate|missile|drone) (?:attack|strike|act)|"
                      r"explosives?|deliberately|set on purpose",
        "technical": r"(?:technical|electrical|mechanical) (?:\w+ )?(?:fault|failure|problem|defect)|short[- ]circuit|"
                     r"malfunction\w*|corrosion|faulty \w+|(?:engine|brake|equipment|power) failure|gas leak|overheat\w+",
        "vehicle": r"(?:lorry|truck|car|van|bus) (?:went up in flames|caught fire|burst into flames|caught alight)",
        "human error": r"human error|(?:driver|pilot|operator) error|negligence|careless\w*|fell asleep",
        "nature": r"lightning|storm|earthquake|landslide|avalanche|strong winds?|heavy (?:rain|snow)",
    }),
    (CALLED_OFF, {
        "security": r"security (?:reasons|grounds|concerns|fears|threats?)|over security|(?:fears?|concerns?) for "
                    r"(?:his|her|their) safety|not safe|unsafe",
        "schedule": r"scheduling|difficulties with the (?:\w+['’]s )?(?:schedule|diary|timetable)|"
                    r"(?:schedule|diary) (?:conflicts?|problems?|reasons)",
        "illness": r"illness|ill health|health (?:reasons|grounds)|fallen ill|covid\S*",
        "weather": r"bad weather|weather (?:conditions|reasons)|storm|hurricane|fog|snow",
        "dispute": r"(?:disagreement|dispute|row|quarrel) over|in protest (?:at|against|over)",
    }),
)  # fmt: skip
"""What happened, and by class what may have caused it."""

_LINK = re.compile(
    r"\b(?:caus(?:e|ed|ing)|due to|because of|blam(?:e|ed|es) on|result(?:ed)? (?:of|from)|triggered|sparked|set it|"
    r"started|led to|reasons?|grounds|over|amid|behind|as an act of|named as|regard\w*|written all over|"
    r"was (?:an act|sabotage|arson|deliberate)|up in flames|caught fire|burst into flames|not safe|difficulties with)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:whether|if|may|might|could|possib\w+|rule[sd]? out|unclear|not known|unknown|inquiry|investigat\w+ (?:whether|if)|"
    r"fears? of|feared|warn\w+|threat of|risk|suspect\w*|speculat\w+|theor\w+|prevent\w*|in case)\b",
    re.IGNORECASE,
)
# fmt: on
_CLASSES = tuple(
    (
        re.compile(rf"\b(?:{what})\b", re.IGNORECASE),
        {name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for name, told in classes.items()},
    )
    for what, classes in CAUSES
)

FIRST_PART = 0.5
"""A cause first told in the second half of an article is taken for that of something else."""


def causes(units: Sequence[Unit]) -> Iterator[tuple[Told, Told]]:
    """Yield claims of different articles that each tell why the event happened, alike or not."""
    for what, classes in _CLASSES:
        first: dict[str, Told] = {}
        for unit in units:
            told = _cause(unit, what, classes)
            if told:
                first.setdefault(unit.article_id, told)
        yield from combinations(first.values(), 2)


def _cause(unit: Unit, what: re.Pattern[str], classes: dict[str, re.Pattern[str]]) -> Told | None:
    """Return the cause that a claim states; None where it doubts, denies or states two classes."""
    text = unit.text
    if unit.position > FIRST_PART or unit.certainty in ("conditional", "denied", "planned"):
        return None
    if not (_LINK.search(text) and what.search(unit.sentence)):
        return None
    if _DOUBT.search(text) or (NEGATION.search(text) and "not safe" not in text.lower()):
        return None
    found = [(name, match) for name, one in classes.items() if (match := one.search(text))]
    if len(found) != 1:
        return None
    name, match = found[0]
    return Told(unit, name, match.group())
