"""Parts of the gap between two outlets: which events, what kind of text, and how the same is told."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.copies import inside
from pressdiff.events.digests import digest
from pressdiff.measures.emphasis import EMPHASIS, HEADLINED
from pressdiff.schema import OBSERVATIONS
from pressdiff.schema.robustness import GAP_PARTS, GAPS
from pressdiff.settings import EffectSettings
from pressdiff.stats.resample import expanded

Reals = NDArray[np.float64]

PLACED = (EMPHASIS.name, HEADLINED.name)
"""Measures of where something stands in an article: its section is what they tell, no stratum, and no
sentence alone shows it."""

_CELL = ["measure", "voice", "outlet", "event_id", "stratum"]
_ROUNDING = 1e-12
_ROOM = 2_000_000  # drawn weights at once: 16 MB

DRAWS = 1_000
"""Most resamples: 20,000 comparisons then take 20 s of one processor."""


def decompose(value: Reals, n: Reals, draws: Reals) -> Reals:
    """Return the parts of the difference between two rates, one row for each draw of events.

    The rate of each outlet is sum(value) / sum(n). Events are shared if both have opportunities.

    - raw: rate_a - rate_b over all events.
    - selection: raw, less the same over shared events.
    - length: shared events weigh differently as one writes more on them; the difference of the
      weights, each with the mean of the two rates of its event.
    - mix: within events the strata weigh differently; the difference of their weights, each with
      the mean of the two outlets' rates of the stratum over shared events.
    - framing: the difference of rates within events at the mean weights, less mix.

    So raw = selection + composition + framing, and composition = length + mix. Length and framing
    with mix are Kitagawa's two components of events; mix is her composition by strata. An outlet
    that lacks a stratum everywhere has the other's rate in it: what has no like is no framing.

    Parameters
    ----------
    value, n
        Shape (2 outlets, events, strata); 0 where an outlet has no opportunity.
    draws
        Shape (k, events): how often each event counts; ones for the estimate itself.

    Returns
    -------
    array
        Shape (k, 6), in the order of `GAP_PARTS`; NaN for a draw without a shared event.

    References
    ----------
    Kitagawa (1955), Components of a Difference Between Two Rates, Journal of the American
    Statistical Association 50(272). https://doi.org/10.1080/01621459.1955.10501299
    Das Gupta (1993), Standardization and Decomposition of Rates: A User's Manual, Census Bureau
    P23-186. https://www2.census.gov/library/publications/1993/demographics/p23-186.pdf
    Fortin, Lemieux and Firpo (2011), Decomposition Methods in Economics (Oaxaca and Blinder,
    common support), Handbook of Labor Economics 4. https://doi.org/10.3386/w16045
    """
    size = n.sum(axis=2)
    both = (size > 0).all(axis=0)
    amount = value.sum(axis=2)
    drawn = draws[:, both]
    weight = size[:, both]
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = _apart((draws @ amount.T) / (draws @ size.T))
        total = drawn @ weight.T
        shared = _apart((drawn @ amount[:, both].T) / total)
        rate = amount[:, both] / weight
        length = _apart((drawn @ (weight * rate.mean(axis=0)).T) / total)
        within = ((drawn @ (weight * (rate[0] - rate[1])).T) / total).mean(axis=1)
        share = n[:, both] / weight[:, :, None]
        shift = share[0] - share[1]
        moved = np.mean([(drawn @ (w[:, None] * shift)) / t[:, None]
                         for w, t in zip(weight, total.T, strict=True)], axis=0)  # fmt: skip
        of_stratum = (drawn @ value[:, both]) / (drawn @ n[:, both])
        standard = np.where(np.isnan(of_stratum), of_stratum[::-1], of_stratum).mean(axis=0)
        mix = (moved * np.nan_to_num(standard)).sum(axis=1)
    return np.column_stack([raw, raw - shared, length + mix, length, mix, within - mix])


def gaps(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    reuse: pd.DataFrame,
    settings: EffectSettings,
) -> pd.DataFrame:
    """Return table ``gaps``: each measure's parts for each pair of outlets that share an event.

    Strata are the sections of an article (headline, lead, body; not for `PLACED`), whether the words
    are another's (wire text), and whether the page is a live page or round-up. Copies (``copy_of``) are left out.
    Intervals are by drawing events, shared or not, with their articles; an article alone is an
    event of its own. They are expanded as `resample.intervals` for the number of shared events,
    and null with fewer than ``min_events`` of them or where the part does not vary.

    Parameters
    ----------
    observations, articles, events, reuse
        The tables; observations without those that do not count as the outlet's.
    settings
        Fewest events for an interval, resamples and seed.
    """
    cells = _cells(observations, articles, events, reuse)
    rows: list[dict[str, Any]] = []
    draws = np.empty((0, 0))
    for pair in sorted(_pairs(cells), key=lambda one: one.size):  # so that draws serve again
        enough = pair.n_shared >= settings.min_events
        if enough and draws.shape[1] != pair.size:
            draws = _draws(pair.size, settings)
        parts = decompose(*pair.aligned(), draws if enough else np.ones((1, pair.size)))
        found, (low, high) = parts[0], _interval(parts[1:], pair.n_shared)
        rows += [
            {"measure": pair.measure, "voice": pair.voice, "outlet_a": pair.a.outlet,
             "outlet_b": pair.b.outlet, "part": part, "n_articles_a": pair.a.n_articles,
             "n_articles_b": pair.b.n_articles, "n_events": pair.n_shared,
             "difference": found[at], "ci_low": low[at], "ci_high": high[at]}
            for at, part in enumerate(GAP_PARTS)
        ]  # fmt: skip
    return GAPS.frame(rows)


@dataclass(frozen=True)
class _Outlet:
    """One outlet and measure: the numbers of its events, ascending; value and n, events by strata."""

    outlet: str
    n_articles: int
    events: NDArray[np.intp]
    value: Reals
    n: Reals


@dataclass(frozen=True)
class _Pair:
    """Two outlets that share ``n_shared`` events, of ``size`` that either has."""

    measure: str
    voice: str
    a: _Outlet
    b: _Outlet
    n_shared: int

    @property
    def size(self) -> int:
        return len(self.a.events) + len(self.b.events) - self.n_shared

    def aligned(self) -> tuple[Reals, Reals]:
        """Return value and n, as `decompose` takes them, over the strata that either has."""
        events = np.union1d(self.a.events, self.b.events)
        strata = (self.a.n.sum(axis=0) + self.b.n.sum(axis=0)) > 0
        shape = (2, len(events), int(strata.sum()))
        value, n = np.zeros(shape), np.zeros(shape)
        for side, one in enumerate((self.a, self.b)):
            rows = np.searchsorted(events, one.events)
            value[side, rows], n[side, rows] = one.value[:, strata], one.n[:, strata]
        return value, n


def _apart(rates: Reals) -> Reals:
    found: Reals = rates[:, 0] - rates[:, 1]
    return found


def _draws(size: int, settings: EffectSettings) -> Reals:
    """Return how often each event counts: once, then in each resample, fewer for very many events."""
    times = min(settings.resamples, DRAWS, max(_ROOM // size, 200))
    random = np.random.default_rng([settings.seed, size])
    resampled = random.multinomial(size, np.full(size, 1 / size), size=times)
    return np.vstack([np.ones(size), resampled])


def _interval(boot: Reals, n_shared: int) -> tuple[Reals, Reals]:
    """Return the ends of each part's interval from its resamples; NaN without any."""
    boot = boot[~np.isnan(boot).any(axis=1)]
    if not len(boot):
        none = np.full(len(GAP_PARTS), np.nan)
        return none, none
    low, high = np.quantile(boot, expanded(n_shared), axis=0)
    steady = np.ptp(boot, axis=0) <= _ROUNDING
    return np.where(steady, np.nan, low), np.where(steady, np.nan, high)


def _cells(
    observations: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame, reuse: pd.DataFrame
) -> pd.DataFrame:
    """Return one row for each measure, voice, outlet, event, article and stratum, with its sums."""
    own = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet", "title", "text"]]
    kinds = [digest(title if isinstance(title, str) else "", text) or ""
             for title, text in zip(own["title"], own["text"], strict=True)]  # fmt: skip
    filed = own[["article_id", "outlet"]].assign(kind=kinds)
    filed = filed.merge(events[["article_id", "event_id"]], on="article_id")
    rows = observations.sort_values(list(OBSERVATIONS.key), kind="stable")
    wire = np.where(inside(reuse, rows), "wire", "")
    rows = rows.assign(wire=wire).merge(filed, on="article_id")
    section = rows["section"].where(~rows["measure"].isin(PLACED), "")
    rows["stratum"] = section + "|" + rows["wire"] + "|" + rows["kind"]
    keys = [*_CELL, "article_id"]
    cells = rows.groupby(keys, as_index=False)[["value", "n"]].sum()
    every = cells.assign(voice="all").groupby(keys, as_index=False)[["value", "n"]].sum()
    return pd.concat([cells[cells["voice"] == "own"], every], ignore_index=True)


def _pairs(cells: pd.DataFrame) -> Iterator[_Pair]:
    """Yield each pair of outlets that share an event, for each measure and voice."""
    for (measure, voice), part in cells.groupby(["measure", "voice"]):
        outlets = _outlets(part)
        told_by: dict[int, list[str]] = defaultdict(list)
        for name, outlet in outlets.items():
            for event in outlet.events.tolist():
                told_by[event].append(name)
        shared = Counter(pair for names in told_by.values() for pair in combinations(names, 2))
        for (a, b), n_shared in sorted(shared.items()):
            yield _Pair(str(measure), str(voice), outlets[a], outlets[b], n_shared)


def _outlets(part: pd.DataFrame) -> dict[str, _Outlet]:
    """Return the outlets of one measure and voice, by name."""
    events = pd.factorize(part["event_id"], sort=True)[0]
    strata, names = pd.factorize(part["stratum"], sort=True)
    articles = part["article_id"].to_numpy()
    values, ns = part["value"].to_numpy(), part["n"].to_numpy()
    found = {}
    for outlet, at in sorted(part.groupby("outlet").indices.items()):
        own, place = np.unique(events[at], return_inverse=True)
        shape = (len(own), len(names))
        flat = place * len(names) + strata[at]
        value, n = (
            np.bincount(flat, column[at], shape[0] * shape[1]).reshape(shape).astype(np.float64)
            for column in (values, ns)
        )
        found[str(outlet)] = _Outlet(str(outlet), len(set(articles[at])), own, value, n)
    return found
