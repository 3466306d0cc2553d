"""Scores of chains beside B-cubed: MUC over links, CEAF over whole chains, their mean with B-cubed."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from pressdiff.evaluate.scores import b_cubed, harmonic, pairs

Grouping = Mapping[str, Hashable]


def coreference(found: Grouping, gold: Grouping) -> dict[str, Any]:
    """Return B-cubed, pairs, MUC, CEAF by entity, and CoNLL F1, the mean of three of them."""
    scores: dict[str, Any] = {
        "b_cubed": b_cubed(found, gold),
        "pairs": pairs(found, gold),
        "muc": muc(found, gold),
        "ceaf_e": ceaf_e(found, gold),
    }
    three = [scores[name]["f1"] or 0.0 for name in ("b_cubed", "muc", "ceaf_e")]
    return scores | {"conll_f1": sum(three) / 3}


def muc(found: Grouping, gold: Grouping) -> dict[str, float | None]:
    """Return precision, recall and F1 over the least links that hold the chains together.

    References
    ----------
    Vilain et al. (1995), A Model-Theoretic Coreference Scoring Scheme, MUC-6.
    https://aclanthology.org/M95-1005

    >>> muc({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})["recall"]
    0.5
    """
    precision, recall = _kept(found, gold), _kept(gold, found)
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}


def _kept(chains: Grouping, others: Grouping) -> float | None:
    """Return the share of the links of `chains` that `others` has too."""
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    for key, chain in chains.items():
        parts[chain].add(others[key])
    links = len(chains) - len(parts)
    return (len(chains) - sum(map(len, parts.values()))) / links if links else None


def ceaf_e(found: Grouping, gold: Grouping) -> dict[str, float | None]:
    """Return precision, recall and F1 over chains, each matched with one chain at most.

    References
    ----------
    Luo (2005), On Coreference Resolution Performance Metrics, HLT-EMNLP.
    https://aclanthology.org/H05-1004

    >>> ceaf_e({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 2})["f1"]
    1.0
    """
    of_found, of_gold = Counter(found.values()), Counter(gold.values())
    row = {chain: at for at, chain in enumerate(of_found)}
    column = {chain: at for at, chain in enumerate(of_gold)}
    alike = np.zeros((len(row), len(column)))
    for (a, b), both in Counter((found[key], gold[key]) for key in gold).items():
        alike[row[a], column[b]] = 2 * both / (of_found[a] + of_gold[b])
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    precision, recall = total / len(row), total / len(column)
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}
