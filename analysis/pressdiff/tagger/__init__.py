"""Sources, cues and contents of an article, learnt: from scores of every token to attributions.

The scores are the encoder's where the article was encoded, else those of a light net on the parse
(`light`). How well each does, and how the offsets below were found: `models/attribution.md`.
"""

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pressdiff.encoder import Encoded
from pressdiff.parse import Article
from pressdiff.tagger.decode import ROLES, Piece, pieces
from pressdiff.tagger.features import token_starts
from pressdiff.tagger.light import scores
from pressdiff.tagger.link import Link, link

__all__ = ["Link", "links"]

Floats = NDArray[np.float32]

OUT = {"source": -0.3, "cue": -0.3, "content": -0.15}  # added to the score of no role
ENTER = {"source": 0.0, "cue": 0.0, "content": -0.5}  # added to the score of a new piece
_RARE = -20.0  # log-probability of what cannot be


def links(article: Article) -> list[Link]:
    """Return the attributions of `article` as ranges of tokens, in order of the text."""
    found = probabilities(article)
    sources, cues, contents = (_pieces(role, found[:, at]) for at, role in enumerate(ROLES))
    return link(article.doc, sources, cues, contents)


def probabilities(article: Article) -> Floats:
    """Return log-probabilities, tokens x roles x (out, first, inside, other)."""
    if article.encoded is None:
        return _log_softmax(scores(article.doc, article.text).reshape(-1, len(ROLES), 4))
    return by_token(article.doc, article.encoded)


def by_token(doc: Doc, encoded: Encoded) -> Floats:
    """Return the encoder's log-probabilities for the tokens of `doc`, which cut words otherwise.

    A token takes the score of the first word it shares a character with. Of two tokens in one word
    ("do", "n't") the second begins nothing; white space goes with what is around it.
    """
    starts = token_starts(doc)
    ends = starts + doc.to_array("LENGTH").astype(np.int64)
    raw = np.concatenate([encoded.head(role) for role in ROLES], axis=1)
    found = np.empty((len(doc), len(ROLES), 4), np.float32)
    if not len(raw):
        found[:] = 0, _RARE, 0, _RARE
        return found
    word = np.minimum(np.searchsorted(encoded.spans[:, 1], starts, side="right"), len(raw) - 1)
    found[:] = _log_softmax(raw.reshape(-1, len(ROLES), 4))[word]
    shared = encoded.spans[word, 0] < ends
    again = np.zeros(len(doc), bool)
    again[1:] = (word[1:] == word[:-1]) & shared[1:] & shared[:-1]
    found[again, :, 2] = np.logaddexp.reduce(found[again, :, 1:], axis=-1)
    found[again, :, 1] = found[again, :, 3] = _RARE
    found[~shared] = 0, _RARE, 0, _RARE
    return found


def _pieces(role: str, found: Floats) -> list[Piece]:
    found = found.copy()
    found[:, 0] += OUT[role]
    return pieces(found, enter=ENTER[role])


def _log_softmax(raw: Floats) -> Floats:
    shifted = raw - raw.max(axis=-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out
