"""Whether the program errs alike in all outlets: where it does not, naive differences are biased."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from pressdiff.schema import EFFECTS, ERRORS
from pressdiff.settings import EffectSettings
from pressdiff.stats.corrected import corrected, joined
from pressdiff.stats.units import HandCoding, units

Reals = NDArray[np.float64]


def by_hand(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
    hand: HandCoding | None,
    *,
    yours: Sequence[str] = (),
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Return corrected rows for `effects`, table `errors` and notes; all empty without `hand`."""
    if hand is None:
        return EFFECTS.frame(), ERRORS.frame(), []
    filed = (observations, articles, events, settings, hand)
    more, notes = corrected(*filed, yours=yours)
    return more, errors(*filed), notes


def errors(
    observations: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    settings: EffectSettings,
    hand: HandCoding,
) -> pd.DataFrame:
    """Return table `errors`: precision, recall and mean error of each coded measure and outlet."""
    coded, _ = joined(units(observations, articles, events), hand)
    coded = coded[coded["code"].notna()].reset_index(drop=True)
    rows: list[dict[str, Any]] = []
    for measure, told in coded.groupby("measure"):
        error = (told["value"] / told["n"] - told["code"]).to_numpy()
        outlet, _ = pd.factorize(told["outlet"], sort=True)
        p = alike(
            error,
            outlet,
            told["found"].to_numpy(),
            resamples=settings.resamples,
            seed=settings.seed,
        )
        yes_no = bool(told["value"].isin([0, 1]).all() and (told["n"] == 1).all())
        for name, own in told.groupby("outlet"):
            known = {"measure": measure, "outlet": name, "p_value": p}
            rows += [known | row for row in _quantities(own, yes_no=yes_no)]
    return ERRORS.frame(rows)


def _quantities(own: pd.DataFrame, *, yes_no: bool) -> Iterator[dict[str, Any]]:
    weight = (1 / own["probability"]).to_numpy()
    value, code, n = (own[name].to_numpy() for name in ("value", "code", "n"))
    if yes_no:
        for name, part, base in (
            ("precision", value * code, value),
            ("recall", value * code, code),
        ):
            if base.sum() > 0:
                share, low, high = weighted_share(part, base, weight)
                yield _row(name, int((base > 0).sum()), share, low, high)
    mean, spread = _ratio(value - code * n, n, weight)
    half = stats.t.ppf(0.975, max(len(own) - 1, 1)) * spread if spread > 0 else np.nan
    yield _row("mean_error", len(own), mean, mean - half, mean + half)


def _row(quantity: str, n: int, value: float, low: float, high: float) -> dict[str, Any]:
    return {"quantity": quantity, "n": n, "value": value, "ci_low": low, "ci_high": high}


def weighted_share(part: Reals, base: Reals, weight: Reals) -> tuple[float, float, float]:
    """Return sum(weight part) / sum(weight base) and the ends of its 95 % interval after Wilson.

    The size of the sample is the effective one: that of a simple random sample with the same
    variance, never more than there are units; where nothing varies, Kish's (sum w)^2 / sum w^2.

    References
    ----------
    Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference, Journal of
    the American Statistical Association 22. https://doi.org/10.1080/01621459.1927.10502953
    Franco et al. (2019), Comparative Study of Confidence Intervals for Proportions in Complex Sample
    Surveys, Journal of Survey Statistics and Methodology 7(3). https://doi.org/10.1093/jssam/smy019
    """
    share, spread = _ratio(part, base, weight)
    units_ = float((base > 0).sum())
    held = weight * base
    if spread > 0:
        size = share * (1 - share) / spread**2 * units_ / (units_ - 1)
    else:
        size = held.sum() ** 2 / (held**2).sum()
    size = min(size, units_)
    z = stats.norm.ppf(0.975)
    middle = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z / (1 + z**2 / size) * np.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    return share, float(max(middle - half, 0)), float(min(middle + half, 1))


def _ratio(part: Reals, base: Reals, weight: Reals) -> tuple[float, float]:
    """Return sum(weight part) / sum(weight base) and its linearised standard error."""
    whole = (weight * base).sum()
    ratio = float((weight * part).sum() / whole)
    off = weight * (part - ratio * base) / whole
    n = int((base != 0).sum())
    return ratio, float(np.sqrt((off**2).sum() * n / (n - 1))) if n > 1 else 0.0


def alike(
    error: Reals, outlet: NDArray[np.intp], found: NDArray[np.int64], *, resamples: int, seed: int
) -> float:
    """Return p that errors are alike in all outlets, given what the program found.

    Outlets are exchanged at random among units of the same score (0 or not): how often do the
    outlets' mean errors then differ as much? Within a score the chance of being drawn does not hang
    on the error, so that the units can be exchanged. Units of one article are taken as independent.

    Parameters
    ----------
    error, outlet, found
        Shape (units,): program - coders; number of the outlet, from 0; 1 where the program's value
        is not 0.
    resamples, seed
        Random exchanges, the observed order counted in, and their seed.

    References
    ----------
    Good (2005), Permutation, Parametric, and Bootstrap Tests of Hypotheses, chapter 3.
    https://doi.org/10.1007/b138696
    """
    if outlet.max(initial=0) == 0 or np.ptp(error) < 1e-12:
        return np.nan
    random = np.random.default_rng([seed, len(error)])
    apart = np.zeros(resamples + 1)
    for score in (0, 1):
        own, place = error[found == score], outlet[found == score]
        if len(own) < 2 or np.ptp(own) < 1e-12:
            continue
        orders = np.stack([own, *(random.permutation(own) for _ in range(resamples))])
        marks = np.eye(outlet.max() + 1)[place]
        marks = marks[:, marks.any(axis=0)]
        means = (orders - own.mean()) @ marks / marks.sum(axis=0)
        apart += (means**2 * marks.sum(axis=0)).sum(axis=1) / own.var()
    return float((apart >= apart[0] - 1e-9).mean())
