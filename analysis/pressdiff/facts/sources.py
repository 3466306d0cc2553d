"""Which claims of a fact count: copies, wire text and older versions are no second source."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from pressdiff.copies import agency_of, passage_of, taken


class Told(NamedTuple):
    """One claim of a fact, as `coverage` weighs it.

    ``copied``: its article copies another of the event; ``source`` is the agency or outlet whose
    text the claim stands in, None if it is the outlet's own.
    """

    claim_id: str
    article_id: str
    outlet: str
    voice: str
    against: bool
    copied: bool
    source: str | None


def compared(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    reuse: pd.DataFrame,
    *,
    without_wire: bool,
) -> pd.DataFrame:
    """Return the rows of `facts` that outlets are compared by.

    Claims of a version whose newer one is in the same event are left out; with `without_wire`
    also those that stand in text of an agency or of another outlet, and whole copies.
    """
    article = facts["claim_id"].map(claims.set_index("claim_id")["article_id"])
    known = articles.set_index("article_id")
    newer = article.map(known["copy_of"])
    event = events.set_index("article_id")["event_id"]
    older = (newer.map(known["outlet"]) == article.map(known["outlet"])) & (
        newer.map(event) == facts["event_id"]
    )
    if not without_wire:
        return facts[~older]
    return facts[~older & ~facts["claim_id"].isin(sources(claims, articles, reuse))]


def sources(
    claims: pd.DataFrame, articles: pd.DataFrame, reuse: pd.DataFrame | None
) -> dict[str, str]:
    """Return for each claim that is another's the agency or outlet whose it is.

    That is what stands in a passage taken over, and all of a copy, its headline too.
    """
    if reuse is None:
        return {}
    outlet = articles.set_index("article_id")["outlet"]
    original = articles.set_index("article_id")["copy_of"].map(outlet)
    passages = taken(reuse)
    whose = passages["agency"].where(
        passages["agency"].notna(), passages["original_id"].map(outlet)
    )
    place = passage_of(passages, claims)
    origin = original.where(original != outlet)
    source = claims["article_id"].map(origin).to_numpy(object, copy=True)
    source[place >= 0] = whose.to_numpy(object)[place[place >= 0]]
    found = pd.notna(source)
    return dict(zip(claims["claim_id"][found], source[found].tolist(), strict=True))


def between_outlets(
    alignments: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, reuse: pd.DataFrame
) -> pd.DataFrame:
    """Return `alignments` without the conflicts that are no disagreement of two outlets.

    What an outlet prints of another's older version differs from the newer one by the update, and
    what two print of one agency by its updates.
    """
    source = sources(claims, articles, reuse)
    keep = (alignments["relation"] != "conflict").to_numpy(copy=True)
    conflicts = alignments[~keep]
    told = claims[claims["claim_id"].isin([*conflicts["claim_a"], *conflicts["claim_b"]])]
    outlet = told["article_id"].map(articles.set_index("article_id")["outlet"])
    own = dict(zip(told["claim_id"], outlet, strict=True))
    keep[~keep] = [
        not _same_source(source.get(a), own.get(a), source.get(b), own.get(b))
        for a, b in zip(conflicts["claim_a"], conflicts["claim_b"], strict=True)
    ]
    return alignments[keep]


def _same_source(
    one: str | None, outlet: str | None, other: str | None, second: str | None
) -> bool:
    """Tell if both texts are one's: `one` and `other` are their sources, None for the outlet's own."""
    if one is not None and other is not None:
        return one == other
    source, printer = (one, second) if one is not None else (other, outlet)
    return source is not None and source in (printer, agency_of(printer or "", source))


def repeated(told: Sequence[Told]) -> set[Told]:
    """Return the claims of a fact that stand in text which counts for another outlet."""
    owners = {one.outlet for one in told if one.source is None and not one.copied}
    found = set()
    for source in {one.source for one in told if one.source is not None}:
        printed = [one for one in told if one.source == source and not one.copied]
        written = any(source in (name, agency_of(name, source)) for name in owners)
        first = min(printed, key=lambda one: one.article_id, default=None)
        keeper = None if written or first is None else first.outlet
        found |= {one for one in printed if one.outlet != keeper}
    return found


@dataclass(frozen=True, slots=True)
class _Print:
    """One article of an event as printed: its outlet and the article it goes back to."""

    article: str
    outlet: str
    origin: str


def copies(articles: pd.DataFrame, events: pd.DataFrame) -> set[tuple[str, str]]:
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
