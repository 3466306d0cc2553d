"""Loaded sentences and sentiment toward targets against what annotators marked."""

from collections.abc import Sequence
from typing import Any

from pressdiff.encoder import SENTIMENTS
from pressdiff.evaluate.found import parsed
from pressdiff.evaluate.scores import classes
from pressdiff.measures.base import Reading
from pressdiff.measures.loaded import LOADED_LANGUAGE
from pressdiff.measures.sentiment import toward
from pressdiff.settings import Settings

PLAIN, LOADED = "plain", "loaded"


def loaded_language(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well loaded sentences are found.

    Rows: text, label (1 loaded). A sentence is loaded if the measure finds a loaded clause in it.
    """
    articles = parsed([row["text"] for row in rows], settings)
    found = [any(one.value for one in LOADED_LANGUAGE(Reading(article))) for article in articles]
    gold = [LOADED if row["label"] else PLAIN for row in rows]
    return classes(gold, [LOADED if one else PLAIN for one in found], (PLAIN, LOADED))


def sentiment(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well sentiment toward targets is told.

    Rows: text, start, end, label (negative, neutral, positive). A target in which the
    encoder sees no word is neutral.
    """
    texts = list(dict.fromkeys(row["text"] for row in rows))
    articles = dict(zip(texts, parsed(texts, settings), strict=True))
    found = [toward(articles[row["text"]], row["start"], row["end"]) or "neutral" for row in rows]
    return classes([row["label"] for row in rows], found, SENTIMENTS)
