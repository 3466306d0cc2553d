"""Chains found against chains marked: how the outlets' names for one actor or happening are joined."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from pressdiff.chains import Marked, link, same_head
from pressdiff.errors import InputError
from pressdiff.evaluate.coreference import coreference
from pressdiff.evaluate.scores import b_cubed, harmonic
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings


def naming(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well marked mentions are joined to chains across the articles of each event.

    Rows: event_id, text, mentions: [{start, end, chain, type}]. The mentions are given,
    their chains are not looked at. Chains are found and scored within each event: the same chain id
    in two events is two chains. All scores are over the mentions of all events (a span marked in two
    chains is two mentions); ``mean_f1`` is the mean of the events' B-cubed F1. ``by_type``: B-cubed
    recall and precision of the mentions of one type, grouped among all.
    """
    linked = pd.DataFrame(
        _linked(rows, settings), columns=["event", "type", "gold", "ours", "head"]
    )
    if linked.empty:
        raise InputError("the gold marks no mention; each row needs mentions with a chain")
    each = {
        str(event): b_cubed(dict(part["ours"]), dict(part["gold"]))["f1"] or 0.0
        for event, part in linked.groupby("event", sort=False)
    }
    return {
        "events": len(each),
        "articles": len(rows),
        "mentions": len(linked),
        "chains_gold": int(linked["gold"].nunique()),
        "chains_found": int(linked["ours"].nunique()),
        "scored": "within each event",
        **coreference(dict(linked["ours"]), dict(linked["gold"])),
        "mean_f1": sum(each.values()) / len(each),
        "same_head_lemma": coreference(dict(linked["head"]), dict(linked["gold"])),
        "by_event": each,
        "by_type": _by_type(linked),
    }


def _linked(
    rows: Sequence[dict[str, Any]], settings: Settings
) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each mention's event and type, and its chain as marked, as found and by its head."""
    for event, own, given in marked(rows, settings):
        told = (one for row in own for one in row["mentions"])
        for one, ours, head in zip(told, link(given), same_head(given), strict=True):
            kind, gold = one.get("type") or "none", one["chain"]
            yield event, kind, f"{event} {gold}", f"{event} {ours}", f"{event} {head}"


def marked(
    rows: Sequence[dict[str, Any]], settings: Settings
) -> Iterator[tuple[str, list[dict[str, Any]], list[Marked]]]:
    """Yield each event with its rows and its parsed articles with the spans marked in them."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        events[str(row["event_id"])].append(row)
    for event, own in events.items():
        docs = parse([row["text"] for row in own], settings.parse)
        articles = [Article(str(at), doc) for at, doc in enumerate(docs)]
        spans = [[(one["start"], one["end"]) for one in row["mentions"]] for row in own]
        yield (
            event,
            own,
            [Marked(article, span) for article, span in zip(articles, spans, strict=True)],
        )


def _by_type(linked: pd.DataFrame) -> dict[str, Any]:
    """Return B-cubed of the mentions of each type, each mention grouped among all."""
    both = linked.groupby(["ours", "gold"])["gold"].transform("size")
    shares = pd.DataFrame(
        {
            "precision": both / linked.groupby("ours")["gold"].transform("size"),
            "recall": both / linked.groupby("gold")["ours"].transform("size"),
        }
    ).groupby(linked["type"])
    sizes, means = shares.size(), shares.mean()
    return {
        str(name): {
            "mentions": int(sizes[name]),
            "precision": precision,
            "recall": recall,
            "f1": harmonic(precision, recall),
        }
        for name, precision, recall in means.itertuples(name=None)
    }
