"""Events found against events marked: B-cubed, pairs, adjusted Rand."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pressdiff.clean import articles
from pressdiff.errors import InputError
from pressdiff.evaluate.scores import adjusted_rand, b_cubed, pairs
from pressdiff.events import events
from pressdiff.ingest import read
from pressdiff.schema import MENTIONS
from pressdiff.settings import Settings


def grouping(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well articles are grouped by event.

    Rows: article_id, text, event_id; title, published_at, url, outlet if there are any. Texts are
    cleaned as in a run; articles that a run would reject are counted and left out.
    """
    gold = {str(row["article_id"]): row["event_id"] for row in rows}
    if len(gold) < len(rows):
        raise InputError(
            f"{len(rows)} rows of gold have {len(gold)} different article_id; one each"
        )
    frame = pd.DataFrame(rows).drop(columns=["event_id"]).assign(outlet="gold")  # never looked at
    kept, rejects = articles(read([frame], settings.ingest), settings.ingest)
    if kept.empty:
        raise InputError("no article of the gold could be used")
    empty = pd.DataFrame(columns=[*MENTIONS.names, "type"])
    grouped = events(kept, empty, settings.events)
    found = dict(zip(grouped["article_id"].astype(str), grouped["event_id"], strict=True))
    gold = {key: value for key, value in gold.items() if key in found}
    return {
        "articles": len(gold),
        "rejected": len(rejects),
        "events_gold": len(set(gold.values())),
        "events_found": len(set(found.values())),
        "b_cubed": b_cubed(found, gold),
        "pairs": pairs(found, gold),
        "adjusted_rand": adjusted_rand(found, gold),
    }
