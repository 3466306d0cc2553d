"""Rates of each measure: by event and outlet, and by outlet with an interval over events."""

import numpy as np
import pandas as pd

from pressdiff.schema import OBSERVATIONS
from pressdiff.settings import EffectSettings
from pressdiff.stats.resample import blocks, intervals

_CELL = ["event_id", "outlet", "measure", "voice", "target"]
_OUTLET = ["outlet", "measure", "voice"]


def rates(observations: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the rate of each measure for each outlet in each event.

    Articles that copy another (``copy_of``) are left out: their words are not the outlet's.

    Returns
    -------
    DataFrame
        ``event_id, outlet, measure, voice`` (own, attributed, all), ``target`` (null: whoever it
        is about), ``value, n`` (sums over the observations) and ``rate``, value / n in the
        measure's unit; sorted. No opportunity, no row.
    """
    own = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet"]]
    filed = own.merge(events[["article_id", "event_id"]], on="article_id")
    rows = (
        observations.sort_values(list(OBSERVATIONS.key), kind="stable")
        .merge(filed, on="article_id")
        .assign(target=lambda frame: frame["target"].fillna("").astype("str"))
    )
    cells = _sums(rows)
    cells = pd.concat([cells, _sums(cells.assign(voice="all"))])
    targeted = cells[cells["target"] != ""]
    cells = _sums(pd.concat([targeted, cells.assign(target="")]))
    cells["target"] = cells["target"].where(cells["target"] != "")
    return cells.assign(rate=cells["value"] / cells["n"])


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby(_CELL, as_index=False)[["value", "n"]].sum()


def outlet_rates(rates: pd.DataFrame, settings: EffectSettings) -> pd.DataFrame:
    """Return the rate of each measure for each outlet over all its events, with an interval.

    Parameters
    ----------
    rates
        As `rates` returns them; rows with a target are not used.
    settings
        Fewest events for an interval, resamples and seed.

    Returns
    -------
    DataFrame
        ``outlet, measure, voice, n_events, value, n, rate``, and ``ci_low, ci_high``: a 95 %
        interval by drawing events, null with fewer than ``min_events`` or if all events agree.
    """
    cells = rates[rates["target"].isna()].sort_values([*_OUTLET, "event_id"], kind="stable")
    table = cells.groupby(_OUTLET, as_index=False).agg(
        n_events=("event_id", "size"), value=("value", "sum"), n=("n", "sum")
    )
    low, high = np.full(len(table), np.nan), np.full(len(table), np.nan)
    value, n = cells["value"].to_numpy(), cells["n"].to_numpy()
    for groups, places in blocks(table["n_events"].to_numpy(), least=settings.min_events):
        low[groups], high[groups] = intervals(
            value[places], n[places], resamples=settings.resamples, seed=settings.seed
        )
    return table.assign(rate=table["value"] / table["n"], ci_low=low, ci_high=high)
