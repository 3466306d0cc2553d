"""Train and measure the pair models of `pressdiff.align`; write `models/align.json`.

    python training/align.py ../shared/data ../shared/align_gold SCORED

Claims: trained on the events of `training/judged.jsonl` (places of sentences in the articles of
``grouping``; no text), cross-validated by event there; the gold is never trained on and is measured
last. Both judge sentences, so that here a sentence stands for a claim. Texts: trained on the pairs of
``alignment/msrp_train.jsonl``, cross-validated by groups of pairs that share a sentence. Answers: on
``alignment/nanco.jsonl``, one question left out at a time. SCORED is the folder of what the
cross-encoder scored without having seen it: ``0.npz`` to ``3.npz``, by `training/crossencoder.py`.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from crossencoder_folds import scored_events, scored_texts
from judged import FOLDS, Event, event, judged_events
from omissions import omitted
from regression import fit, named
from texts import texts_and_answers

import pressdiff
from pressdiff.align import alignments
from pressdiff.align.encoders import CrossEncoder, Encoder, Floats, Pairs
from pressdiff.align.features import FEATURES
from pressdiff.align.likely import doubtful
from pressdiff.align.model import ENCODER, Models
from pressdiff.evaluate.aligned_gold import Pair, pair, read
from pressdiff.settings import Settings

Counts = dict[str, tuple[int, int, int]]
RESAMPLES, SEED = 2_000, 0


class Known:
    """Scores that were given before, as an encoder."""

    def __init__(self, pairs: Pairs, scores: Floats) -> None:
        self.known = dict(zip(pairs, scores.tolist(), strict=True))

    def likeness(self, pairs: Pairs) -> Floats:
        """Return the score of each pair, of either order."""
        known = self.known
        return np.array([known[p] if p in known else known[p[::-1]] for p in pairs])


def main(data: Path, gold: Path, folder: Path) -> None:
    """Train on the judged events, print the metrics and write the models."""
    events = judged_events(data)
    scores = scored_events(folder, events)
    outcomes: dict[str, list[Counts]] = {"light": [], "full": []}
    for fold in range(FOLDS):
        inside = [place for place, one in enumerate(events) if one.fold == fold]
        others = [place for place, one in enumerate(events) if one.fold != fold]
        models = _train([events[p] for p in others], [scores[p] for p in others])
        for place in inside:
            one = events[place]
            known = Known([one.texts(key) for key in one.keys], scores[place])
            outcomes["light"].append(_outcome(one, models, None))
            outcomes["full"].append(_outcome(one, models, known))
    models = _train(events, scores)
    unseen = [event(row) for row in read(gold)]
    stored = {
        name: {
            **named(model, names),
            "trained_on": f"judged.jsonl: {len(events)} events",
            "cross_validated_by_event": _measures(outcomes[profile]),
            "align_gold": _measures([_outcome(one, models, encoder) for one in unseen]),
        }
        for name, profile, model, names, encoder in (
            ("claims", "light", models.light, FEATURES, None),
            ("claims_read", "full", models.full, (*FEATURES, ENCODER), CrossEncoder()),
        )
    }
    stored |= texts_and_answers(data / "alignment", scored_texts(folder))
    path = Path(pressdiff.__file__).parent / "models" / "align.json"
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=2))


def _train(events: Sequence[Event], scores: Sequence[Floats]) -> Models:
    light = fit(
        np.vstack([one.table for one in events]), np.concatenate([one.labels for one in events])
    )
    tables, labels = [], []
    for one, score in zip(events, scores, strict=True):
        read_ = doubtful(light.probability(one.table), one.n_articles)
        tables.append(np.column_stack([one.table[read_], score[read_]]))
        labels.append(one.labels[read_])
    return Models(light, fit(np.vstack(tables), np.concatenate(labels)))


def _outcome(event: Event, models: Models, encoder: Encoder | None) -> Counts:
    """Return right, wrong and missed of the whole stage, by what is asked: pairs, or cells omitted."""
    aligned = alignments(
        event.name, *event.tables, Settings().align, encoder=encoder, models=models
    )
    table = aligned.alignments
    columns = (table["claim_a"], table["claim_b"], table["relation"])
    found = {pair(a, b): relation for a, b, relation in zip(*columns, strict=True)}
    outcome = {
        "aligned": _count(set(found), set(event.gold)),
        "omitted": omitted(event, aligned),
    }
    for relation in ("same", "conflict"):
        outcome[relation] = _count(
            {key for key, value in found.items() if value == relation},
            {key for key, value in event.gold.items() if value == relation},
        )
    return outcome


def _count(found: set[Pair], gold: set[Pair]) -> tuple[int, int, int]:
    return len(found & gold), len(found - gold), len(gold - found)


def _measures(outcomes: Sequence[Counts]) -> dict[str, dict[str, Any]]:
    return {name: _measure(outcomes, name) for name in outcomes[0]}


def _measure(outcomes: Sequence[Counts], name: str) -> dict[str, Any]:
    """Return precision, recall and F1 over all, F1 with the interval over events."""
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
        "right_wrong_missed": [int(right), int(wrong), int(missed)],
    }


def _f1(counts: npt.NDArray[np.int64]) -> float:
    right, wrong, missed = counts
    return float(2 * right / max(2 * right + wrong + missed, 1))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
