"""The drawing of words: places true to the rates, labels apart, sentences verbatim."""

import math
from itertools import combinations

import pytest

from pressdiff.report.contrast import (
    FIELD,
    LEFT,
    RADIUS,
    Rate,
    cut,
    extent,
    labels,
    overlap,
    plot,
)

WORDS = [f"{'mw'[n % 2] * (n % 9 + 1)}word{n}" for n in range(180)]


def rate(word, a, b, *, sure=False, weight=1.0):
    return Rate(word, a, b, a > b, sure, weight)


def crowd(n=180):
    """Return words of which many have the same rates, and some never stand in one outlet."""
    return [
        rate(WORDS[k], (k * 7 % 11) / 2, (k * 5 % 13) / 3, sure=k % 29 == 0, weight=k % 17)
        for k in range(n)
        if (k * 7 % 11) or (k * 5 % 13)
    ]


def text(node):
    return " ".join(node.text_content().split())


def test_a_higher_rate_stands_further_right_and_further_up():
    found = plot([rate("low", 0.5, 0.6), rate("mid", 3, 8), rate("high", 40, 90)]).spots
    assert found[0].x < found[1].x < found[2].x
    assert found[0].y > found[1].y > found[2].y


def test_equal_ratios_are_equal_distances():
    one, two, four = plot([rate("a", 1, 2), rate("b", 2, 4), rate("c", 4, 8)]).spots
    assert two.x - one.x == pytest.approx(four.x - two.x, abs=0.2)


def test_a_word_that_an_outlet_never_has_stands_in_a_strip_of_its_own():
    never, seldom = plot([rate("never", 0, 5), rate("seldom", 0.01, 4)]).spots
    assert LEFT < never.x < LEFT + FIELD.never < seldom.x


def test_a_tick_stands_where_a_word_of_that_rate_does():
    found = plot([rate("one", 1, 5), rate("five", 5, 20)])
    x, y, _ = next(tick for tick in found.ticks if tick[2] == "5")
    assert found.spots[1].x == pytest.approx(x, abs=0.11)
    assert found.spots[0].y == pytest.approx(y, abs=0.11)


def test_points_in_one_place_are_moved_apart():
    found = plot([rate(f"w{n}", 2, 5) for n in range(20)]).spots
    gaps = [math.dist((one.x, one.y), (two.x, two.y)) for one, two in combinations(found, 2)]
    assert min(gaps) > 2 * RADIUS


def test_no_point_is_moved_over_the_line_of_equal_rates():
    rates = [rate(f"w{n}", 2 + n % 2 * 0.1, 2.05) for n in range(30)]
    for one, spot in zip(rates, plot(rates).spots, strict=True):
        above = (FIELD.bottom - spot.y) - (spot.x - FIELD.left)
        assert (above > -0.2) if one.b > one.a else (above < 0.2)


def test_all_points_are_inside_the_field():
    for spot in plot(crowd()).spots:
        assert FIELD.left < spot.x < FIELD.right
        assert FIELD.top < spot.y < FIELD.bottom


@pytest.mark.parametrize("kind", ["wide", "narrow"])
def test_no_two_labels_overlap_nor_hide_a_point(kind):
    found = plot(crowd())
    shown = getattr(found, kind)
    assert len(shown) > 8
    assert not [(a.text, b.text) for a, b in combinations(shown, 2) if overlap(a.box, b.box)]
    for label in shown:
        for number, spot in enumerate(found.spots):
            inside = (
                label.box.left < spot.x < label.box.right
                and label.box.top < spot.y < label.box.bottom
            )
            assert number == label.number or not inside


def test_two_rectangles_that_share_an_inside_overlap():
    one = labels(plot([rate("one", 1, 2)]).spots, ["one"], [0], size=13, most=1)[0].box
    assert overlap(one, one)
    assert not overlap(one, one._replace(left=one.right, right=one.right + 5))


def test_words_beyond_chance_are_labelled_first():
    rates = [rate(f"w{n}", 1 + n, 70 - n, sure=n == 49, weight=100 - n) for n in range(50)]
    found = plot(rates)
    assert found.first == 49
    assert {"w0", "w49"} <= {one.text for one in found.narrow}
    assert "w48" not in {one.text for one in found.narrow}


def test_a_long_word_is_cut_and_a_broad_one_is_taken_for_broad():
    assert len(cut("x" * 10_000)) == 22
    assert extent("mm", 10) > extent("ii", 10)
    assert extent("事件", 10) > extent("ab", 10)


def test_one_word_and_the_same_input_again():
    (spot,) = plot([rate("only", 3, 3)]).spots
    assert FIELD.left < spot.x < FIELD.right
    assert plot(crowd()) == plot(crowd())


# on the page


@pytest.fixture
def figure(page, keyed):
    """Return a function that draws the words of the pair and returns its figure."""

    def draw(**more):
        builder = keyed("bank", 2.5, **more)
        keyed("raised", -2.5, p_value=None, p_adjusted=None)
        return page(builder.frames()).get_element_by_id("words-0")

    return draw


def test_each_point_tells_its_rates_counts_and_chance_as_the_table_has_them(figure):
    bank, raised = figure(count_a=431, rate_a=14.3, rate_b=9.9).xpath(".//ol/li")
    assert [text(part) for part in bank][:2] == ["bank", "beyond chance: p 0.010, adjusted 0.040"]
    assert text(bank.xpath("./div")[0]).startswith("1.4431 times in 5 articles")
    assert text(bank.xpath("./div")[1]).startswith("1.02 times in 1 article")
    assert text(raised.xpath("./small")[0]) == "in too few events for a test"


def test_a_point_has_the_shape_of_the_side_that_has_more_and_is_filled_beyond_chance(figure):
    bank, raised = figure().xpath(".//*[@class='spots']/*")
    assert (bank.get("class").split()[:2], bank[0].tag) == (["a", "sure"], "circle")
    assert (raised.get("class"), raised[0].tag) == ("b", "path")


def test_sentences_stand_in_the_articles_they_lead_to(figure):
    shown = figure()
    for link in shown.xpath(".//ol//p/a"):
        words = text(link.getparent()).strip("… ")
        target = shown.getroottree().getroot().xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert words in text(target[0].getparent())


def test_a_word_never_used_has_no_sentence_and_says_so(figure):
    bank = figure(both=False, rate_b=0.0, count_b=0, n_texts_b=0).xpath(".//ol/li")[0]
    assert text(bank.xpath("./div")[1]) == "0never"
    assert len(bank.xpath(".//a")) == 1


def test_one_word_is_told_from_the_start_and_the_drawing_has_a_name(figure):
    shown = figure()
    assert [text(one) for one in shown.xpath(".//ol/li[@class='on']/b")] == ["bank"]
    name = shown.xpath(".//*[@role='img']/@aria-labelledby")[0]
    assert "Alpha <b>News</b>" in text(shown.xpath(f".//*[@id='{name}']")[0])


def test_hostile_words_are_text(page, keyed):
    builder = keyed("bank", 2.5)
    builder.rows["keyness"][0]["word"] = '<script>alert(9)</script>"='
    shown = page(builder.frames()).get_element_by_id("words-0")
    assert not shown.xpath(".//script")
    assert "<script>alert(9)</script>" in text(shown.xpath(".//ol/li")[0])


def test_quoted_words_are_drawn_where_there_are_no_own(page, keyed):
    shown = page(keyed("bank", 2.5, voice="attributed").frames()).get_element_by_id("words-0")
    assert "Each point is a word they attribute to somebody." in text(shown)
