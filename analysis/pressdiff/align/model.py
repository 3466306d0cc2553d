"""The weights of the pair model: a logistic regression, trained by `training/align.py`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from pressdiff.align.features import FEATURES

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """Probability that two claims are one fact: 1 / (1 + exp(-(intercept + weights . features)))."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, table: Floats) -> Floats:
        """Return the probability, 0 to 1, of each row of a table whose columns are FEATURES."""
        columns = [FEATURES.index(name) for name in self.features]
        score = table[:, columns] @ np.array(self.weights) + self.intercept
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -50, 50))))


@cache
def load() -> Model:
    """Return the model that comes with the package; its card is `models/align.md`."""
    text = files("pressdiff").joinpath("models/align.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    return Model(tuple(stored["weights"]), tuple(stored["weights"].values()), stored["intercept"])
