"""Entities of single articles: what the corpus knows of each before it joins any."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from pressdiff import places
from pressdiff.names.spans import BODIES
from pressdiff.roles import GENDER
from pressdiff.spellings import words_of

Local = tuple[str, str]
"""An entity of one article: ``article_id`` and its fullest name there."""

Votes = tuple[tuple[str, int], ...]
"""Types with the votes for each, by name: a value, so that the many entities with the same share it."""

PART = 10_000
"""Mentions read at a time."""

TITLED = 3
"""Votes of a name with 'Mr.' for its being a person; any other name has one."""

FULL = 2
"""Votes of a common first name before a surname, once an article."""

CLEAR = 0.8
"""Least share of 'he' or of 'she' among the pronouns of an entity to tell which fits it."""

SPLIT_SHARE = 0.25
"""Least share of articles, and `SPLIT_ARTICLES` at least, that take a name for a person for it to
be two entities, the person and the place (Washington); fewer are the recogniser's mistakes."""

SPLIT_ARTICLES = 3

_HONORIFICS = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she"}


@dataclass(slots=True)
class Named:
    """What one article says of one entity: votes for its type, its mentions and its forms."""

    votes: Votes = ()
    mentions: int = 0
    he: int = 0
    she: int = 0
    forms: tuple[str, ...] = ()
    """Other forms of its name than the fullest."""

    @property
    def type(self) -> str:
        """The type with most votes; in a tie the first by name."""
        return most_voted(self.votes)

    @property
    def pronoun(self) -> Literal["he", "she"] | None:
        """Return what the article calls the entity, if it is clear."""
        least = max(CLEAR * (self.he + self.she), 1)
        return "he" if self.he >= least else "she" if self.she >= least else None

    def add_pronoun(self, word: str | None) -> None:
        """Count a pronoun, or what 'Mr.' and 'Mrs.' tell."""
        self.he += word == "he"
        self.she += word == "she"

    def vote(self, kind: str, count: int = 1) -> None:
        """Add votes for a type."""
        self.votes = voted(self.votes, kind, count)


@lru_cache(10_000)
def voted(votes: Votes, kind: str, count: int) -> Votes:
    """Return `votes` with more for a type."""
    counts = dict(votes)
    counts[kind] = counts.get(kind, 0) + count
    return tuple(sorted(counts.items()))


@lru_cache(10_000)
def most_voted(votes: Votes) -> str:
    """Return the type with most votes; in a tie the first by name.

    >>> most_voted((("group", 2), ("person", 3), ("place", 3)))
    'person'
    """
    return min(votes, key=lambda one: (-one[1], one[0]))[0]


def locals_of(mentions: pd.DataFrame) -> dict[Local, Named]:
    """Return what each article says of each of its entities."""
    found: dict[Local, Named] = defaultdict(Named)
    columns = ("article_id", "entity_id", "type", "kind", "form")
    for article, name, kind, how, form in zip(
        *(_shared(mentions[column]) for column in columns), strict=True
    ):
        one = found[article, name]
        one.mentions += 1
        if how == "pronoun":
            one.add_pronoun(form.lower())
            continue
        one.vote(kind)
        if how == "name":
            told = _HONORIFICS.get(form.partition(" ")[0].rstrip(".").lower())
            if told:
                one.add_pronoun(told)
                one.vote("person", TITLED - 1)
            if form != name and form not in one.forms:
                one.forms = (*one.forms, form)
    for (_, name), one in found.items():
        if " " in name and name.partition(" ")[0].lower() in GENDER and "person" in dict(one.votes):
            one.vote("person", FULL)
    return dict(found)


def _shared(column: "pd.Series[str]") -> Iterator[str]:
    """Yield the values of a column, each word once in memory however often it stands there."""
    codes, found = pd.factorize(column)
    words = found.tolist()
    for start in range(0, len(codes), PART):
        yield from map(words.__getitem__, codes[start : start + PART].tolist())


def agreed_type(members: Mapping[Local, Named], *, borne: bool) -> str:
    """Return the type of an entity, agreed over all articles: a sure place is a place.

    So is a town of GeoNames that anybody took for a place, and most for no person (Mariupol), and a
    name with `SPLIT_SHARE` of the votes for a place that is not `borne`, as part of a longer name.
    What is called an association in full is an organisation.
    """
    if any(" " in name.strip() and name.split()[-1].lower() in BODIES for _, name in members):
        return "organisation"
    votes: Counter[str] = Counter()
    for one in members.values():
        votes.update(dict(one.votes))
    kind = most_voted(tuple(votes.items()))
    names = {name for _, name in members} if votes["place"] and kind != "place" else set()
    if kind == "person":
        likely = not borne and votes["place"] >= SPLIT_SHARE * votes.total()
    else:
        likely = any(places.canonical(name) for name in names)
    return "place" if names and (likely or any(map(places.is_place, names))) else kind


def full_name(members: Mapping[Local, Named]) -> str:
    """Return the name that most mentions have, of those of two words or more if there are any."""
    names: Counter[str] = Counter()
    for (_, name), one in members.items():
        names[name] += one.mentions
    longest = max(len(words_of(name)) > 1 for name in names)
    full = [name for name in names if (len(words_of(name)) > 1) == longest]
    return min(full, key=lambda one: (-names[one], one))


def are_two(name: str, people: int, others: int) -> bool:
    """Tell whether a name is a person's and something else's; as likely both where first names are."""
    if name in places.FIRST_NAMES:
        return min(people, others) > 0
    return min(people, others) >= max(SPLIT_ARTICLES, SPLIT_SHARE * (people + others))
