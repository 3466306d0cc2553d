"""The events judged for the training of alignment, with candidates and their features."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pressdiff.align.features import features
from pressdiff.align.pairs import index
from pressdiff.align.units import units
from pressdiff.evaluate.aligned_gold import Pair, judged, pair, tables
from pressdiff.settings import Settings

JUDGED = Path(__file__).parent / "judged.jsonl"
FOLDS = 4
CACHE = Path.home() / ".cache" / "pressdiff-training"


@dataclass(frozen=True)
class Event:
    """One event: its tables, the judged pairs with their relation, and the candidates.

    ``keys``, ``table`` (features) and ``labels`` (whether the pair is in ``gold``) are of the candidates.
    ``fold`` is that of the event, which may have been judged twice, of other articles.
    """

    name: str
    fold: int
    tables: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
    gold: Mapping[Pair, str]
    keys: list[Pair]
    table: npt.NDArray[np.float64]
    labels: npt.NDArray[np.bool_]
    sentences: Mapping[str, str]

    @property
    def n_articles(self) -> int:
        """Articles with a sentence, as `pressdiff.align.likely` counts them."""
        return int(self.tables[0]["article_id"].nunique())

    def texts(self, key: Pair) -> tuple[str, str]:
        """Return the two sentences of a pair."""
        return self.sentences[key[0]], self.sentences[key[1]]


def judged_events(data: Path) -> list[Event]:
    """Return the events of `judged.jsonl`, with the texts of their articles in ``data/grouping``."""
    texts = {}
    for path in sorted((data / "grouping").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[path.stem, row["article_id"]] = row["text"]
    found = []
    numbers: dict[str, int] = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for article in row["articles"]:
            article["text"] = texts[row["source"], article["article_id"]]
        relations = {
            pair(a, b): "same"
            for fact in row["facts"]
            for a in fact
            for b in fact
            if a.split(".")[0] != b.split(".")[0]
        } | {pair(a, b): "conflict" for a, b, _ in row["conflicts"]}
        row["pairs"] = [
            {"a": a, "b": b, "relation": relation} for (a, b), relation in relations.items()
        ]
        number = numbers.setdefault(row["event_id"], len(numbers))
        found.append(event(row, fold=number % FOLDS))
    return found


def event(row: Mapping[str, Any], *, fold: int = -1) -> Event:
    """Return an event in the format of the gold, parsed and with its candidates."""
    found = tables(row, Settings(), cache=CACHE)
    gold = {key: one["relation"] for key, one in judged(row).items()}
    candidates = index(units(*found))
    keys = [
        pair(candidates.units[left].claim_id, candidates.units[right].claim_id)
        for left, right in zip(candidates.left.tolist(), candidates.right.tolist(), strict=True)
    ]
    labels = np.array([key in gold for key in keys], dtype=bool)
    sentences = {
        f"{article['k']}.{place}": article["text"][start:end]
        for article in row["articles"]
        for place, (start, end) in enumerate(article["sentences"])
    }
    return Event(
        str(row["event_id"]), fold, found, gold, keys, features(candidates), labels, sentences
    )
