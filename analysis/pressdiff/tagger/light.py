"""The light tagger: scores of every token from the parse alone, a small net in numpy.

A sum of embeddings of the token's features, then gated convolutions that reach 31 tokens to each
side; trained by `training/tagger.py`, weights in `models/tagger.npz` (`models/attribution.md`).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pressdiff.tagger.features import Keys, features

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One residual layer: normalise, convolve over three tokens `reach` apart, gate."""

    reach: int
    scale: Floats
    shift: Floats
    weight: Floats  # (3 * width, 2 * width)
    bias: Floats

    def __call__(self, hidden: Floats) -> Floats:
        centred = hidden - hidden.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
        normal = centred / spread * self.scale + self.shift
        before, here, after = np.split(self.weight, 3)
        seen = normal @ here + self.bias
        seen[self.reach :] += normal[: -self.reach] @ before
        seen[: -self.reach] += normal[self.reach :] @ after
        value, gate = np.split(seen, 2, axis=1)
        out: Floats = hidden + value / (1 + np.exp(-gate))
        return out


@dataclass(frozen=True, slots=True)
class _Net:
    keys: Keys
    table: Floats  # (keys + 1, width); row 0 is for what was not seen in training
    layers: tuple[_Layer, ...]
    weight: Floats
    bias: Floats


def scores(doc: Doc, text: str) -> Floats:
    """Return logits for `doc`, whose text is `text`, tokens x 12: out, first, inside, other of source, cue and content."""
    net = _net()
    found = features(doc, text)
    hidden: Floats = net.table[table_rows(net.keys, found)].sum(axis=1)
    for layer in net.layers:
        hidden = layer(hidden)
    out: Floats = hidden @ net.weight + net.bias
    return out


def table_rows(keys: Keys, found: Keys) -> NDArray[np.int64]:
    """Return the table's row of each feature, 0 for one that training did not see often enough."""
    rows = np.searchsorted(keys, found)
    rows[rows == len(keys)] = 0
    return np.where(keys[rows] == found, rows + 1, 0)


@cache
def _net() -> _Net:
    return load((files("pressdiff") / "models" / "tagger.npz").read_bytes())


def load(weights: bytes) -> _Net:
    """Read a net from the bytes of an npz file, weights in half precision."""
    arrays = dict(np.load(BytesIO(weights), allow_pickle=False).items())
    real = {
        name: array.astype(np.float32)
        for name, array in arrays.items()
        if array.dtype == np.float16
    }
    layers = tuple(
        _Layer(
            int(reach),
            *(real[f"{part}_{place}"] for part in ("scale", "shift", "weight", "bias")),
        )
        for place, reach in enumerate(arrays["reach"])
    )
    return _Net(arrays["keys"], real["table"], layers, real["weight"], real["bias"])
