"""Each outlet against each other and against the rest: estimates, equivalence, a verdict."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.errors import SettingsError
from pressdiff.measures.base import Measure
from pressdiff.schema import CONTRASTS
from pressdiff.settings import EffectSettings
from pressdiff.stats import mixed
from pressdiff.stats.equivalence import equivalence, standardised
from pressdiff.stats.multiplicity import adjusted, families
from pressdiff.stats.paired import pairs
from pressdiff.stats.rates import rates
from pressdiff.stats.resample import blocks, mean_intervals, sign_flip
from pressdiff.stats.signed_rank import hodges_lehmann

LEVEL = 0.05
SHARE = 0.05
"""Of a measure's range: the smallest difference that matters where the settings name none. A rate
that moves by one opportunity in twenty is about what a reader could notice; not tuned."""
AGAINST_THE_REST = " against the rest"
_MODEL = ["measure", "voice"]
_CONTRAST = ["measure", "voice", "outlet_a", "outlet_b"]
_REST = ""
_ESTIMATES = (
    "ci_low", "ci_high", "hodges_lehmann", "hl_low", "hl_high", "standardised", "p_value",
    "p_equivalent",
)  # fmt: skip


def smallest_that_matter(measures: Sequence[Measure], settings: EffectSettings) -> dict[str, float]:
    """Return the smallest difference that matters of each measure, in its unit.

    Measures without a range have none, unless the settings name one.

    Raises
    ------
    SettingsError
        If the settings name a measure that the run does not take.
    """
    known = {one.name: SHARE * (one.high - one.low) for one in measures}
    for name in settings.smallest:
        if name not in known:
            raise SettingsError(
                f"settings, effects.smallest: no measure '{name}' in this run; "
                f"known: {', '.join(sorted(known))}"
            )
    found = {name: value for name, value in known.items() if math.isfinite(value) and value > 0}
    return found | settings.smallest


def contrasts(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
    *,
    smallest: Mapping[str, float],
    yours: Sequence[str] = (),
) -> pd.DataFrame:
    """Return table `contrasts`: each measure and voice for each two outlets, and each and the rest.

    A family is what it is in `effects`; outlets against the rest are families of their own, as they
    repeat what the pairs tell.

    Parameters
    ----------
    observations, articles, events
        The tables.
    settings
        Fewest events for a row, resamples and seed of p, correction.
    smallest
        Smallest difference that matters, by measure; a measure may be absent.
    yours
        Names of the measures that the settings add.
    """
    cells = rates(observations, articles, events)
    cells = cells[cells["target"].isna()]
    both = pairs(cells)[[*_CONTRAST, "event_id", "difference"]]
    found = pd.concat([both, _rests(cells, both)]).sort_values([*_CONTRAST, "event_id"])
    table = found.groupby(_CONTRAST, as_index=False, sort=False).agg(
        n_events=("difference", "size"), difference=("difference", "mean")
    )
    table["smallest"] = table["measure"].map(dict(smallest)).astype("float64")
    estimates = _estimates(found["difference"].to_numpy("float64"), table, settings)
    table = table.assign(**dict(zip(_ESTIMATES, estimates, strict=True)))
    kept = table[table["n_events"] >= settings.min_events].reset_index(drop=True)
    return _finish(kept.join(_modelled(cells, kept)), settings, yours)


def _rests(cells: pd.DataFrame, both: pd.DataFrame) -> pd.DataFrame:
    """Return each outlet's rate less the mean of the others', in each event it shares."""
    own = cells[["event_id", *_MODEL, "outlet", "rate"]].sort_values(
        ["event_id", *_MODEL, "outlet"]
    )
    event = own.groupby(["event_id", *_MODEL])["rate"]
    others = event.transform("size") - 1
    own = own.assign(difference=own["rate"] - (event.transform("sum") - own["rate"]) / others)
    swapped = both.rename(columns={"outlet_a": "outlet_b", "outlet_b": "outlet_a"})
    beside = pd.concat([both, swapped]).groupby([*_MODEL, "outlet_a"])["outlet_b"].nunique()
    several = beside[beside > 1].reset_index()[[*_MODEL, "outlet_a"]]
    shared = own[others > 0].rename(columns={"outlet": "outlet_a"})
    return shared.merge(several, on=[*_MODEL, "outlet_a"]).assign(outlet_b=_REST)[list(both)]


def _estimates(
    differences: NDArray[np.float64], table: pd.DataFrame, settings: EffectSettings
) -> NDArray[np.float64]:
    found = np.full((len(_ESTIMATES), len(table)), np.nan)
    smallest = table["smallest"].to_numpy("float64")
    for groups, places in blocks(table["n_events"].to_numpy(), least=settings.min_events):
        block = differences[places]
        found[:2, groups] = mean_intervals(block)
        found[2:5, groups] = hodges_lehmann(block)
        found[5, groups] = standardised(block)
        found[6, groups] = sign_flip(block, resamples=settings.resamples, seed=settings.seed)
        found[7, groups] = equivalence(block, smallest[groups])
    return found


def _modelled(cells: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return ``model_difference, model_p`` of each row of `table`, in its order."""
    found = pd.DataFrame(np.nan, index=table.index, columns=["model_difference", "model_p"])
    shared = cells[cells.groupby(["event_id", *_MODEL])["outlet"].transform("size") > 1]
    asked = table.groupby(_MODEL).indices
    for key, own in shared.groupby(_MODEL):
        rows = asked.get(key)
        if rows is None:
            continue
        outlets, names = pd.factorize(own["outlet"], sort=True)
        fit = mixed.fit(own["rate"].to_numpy(), pd.factorize(own["event_id"])[0], outlets)
        if fit is not None:
            weights = _weights(table.iloc[rows], pd.Index(names))
            found.iloc[rows] = np.column_stack(fit.contrast(weights))
    return found


def _weights(table: pd.DataFrame, names: pd.Index) -> NDArray[np.float64]:
    """Return the weight of each outlet's mean in each row: 1, and -1 shared by the others."""
    rows = np.arange(len(table))
    rest = (table["outlet_b"] == _REST).to_numpy()
    weights = np.where(rest[:, None], -1 / (len(names) - 1), np.zeros(len(names)))
    weights[rows[~rest], names.get_indexer(pd.Index(table["outlet_b"]))[~rest]] = -1.0
    weights[rows, names.get_indexer(pd.Index(table["outlet_a"]))] = 1.0
    return weights


def _finish(table: pd.DataFrame, settings: EffectSettings, yours: Sequence[str]) -> pd.DataFrame:
    rest = (table["outlet_b"] == _REST).to_numpy()
    family = families(table, yours)
    family = np.where(rest, family + AGAINST_THE_REST, family)
    columns = ("p_value", "p_equivalent")
    p, equal = (adjusted(table[one].to_numpy(), family, settings.correction) for one in columns)
    return CONTRASTS.frame(
        table.assign(
            family=family,
            outlet_b=table["outlet_b"].where(~rest),
            p_adjusted=p,
            p_equivalent_adjusted=equal,
            verdict=np.select([equal < LEVEL, p < LEVEL], ["equivalent", "different"], "undecided"),
        )
    )
