"""Which units are coded by hand: drawn at random, with probabilities that are known."""

import hashlib

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.stats.units import UNIT

Reals = NDArray[np.float64]

_CELL = [
    "measure",
    "outlet",
    "found",
    "event_id",
]  # so ordered that no step of the draw skips a score
_ROUNDING = 1e-12


def draw(units: pd.DataFrame, n: int, *, seed: int) -> pd.DataFrame:
    """Return about `n` units of each measure, with ``unit_id, stratum, probability``.

    A stratum is an outlet in an event with a score, 0 or not. Each has the same share of the draw (all
    of its units, if it has fewer), for each event counts once in a difference, and errors among
    the rare score are the dear ones. The draw is systematic along a list of the strata: with at
    least as many units as strata each has one or more; with fewer, their neighbours stand for them.

    Parameters
    ----------
    units
        As `pressdiff.stats.units.units` returns them.
    n
        Units of each measure, all of them if it has fewer.
    seed
        Of the draw. The same units and seed give the same draw.

    Returns
    -------
    DataFrame
        Those drawn, sorted by ``measure, unit_id``; ``unit_id`` is a hash that tells nothing of the
        unit, so that this order is at random too.

    References
    ----------
    Madow (1949), On the Theory of Systematic Sampling, II, Annals of Mathematical Statistics 20(3).
    https://doi.org/10.1214/aoms/1177729988
    """
    found = (units["value"] != 0).astype("int64")
    ids = [_hash(seed, *row) for row in units[UNIT].itertuples(index=False, name=None)]
    listed = units.assign(found=found, unit_id=pd.Series(ids, units.index, dtype="str"))
    drawn = [
        _measure(rows, n, seed)
        for _, rows in listed.sort_values([*_CELL, "unit_id"]).groupby("measure")
    ]
    if not drawn:
        return listed.assign(stratum="", probability=1.0)
    return pd.concat(drawn).sort_values(["measure", "unit_id"], ignore_index=True)


def _measure(rows: pd.DataFrame, n: int, seed: int) -> pd.DataFrame:
    sizes = rows.groupby(_CELL)["unit_id"].transform("size").to_numpy()
    probability = probabilities(1 / sizes, n)
    start = np.random.default_rng([seed, len(rows)]).random()
    ends = np.round(np.cumsum(probability), 9) - start
    taken = np.diff(np.floor(ends), prepend=np.floor(-start)) > 0
    score = np.where(rows["found"] == 1, "found", "0")
    names = zip(rows["outlet"], rows["event_id"], score, strict=True)
    stratum = pd.Series([" / ".join(one) for one in names], rows.index, dtype="str")
    listed: pd.DataFrame = rows.assign(stratum=stratum, probability=probability)
    return listed.iloc[np.flatnonzero(taken)]


def probabilities(sizes: Reals, n: int) -> Reals:
    """Return probabilities in proportion to `sizes` that add up to `n`, none above 1.

    >>> probabilities(np.array([1.0, 1.0, 2.0, 8.0]), 2)
    array([0.25, 0.25, 0.5 , 1.  ])
    """
    if n >= len(sizes):
        return np.ones(len(sizes))
    sure = np.zeros(len(sizes), dtype=bool)
    while True:
        share = (n - sure.sum()) * sizes / sizes[~sure].sum()
        more = ~sure & (share >= 1 - _ROUNDING)
        if not more.any():
            return np.where(sure, 1.0, share)
        sure |= more


def _hash(seed: int, article_id: str, measure: str, start: int, end: int) -> str:
    """Return an id that begins with a letter: a spreadsheet reads 12e456 as a number."""
    told = f"{seed}\t{article_id}\t{measure}\t{start}\t{end}"
    return "u" + hashlib.sha256(told.encode()).hexdigest()[:11]
