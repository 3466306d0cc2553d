"""Place of first mention and of the headline, in the outlet's own words and in others'."""

import pytest

from pressdiff.attribution import Attribution
from pressdiff.measures.base import Reading
from pressdiff.measures.emphasis import EMPHASIS, HEADLINED
from pressdiff.mentions import cast


def read(article, *quoted):
    text = article.doc.text
    said = [
        Attribution(
            (), (), ((text.index(words), text.index(words) + len(words)),), "direct", None,
            "neutral", None, False, None, None,
        )
        for words in quoted
    ]  # fmt: skip
    return Reading(article, said, cast(article))


def found(measure, reading):
    return {one.target: one for one in measure(reading)}


def test_the_first_word_is_one_and_a_later_actor_less(parsed):
    reading = read(parsed("Angela Merkel resigned. Emmanuel Macron wept."))
    values = {name: one.value for name, one in found(EMPHASIS, reading).items()}
    assert values["Angela Merkel"] == 1.0
    assert values["Emmanuel Macron"] == pytest.approx(1 - 4 / 8)


def test_each_actor_counts_once_and_a_mere_place_does_not(parsed):
    reading = read(parsed("Angela Merkel resigned in Paris. Merkel left."))
    assert set(found(EMPHASIS, reading)) == {"Angela Merkel"}


def test_what_others_say_first_is_passed_over_if_the_outlet_names_the_actor_too(parsed):
    text = "“Angela Merkel lied,” he said. Later Angela Merkel resigned."
    both = found(EMPHASIS, read(parsed(text), "“Angela Merkel lied,”"))["Angela Merkel"]
    assert both.start == text.rindex("Angela Merkel")
    alone = "“Angela Merkel lied,” he said."
    only = found(EMPHASIS, read(parsed(alone), "“Angela Merkel lied,”"))["Angela Merkel"]
    assert only.start == alone.index("Angela Merkel")


def test_the_headline_tells_of_some_actors(parsed):
    article = parsed("Emmanuel Macron wept.", headline="Angela Merkel resigns")
    values = {name: one.value for name, one in found(HEADLINED, read(article)).items()}
    assert values == {"Angela Merkel": 1.0, "Emmanuel Macron": 0.0}


def test_without_a_headline_nothing_is_missing_from_it(parsed):
    assert found(HEADLINED, read(parsed("Angela Merkel resigned."))) == {}
