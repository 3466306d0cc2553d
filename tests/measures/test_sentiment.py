"""Sentiment toward each mention of an actor, in both profiles."""

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.sentiment import SENTIMENT, toward
from pressdiff.mentions import cast
from pressdiff.parse import Article

PAIRS = [
    ("was hailed as a hero", "was accused of corruption"),
    ("was praised for her courage", "was condemned for her lies"),
    ("won a prestigious award", "was convicted of fraud"),
]


@pytest.fixture(params=["full", "light"])
def told(request, parsed):
    """Return a function from a text and a target in it to the sentiment, in either profile."""

    def tell(text, target):
        article = parsed(text)
        if request.param == "light":
            article = Article("light", article.doc)
        start = text.index(target)
        return toward(article, start, start + len(target))

    return tell


@pytest.mark.parametrize(("good", "bad"), PAIRS)
def test_praise_and_blame_are_told_apart(told, good, bad):
    assert told(f"Anna Brown {good}.", "Anna Brown") == "positive"
    assert told(f"Anna Brown {bad}.", "Anna Brown") == "negative"


def test_two_targets_of_one_sentence_are_told_apart(parsed):
    text = "The brave Anna Brown rescued the girl whom the vicious Peter Smith had tortured."
    article = parsed(text)
    assert toward(article, text.index("Anna"), text.index(" rescued")) == "positive"
    assert toward(article, text.index("Peter"), text.index(" had")) == "negative"


@pytest.mark.parametrize(
    ("active", "passive", "target"),
    [
        ("The senator praised Peter Smith.", "Peter Smith was praised by the senator.", "Peter Smith"),
        ("Prosecutors accused Peter Smith of lying.", "Peter Smith was accused of lying.", "Peter Smith"),
        ("The regime tortured Peter Smith.", "Peter Smith was tortured by the regime.", "regime"),
    ],
)  # fmt: skip
def test_the_passive_changes_nothing(parsed, active, passive, target):
    found = [
        toward(parsed(text), text.index(target), text.index(target) + len(target))
        for text in (active, passive)
    ]
    assert found[0] == found[1] != "neutral"


@pytest.mark.parametrize(
    ("told", "negated"),
    [
        ("Peter Smith is a good leader.", "Peter Smith is not a good leader."),
        ("Peter Smith kept his promises.", "Peter Smith did not keep his promises."),
        ("Peter Smith helped the victims.", "Peter Smith did not help the victims."),
    ],
)
def test_praise_denied_is_no_praise(parsed, told, negated):
    assert toward(parsed(told), 0, 11) == "positive"
    assert toward(parsed(negated), 0, 11) == "negative"


def test_a_plain_report_is_neutral(told):
    assert told("Anna Brown will meet reporters on Monday.", "Anna Brown") == "neutral"


def test_each_mention_of_an_actor_is_one_observation_about_the_actor(parsed):
    text = "Anna Brown was praised for her courage. She met the mayor on Monday."
    article = parsed(text)
    found = list(SENTIMENT(Reading(article, (), cast(article))))
    mine = [one for one in found if one.target == "Anna Brown"]
    assert {text[one.start : one.end] for one in mine} >= {"Anna Brown", "She"}
    assert mine[0].value == 1.0
    assert all(one.n == 1 for one in found)


def test_what_holds_no_word_has_no_sentiment(parsed):
    assert toward(parsed("Anna Brown — left."), 11, 12) in {None, "neutral"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Russia attacked the town on Monday.", True),
        ("The court imposed sanctions against Russia.", True),
        ("The concert in Russia was a disaster.", False),
    ],
)
def test_a_place_is_an_actor_only_where_it_acts_or_is_acted_upon(parsed, text, counts):
    article = parsed(text)
    found = list(SENTIMENT(Reading(article, (), cast(article))))
    assert any(one.target == "Russia" for one in found) is counts
