"""Articles beside copies of them in which facts were altered: which alterations a run tells of."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pressdiff.pipeline import build
from pressdiff.settings import Settings

SLOTS = {
    "Date of death": "date",
    "Place of death": "place",
    "Cause of death": "cause",
    "Actor": "actor",
}
"""The slot of the gold, and the kind of conflict that tells of it."""


def altered(rows: Sequence[Mapping[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return by kind of conflict how many altered slots are told, and how many that were left alone.

    ``recall`` is over all altered slots, ``false_alarm_rate`` the share of slots left alone that a conflict
    of their kind is told of. A conflict of numbers, which nobody altered, counts for neither.
    """
    found = [_told(row, settings) for row in rows]
    kinds = {}
    for slot, kind in SLOTS.items():
        changed = [slot in row["changed_slot"] for row in rows]
        told = [kind in one for one in found]
        both = list(zip(changed, told, strict=True))
        kinds[kind] = {
            "altered": sum(changed),
            "found": sum(one and other for one, other in both),
            "left_alone": len(both) - sum(changed),
            "false_alarms": sum(other and not one for one, other in both),
        }
    total = {name: sum(kind[name] for kind in kinds.values()) for name in kinds["date"]}
    return {
        "pairs": len(rows),
        "recall": _share(total["found"], total["altered"]),
        "false_alarm_rate": _share(total["false_alarms"], total["left_alone"]),
        "by_kind": kinds,
    }


def _told(row: Mapping[str, Any], settings: Settings) -> set[str]:
    """Return the kinds of conflict that a run finds between an article and its altered copy."""
    frame = pd.DataFrame(
        {"article_id": name, "outlet": name, "text": str(row[name])}
        for name in ("original", "altered")
    )
    short = settings.ingest.model_copy(update={"min_words": 1})
    settings = settings.model_copy(update={"ingest": short})
    found, _ = build([frame], settings, together=True, as_is=True, jobs=1)
    return set(found["conflicts"]["kind"])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
