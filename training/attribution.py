"""Cross-validate attribution by outlet, and write the scores of the card.

Usage: python training/attribution.py ../shared/data FOLDER

FOLDER holds what `encoder.py --fold N` wrote as encoderN.npz and `tagger.py --fold N` as
taggerN.npz. Writes analysis/pressdiff/models/attribution.json: all articles together, by outlet and
by kind, in both profiles, everything after the scores as it is shipped. Two minutes.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from scipy import stats
from tags import FOLDS, rows

from pressdiff.encoder import Encoded, split
from pressdiff.evaluate.attribution import compare
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings
from pressdiff.tagger import light

OUT = Path(__file__).parents[1] / "analysis" / "pressdiff" / "models" / "attribution.json"
Row = dict[str, Any]


def articles(marked: Sequence[Row], folder: Path) -> list[Article]:
    """Parse the articles and give each the scores of the encoder that did not see its outlet."""
    stored = [np.load(folder / f"encoder{fold}.npz") for fold in range(len(FOLDS))]
    found = []
    for row, doc in zip(
        marked, parse([row["text"] for row in marked], Settings().parse), strict=True
    ):
        title = row["title"] or ""
        headline_end = len(title) if row["text"].startswith(title) else 0
        scores = stored[fold_of(row)][f"article {row['article_id']}"]
        encoded = Encoded(split(row["text"]).spans, scores)
        found.append(Article(str(row["article_id"]), doc, headline_end, encoded=encoded))
    return found


def fold_of(row: Row) -> int:
    """Return the fold in which the row's outlet is held out."""
    return next(fold for fold, outlets in enumerate(FOLDS) if row["outlet"] in outlets)


def without_encoder(
    marked: Sequence[Row], found: Sequence[Article], folder: Path
) -> Iterator[Article]:
    """Yield the articles for profile light, with the weights of their fold in use."""
    for fold in range(len(FOLDS)):
        net = light.load((folder / f"tagger{fold}.npz").read_bytes())
        with mock.patch.object(light, "_net", lambda net=net: net):
            for row, article in zip(marked, found, strict=True):
                if fold_of(row) == fold:
                    yield replace(article, encoded=None)


def intervals(by_outlet: dict[str, Row]) -> dict[str, Row]:
    """Return the mean over outlets of each score, its 95 % t-interval, and the weakest outlet."""
    named = {
        **{role: ("tokens", role, "f1") for role in ("source", "cue", "content")},
        "content_exact": ("content_exact", "f1"), "content_partial": ("content_partial", "f1"),
        "source_given_content": ("source_given_content",),
    }  # fmt: skip
    out = {}
    for name, path in named.items():
        each = {outlet: _at(scores, path) for outlet, scores in by_outlet.items()}
        values = list(each.values())
        half = stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
        weakest = min(each, key=lambda outlet: each[outlet])
        out[name] = {
            "mean": float(np.mean(values)), "low": float(np.mean(values) - half),
            "high": float(np.mean(values) + half), "weakest": weakest, "least": each[weakest],
        }  # fmt: skip
    return out


def _at(scores: Any, path: Sequence[str]) -> float:
    for name in path:
        scores = scores[name]
    return float(scores)


def main() -> None:
    """Score, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    gold = options.data / "attribution" / "polnear_train.jsonl"
    marked = rows(gold)
    found = articles(marked, options.folder)
    in_folds = sorted(marked, key=fold_of)
    scores = {
        "full": compare(marked, found),
        "light": compare(in_folds, without_encoder(marked, found, options.folder)),
    }
    for of_profile in scores.values():
        of_profile["over_outlets"] = intervals(of_profile["by_outlet"])
    text = json.dumps(scores, indent=1) + "\n"
    print(json.dumps({name: one["over_outlets"] for name, one in scores.items()}, indent=1))
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
