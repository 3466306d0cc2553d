"""What the cross-encoder scored without having seen it, as `training/crossencoder.py --fold` wrote it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from judged import FOLDS, Event

from pressdiff.align.encoders import Floats
from pressdiff.crossencoder import HEADS


def scored_events(folder: Path, events: Sequence[Event]) -> list[Floats]:
    """Return the logits "fact" of the candidates of each event, by the model that never saw it."""
    found = [np.load(folder / f"{fold}.npz") for fold in range(FOLDS)]
    head = HEADS.index("fact")
    return [
        found[event.fold][f"event {place}"][:, head].astype(np.float64)
        for place, event in enumerate(events)
    ]


def scored_texts(folder: Path) -> Floats:
    """Return the logits "paraphrase" of the pairs of MSRP in order, each by a model that never saw it."""
    found = [np.load(folder / f"{fold}.npz") for fold in range(FOLDS)]
    scores = np.zeros(sum(len(one["texts_rows"]) for one in found))
    for one in found:
        scores[one["texts_rows"]] = one["texts"][:, HEADS.index("paraphrase")]
    return scores
