"""Vagueness: how often a clause holds wording that Wikipedia's editors tag as weasel words."""

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc

from pressdiff.encoder import Encoded
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause
from pressdiff.measures.words import is_name

_EMPTY = {"PRP", "PRP$", "WP", "WDT", "EX"}  # tags of pronouns
_ARTICLES = {"a", "an", "the"}


def vagueness(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it holds a vague word, else 0.0.

    Vague is what leaves open who, how many or how sure: "some experts", "widely seen as". None
    in profile light: the encoder finds it.

    Yields
    ------
    Observation
        ``start, end``: the first vague word, or the clause's head where there is none;
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
    """Yield the vague words of `doc` in order: those whose score alone is above 0.

    In training a sentence is vague if the log-sum-exp of its words' scores is above 0; many faint words
    reach that too, and in news they are mostly wrong. Marks, names, pronouns and articles do not count:
    they are not vague of themselves, and no outlet's name shall decide.
    """
    scores = encoded.head("hedged")[:, 0]
    tokens = np.searchsorted([token.idx for token in doc], encoded.spans[:, 0], side="right") - 1
    for place in dict.fromkeys(tokens[scores > 0].tolist()):
        word = doc[place]
        empty = word.tag_ in _EMPTY or word.lower_ in _ARTICLES or is_name(word)
        if not empty and any(map(str.isalnum, word.text)):
            yield word, word


VAGUENESS = Measure(
    name="vagueness",
    title="Clauses with vague or weasel wording",
    unit="vague clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause, or profile light",
    needs=frozenset({"DEP", "TAG", "POS", "ENT_IOB"}),
    source=(
        "Ganter and Strube (2009), Finding Hedges by Chasing Weasels, "
        "https://aclanthology.org/P09-2044"
    ),
    validity=(
        "of 60 vague clauses in English-language news a language model judged 48 right (68-88 %), 1 wrong and "
        "11 doubtful ('several million', 'prosecutors'); those not found are not counted. WikiWeasel, "
        "cross-validated by sentence and with faint words summed, which do not count here: F1 0.66 "
        "(0.65-0.68; precision 0.60, recall 0.74)"
    ),
    observe=vagueness,
    data="WikiWeasel of CoNLL-2010, 7,363 sentences (no licence stated, research)",
)
