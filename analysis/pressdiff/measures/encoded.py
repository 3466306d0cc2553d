"""The encoder's scores of an article's words, beside the tokens of its parse."""

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc

from pressdiff.encoder import Encoded
from pressdiff.measures.clauses import Cue
from pressdiff.measures.words import is_name

_EMPTY = {"PRP", "PRP$", "WP", "WDT", "EX"}  # tags of pronouns
_ARTICLES = {"a", "an", "the"}


def strong_words(doc: Doc, encoded: Encoded, head: str) -> Iterator[Cue]:
    """Yield in order the words that a head of one class finds: those whose score alone is above 0.

    In training a sentence is found if the log-sum-exp of its words' scores is above 0; many faint words
    reach that too, and in news they are mostly wrong. Marks, names, pronouns and articles do not count:
    they are nothing of themselves, and no outlet's name shall decide.
    """
    scores = encoded.head(head)[:, 0]
    tokens = np.searchsorted([token.idx for token in doc], encoded.spans[:, 0], side="right") - 1
    for place in dict.fromkeys(tokens[scores > 0].tolist()):
        word = doc[place]
        empty = word.tag_ in _EMPTY or word.lower_ in _ARTICLES or is_name(word)
        if not empty and any(map(str.isalnum, word.text)):
            yield word, word
