"""Train and cross-validate ``models/chains.json``: the probability that two mentions are one chain.

    python training/chains.py ../shared/data [--write]

Reads naming/newswcl50.jsonl (README there), prints the cross-validation by event as JSON, each
event linked by weights trained on the other four, and with --write replaces the weights. Takes a
minute.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student
from sklearn.linear_model import LogisticRegression

from pressdiff.chains.link import Marked, chained, read, same_head
from pressdiff.chains.pairs import Profile, Weights, features, profiles
from pressdiff.chains.sieves import Sieved
from pressdiff.evaluate.gold import json_lines
from pressdiff.evaluate.naming import marked
from pressdiff.evaluate.scores import b_cubed, pairs
from pressdiff.linkage import Floats
from pressdiff.settings import Settings

MODEL = Path(__file__).parents[1] / "analysis" / "pressdiff" / "models" / "chains.json"
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)


@dataclass(frozen=True)
class Event:
    """One event: chain of each mention, its sure clusters, and all pairs of these."""

    key: str
    gold: list[str]
    articles: list[str]
    head: list[int]
    sieved: Sieved
    profiles: list[Profile]
    table: list[Mapping[str, float]]
    same: Floats  # share of the mention pairs of two clusters that are one chain
    weight: Floats


def event(key: str, rows: Sequence[dict[str, Any]], given: Sequence[Marked]) -> Event:
    """Read one event."""
    gold = [one["chain"] for row in rows for one in row["mentions"]]
    phrases, found = read(given)
    sums = profiles(phrases, found)
    counts = [Counter(gold[place] for place in one.members) for one in found.clusters]
    left, right = np.triu_indices(len(sums), 1)
    at = list(zip(left.tolist(), right.tolist(), strict=True))
    size = np.array([(sums[a].size * sums[b].size) for a, b in at], dtype=float)
    both = np.array([sum(n * counts[b][chain] for chain, n in counts[a].items()) for a, b in at])
    return Event(
        key, gold, [one.article for one in phrases], same_head(given), found, sums,
        [dict(features(sums[a], sums[b])) for a, b in at], both / size, size**0.6,
    )  # fmt: skip


def fit(events: Sequence[Event], names: Sequence[str], threshold: float) -> Weights:
    """Fit a logistic regression with standardised features; each event weighs the same."""
    table = np.vstack([_matrix(one.table, names) for one in events])
    same = np.concatenate([one.same for one in events])
    weight = np.concatenate([one.weight / one.weight.sum() for one in events])
    weight *= len(weight) / weight.sum()
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    scaled = (table - mean) / spread
    found = LogisticRegression(max_iter=2_000).fit(
        np.vstack([scaled, scaled]),
        np.repeat([True, False], len(same)),
        sample_weight=np.concatenate([weight * same, weight * (1 - same)]),
    )
    slope = found.coef_[0] / spread
    intercept = round(float(found.intercept_[0] - slope @ mean), 4)
    coefficients = {name: round(float(value), 4) for name, value in zip(names, slope, strict=True)}
    return Weights(intercept, threshold, coefficients)


def _matrix(table: Sequence[Mapping[str, float]], names: Sequence[str]) -> NDArray[np.float32]:
    column = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(table), len(names)), np.float32)
    for row, values in enumerate(table):
        for name, value in values.items():
            if name in column:
                matrix[row, column[name]] = value
    return matrix


def scores(events: Sequence[Event], found: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Return B-cubed over all mentions and by event, and pairs; chains never cross events.

    ``mean_f1_95``: half the width of the 95 % interval of the mean over events (Student's t).
    """
    flat = {
        f"{one.key} {at}": f"{one.key} {n}" for one in events for at, n in enumerate(found[one.key])
    }
    gold = {f"{one.key} {at}": chain for one in events for at, chain in enumerate(one.gold)}
    each = {
        one.key: b_cubed(dict(enumerate(found[one.key])), dict(enumerate(one.gold)))["f1"]
        for one in events
    }
    return {
        "b_cubed": b_cubed(flat, gold),
        "pairs": pairs(flat, gold),
        "mean_f1": float(np.mean(list(each.values()))),
        "mean_f1_95": float(
            student.ppf(0.975, len(each) - 1)
            * np.std(list(each.values()), ddof=1)
            / len(each) ** 0.5
        ),
        "events": each,
    }


def cross_validate(events: Sequence[Event], names: Sequence[str]) -> dict[str, Any]:
    """Score each event under weights trained on the others, for each threshold."""
    models = {one.key: fit([x for x in events if x is not one], names, 0.0) for one in events}
    report: dict[str, Any] = {
        "same head lemma": scores(events, {one.key: one.head for one in events}),
        "sieves alone": scores(
            events,
            {one.key: chained(one.profiles, one.sieved, Weights(0.0, 2.0, {})) for one in events},
        ),
    }
    found = {
        threshold: {
            one.key: chained(
                one.profiles, one.sieved, replace(models[one.key], threshold=threshold)
            )
            for one in events
        }
        for threshold in THRESHOLDS
    }
    for threshold, chains in found.items():
        report[f"pairs, threshold {threshold}"] = scores(events, chains)
    chosen = {one.key: _best(one.key, report) for one in events}
    report["pairs, threshold chosen on the other events"] = scores(
        events, {key: found[threshold][key] for key, threshold in chosen.items()}
    )
    return report


def _best(held: str, report: Mapping[str, Any]) -> float:
    """Return the threshold with the highest mean F1 over the events that are not `held`."""
    means = {
        threshold: np.mean(
            [
                f1
                for key, f1 in report[f"pairs, threshold {threshold}"]["events"].items()
                if key != held
            ]
        )
        for threshold in THRESHOLDS
    }
    return max(means, key=lambda threshold: means[threshold])


def main() -> None:
    """Cross-validate, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--threshold", type=float, default=0.25)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = json_lines(asked.data / "naming" / "newswcl50.jsonl")
    events = [event(key, own, given) for key, own, given in marked(rows, Settings())]
    names = sorted({name for one in events for row in one.table for name in row})
    report = cross_validate(events, names)
    print(json.dumps(report, indent=1))
    if asked.write:
        model = fit(events, names, asked.threshold)
        stored = {
            "intercept": model.intercept, "threshold": model.threshold,
            "coefficients": model.coefficients,
        }  # fmt: skip
        MODEL.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
