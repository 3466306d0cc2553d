"""The one small encoder: texts to scores of every word, all heads in one pass; no torch.

MiniLM (6 layers, 384 wide) fine-tuned with a row of linear heads by `training/encoder.py`, stored
as ONNX in int8 (`models/attribution.md`). It sees a text and nothing else: no outlet and no date.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
import tokenizers
from numpy.typing import NDArray

from pressdiff import onnx
from pressdiff.store import whole

log = logging.getLogger(__name__)

HEADS = {
    "source": slice(0, 4),
    "cue": slice(4, 8),
    "content": slice(8, 12),
    "hedged": slice(12, 13),
    "loaded": slice(13, 14),
    "sentiment": slice(14, 17),
}
WIDTH = 17  # classes of all heads
SENTIMENTS = ("negative", "neutral", "positive")  # classes of that head
MODEL = "encoder.onnx"
LONGEST = 256  # pieces of a window, with its first and last mark
CONTEXT = 48  # pieces before a window's own that it sees
_MARGIN = 60  # pieces before a window's end among which a line break is looked for
FIRST_MARK, LAST_MARK = 101, 102  # [CLS], [SEP] of the vocabulary; a line break is an LAST_MARK too

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as scored: characters [start, end) of each word, and raw logits, words x `WIDTH`."""

    spans: Ints
    scores: Floats

    def head(self, name: str) -> Floats:
        """Return the logits of one head, words x its classes."""
        return self.scores[:, HEADS[name]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in word pieces: their ids, and the word that each begins, -1 if it begins none."""

    ids: Ints
    begins: Ints
    spans: Ints


def encode(text: str, *, cache: Path | None = None) -> Encoded:
    """Score each word of `text`; windows overlap, so that none is scored without what precedes it.

    With `cache`, a folder, what was scored before by the same model is read from there, and what
    is scored now is added.
    """
    if cache is None:
        return _encode(text)
    path = _cache_path(cache, text)
    known = _read(path)
    if known is None:
        known = _encode(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as partial, partial.open("wb") as file:
            np.savez(file, spans=known.spans, scores=known.scores)
    return known


def _encode(text: str) -> Encoded:
    pieces = split(text)
    scores = np.zeros((len(pieces.spans), WIDTH), np.float32)
    for context, start, end in windows(pieces):
        output = _run(pieces.ids[context:end])[1 + start - context : -1]
        begins = pieces.begins[start:end]
        scores[begins[begins >= 0]] = output[begins >= 0]
    return Encoded(pieces.spans, scores)


def split(text: str) -> Pieces:
    """Cut `text` into word pieces, with a mark for each line break."""
    found = _tokenizer().encode(onnx.whole_letters(text), add_special_tokens=False)
    ids: list[int] = []
    begins: list[int] = []
    spans: list[tuple[int, int]] = []
    word = None
    for piece, owner, (start, end) in zip(found.ids, found.word_ids, found.offsets, strict=True):
        if owner == word:
            spans[-1] = (spans[-1][0], end)
            begins.append(-1)
        else:
            if "\n" in text[spans[-1][1] if spans else 0 : start]:
                ids.append(LAST_MARK)
                begins.append(-1)
            begins.append(len(spans))
            spans.append((start, end))
            word = owner
        ids.append(piece)
    return Pieces(np.array(ids, int), np.array(begins, int), np.array(spans, int).reshape(-1, 2))


def windows(pieces: Pieces, first: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield (context, start, end): pieces [context, end) are seen, those from start are scored.

    A window ends at a line break if there is one near its end, else at a word's; `first` is the
    length of the first one (0: as the others), so that training can cut a text in many ways.
    """
    at, length = 0, first or LONGEST - 2 - CONTEXT
    while at < len(pieces.ids):
        end = min(at + length, len(pieces.ids))
        if end < len(pieces.ids):
            breaks = np.flatnonzero(
                pieces.ids[max(at + 1, end - _MARGIN + 1) : end + 1] == LAST_MARK
            )
            if len(breaks):
                end = max(at + 1, end - _MARGIN + 1) + int(breaks[-1])
            else:
                while end > at + 1 and pieces.begins[end] < 0:
                    end -= 1
        yield max(0, at - CONTEXT), at, end
        at, length = end, LONGEST - 2 - CONTEXT


def _run(pieces: Ints) -> Floats:
    """Score one window, marks included; alone, since padding a batch costs more than it saves."""
    ids = np.concatenate(([FIRST_MARK], pieces, [LAST_MARK]))[None]
    output: Floats = onnx.session(MODEL).run(None, {"ids": ids})[0][0]
    return output


def _cache_path(folder: Path, text: str) -> Path:
    key = hashlib.sha256(_digest() + text.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / key[:2] / f"{key[2:34]}.npz"


def _read(path: Path) -> Encoded | None:
    """Return the scores kept at `path`; None if there are none or the file is damaged."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as stored:
            return Encoded(stored["spans"], stored["scores"])
    except Exception as error:  # whatever a damaged file makes the reader raise
        log.warning("scores '%s' are damaged (%s); scored again", path, error)
        return None


@lru_cache(maxsize=1)
def _digest() -> bytes:
    how = f"{LONGEST} {CONTEXT} {_MARGIN} {onnxruntime.__version__} {tokenizers.__version__}"
    model = onnx.stored(MODEL) + onnx.stored("encoder_tokenizer.json")
    return hashlib.sha256(how.encode() + model).digest()


_tokenizer = lru_cache(maxsize=1)(onnx.tokenizer)
