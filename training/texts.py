"""Train and measure the models of two texts with no event around them, for `training/align.py`."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from judged import FOLDS
from regression import fit, named
from scipy.special import expit
from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, roc_auc_score

from pressdiff.align.model import ENCODER, Model
from pressdiff.align.texts import FEATURES, features, nearness

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.bool_]
RESAMPLES, SEED = 2_000, 0


def texts_and_answers(folder: Path, scores: Floats) -> dict[str, Any]:
    """Return the models as they are stored, with what they score on data they were not fitted on.

    `scores` has the encoder's logit of each pair of MSRP, by a model that never saw it.
    """
    rows = lines(folder / "msrp_train.jsonl")
    pairs = [(row["text_a"], row["text_b"]) for row in rows]
    labels = np.array([row["label"] == 1 for row in rows])
    light, fold_of = features(pairs), folds(pairs, FOLDS)
    read = np.column_stack([light, scores])
    found = {
        name: _held_out(table, labels, fold_of) for name, table in (("", light), ("_read", read))
    }
    return {
        "texts": _texts(fit(light, labels), FEATURES, _scores(labels, found[""])),
        "texts_read": {
            **_texts(fit(read, labels), (*FEATURES, ENCODER), _scores(labels, found["_read"])),
            "encoder_alone": _scores(labels, expit(scores)),
            "mean_of_encoder_and_features": _scores(labels, (expit(scores) + found[""]) / 2),
        },
        **_answers(lines(folder / "nanco.jsonl")),
    }


def _held_out(table: Floats, labels: Labels, fold_of: npt.NDArray[np.intp]) -> Floats:
    """Return the probability of each pair by a model of the other folds."""
    found = np.zeros(len(labels))
    for fold in range(FOLDS):
        inside = fold_of == fold
        found[inside] = fit(table[~inside], labels[~inside]).probability(table[inside])
    return found


def _texts(model: Model, names: Sequence[str], scores: dict[str, Any]) -> dict[str, Any]:
    return {
        **named(model, names),
        "trained_on": "msrp_train.jsonl",
        "cross_validated": scores,
    }


def _answers(questions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    tables, near, labels = [], [], []
    for question in questions:
        both = list(combinations(question["answers"], 2))
        pairs, around = ([(a[name], b[name]) for a, b in both] for name in ("answer", "paragraph"))
        tables.append(features(pairs))
        near.append(nearness(pairs, around)[:, None])
        labels.append(np.array([a["cluster_global"] == b["cluster_global"] for a, b in both]))
    return {
        "answers": _each_left_out(tables, labels, _light) | named(_light(tables, labels), FEATURES),
        "answers_read": _each_left_out(near, labels, _nearest)
        | named(_nearest(near, labels), (ENCODER,)),
    }


def _light(tables: Sequence[Floats], labels: Sequence[Labels]) -> Model:
    return fit(np.vstack(tables), np.concatenate(labels), balanced=True)


def _nearest(tables: Sequence[Floats], labels: Sequence[Labels]) -> Model:
    """Return a model that turns where the mean balanced accuracy of the questions is best."""
    places = np.quantile(np.concatenate(tables), np.linspace(0.02, 0.98, 97))
    best = max(
        places,
        key=lambda place: np.mean(
            [
                balanced_accuracy_score(gold, table[:, 0] > place)
                for table, gold in zip(tables, labels, strict=True)
            ]
        ),
    )
    (slope,) = _light(tables, labels).weights
    return Model((slope,), float(-slope * best))


def _each_left_out(
    tables: Sequence[Floats],
    labels: Sequence[Labels],
    train: Callable[[Sequence[Floats], Sequence[Labels]], Model],
) -> dict[str, Any]:
    found = []
    for number, table in enumerate(tables):
        others = [place for place in range(len(tables)) if place != number]
        model = train([tables[place] for place in others], [labels[place] for place in others])
        found.append(model.probability(table))
    return {
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


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folds(pairs: Sequence[tuple[str, str]], number: int) -> npt.NDArray[np.intp]:
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
    fold = dict(zip(roots, (order % number).tolist(), strict=True))
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
