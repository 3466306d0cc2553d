"""Checks of a run on itself: how often a difference is found where there can be none."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.schema.robustness import CHECKS
from pressdiff.settings import EffectSettings
from pressdiff.stats.resample import blocks, mean_intervals

Reals = NDArray[np.float64]
Places = NDArray[np.intp]

LEAST_EVENTS = 10
"""Events that two outlets cover, below which nothing is checked: too few comparisons to tell 5 %."""

MOST = 500
"""Comparisons of one measure in one run of a check: more cost time and tell little."""


def checks(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
) -> pd.DataFrame:
    """Return table ``checks``: each measure in own voice, taken through three checks.

    - labels: in each event two outlets are exchanged or not, by the toss of a coin. Nothing is
      left to find; 5 % of the intervals should exclude 0.
    - halves: the articles of one outlet are drawn into pairs, one of each pair called A and the
      other B, and A compared with B over the pairs. There too 5 % should.
    - placebo: the articles of each outlet are dealt out anew to the events it covers, so that each
      outlet has as many in each, but two outlets no longer report the same. A difference that is
      still found needs no common event: it is a habit of all its articles, or comes of what the
      outlet covers. One that is found in placebo events alone is coverage, not framing.

    Intervals are those of table ``effects``. No rows with fewer than `LEAST_EVENTS` events that two
    outlets cover, or with ``checks = 0``; no row for a measure without a comparison.

    Parameters
    ----------
    observations, articles, events
        The tables, as `paired.effects` takes them.
    settings
        ``checks`` runs of each check; fewest events, seed.

    References
    ----------
    Eggers, Tunon and Dafoe (2024), Placebo Tests for Causal Inference, American Journal of Political
    Science 68(3). https://doi.org/10.1111/ajps.12818
    """
    filed = _filed(observations, articles, events)
    told = filed[["event_id", "outlet"]].drop_duplicates()
    n_shared = int((told["event_id"].value_counts() > 1).sum())
    if not settings.checks or n_shared < LEAST_EVENTS:
        return CHECKS.frame()
    rows = []
    for measure, part in filed.groupby("measure"):
        for name, tally in _tallies(_Articles.of(part), settings).items():
            if tally.n:
                rows.append(tally.row(name, str(measure), settings.checks))
    return CHECKS.frame(rows)


@dataclass(frozen=True)
class _Run:
    """Comparisons with enough rows.

    Their mean, whether there is an interval, and on which side of 0 it lies: 1, -1, or 0 for none.
    """

    mean: Reals
    known: NDArray[np.bool_]
    sign: NDArray[np.int64]


@dataclass
class _Tally:
    """What was found over all runs of one check of one measure."""

    n: int = 0
    beyond: int = 0
    largest: float = 0.0
    kept: int = 0
    found: int = 0

    def add(self, run: "_Run", true: "_Run | None" = None) -> None:
        """Count one run, and how much of what was `true` it found again."""
        self.n += int(run.known.sum())
        self.beyond += int((run.sign != 0).sum())
        self.largest = max(self.largest, float(np.abs(run.mean[run.known]).max(initial=0.0)))
        if true is not None:
            self.found += int((true.sign != 0).sum())
            self.kept += int(((run.sign == true.sign) & (true.sign != 0)).sum())

    def row(self, check: str, measure: str, runs: int) -> dict[str, object]:
        """Return the row of table `checks`."""
        return {
            "check": check, "measure": measure, "n_runs": runs, "n_comparisons": self.n,
            "n_beyond": self.beyond, "share": self.beyond / self.n, "largest": self.largest,
            "n_found": self.found // runs,
            "remaining": self.kept / self.found if self.found else np.nan,
        }  # fmt: skip


@dataclass(frozen=True)
class _Articles:
    """The articles with opportunities for one measure, by outlet, then event.

    ``cell`` numbers the outlet and event of each article; the others are by article, but
    ``outlet_of`` and ``event_of``, which are by cell.
    """

    value: Reals
    n: Reals
    outlet: Places
    cell: Places
    outlet_of: Places
    event_of: Places
    pairs: tuple[Places, Places, Places] = field(repr=False)

    @classmethod
    def of(cls, part: pd.DataFrame) -> "_Articles":
        """Return the articles of `part`, one row each."""
        part = part.sort_values(["outlet", "event_id", "article_id"])
        outlet = pd.factorize(part["outlet"], sort=True)[0]
        event = pd.factorize(part["event_id"], sort=True)[0]
        new = np.r_[True, (np.diff(outlet) != 0) | (np.diff(event) != 0)]
        cell = np.cumsum(new) - 1
        value, n = part["value"].to_numpy(), part["n"].to_numpy()
        pairs = _compared(outlet[new], event[new])
        return cls(value, n, outlet, cell, outlet[new], event[new], pairs)

    def rates(self, order: Places) -> Reals:
        """Return the rate of each cell with the articles put in `order`."""
        size = len(self.outlet_of)
        value = np.bincount(self.cell, self.value[order], size)
        found: Reals = value / np.bincount(self.cell, self.n[order], size)
        return found

    def dealt(self, random: np.random.Generator) -> Places:
        """Return an order of the articles at random within each outlet."""
        return np.lexsort((random.random(len(self.outlet)), self.outlet))


def _compared(outlet: Places, event: Places) -> tuple[Places, Places, Places]:
    """Return the cells a and b of one event each, and the number of their comparison, ascending."""
    cells = pd.DataFrame({"event": event, "cell": np.arange(len(event))})
    both = cells.merge(cells, on="event")
    a, b = both.loc[both["cell_x"] < both["cell_y"], ["cell_x", "cell_y"]].to_numpy(np.intp).T
    key = outlet[a] * (outlet.max(initial=0) + 1) + outlet[b]
    order = np.argsort(key, kind="stable")
    comparison = np.unique(key[order], return_inverse=True)[1]
    return a[order], b[order], comparison.astype(np.intp)


def _tallies(articles: _Articles, settings: EffectSettings) -> dict[str, _Tally]:
    """Return the tally of each check of one measure."""
    random = np.random.default_rng([settings.seed, len(articles.value)])
    found = {"labels": _Tally(), "halves": _Tally(), "placebo": _Tally()}
    a, b, comparison = articles.pairs
    kept = _chosen(comparison, settings.min_events, random)
    a, b, comparison = a[kept], b[kept], comparison[kept]
    as_is = np.arange(len(articles.value), dtype=np.intp)
    rates = articles.rates(as_is)
    difference = rates[a] - rates[b]
    true = _run(difference, comparison, settings)
    for _ in range(settings.checks):
        coin = random.choice([-1.0, 1.0], len(difference))
        found["labels"].add(_run(difference * coin, comparison, settings))
        found["halves"].add(_run(*_halves(articles, random), settings))
        rates = articles.rates(articles.dealt(random))
        found["placebo"].add(_run(rates[a] - rates[b], comparison, settings), true)
    return found


def _chosen(comparison: Places, least: int, random: np.random.Generator) -> Places:
    """Return the rows of comparisons with enough events, of at most `MOST` of them."""
    sizes = np.bincount(comparison, minlength=1)
    enough = np.flatnonzero(sizes >= least)
    if len(enough) > MOST:
        enough = random.choice(enough, MOST, replace=False)
    return np.flatnonzero(np.isin(comparison, enough))


def _halves(articles: _Articles, random: np.random.Generator) -> tuple[Reals, Places]:
    """Return the rate of one article less that of another of its outlet, in pairs at random."""
    order = articles.dealt(random)
    outlet = articles.outlet[order]
    rate = articles.value[order] / articles.n[order]
    place = np.arange(len(outlet)) - np.searchsorted(outlet, outlet)
    first = np.flatnonzero((place[:-1] % 2 == 0) & (outlet[:-1] == outlet[1:]))
    return rate[first] - rate[first + 1], outlet[first]


def _run(difference: Reals, group: Places, settings: EffectSettings) -> _Run:
    """Return the groups of rows that have enough of them; `group` ascends."""
    sizes = np.unique(group, return_counts=True)[1].astype(np.int64)
    means, lows, highs = np.full((3, len(sizes)), np.nan)
    for groups, places in blocks(sizes, least=settings.min_events):
        block = difference[places]
        means[groups] = block.mean(axis=1)
        lows[groups], highs[groups] = mean_intervals(block)
    kept = sizes >= settings.min_events
    sign = (lows > 0).astype(np.int64) - (highs < 0).astype(np.int64)
    return _Run(means[kept], ~np.isnan(lows[kept]), sign[kept])


def _filed(
    observations: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame
) -> pd.DataFrame:
    """Return ``measure, article_id, outlet, event_id, value, n`` in own voice, without copies."""
    own = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet"]]
    filed = own.merge(events[["article_id", "event_id"]], on="article_id")
    said = observations[observations["voice"] == "own"]
    sums = said.groupby(["measure", "article_id"], as_index=False)[["value", "n"]].sum()
    return sums.merge(filed, on="article_id")
