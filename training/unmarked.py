"""Sentences of news without marks, with what an encoder scores them: what the linear models learn more from."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pandas as pd
from sentences import LOADED_OUTLETS
from spacy.tokens import Span

from pressdiff.encoder import FIRST_MARK, HEADS, LAST_MARK, LONGEST, split
from pressdiff.measures import loaded, sentiment
from pressdiff.measures.linear import places
from pressdiff.parse import parse
from pressdiff.settings import Settings

ARTICLES, LINES, WORDS = 9_320, 5, (8, 60)  # articles; lines of each; words of a sentence
ACTORS = {"PERSON", "ORG", "NORP", "GPE"}
PRONOUNS = {"he", "she", "him", "they", "her", "his", "their", "them"}
NAMES, SHARE = 2, 0.15  # targets of a sentence: so many names, this share of its pronouns


@dataclass(frozen=True)
class Unmarked:
    """A sentence of an outlet: places of its features, and of those of each target with its characters."""

    text: str
    outlet: str
    loaded: Any
    targets: tuple[tuple[int, int, Any], ...]


def unmarked(data: Path) -> list[Unmarked]:
    """Draw lines of the public corpus, and return their sentences."""
    corpus = pd.read_parquet(data / "corpus" / "abp_public.parquet")
    corpus = corpus.sample(ARTICLES, random_state=4)
    draw = random.Random(5)
    texts, outlets = [], []
    for text, outlet in zip(corpus["text"], corpus["outlet"], strict=True):
        lines = [line for line in text.split("\n") if 60 < len(line) < 900]
        for line in draw.sample(lines, min(LINES, len(lines))):
            texts.append(line)
            outlets.append(outlet)
    found = []
    for doc, outlet in zip(parse(texts, Settings().parse), outlets, strict=True):
        for sentence in doc.sents:
            if WORDS[0] <= len(sentence) <= WORDS[1]:
                names = [name for of in loaded.sentence_features(sentence) for name in of]
                found.append(
                    Unmarked(
                        sentence.text, outlet, places(names).astype(np.int32),
                        tuple(_targets(sentence, draw)),
                    )
                )  # fmt: skip
    return found


def _targets(sentence: Span, draw: random.Random) -> Iterator[tuple[int, int, Any]]:
    names = [one for one in sentence.ents if one.label_ in ACTORS]
    several = draw.sample(names, min(NAMES, len(names)))
    several += [
        sentence.doc[word.i : word.i + 1]
        for word in sentence
        if word.lower_ in PRONOUNS and draw.random() < SHARE
    ]
    for one in several:
        if one.start >= sentence.start and one.end <= sentence.end:
            start = one.start_char - sentence.start_char
            yield start, start + len(one.text), places(sentiment.features(one)).astype(np.int32)


def shares(sentences: Sequence[Unmarked], model: Path) -> tuple[Any, Any]:
    """Return what the encoder at `model` makes of them: sentences x (plain, loaded), targets x 3."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options)
    whole, of_targets = [], []
    for one in sentences:
        pieces = split(one.text)
        ids = pieces.ids[: LONGEST - 2]
        marked = np.concatenate(([FIRST_MARK], ids, [LAST_MARK]))[None]
        begins = pieces.begins[: len(ids)]
        scores = session.run(None, {"ids": marked})[0][0][1:-1][begins >= 0]
        logit = np.logaddexp.reduce(scores[:, HEADS["loaded"]][:, 0])
        whole.append((0.0, logit))
        spans = pieces.spans[: len(scores)]
        for start, end, _ in one.targets:
            inside = (spans[:, 1] > start) & (spans[:, 0] < end)
            of_targets.append(
                scores[inside][:, HEADS["sentiment"]].mean(axis=0) if inside.any() else (0, 9, 0)
            )
    return softmax(np.array(whole)), softmax(np.array(of_targets))


def softmax(logits: Any) -> Any:
    """Return probabilities, rows x classes."""
    found = np.exp(logits - logits.max(axis=1, keepdims=True))
    return found / found.sum(axis=1, keepdims=True)


def of_fold(outlet: str, fold: int) -> bool:
    """Tell whether an outlet of the corpus is one of those held out in `fold`."""
    return any(name.casefold() in outlet.casefold() for name in LOADED_OUTLETS[fold])
