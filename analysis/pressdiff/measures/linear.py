"""The linear models of profile light: sums of weights of named features, trained by `training/wording.py`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SIZE = 1 << 17
"""Places of features: a name has that of its CRC-32, so that no list of names is stored."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """Weights, `SIZE` x classes, and the bias of each class."""

    weights: Floats
    bias: Floats

    def scores(self, names: Iterable[str]) -> Floats:
        """Return the logit of each class; each feature counts once, by 1 / sqrt(their number)."""
        return self.scores_at(places(names))

    def scores_at(self, found: NDArray[np.int64]) -> Floats:
        """Return the logit of each class for features given by their places."""
        found = np.unique(found)
        total: Floats = self.bias + self.weights[found].sum(axis=0) / max(len(found), 1) ** 0.5
        return total


def place_of(name: str) -> int:
    """Return where a feature stands."""
    return crc32(name.encode()) % SIZE


def places(names: Iterable[str]) -> NDArray[np.int64]:
    """Return where the features stand, sorted, each once."""
    return np.unique(np.fromiter(map(place_of, names), np.int64))


@cache
def stored(name: str) -> Linear:
    """Return a model of `models/wording.npz`."""
    data = (files("pressdiff") / "models" / "wording.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        return Linear(
            arrays[f"{name}_weights"].astype(np.float64), arrays[f"{name}_bias"].astype(np.float64)
        )
