"""Events found against events marked: B-cubed, pairs, adjusted Rand, look-alikes, calibration."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from pressdiff.clean import articles
from pressdiff.errors import InputError
from pressdiff.evaluate.scores import adjusted_rand, b_cubed, calibration_error, pairs
from pressdiff.events import events, pair_probabilities
from pressdiff.ingest import read
from pressdiff.schema import MENTIONS
from pressdiff.settings import Settings

LIKELY = 0.05
"""Probability from which a pair counts as one that could be one event; nearly all pairs are under."""


def grouping(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well articles are grouped by event.

    Rows: article_id, text, event_id; title, published_at, url, outlet if there are any; topic, if
    look-alikes are marked: two events of one topic are look-alikes. An article whose event_id is
    null is grouped with the others and not scored. Texts are cleaned as in a run; articles that a
    run would reject are counted and left out.
    """
    gold = {str(row["article_id"]): row["event_id"] for row in rows}
    if len(gold) < len(rows):
        raise InputError(
            f"{len(rows)} rows of gold have {len(gold)} different article_id; one each"
        )
    frame = pd.DataFrame(rows).drop(columns=["event_id", "topic"], errors="ignore")
    if "outlet" not in frame:
        frame = frame.assign(outlet="gold")
    kept, rejects = articles(read([frame], settings.ingest), settings.ingest)
    if kept.empty:
        raise InputError("no article of the gold could be used")
    grouped = events(kept, pd.DataFrame(columns=[*MENTIONS.names, "type"]), settings.events)
    found = dict(zip(grouped["article_id"].astype(str), grouped["event_id"], strict=True))
    gold = {key: value for key, value in gold.items() if key in found and value is not None}
    if not gold:
        raise InputError("no article that could be used has an event_id")
    topics = {str(row["article_id"]): row.get("topic") for row in rows}
    return {
        "articles": len(gold),
        "not_scored": len(kept) - len(gold),
        "rejected": len(rejects),
        "events_gold": len(set(gold.values())),
        "events_found": len({found[key] for key in gold}),
        "b_cubed": b_cubed(found, gold),
        "pairs": pairs(found, gold),
        "adjusted_rand": adjusted_rand(found, gold),
        "lookalikes": _lookalikes(found, gold, topics),
        "calibration": _calibration(kept, gold, settings),
    }


def _lookalikes(
    found: Mapping[str, str], gold: Mapping[str, Any], topics: Mapping[str, Any]
) -> dict[str, float | int | None]:
    """Return how many pairs of one topic and two events there are, and the share joined."""
    of_topic: dict[Any, list[str]] = {}
    for key in gold:
        if topics[key] is not None:
            of_topic.setdefault(topics[key], []).append(key)
    joined = [
        found[a] == found[b]
        for keys in of_topic.values()
        for a, b in combinations(keys, 2)
        if gold[a] != gold[b]
    ]
    return {"pairs": len(joined), "joined": sum(joined) / len(joined) if joined else None}


def _calibration(
    kept: pd.DataFrame, gold: Mapping[str, Any], settings: Settings
) -> dict[str, float | int | None]:
    """Return the calibration error of the probability of pairs, over all pairs and likely ones.

    A pair that no run would weigh has the probability 0.
    """
    ids = kept["article_id"].astype(str)
    event = np.array([gold.get(key) for key in ids], dtype=object)
    known = np.array([one is not None for one in event])
    weighed = pair_probabilities(kept, settings.events)
    use = known[weighed.left] & known[weighed.right]
    same = np.asarray(event[weighed.left[use]] == event[weighed.right[use]], dtype=bool)
    estimate = weighed.probability[use]
    sizes = pd.Series(event[known]).value_counts().to_numpy()
    missed = int((sizes * (sizes - 1) // 2).sum() - same.sum())
    every = int(known.sum() * (known.sum() - 1) // 2)
    weight = np.ones(len(same) + 2)
    weight[-2:] = missed, every - len(same) - missed  # of one event and of two, not weighed
    likely = estimate >= LIKELY
    return {
        "pairs": every,
        "calibration_error": calibration_error(
            np.append(same, [True, False]), np.append(estimate, [0.0, 0.0]), weight
        ),
        "likely_pairs": int(likely.sum()),
        "calibration_error_of_likely": calibration_error(same[likely], estimate[likely]),
    }
