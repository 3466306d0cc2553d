"""The same differences under other choices: which text, which events, which estimator."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.copies import inside
from pressdiff.schema import OBSERVATIONS
from pressdiff.schema.robustness import SPECIFICATIONS
from pressdiff.settings import EffectSettings
from pressdiff.stats.gaps import PLACED
from pressdiff.stats.resample import blocks, mean_intervals
from pressdiff.stats.signed_rank import Estimates, hodges_lehmann, median

Reals = NDArray[np.float64]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

MOST = 40
"""Pairs of outlets taken for one measure, those that share most events."""

WORDS = ("without copies", "without wire", "all, with copies")
EVENTS = ("all", "0.5", "0.8", "0.9")
PARTS = ("all", "body")
CELLS = ("any", "3 opportunities", "300 words")
_LEFT_OUT = (
    "without the largest", "without the one that raises it most",
    "without the one that lowers it most",
)  # fmt: skip


@dataclass(frozen=True)
class _Choice:
    """What is counted, by the words of table `specifications`."""

    words: str
    events: str = "all"
    parts: str = "all"
    cells: str = "any"


def mean(differences: Reals) -> Estimates:
    """Return the mean of each row and the ends of its interval, as table ``effects`` has them."""
    if differences.shape[1] < 2:
        none = np.full(len(differences), np.nan)
        return differences.mean(axis=1), none, none
    return differences.mean(axis=1), *mean_intervals(differences)


ESTIMATORS = {"mean": mean, "Hodges-Lehmann": hodges_lehmann, "median": median}


def specifications(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    reuse: pd.DataFrame,
    settings: EffectSettings,
    *,
    without_wire: bool = False,
) -> pd.DataFrame:
    """Return table ``specifications``: differences in own voice under choices that need no new parse.

    Every combination of whose text counts, how sure an article's event must be, all of an article
    or its body, and three estimators; with the choices of ``effects``, also least opportunities and
    words, and one event left out. Taken are differences with an interval, for each measure those of
    the `MOST` pairs with most events. A choice that changes nothing for a pair has no row: it is
    no second opinion. For measures of place (`PLACED`) there is no body alone.

    Parameters
    ----------
    observations, articles, events, reuse
        The tables, observations with all rows.
    settings
        Fewest events for an interval.
    without_wire
        Whether ``effects`` leaves out wire text.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), Specification Curve Analysis, Nature Human Behaviour 4.
    https://doi.org/10.1038/s41562-020-0912-z
    """
    rows = _rows(observations, articles, events, reuse)
    main = _Choice(WORDS[1] if without_wire else WORDS[0])
    pairs = _pairs(rows, main, settings)
    if pairs is None:
        return SPECIFICATIONS.frame()
    seen: set[tuple[int, bytes]] = set()
    found = []
    for choice in _choices(main):
        difference, pair = pairs.differences(_kept(rows, choice))
        if choice.parts == "body":
            fit = ~pairs.placed[pairs.comparison[pair]]
            difference, pair = difference[fit], pair[fit]
        new = _new(difference, pair, pairs.comparison[pair], seen)
        difference, pair = difference[new], pair[new]
        found += list(_estimates(choice, difference, pairs.comparison[pair], settings, main))
        if choice == main:
            for left, kept in _left_out(difference, pair, pairs):
                one = replace(main, events=left)
                group = pairs.comparison[pair[kept]]
                found.append(_estimate(one, "mean", difference[kept], group, settings))
    table = pd.concat(found, ignore_index=True).assign(
        main=lambda frame: frame["main"].astype("int64")
    )
    names = pairs.names.iloc[table.pop("comparison")].reset_index(drop=True)
    return SPECIFICATIONS.frame(pd.concat([names, table], axis=1))


def _choices(main: _Choice) -> Iterator[_Choice]:
    """Yield each choice once, the main one first."""
    yield main
    for choice in product(WORDS, EVENTS, PARTS):
        if (one := _Choice(*choice)) != main:
            yield one
    for cells in CELLS[1:]:
        yield replace(main, cells=cells)


def _rows(
    observations: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame, reuse: pd.DataFrame
) -> pd.DataFrame:
    """Return observations in own voice with what choices are made by, and the number of their cell."""
    rows = observations[observations["voice"] == "own"]
    rows = rows.sort_values(list(OBSERVATIONS.key), kind="stable")
    rows = rows.assign(wire=inside(reuse, rows), body=rows["section"] == "body")
    keys = ["measure", "article_id", "wire", "body"]
    rows = rows.groupby(keys, as_index=False)[["value", "n"]].sum()
    filed = articles[["article_id", "outlet", "n_words", "copy_of"]].merge(
        events[["article_id", "event_id", "probability"]], on="article_id"
    )
    rows = rows.merge(filed, on="article_id")
    cell = rows.groupby(["measure", "event_id", "outlet"], sort=True).ngroup()
    return rows.assign(cell=cell.to_numpy())


def _kept(rows: pd.DataFrame, choice: _Choice) -> tuple[Reals, Reals]:
    """Return value and n of each cell under `choice`; 0 where it leaves nothing."""
    kept = np.ones(len(rows), dtype=bool)
    if choice.words != WORDS[2]:
        kept &= rows["copy_of"].isna().to_numpy()
    if choice.words == WORDS[1]:
        kept &= ~rows["wire"].to_numpy()
    if choice.events != "all":
        kept &= (rows["probability"].fillna(0) >= float(choice.events)).to_numpy()
    if choice.parts == "body":
        kept &= rows["body"].to_numpy()
    if choice.cells == CELLS[2]:
        kept &= (rows["n_words"] >= 300).to_numpy()
    cell, size = rows["cell"].to_numpy(), int(rows["cell"].max()) + 1
    value = np.bincount(cell[kept], rows["value"].to_numpy()[kept], size)
    n = np.bincount(cell[kept], rows["n"].to_numpy()[kept], size)
    few = n < (3 if choice.cells == CELLS[1] else 0)
    return np.where(few, 0.0, value), np.where(few, 0.0, n)


@dataclass(frozen=True)
class _Pairs:
    """Two cells of one event each, by comparison, then event.

    ``names``: measure and outlets of each comparison; ``articles``: of the event of each pair;
    ``placed``: by comparison, whether it is of a measure of place.
    """

    names: pd.DataFrame
    comparison: Places
    a: Places
    b: Places
    articles: Places
    placed: Flags

    def differences(self, cells: tuple[Reals, Reals]) -> tuple[Reals, Places]:
        """Return rate_a - rate_b where both have opportunities, and the places of those pairs."""
        value, n = cells
        at = np.flatnonzero((n[self.a] > 0) & (n[self.b] > 0))
        a, b = self.a[at], self.b[at]
        return value[a] / n[a] - value[b] / n[b], at


def _pairs(rows: pd.DataFrame, main: _Choice, settings: EffectSettings) -> _Pairs | None:
    """Return the pairs of the comparisons that `specifications` takes, None if there are none."""
    if rows.empty:
        return None
    keys = ["measure", "event_id"]
    cells = rows.groupby([*keys, "outlet"], as_index=False).agg(cell=("cell", "first"))
    size = rows.groupby("event_id")["article_id"].nunique()
    both = cells.merge(cells, on=keys, suffixes=("_a", "_b"))
    both = both[both["outlet_a"] < both["outlet_b"]]
    names = ["measure", "outlet_a", "outlet_b"]
    value, n = _kept(rows, main)
    rate = np.divide(value, n, out=np.full(len(n), np.nan), where=n > 0)
    both = both.assign(difference=rate[both["cell_a"]] - rate[both["cell_b"]])
    known = both.groupby(names, as_index=False)["difference"].agg(["count", "min", "max"])
    known = known[(known["count"] >= settings.min_events) & (known["max"] > known["min"])]
    known = known.sort_values(["measure", "count", *names[1:]], ascending=[True, False, True, True])
    known = known.groupby("measure").head(MOST).sort_values(names, ignore_index=True)[names]
    if known.empty:
        return None
    both = both.merge(known.assign(comparison=np.arange(len(known))), on=names)
    both = both.sort_values(["comparison", "event_id"], ignore_index=True)
    return _Pairs(
        known,
        both["comparison"].to_numpy(np.intp),
        both["cell_a"].to_numpy(np.intp),
        both["cell_b"].to_numpy(np.intp),
        np.asarray(size.loc[both["event_id"]], dtype=np.intp),
        known["measure"].isin(PLACED).to_numpy(),
    )


def _new(
    difference: Reals, pair: Places, comparison: Places, seen: set[tuple[int, bytes]]
) -> Places:
    """Return the places of comparisons whose events and differences were not seen before."""
    found = []
    bounds = np.flatnonzero(np.diff(comparison, prepend=-1, append=-1))
    for start, end in pairwise(bounds):
        told = pair[start:end].tobytes() + difference[start:end].tobytes()
        key = (int(comparison[start]), told)
        if key not in seen:
            seen.add(key)
            found.append(np.arange(start, end))
    return np.concatenate(found) if found else np.empty(0, dtype=np.intp)


def _left_out(difference: Reals, pair: Places, pairs: _Pairs) -> Iterator[tuple[str, Places]]:
    """Yield which event is left out, and the places that are kept: all but one a comparison."""
    comparison = pairs.comparison[pair]
    every = np.arange(len(pair))
    for name, by in zip(_LEFT_OUT, (-pairs.articles[pair], -difference, difference), strict=True):
        order = np.lexsort((every, by, comparison))
        first = order[np.r_[True, np.diff(comparison[order]) != 0]]
        yield name, np.setdiff1d(every, first)


def _estimates(
    choice: _Choice,
    difference: Reals,
    group: Places,
    settings: EffectSettings,
    main: _Choice,
) -> Iterator[pd.DataFrame]:
    for name in ESTIMATORS:
        found = _estimate(choice, name, difference, group, settings)
        yield found.assign(main=int(choice == main and name == "mean"))


def _estimate(
    choice: _Choice, name: str, difference: Reals, group: Places, settings: EffectSettings
) -> pd.DataFrame:
    """Return the estimates of one choice and estimator, by the number of the comparison."""
    comparison, sizes = np.unique(group, return_counts=True)
    found = np.full((3, len(sizes)), np.nan)
    for groups, places in blocks(sizes.astype(np.int64), least=1):
        found[:, groups] = ESTIMATORS[name](difference[places])
        if places.shape[1] < settings.min_events:
            found[1:, groups] = np.nan
    return pd.DataFrame(
        {
            "comparison": comparison, "words": choice.words, "events": choice.events,
            "parts": choice.parts, "cells": choice.cells, "estimator": name, "main": 0,
            "n_events": sizes, "difference": found[0], "ci_low": found[1], "ci_high": found[2],
        }
    )  # fmt: skip
