"""Train and measure the models of two texts with no event around them, for `training/align.py`."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from regression import fit, named
from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, roc_auc_score

from pressdiff.align.texts import FEATURES, features

Labels = npt.NDArray[np.bool_]
FOLDS, RESAMPLES, SEED = 5, 2_000, 0


def texts_and_answers(folder: Path) -> dict[str, Any]:
    """Return both models as they are stored, with what they score on data they were not fitted on."""
    rows = _lines(folder / "msrp_train.jsonl")
    pairs = [(row["text_a"], row["text_b"]) for row in rows]
    labels = np.array([row["label"] == 1 for row in rows])
    table, folds = features(pairs), _folds(pairs)
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside = folds == fold
        found[inside] = fit(table[~inside], labels[~inside]).probability(table[inside])
    return {
        "texts": {
            **named(fit(table, labels), FEATURES),
            "trained_on": "msrp_train.jsonl",
            "cross_validated": _scores(labels, found),
        },
        "answers": _answers(_lines(folder / "nanco.jsonl")),
    }


def _answers(questions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    each = [list(combinations(question["answers"], 2)) for question in questions]
    tables = [features([(a["answer"], b["answer"]) for a, b in pairs]) for pairs in each]
    labels = [np.array([a["cluster_global"] == b["cluster_global"] for a, b in p]) for p in each]
    found = []
    for number, table in enumerate(tables):
        others = [place for place in range(len(tables)) if place != number]
        model = fit(
            np.vstack([tables[place] for place in others]),
            np.concatenate([labels[place] for place in others]),
            balanced=True,
        )
        found.append(model.probability(table))
    model = fit(np.vstack(tables), np.concatenate(labels), balanced=True)
    return {
        **named(model, FEATURES),
        "trained_on": "nanco.jsonl",
        "leaving_one_question_out": {
            "balanced_accuracy": round(
                float(
                    balanced_accuracy_score(np.concatenate(labels), np.concatenate(found) >= 0.5)
                ),
                3,
            ),
            "by_question": [
                round(float(balanced_accuracy_score(gold, told >= 0.5)), 3)
                for gold, told in zip(labels, found, strict=True)
            ],
        },
    }


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _folds(pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.intp]:
    """Return the fold of each pair; pairs that share a sentence, directly or not, are in one."""
    first: dict[str, str] = {}

    def root(text: str) -> str:
        while first.setdefault(text, text) != text:
            text = first[text]
        return text

    for a, b in pairs:
        first[root(a)] = root(b)
    roots = sorted({root(a) for a, _ in pairs})
    order = np.random.default_rng(SEED).permutation(len(roots))
    fold = dict(zip(roots, (order % FOLDS).tolist(), strict=True))
    return np.array([fold[root(a)] for a, _ in pairs])


def _scores(labels: Labels, found: npt.NDArray[np.float64]) -> dict[str, Any]:
    told = found >= 0.5
    draws = np.random.default_rng(SEED).integers(len(labels), size=(RESAMPLES, len(labels)))
    return {
        "accuracy": round(float(accuracy_score(labels, told)), 3),
        "accuracy_95_percent": list(
            _interval((labels[draw] == told[draw]).mean() for draw in draws)
        ),
        "f1": round(float(f1_score(labels, told)), 3),
        "auc": round(float(roc_auc_score(labels, found)), 3),
    }


def _interval(values: Iterator[Any]) -> tuple[float, float]:
    low, high = np.percentile([float(value) for value in values], [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)
