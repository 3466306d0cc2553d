"""Train and measure the pair model of `pressdiff.align`; write `models/align.json`.

    python training/align.py ../shared/align_gold

Leaves out one event at a time; the weights shipped are trained on all events. The gold judges
sentences, so that here a sentence stands for a claim.
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
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import pressdiff
from pressdiff import schema
from pressdiff.align import alignments
from pressdiff.align.features import FEATURES, features
from pressdiff.align.model import Model
from pressdiff.align.pairs import index
from pressdiff.align.units import units
from pressdiff.mentions import cast
from pressdiff.parse import Article, parse
from pressdiff.quantities import quantities
from pressdiff.settings import Settings

Pair = tuple[str, str]
Floats = npt.NDArray[np.float64]
CACHE = Path.home() / ".cache" / "pressdiff-training"
RESAMPLES, SEED = 2_000, 0


@dataclass(frozen=True)
class Event:
    """One gold event: its tables, the judged pairs with their relation, features and labels."""

    name: str
    tables: Mapping[str, pd.DataFrame]
    gold: Mapping[Pair, str]
    table: Floats
    labels: npt.NDArray[np.bool_]


def main(folder: Path) -> None:
    """Train on the events in `folder`, print the metrics and write the model."""
    events = [_event(path) for path in sorted(folder.glob("*.json"))]
    outcomes = []
    for event in events:
        model = _train([other for other in events if other is not event])
        outcomes.append(_outcome(event, model))
    metrics = {name: _measure(outcomes, name) for name in ("aligned", "same", "conflict")}
    model = _train(events)
    stored = {
        "intercept": round(model.intercept, 6),
        "weights": {
            name: round(weight, 6)
            for name, weight in zip(model.features, model.weights, strict=True)
        },
        "trained_on": "align_gold: " + ", ".join(event.name for event in events),
        "leaving_one_event_out": metrics,
    }
    path = Path(pressdiff.__file__).parent / "models" / "align.json"
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(stored, indent=2))


def _event(path: Path) -> Event:
    stored = json.loads(path.read_text(encoding="utf-8"))
    told = [article for article in stored["articles"] if article["same_event"]]
    docs = parse([article["text"] for article in told], Settings().parse, cache=CACHE)
    rows: dict[str, list[dict[str, Any]]] = {"claims": [], "quantities": [], "mentions": []}
    for article, doc in zip(told, docs, strict=True):
        _add(rows, article, Article(f"a{article['k']}", doc))
    tables = {
        "claims": schema.CLAIMS.frame(rows["claims"]),
        "quantities": schema.QUANTITIES.frame(rows["quantities"]),
        "articles": pd.DataFrame(
            [{"article_id": f"a{article['k']}", "text": article["text"]} for article in told]
        ),
        "mentions": schema.MENTIONS.frame(rows["mentions"]),
    }
    gold = {_pair(pair["a"], pair["b"]): pair["relation"] for pair in stored["pairs"]}
    found = index(units(**tables))
    keys = [
        _pair(found.units[left].claim_id, found.units[right].claim_id)
        for left, right in zip(found.left.tolist(), found.right.tolist(), strict=True)
    ]
    return Event(
        path.stem,
        tables,
        gold,
        features(found),
        np.array([key in gold for key in keys], dtype=bool),
    )


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _add(
    rows: dict[str, list[dict[str, Any]]], stored: Mapping[str, Any], article: Article
) -> None:
    last = max(len(stored["sentences"]) - 1, 1)
    for number, (start, end) in enumerate(stored["sentences"]):
        span = article.doc.char_span(start, end, alignment_mode="expand")
        negated = span is not None and any(token.dep_ == "neg" for token in span.root.children)
        rows["claims"].append(
            {
                "claim_id": f"{stored['k']}.{number}", "article_id": article.article_id,
                "start": start, "end": end, "voice": "own", "section": "body",
                "position": number / last, "attribution_id": None,
                "predicate": "" if span is None else span.root.lemma_, "subject": None,
                "object": None, "polarity": "negative" if negated else "positive",
                "certainty": "asserted", "time_start": None, "time_end": None,
            }
        )  # fmt: skip
        rows["quantities"].extend(
            {
                "claim_id": f"{stored['k']}.{number}", "start": one.start, "end": one.end,
                "value": one.value, "low": one.low, "high": one.high, "unit": one.unit,
                "noun": one.noun, "bound": one.bound,
            }
            for one in ([] if span is None else quantities(span))
        )  # fmt: skip
    rows["mentions"].extend(
        {
            "article_id": article.article_id, "start": one.start, "end": one.end,
            "entity_id": one.entity.lower(), "form": one.form, "kind": one.kind,
        }
        for one in cast(article).mentions
    )  # fmt: skip


def _train(events: Sequence[Event]) -> Model:
    table = np.vstack([event.table for event in events])
    labels = np.concatenate([event.labels for event in events])
    scaler = StandardScaler().fit(table)
    fitted = LogisticRegression(C=1.0, max_iter=2_000).fit(scaler.transform(table), labels)
    weights = fitted.coef_[0] / scaler.scale_
    intercept = float(fitted.intercept_[0] - weights @ scaler.mean_)
    return Model(FEATURES, tuple(weights.tolist()), intercept)


def _outcome(event: Event, model: Model) -> dict[str, tuple[int, int, int]]:
    """Return right, wrong and missed pairs of the whole stage, by what is asked."""
    table = alignments(event.name, settings=Settings().align, model=model, **event.tables)
    columns = (table["claim_a"], table["claim_b"], table["relation"])
    found = {_pair(a, b): relation for a, b, relation in zip(*columns, strict=True)}
    outcome = {"aligned": _count(set(found), set(event.gold))}
    for relation in ("same", "conflict"):
        outcome[relation] = _count(
            {key for key, value in found.items() if value == relation},
            {key for key, value in event.gold.items() if value == relation},
        )
    return outcome


def _count(found: set[Pair], gold: set[Pair]) -> tuple[int, int, int]:
    return len(found & gold), len(found - gold), len(gold - found)


def _measure(outcomes: Sequence[Mapping[str, tuple[int, int, int]]], name: str) -> dict[str, Any]:
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
    main(Path(sys.argv[1]))
