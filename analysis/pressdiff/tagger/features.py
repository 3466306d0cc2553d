"""What the parse says of each token, as numbers: the input of the light tagger."""

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pressdiff.quotes import quotes

Keys = NDArray[np.uint64]
_ATTRIBUTES: list[int | str] = [
    "LOWER",
    "LEMMA",
    "SUFFIX",
    "TAG",
    "DEP",
    "ENT_TYPE",
    "SHAPE",
    "POS",
    "HEAD",
]
_DEPTH = 12  # steps up the tree at most in search of a verb
_SPREAD, _SALT = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def features(doc: Doc, text: str) -> Keys:
    """Return tokens x features: the token, its head, the verb it is under and the one above, quotation.

    A feature is a hash of its value and its column, the same on every machine.
    """
    raw = doc.to_array(_ATTRIBUTES)
    lower, lemma, suffix, tag, dep, entity, shape, pos = raw[:, :8].astype(np.uint64).T
    me = np.arange(len(doc))
    head = me + raw[:, 8].astype(np.int64)
    is_verb = np.isin(pos, [np.uint64(doc.vocab.strings[name]) for name in ("VERB", "AUX")])
    verb = _up(me, head, is_verb)
    above = _up(head[verb], head, is_verb)
    near, far = _side(verb - me), _side(above - me)
    columns = (
        lower, lemma, suffix, tag, dep, entity, shape,
        lemma[head], tag[head] * np.uint64(7) + (np.clip(head - me, -3, 3) + 3).astype(np.uint64),
        dep[verb] * np.uint64(3) + near, lemma[above] * np.uint64(3) + far,
        _quoted(doc, text) * np.uint64(3) + near, lemma[verb] * np.uint64(3) + near,
        dep[above] * np.uint64(3) + far,
        (me == verb) * np.uint64(2) + (me == above).astype(np.uint64),
    )  # fmt: skip
    keys: Keys = np.stack(columns, axis=1) + np.uint64(1)
    return keys * _SPREAD + np.arange(len(columns), dtype=np.uint64) * _SALT


def token_starts(doc: Doc) -> NDArray[np.int64]:
    """Return the character at which each token starts."""
    starts: NDArray[np.int64] = doc.to_array("IDX").astype(np.int64)
    return starts


def _up(
    tokens: NDArray[np.int64], head: NDArray[np.int64], is_verb: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return for each token the nearest verb among it and its ancestors."""
    for _ in range(_DEPTH):
        tokens = np.where(is_verb[tokens], tokens, head[tokens])
    return tokens


def _side(distance: NDArray[np.int64]) -> Keys:
    return (np.sign(distance) + 1).astype(np.uint64)


def _quoted(doc: Doc, text: str) -> Keys:
    """Return for each token 0 outside quotation, 1 first, 2 inside, 3 last of one."""
    state = np.zeros(len(doc), np.uint64)
    starts = token_starts(doc)
    for start, end in quotes(text):
        first = int(np.searchsorted(starts, start))
        last = min(int(np.searchsorted(starts, end - 1, side="right")), len(doc)) - 1
        if first <= last:
            state[first : last + 1] = 2
            state[first], state[last] = 1, 3
    return state
