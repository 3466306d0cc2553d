"""How likely the claims of an event are one fact, pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import logit

from pressdiff.align.encoders import Encoder
from pressdiff.align.features import features
from pressdiff.align.model import Models, load
from pressdiff.align.pairs import Index, index
from pressdiff.align.units import Unit

DOUBTFUL = (0.1, 0.9)
"""Probabilities by features between which an encoder reads a pair: outside them it seldom turns one."""

MIDDLE = 0.3
"""The most doubtful probability: the default threshold."""

MOST = 8
"""Pairs that an encoder reads for each article of an event, the most doubtful ones: with more, the
encoders would cost more than the parse. This and `DOUBTFUL` were set by cost and by one fold of the
judged events; the gold stood beside it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different articles and the probability, 0 to 1, that they are one fact."""

    left: Unit
    right: Unit
    probability: float


def likely(
    units: Sequence[Unit],
    *,
    least: float,
    encoder: Encoder | None = None,
    models: Models | None = None,
) -> list[Pair]:
    """Return the pairs with a probability of `least` or more.

    Cost grows with the pairs that share words; an encoder reads `MOST` an article.
    """
    found = index(units)
    probability = _probability(found, encoder, models or load())
    kept = np.flatnonzero(probability >= least)
    return [
        Pair(units[left], units[right], float(p))
        for left, right, p in zip(
            found.left[kept].tolist(), found.right[kept].tolist(), probability[kept], strict=True
        )
    ]


def _probability(found: Index, encoder: Encoder | None, models: Models) -> npt.NDArray[np.float64]:
    table = features(found)
    probability = models.light.probability(table)
    if encoder is None or not len(probability):
        return probability
    read = doubtful(probability, int(found.articles.max()) + 1)
    texts = [unit.text for unit in found.units]
    pairs = [
        (texts[left], texts[right])
        for left, right in zip(found.left[read].tolist(), found.right[read].tolist(), strict=True)
    ]
    probability[read] = models.full.probability(
        np.column_stack([table[read], encoder.likeness(pairs)])
    )
    return probability


def doubtful(probability: npt.NDArray[np.float64], articles: int) -> npt.NDArray[np.intp]:
    """Return the places of the pairs that an encoder reads, in order."""
    low, high = DOUBTFUL
    inside = np.flatnonzero((probability >= low) & (probability < high))
    far = np.abs(logit(probability[inside]) - logit(MIDDLE))
    return np.sort(inside[np.argsort(far, kind="stable")[: MOST * articles]])
