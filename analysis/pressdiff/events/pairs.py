"""Two articles to the probability that they report one event: candidates, features, a regression."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from pressdiff.events.counts import Counts, Reals
from pressdiff.events.features import Corpus, Features, parts
from pressdiff.events.neighbours import neighbours
from pressdiff.linkage import Floats, Ints

PRIOR_DOCUMENTS = 20_000
"""Articles that the shipped word counts weigh as, so that two articles alone can be weighed."""

FEW = 30
"""Articles under which an article's surroundings tell nothing, so that other models are used."""

RARE = 0.004
"""Share of articles under which a word is no more telling: names of a subject that the shipped
counts hardly know would else drown what is said about it."""


@dataclass(frozen=True)
class Regression:
    """A logistic regression on features by name."""

    intercept: float
    coefficients: Mapping[str, float]

    def __call__(self, features: Mapping[str, Floats]) -> Floats:
        """Return the probability, 0 to 1, of each row of `features`."""
        logit = self.intercept + sum(
            value * features[name] for name, value in self.coefficients.items()
        )
        return np.asarray(1 / (1 + np.exp(-logit)), dtype=float)


@dataclass(frozen=True)
class Models:
    """Whether two articles report one event, and whether two groups of articles do."""

    pair: Regression
    join: Regression


@dataclass(frozen=True)
class Weights:
    """Word counts of background news, and the models of ``many`` and of ``few`` articles."""

    documents: int
    counts: Mapping[str, int]
    models: Mapping[str, Models]

    def of(self, size: int) -> Models:
        """Return the models for a collection of `size` articles."""
        return self.models["few" if size < FEW else "many"]


@cache
def weights() -> Weights:
    """Read ``models/events.json`` (see its card, ``models/events.md``)."""
    path = files("pressdiff").joinpath("models/events.json")
    read = json.loads(path.read_text(encoding="utf-8"))
    models = {
        size: Models(**{name: Regression(**values) for name, values in both.items()})
        for size, both in read.pop("models").items()
    }
    return Weights(**read, models=models)


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs, as places left < right in the list of articles.

    ``cosine`` is of their words, 0 to 1; ``probability`` that they report one event, 0 to 1.
    """

    left: Ints
    right: Ints
    cosine: Floats
    probability: Floats


def paired(counts: Counts, days: Floats, window: float) -> Pairs:
    """Weigh the pairs of articles that are alike and not known to be over `window` days apart.

    Parameters
    ----------
    counts
        The articles.
    days
        Day of publication of each, from any origin; NaN if unknown.
    window
        Longest time between two articles of one event, in days.
    """
    features = candidates(counts, days, window)
    model = weights().of(counts.size).pair
    estimate = np.empty(len(features.left))
    for part in parts(len(estimate)):
        estimate[part] = model(features.table(part))
    return Pairs(features.left, features.right, features.cosine, estimate)


def candidates(counts: Counts, days: Floats, window: float) -> Features:
    """Return the features of the pairs that `paired` weighs."""
    corpus = Corpus.of(counts, days, _weight(counts))
    return Features(corpus, *neighbours(corpus.body, days, window))


def rarity(stem: str) -> float:
    """Return how telling a word is in background news: log(1 / share of articles), 0 to 5.5."""
    model = weights()
    share = model.counts.get(stem, 0) / model.documents
    return float(-np.log(max(share, RARE)))


def _weight(counts: Counts) -> Reals:
    """Return log(1 / share of articles) a word, over these articles and the background's."""
    model = weights()
    prior = np.array([model.counts.get(word, 0) for word in counts.vocabulary], dtype=float)
    own = np.bincount(counts.body.indices, minlength=len(prior))
    share = (own + prior * PRIOR_DOCUMENTS / model.documents) / (counts.size + PRIOR_DOCUMENTS)
    return -np.log(np.maximum(share, RARE)).astype(np.float32)
