"""Fit the logistic regressions that `pressdiff.align` uses."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from pressdiff.align.model import Model


def fit(
    table: npt.NDArray[np.float64], labels: npt.NDArray[np.bool_], *, balanced: bool = False
) -> Model:
    """Return a model trained on rows scaled to one spread, its weights for rows as they are."""
    scaler = StandardScaler().fit(table)
    fitted = LogisticRegression(
        C=1.0, max_iter=2_000, class_weight="balanced" if balanced else None
    ).fit(scaler.transform(table), labels)
    weights = fitted.coef_[0] / scaler.scale_
    intercept = float(fitted.intercept_[0] - weights @ scaler.mean_)
    return Model(tuple(weights.tolist()), intercept)


def named(model: Model, names: Sequence[str]) -> dict[str, Any]:
    """Return a model as it is stored."""
    return {
        "intercept": round(model.intercept, 6),
        "weights": {
            name: round(weight, 6) for name, weight in zip(names, model.weights, strict=True)
        },
    }
