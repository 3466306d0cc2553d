"""Precision, recall and F1 from counts; agreement of two groupings."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score


@dataclass
class Counts:
    """What was found, what was to be found, and what of it was right."""

    right: float = 0.0
    found: float = 0.0
    gold: float = 0.0
    recalled: float | None = None  # right as seen from the gold, where it differs

    def add(self, right: float, found: float, gold: float, recalled: float | None = None) -> None:
        """Count one more article."""
        self.right += right
        self.found += found
        self.gold += gold
        if recalled is not None:
            self.recalled = (self.recalled or 0.0) + recalled

    def scores(self) -> dict[str, float | None]:
        """Return precision, recall and F1, each 0 to 1; None where nothing was found or marked."""
        recalled = self.right if self.recalled is None else self.recalled
        precision = self.right / self.found if self.found else None
        recall = recalled / self.gold if self.gold else None
        return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}

    def report(self) -> dict[str, float | int | None]:
        """Return the scores with the counts that they rest on."""
        counts = {"right": self.right, "found": self.found, "gold": self.gold}
        return {**{name: int(count) for name, count in counts.items()}, **self.scores()}


def classes(gold: Sequence[str], found: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """Return accuracy, macro F1 and the scores of each class of `names`, each 0 to 1.

    Macro F1 is the mean over the classes that were marked or found; one never right counts 0.

    >>> classes(["a", "a", "b"], ["a", "b", "b"], "ab")["accuracy"]
    0.6666666666666666
    """
    each = {name: Counts() for name in names}
    for one, two in zip(gold, found, strict=True):
        for name in {one, two}:
            each[name].add(one == two, name == two, name == one)
    seen = [counts.scores()["f1"] or 0.0 for counts in each.values() if counts.gold + counts.found]
    return {
        "n": len(gold),
        "accuracy": sum(a == b for a, b in zip(gold, found, strict=True)) / len(gold),
        "macro_f1": sum(seen) / len(seen),
        "classes": {name: counts.report() for name, counts in each.items()},
    }


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean of two shares; None if one is missing.

    >>> harmonic(0.5, 1.0)
    0.6666666666666666
    """
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> dict[str, float | None]:
    """Return B-cubed precision, recall and F1 of a grouping, each 0 to 1.

    References
    ----------
    Bagga and Baldwin (1998), Entity-Based Cross-Document Coreferencing Using the Vector Space
    Model. https://aclanthology.org/P98-1012

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 2})["f1"]
    0.6666666666666666
    """
    both = Counter((found[key], gold[key]) for key in gold)
    of_found, of_gold = Counter(found[key] for key in gold), Counter(gold.values())
    precision = sum(n * n / of_found[group] for (group, _), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[group] for (_, group), n in both.items()) / len(gold)
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}


def pairs(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> dict[str, float | None]:
    """Return precision, recall and F1 over pairs of items in one group, each 0 to 1."""

    def joined(sizes: Counter[Hashable]) -> float:
        return sum(n * (n - 1) / 2 for n in sizes.values())

    both: Counter[Hashable] = Counter((found[key], gold[key]) for key in gold)
    counts = Counts()
    counts.add(
        joined(both),
        joined(Counter(found[key] for key in gold)),
        joined(Counter(gold.values())),
    )
    return counts.scores()


def adjusted_rand(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> float:
    """Return the adjusted Rand index, 0 by chance and 1 for the same grouping."""
    number: dict[Hashable, int] = defaultdict(lambda: len(number))
    keys = list(gold)
    return float(
        adjusted_rand_score(
            [number["gold", gold[key]] for key in keys],
            [number["found", found[key]] for key in keys],
        )
    )


def calibration_error(
    same: NDArray[np.bool_],
    estimate: NDArray[np.float64],
    weight: NDArray[np.float64] | None = None,
) -> float | None:
    """Return the expected calibration error over ten bins of equal width, 0 to 1; None without pairs.

    ``weight`` says how many pairs each row stands for; None: one.

    References
    ----------
    Naeini et al. (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning.
    https://doi.org/10.1609/aaai.v29i1.9602

    >>> calibration_error(np.array([True, False]), np.array([0.5, 0.5]))
    0.0
    """
    weight = np.ones(len(same)) if weight is None else weight
    total = float(weight.sum())
    if not total:
        return None
    bins = np.minimum((estimate * 10).astype(int), 9)
    return float(np.abs(np.bincount(bins, weight * (same - estimate))).sum() / total)
