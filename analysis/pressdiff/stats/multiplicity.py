"""Many tests at once: which are adjusted together, and how."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Correction = Literal["holm", "bh"]

FAMILY = "measures"
FAMILY_BY_TARGET = "measures by target"
FAMILY_YOURS = "your measures"
"""Measures of word lists and axes in the settings: however many there are, the others' p stays."""


def families(table: pd.DataFrame, yours: Sequence[str]) -> NDArray[np.object_]:
    """Return the family of each row.

    Parameters
    ----------
    table
        Column ``measure``, and ``target`` where rows may have one ("" or null: none).
    yours
        Names of the measures that the settings add.
    """
    found = np.full(len(table), FAMILY, dtype=object)
    if "target" in table:
        found[(table["target"].fillna("") != "").to_numpy()] = FAMILY_BY_TARGET
    found[table["measure"].isin(yours).to_numpy()] = FAMILY_YOURS
    return found


def adjusted(p: Reals, family: NDArray[np.object_], correction: Correction) -> Reals:
    """Return `p` adjusted within each family; NaN stays NaN and is not counted."""
    found = np.full(len(p), np.nan)
    adjust = holm if correction == "holm" else benjamini_hochberg
    for name in set(family.tolist()):
        rows = np.flatnonzero(family == name)
        found[rows] = adjust(p[rows])
    return found


def holm(p: Reals) -> Reals:
    """Return `p` adjusted for the chance of one false finding or more; NaN stays NaN.

    >>> holm(np.array([0.01, 0.04, 0.03, np.nan]))
    array([0.03, 0.06, 0.06,  nan])

    References
    ----------
    Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of
    Statistics 6(2). https://www.jstor.org/stable/4615733
    """
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    steps = p[order] * np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return adjusted


def benjamini_hochberg(p: Reals) -> Reals:
    """Return `p` adjusted for the share of false findings; NaN stays NaN and is not counted.

    >>> benjamini_hochberg(np.array([0.01, 0.04, 0.03, np.nan]))
    array([0.03, 0.04, 0.04,  nan])

    References
    ----------
    Benjamini and Hochberg (1995), Controlling the False Discovery Rate, Journal of the Royal
    Statistical Society B 57(1). https://www.jstor.org/stable/2346101
    """
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return adjusted
