"""The cross-encoder: two texts read together, and vectors by the same model."""

import numpy as np
import pytest

from pressdiff.crossencoder import HEADS, scores, vectors

STRIKE = "Five people were killed in an air strike on the capital on Monday."
TOLD_OTHERWISE = "An air strike on the capital killed five people on Monday."
ELSE = "The central bank left its interest rate unchanged at 4 per cent."


@pytest.mark.parametrize("head", HEADS)
def test_what_says_the_same_scores_above_what_does_not(head):
    same, other = scores([(STRIKE, TOLD_OTHERWISE), (STRIKE, ELSE)])[:, HEADS.index(head)]
    assert same > 0 > other


def test_a_pair_is_scored_alone_whatever_is_asked_with_it():
    pairs = [(STRIKE, TOLD_OTHERWISE), (STRIKE, ELSE), ("Yes", "No")]
    alone = np.concatenate([scores([pair]) for pair in pairs])
    assert (scores(pairs) == alone).all()


def test_alike_texts_have_near_vectors_of_length_one():
    found = vectors([STRIKE, TOLD_OTHERWISE, ELSE])
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    assert found[0] @ found[1] > 0.8
    assert found[0] @ found[2] < 0.4


@pytest.mark.parametrize("text", ["", " \n ", "a" * 10_000, "\ud800 lone", "word " * 5_000])
def test_odd_texts_are_scored(text):
    assert np.isfinite(scores([(text, STRIKE), (STRIKE, text)])).all()
    assert np.isfinite(vectors([text])).all()


def test_nothing_is_scored_of_nothing():
    assert scores([]).shape == (0, len(HEADS))
    assert vectors([]).shape[0] == 0
