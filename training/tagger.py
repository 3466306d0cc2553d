"""Train the light tagger on PolNeAR: a small net over what the parse says of each token.

Usage: python training/tagger.py ../shared/data OUT.npz [--fold 0|1|2]

With --fold, trains without that fold's outlets (`tags.FOLDS`). Needs the extra [train]; a few
minutes on one core.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tags import FOLDS, rows, tags
from torch import Tensor, nn

from pressdiff.parse import parse
from pressdiff.settings import Settings
from pressdiff.tagger.features import features
from pressdiff.tagger.light import table_rows

WIDTH, REACHES = 64, (1, 2, 4, 8, 16)
EPOCHS, BATCH, RATE = 5, 8, 3e-3
RAREST = 4  # times a feature is seen in training
DROPPED = 0.05  # share of features hidden in training


@dataclass(frozen=True)
class Example:
    """One article: features, tokens x columns, and tags, tokens x roles."""

    outlet: str
    features: Any
    tags: Any


class Net(nn.Module):
    """As `pressdiff.tagger.light`, with dropout."""

    def __init__(self, keys: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(keys + 1, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, 0, 0.1)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=reach, dilation=reach) for reach in REACHES
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in REACHES)
        self.out = nn.Linear(WIDTH, 12)
        self.drop = nn.Dropout(0.2)

    def forward(self, rows: Tensor) -> Tensor:
        texts, tokens, columns = rows.shape
        hidden = self.drop(self.table(rows.reshape(-1, columns)).reshape(texts, tokens, WIDTH))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            value, gate = layer(norm(hidden).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            hidden = hidden + self.drop(value * torch.sigmoid(gate))
        out: Tensor = self.out(hidden)
        return out


def examples(path: Path) -> list[Example]:
    """Read and parse the articles."""
    marked_rows = rows(path)
    docs = parse([row["text"] for row in marked_rows], Settings().parse)
    found = []
    for row, doc in zip(marked_rows, docs, strict=True):
        spans = np.array([(token.idx, token.idx + len(token)) for token in doc])
        marked = tags(spans, row["attributions"])
        found.append(Example(row["outlet"], features(doc, doc.text), marked))
    return found


def train(found: Sequence[Example]) -> tuple[Net, Any]:
    """Return the net and the keys of its table."""
    torch.manual_seed(0)
    draw = random.Random(0)
    every, times = np.unique(
        np.concatenate([one.features.ravel() for one in found]), return_counts=True
    )
    keys = every[times >= RAREST]
    cut = [(torch.tensor(table_rows(keys, one.features)), torch.tensor(one.tags)) for one in found]
    net = Net(len(keys)).train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * (len(cut) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    for epoch in range(EPOCHS):
        draw.shuffle(cut)
        total = 0.0
        for at in range(0, len(cut), BATCH):
            loss = loss_of(net, cut[at : at + BATCH])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch}, loss {total * BATCH / len(cut):.3f}", flush=True)
    return net.eval(), keys


def loss_of(net: Net, batch: Sequence[tuple[Tensor, Tensor]]) -> Tensor:
    """Return the loss of one batch, some features hidden."""
    longest = max(len(rows) for rows, _ in batch)
    seen = torch.zeros(len(batch), longest, batch[0][0].shape[1], dtype=torch.long)
    gold = torch.full((len(batch), longest, 3), -100)
    for place, (entries, tagged) in enumerate(batch):
        seen[place, : len(entries)] = entries * (torch.rand(entries.shape) > DROPPED)
        gold[place, : len(tagged)] = tagged
    logits = net(seen).unflatten(-1, (3, 4))
    return 3 * nn.functional.cross_entropy(logits.flatten(0, 2), gold.flatten(), ignore_index=-100)


def write(net: Net, keys: Any, path: Path) -> None:
    """Write the weights in half precision, in the shapes that `pressdiff.tagger.light` reads."""
    arrays = {"table": net.table.weight, "weight": net.out.weight.T, "bias": net.out.bias}
    for place, (layer, norm) in enumerate(zip(net.layers, net.norms, strict=True)):
        arrays[f"weight_{place}"] = layer.weight.permute(2, 1, 0).flatten(0, 1)
        arrays[f"bias_{place}"] = layer.bias
        arrays[f"scale_{place}"], arrays[f"shift_{place}"] = norm.weight, norm.bias
    half = {name: array.detach().numpy().astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(path, keys=keys, reach=np.array(REACHES), **half)


def main() -> None:
    """Train on all or on all but a fold, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, choices=range(len(FOLDS)))
    options = parser.parse_args()
    held = () if options.fold is None else FOLDS[options.fold]
    found = examples(options.data / "attribution" / "polnear_train.jsonl")
    write(*train([one for one in found if one.outlet not in held]), options.out)


if __name__ == "__main__":
    main()
