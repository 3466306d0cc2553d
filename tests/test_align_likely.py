"""How likely claims are one fact, and what an encoder that reads the doubtful pairs changes."""

import numpy as np
import pytest

from pressdiff.align.encoders import Cosine
from pressdiff.align.likely import DOUBTFUL, MIDDLE, MOST, doubtful, likely
from test_align_matters import claim

LEFT = [
    "The mayor of Harsk opened the new bridge over the Ister on Monday",
    "Farmers protested against the tolls",
]
RIGHT = [
    "A bridge over the Ister was opened by the mayor",
    "The tolls were criticised by farmers",
    "The mayor left by car",
]
CLAIMS = [
    *(claim("a", text, place=place) for place, text in enumerate(LEFT)),
    *(claim("b", text, place=place) for place, text in enumerate(RIGHT)),
]


class Answers:
    """An encoder that gives every pair one score, and keeps what it was asked."""

    def __init__(self, score):
        self.score = score
        self.asked = []

    def likeness(self, pairs):
        self.asked += pairs
        return np.full(len(pairs), self.score)


def probabilities(encoder=None):
    found = likely(CLAIMS, least=0.0, encoder=encoder)
    return {(one.left.text, one.right.text): one.probability for one in found}


def test_an_encoder_moves_the_doubtful_pairs_and_no_other():
    light = probabilities()
    yes, no = Answers(5.0), Answers(-5.0)
    high, low = probabilities(yes), probabilities(no)
    moved = {pair for pair in light if high[pair] != light[pair]}
    assert moved == set(yes.asked) == set(no.asked)
    assert moved == {pair for pair, p in light.items() if DOUBTFUL[0] <= p < DOUBTFUL[1]}
    assert moved
    assert all(high[pair] > low[pair] for pair in moved)


@pytest.mark.parametrize("articles", [1, 3])
def test_an_encoder_reads_a_few_pairs_an_article_the_most_doubtful(articles):
    many = np.linspace(DOUBTFUL[0], DOUBTFUL[1] - 1e-6, 200)
    found = doubtful(many, articles)
    assert len(found) == MOST * articles
    assert (np.diff(found) > 0).all()
    assert many[found].min() < MIDDLE < many[found].max()


def test_vectors_of_any_kind_serve_as_an_encoder():
    asked = []

    def letters(texts):
        asked.extend(texts)
        return np.array([[text.count("a"), text.count("b")] for text in texts])

    found = Cosine(letters).likeness([("ab", "aabb"), ("a", "b"), ("ab", "zz")])
    assert np.allclose(found, [1, 0, 0])
    assert sorted(asked) == sorted({"ab", "aabb", "a", "b", "zz"})
    assert len(Cosine(letters).likeness([])) == 0
