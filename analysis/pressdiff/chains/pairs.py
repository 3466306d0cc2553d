"""The probability that two clusters of mentions are one chain, from what their words share."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from pressdiff.chains.classes import classes
from pressdiff.chains.phrase import Phrase
from pressdiff.chains.sieves import Cluster, Sieved
from pressdiff.chains.stems import stem
from pressdiff.linkage import Floats, Ints

KINDS = ("body", "noun", "person", "state", "verb")
MINOR = 0.025
"""Share of an event's mentions under which a person who leads no state is a minor one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic regression by name of feature; ``threshold``: least mean probability of a chain."""

    intercept: float
    threshold: float
    coefficients: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one cluster's phrases have in sum."""

    kind: str
    size: int
    heads: Mapping[str, float]  # share of the phrases by head
    weights: Mapping[str, float]  # weight of each stem; the squares add up to 1
    head_classes: frozenset[str]
    classes: frozenset[str]
    arguments: frozenset[str]  # states and people named within
    introduced: frozenset[str]  # stems that introduce the person
    person: str | None
    minor: bool


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Read the trained weights (``models/chains.md``)."""
    stored = json.loads((files("pressdiff") / "models" / "chains.json").read_text("utf-8"))
    return Weights(stored["intercept"], stored["threshold"], stored["coefficients"])


def profiles(phrases: Sequence[Phrase], found: Sieved) -> list[Profile]:
    """Sum up the phrases of each cluster of one event."""
    spread = Counter(
        word
        for one in found.clusters
        for word in {s for m in one.members for s in phrases[m].stems}
    )
    rarity = {word: math.log((len(found.clusters) + 1) / n) for word, n in spread.items()}
    return [_profile(one, phrases, found, rarity) for one in found.clusters]


def _profile(
    cluster: Cluster, phrases: Sequence[Phrase], found: Sieved, rarity: Mapping[str, float]
) -> Profile:
    members = [phrases[place] for place in cluster.members]
    person = found.people.get(cluster.person or "")
    heads = Counter(one.head for one in members)
    stems = Counter(word for one in members for word in sorted(one.stems))
    raw = {word: (1 + math.log(n)) * rarity[word] for word, n in stems.items()}
    length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    named = {found.keys.get((one.article, name), name) for one in members for name in one.people}
    kind = _kind(cluster, members)
    share = len(members) / len(phrases)
    leads = person is not None and person.leads
    return Profile(
        kind=kind,
        size=len(members),
        heads={word: n / len(members) for word, n in heads.items()},
        weights={word: value / length for word, value in raw.items()},
        head_classes=_classes(heads),
        classes=_classes(stems),
        arguments=frozenset(named - {cluster.person} | {s for one in members for s in one.states}),
        introduced=frozenset(map(stem, person.words)) if person else frozenset(),
        person=cluster.person,
        minor=kind == "person" and share < MINOR and not leads,
    )


def _kind(cluster: Cluster, members: Sequence[Phrase]) -> str:
    if cluster.person is not None:
        return "person"
    kinds = Counter(
        "state" if one.state else "person" if one.sort == "role" else one.sort for one in members
    )
    return max(sorted(kinds), key=lambda kind: kinds[kind])


def _classes(words: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for word in words for name in classes().get(word, ()))


def features(a: Profile, b: Profile) -> Iterator[tuple[str, float]]:
    """Yield the features of two clusters by name; one not yielded is 0."""
    if a.kind > b.kind:
        a, b = b, a
    kinds = f"{a.kind}-{b.kind}"
    yield f"kinds:{kinds}", 1.0
    yield "head", sum(min(n, b.heads[word]) for word, n in a.heads.items() if word in b.heads)
    words = sum(n * b.weights[word] for word, n in a.weights.items() if word in b.weights)
    yield "words", words
    if not {a.kind, b.kind} & {"person", "state"}:
        yield "words:things", words
        yield "class", float(bool(a.head_classes & b.head_classes))
        yield "any_class", float(bool(a.classes & b.classes))
        inside = a.heads.keys() & b.weights.keys() or b.heads.keys() & a.weights.keys()
        yield "head_inside", float(bool(inside))
        yield "one_argued", float(bool(a.arguments) != bool(b.arguments))
        if a.arguments and b.arguments:
            same = bool(a.arguments & b.arguments)
            yield "same_argument" if same else "other_argument", 1.0
    elif "person" in {a.kind, b.kind}:
        yield from _with_person(a, b, kinds)


def _with_person(a: Profile, b: Profile, kinds: str) -> Iterator[tuple[str, float]]:
    """Yield what tells whether a person is in a chain: of another person, a state, a group."""
    if a.kind == b.kind:
        yield "minor:both", float(a.minor and b.minor)
        return
    person, other = (a, b) if a.kind == "person" else (b, a)
    yield f"minor:{kinds}", float(person.minor)
    yield "introduced", float(not person.introduced.isdisjoint(other.weights))
    yield "argument", float(person.person is not None and person.person in other.arguments)


def probability(found: Sequence[Profile], model: Weights) -> tuple[Ints, Ints, Floats]:
    """Return all pairs of clusters of one event, and the probability that each is one chain."""
    left, right = np.triu_indices(len(found), 1)
    logit = [
        model.intercept
        + sum(
            model.coefficients.get(name, 0.0) * value
            for name, value in features(found[i], found[j])
        )
        for i, j in zip(left.tolist(), right.tolist(), strict=True)
    ]
    return left.astype(np.int64), right.astype(np.int64), 1 / (1 + np.exp(-np.array(logit)))
