"""Hill numbers: how many equally common kinds would be as diverse, at any size of sample.

Chao et al. (2014), Rarefaction and Extrapolation with Hill Numbers, Ecological Monographs 84(1).
https://doi.org/10.1890/13-0133.1
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]

ORDERS = (0, 1, 2)


def hill(counts: Whole) -> Reals:
    """Return the Hill numbers of order 0, 1 and 2: kinds, exp of Shannon's and 1 / Simpson's index.

    Parameters
    ----------
    counts
        How often each kind was seen, at least once.

    >>> hill(np.array([5, 5, 5, 5]))
    array([4., 4., 4.])
    """
    share = counts / counts.sum()
    return np.array([len(counts), np.exp(-xlogy(share, share).sum()), 1 / (share**2).sum()])


def rarefied(counts: Whole, size: int) -> Reals:
    """Return the Hill numbers expected in `size` of all that was seen, drawn without replacement.

    They are those of the expected number of kinds seen k times, f_k, as in Chao et al. (2014),
    equations 6 and 7; of order 0 it is the expected number of kinds.

    Parameters
    ----------
    counts
        As for `hill`.
    size
        1 to the sum of `counts`.
    """
    kinds, times = np.unique(counts, return_counts=True)
    k = np.arange(1, size + 1)
    expected = times @ _chances(k, kinds[:, None], int(counts.sum()), size)
    share = k / size
    return np.array(
        [
            expected.sum(),
            np.exp(-(xlogy(share, share) * expected).sum()),
            1 / (share**2 * expected).sum(),
        ]
    )


def _chances(k: Whole, kinds: Whole, total: int, size: int) -> Reals:
    """Return the hypergeometric chances to draw `k` of each of `kinds` in `size` of `total`."""
    possible = (k <= kinds) & (size - k <= total - kinds)
    drawn = np.where(possible, k, 0)
    rest = np.where(possible, size - k, 0)
    log = _choose(kinds, drawn) + _choose(total - kinds, rest) - _choose(total, size)
    return np.where(possible, np.exp(log), 0.0)


def _choose(n: Whole | int, k: Whole | int) -> Reals:
    found: Reals = gammaln(np.add(n, 1)) - gammaln(np.add(k, 1)) - gammaln(np.subtract(n, k) + 1.0)
    return found


def coverage(counts: Whole) -> float:
    """Return the share of all there is that belongs to kinds already seen, estimated, 0 to 1.

    References
    ----------
    Chao and Jost (2012), Coverage-based Rarefaction and Extrapolation, Ecology 93(12), equation 4a, and with no
    kind seen twice as in their program iNEXT.
    https://doi.org/10.1890/11-1952.1
    """
    n, once, twice = int(counts.sum()), int((counts == 1).sum()), int((counts == 2).sum())
    if n == 1:
        return 0.0
    unseen = (n - 1) * (once if twice else once - 1)
    return 1 - once / n * unseen / (unseen + 2 * max(twice, 1)) if once else 1.0
