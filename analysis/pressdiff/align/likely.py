"""How likely the claims of an event are one fact, pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pressdiff.align.features import features
from pressdiff.align.model import Model, load
from pressdiff.align.pairs import index
from pressdiff.align.units import Unit


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different articles and the probability, 0 to 1, that they are one fact."""

    left: Unit
    right: Unit
    probability: float


def likely(units: Sequence[Unit], *, least: float, model: Model | None = None) -> list[Pair]:
    """Return the pairs with a probability of `least` or more; cost grows with those that share words."""
    found = index(units)
    probability = (model or load()).probability(features(found))
    kept = np.flatnonzero(probability >= least)
    return [
        Pair(units[left], units[right], float(p))
        for left, right, p in zip(
            found.left[kept].tolist(), found.right[kept].tolist(), probability[kept], strict=True
        )
    ]
