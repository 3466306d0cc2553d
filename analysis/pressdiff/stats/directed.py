"""The sign-flip test in one direction: whether a mean difference is greater than 0."""

import numpy as np

from pressdiff.stats.resample import EXACT_EVENTS, Reals

_ROUNDING = 1e-12


def sign_flip_above(differences: Reals, *, resamples: int, seed: int) -> float:
    """Return one-sided p of mean difference 0 against a greater one, by flipping signs of events.

    It tries the patterns that `pressdiff.stats.resample.sign_flip` does: all of them up to
    `EXACT_EVENTS` events, else `resamples` random ones with the observed one counted in.

    Parameters
    ----------
    differences
        One for each event, shape (n events,).

    References
    ----------
    Ernst (2004), Permutation Methods: A Basis for Exact Inference, Statistical Science 19(4).
    https://doi.org/10.1214/088342304000000396
    """
    n = len(differences)
    if n <= EXACT_EVENTS:
        bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    else:
        bits = np.random.default_rng([seed, n]).integers(0, 2, size=(resamples, n))
    flipped = (1.0 - 2.0 * bits) @ differences
    extreme = int((flipped >= differences.sum() - _ROUNDING).sum())
    return extreme / 2**n if n <= EXACT_EVENTS else (extreme + 1) / (resamples + 1)
