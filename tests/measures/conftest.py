"""Fixtures shared by the tests of measures."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pressdiff.parse import Article


@pytest.fixture
def chain() -> Callable[[int], Article]:
    """Return a function that builds "Men were shot shot … by police", each verb joined to the last."""
    vocab = spacy.blank("en").vocab

    def build(verbs: int) -> Article:
        joined = range(3, verbs + 2)
        doc = Doc(
            vocab,
            words=["Men", "were", "shot", *("shot" for _ in joined), "by", "police"],
            lemmas=["man", "be", "shoot", *("shoot" for _ in joined), "by", "police"],
            heads=[2, 2, 2, *(at - 1 for at in joined), verbs + 1, verbs + 2],
            deps=["nsubjpass", "auxpass", "ROOT", *("conj" for _ in joined), "agent", "pobj"],
            tags=["NNS", "VBD", "VBN", *("VBN" for _ in joined), "IN", "NNS"],
            pos=["NOUN", "AUX", "VERB", *("VERB" for _ in joined), "ADP", "NOUN"],
        )
        return Article("chain", doc)

    return build
