"""Hedged sentences found against hedged sentences marked."""

from collections.abc import Sequence
from typing import Any

from pressdiff.evaluate.found import parsed
from pressdiff.evaluate.penn import plain
from pressdiff.evaluate.scores import Counts
from pressdiff.measures.base import Reading
from pressdiff.measures.hedging import HEDGING
from pressdiff.measures.vagueness import VAGUENESS
from pressdiff.settings import Settings


def hedging(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well hedged sentences are found: precision, recall and F1 of that class.

    Rows: text, label (1 hedged). Penn tokens are undone. A sentence is hedged if the measure finds
    at least one clause in it: vagueness, which was trained on sentences marked so, or hedging,
    words of a lexicon, in profile light.
    """
    measure = VAGUENESS if settings.profile == "full" else HEDGING
    texts = [plain(row["text"]) for row in rows]
    counts, right = Counts(), 0
    for row, article in zip(rows, parsed(texts, settings), strict=True):
        hedged = any(one.value for one in measure(Reading(article)))
        gold = bool(row["label"])
        counts.add(hedged and gold, hedged, gold)
        right += hedged == gold
    accuracy = right / len(rows)
    told = {"sentences": len(rows), "measure": measure.name, "accuracy": accuracy}
    return {**told, "hedged": counts.report()}
