"""Train and cross-validate ``models/events.json``: the probability that two articles tell one event.

    python training/events.py ../shared/data [--write]

Reads grouping/*.jsonl and corpus/abp_public.parquet (README there), prints the cross-validation by
event as JSON, and with --write replaces the weights. Takes half a minute.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from pressdiff.events import pairs as model
from pressdiff.events.pairs import Pairs, Weights, background, candidates
from pressdiff.events.words import Words, words
from pressdiff.linkage import Floats, Ints, groups

MODEL = Path(__file__).parents[1] / "analysis" / "pressdiff" / "models" / "events.json"
FOLDS = 5
LEAST = 30  # articles a background word is in; rarer ones weigh as much as unknown ones (RARE)
ORIGIN = pd.Timestamp("2000-01-01", tz="UTC")
STREAM_GAP = 60  # days apart at which an unlabelled article surely tells another event
STREAM_SIZE = 4_000  # articles of the stream that are drawn
EVERYWHERE = float("inf")


@dataclass(frozen=True)
class Stream:
    """Unlabelled articles: words, day of publication, and the share of all that was drawn."""

    words: list[Words]
    days: Floats
    share: float


@dataclass(frozen=True)
class Pool:
    """Articles with their event, candidate pairs, and whether each pair is one event."""

    name: str
    source: str
    events: NDArray[np.object_]  # of each article
    held: NDArray[np.object_]  # what is held out together: event, or topic of look-alikes
    pairs: Pairs
    same: NDArray[np.bool_]
    weight: Floats

    def at(self, keep: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.bool_], Floats]:
        """Return features, labels and weights of the pairs to keep."""
        table = np.column_stack(list(self.pairs.features.values()))
        return table[keep], self.same[keep], self.weight[keep] * 1_000 / max(self.same.sum(), 1)


def read(path: Path) -> pd.DataFrame:
    """Read one labelled file; `days` since ORIGIN, NaN if the file has no dates."""
    frame = pd.read_json(path, lines=True, dtype=False)
    frame["days"] = np.nan
    if "published_at" in frame:
        stamps = pd.to_datetime(frame["published_at"], utc=True, format="mixed")
        frame["days"] = (stamps - ORIGIN).dt.total_seconds() / 86_400
    frame["title"] = frame["title"].astype(object).where(frame["title"].notna(), None)
    return frame


def pool(name: str, source: str, frame: pd.DataFrame, read_: list[Words], days: Floats) -> Pool:
    """Pair the articles of one file."""
    pairs = candidates(read_, days, EVERYWHERE)
    events = frame["event_id"].to_numpy(object)
    held = frame["topic" if "topic" in frame else "event_id"].to_numpy(object)
    same = np.asarray(events[pairs.left] == events[pairs.right], dtype=bool)
    return Pool(name, source, events, held, pairs, same, np.ones(len(same)))


def pools(data: Path, stream: Stream) -> list[Pool]:
    """Build the pools: as dated, undated, dates folded into 30 days, and poured into a stream."""
    found = []
    for source in ("giveme5w1h", "triplets", "lookalike_ecbplus"):
        frame = read(data / "grouping" / f"{source}.jsonl")
        read_ = [
            words(title, text) for title, text in zip(frame["title"], frame["text"], strict=True)
        ]
        days = frame["days"].to_numpy(float)
        found.append(pool(f"{source}, undated", source, frame, read_, np.full(len(days), np.nan)))
        if np.isnan(days).all():
            continue
        found.append(pool(source, source, frame, read_, days))
        if source == "triplets":
            first = pd.Series(days).groupby(frame["event_id"]).transform("min").to_numpy(float)
            folded = days - np.floor(first / 30) * 30
            found.append(pool("triplets, folded", source, frame, read_, folded))
            found.append(poured(found[-3], frame, read_, days, stream))
    return found


def poured(
    undated: Pool, frame: pd.DataFrame, read_: list[Words], days: Floats, stream: Stream
) -> Pool:
    """Pair the triplets with far-off articles of the stream: same actors, surely other events."""
    inside = (days > stream.days.min() - 200) & (days < stream.days.max() + 200)
    rows = np.flatnonzero(inside)
    everything = [read_[row] for row in rows] + stream.words
    when = np.concatenate([days[rows], stream.days])
    pairs = candidates(everything, np.full(len(everything), np.nan), EVERYWHERE)
    across = (pairs.left < len(rows)) & (pairs.right >= len(rows))
    across &= np.abs(when[pairs.left] - when[pairs.right]) > STREAM_GAP
    home = rows[pairs.left[across]]
    own = inside[undated.pairs.left] & inside[undated.pairs.right]
    features = {
        name: np.concatenate([values[own], pairs.features[name][across]])
        for name, values in undated.pairs.features.items()
    }
    both = Pairs(
        np.concatenate([undated.pairs.left[own], home]),
        np.concatenate([undated.pairs.right[own], home]),
        features,
    )
    same = np.concatenate([undated.same[own], np.zeros(across.sum(), bool)])
    weight = np.where(np.arange(len(same)) < own.sum(), 1.0, 1 / stream.share)
    return replace(undated, name="triplets in a stream", pairs=both, same=same, weight=weight)


def fit(parts: Sequence[tuple[Floats, NDArray[np.bool_], Floats]], names: Sequence[str]) -> Weights:
    """Fit a logistic regression with standardised features; return it on the features' own scale."""
    table, same, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    mean = np.average(table, axis=0, weights=weight)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=weight)) + 1e-9
    found = LogisticRegression(C=1.0, max_iter=5_000).fit(
        (table - mean) / spread, same, sample_weight=weight
    )
    scaled = found.coef_[0] / spread
    intercept = float(found.intercept_[0] - scaled @ mean)
    return replace(
        model.weights(), intercept=round(intercept, 4),
        coefficients={name: round(float(value), 4) for name, value in zip(names, scaled, strict=True)},
    )  # fmt: skip


def probability(pairs: Pairs, weights: Weights) -> Floats:
    """Return the probability of each pair under `weights`."""
    logit = weights.intercept + sum(
        value * pairs.features[name] for name, value in weights.coefficients.items()
    )
    return np.asarray(1 / (1 + np.exp(-logit)))


def b_cubed(
    gold: NDArray[np.object_], found: Ints, rows: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return B-cubed precision and recall of each of the articles `rows`, grouped among all."""
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for row, (event, group) in enumerate(zip(gold, found, strict=True)):
        by_gold[event].add(row)
        by_found[group].add(row)
    both = [
        (
            len(by_gold[gold[row]] & by_found[found[row]]),
            len(by_found[found[row]]),
            len(by_gold[gold[row]]),
        )
        for row in np.flatnonzero(rows)
    ]
    shared, group, event = np.array(both, dtype=float).T
    return shared / group, shared / event


def calibration_error(same: NDArray[np.bool_], estimate: Floats) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((estimate * 10).astype(int), 9)
    return float(
        sum(
            abs(same[bins == one].mean() - estimate[bins == one].mean()) * np.mean(bins == one)
            for one in np.unique(bins)
        )
    )


def cross_validate(
    found: Sequence[Pool], threshold: float, window: float, seed: int = 0
) -> dict[str, dict[str, float]]:
    """Score each pool with events held out; a held-out article is grouped among all of its pool."""
    rng = np.random.default_rng(seed)
    folds: dict[str, dict[object, int]] = {}
    for one in found:
        keys = sorted(set(one.held))
        if one.source not in folds:
            folds[one.source] = dict(zip(keys, rng.permutation(len(keys)) % FOLDS, strict=True))
    names = list(found[0].pairs.features)
    scores: dict[str, list[Mapping[str, Floats]]] = defaultdict(list)
    for fold in range(FOLDS):
        out = {
            one.name: np.array([folds[one.source][key] == fold for key in one.held])
            for one in found
        }
        trained = fit(
            [
                one.at(~(out[one.name][one.pairs.left] | out[one.name][one.pairs.right]))
                for one in found
            ],
            names,
        )
        for one in found:
            if "stream" not in one.name:
                scores[one.name].append(_score(one, trained, out[one.name], threshold, window))
    return {
        name: _summary({key: np.concatenate([part[key] for part in parts]) for key in parts[0]})
        for name, parts in scores.items()
    }


def _score(
    one: Pool, trained: Weights, out: NDArray[np.bool_], threshold: float, window: float
) -> Mapping[str, Floats]:
    estimate = probability(one.pairs, trained)
    apart = np.expm1(one.pairs.features["days"])  # no more than MAX_DAYS: a window over that is all
    near = np.ones(len(apart), bool) if window > model.MAX_DAYS else apart < window
    left, right = one.pairs.left[near], one.pairs.right[near]
    grouped = groups(len(one.events), left, right, estimate[near], threshold)
    precision, recall = b_cubed(one.events, grouped, out)
    scored = out[one.pairs.left] | out[one.pairs.right]
    rival = (one.held[left] == one.held[right]) & ~one.same[near] & out[left]
    return {
        "precision": precision, "recall": recall,
        "same": one.same[scored].astype(float), "estimate": estimate[scored],
        "joined": (grouped[left] == grouped[right])[rival].astype(float),
        "rivals": np.array([float(_rivals(one, out))]),
    }  # fmt: skip


def _rivals(one: Pool, out: NDArray[np.bool_]) -> int:
    """Count the pairs of held-out articles of one topic and two events."""
    count = 0
    for key in set(one.held[out]):
        sizes = pd.Series(one.events[one.held == key]).value_counts().to_numpy()
        count += (sizes.sum() ** 2 - (sizes**2).sum()) // 2
    return int(count)


def _summary(columns: Mapping[str, Floats]) -> dict[str, float]:
    precision, recall = columns["precision"].mean(), columns["recall"].mean()
    likely = columns["estimate"] > 0.05
    scores = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "calibration_error": calibration_error(columns["same"] > 0, columns["estimate"]),
        "calibration_error_over_0.05": calibration_error(
            columns["same"][likely] > 0, columns["estimate"][likely]
        ),
    }
    if columns["rivals"].sum():
        scores["lookalikes_joined"] = columns["joined"].sum() / columns["rivals"].sum()
    return {key: round(float(value), 4) for key, value in scores.items()}


def main() -> None:
    """Build pools, cross-validate, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="replace models/events.json")
    parser.add_argument("--threshold", type=float, nargs="*", default=[0.5])
    options = parser.parse_args()
    stream = pd.read_parquet(options.data / "corpus" / "abp_public.parquet")
    stream = stream[stream["also_in"].isna()].reset_index(drop=True)
    stamps = pd.to_datetime(stream["published_at"], utc=True, format="mixed")
    stream["days"] = (stamps - ORIGIN).dt.total_seconds() / 86_400
    read_ = [words(a, b) for a, b in zip(stream["title"], stream["text"], strict=True)]
    counted = Weights(len(stream), background(read_, LEAST), 0.0, {})
    model.weights = lambda: counted  # type: ignore[assignment]
    drawn = np.random.default_rng(1).choice(len(stream), STREAM_SIZE, replace=False)
    share = STREAM_SIZE / len(stream)
    sample = Stream([read_[row] for row in drawn], stream["days"].to_numpy(float)[drawn], share)
    found = pools(options.data, sample)
    for threshold in options.threshold:
        print(json.dumps({str(threshold): cross_validate(found, threshold, EVERYWHERE)}, indent=1))
    trained = fit(
        [one.at(np.ones(len(one.same), bool)) for one in found], list(found[0].pairs.features)
    )
    print(json.dumps({"intercept": trained.intercept} | dict(trained.coefficients), indent=1))
    if options.write:
        MODEL.write_text(
            json.dumps(trained.__dict__, separators=(",", ":")) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
