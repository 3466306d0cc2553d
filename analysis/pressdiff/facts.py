"""Aligned claims to facts, and how each outlet that covers the event has each fact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from pressdiff import schema

LINK = 0.5
"""Two groups become one fact if at least this share of their pairs across articles is aligned; on
the gold events precision 0.81 and recall 0.40 of pairs in one fact, with any link 0.29 and 0.57."""

AGAINST = frozenset({"doubting", "denying"})


class _Told(NamedTuple):
    """One claim of a fact, as `coverage` weighs it."""

    claim_id: str
    outlet: str
    voice: str
    against: bool
    copied: bool


def facts(event_id: str, claims: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return the facts of one event: groups of claims that tell the same thing, agreeing or not.

    Claims that conflict belong to one fact, which then has two values. A claim is in one fact; a
    claim aligned with none is a fact of its own. Groups grow from the most probable pair down, and
    only while at least half (`LINK`) of their pairs across articles are aligned, so that facts do
    not chain.

    Parameters
    ----------
    event_id
        The event.
    claims
        Its claims, table ``claims``.
    alignments
        Its alignments; pairs with a claim that is not in `claims` are passed over.

    Returns
    -------
    DataFrame
        Rows of the table ``facts``; ``fact_id`` is ``EVENT#f000`` on, counted from the facts told by most
        articles, among those from the one told first.
    """
    article = dict(zip(claims["claim_id"], claims["article_id"], strict=True))
    place = dict(zip(claims["claim_id"], claims["position"], strict=True))
    groups = _groups(_by_probability(alignments, article), article)
    ordered = sorted(
        groups,
        key=lambda group: (
            -len({article[claim] for claim in group}),
            min(place[claim] for claim in group),
            min(group),
        ),
    )
    rows = [
        (event_id, f"{event_id}#f{number:03d}", claim)
        for number, group in enumerate(ordered)
        for claim in sorted(group)
    ]
    return pd.DataFrame(rows, columns=schema.FACTS.names)


def _by_probability(alignments: pd.DataFrame, article: Mapping[str, str]) -> list[tuple[str, str]]:
    pairs = zip(
        alignments["claim_a"], alignments["claim_b"], alignments["probability"], strict=True
    )
    known = [(-p, a, b) for a, b, p in pairs if a in article and b in article]
    return [(a, b) for _, a, b in sorted(known)]


def _groups(pairs: Iterable[tuple[str, str]], article: Mapping[str, str]) -> list[set[str]]:
    pairs = list(pairs)
    partners: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    group = {claim: {claim} for claim in article}
    for a, b in pairs:
        one, other = group[a], group[b]
        if one is not other and _linked(one, other, partners, article):
            one |= other
            for claim in other:
                group[claim] = one
    return list({id(found): found for found in group.values()}.values())


def _linked(
    one: set[str], other: set[str], partners: Mapping[str, set[str]], article: Mapping[str, str]
) -> bool:
    aligned = sum(len(partners[claim] & other) for claim in one)
    in_other = Counter(article[claim] for claim in other)
    across = sum(len(other) - in_other[article[claim]] for claim in one)
    return aligned >= LINK * across


def wording(facts: pd.DataFrame, claims: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return the claim that words each fact best: verbatim, the closest to the others.

    Parameters
    ----------
    facts, claims, alignments
        The tables, of one event or of many.

    Returns
    -------
    DataFrame
        ``event_id, fact_id, claim_id``, one row a fact: the claim with the largest sum of
        probabilities of its alignments inside the fact; of equals the one told earlier in its
        article.
    """
    fact = dict(zip(facts["claim_id"], facts["fact_id"], strict=True))
    place = dict(zip(claims["claim_id"], claims["position"], strict=True))
    weight: Counter[str] = Counter()
    columns = (alignments["claim_a"], alignments["claim_b"], alignments["probability"])
    for a, b, probability in zip(*columns, strict=True):
        if a in fact and fact[a] == fact.get(b):
            weight[a] += probability
            weight[b] += probability
    best: dict[tuple[str, str], tuple[float, float, str]] = {}
    for event, key, claim in zip(
        facts["event_id"], facts["fact_id"], facts["claim_id"], strict=True
    ):
        rank = (-weight[claim], place.get(claim, 1.0), claim)
        best[event, key] = min(best.get((event, key), rank), rank)
    return pd.DataFrame(
        [(event, key, claim) for (event, key), (_, _, claim) in best.items()],
        columns=schema.FACTS.names,
    )


def coverage(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    attributions: pd.DataFrame,
    alignments: pd.DataFrame,
) -> pd.DataFrame:
    """Return how each outlet has each fact of the events it covers.

    ``disputed``: a claim of the outlet conflicts with another outlet's claim in the fact (both are
    disputed: no outlet is the yardstick), or the outlet tells it only to doubt or deny it (by the
    stance of the cue, or a claim that is itself a denial) while another outlet tells it without.
    ``own``: else, at least one claim is in the outlet's own voice. ``attributed``: else, claims
    are credited to somebody. ``absent``: no claim of the outlet was aligned to the fact; only
    outlets with an article in the event have a row.

    An outlet that prints another outlet's article (``articles.copy_of``) has the status of what it
    prints, but ``n_claims`` leaves those claims out: outlets that report a fact independently are
    the rows with ``n_claims`` of 1 and more.

    Parameters
    ----------
    facts, claims, articles, events, attributions, alignments
        The tables, of one event or of many.
    """
    told = _told(facts, claims, articles, events, attributions)
    disputed = _conflicting(facts, told, alignments)
    outlets = _outlets(articles, events)
    return schema.COVERAGE_TABLE.frame(
        _cell(event, fact, outlet, found, disputed)
        for (event, fact), found in told.items()
        for outlet in outlets[event]
    )


def _cell(
    event: str, fact: str, outlet: str, told: list[_Told], disputed: set[tuple[str, str]]
) -> dict[str, object]:
    own = [one for one in told if one.outlet == outlet]
    return {
        "event_id": event,
        "fact_id": fact,
        "outlet": outlet,
        "status": _status(outlet, own, told, disputed=(fact, outlet) in disputed),
        "n_claims": sum(not one.copied for one in own),
    }


def _status(outlet: str, own: list[_Told], told: list[_Told], *, disputed: bool) -> str:
    if not own:
        return "absent"
    asserted = any(one.outlet != outlet and not one.against for one in told)
    if disputed or (asserted and all(one.against for one in own)):
        return "disputed"
    return "own" if any(one.voice == "own" for one in own) else "attributed"


def _outlets(articles: pd.DataFrame, events: pd.DataFrame) -> dict[str, list[str]]:
    outlet = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    found: dict[str, set[str]] = defaultdict(set)
    for event, article in zip(events["event_id"], events["article_id"], strict=True):
        found[event].add(outlet[article])
    return {event: sorted(names) for event, names in found.items()}


def _told(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    attributions: pd.DataFrame,
) -> dict[tuple[str, str], list[_Told]]:
    """Return the claims of each fact with what `coverage` needs to know of them."""
    outlet = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    stance = dict(zip(attributions["attribution_id"], attributions["stance"], strict=True))
    copies = _copies(articles, events)
    names = ["claim_id", "article_id", "voice", "certainty", "attribution_id"]
    row = {found[0]: found[1:] for found in zip(*(claims[name] for name in names), strict=True)}
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for event, fact, key in zip(
        facts["event_id"], facts["fact_id"], facts["claim_id"], strict=True
    ):
        article, voice, certainty, attribution = row[key]
        against = certainty == "denied" or stance.get(attribution) in AGAINST
        copied = (event, article) in copies
        told[event, fact].append(_Told(key, outlet[article], voice, against, copied))
    return told


def _conflicting(
    facts: pd.DataFrame, told: Mapping[tuple[str, str], list[_Told]], alignments: pd.DataFrame
) -> set[tuple[str, str]]:
    """Return fact and outlet where the outlet's claim conflicts with another outlet's."""
    fact = dict(zip(facts["claim_id"], facts["fact_id"], strict=True))
    outlet = {one.claim_id: one.outlet for found in told.values() for one in found}
    conflicts = alignments[alignments["relation"] == "conflict"]
    found = set()
    for a, b in zip(conflicts["claim_a"], conflicts["claim_b"], strict=True):
        if a in fact and fact[a] == fact.get(b) and outlet[a] != outlet[b]:
            found |= {(fact[a], outlet[a]), (fact[b], outlet[b])}
    return found


@dataclass(frozen=True, slots=True)
class _Print:
    """One article of an event as printed: its outlet and the article it goes back to."""

    article: str
    outlet: str
    origin: str


def _copies(articles: pd.DataFrame, events: pd.DataFrame) -> set[tuple[str, str]]:
    """Return event and article where the article is another outlet's in the same event.

    Of several copies of an article that is not in the event, the first by id stands for it. An
    outlet's later version of its own article is its own.
    """
    groups: dict[tuple[str, str], list[_Print]] = defaultdict(list)
    prints = {one.article: one for one in _prints(articles)}
    for event, article in zip(events["event_id"], events["article_id"], strict=True):
        groups[event, prints[article].origin].append(prints[article])
    copies = set()
    for (event, origin), found in groups.items():
        first = min(found, key=lambda one: (one.article != origin, one.article))
        copies |= {(event, one.article) for one in found if one.outlet != first.outlet}
    return copies


def _prints(articles: pd.DataFrame) -> Iterator[_Print]:
    copied = articles["copy_of"].notna()
    source = dict(
        zip(articles.loc[copied, "article_id"], articles.loc[copied, "copy_of"], strict=True)
    )
    for article, outlet in zip(articles["article_id"], articles["outlet"], strict=True):
        origin, seen = article, {article}
        while origin in source:
            origin = source[origin]
            if origin in seen:  # articles that copy each other
                origin = min(seen)
                break
            seen.add(origin)
        yield _Print(article, outlet, origin)
