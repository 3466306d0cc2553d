"""How often 95 % intervals of a difference hold the truth, and how often families of tests err.

Simulated corpora (benchmarks/simulated.py), 1,000 of each kind. First the candidates for the
interval of a mean difference, with their median widths: Student's t is the one in use. Then the
chance of a false finding after Holm and the share of false findings after Benjamini and Hochberg,
where no outlet differs and where some do.

Usage: python benchmarks/coverage.py [RUNS]
"""

import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from simulated import CASES, Case, differences, families

from pressdiff.stats.multiplicity import benjamini_hochberg, holm
from pressdiff.stats.resample import has_spread, intervals, mean_intervals, sign_flip

Reals = NDArray[np.float64]
Ends = tuple[Reals, Reals]
RUNS, EVENTS, RESAMPLES = 1_000, (10, 30, 100), 2_000
LEVEL = 0.05


def main(runs: int = RUNS) -> None:
    """Print both simulations."""
    print(f"coverage of 95 % intervals, and median width; {runs:,} corpora")
    print(f"{'':26}{'events':>6} {'truth':>7} " + " ".join(f"{name:>16}" for name in METHODS))
    for case in CASES:
        for n in EVENTS:
            print(_line(case, n, runs))
    print(f"\nfamilies of 36 tests (6 measures, 4 outlets), {runs:,} corpora")
    for shift in (0.0, 1.0):
        for n in (12, 30):
            print(_errors(shift, n, runs))


def _line(case: Case, n: int, runs: int) -> str:
    found = differences(np.random.default_rng(1), case, runs, n)
    found = found[has_spread(found)]
    shown = []
    for method in METHODS.values():
        low, high = method(found)
        covered = np.mean((low <= case.difference) & (case.difference <= high))
        shown.append(f"{covered:8.3f} {np.median(high - low):7.3f}")
    return f"{case.name:26}{n:6} {case.difference:7.3f} " + " ".join(shown)


def _errors(shift: float, n: int, runs: int) -> str:
    found, differ = families(np.random.default_rng(2), runs, 6, 4, n, shift)
    blocks = found.reshape(-1, n)
    p = np.concatenate(
        [
            sign_flip(blocks[first : first + 500], resamples=RESAMPLES, seed=0)
            for first in range(0, len(blocks), 500)
        ]
    ).reshape(runs, -1)
    parts = []
    for name, adjust in (("none", np.asarray), ("holm", holm), ("bh", benjamini_hochberg)):
        told = np.array([adjust(one) < LEVEL for one in p])
        false = told & ~differ
        any_false = false.any(axis=1).mean()
        share = (false.sum(axis=1) / np.maximum(told.sum(axis=1), 1)).mean()
        power = told[:, differ].mean() if differ.any() else float("nan")
        parts.append(
            f"{name}: any false {any_false:.3f}, share false {share:.3f}, found {power:.2f}"
        )
    what = f"{differ.sum()} of {differ.size} differ" if shift else "none differs"
    return f"{what:18} {n:3} events   " + "   ".join(parts)


def _expanded(found: Reals) -> Ends:
    return intervals(found, np.ones_like(found), resamples=RESAMPLES, seed=0)


def _boot(found: Reals) -> tuple[Reals, Reals]:
    n = found.shape[1]
    draws = np.random.default_rng([0, n]).multinomial(n, np.full(n, 1 / n), RESAMPLES)
    mean = found @ draws.T / n
    error = np.sqrt(np.maximum(found**2 @ draws.T / n - mean**2, 0) / (n - 1))
    return mean, error


def _bca(found: Reals) -> Ends:
    """Bias-corrected and accelerated; the jackknife of a mean is its skew (Efron 1987)."""
    mean, (boot, _) = found.mean(axis=1, keepdims=True), _boot(found)
    off = found - mean
    accelerated = (off**3).sum(axis=1) / (6 * (off**2).sum(axis=1) ** 1.5)
    below = (boot < mean - 1e-12).mean(axis=1) + (np.abs(boot - mean) <= 1e-12).mean(axis=1) / 2
    bias = stats.norm.ppf(below)
    boot.sort(axis=1)
    ends = []
    for z in (stats.norm.ppf(LEVEL / 2), stats.norm.ppf(1 - LEVEL / 2)):
        level = stats.norm.cdf(bias + (bias + z) / (1 - accelerated * (bias + z)))
        places = np.clip(np.rint(level * (RESAMPLES - 1)).astype(int), 0, RESAMPLES - 1)
        ends.append(boot[np.arange(len(boot)), places])
    return ends[0], ends[1]


def _bootstrap_t(found: Reals) -> Ends:
    mean, (boot, error) = found.mean(axis=1), _boot(found)
    off = boot - mean[:, None]
    t = np.where(
        error > 1e-9,
        off / np.maximum(error, 1e-9),
        np.where(np.abs(off) > 1e-12, np.sign(off) * 1e9, 0),
    )
    high, low = np.quantile(t, [LEVEL / 2, 1 - LEVEL / 2], axis=1)
    one = found.std(axis=1, ddof=1) / np.sqrt(found.shape[1])
    return mean - low * one, mean - high * one


def _flipped(found: Reals) -> Ends:
    """Every mean difference that the sign-flip test keeps: ranks of the means of subsets.

    Hartigan (1969), Using Subsample Values as Typical Values, JASA 64.
    https://doi.org/10.1080/01621459.1969.10501057
    """
    n = found.shape[1]
    if n <= 12:
        bits = (np.arange(1, 2**n)[:, None] >> np.arange(n)) & 1
    else:
        bits = np.random.default_rng([0, n]).integers(0, 2, (RESAMPLES, n))
    means = np.sort(found @ bits.T / bits.sum(axis=1), axis=1)
    place = int((len(bits) + 1) * LEVEL / 2)
    return means[:, place - 1], means[:, len(bits) - place]


METHODS: dict[str, Callable[[Reals], Ends]] = {
    "t": mean_intervals,
    "BCa": _bca,
    "bootstrap-t": _bootstrap_t,
    "sign flips": _flipped,
    "expanded perc.": _expanded,
}

if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
