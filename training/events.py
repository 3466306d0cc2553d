"""Train and cross-validate ``models/events.json``: which articles report one event.

    python training/events.py ../shared/data [--write] [--seeds 0 1 2]

Reads grouping/*.jsonl and corpus/abp_public.parquet (README there), prints the cross-validation by
event as JSON, and with --write replaces the weights. Takes some minutes.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from event_pools import Pool, background, pools, small_pools
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from pressdiff.evaluate.scores import calibration_error
from pressdiff.events import pairs as model
from pressdiff.events.joins import Tree, cut, settled, tree
from pressdiff.events.pairs import Pairs, Regression, Weights
from pressdiff.linkage import Floats, Ints
from pressdiff.settings import EventSettings

MODEL = Path(__file__).parents[1] / "analysis" / "pressdiff" / "models" / "events.json"
FOLDS = 5
LEAST = 30  # articles a background word is in; rarer ones weigh as much as unknown ones (RARE)
FEW = (  # features of pairs among few articles, which have no surroundings to be seen in
    "words", "lead", "headline", "numbers", "names", "lead_names", "headline_told", "shorter",
    "longer", "headline_missing", "weekdays_differ", "dated", "days_1", "days_10", "days_100",
)  # fmt: skip
MEAN = Regression(0.0, {"probability": 1.0})  # two groups are one event by their mean probability
SIZE = 0.5  # power of the size of what a merge joins, by which it weighs


def fit(table: Mapping[str, Floats], same: Floats, weight: Floats, strength: float) -> Regression:
    """Fit a logistic regression with standardised features; return it on the features' own scale.

    ``same`` may be a share, 0 to 1: a row then counts as both, by its share. More time apart never
    speaks for one event (DESIGN rule 5): a bend that would is left out, though some labelled events
    are a subject of many months.
    """
    found = _fit(table, same, weight, strength)
    rising = [
        (value, name)
        for name, value in found.coefficients.items()
        if name.startswith("days_") and value > 0
    ]
    if not rising:
        return found
    rest = {name: values for name, values in table.items() if name != max(rising)[1]}
    return fit(rest, same, weight, strength)


def _fit(table: Mapping[str, Floats], same: Floats, weight: Floats, strength: float) -> Regression:
    names = list(table)
    rows = np.column_stack([table[name] for name in names])
    mean = np.average(rows, axis=0, weights=weight)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weight)) + 1e-9
    scaled = (rows - mean) / spread
    both = np.concatenate([weight * same, weight * (1 - same)])
    label = np.repeat([1, 0], len(same))
    found = LogisticRegression(C=strength, max_iter=5_000).fit(
        np.concatenate([scaled, scaled])[both > 0], label[both > 0], sample_weight=both[both > 0]
    )
    own = found.coef_[0] / spread
    return Regression(
        round(float(found.intercept_[0] - own @ mean), 4),
        {name: round(float(value), 4) for name, value in zip(names, own, strict=True)},
    )


@dataclass(frozen=True)
class Merges:
    """The tree of one pool, the share of its merges' pairs that are one event, and their folds."""

    tree: Tree
    same: Floats  # NaN where no pair is known
    fold: Ints  # -1: none
    weight: Floats


def folds(found: Sequence[Pool], seed: int) -> dict[object, int]:
    """Deal events, and topics of look-alikes, to folds."""
    rng = np.random.default_rng(seed)
    dealt: dict[object, int] = {}
    for name in ("giveme5w1h", "triplets", "lookalike_ecbplus"):
        keys = sorted({key for one in found if one.name == name for key in one.held})
        dealt |= dict(zip(keys, (rng.permutation(len(keys)) % FOLDS).tolist(), strict=True))
    return dealt


def fold_of(one: Pool, dealt: Mapping[object, int]) -> Ints:
    """Return the fold of each article; -1 if it is not labelled."""
    return np.array([dealt.get(key, -1) for key in one.held])


def fit_pairs(
    found: Sequence[Pool], names: Sequence[str], dealt: Mapping[object, int], out: int
) -> Regression:
    """Fit the model of pairs on `names` without the events of fold `out`.

    Each kind of pool weighs the same.
    """
    tables: dict[str, list[Floats]] = defaultdict(list)
    same, weight = [], []
    total = Counter[str]()
    for one in found:
        total[one.name] += int(one.same.sum())
    for one in found:
        fold = fold_of(one, dealt)
        keep = one.used & (fold[one.left] != out) & (fold[one.right] != out)
        for name in names:
            tables[name].append(one.features[name][keep])
        same.append(one.same[keep].astype(float))
        share = 1_000 / max(total[one.name], 1)
        weight.append(np.full(int(keep.sum()), share))
    joined = {name: np.concatenate(values) for name, values in tables.items()}
    return fit(joined, np.concatenate(same), np.concatenate(weight), 1.0)


def held_out(one: Pool, models: Sequence[Regression], dealt: Mapping[object, int]) -> Pairs:
    """Return the pairs of a pool, each with the probability by a model that saw neither article."""
    fold = fold_of(one, dealt)
    estimate = models[0](one.features)
    for out, trained in enumerate(models):
        touched = (fold[one.left] == out) | (fold[one.right] == out)
        estimate[touched] = trained({k: v[touched] for k, v in one.features.items()})
    return Pairs(one.left, one.right, one.cosine, estimate)


def merges(one: Pool, pairs: Pairs, dealt: Mapping[object, int]) -> Merges:
    """Build the tree of a pool and label its merges."""
    found = tree(len(one.events), pairs, one.days)
    fold, labelled = fold_of(one, dealt), one.labelled
    same, of_fold, weight = [], [], []
    for at, (a, b) in enumerate(found.halves):
        first, second = np.array(found.members(a)), np.array(found.members(b))
        known = labelled[first][:, None] & labelled[second][None, :]
        equal = one.events[first][:, None] == one.events[second][None, :]
        far = _apart(one, first, second)
        count = known.sum() + far.sum()
        same.append((equal & known).sum() / count if count else np.nan)
        votes = Counter(
            one_fold for one_fold in fold[found.members(found.size + at)].tolist() if one_fold >= 0
        )
        of_fold.append(votes.most_common(1)[0][0] if votes else -1)
        weight.append((2 * len(first) * len(second) / (len(first) + len(second))) ** SIZE)
    return Merges(found, np.array(same), np.array(of_fold, dtype=int), np.array(weight))


def _apart(one: Pool, first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Return which pairs of a labelled and an unlabelled article are surely two events."""
    known = one.labelled
    if known.all():
        return np.zeros((len(first), len(second)), dtype=bool)
    either = known[first][:, None] != known[second][None, :]
    gap = np.abs(one.days[first][:, None] - one.days[second][None, :])
    return np.asarray(either & (gap > 10), dtype=bool)


def fit_joins(found: Sequence[tuple[str, Merges]], out: int) -> Regression:
    """Fit the model of merges without those of fold `out`."""
    tables: dict[str, list[Floats]] = defaultdict(list)
    same, weight, names = [], [], []
    for name, one in found:
        keep = ~np.isnan(one.same) & (one.fold != out)
        for key, values in one.tree.features.items():
            tables[key].append(values[keep])
        same.append(one.same[keep])
        weight.append(one.weight[keep])
        names += [name] * int(keep.sum())
    total = pd.Series(np.concatenate(weight)).groupby(np.array(names)).transform("sum").to_numpy()
    joined = {name: np.concatenate(values) for name, values in tables.items()}
    return fit(joined, np.concatenate(same), np.concatenate(weight) * 200 / total, 0.5)


def b_cubed(gold: NDArray[np.object_], found: Ints) -> tuple[Floats, Floats]:
    """Return B-cubed precision and recall of each labelled article."""
    known = np.array([one is not None for one in gold])
    frame = pd.DataFrame({"gold": gold[known], "found": found[known]})
    both = frame.groupby(["gold", "found"])["gold"].transform("size").to_numpy(float)
    return (
        both / frame.groupby("found")["found"].transform("size").to_numpy(float),
        both / frame.groupby("gold")["gold"].transform("size").to_numpy(float),
    )


def lookalikes(one: Pool, found: Ints) -> tuple[int, int]:
    """Return how many pairs of look-alikes are joined, and how many there are."""
    frame = pd.DataFrame({"held": one.held, "event": one.events, "found": found})

    def pairs(*keys: str) -> int:
        sizes = frame.groupby(list(keys)).size().to_numpy()
        return int((sizes * (sizes - 1) // 2).sum())

    joined = pairs("held", "found") - pairs("held", "event", "found")
    return joined, pairs("held") - pairs("held", "event")


@dataclass(frozen=True)
class Kind:
    """How the models of many, or of few, articles are learnt: pools of pairs and of merges."""

    pairs: Sequence[Pool]
    joins: Sequence[Pool]
    tried: Sequence[Pool]
    names: Sequence[str]
    judged: bool = True  # groups as groups; a group of few articles by its mean probability


def kinds(found: Sequence[Pool], small: Sequence[Pool]) -> dict[str, Kind]:
    """Return how both are learnt.

    Few articles often have no dates: undated pools teach that the same actors are not yet the same
    event.
    """
    big = [one for one in found if not one.name.startswith("try")]
    tried = [one for one in found if one.name.startswith("try")]
    undated = [one for one in tried if one.name.endswith(", undated")]
    names = list(found[0].features)
    return {
        "many": Kind(big, big, tried, names),
        "few": Kind([*big, *undated, *small], small, [], FEW, judged=False),
    }


def cross_validate(
    kind: Kind, dealt: Mapping[object, int], thresholds: Sequence[float]
) -> dict[str, dict[str, float]]:
    """Score each pool with events held out; a held-out article is grouped among all of its pool."""
    by_fold = [fit_pairs(kind.pairs, kind.names, dealt, out) for out in range(FOLDS)]
    every = [*kind.joins, *kind.tried]
    pairs = [held_out(one, by_fold, dealt) for one in every]
    trees = [merges(one, two, dealt) for one, two in zip(every, pairs, strict=True)]
    learnt = [(one.name, two) for one, two in zip(kind.joins, trees, strict=False)]
    joins = [fit_joins(learnt, out) if kind.judged else MEAN for out in range(FOLDS)]
    scores: dict[str, dict[str, list[Floats]]] = defaultdict(lambda: defaultdict(list))
    for one, two, three in zip(every, pairs, trees, strict=True):
        estimate = joins[0](three.tree.features)
        for out, join in enumerate(joins):
            held = three.fold == out
            estimate[held] = join({k: v[held] for k, v in three.tree.features.items()})
        kept = scores[one.name]
        kept["same"].append(one.same[one.used])
        kept["estimate"].append(two.probability[one.used])
        for threshold in thresholds:
            grouped = settled(cut(three.tree, estimate >= threshold), two)
            precision, recall = b_cubed(one.events, grouped)
            kept[f"p{threshold}"].append(precision)
            kept[f"r{threshold}"].append(recall)
            if one.name == "lookalike_ecbplus":
                kept[f"l{threshold}"].append(np.array(lookalikes(one, grouped), dtype=float))
    return {name: _summary(kept, thresholds) for name, kept in scores.items()}


def _summary(kept: Mapping[str, Sequence[Floats]], thresholds: Sequence[float]) -> dict[str, float]:
    same, estimate = np.concatenate(kept["same"]) > 0, np.concatenate(kept["estimate"])
    likely = estimate > 0.05
    scores = {
        "calibration_error": calibration_error(same, estimate),
        "calibration_error_over_0.05": calibration_error(same[likely], estimate[likely]),
    }
    for one in thresholds:
        precision = np.concatenate(kept[f"p{one}"]).mean()
        recall = np.concatenate(kept[f"r{one}"]).mean()
        found = {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / (precision + recall),
        }
        if f"l{one}" in kept:
            joined, rivals = kept[f"l{one}"][0]
            found["lookalikes_joined"] = joined / rivals
        scores |= {f"{name} at {one}": value for name, value in found.items()}
    return {key: round(float(value or 0.0), 4) for key, value in scores.items()}


def train(kind: Kind, dealt: Mapping[object, int]) -> dict[str, dict[str, object]]:
    """Fit both models on everything; that of merges on trees of pairs not seen before."""
    by_fold = [fit_pairs(kind.pairs, kind.names, dealt, out) for out in range(FOLDS)]
    trees = [(one.name, merges(one, held_out(one, by_fold, dealt), dealt)) for one in kind.joins]
    pair = fit_pairs(kind.pairs, kind.names, dealt, FOLDS)
    return {"pair": asdict(pair), "join": asdict(fit_joins(trees, FOLDS) if kind.judged else MEAN)}


def main() -> None:
    """Build pools, cross-validate, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="replace models/events.json")
    parser.add_argument("--thresholds", type=float, nargs="*", default=[EventSettings().threshold])
    parser.add_argument("--seeds", type=int, nargs="*", default=[0, 1, 2])
    options = parser.parse_args()
    documents, known = background(options.data, LEAST)
    counted = Weights(documents, known, {})
    model.weights = lambda: counted  # type: ignore[assignment]
    found = list(pools(options.data))
    results = []
    for seed in options.seeds:
        dealt = folds(found, seed)
        learnt = kinds(found, small_pools(options.data, dealt, seed))
        scores = [cross_validate(kind, dealt, options.thresholds) for kind in learnt.values()]
        results.append({name: score for one in scores for name, score in one.items()})
    mean = {
        pool: {key: round(float(np.mean([one[pool][key] for one in results])), 4) for key in values}
        for pool, values in results[0].items()
    }
    print(json.dumps(mean, indent=1))
    if options.write:
        dealt = folds(found, 0)
        learnt = kinds(found, small_pools(options.data, dealt, 0))
        models = {name: train(kind, dealt) for name, kind in learnt.items()}
        stored = {"documents": documents, "counts": known, "models": models}
        MODEL.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
