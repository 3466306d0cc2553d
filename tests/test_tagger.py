"""From scores to pieces, from pieces to attributions; both profiles."""

import numpy as np
import pytest
from spacy.tokens import Doc

from pressdiff.attribution import attributions
from pressdiff.mentions import cast
from pressdiff.parse import Article
from pressdiff.tagger import links, probabilities
from pressdiff.tagger.decode import FIRST, INSIDE, OTHER, OUT, Piece, pieces
from pressdiff.tagger.link import link


def scored(*tags: int) -> np.ndarray:
    """Return log-probabilities that are near sure of `tags`."""
    return np.log(np.eye(4, dtype=np.float32)[list(tags)] * 0.97 + 0.01)


def test_tags_are_read_as_pieces():
    found = pieces(scored(OUT, FIRST, INSIDE, OUT, OTHER, FIRST))
    assert found == [Piece(1, 3, other=False), Piece(4, 5, other=True), Piece(5, 6, other=False)]


def test_no_piece_is_inside_without_a_begin():
    scores = scored(OUT, INSIDE, INSIDE, OUT)
    scores[1, FIRST] = np.log(0.02)
    assert pieces(scores) == [Piece(1, 3, other=False)]


def test_a_lone_weak_inside_is_out():
    scores = np.log(np.array([[0.9, 0.05, 0.02, 0.03], [0.45, 0.02, 0.51, 0.02]], np.float32))
    assert pieces(scores) == []


def test_a_price_on_a_begin_joins_pieces():
    scores = scored(FIRST, INSIDE, FIRST, INSIDE)
    scores[2, INSIDE] = scores[2, FIRST] - 0.1
    assert len(pieces(scores)) == 2
    assert pieces(scores, enter=-0.5) == [Piece(0, 4, other=False)]


def test_nothing_is_found_in_nothing():
    assert pieces(np.zeros((0, 4), np.float32)) == []


def test_a_source_serves_a_second_cue_of_its_sentence(parsed):
    doc = parsed("Maria Lind said the plan was dead, adding that nobody wept.").doc
    at = {token.text: token.i for token in doc}
    found = link(
        doc,
        [Piece(0, 2, other=False)],
        [Piece(at["said"], at["said"] + 1, other=False), Piece(at["adding"], at["adding"] + 1, other=False)],
        [Piece(at["the"], at["dead"] + 1, other=False), Piece(at["that"], at["wept"] + 1, other=False)],
    )  # fmt: skip
    assert [one.source for one in found] == [(0, 2), (0, 2)]


def test_a_content_goes_around_its_cue(parsed):
    doc = parsed("The plan, she said, is dead.").doc
    at = {token.text: token.i for token in doc}
    (one,) = link(
        doc,
        [Piece(at["she"], at["she"] + 1, other=False)],
        [Piece(at["said"], at["said"] + 1, other=True)],
        [Piece(0, 2, other=False), Piece(at["is"], at["dead"] + 1, other=True)],
    )
    assert one.content == ((0, 2), (at["is"], at["dead"] + 1))


def test_a_cue_without_content_is_left_out(parsed):
    doc = parsed("She said so.").doc
    assert link(doc, [Piece(0, 1, other=False)], [Piece(1, 2, other=False)], []) == []


@pytest.mark.parametrize("light", [False, True])
def test_both_profiles_find_who_said_what(parsed, light):
    article = parsed("The storm destroyed nine houses, Mayor Anna Berg told reporters on Monday.")
    if light:
        article = Article("light", article.doc)
    (one,) = attributions(article, cast(article))
    assert (one.entity, one.lemma) == ("Anna Berg", "tell")
    assert article.text[slice(*one.content[0])] == "The storm destroyed nine houses"


@pytest.mark.parametrize("light", [False, True])
def test_probabilities_add_up_and_odd_texts_have_some(parsed, light):
    for text in ("He said it can't don’t — “go”!!", "…", "\n\n", "x" * 5000):
        article = parsed(text)
        found = probabilities(Article("odd", article.doc) if light else article)
        assert found.shape == (len(article.doc), 3, 4)
        totals = np.exp(found).sum(axis=-1)
        told = ~np.array([token.is_space for token in article.doc])  # white space: in or out alike
        assert np.allclose(totals[told], 1, atol=1e-3)


def test_an_empty_article_has_no_attributions(parsed):
    article = parsed("")
    assert links(article) == []
    assert links(Article("empty", Doc(article.doc.vocab))) == []
