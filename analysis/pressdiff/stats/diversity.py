"""Diversity of sources: through how many equally quoted speakers an outlet speaks."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from pressdiff.cues import is_credited
from pressdiff.schema import DIVERSITY
from pressdiff.settings import EffectSettings
from pressdiff.stats.hill import ORDERS, Whole, coverage, hill, rarefied

LEAST_RUN, LEAST_EVENT = 20, 5
"""Fewest attributions of an outlet for it to be compared, over the run and in one event."""

MOST = 500
"""Most attributions at which outlets are compared: more tells of rare speakers alone."""

FOLDS = 50
"""Most groups of articles left out in turn for an interval; with as few articles, each is one."""

UNNAMED = "unnamed "


def diversity(
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
) -> pd.DataFrame:
    """Return table ``diversity``: the Hill numbers of each outlet's speakers.

    A speaker is an entity, counted once for each attribution that credits it. Sources without a name
    are one speaker for each ``source_type``, and one for all without: several unnamed officials
    cannot be told from one, so that richness (q = 0) is a lower bound. An attribution whose speaker is
    ambiguous, or that names nobody (a free quotation), is left out, and so are copies
    (``copy_of``) and what the outlet asserts itself (`is_credited`).

    More attributions have more speakers. Outlets are therefore compared at one number of them, that
    of the outlet with fewest among those with `LEAST_RUN` or more (in an event `LEAST_EVENT`), and
    at most `MOST`. The 95 % interval is by leaving out articles in turn (the jackknife: articles
    drawn twice would repeat their speakers and understate diversity), with Student's t; it is null with
    fewer than ``min_events`` articles.

    Parameters
    ----------
    attributions, articles, events
        The tables; attributions without those that do not count as the outlet's (wire text).
    settings
        ``min_events``: fewest articles for an interval.

    References
    ----------
    Chao et al. (2014), Rarefaction and Extrapolation with Hill Numbers, Ecological Monographs 84(1).
    https://doi.org/10.1890/13-0133.1
    Efron and Stein (1981), The Jackknife Estimate of Variance, Annals of Statistics 9(3).
    https://doi.org/10.1214/aos/1176345462
    """
    said = _said(attributions, articles, events)
    rows = [*_rows(said, None, LEAST_RUN, settings)]
    several = said.groupby("event_id")["outlet"].transform("nunique") > 1
    for event_id, own in said[several].groupby("event_id"):
        rows += _rows(own, str(event_id), LEAST_EVENT, settings)
    return DIVERSITY.frame(rows)


def _said(attributions: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return ``event_id, outlet, article_id, speaker`` of each attribution with a known speaker."""
    pairs = zip(attributions["kind"], attributions["cue"], strict=True)
    credited = [is_credited(kind, None if pd.isna(cue) else cue) for kind, cue in pairs]
    told = attributions[np.array(credited, dtype=bool)]
    unnamed = (UNNAMED + told["source_type"].fillna("")).where(told["anonymous"])
    told = told.assign(speaker=told["entity_id"].fillna(unnamed)).dropna(subset=["speaker"])
    own = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet"]]
    filed = own.merge(events[["article_id", "event_id"]], on="article_id")
    said = told[["article_id", "speaker"]].merge(filed, on="article_id")
    return said.sort_values(["event_id", "outlet", "article_id", "speaker"], ignore_index=True)


def _rows(
    said: pd.DataFrame, event_id: str | None, least: int, settings: EffectSettings
) -> Iterator[dict[str, Any]]:
    """Yield the rows of all outlets in `said`."""
    outlets = {str(outlet): own for outlet, own in said.groupby("outlet")}
    enough = [len(own) for own in outlets.values() if len(own) >= least]
    size = min(*enough, MOST) if len(enough) > 1 else None
    for outlet, own in outlets.items():
        speakers = pd.factorize(own["speaker"])[0]
        articles = pd.factorize(own["article_id"])[0]
        counts = np.bincount(speakers)
        compared = size if size is not None and len(own) >= least else None
        at = [None] * len(ORDERS) if compared is None else rarefied(counts, compared)
        low, high = _interval(speakers, articles, compared, settings.min_events)
        for q, observed in zip(ORDERS, hill(counts), strict=True):
            yield {
                "event_id": event_id, "outlet": outlet, "q": q, "n_articles": int(articles.max()) + 1,
                "n_attributions": len(own), "coverage": coverage(counts), "observed": observed,
                "n_reference": compared, "rarefied": at[q], "ci_low": low[q], "ci_high": high[q],
            }  # fmt: skip


def _interval(
    speakers: NDArray[np.intp], articles: NDArray[np.intp], size: int | None, least: int
) -> tuple[Sequence[float | None], Sequence[float | None]]:
    """Return the ends of the interval of each order; None where there is none."""
    none: list[float | None] = [None] * len(ORDERS)
    n_articles = int(articles.max()) + 1
    if size is None or n_articles < least:
        return none, none
    folds = min(n_articles, FOLDS)
    without = np.array(
        [_counted(speakers[articles % folds != fold], size) for fold in range(folds)]
    )
    every = rarefied(np.bincount(speakers), size)
    spread = np.sqrt((folds - 1) * without.var(axis=0)) * stats.t.ppf(0.975, folds - 1)
    low, high = np.maximum(every - spread, 1.0), np.minimum(every + spread, size)
    return low.tolist(), high.tolist()


def _counted(speakers: NDArray[np.intp], size: int) -> NDArray[np.float64]:
    """Return the Hill numbers in `size` of `speakers`, or in all if there are fewer."""
    counts: Whole = np.bincount(speakers)
    counts = counts[counts > 0]
    return rarefied(counts, min(size, len(speakers)))
