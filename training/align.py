"""Train and measure the pair models of `pressdiff.align`; write `models/align.json`.

    python training/align.py ../shared/data ../shared/align_gold

Claims: trained on the events of `training/judged.jsonl` (places of sentences in the articles of
``grouping``; no text), cross-validated by event there; the gold is never trained on and is measured
last. Both judge sentences, so that here a sentence stands for a claim. Texts: trained on the pairs of
``alignment/msrp_train.jsonl``, cross-validated by groups of pairs that share a sentence. Answers: on
``alignment/nanco.jsonl``, one question left out at a time.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from regression import fit, named
from texts import texts_and_answers

import pressdiff
from pressdiff.align import alignments
from pressdiff.align.features import FEATURES, features
from pressdiff.align.model import Model
from pressdiff.align.pairs import index
from pressdiff.align.units import units
from pressdiff.evaluate.aligned_gold import Pair, judged, pair, read, tables
from pressdiff.settings import Settings

Floats = npt.NDArray[np.float64]
Counts = dict[str, tuple[int, int, int]]
JUDGED = Path(__file__).parent / "judged.jsonl"
CACHE = Path.home() / ".cache" / "pressdiff-training"
FOLDS, RESAMPLES, SEED = 5, 2_000, 0


@dataclass(frozen=True)
class Event:
    """One event: its tables, the judged pairs with their relation, features and labels."""

    name: str
    tables: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
    gold: Mapping[Pair, str]
    table: Floats
    labels: npt.NDArray[np.bool_]


def main(data: Path, gold: Path) -> None:
    """Train on the judged events, print the metrics and write the model."""
    events = [_event(row) for row in _stored(data)]
    outcomes = []
    for fold in range(FOLDS):
        model = _train([event for place, event in enumerate(events) if place % FOLDS != fold])
        outcomes += [_outcome(event, model) for event in events[fold::FOLDS]]
    model = _train(events)
    held_out = [_outcome(_event(row), model) for row in read(gold)]
    stored = {
        "claims": {
            **named(model, FEATURES),
            "trained_on": f"judged.jsonl: {len(events)} events",
            "cross_validated_by_event": _measures(outcomes),
            "align_gold": _measures(held_out),
        },
        **texts_and_answers(data / "alignment"),
    }
    path = Path(pressdiff.__file__).parent / "models" / "align.json"
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=2))


def _stored(data: Path) -> list[dict[str, Any]]:
    """Return the judged events in the format of the gold, with their texts."""
    texts = {}
    for path in sorted((data / "grouping").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[path.stem, row["article_id"]] = row["text"]
    events = []
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        for article in event["articles"]:
            article["text"] = texts[event["source"], article["article_id"]]
        relations = {
            pair(a, b): "same"
            for fact in event["facts"]
            for a in fact
            for b in fact
            if a.split(".")[0] != b.split(".")[0]
        } | {pair(a, b): "conflict" for a, b, _ in event["conflicts"]}
        event["pairs"] = [
            {"a": a, "b": b, "relation": relation} for (a, b), relation in relations.items()
        ]
        events.append(event)
    return events


def _event(row: Mapping[str, Any]) -> Event:
    found = tables(row, Settings(), cache=CACHE)
    gold = {key: one["relation"] for key, one in judged(row).items()}
    candidates = index(units(*found))
    keys = [
        pair(candidates.units[left].claim_id, candidates.units[right].claim_id)
        for left, right in zip(candidates.left.tolist(), candidates.right.tolist(), strict=True)
    ]
    labels = np.array([key in gold for key in keys], dtype=bool)
    return Event(str(row["event_id"]), found, gold, features(candidates), labels)


def _train(events: Sequence[Event]) -> Model:
    return fit(
        np.vstack([event.table for event in events]),
        np.concatenate([event.labels for event in events]),
    )


def _outcome(event: Event, model: Model) -> Counts:
    """Return right, wrong and missed pairs of the whole stage, by what is asked."""
    table = alignments(event.name, *event.tables, Settings().align, model=model).alignments
    columns = (table["claim_a"], table["claim_b"], table["relation"])
    found = {pair(a, b): relation for a, b, relation in zip(*columns, strict=True)}
    outcome = {"aligned": _count(set(found), set(event.gold))}
    for relation in ("same", "conflict"):
        outcome[relation] = _count(
            {key for key, value in found.items() if value == relation},
            {key for key, value in event.gold.items() if value == relation},
        )
    return outcome


def _count(found: set[Pair], gold: set[Pair]) -> tuple[int, int, int]:
    return len(found & gold), len(found - gold), len(gold - found)


def _measures(outcomes: Sequence[Counts]) -> dict[str, dict[str, Any]]:
    return {name: _measure(outcomes, name) for name in ("aligned", "same", "conflict")}


def _measure(outcomes: Sequence[Counts], name: str) -> dict[str, Any]:
    """Return precision, recall and F1 over all pairs, F1 with the interval over events."""
    counts = np.array([outcome[name] for outcome in outcomes])
    right, wrong, missed = counts.sum(axis=0)
    generator = np.random.default_rng(SEED)
    draws = generator.integers(len(counts), size=(RESAMPLES, len(counts)))
    low, high = np.percentile([_f1(counts[draw].sum(axis=0)) for draw in draws], [2.5, 97.5])
    return {
        "precision": round(float(right / max(right + wrong, 1)), 3),
        "recall": round(float(right / max(right + missed, 1)), 3),
        "f1": round(_f1(counts.sum(axis=0)), 3),
        "f1_95_percent_over_events": [round(float(low), 3), round(float(high), 3)],
        "pairs_right_wrong_missed": [int(right), int(wrong), int(missed)],
    }


def _f1(counts: npt.NDArray[np.int64]) -> float:
    right, wrong, missed = counts
    return float(2 * right / max(2 * right + wrong + missed, 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
