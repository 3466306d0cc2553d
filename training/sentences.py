"""Sentences marked as hedged (WikiWeasel), loaded (BABE) or feeling towards a target (NewsMTSC)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tags import rows

from pressdiff.encoder import SENTIMENTS, Pieces, split
from pressdiff.evaluate.penn import plain

LOADED_OUTLETS = (
    ("Breitbart", "Daily Beast"),
    ("Alternet", "Fox News", "USA Today"),
    ("Reuters", "MSNBC", "Federalist", "HuffPost", "New York Times"),
)  # outlets of BABE that are held out together
FIFTHS = 5  # of NewsMTSC: the first three are each held out in a fold, two never
PARTS = (
    0,
    1,
    2,
    2,
)  # the fold of each quarter of WikiWeasel; fold 2 also holds out three outlets


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it was marked for.

    ``first`` tells which pieces begin a word, ``words`` which of these the annotators gave as
    loaded, ``targets`` those of each mention and the feeling towards it, a place in `SENTIMENTS`.
    """

    pieces: Pieces
    fold: int
    hedged: int | None = None
    loaded: int | None = None
    words: Any = None
    targets: tuple[tuple[Any, int], ...] = ()

    @property
    def first(self) -> Any:
        """Tell which pieces begin a word."""
        return self.pieces.begins >= 0


def _inside(pieces: Pieces, spans: Sequence[tuple[int, int]]) -> Any:
    """Tell which pieces begin a word with a character of one of `spans`."""
    word = np.zeros(len(pieces.spans), bool)
    for start, end in spans:
        word |= (pieces.spans[:, 1] > start) & (pieces.spans[:, 0] < end)
    return (pieces.begins >= 0) & word[pieces.begins]


def hedging_sentences(data: Path) -> list[Sentence]:
    """Return the sentences of WikiWeasel, in quarters."""
    return [
        Sentence(split(plain(row["text"])), PARTS[place % len(PARTS)], hedged=row["label"])
        for place, row in enumerate(rows(data / "hedging" / "wikiweasel_train.jsonl"))
    ]


def loaded_sentences(data: Path) -> list[Sentence]:
    """Return the sentences of BABE, in folds of whole outlets."""
    found = []
    for row in rows(data / "loaded_language" / "babe.jsonl"):
        pieces = split(row["text"])
        fold = next(n for n, outlets in enumerate(LOADED_OUTLETS) if row["outlet"] in outlets)
        words = _inside(pieces, loaded_spans(row))
        found.append(Sentence(pieces, fold, loaded=row["label"], words=words))
    return found


def loaded_spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    """Return where the biased words of a row of BABE stand; a few are misspelt and left out."""
    low = row["text"].lower()
    places = [(low.find(word.lower()), len(word)) for word in row["biased_words"] or ()]
    return [(start, start + length) for start, length in places if start >= 0]


def target_sentences(data: Path) -> list[Sentence]:
    """Return the sentences of NewsMTSC, each with all of its targets, in fifths by text."""
    marked: dict[str, list[tuple[tuple[int, int], int]]] = {}
    for row in rows(data / "target_sentiment" / "newsmtsc_train.jsonl"):
        target = ((row["start"], row["end"]), SENTIMENTS.index(row["label"]))
        marked.setdefault(row["text"], []).append(target)
    found = []
    for place, text in enumerate(sorted(marked)):
        pieces = split(text)
        targets = [(_inside(pieces, [span]), label) for span, label in marked[text]]
        found.append(Sentence(pieces, place % FIFTHS, targets=tuple(targets)))
    return found
