"""Held-out sentences as they stand in an article: among others in one window, scored by the model as shipped."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from sentences import Sentence

from pressdiff.encoder import FIRST_MARK, LAST_MARK, LONGEST


def packed(sentences: Sequence[Sentence], folder: Path, folds: Sequence[int]) -> list[Any]:
    """Return logits, words x heads, of each sentence by the encoder of its fold; None: no such fold.

    The others of a window are drawn at random: nothing in them helps, unlike in an article.
    """
    found: list[Any] = [None] * len(sentences)
    for fold in folds:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(folder / f"encoder{fold}.onnx"), options)
        own = [place for place, one in enumerate(sentences) if one.fold == fold]
        random.Random(fold).shuffle(own)
        for window in _windows(sentences, own):
            ids, starts = [FIRST_MARK], []
            for place in window:
                starts.append(len(ids))
                ids += [*sentences[place].pieces.ids.tolist(), LAST_MARK]
            scores = session.run(None, {"ids": np.array([ids[:LONGEST]])})[0][0]
            scores = np.pad(scores, ((0, len(ids) - len(scores)), (0, 0)))
            for place, start in zip(window, starts, strict=True):
                one = sentences[place]
                found[place] = scores[start : start + len(one.pieces.ids)][one.first]
    return found


def _windows(sentences: Sequence[Sentence], places: Sequence[int]) -> list[list[int]]:
    """Put sentences together as long as a window holds them."""
    windows: list[list[int]] = [[]]
    length = 1
    for place in places:
        pieces = len(sentences[place].pieces.ids) + 1
        if length + pieces > LONGEST:
            windows.append([])
            length = 1
        windows[-1].append(place)
        length += pieces
    return windows
