"""Vagueness: how often a clause holds wording that Wikipedia's editors tag as weasel words."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from pressdiff.encoder import Encoded
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause


def vagueness(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it holds a vague word, else 0.0.

    Vague is what leaves open who, how many or how sure: "some experts", "widely seen as". None
    in profile light: the encoder finds it.

    Yields
    ------
    Observation
        ``start, end``: the vaguest word, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Ganter and Strube (2009), Finding Hedges by Chasing Weasels.
    https://aclanthology.org/P09-2044
    """
    doc, encoded = reading.article.doc, reading.article.encoded
    if encoded is not None:
        yield from per_clause(doc, vague_words(doc, encoded))


def vague_words(doc: Doc, encoded: Encoded) -> Iterator[Cue]:
    """Yield the vague words of each sentence, the strongest first.

    A sentence is vague if the log-sum-exp of its words' scores is above 0, as in training; its
    strongest word is vague then, and so is each other one that is above 0 alone.
    """
    scores = encoded.head("hedged")[:, 0]
    tokens = np.searchsorted([token.idx for token in doc], encoded.spans[:, 0], side="right") - 1
    bounds = np.searchsorted(tokens, [sentence.start for sentence in doc.sents])
    for first, last in pairwise([*bounds.tolist(), len(scores)]):
        own = scores[first:last]
        if len(own) and np.logaddexp.reduce(own) > 0:
            strongest, *others = np.argsort(-own, kind="stable").tolist()
            for place in (strongest, *(other for other in others if own[other] > 0)):
                word = doc[int(tokens[first + place])]
                yield word, word


VAGUENESS = Measure(
    name="vagueness",
    title="Clauses with vague or weasel wording",
    unit="vague clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause, or profile light",
    needs=frozenset({"DEP", "TAG", "SENT_START"}),
    source=(
        "Ganter and Strube (2009), Finding Hedges by Chasing Weasels, "
        "https://aclanthology.org/P09-2044; trained on WikiWeasel (CoNLL-2010)"
    ),
    validity=(
        "WikiWeasel, cross-validated by sentence: F1 0.66 (precision 0.60, recall 0.74). Not "
        "measured on news; of 29 sentences of news judged uncertain it marks 15, 'hedging' 26"
    ),
    observe=vagueness,
)
