"""Train the linear models of profile light, and measure loaded language and sentiment in both profiles.

    python training/wording.py ../shared/data FOLDER

FOLDER holds what `encoder.py --fold N` wrote as encoderN.npz and encoderN.onnx. The linear models
learn from the marked sentences and from what the encoder scores unmarked ones (`unmarked`), in a fold
the encoder that did not see it either. Writes models/wording.npz and models/wording.json: loaded
language cross-validated by outlet, sentiment by sentence, each sentence alone; intervals are 95 % over
resampled sentences. Half an hour.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from packed import packed
from scipy import sparse
from sentences import (
    LOADED_OUTLETS,
    Sentence,
    hedging_sentences,
    loaded_sentences,
    loaded_spans,
    target_sentences,
)
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from spacy.tokens import Doc
from tags import rows
from unmarked import of_fold, shares, unmarked

import pressdiff
from pressdiff.encoder import HEADS, SENTIMENTS
from pressdiff.evaluate.scores import Counts
from pressdiff.measures import loaded, sentiment
from pressdiff.measures.linear import SIZE, Linear, places
from pressdiff.parse import parse
from pressdiff.settings import Settings

MODELS = Path(pressdiff.__file__).parent / "models"
STRENGTH = 30.0  # inverse of the penalty on the weights
SOFT = 0.3  # weight of an unmarked sentence against a marked one
RESAMPLES, SEED = 1_000, 0
FOLDS = range(len(LOADED_OUTLETS))
Labels = np.ndarray[Any, np.dtype[np.int64]]


def table(found: Sequence[Any]) -> Any:
    """Return features, given by their places, as `Linear.scores` weighs them, rows x `SIZE`."""
    values = [np.full(len(one), max(len(one), 1) ** -0.5) for one in found]
    ends = np.cumsum([0, *map(len, found)])
    return sparse.csr_array(
        (np.concatenate(values), np.concatenate(found), ends), shape=(len(found), SIZE)
    )


@dataclass(frozen=True)
class Softly:
    """Features of unmarked sentences or targets with the share of each class that an encoder gives them."""

    features: Any
    shares: Any

    def some(self, rows: Any) -> "Softly":
        """Return those of `rows`, a mask."""
        return Softly(self.features[np.flatnonzero(rows)], self.shares[rows])


def fit(features: Any, labels: Labels, more: Softly) -> Linear:
    """Return the regression; of two classes the score of the second."""
    classes = range(more.shares.shape[1])
    rows = sparse.vstack([features, *(more.features for _ in classes)])
    known = np.concatenate([labels, *(np.full(len(more.shares), one) for one in classes)])
    weights = np.concatenate([np.ones(len(labels)), *(SOFT * more.shares.T)])
    model = LogisticRegression(C=STRENGTH, max_iter=150).fit(rows, known, sample_weight=weights)
    return Linear(model.coef_.T.copy(), model.intercept_.copy())


def held_out(
    features: Any, labels: Labels, folds: Labels, more: Sequence[Softly]
) -> tuple[list[Linear], "np.ndarray[Any, Any]"]:
    """Return the model of each fold and the scores of its rows, by the one that did not see them."""
    models = [
        fit(features[np.flatnonzero(folds != fold)], labels[folds != fold], more[fold])
        for fold in FOLDS
    ]
    scores = np.full((len(labels), len(models[0].bias)), np.nan)
    for fold, model in zip(FOLDS, models, strict=True):
        inside = np.flatnonzero(folds == fold)
        scores[inside] = features[inside] @ model.weights + model.bias
    return models, scores


def softly(data: Path, folder: Path) -> dict[str, list[Softly]]:
    """Return what the encoder of each fold, and last the shipped one, makes of unmarked sentences."""
    found = unmarked(data)
    outlets = np.array([one.outlet for one in found])
    features = table([one.loaded for one in found])
    of_targets = table([target[2] for one in found for target in one.targets])
    several: dict[str, list[Softly]] = {"loaded": [], "sentiment": []}
    for fold in (*FOLDS, None):
        name = "encoder.onnx" if fold is None else f"encoder{fold}.onnx"
        whole, told = shares(found, (MODELS if fold is None else folder) / name)
        seen = np.array([fold is None or not of_fold(one, fold) for one in outlets])
        several["loaded"].append(Softly(features, whole).some(seen))
        several["sentiment"].append(Softly(of_targets, told))
    return several


def macro(labels: Labels, found: Labels) -> dict[str, float]:
    """Return macro F1 with its interval over sentences."""
    draws = np.random.default_rng(SEED).integers(len(labels), size=(RESAMPLES, len(labels)))
    several = [f1_score(labels[draw], found[draw], average="macro") for draw in draws]
    low, high = np.percentile(several, [2.5, 97.5])
    value = float(f1_score(labels, found, average="macro"))
    return {
        "macro_f1": round(value, 3), "low": round(float(low), 3), "high": round(float(high), 3),
        "n": len(labels),
    }  # fmt: skip


def word_scores(found: Sequence[set[int]], gold: Sequence[set[int]]) -> dict[str, float]:
    """Return precision, recall and F1 of words, by their places."""
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    precision = right / max(sum(map(len, found)), 1)
    recall = right / max(sum(map(len, gold)), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def by_fold(labels: Labels, found: Labels, folds: Labels) -> dict[str, float]:
    """Return macro F1 of each group of outlets."""
    return {
        ", ".join(LOADED_OUTLETS[fold]): round(
            float(f1_score(labels[folds == fold], found[folds == fold], average="macro")), 3
        )
        for fold in FOLDS
    }


def characters(spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the characters in any of `spans`."""
    return {place for start, end in spans for place in range(start, end)}


def loaded_scores(
    data: Path, folder: Path, more: Sequence[Softly]
) -> tuple[Linear, dict[str, Any]]:
    """Return the linear model of loaded language and what both profiles measure."""
    marked = rows(data / "loaded_language" / "babe.jsonl")
    sentences = loaded_sentences(data)
    labels = np.array([one.loaded for one in sentences])
    folds = np.array([one.fold for one in sentences])
    docs = parsed([row["text"] for row in marked])
    features = table(
        [places(name for of in loaded.sentence_features(doc) for name in of) for doc in docs]
    )
    models, scores = held_out(features, labels, folds, more)
    light = (scores[:, 0] > 0).astype(np.int64)
    words = [
        {
            place
            for word in _words(doc, models[fold])
            for place in range(word.idx, word.idx + len(word))
        }
        for doc, fold in zip(docs, folds, strict=True)
    ]
    full_scores = held_scores(sentences, "loaded", folder)
    summed = np.array([int(_summed(one)) for one in full_scores])
    among = [score[:, HEADS["loaded"]] for score in packed(sentences, folder, FOLDS)]
    full, full_words = alone(sentences, full_scores)
    full_among, among_words = alone(sentences, among)
    gold = [characters(loaded_spans(row)) for row in marked]
    biased = np.flatnonzero(labels)
    several = {
        "full": (full, full_words),
        "full, among others": (full_among, among_words),
        "full, words summed": (summed, full_words),
        "light": (light, words),
    }
    measured = {
        name: {
            **macro(labels, found),
            "by_outlets": by_fold(labels, found, folds),
            "characters_of_biased_words": word_scores(
                [told[row] for row in biased], [gold[row] for row in biased]
            ),
        }
        for name, (found, told) in several.items()
    }
    return fit(features, labels, more[-1]), measured


def alone(sentences: Sequence[Sentence], scores: Sequence[Any]) -> tuple[Labels, list[set[int]]]:
    """Return which sentences have a word that is loaded alone, as shipped, and the characters of these."""
    words = [
        characters([tuple(span) for span in one.pieces.spans[score[:, 0] > 0]])
        for one, score in zip(sentences, scores, strict=True)
    ]
    return np.array([int(bool(found)) for found in words]), words


def _words(doc: Doc, model: Linear) -> list[Any]:
    return [word for word, _ in loaded.strongest(doc[:], model)]


def sentiment_scores(
    data: Path, folder: Path, more: Sequence[Softly]
) -> tuple[Linear, dict[str, Any]]:
    """Return the linear model of sentiment and what both profiles measure."""
    marked = rows(data / "target_sentiment" / "newsmtsc_train.jsonl")
    texts = sorted({row["text"] for row in marked})
    place_of = {text: place for place, text in enumerate(texts)}
    docs = dict(zip(texts, parsed(texts), strict=True))
    labels = np.array([SENTIMENTS.index(row["label"]) for row in marked])
    folds = np.array([place_of[row["text"]] % 5 for row in marked])
    features = table(
        [
            places(
                sentiment.features(
                    docs[row["text"]].char_span(row["start"], row["end"], alignment_mode="expand")
                )
            )
            for row in marked
        ]
    )
    _, scores = held_out(features, labels, folds, more)
    tested = folds < len(FOLDS)
    sentences = target_sentences(data)
    known = held_scores(sentences, "sentiment", folder)
    among = [
        None if score is None else score[:, HEADS["sentiment"]]
        for score in packed(sentences, folder, FOLDS)
    ]
    return fit(features, labels, more[-1]), {
        "full": macro(*_told(sentences, known)),
        "full, among others": macro(*_told(sentences, among)),
        "light": macro(labels[tested], scores[tested].argmax(axis=1)),
    }


def _told(sentences: Sequence[Sentence], scores: Sequence[Any]) -> tuple[Labels, Labels]:
    """Return the sentiment marked and the one found for each target of the sentences with scores."""
    gold, found = [], []
    for one, score in zip(sentences, scores, strict=True):
        for pieces, label in one.targets if score is not None else ():
            gold.append(label)
            found.append(int(score[one.pieces.begins[pieces]].mean(axis=0).argmax()))
    return np.array(gold), np.array(found)


def vague_scores(data: Path, folder: Path) -> dict[str, Any]:
    """Return how well vague sentences are found: by a word alone, as shipped, and by all summed."""
    sentences = hedging_sentences(data)
    scores = held_scores(sentences, "hedged", folder)
    counts = {"a word alone": Counts(), "words summed": Counts()}
    for one, score in zip(sentences, scores, strict=True):
        told = {"a word alone": (score > 0).any(), "words summed": _summed(score)}
        for name, found in told.items():
            counts[name].add(bool(found and one.hedged), bool(found), bool(one.hedged))
    return {name: one.report() for name, one in counts.items()}


def _summed(score: Any) -> bool:
    return bool(np.logaddexp.reduce(score[:, 0]) > 0) if len(score) else False


def held_scores(sentences: Sequence[Sentence], name: str, folder: Path) -> list[Any]:
    """Return what the encoder that did not see it scored each sentence; None: it was never held out."""
    stored = [np.load(folder / f"encoder{fold}.npz") for fold in FOLDS]
    return [
        stored[one.fold][f"{name} {place}"] if one.fold in FOLDS else None
        for place, one in enumerate(sentences)
    ]


def parsed(texts: Sequence[str]) -> list[Doc]:
    """Parse sentences."""
    return list(parse(list(texts), Settings().parse))


def main() -> None:
    """Train, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    tasks = {"loaded": loaded_scores, "sentiment": sentiment_scores}
    more = softly(options.data, options.folder)
    arrays, measured = {}, {}
    for name, task in tasks.items():
        model, measured[name] = task(options.data, options.folder, more[name])
        arrays[f"{name}_weights"] = model.weights.astype(np.float16)
        arrays[f"{name}_bias"] = model.bias
    measured["vague"] = vague_scores(options.data, options.folder)
    np.savez_compressed(MODELS / "wording.npz", **arrays)
    text = json.dumps(measured, indent=1) + "\n"
    (MODELS / "wording.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
