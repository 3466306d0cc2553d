"""Aligned claims to facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from pressdiff import schema

LINK = 0.5
"""Two groups become one fact if at least this share of their pairs across articles is aligned: on the
sample, pairs in one fact have precision 0.89 and recall 0.45; with 0.3 it is 0.80 and 0.50, with 1 0.96
and 0.32."""

WIDER = 0.6
"""A claim of one fact tells another too if at least this share of its pairs with it is aligned: that
lifts the recall on the sample to 0.52 at precision 0.88. Both were chosen there."""


def facts(event_id: str, claims: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return the facts of one event: groups of claims that tell the same thing, agreeing or not.

    Claims that conflict belong to one fact, which then has two values. A claim aligned with none is
    a fact of its own. Groups grow from the most probable pair down, and only while at least half
    (`LINK`) of their pairs across articles are aligned, so that facts do not chain. Then a claim
    that joins what others split is put into each further fact if it is aligned with enough of its
    claims in other articles (`WIDER`): it tells that too. A fact inside another is left out.

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
    pairs = _by_probability(alignments, article)
    partners = _partners(pairs)
    groups = _wider(_groups(pairs, partners, article), partners, article)
    ordered = sorted(
        groups,
        key=lambda group: (
            -len({article[claim] for claim in group}),
            min(place[claim] for claim in group),
            sorted(group),  # two groups may share their first claim
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


def _partners(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    partners: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    return partners


def _groups(
    pairs: Iterable[tuple[str, str]],
    partners: Mapping[str, set[str]],
    article: Mapping[str, str],
) -> list[set[str]]:
    group = {claim: {claim} for claim in article}
    for a, b in pairs:
        one, other = group[a], group[b]
        if one is not other and _linked(one, other, partners, article, LINK):
            one |= other
            for claim in other:
                group[claim] = one
    return list({id(found): found for found in group.values()}.values())


def _linked(
    one: set[str],
    other: set[str],
    partners: Mapping[str, set[str]],
    article: Mapping[str, str],
    share: float,
) -> bool:
    aligned = sum(len(partners[claim] & other) for claim in one)
    in_other = Counter(article[claim] for claim in other)
    across = sum(len(other) - in_other[article[claim]] for claim in one)
    return aligned >= share * across


def _wider(
    groups: Iterable[set[str]], partners: Mapping[str, set[str]], article: Mapping[str, str]
) -> list[set[str]]:
    """Return the groups with the claims of others that tell the same and more, none inside another."""
    wider = [
        group
        | {
            claim
            for claim in set().union(*(partners.get(one, ()) for one in group)) - group
            if _linked({claim}, group, partners, article, WIDER)
        }
        for group in groups
    ]
    groups_of: dict[str, list[set[str]]] = defaultdict(list)
    for group in sorted(wider, key=lambda found: (-len(found), min(found))):
        one = min(group, key=lambda claim: len(groups_of[claim]))
        if not any(group <= other for other in groups_of[one]):
            for claim in group:
                groups_of[claim].append(group)
    return list({id(group): group for found in groups_of.values() for group in found}.values())
