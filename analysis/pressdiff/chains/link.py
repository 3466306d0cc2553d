"""Mentions of one event's articles to chains."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.chains.pairs import Profile, Weights, probability, profiles, weights
from pressdiff.chains.phrase import Phrase, phrase, span_of
from pressdiff.chains.sieves import Sieved, sieved
from pressdiff.linkage import groups
from pressdiff.mentions import cast
from pressdiff.parse import Article


@dataclass(frozen=True, slots=True)
class Marked:
    """One article of the event and the mentions marked in it, characters [start, end) of its text."""

    article: Article
    spans: Sequence[tuple[int, int]]


def link(event: Sequence[Marked], model: Weights | None = None) -> list[int]:
    """Return the chain of each mention of one event, in the order of articles and spans.

    Chains are numbered within the event. Two clusters of mentions are one chain while the mean
    probability over their parts is high: doubt splits. Time grows with the square of the clusters
    that rules leave: 0.3 s for the 160 to 290 of five articles.
    """
    model = model or weights()
    phrases, found = read(event)
    return chained(profiles(phrases, found), found, model)


def chained(sums: Sequence[Profile], found: Sieved, model: Weights) -> list[int]:
    """Return the chain of each phrase, given the clusters that are surely one and their profiles."""
    left, right, estimate = probability(sums, model)
    sizes = [one.size for one in sums]
    number = groups(len(sums), left, right, estimate, model.threshold, members_of=sizes)
    chain = [0] * sum(sizes)
    for group, cluster in zip(number.tolist(), found.clusters, strict=True):
        for place in cluster.members:
            chain[place] = group
    return chain


def read(event: Sequence[Marked]) -> tuple[list[Phrase], Sieved]:
    """Read the mentions of one event and join what is surely one."""
    phrases: list[Phrase] = []
    roles = {}
    for one in event:
        known = cast(one.article)
        roles[one.article.article_id] = known.roles
        phrases.extend(phrase(one.article, known, start, end) for start, end in one.spans)
    return phrases, sieved(phrases, roles)


def same_head(event: Sequence[Marked]) -> list[int]:
    """Return chains by the lemma of each mention's head alone: what `link` is measured beside."""
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    found = []
    for one in event:
        for start, end in one.spans:
            head = span_of(one.article, start, end).root
            found.append(numbers[head.lemma_.lower()])
    return found
