"""Opposite states of one thing, told in any words: "the crossing remains open", "closed the crossing".

Each matter has its states and the words for them. Two claims conflict if they tell different states
of a matter, and the words next to the states name the same thing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pressdiff.align.counts import GENERIC, NEGATION
from pressdiff.align.units import Unit
from pressdiff.align.values import Values

# fmt: off
MATTERS = {
    "open or closed": {
        "open": r"(?:remain\w*|stay\w*|still|is|are|was|were|keep|kept) (?:\w+ )?open|reopen(?:s|ed)?",
        "closed": r"clos(?:e[sd]|ure)|shut(?:s|ting)?(?: down)?|sealed off",
    },
    "allowed or not": {
        "allowed": r"authori[sz]ed|permit (?:was )?granted|(?:was|were|been) permitted|lawful",
        "not allowed": r"unauthori[sz]ed|not authori[sz]ed|illegal|banned|unlawful|without (?:a )?permit",
    },
    "asked or not": {
        "asked": r"(?:was|were|been) consulted|consulted",
        "not asked": r"(?:not|never) (?:been )?consulted|without consult\w+|n['’]t (?:been )?consulted",
    },
    "held or free": {
        "held": r"arrested|under arrest|in custody|(?:remains?|being|still) (?:held|detained)",
        "free": r"releas\w+(?: \w+)? without charge|(?:was|were|been) freed|set free|allowed to go(?: home)?|no one (?:has been )?arrested|"
                r"not (?:been )?arrested|no arrests?",
    },
    "off or later": {
        "off": r"cancel(?:s|led|ed)?|scrap(?:s|ped)?",
        "later": r"postpon\w+|put(?:s)? off|defer(?:s|red)|reschedul\w+",
        "on": r"went ahead|goes ahead|going ahead|took place as planned",
    },
    "working or not": {
        "working": r"(?:been|were|was|are|is|fully) restored|back online|(?:working|running|back in operation) again",
        "not working": r"(?:still|remain\w*) (?:down|offline|dark|shut down)|out of (?:action|service|order)|not working",
    },
    "in contact or not": {
        "in contact": r"(?:re-?established|restored|regained|established) (?:contact|communications?|control)|"
                      r"regain control",
        "no contact": r"lost (?:contact|communications?|control)|contact (?:has been |was |had been )?lost",
    },
    "guilty or not": {
        "guilty": r"convicted|found guilty|pleaded guilty",
        "not guilty": r"acquitted|found not guilty|pleaded not guilty|cleared of",
    },
}  # fmt: skip
"""What may be so or otherwise, and by state the words that say so."""
# fmt: on

PERSONAL = frozenset({"held or free", "guilty or not"})
"""Matters of one person: two claims that each name others are of two."""

NEAR = 4
"""Words on either side of a state, in its clause, that may name the thing."""

_STATES = {
    matter: {name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for name, told in states.items()}
    for matter, states in MATTERS.items()
}
_ANY = re.compile(
    rf"\b(?:{'|'.join(told for states in MATTERS.values() for told in states.values())})\b",
    re.IGNORECASE,
)
_OPEN = re.compile(  # not said to be so
    r"\b(?:would|could|may|might|should|if|whether|unless|to|will|wants?|demand\w*|calls? for|until|before|ever|"
    r"n['’]t|not|never|no|without|deny|denied|denies|refus\w+|urg\w+|threat\w*|plan\w*|propos\w*|vow\w*)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:]|, (?:and|but|while|who|which)\b")

_NOBODY = r"(?:nobody|no one|no-one|none of \w+)"
NOBODY = {
    "arrested": (
        rf"{_NOBODY} (?:has|have|had|was|were)(?: yet)?(?: been)? (?:arrested|detained|charged)|no arrests (?:have|had|were|was)",
        r"(?:has been|have been|was|were|had been) arrested|under arrest|^\w+(?: \w+)? arrested|arrested an? \w+",
    ),
    "warned": (
        rf"{_NOBODY} (?:had |has )?(?:warned|alerted) (?:us|them|residents|people|anyone)|(?:were|was) (?:not|never) (?:warned|alerted)",
        r"(?:population|residents|people|villagers|inhabitants|public) (?:was|were|had been|have been) (?:alerted|warned)",
    ),
    "consulted": (
        rf"{_NOBODY} (?:had |has )?(?:asked|consulted) (?:the|us)|(?:were|was) (?:not|never) consulted",
        r"(?:(?:had|have|has) been|were|was) consulted",
    ),
    "appealed": (
        r"deciding whether to appeal|(?:has|have) not (?:yet )?(?:appealed|decided whether to appeal)|"
        r"(?:reviewing|considering|weighing) (?:the|its|their) (?:appellate |legal )options",
        r"(?:filed|lodged) (?:an|the|its|their) appeal|decided to appeal|appeal was (?:filed|lodged)",
    ),
    "identified": (
        r"(?:attacker|gunman|driver|suspect|shooter|assailant|man)\b[^.;]{0,20} (?:has|had|have) not (?:yet )?been (?:identified|named)",
        r"(?:attacker|gunman|driver|suspect|shooter|assailant),? (?:identified as |named as |was )?[A-Z]\w+ [A-Z]\w+",
    ),
    "claimed": (
        r"no (?:group|one|organi[sz]ation)(?: \w+)? (?:has |had )?(?:yet )?claimed responsibility",
        r"(?:[A-Z]\w+|which|group|website) (?:has |had |later )?claimed responsibility",
    ),
}
"""What nobody has done or undergone, against that somebody has: the words for each."""

_ABSENT = {
    what: (re.compile(rf"\b(?:{none})", re.IGNORECASE), re.compile(rf"\b(?:{some})\b"))
    for what, (none, some) in NOBODY.items()
}
_ANY_ABSENT = re.compile(rf"\b(?:{'|'.join(none for none, _ in NOBODY.values())})", re.IGNORECASE)
FIRST_PART = 0.6
"""What is first told after this part of an article may be of another occasion."""


class State(NamedTuple):
    """A state of a matter as one claim tells it: its name, its words, stems of the words next to it."""

    name: str
    said: str
    near: frozenset[str]


def opposed(a: Unit, b: Unit) -> Values | None:
    """Return the words of two states that exclude each other and are told of one thing."""
    if not (_speaks(a.text) and _speaks(b.text)):
        return None
    if {a.certainty, b.certainty} & {"conditional", "planned"}:
        return None
    strangers = a.entities and b.entities and not a.entities & b.entities
    for matter, states in _STATES.items():
        left, right = _told(a, states), _told(b, states)
        if left is None or right is None or left.name == right.name:
            continue
        if strangers and matter in PERSONAL:
            continue
        if (left.near & right.near & a.plain & b.plain) - GENERIC:
            return left.said, right.said
    return None


def nobody(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit, Values]]:
    """Yield the claims of different articles that nobody, and that somebody, was arrested and the like."""
    speak = [unit for unit in units if _ANY_ABSENT.search(unit.text)]
    for none, some in _ABSENT.values():
        for a in speak:
            absent = none.search(a.text)
            for b in _first_of_each(units, some, none) if absent else ():
                found = some.search(b.text)
                if absent and found and b.article_id != a.article_id:
                    yield a, b, (absent.group(), found.group())


def _first_of_each(
    units: Sequence[Unit], some: re.Pattern[str], none: re.Pattern[str]
) -> Iterator[Unit]:
    """Yield the first claim of each article that says plainly that somebody was."""
    seen: set[str] = set()
    for unit in units:
        plainly = unit.certainty == "asserted" and unit.position <= FIRST_PART
        told = plainly and some.search(unit.text) and not NEGATION.search(unit.text)
        if told and not none.search(unit.text) and unit.article_id not in seen:
            seen.add(unit.article_id)
            yield unit


@lru_cache(maxsize=50_000)
def _speaks(text: str) -> bool:
    """Tell whether a claim has a word of any state: most have none, and each is asked in many pairs."""
    return bool(_ANY.search(text))


def _told(unit: Unit, states: dict[str, re.Pattern[str]]) -> State | None:
    """Return the one state that a claim tells of a matter; None if it tells two, or leaves it open."""
    found = []
    for name, words in states.items():
        match = words.search(unit.text)
        if match and not _OPEN.search(unit.text[max(match.start() - 30, 0) : match.start()]):
            found.append((name, match))
    inside = [  # "not authorised" holds "authorised"
        (name, match) for name, match in found
        if not any(o is not match and o.start() <= match.start() and match.end() <= o.end() for _, o in found)
    ]  # fmt: skip
    if len(inside) != 1:
        return None
    name, match = inside[0]
    return State(name, match.group(), _near(unit, match))


def _near(unit: Unit, state: re.Match[str]) -> frozenset[str]:
    """Return stems of the words next to a state, as far as its clause goes."""
    start = max((cut.end() for cut in _CLAUSE.finditer(unit.text, 0, state.start())), default=0)
    cut = _CLAUSE.search(unit.text, state.end())
    end = cut.start() if cut else len(unit.text)
    inside = [
        (word.start - unit.start, word.end - unit.start, word.stem)
        for word in unit.words
        if start <= word.start - unit.start < end
    ]
    before = [told for _, stop, told in inside if stop <= state.start()][-NEAR:]
    after = [told for at, _, told in inside if at >= state.end()][:NEAR]
    return frozenset(before + after)
