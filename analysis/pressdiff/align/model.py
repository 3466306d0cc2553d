"""The weights of the pair models: logistic regressions, trained by `training/align.py`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from pressdiff.align.features import FEATURES

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """Probability that two claims are one fact: 1 / (1 + exp(-(intercept + weights . features)))."""

    weights: tuple[float, ...]
    intercept: float

    @classmethod
    def of(cls, told: Mapping[str, Any], names: Sequence[str]) -> "Model":
        """Return the model with the weights told by name, in the order of `names`."""
        return cls(tuple(told["weights"][name] for name in names), told["intercept"])

    def probability(self, table: Floats) -> Floats:
        """Return the probability, 0 to 1, of each row of a table with a column a weight."""
        score = table @ np.array(self.weights) + self.intercept
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -50, 50))))


@cache
def stored() -> Mapping[str, Any]:
    """Return the models that come with the package, by name; their card is `models/align.md`."""
    text = files("pressdiff").joinpath("models/align.json").read_text(encoding="utf-8")
    told: Mapping[str, Any] = json.loads(text)
    return told


@dataclass(frozen=True)
class Models:
    """Of claims of one event: `light` judges by features, `full` with an encoder's score beside them."""

    light: Model
    full: Model


ENCODER = "encoder"
"""The column that an encoder's scores are, after the features."""


@cache
def load() -> Models:
    """Return the models of claims of one event."""
    return Models(
        Model.of(stored()["claims"], FEATURES),
        Model.of(stored()["claims_read"], (*FEATURES, ENCODER)),
    )
