"""How alike two texts are to a model that has read them: what `likely` asks about doubtful pairs."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pressdiff import crossencoder

Floats = npt.NDArray[np.float64]
Pairs = Sequence[tuple[str, str]]


class Encoder(Protocol):
    """Anything that says how alike two texts are; weights are trained for the scores of one encoder."""

    def likeness(self, pairs: Pairs) -> Floats:
        """Return one score a pair, on any scale: the greater, the likelier have they a fact in common."""


class CrossEncoder:
    """The encoder that comes with the package: reads both texts of a pair together."""

    def likeness(self, pairs: Pairs) -> Floats:
        """Return the logit that the two texts have a fact in common, in whichever order they are given."""
        found = crossencoder.scores([(min(pair), max(pair)) for pair in pairs])
        return found[:, crossencoder.HEADS.index("fact")].astype(np.float64)


class Cosine:
    """Any vectors of texts as an encoder: the cosine of the two."""

    def __init__(self, vectors: Callable[[Sequence[str]], npt.NDArray[np.floating]]) -> None:
        self.vectors = vectors

    def likeness(self, pairs: Pairs) -> Floats:
        """Return the cosine of the vectors of each pair, -1 to 1; each text is encoded once."""
        if not pairs:
            return np.zeros(0)
        places: dict[str, int] = {}
        at = [[places.setdefault(text, len(places)) for text in pair] for pair in pairs]
        found = np.asarray(self.vectors(list(places)), dtype=np.float64)
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        left, right = np.array(at).T
        return np.asarray((found[left] * found[right]).sum(axis=1))
