"""Differences between two outlets, taken within the events that both cover."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pressdiff.schema import EFFECTS
from pressdiff.settings import EffectSettings
from pressdiff.stats.multiplicity import adjusted, families
from pressdiff.stats.rates import rates
from pressdiff.stats.resample import blocks, mean_intervals, sign_flip

_COMPARISON = ["measure", "voice", "target", "outlet_a", "outlet_b"]


def effects(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
    *,
    yours: Sequence[str] = (),
) -> pd.DataFrame:
    """Return table `effects`: each measure and voice compared for each pair of outlets.

    The difference is the mean over events of rate_a - rate_b, each event counting once. Interval
    and p are null with fewer than ``min_events`` events; the interval too if all events agree. p is
    adjusted as ``correction`` says over all measures, voices and pairs of the run; comparisons
    about a single target are a family of their own, and have a row from ``min_events`` events on.

    Parameters
    ----------
    observations, articles, events
        The tables.
    settings
        Fewest events for an interval, resamples and seed of p, correction.
    yours
        Names of the measures that the settings add: a family of their own.
    """
    found = pairs(rates(observations, articles, events))
    table = found.groupby(_COMPARISON, as_index=False, sort=False).agg(
        n_events=("difference", "size"), difference=("difference", "mean")
    )
    results = np.full((3, len(table)), np.nan)
    differences = found["difference"].to_numpy()
    for groups, places in blocks(table["n_events"].to_numpy(), least=settings.min_events):
        block = differences[places]
        results[:2, groups] = mean_intervals(block)
        results[2, groups] = sign_flip(block, resamples=settings.resamples, seed=settings.seed)
    table["ci_low"], table["ci_high"], table["p_value"] = results
    return _finish(table, settings, yours)


def pairs(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rate difference of each comparison in each event, by comparison, then event."""
    cells = cells.assign(target=cells["target"].fillna(""))
    keys = ["event_id", "measure", "voice", "target"]
    both = cells[[*keys, "outlet", "rate"]].merge(
        cells[[*keys, "outlet", "rate"]], on=keys, suffixes=("_a", "_b")
    )
    both = both[both["outlet_a"] < both["outlet_b"]]
    both = both.assign(difference=both["rate_a"] - both["rate_b"])
    return both.sort_values([*_COMPARISON, "event_id"], kind="stable", ignore_index=True)


def _finish(table: pd.DataFrame, settings: EffectSettings, yours: Sequence[str]) -> pd.DataFrame:
    targeted = table["target"] != ""
    table = table[~targeted | (table["n_events"] >= settings.min_events)].reset_index(drop=True)
    family = families(table, yours)
    return EFFECTS.frame(
        table.assign(
            family=family,
            target=table["target"].where(table["target"] != ""),
            p_adjusted=adjusted(table["p_value"].to_numpy(), family, settings.correction),
            correction="none",
            status="exploratory",
        )
    )
