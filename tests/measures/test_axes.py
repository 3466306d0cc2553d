"""Semantic axes: which side a word lies on, and what is left out."""

import pytest

from pressdiff.measures.axes import NEWS, Axis, axis_measures, least, nearness
from pressdiff.measures.base import Reading
from pressdiff.parse import Article

SAFETY = Axis(
    "safety",
    ("safe", "secure", "protected", "harmless"),
    ("dangerous", "threatening", "unsafe", "hazardous"),
)
BIAS, INTENSITY = axis_measures(SAFETY)


def told(measure, article):
    rows = list(measure(Reading(article)))
    return sum(one.value for one in rows), sum(one.n for one in rows)


def test_words_lie_on_the_side_they_belong_to():
    for word in ("shelter", "protection", "secure", "guard"):
        assert nearness(SAFETY, word) > 0, word
    for word in ("threat", "risk", "deadly", "violence"):
        assert nearness(SAFETY, word) < -least(SAFETY), word


def test_the_words_of_news_are_in_the_middle():
    assert len(set(NEWS)) == 200
    near = [nearness(SAFETY, word) for word in NEWS]
    assert abs(sum(near)) / len(near) < 0.02


def test_turning_the_axis_turns_the_sign():
    turned = Axis("danger", SAFETY.away, SAFETY.toward)
    assert nearness(turned, "threat") == pytest.approx(-nearness(SAFETY, "threat"))


def test_a_text_of_dangers_is_nearer_to_danger(parsed):
    safe = parsed("The shelter gave protection. A secure home is a safe home.")
    unsafe = parsed("The threat was deadly. The risk of violence was great.")
    assert told(BIAS, safe)[0] > 0 > told(BIAS, unsafe)[0]
    assert told(INTENSITY, safe)[0] > 0
    assert told(INTENSITY, unsafe)[0] > 0


def test_a_negated_word_is_left_out(parsed):
    assert told(BIAS, parsed("The town was not dangerous."))[0] > told(
        BIAS, parsed("The town was dangerous.")
    )[0]  # fmt: skip


def test_names_are_left_out(parsed):
    text = "The deadly threat was seen by {} on Monday."
    assert told(BIAS, parsed(text.format("Fox News"))) == told(BIAS, parsed(text.format("CNN")))


def test_the_evidence_is_the_word_farthest_out(parsed):
    article = parsed("The man spoke of a deadly threat.")
    (one,) = BIAS(Reading(article))
    assert article.text[one.start : one.end] in {"deadly", "threat"}


def test_in_profile_light_nothing_is_observed(parsed):
    article = parsed("The threat was deadly.")
    assert not list(BIAS(Reading(Article("light", article.doc))))
