"""Vague words, and what is missing in profile light."""

from pressdiff.measures.base import Reading
from pressdiff.measures.vagueness import VAGUENESS
from pressdiff.parse import Article


def test_a_clause_of_unnamed_many_is_vague_and_names_its_word(parsed):
    article = parsed(
        "Some experts say the plan is widely seen as a failure. Nine men died in Riga."
    )
    found = list(VAGUENESS(Reading(article)))
    vague = [article.text[one.start : one.end] for one in found if one.value]
    assert "Some" in vague or "experts" in vague or "widely" in vague
    assert found[-1].value == 0.0


def test_without_the_encoder_there_is_no_opportunity(parsed):
    article = parsed("Some experts say the plan failed.")
    assert not list(VAGUENESS(Reading(Article("light", article.doc))))
