"""The table of conflicts: both values, who gives each, and when."""

import pytest

from pressdiff.report.anchors import anchor
from pressdiff.report.conflicts import Conflicts
from pressdiff.report.coverage import Coverage
from pressdiff.report.index import Index
from pressdiff.report.scope import Scope

ALPHA, BETA, GAMMA = "Alpha <b>News</b>", "Beta Wire", '=Gamma("x")'


def scope_of(builder):
    return Scope(Index(builder.frames()), "blast")


def conflicts(builder):
    return Conflicts(scope_of(builder)).all


@pytest.fixture
def wider(builder):
    """Return the tables with a third outlet that gives a number of its own."""
    text = "T\nAt least 9 people died, Ann Lee said. Six died, an aide said."
    builder.article("d1", "Delta", text, "blast", published_at="2024-01-17T06:00:00Z")
    builder.said("t9", "d1", source="Ann Lee", cue="said", content="At least 9 people died")
    builder.claim("d1:0", "d1", "At least 9 people died", "t9")
    builder.claim("d1:1", "d1", "Six died")
    builder.rows["facts"] += [
        {"event_id": "blast", "fact_id": "f0", "claim_id": name} for name in ("d1:0", "d1:1")
    ]
    return builder


def test_a_side_has_its_value_verbatim_with_speaker_and_time(builder):
    (one,) = conflicts(builder)
    assert [side.value for side in one.sides] == ["Five", "Nine"]
    teller = one.sides[0].tellers[0]
    assert (teller.outlet, teller.who) == (ALPHA, "Ministry, “claimed” (doubting)")
    assert teller.date == "18 Jan 2024, 12:22 UTC"
    assert one.sides[1].tellers[0].who == "own voice"
    assert one.sides[0].quote.words == "Five"
    assert one.sides[0].quote.after == " people died, the ministry claimed."


def test_outlets_with_one_value_share_a_side_and_the_first_published_leads(wider):
    wider.conflict("blast", ("a1:0", "d1:0"), "Five", "9")
    (one,) = conflicts(wider)
    assert [(side.value, [t.outlet for t in side.tellers]) for side in one.sides] == [
        ("9", ["Delta", BETA]), ("Five", [ALPHA]),
    ]  # fmt: skip


def test_an_update_is_told_apart_and_counted_nowhere(wider, page):
    wider.rows["conflicts"][0]["update"] = 1
    coverage = Coverage(scope_of(wider))
    assert (coverage.conflicts, len(coverage.updates)) == ([], 1)
    assert coverage.rows[0].flags == ("updated: number",)
    assert "conflict" not in coverage.rows[0].kinds
    node = page(wider.frames()).get_element_by_id("event-blast")
    assert node.xpath(".//h5[starts-with(., 'Updated later')]")
    assert not node.xpath(".//*[contains(@class, 'figures')]/*[contains(., 'conflict')]")


def test_a_value_without_words_shows_its_claim(builder):
    builder.rows["conflicts"][0]["value_b"] = None
    (one,) = conflicts(builder)
    assert [(side.value, side.quote.words) for side in one.sides] == [
        ("Five", "Five"), ("", "Nine people died in Kyiv"),
    ]  # fmt: skip


def test_a_value_is_found_as_a_whole_word(builder):
    builder.article("d1", "Delta", "T\nThe 16 said 6 died", "blast")
    builder.claim("d1:0", "d1", "The 16 said 6 died")
    builder.rows["facts"].append({"event_id": "blast", "fact_id": "f0", "claim_id": "d1:0"})
    builder.conflict("blast", ("a2:0", "d1:0"), "Nine", "6")
    side = next(s for one in conflicts(builder) for s in one.sides if s.value == "6")
    assert side.quote.before == "The 16 said "


def test_one_outlet_at_odds_with_itself_is_no_conflict(wider):
    wider.rows["conflicts"].clear()
    wider.conflict("blast", ("d1:0", "d1:1"), "9", "Six")
    assert conflicts(wider) == []


def test_a_conflict_between_two_facts_is_told_but_flags_no_row(wider):
    wider.rows["facts"][-1]["fact_id"] = "f7"
    wider.rows["wordings"].append(wider.rows["wordings"][0] | {"fact_id": "f7", "claim_id": "d1:1"})
    wider.rows["conflicts"].clear()
    wider.conflict("blast", ("a2:0", "d1:1"), "Nine", "Six")
    coverage = Coverage(scope_of(wider))
    assert [one.facts for one in coverage.conflicts] == [("f0", "f7")]
    assert coverage.rows[0].flags == ()


def test_the_table_stands_under_the_facts_with_its_link(page):
    found = page()
    head = found.get_element_by_id("event-blast.conflicts")
    assert head.getparent().get("id") == "event-blast.facts"
    table = found.xpath("//table[contains(@class, 'clashes')]")[0]
    values = [td.text_content() for td in table.xpath(".//td[contains(@class, 'value')]")]
    assert values == ["Five", "Nine"]


def test_a_claim_of_two_facts_leads_to_the_one_that_most_outlets_have(builder, page):
    builder.fact("blast", "f2", {ALPHA: "own", BETA: "absent", GAMMA: "absent"}, "a1:0")
    claim = page(builder.frames()).get_element_by_id(anchor("c", "a1:0"))
    assert claim.get("data-f") == anchor("f", "blast", "f0")
