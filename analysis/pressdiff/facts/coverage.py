"""How each outlet that covers an event has each of its facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from pressdiff import schema
from pressdiff.facts.sources import Told, copies, repeated, sources

AGAINST = frozenset({"doubting", "denying"})


def coverage(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    attributions: pd.DataFrame,
    alignments: pd.DataFrame,
    reuse: pd.DataFrame | None = None,
    conflicts: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return how each outlet has each fact of the events it covers.

    ``disputed``: a claim of the outlet conflicts with another outlet's claim in the fact (both are
    disputed: no outlet is the yardstick; a later count or state disputes nothing), or the outlet
    tells it only to doubt or deny it (by the stance of the cue, or a claim that is itself a
    denial) while another outlet tells it without.
    ``own``: else, at least one claim is in the outlet's own voice. ``attributed``: else, claims
    are credited to somebody. ``absent``: no claim of the outlet was aligned to the fact; only
    outlets with an article in the event have a row.

    An outlet that prints another outlet's article (``articles.copy_of``), or a passage of it or of
    an agency (``reuse``), has the status of what it prints, but ``n_claims`` leaves those claims
    out: outlets that report a fact independently are the rows with ``n_claims`` of 1 and more. Of
    several that print what none of the event's outlets wrote, the first counts.

    Parameters
    ----------
    facts, claims, articles, events, attributions, alignments, reuse, conflicts
        The tables, of one event or of many; `facts` as `compared` returns them. Without `reuse`
        whole copies alone are known; without `conflicts` no conflict is known to be an update.
    """
    told = _told(facts, claims, articles, events, attributions, sources(claims, articles, reuse))
    disputed = _conflicting(facts, told, _at_once(alignments, conflicts))
    outlets = _outlets(articles, events)
    return schema.COVERAGE_TABLE.frame(
        row
        for (event, fact), found in told.items()
        for row in _rows(event, fact, found, outlets[event], disputed)
    )


def _rows(
    event: str, fact: str, told: list[Told], outlets: list[str], disputed: set[tuple[str, str]]
) -> Iterator[dict[str, object]]:
    again = repeated(told)
    for outlet in outlets:
        own = [one for one in told if one.outlet == outlet]
        yield {
            "event_id": event,
            "fact_id": fact,
            "outlet": outlet,
            "status": _status(outlet, own, told, disputed=(fact, outlet) in disputed),
            "n_claims": sum(not one.copied and one not in again for one in own),
        }


def _status(outlet: str, own: list[Told], told: list[Told], *, disputed: bool) -> str:
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
    source: Mapping[str, str],
) -> dict[tuple[str, str], list[Told]]:
    """Return the claims of each fact with what `coverage` needs to know of them."""
    outlet = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    stance = dict(zip(attributions["attribution_id"], attributions["stance"], strict=True))
    copied_in = copies(articles, events)
    names = ["claim_id", "article_id", "voice", "certainty", "attribution_id"]
    row = {found[0]: found[1:] for found in zip(*(claims[name] for name in names), strict=True)}
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for event, fact, key in zip(
        facts["event_id"], facts["fact_id"], facts["claim_id"], strict=True
    ):
        article, voice, certainty, attribution = row[key]
        against = certainty == "denied" or stance.get(attribution) in AGAINST
        copied = (event, article) in copied_in
        told[event, fact].append(
            Told(key, article, outlet[article], voice, against, copied, source.get(key))
        )
    return told


def _at_once(alignments: pd.DataFrame, conflicts: pd.DataFrame | None) -> list[tuple[str, str]]:
    """Return the pairs of claims that conflict, without later counts and states."""
    both = alignments[alignments["relation"] == "conflict"]
    pairs = list(zip(both["claim_a"], both["claim_b"], strict=True))
    if conflicts is None:
        return pairs
    later = conflicts[conflicts["update"] == 1]
    updates = set(zip(later["claim_a"], later["claim_b"], strict=True))
    return [pair for pair in pairs if pair not in updates]


def _conflicting(
    facts: pd.DataFrame,
    told: Mapping[tuple[str, str], list[Told]],
    conflicts: Iterable[tuple[str, str]],
) -> set[tuple[str, str]]:
    """Return fact and outlet where the outlet's claim conflicts with another outlet's."""
    facts_of: dict[str, set[str]] = defaultdict(set)
    for claim, fact in zip(facts["claim_id"], facts["fact_id"], strict=True):
        facts_of[claim].add(fact)
    outlet = {one.claim_id: one.outlet for found in told.values() for one in found}
    return {
        (fact, outlet[claim])
        for a, b in conflicts
        for fact in facts_of.get(a, set()) & facts_of.get(b, set())
        if outlet[a] != outlet[b]
        for claim in (a, b)
    }
