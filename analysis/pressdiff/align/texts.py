"""Whether two texts, with no event around them, say the same: sentences, or answers to a question."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from pressdiff import crossencoder
from pressdiff.align.encoders import Cosine, Pairs
from pressdiff.align.model import ENCODER, Model, stored
from pressdiff.align.words import words

Floats = npt.NDArray[np.float64]
Kind = Literal["texts", "answers"]

FEATURES = (
    "stems", "stems_short", "letters", "letters_short", "phrases", "order", "numbers", "names",
    "length",
)  # fmt: skip
"""Columns of `features`: shares in common of stems, runs of letters and pairs of words (of both texts,
of the shorter), the share told in one order, numbers and names that one text lacks, words more."""

PARAGRAPH = 0.5
"""What the likeness of the paragraphs counts beside that of the answers."""

_TOKEN = re.compile(r"\w+(?:[.,]\d+)*")
_GRAM = 4


def same_texts(
    pairs: Pairs,
    kind: Kind = "texts",
    *,
    around: Pairs | None = None,
    profile: Literal["full", "light"] = "full",
) -> Floats:
    """Return the probability, 0 to 1, that the texts of each pair say the same.

    Parameters
    ----------
    pairs
        Two texts each, in any order.
    kind
        Sentences (trained on pairs of news sentences), or short answers to one question.
    around
        The paragraphs that the answers stand in, as `pairs`; None: the answers alone. Only profile
        full looks at them.
    profile
        Light: by `FEATURES` alone. Full: sentences by these and by what the encoder makes of them,
        answers by how near their vectors are.
    """
    if not pairs:
        return np.zeros(0)
    if profile == "full" and kind == "answers":
        model = Model.of(stored()["answers_read"], (ENCODER,))
        return model.probability(nearness(pairs, pairs if around is None else around)[:, None])
    table = features(pairs)
    if profile == "light":
        return Model.of(stored()[kind], FEATURES).probability(table)
    model = Model.of(stored()["texts_read"], (*FEATURES, ENCODER))
    return model.probability(np.column_stack([table, read(pairs)]))


def read(pairs: Pairs) -> Floats:
    """Return the encoder's logit that two sentences say the same, the mean of both orders."""
    both = crossencoder.scores(pairs) + crossencoder.scores([(b, a) for a, b in pairs])
    return both[:, crossencoder.HEADS.index("paraphrase")].astype(np.float64) / 2


def nearness(answers: Pairs, around: Pairs) -> Floats:
    """Return the cosine of each two answers' vectors, and half as much of their paragraphs', -1.5 to 1.5."""
    if len(answers) != len(around):
        raise ValueError(f"{len(answers)} pairs of answers, but {len(around)} of paragraphs")
    vectors = Cosine(crossencoder.vectors)
    return np.asarray(vectors.likeness(answers) + PARAGRAPH * vectors.likeness(around))


def features(pairs: Pairs) -> Floats:
    """Return pairs x FEATURES."""
    return np.array([_row(*pair) for pair in pairs], dtype=np.float64).reshape(-1, len(FEATURES))


def _row(a: str, b: str) -> list[float]:
    tokens, others = ([told.lower() for told in _TOKEN.findall(text)] for text in (a, b))
    stems, letters = (_stems(a), _stems(b)), (_grams(a), _grams(b))
    matched = SequenceMatcher(None, tokens, others, autojunk=False).get_matching_blocks()
    return [
        _shared(*stems), _contained(*stems), _shared(*letters), _contained(*letters),
        _shared(_phrases(tokens), _phrases(others)),
        sum(block.size for block in matched) / max(len(tokens), len(others), 1),
        _lacking(a, b, r"\d[\d.,]*"), _lacking(a, b, r"(?<!^)\b[A-Z]\w+"),
        abs(len(tokens) - len(others)) / max(len(tokens), len(others), 1),
    ]  # fmt: skip


def _phrases(tokens: Sequence[str]) -> Counter[str]:
    return Counter(f"{one} {next_}" for one, next_ in pairwise(tokens))


def _stems(text: str) -> Counter[str]:
    return Counter(word.stem for word in words(text))


def _grams(text: str) -> Counter[str]:
    plain = f" {' '.join(_TOKEN.findall(text.lower()))} "
    return Counter(plain[at : at + _GRAM] for at in range(max(len(plain) - _GRAM + 1, 1)))


def _shared(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)


def _contained(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / max(min(a.total(), b.total()), 1)


def _lacking(a: str, b: str, what: str) -> float:
    """Return the number of things of this form that one text tells and the other does not."""
    return float(len(set(re.findall(what, a)) ^ set(re.findall(what, b))))
