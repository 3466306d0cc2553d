"""Vague amounts and unnamed people, each with the near pair that is none."""

import pytest

from pressdiff.measures.vagueness import vague_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some officials left the city.", ["Some"]),
        ("Some 200 officials left the city.", []),
        ("Many were hurt.", ["Many"]),
        ("It is not known how many were hurt.", []),
        ("Too many people were hurt.", []),
        ("Certain ministers knew of it.", ["Certain"]),
        ("It is certain that ministers knew of it.", []),
        ("Critics say the law is harsh.", ["Critics"]),
        ("The critics say the law is harsh.", []),
        ("Critics left the hall.", []),
        ("The law is widely regarded as harsh.", ["widely"]),
        ("The law is widely used.", []),
    ],
)
def test_a_vague_word_is_told_from_its_near_pair(parsed, text, words):
    assert [first.text for first, _ in vague_words(parsed(text).doc)] == words
