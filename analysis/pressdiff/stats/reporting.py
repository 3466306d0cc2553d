"""How much of what others report each outlet has, over all events, with an interval."""

import numpy as np
import pandas as pd

from pressdiff import schema
from pressdiff.facts import peers
from pressdiff.settings import EffectSettings, Settings
from pressdiff.stats.resample import blocks, intervals

_CELL = ["event_id", "fact_id", "outlet"]
_COUNTS = ["n_facts", "n_expected", "n_omitted", "n_exclusive"]


def reporting(
    tellings: pd.DataFrame,
    omissions: pd.DataFrame,
    coverage: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: Settings,
) -> pd.DataFrame:
    """Return table ``reporting``: one row for each outlet in an event with others.

    Only events count that at least two outlets report independently. The interval of the omission
    rate is by drawing events with facts to expect; it is null with fewer than ``min_events`` of
    them, or if all have the same rate.

    Parameters
    ----------
    tellings, omissions, coverage, articles, events
        The tables.
    settings
        ``coverage.min_outlets`` as `omissions` had it, and ``effects``: fewest events for an
        interval, resamples and seed.
    """
    cells = _cells(tellings, omissions, coverage, settings.coverage.min_outlets)
    by_event = cells.groupby(["outlet", "event_id"], as_index=False)[_COUNTS].sum()
    table = by_event.groupby("outlet", as_index=False).agg(
        n_events=("event_id", "size"), **{name: (name, "sum") for name in _COUNTS}
    )
    low, high = _intervals(by_event, table["outlet"], settings.effects)
    shown = cells[cells["told"] & (cells["n_others"] > 0)]
    prominence = 1 - shown.groupby("outlet")["position"].mean()
    filed = events.merge(articles[["article_id", "outlet", "n_words"]], on="article_id")
    filed = filed.merge(by_event[["event_id", "outlet"]], on=["event_id", "outlet"])
    return schema.REPORTING.frame(
        table.assign(
            omission_rate=_share(table["n_omitted"], table["n_expected"]),
            ci_low=low,
            ci_high=high,
            exclusive_rate=_share(table["n_exclusive"], table["n_facts"]),
            prominence=table["outlet"].map(prominence),
            words=table["outlet"].map(filed.groupby("outlet")["n_words"].mean()),
        )
    )


def _cells(
    tellings: pd.DataFrame, omissions: pd.DataFrame, coverage: pd.DataFrame, min_outlets: int
) -> pd.DataFrame:
    """Return each fact for each outlet with what it counts for."""
    cells = peers(coverage, min_outlets).merge(tellings[[*_CELL, "position"]], on=_CELL, how="left")
    lost = omissions.loc[omissions["status"] == "omitted", _CELL].assign(omitted=True)
    cells = cells.merge(lost, on=_CELL, how="left")
    told, omitted = cells["status"] != "absent", cells["omitted"].notna()
    outlets = told.groupby([cells["event_id"], cells["fact_id"]]).transform("sum")
    return cells.assign(
        told=told,
        n_facts=told,
        n_expected=(told & cells["expected"]) | omitted,
        n_omitted=omitted,
        n_exclusive=(outlets == 1) & (cells["n_claims"] > 0),
    )


def _intervals(
    by_event: pd.DataFrame, outlets: pd.Series, settings: EffectSettings
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of each outlet's interval."""
    drawn = by_event[by_event["n_expected"] > 0].sort_values(["outlet", "event_id"])
    n_events = drawn.groupby("outlet").size().reindex(outlets, fill_value=0)
    sizes = np.asarray(n_events, dtype=np.int64)
    omitted, expected = (drawn[name].to_numpy("float64") for name in ("n_omitted", "n_expected"))
    low, high = np.full(len(outlets), np.nan), np.full(len(outlets), np.nan)
    for groups, places in blocks(sizes, least=settings.min_events):
        low[groups], high[groups] = intervals(
            omitted[places], expected[places], resamples=settings.resamples, seed=settings.seed
        )
    return low, high


def _share(part: pd.Series, of: pd.Series) -> pd.Series:
    return part / of.where(of > 0)
