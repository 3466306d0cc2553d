"""Which words of an article are a choice of wording, and whose they are."""

import pandas as pd
import pytest

from pressdiff import vocabulary
from pressdiff.attribution import attributions
from pressdiff.mentions import cast


def found(article):
    credited = attributions(article, cast(article))
    return [(one["word"], one["voice"]) for one in vocabulary.words(article, credited)]


def words(article):
    return [word for word, _ in found(article)]


def test_words_are_lemmas_of_nouns_verbs_adjectives_and_adverbs(parsed):
    article = parsed("The angry protesters were quickly storming the old building.")
    assert words(article) == ["angry", "protester", "quickly", "storm", "old", "building"]


def test_names_nationalities_and_numbers_are_left_out(parsed):
    article = parsed("Russian troops left Kherson on 11 November, Reuters and the BBC reported.")
    assert words(article) == ["troop", "leave", "report"]


@pytest.mark.parametrize("outlet", ["Reuters", "Interfax", "Fox News"])
def test_another_name_of_the_outlet_changes_nothing(parsed, outlet):
    article = parsed(f"The minister told {outlet} that talks had failed.")
    assert words(article) == ["minister", "tell", "talk", "fail"]


def test_the_headline_is_left_out(parsed):
    article = parsed("The march ended.", headline="Angry Mob Storms Square")
    assert words(article) == ["march", "end"]


def test_quoted_words_are_the_speakers(parsed):
    article = parsed("The shameful ruling was wrong, the mayor said. Shameful crowds gathered.")
    voices = found(article)
    assert ("shameful", "attributed") in voices
    assert ("shameful", "own") in voices
    assert ("say", "own") in voices


def test_spellings_of_one_word_are_one(parsed):
    british = parsed("Neighbouring programmes of defence were criticised.")
    american = parsed("Neighboring programs of defense were criticized.")
    assert words(british) == words(american)


def test_according_is_no_accord(parsed):
    assert "accord" not in words(parsed("It rained, according to the mayor."))
    assert "accord" in words(parsed("They signed a peace accord."))


def test_every_word_stands_where_it_is_said_to(parsed):
    article = parsed("Officials warned of shelling.")
    rows = list(vocabulary.words(article, ()))
    assert [article.text[one["start"] : one["end"]] for one in rows] == [
        "Officials", "warned", "shelling",
    ]  # fmt: skip


def test_frames_are_joined_whatever_words_each_has():
    rows = [
        {"article_id": f"a{n}", "start": n, "end": n + 3, "voice": "own", "word": word}
        for n, word in enumerate(("war", "act", "war"))
    ]
    whole = vocabulary.joined([vocabulary.frame(rows[:1]), vocabulary.frame(rows[1:])])
    pd.testing.assert_frame_equal(whole, vocabulary.frame(rows), check_categorical=False)
    assert {name: str(dtype) for name, dtype in whole.dtypes.items()} == vocabulary.COLUMNS


def test_a_part_without_words_is_joined_with_others():
    rows = [{"article_id": "a", "start": 0, "end": 3, "voice": "own", "word": "war"}]
    whole = vocabulary.joined([vocabulary.frame(rows), vocabulary.frame(())])
    pd.testing.assert_frame_equal(whole, vocabulary.frame(rows), check_categorical=False)


def test_a_name_is_left_out_and_the_same_word_that_is_none_is_not(parsed):
    article = parsed(
        "He told Time magazine that it took some time. The Independent was independent."
    )
    kept = [article.text[row["start"] : row["end"]] for row in vocabulary.words(article, ())]
    assert [word for word in kept if word.lower() in {"time", "independent"}] == [
        "time", "independent",
    ]  # fmt: skip


def test_no_words_are_an_empty_frame():
    assert vocabulary.joined([]).empty
    assert list(vocabulary.frame(()).columns) == list(vocabulary.COLUMNS)
