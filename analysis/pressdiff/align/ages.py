"""Ages: two articles that give one person different ages, in whatever words each has them.

"A 4-year-old boy", "the boy, 4," and "he is 3" share no word. A person is known by the name next to
the age, or else as the one child of the event.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pressdiff.align.counts import NEGATION, other_times
from pressdiff.align.units import Unit
from pressdiff.align.words import words

# fmt: off
CHILDREN = "boy girl child toddler kid son daughter baby infant youngster schoolboy schoolgirl pupil".split()
"""Nouns for a child: an event tells mostly of one."""

OTHERS = ("man woman student driver teenager gunman suspect victim mother father husband wife resident pensioner "
          "officer soldier teacher passenger pilot captain skipper").split()
"""Nouns for others: two of them are the same person only if a name says so."""
# fmt: on

ADULT, SMALL = 18, 13
"""Years from which on a person is no child, and up to which one is called by the age alone."""

GAP, CHILD_GAP = 5, 2
"""Ages further apart than this are of two persons, such as a father and a son of one name, or two children."""

_NAME = r"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_N = rf"(?P<age>\d{{1,3}}|{_NUMBERS})"
_ANY = re.compile(rf"\d|\b(?:{_NUMBERS})\b", re.IGNORECASE)
_ACTS = "is|was|has|had|in|at|from|into|after|f[ae]ll\\w*|climb\\w*|plung\\w*|surviv\\w*|die[sd]?|kill\\w*|found|miss\\w*"
_KIND = "|".join([*CHILDREN, *OTHERS])
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<name>{_NAME}), (?:an? |the )?(?P<said>{_N}[- ]years?[- ]old)(?! \w*(?:son|daughter|brother|sister)\b)",
        rf"\b(?P<said>{_N}[- ]years?[- ]old),? (?:[a-z]+ )?(?P<name>{_NAME})",
        rf"\b(?P<said>{_N}[- ]years?[- ]old)(?:[ ,]+(?!and\b)[\w-]+){{0,2}}?[ ,]+(?P<kind>{_KIND})s?\b",
        rf"\b(?P<kind>{_KIND})(?:,? who (?:is|was)|,| is| was)? (?P<said>(?:aged )?{_N}(?:[- ]years?[- ]old)?)(?=[,.;)]|$)",
        rf"\b(?P<name>{_NAME})(?:, | aged |, aged )(?P<said>{_N})(?=[,.;)]|$)",
        rf"\b(?P<pronoun>he|she)(?: is|['’]s| was) (?P<said>(?:only |just )?{_N}(?: years? old)?)(?=[,.;)\"”]|$| and\b)",
        rf"\b(?P<said>{_N}[- ]years?[- ]old)(?= (?:who|{_ACTS})\b|[^ \w-]|$)",
    )
)
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december page "
    "chapter game week day no number season route flight section article room the a an another one first second".split()
)


class Age(NamedTuple):
    """A person's age in years as one claim tells it; `said` are the claim's own words."""

    unit: Unit
    person: str
    years: int
    said: str


def ages(units: Sequence[Unit]) -> Iterator[tuple[Age, Age]]:
    """Yield claims of different articles that give one person's age; the ages may differ.

    If an article gives a person, or the child of the event, two ages, the first is meant.
    """
    found: dict[str, dict[str, list[Age]]] = defaultdict(lambda: defaultdict(list))
    for before, unit in zip([None, *units], units, strict=False):
        same = before is not None and before.article_id == unit.article_id
        for age in _ages(unit, before if same else None):
            found[age.person][age.unit.article_id].append(age)
    for person, articles in found.items():
        first = [[age for age in told if age.years == told[0].years] for told in articles.values()]
        gap = CHILD_GAP if person == "child" else GAP
        for left, right in combinations(first, 2):
            if abs(left[0].years - right[0].years) <= gap:
                yield from ((a, b) for a in left for b in right)


def _ages(unit: Unit, before: Unit | None) -> Iterator[Age]:
    """Yield the ages that a claim tells, each place once, read by the first form that fits it."""
    taken: set[int] = set()
    for form in _FORMS if _ANY.search(unit.text) else ():
        for match in form.finditer(unit.text):
            years = _years(match["age"])
            person = _person(match, years, before)
            if match.start("age") in taken or person is None or not years or years > 110:
                continue
            if other_times(unit) or NEGATION.search(unit.text[: match.start("age")]):
                continue
            taken.add(match.start("age"))
            yield Age(unit, person, years, match["said"])


def _years(told: str) -> int:
    return int(told) if told.isdigit() else int(words(told)[0].stem) if words(told) else 1


def _person(match: re.Match[str], years: int, before: Unit | None) -> str | None:
    """Return who is meant: the last word of a name, or "child"; None if nobody can tell."""
    groups = match.groupdict()
    if groups.get("name"):
        last = match["name"].lower().split()[-1]
        return None if _NO_NAMES & set(match["name"].lower().split()) else last
    if years >= ADULT:
        return None
    if groups.get("kind"):
        return "child" if match["kind"].lower() in CHILDREN else None
    if years < SMALL and not groups.get("pronoun"):
        return "child"
    told = f"{before.text if before else ''} {match.string}".lower()
    return "child" if set(re.findall(r"[a-z]+", told)) & set(CHILDREN) else None
