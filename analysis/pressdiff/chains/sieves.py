"""Mentions that are surely one, most reliable rule first: people, states, bodies, same words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressdiff.chains.people import Named, people
from pressdiff.chains.phrase import EMPTY, Phrase
from pressdiff.chains.states import states
from pressdiff.spellings import spelling, words_of

_HEADS_OF_STATE = frozenset(
    "leader president prime premier chancellor dictator king ruler queen emperor".split()
)
_SMALL = frozenset("of for and the in".split())

Roles = Mapping[str, Mapping[str, frozenset[str]]]
"""Words that introduce each person, by article and the fullest name there (`mentions.Cast.roles`)."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the event: what introduces them in all its articles."""

    words: frozenset[str]
    states: frozenset[str]
    mentions: int

    @property
    def leads(self) -> bool:
        """Whether they are introduced as the head of a state or government."""
        return bool(self.words & _HEADS_OF_STATE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Phrases that are surely one: their places in the event's list, and the person if it is one."""

    members: tuple[int, ...]
    person: str | None


@dataclass(frozen=True, slots=True)
class Sieved:
    """The event's phrases in clusters, its people by key, and the key of each name."""

    clusters: tuple[Cluster, ...]
    people: Mapping[str, Person]
    keys: Mapping[Named, str]


def sieved(phrases: Sequence[Phrase], roles: Roles) -> Sieved:
    """Join the phrases of one event that a rule alone is sure of."""
    named = Counter((one.article, one.entity) for one in phrases if one.sort == "person")
    names = {(article, name): count for (article, name), count in named.items() if name}
    for one in phrases:
        for name in one.people:
            names.setdefault((one.article, name), 0)
    keys = people(names)
    known = _people(names, keys, roles)
    clusters: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(phrases):
        clusters[_rule(one, keys, known)].append(place)
    _join_acronyms(clusters)
    return Sieved(
        tuple(
            Cluster(tuple(found), key if rule == "person" else None)
            for (rule, key), found in clusters.items()
        ),
        known,
        keys,
    )


def _rule(one: Phrase, keys: Mapping[Named, str], known: Mapping[str, Person]) -> tuple[str, str]:
    """Return the first rule that the phrase falls under, and its key there."""
    if one.sort == "person" and one.entity:
        return "person", keys[one.article, one.entity]
    if one.sort == "role" and (holder := _holder(one, known)):
        return "person", holder
    if one.state:
        return "state", one.state
    if one.sort == "body" and one.entity:
        return "body", spelling(one.entity)
    if one.stems:
        return "words", " ".join(sorted(one.stems))
    return "text", one.text.lower()


def _people(
    names: Mapping[Named, int], keys: Mapping[Named, str], roles: Roles
) -> dict[str, Person]:
    words: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for one, key in keys.items():
        words[key] |= set(_told(roles.get(one[0], {}).get(one[1], ())))
        counts[key] += names[one]
    return {
        key: Person(frozenset(found), frozenset(_states(found)), counts[key])
        for key, found in words.items()
    }


def _told(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (one for one in words_of(word) if one not in EMPTY)


def _states(words: set[str]) -> Iterator[str]:
    """Yield the states that unordered words name: {"north", "korean"} is North Korea."""
    korean = {word for word in words if word.startswith("korea")}
    for word in words - korean:
        yield from states("America" if word == "us" else word)
    for side in words & {"north", "south"} if korean else ():
        yield from states(f"{side} korea")


def _holder(one: Phrase, known: Mapping[str, Person]) -> str | None:
    """Return the person whose office the phrase names: introduced so, or who leads that state."""
    words = set(one.plain.split())
    fits = [key for key, person in known.items() if words and words <= person.words]
    if len(fits) == 1:
        return fits[0]
    if words & _HEADS_OF_STATE:
        leaders = {key: person for key, person in known.items() if person.leads}
        fits = [
            key
            for key, person in leaders.items()
            if (person.states & set(one.states) if one.states else words <= person.words)
        ]
        return max(fits, key=lambda key: (known[key].mentions, key), default=None)
    return None


def _join_acronyms(clusters: dict[tuple[str, str], list[int]]) -> None:
    """Join "DNC" with the body of that event whose initials it is."""
    initials: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for rule, key in clusters:
        words = [word for word in key.split() if word not in _SMALL]
        if rule == "body" and len(words) > 1:
            initials["".join(word[0] for word in words)].append((rule, key))
    for rule, key in list(clusters):
        full = initials.get(key.replace(".", ""), [])
        if rule in {"body", "words"} and len(full) == 1:
            clusters[full[0]].extend(clusters.pop((rule, key)))
