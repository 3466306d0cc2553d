"""A user's word list: what it finds, what it leaves out, and in which voice."""

import sys
import time
from collections import Counter

import pytest

from pressdiff.attribution import attributions
from pressdiff.measures.base import Reading
from pressdiff.measures.lexicon import Lexicon, words_measure
from pressdiff.measures.observe import observations
from pressdiff.mentions import cast

LIST = Lexicon(
    whole={
        "brave": {"": 1.0},
        "attack": {"NOUN": 1.0},
        "guardian": {"": 1.0},
        "support": {"": 1.0},
    },
    begun={"brutal": {"": 1.0}},
    phrases={
        ("war", "crime"): {"": 1.0},
        ("far", "-", "right"): {"": 1.0},
    },
)
SCORED = Lexicon(
    {"good": {"": 2.0}, "bad": {"": -1.0}}, {"brutal": {"": -3.0}, "bru": {"": 9.0}}, {}
)


@pytest.fixture
def found(parsed):
    def look(text, lexicon=LIST):
        article = parsed(text)
        measure = words_measure("mine", "Mine", "mine.tsv", lexicon)
        rows = list(measure(Reading(article)))
        words = [article.text[one.start : one.end] for one in rows if one.value]
        return words, sum(one.value for one in rows), sum(one.n for one in rows)

    return look


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The brave soldier spoke.", ["brave"]),
        ("The soldiers brutally beat him.", ["brutally"]),
        ("It was a war crime.", ["war crime"]),
        ("They were war crimes.", ["war crimes"]),
        ("It was a crime of war.", []),
        ("A far-right mob came.", ["far-right"]),
        ("The attack came at dawn.", ["attack"]),
        ("They attack at dawn.", []),  # listed as a noun
        ("The Guardian told of a storm.", []),  # a name
    ],
)
def test_words_beginnings_and_phrases_are_found(found, text, words):
    assert found(text)[0] == words


@pytest.mark.parametrize(
    ("negated", "not_negated"),
    [
        ("The soldier was not brave.", "The soldier was brave."),
        ("He was never brave.", "He was always brave."),
        ("She was hardly brave.", "She was truly brave."),
        ("He was no brave man.", "He was a brave man."),
        ("The men were not brave or wise.", "The men were not only brave but wise."),
        ("Neither party will support the bill.", "Either party will support the bill."),
        ("They came without support.", "They came with support."),
        ("They did not support it.", "The support did not come from brave men."),
        ("There was no brutal act.", "He did not regret the brutal act."),
        ("It was not a brave act.", "The brave man did not flee."),
    ],
)
def test_a_negated_word_is_not_counted(found, negated, not_negated):
    assert found(negated)[1] == 0.0
    assert found(not_negated)[1] >= 1.0


def test_a_list_is_a_share_of_content_words(found):
    words, value, n = found("The brave soldier spoke of a brutal storm.")
    assert (value, n) == (2.0, 5.0)  # brave soldier spoke brutal storm
    assert words == ["brave"]


def test_scores_are_a_mean_over_the_listed_words_alone(found):
    _, value, n = found("A good man met a bad man on a brutal day.", SCORED)
    assert (value, n) == (2.0 - 1.0 - 3.0, 3.0)
    assert found("A man met a man.", SCORED) == ([], 0.0, 0)


def test_a_word_inside_quotation_marks_is_the_speakers(parsed):
    article = parsed("The brave minister called the raid “brutal and senseless” on Monday.")
    people = cast(article)
    reading = Reading(article, attributions(article, people), people)
    measure = words_measure("mine", "Mine", "mine.tsv", LIST)
    voices = {
        article.text[row["start"] : row["end"]]: row["voice"]
        for row in observations(reading, [measure])
        if row["value"]
    }
    assert voices == {"brave": "own", "brutal": "attributed"}


def test_an_outlets_name_changes_nothing(found):
    text = "The brave soldier spoke to {} on Monday of a brutal storm."
    assert found(text.format("The Guardian"))[1:] == found(text.format("Fox News"))[1:]


@pytest.mark.parametrize(
    ("entries", "text", "words"),
    [
        ({"left": "ADJ", "leave": "VERB"}, "They left on Monday.", ["left"]),
        ({"left": "ADJ", "leave": "VERB"}, "The left side won.", ["left"]),
        ({"saw": "NOUN", "see": "VERB"}, "They saw a man.", ["saw"]),
        ({"saw": "NOUN"}, "They saw a man.", []),
    ],
)
def test_another_part_of_speech_does_not_hide_the_lemma(found, entries, text, words):
    whole = {word: {pos: 1.0} for word, pos in entries.items()}
    assert found(text, Lexicon(whole, {}, {}))[0] == words


def test_a_phrase_or_word_of_another_part_of_speech_hides_nothing(found):
    wrong = {("brave", "soldier"): {"VERB": 1.0}}
    listed = Lexicon({"brave": {"": 1.0}, "harsh": {"VERB": 1.0}}, {"har": {"": 1.0}}, wrong)
    assert found("The brave soldier spoke.", listed)[0] == ["brave"]
    assert found("The harsh soldier spoke.", listed)[0] == ["harsh"]


def test_the_nearest_phrase_is_found(found):
    phrases = {
        ("war", "cri*"): {"": 5.0},
        ("war", "crime*"): {"": 4.0},
        ("war", "crime"): {"": 3.0},
        ("war", "crime", "trial"): {"": 2.0},
    }
    listed = Lexicon({"war": {"": 1.0}}, {}, phrases)
    for text, score in [
        ("war crime trials", 2.0),
        ("war crimes", 3.0),
        ("war criminals", 5.0),
        ("war heroes", 1.0),
    ]:
        assert found(f"They saw {text}.", listed)[1] == score


def test_a_hundred_thousand_phrases_with_one_first_word_take_no_time(found):
    phrases = {("the", f"word{i}"): {"": 1.0} for i in range(100_000)}
    listed = Lexicon({}, {}, phrases | {("the", "end"): {"": 1.0}})
    start = time.perf_counter()
    assert found("The man saw the cat. " * 40 + "The end came.", listed)[1] == 1.0
    assert time.perf_counter() - start < 10


def test_a_text_four_times_as_long_takes_four_times_the_steps(parsed):
    """Steps are calls of functions, the parse left out; quadratic would be sixteen times."""
    measure = words_measure("mine", "Mine", "mine.tsv", LIST)

    def steps(n):
        reading = Reading(parsed("war " * n + "brave"))
        calls = Counter()
        sys.setprofile(lambda frame, event, called: calls.update([event]))
        try:
            rows = list(measure(reading))
        finally:
            sys.setprofile(None)
        assert sum(one.value for one in rows) == 1
        return calls["call"] + calls["c_call"]

    assert 3.5 < steps(1200) / steps(300) < 4.5
