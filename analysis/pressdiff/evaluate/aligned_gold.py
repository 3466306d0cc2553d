"""Gold of alignment: events with judged pairs of sentences, files of judged pairs of texts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff import schema
from pressdiff.errors import InputError
from pressdiff.evaluate.gold import Row, json_lines
from pressdiff.mentions import cast
from pressdiff.parse import Article, parse
from pressdiff.quantities import quantities
from pressdiff.settings import Settings

Pair = tuple[str, str]

EVENT = {"articles", "pairs"}
TEXTS = {"text_a", "text_b", "label"}
ANSWERS = {"question", "answers"}
ALTERED = {"original", "altered", "changed_slot"}
KINDS = {"event": EVENT, "texts": TEXTS, "answers": ANSWERS, "altered": ALTERED}
"""What a row of gold may be, and the keys that tell it."""


def read(path: Path) -> list[Row]:
    """Read a folder of events, one event (JSON), or JSON lines of pairs or of answers.

    Raises
    ------
    InputError
        If nothing can be read, or a row has the keys of no known kind, or of another than the first.
    """
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files:
            raise InputError(f"gold '{path}' holds no .json file; one event a file is needed")
        rows = [_event(file) for file in files]
    elif path.suffix == ".json":
        rows = [_event(path)]
    else:
        rows = json_lines(path)
    kinds = {kind(row) for row in rows}
    if len(kinds) > 1 or "" in kinds:
        known = "; ".join(", ".join(sorted(keys)) for keys in KINDS.values())
        raise InputError(
            f"gold '{path}' has rows of other keys; rows of one kind are needed: {known}"
        )
    return rows


def _event(path: Path) -> Row:
    try:
        row: Row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"gold '{path}' cannot be read as JSON: {error}") from error
    return row


def kind(row: object) -> str:
    """Return what a row of gold is, one of `KINDS`; empty for anything else."""
    if not isinstance(row, dict):
        return ""
    return next((name for name, keys in KINDS.items() if keys <= row.keys()), "")


def judged(event: Mapping[str, Any]) -> dict[Pair, Mapping[str, Any]]:
    """Return the judged pairs of an event between articles that tell it, by sentence ids."""
    inside = {str(article["k"]) for article in told(event)}
    pairs = {pair(row["a"], row["b"]): row for row in event["pairs"]}
    return {
        key: row for key, row in pairs.items() if {name.split(".")[0] for name in key} <= inside
    }


def told(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the articles of the gold that tell its event."""
    return [article for article in event["articles"] if article.get("same_event", True)]


def pair(a: str, b: str) -> Pair:
    """Return the pair in the order of ids."""
    return (a, b) if a < b else (b, a)


def tables(
    event: Mapping[str, Any], settings: Settings, cache: Path | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return claims, quantities, articles and mentions, each sentence of the gold as a claim.

    Claims are named "article.sentence", as the gold names them; all are the outlet's own voice.
    """
    rows: dict[str, list[dict[str, Any]]] = {"claims": [], "quantities": [], "mentions": []}
    articles = told(event)
    docs = parse([article["text"] for article in articles], settings.parse, cache=cache)
    for stored, doc in zip(articles, docs, strict=True):
        _add(rows, stored, Article(f"a{stored['k']}", doc))
    return (
        schema.CLAIMS.frame(rows["claims"]),
        schema.QUANTITIES.frame(rows["quantities"]),
        pd.DataFrame(
            {"article_id": f"a{row['k']}", "text": row["text"], "published_at": None}
            for row in articles
        ),
        schema.MENTIONS.frame(rows["mentions"]),
    )


def _add(
    rows: dict[str, list[dict[str, Any]]], stored: Mapping[str, Any], article: Article
) -> None:
    last = max(len(stored["sentences"]) - 1, 1)
    for number, (start, end) in enumerate(stored["sentences"]):
        key = f"{stored['k']}.{number}"
        span = article.doc.char_span(start, end, alignment_mode="expand")
        negated = span is not None and any(token.dep_ == "neg" for token in span.root.children)
        rows["claims"].append(
            {
                "claim_id": key, "article_id": article.article_id, "start": start, "end": end,
                "voice": "own", "section": "body", "position": number / last,
                "attribution_id": None, "predicate": "" if span is None else span.root.lemma_,
                "subject": None, "object": None,
                "polarity": "negative" if negated else "positive", "certainty": "asserted",
                "time_start": None, "time_end": None,
            }
        )  # fmt: skip
        rows["quantities"].extend(
            {
                "claim_id": key, "start": one.start, "end": one.end, "value": one.value,
                "low": one.low, "high": one.high, "unit": one.unit, "noun": one.noun,
                "bound": one.bound,
            }
            for one in ([] if span is None else quantities(span))
        )  # fmt: skip
    rows["mentions"].extend(
        {
            "article_id": article.article_id, "start": one.start, "end": one.end,
            "entity_id": one.entity.lower(), "form": one.form, "kind": one.kind,
        }
        for one in cast(article).mentions
    )  # fmt: skip
