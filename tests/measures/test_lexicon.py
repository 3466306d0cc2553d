"""A user's word list: what it finds, what it leaves out, and in which voice."""

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
        "war": ((("war", "crime"), {"": 1.0}),),
        "far": ((("far", "-", "right"), {"": 1.0}),),
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


def test_a_long_text_takes_no_quadratic_time(found):
    words, _, _ = found("war " * 3000 + "brave")
    assert words == ["brave"]
