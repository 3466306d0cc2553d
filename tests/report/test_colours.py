"""Own and credited words on the page: by voice, with speaker and cue, and the methods' error."""

from dataclasses import replace

import pytest

from pressdiff.report import Quality

SLICES = ".//table[contains(@class, 'slices')]"
BY = {"outlet": {"nyt": 0.9, "bbc": 0.86}, "kind": {"direct": 0.97, "indirect": 0.88}}


def story(page, name="a1"):
    return page.get_element_by_id(f"article-{name}")


def credited(node):
    return node.xpath(".//span[contains(concat(' ', @class, ' '), ' attributed ')]")


def words(node):
    return " ".join(node.text_content().split())


def sliced(node):
    return [" ".join(words(at) for at in row[:-1]) for row in node.xpath(f"{SLICES}/tbody/tr")]


def test_only_credited_words_are_marked_as_credited(page):
    assert [words(one) for one in credited(story(page()))] == ["Five people died"]
    assert [words(one) for one in credited(story(page(), "a2"))] == ["“We saw it,”"]


def test_a_credited_passage_names_speaker_cue_stance_and_kind(page):
    (one,) = credited(story(page()))
    assert one.get("title") == "Ministry, “claimed” (doubting) · indirect"


def test_kinds_of_speech_and_stances_of_cues_have_classes_of_their_own(page):
    found = page()
    assert "direct" in credited(story(found, "a2"))[0].get("class").split()
    (cue,) = story(found).xpath(".//span[contains(@class, 'cue')]")
    assert (words(cue), cue.get("class").split()[-2:]) == ("claimed", ["cue", "doubting"])


def test_cue_source_and_content_of_one_statement_belong_together(page):
    told = story(page()).xpath(".//span[@data-a]")
    assert len({one.get("data-a") for one in told}) == 1
    assert [words(one) for one in told] == ["Five people died", "the ministry", "claimed"]


def test_a_passage_points_to_the_row_of_its_speaker(page):
    found = page()
    (one,) = credited(story(found))
    prefix = one.xpath("ancestor::*[@data-v]")[0].get("data-v")
    row = found.get_element_by_id(prefix + one.get("data-a").split(".")[0])
    assert "Ministry" in words(row)


def test_every_mark_has_its_sign_in_the_key(page):
    key = words(page().xpath("//p[@data-key='voices']")[0])
    for sign in ("own words", "direct", "mixed", "indirect", "source", "doubting", "denying"):
        assert sign in key


def test_a_speaker_row_opens_quotations_that_lead_to_their_sentence(page):
    found = page()
    (table,) = found.get_element_by_id("event-blast").xpath(".//table[contains(@class, 'voices')]")
    links = table.xpath(".//li//q/a")
    assert {words(link) for link in links} == {"Five people died", "“We saw it,”"}
    for link in links:
        sentence = found.get_element_by_id(link.get("href")[1:])
        assert words(link) in words(sentence)


def test_a_stance_is_told_in_words(page):
    table = page().xpath("//table[contains(@class, 'voices')]")[0]
    assert "doubting: claimed" in words(table)


def test_many_speakers_are_folded(builder, page):
    names = [f"Person{number}" for number in range(14)]
    text = "T\n" + " ".join(f"{name} said thing{at}." for at, name in enumerate(names))
    builder.article("m1", "Beta Wire", text, "blast")
    for at, name in enumerate(names):
        builder.said(f"m{at}", "m1", source=name, cue="said", content=f"thing{at}")
    voices = page(builder.frames()).get_element_by_id("event-blast.voices")
    (fold,) = voices.xpath("./details")
    assert words(fold.xpath("./summary")[0]) == "6 more speakers with fewer words"
    assert len(fold.xpath(".//tr[contains(@class, 'row')]")) == 6


@pytest.fixture
def measured(page, about):
    """Return the methods of a report whose quality is known by outlet and by kind."""

    def methods(*quality):
        return page(about=replace(about, quality=quality)).get_element_by_id("methods")

    return methods


def test_recall_by_outlet_and_by_kind_stands_in_the_methods(measured):
    node = measured(Quality("Attribution", "recall", 0.9, "x", low=0.89, high=0.91, by=BY))
    told = words(node)
    assert "0.900 (0.890 to 0.910)" in told
    assert "Lowest for bbc (0.860), highest for nyt (0.900): a spread of 4.0 points." in told
    assert "may be the instrument’s, not the outlets’" in told
    assert sliced(node) == ["bbc 0.860", "nyt 0.900", "indirect 0.880", "direct 0.970"]


def test_several_metrics_by_outlet_are_columns_and_a_gap_is_no_zero(measured):
    by = {"outlet": {"nyt": {"content": 0.9, "source": 0.8}, "bbc": {"content": 0.93}}}
    node = measured(Quality("Attribution", "F1", 0.9, "x", by=by))
    assert sliced(node) == ["nyt 0.900 0.800", "bbc 0.930 –"]


def test_quality_without_slices_or_interval_is_told_as_before(measured):
    node = measured(Quality("alignment", "F1", 0.41, "hand-aligned events"))
    assert "0.410" in words(node)
    assert "interval." not in words(node)
    assert not node.xpath(SLICES)


@pytest.mark.parametrize("by", [{}, {"outlet": {}}, {"outlet": {"nyt": {}}}])
def test_empty_slices_show_nothing(measured, by):
    node = measured(Quality("Attribution", "F1", 0.9, "x", by=by))
    assert not node.xpath(SLICES)
