"""Authors: two articles that name different ones for the attack or the accident of the event.

"Black Ledger claimed responsibility" and "hackers linked to Karvelia" are about who did it, whatever
else they say. Only names are compared; an author without a name is passed over.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pressdiff.align.counts import NEGATION
from pressdiff.align.units import Unit
from pressdiff.align.words import words


class Author(NamedTuple):
    """Who did it, as one claim tells it: stems of the name, and the claim's own words."""

    unit: Unit
    stems: frozenset[str]
    said: str


_NAME = r"(?P<name>(?-i:\b[A-Z][\w'’.-]*(?:(?: of(?: the)?)? [A-Z][\w'’.-]*){0,4}))"
_DEED = r"(?:attack|strike|blast|explosion|bombing|shooting|raid|hack|hacking|breach|killing|assassination|theft|sabotage|incident)"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_NAME}(?:, [^,]+,)? (?:has |have |had |later |also )*claimed responsibility",
        rf"responsibility (?:for \w+(?: \w+){{0,3}} )?(?:was |has been )?claimed by (?:the )?{_NAME}",
        rf"\b{_DEED}\b[^.;]{{0,40}} (?:the work of|carried out by|committed by|perpetrated by|staged by) (?:the |a group called )?{_NAME}",
        rf"\b(?:the work of|carried out by|perpetrated by) (?:the )?{_NAME}",
        rf"\b(?:blam(?:e|ed|es|ing)) (?:the )?{_NAME} for (?:the|this|an?) (?:\w+ )?{_DEED}",
        rf"\b{_DEED}\b[^.;]{{0,30}} (?:blamed on|pinned on|attributed to) (?:the )?{_NAME}",
        rf"\baccus(?:e|ed|es|ing) (?:the )?{_NAME} of (?:staging|carrying out|launching|ordering|organi[sz]ing|being behind) (?:the |this )?{_DEED}",
        rf"{_NAME}[- ](?:linked|backed|sponsored) (?:hackers|militants|gunmen|rebels|attackers|fighters)",
        rf"\b(?:hackers|militants|gunmen|attackers|fighters)(?: \w+)? (?:linked to|from|trained (?:and \w+ )?on|backed by) (?:the )?{_NAME}",
        rf"{_NAME} (?:was|were|is|are) behind (?:the|this) {_DEED}",
    )
)
"""Ways to say who did it, the surest first."""

_ANY = re.compile(
    r"responsib|behind|blam|accus|carried out|committed by|perpetrated|staged by|work of|pinned on|"
    r"attributed to|hackers|militants|gunmen|rebels|attackers|fighters",
    re.IGNORECASE,
)
"""What a claim of any of these forms has."""

_DOUBT = re.compile(
    r"\b(?:whether|if|may|might|could|earlier|previous|past|last year|other attacks?|since \d{4})\b",
    re.IGNORECASE,
)
_NOBODY = frozenset("a an the he she it they no who nobody police officials government".split())

FIRST_PART = 0.6
"""An author first told after this part of an article is taken for that of another deed."""


def authors(units: Sequence[Unit]) -> Iterator[tuple[Author, Author]]:
    """Yield claims of different articles that each name who did it: the same name or another."""
    first: dict[str, Author] = {}
    for unit in units:
        if unit.article_id not in first and (author := _author(unit)):
            first[unit.article_id] = author
    yield from combinations(first.values(), 2)


def _author(unit: Unit) -> Author | None:
    if unit.position > FIRST_PART or not _ANY.search(unit.text):
        return None
    if unit.certainty in ("conditional", "denied", "planned"):
        return None
    if NEGATION.search(unit.text) or _DOUBT.search(unit.text):
        return None
    for form in _FORMS:
        match = form.search(unit.text)
        if match and match["name"].lower() not in _NOBODY:
            stems = frozenset(word.stem for word in words(match["name"]))
            if stems:
                return Author(unit, stems, match["name"])
    return None
