"""Words by which outlets differ, in lists: counts, p, and a sentence of either side."""

import pytest

from pressdiff.errors import TableError


def words(node):
    return " ".join(node.text_content().split())


def section(page, builder):
    return page(builder.frames()).get_element_by_id("words")


def listed(shown):
    """Return the words of the lists, not those of the drawing."""
    return shown.xpath(".//div[@class='sides']//li")


def test_a_word_stands_under_the_outlet_that_has_more_of_it(page, keyed):
    keyed("bank", 2.5)
    sides = section(page, keyed("raised", -2.5)).xpath(".//div[@class='sides']/div")
    told = [words(side.xpath("./ul/li")[0].xpath(".//summary")[0]) for side in sides]
    assert told[0] == "bank 9.0 : 2.0 9 : 2 times in 5 : 1 articles · p 0.010, adjusted 0.040"
    assert told[1].startswith("raised 9.0 : 2.0 2 : 9 times in 1 : 5 articles")


def test_the_side_with_more_is_told_by_rates_where_counts_say_the_opposite(page, keyed):
    shown = section(page, keyed("bank", 2.5, count_a=431, count_b=2958, rate_a=14.3, rate_b=9.9))
    (item,) = listed(shown)
    assert words(item.xpath(".//summary/*[@class='num']")[0]) == "1.4 : 1.0"
    assert words(item.xpath(".//summary/small")[0]).startswith("431 : 2,958 times")


def test_its_sentences_open_and_lead_to_their_place(page, keyed):
    (item,) = listed(section(page, keyed("bank", 2.5)))
    assert [words(one) for one in item.xpath(".//blockquote/p")] == [
        "The bank raised rates.", "The bank raised rates again.",
    ]  # fmt: skip
    page_ = item.getroottree().getroot()
    assert all(page_.xpath(f"//*[@id='{link[1:]}']") for link in item.xpath(".//a/@href"))


def test_a_word_the_other_outlet_lacks_has_one_sentence(page, keyed):
    (item,) = listed(section(page, keyed("bank", 2.5, both=False)))
    assert len(item.xpath(".//blockquote")) == 1


def test_chance_is_said(page, keyed):
    shown = section(page, keyed("bank", 2.5, p_adjusted=0.3))
    assert "None is beyond chance once all words are counted." in words(shown)
    assert not shown.xpath(".//b[@class='sure']")


def test_words_beyond_chance_are_counted_and_marked(page, keyed):
    shown = section(page, keyed("bank", 2.5))
    assert "1 word beyond chance, underlined." in words(shown)
    assert [words(one) for one in shown.xpath(".//b[@class='sure']")] == ["bank"]


def test_too_few_events_have_counts_alone(page, keyed):
    shown = section(page, keyed("bank", 2.5, p_value=None, p_adjusted=None))
    assert "Too few events for a test: rates and counts alone." in words(shown)
    assert "p 0" not in words(listed(shown)[0])


def test_words_quoted_are_folded(page, keyed):
    keyed("bank", 2.5)
    shown = section(page, keyed("raised", 2.5, voice="attributed"))
    assert [words(one) for one in shown.xpath("./details/summary")] == ["Attributed"]


def test_without_words_there_is_no_section(page, builder):
    assert not page(builder.frames()).xpath("//*[@id='words']")


def test_a_place_outside_the_text_is_refused(page, keyed):
    builder = keyed("bank", 2.5)
    builder.rows["keyness"][0]["end_a"] = 10_000
    with pytest.raises(TableError, match="no words at characters"):
        page(builder.frames())
