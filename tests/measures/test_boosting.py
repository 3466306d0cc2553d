"""Boosters by kind, each with the near pair that is none."""

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.boosting import BOOSTING, boosters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister clearly lied.", ["clearly"]),
        ("The minister had not clearly lied.", []),
        ("They will almost certainly win.", []),
        ("The talks will of course fail.", ["of course"]),
        ("The course of the river changed.", []),
        ("There is no doubt that they lied.", ["no doubt"]),
        ("There is some doubt that they lied.", []),
        ("It is clear that the army fled.", ["clear"]),
        ("It is not clear that the army fled.", []),
        ("The sky is clear.", []),
        ("It is obvious to all that he lied.", ["obvious"]),
        ("They will undoubtedly win.", ["undoubtedly"]),
        ("Needless to say, they won.", ["Needless to say"]),
    ],
)
def test_a_booster_is_told_from_its_near_pair(parsed, text, words):
    doc = parsed(text).doc
    assert [doc[first.i : last.i + 1].text for first, last in boosters(doc)] == words


def test_the_opportunity_is_the_clause(parsed):
    article = parsed("The mayor said that the roof obviously fell.")
    text = article.doc.text
    found = {text[one.start : one.end]: one.value for one in BOOSTING(Reading(article))}
    assert found == {"said": 0.0, "obviously": 1.0}
