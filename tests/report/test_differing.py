"""Which words of a row are marked as one outlet's alone."""

import pytest

from pressdiff.report.differing import differing
from pressdiff.report.matrix import Cell
from pressdiff.report.text import Text


def cell(name, words, *, status="own", copied=False, stress=()):
    text = Text(name, words)
    end = words.index("|") if "|" in words else len(words)
    return Cell(status, quotes=(text.quote(0, end, stress=stress),), copied=copied)


def marked(*cells):
    return [
        [words for quote in one.quotes for words, mark in quote.parts if mark == "differs"]
        for one in differing(cells)
    ]


def test_words_of_one_outlet_alone_are_marked_and_neighbours_share_a_mark():
    a = cell("a", "Police shot a striking worker in Kyiv")
    b = cell("b", "Police killed a worker in Kyiv on Sunday night")
    assert marked(a, b) == [["shot", "striking"], ["killed", "Sunday night"]]


def test_a_word_that_any_other_outlet_has_is_not_marked():
    cells = [cell("a", "Nine died in Kyiv"), cell("b", "Nine fell in Kyiv"), cell("c", "Nine died")]
    assert marked(*cells) == [[], ["fell"], []]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two strikes", "a strike by 2"),
        ("they raised it", "it raises"),
        ("Kyiv’s men", "men of Kyiv"),
    ],
)
def test_forms_of_one_word_do_not_differ(one, other):
    assert marked(cell("a", one), cell("b", other)) == [[], []]


def test_words_around_the_claim_count_as_told():
    a, b = cell("a", "Nine died|in Kyiv on Monday"), cell("b", "Nine died in Kyiv")
    assert marked(a, b) == [[], []]


def test_a_copy_is_not_marked_and_takes_no_mark_from_others():
    a, copy = cell("a", "A swift raid"), cell("b", "A swift raid", copied=True)
    assert marked(a, copy, cell("c", "A failed raid")) == [["swift"], [], ["failed"]]


def test_the_sentence_nearest_to_what_was_not_found_is_not_compared():
    near = cell("b", "Nine cats", status="unclear")
    assert marked(cell("a", "Nine dogs"), near, cell("c", "Nine dogs")) == [[], [], []]


def test_what_one_outlet_alone_tells_has_no_marks():
    assert marked(cell("a", "Nine died"), Cell("absent")) == [[], []]


def test_a_stressed_number_stays_stressed_and_no_word_is_lost():
    a, b = cell("a", "Nine people died", stress=[(0, 4)]), cell("b", "Five people survived")
    quote = differing((a, b))[0].quotes[0]
    assert quote.parts == (("Nine", "stress"), (" people ", ""), ("died", "differs"))
    assert quote.words == "Nine people died"
