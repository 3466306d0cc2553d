"""Differences between outlets corrected for the program's own errors with units coded by hand."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.schema import EFFECTS
from pressdiff.settings import EffectSettings
from pressdiff.stats.multiplicity import adjusted
from pressdiff.stats.paired import effects
from pressdiff.stats.units import UNIT, HandCoding, digests, units

Reals = NDArray[np.float64]

LEAST_CODED = 30
"""Coded units of each outlet that an interval needs, unless all of its units are coded: with 30 of some
380 in 30 events, or of 1,400 in 100, the interval covers in 94 of 100 (1,000 simulated corpora each);
with fewer, too few errors are seen to know how they spread."""
_FOLDS = 5
_CLASS = ["measure", "outlet", "found"]


def corrected(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
    hand: HandCoding,
    *,
    yours: Sequence[str] = (),
) -> tuple[pd.DataFrame, list[str]]:
    """Return rows for table `effects` corrected with hand coding, and what a reader must know.

    Each unit's value becomes what is expected of it plus, for a coded one, (hand - expected) /
    probability. That has the coders' mean, however wrong the program is, and the differences are
    then taken as ever: within events, with Student's interval over events. It holds what the
    draw of units adds, as units of different events are drawn almost independently. The same
    families as without correction, of the corrected rows alone; no targets.

    References
    ----------
    Angelopoulos et al. (2023), Prediction-powered inference, Science 382.
    https://doi.org/10.1126/science.adi6000
    Egami et al. (2023), Using Imperfect Surrogates for Downstream Inference: Design-based Supervised
    Learning, NeurIPS. https://arxiv.org/abs/2306.04746
    """
    coded, notes = joined(units(observations, articles, events), hand)
    if coded["code"].notna().sum() == 0:
        return EFFECTS.frame(), notes
    expected = _expected(coded)
    value = pseudo(
        expected,
        (coded["code"] * coded["n"]).to_numpy(),
        coded["probability"].to_numpy(),
    )
    bare = coded.drop(columns=["outlet", "event_id"]).assign(value=value, target=None)
    table = effects(bare, articles, events, settings, yours=yours)
    enough = _enough(coded)
    known = pd.Series(True, table.index)
    for side in ("outlet_a", "outlet_b"):
        keys = pd.MultiIndex.from_frame(table[["measure", "voice", side]])
        known &= keys.isin(enough)
    table.loc[~known, ["ci_low", "ci_high", "p_value"]] = np.nan
    family = table["family"].to_numpy(dtype=object)
    p = adjusted(table["p_value"].to_numpy(), family, settings.correction)
    notes += _short(table, known)
    return EFFECTS.frame(table.assign(p_adjusted=p, correction="hand-coded")), notes


def pseudo(expected: Reals, hand: Reals, probability: Reals) -> Reals:
    """Return expected + (hand - expected) / probability, or expected where `hand` is NaN.

    >>> pseudo(np.array([1.0, 1.0, 0.0]), np.array([0.0, np.nan, 0.0]), np.array([0.5, 0.5, 0.5]))
    array([-1.,  1.,  0.])
    """
    found: Reals = np.where(np.isnan(hand), expected, expected + (hand - expected) / probability)
    return found


def joined(found: pd.DataFrame, hand: HandCoding) -> tuple[pd.DataFrame, list[str]]:
    """Return all units of the measures that were coded, with ``code``, ``probability``, and notes.

    ``probability`` is that of being drawn and coded: where coders left units empty, the others of
    the same measure, outlet and score stand for them. ``found`` is 1 where the program's value is
    not 0. A measure whose units are no longer those drawn from is left out, and a note says so.
    """
    now, notes, same = digests(found), [], []
    for measure, digest in sorted(hand.digests.items()):
        if now.get(measure) == digest:
            same.append(measure)
        else:
            notes.append(
                f"Hand coding of '{measure}' not used: its units were drawn from other articles, "
                "settings or events, or with another version; draw and code again, or run with the same."
            )
    coded = found[found["measure"].isin(same)].merge(
        hand.drawn[[*UNIT, "probability", "code"]], on=UNIT, how="left"
    )
    coded = coded.assign(found=(coded["value"] != 0).astype("int64"))
    weight = 1 / coded["probability"]
    by = [coded[name] for name in _CLASS]
    drawn = weight.groupby(by).transform("sum")
    answered = weight.where(coded["code"].notna()).groupby(by).transform("sum")
    empty = int((coded["probability"].notna() & coded["code"].isna()).sum())
    if empty:
        notes.append(
            f"Coders left {empty} of {int(coded['probability'].notna().sum())} units empty; the "
            "correction takes them to be like the coded ones of the same outlet and score."
        )
    return coded.assign(probability=coded["probability"] * answered / drawn), notes


def _expected(coded: pd.DataFrame) -> Reals:
    """Return what is expected of each unit: its value, and the mean error of units like it.

    Like it: of the same measure, outlet and score (0 or not), from other events (five folds), so that
    no unit helps to expect itself. One unit without error is added to each class, so that a class
    of few is not expected to be all wrong.
    """
    place = coded["event_id"].rank(method="dense").astype("int64") % _FOLDS
    given = coded["code"].notna()
    weight = (1 / coded["probability"]).where(given, 0.0)
    error = ((coded["code"] * coded["n"] - coded["value"]) * weight).where(given, 0.0)
    sums = pd.DataFrame(
        {"error": error, "weight": weight * coded["n"], "one": weight, "count": given.astype(float)}
    )
    by = [coded[name] for name in _CLASS]
    others = sums.groupby(by).transform("sum") - sums.groupby([*by, place]).transform("sum")
    known = others["count"] > 0.5
    added = (others["one"] / others["count"]).where(known, 1.0)
    mean = (others["error"] / (others["weight"] + added)).where(known, 0.0)
    return (coded["value"] + mean * coded["n"]).to_numpy()


def _enough(coded: pd.DataFrame) -> pd.Index:
    """Return each measure, voice and outlet with enough coded units."""
    both = pd.concat([coded, coded.assign(voice="all")])
    sure = both["code"].notna() & (both["probability"] > 1 - 1e-9)
    counts = both.assign(given=both["code"].notna(), sure=sure).groupby(
        ["measure", "voice", "outlet"]
    )
    summed = counts.agg(given=("given", "sum"), sure=("sure", "all"))
    return summed.index[(summed["given"] >= LEAST_CODED) | summed["sure"]]


def _short(table: pd.DataFrame, known: pd.Series) -> list[str]:
    lost = table[~known & (table["voice"] == "all")]
    if lost.empty:
        return []
    return [
        f"No interval for {len(lost)} of {int((table['voice'] == 'all').sum())} corrected differences "
        f"(all voices): an outlet has fewer than {LEAST_CODED} coded units of the measure; draw more "
        "(pressdiff sample --n)."
    ]
