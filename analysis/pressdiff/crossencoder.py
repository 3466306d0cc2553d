"""Two texts read together: whether they tell one fact; the same model gives vectors; no torch.

MiniLM (6 layers, 384 wide) fine-tuned by `training/crossencoder.py`, stored as ONNX in int8
(`models/crossencoder.md`). It sees two texts and nothing else: no outlet, no date, no article around them.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from pressdiff import onnx

HEADS = ("paraphrase", "fact")
"""What each logit speaks for: both say the same and little else; they have a fact in common."""

MODEL = "crossencoder.onnx"
WIDTH = 384  # of a vector
LONGEST = 88  # word pieces of a pair, or of a text alone, with the marks; a longer text is cut

Floats = NDArray[np.float32]


def scores(pairs: Sequence[tuple[str, str]]) -> Floats:
    """Return the logits of each pair, pairs x HEADS.

    Each pair is scored alone, so that its logits do not depend on the others; they do depend on which
    text comes first.
    """
    found = [
        _run(tokenizer().encode(onnx.whole_letters(a), onnx.whole_letters(b)), "logits")
        for a, b in pairs
    ]
    return np.array(found, np.float32).reshape(-1, len(HEADS))


def vectors(texts: Sequence[str]) -> Floats:
    """Return a vector of length 1 for each text, texts x 384: the nearer two are, the more alike."""
    found = [_run(tokenizer().encode(onnx.whole_letters(text)), "vector") for text in texts]
    table = np.array(found, np.float32).reshape(-1, WIDTH)
    return np.asarray(table / np.linalg.norm(table, axis=1, keepdims=True))


@cache
def tokenizer() -> Tokenizer:
    """Return the tokenizer as the model was trained with it."""
    found = onnx.tokenizer()
    found.enable_truncation(LONGEST, strategy="longest_first")
    return found


def _run(encoded: Encoding, output: str) -> Floats:
    inputs = {"ids": encoded.ids, "types": encoded.type_ids}
    fed = {name: np.array([value]) for name, value in inputs.items()}
    found: Floats = onnx.session(MODEL).run([output], fed)[0][0]
    return found
