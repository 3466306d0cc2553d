"""Forest plots: which rows, in which order, on what evidence."""

import pytest

from pressdiff.report.forest import forest
from pressdiff.report.rows import ContrastRow, EffectRow

EVENTS = {"e1": ("event-1", "Bridge closed"), "e2": ("event-2", "Bridge opened")}


def row(a, b, difference, *, n=6, low=0.1, voice="own", verdict="undecided"):
    high = None if low is None else 0.4
    return ContrastRow("m", voice, a, b, n, difference, low, high, 0.05, 0.6, verdict)


def effect(a, b, *, status="confirmatory", correction="none"):
    return EffectRow("m", "own", None, a, b, 6, 0.3, 0.1, 0.4, 0.01, correction, status)


def test_the_rest_comes_first_and_each_part_is_sorted():
    rows = [row("A", "B", 0.1), row("A", "C", 0.3), row("B", None, -0.2), row("A", None, 0.2)]
    plot = forest(rows, [], {}, {})
    shown = [(one.found.outlet_a, one.found.outlet_b) for one in plot.rows]
    assert shown == [("A", None), ("B", None), ("A", "C"), ("A", "B")]
    assert plot.n_rests == 2


def test_what_is_too_small_to_matter_lies_around_zero_on_the_axis():
    chart = forest([row("A", "B", 0.2)], [], {}, {}).chart
    low, high = chart.band
    assert low < chart.zero < high
    assert chart.zero - low == pytest.approx(high - chart.zero, abs=0.11)


def test_rows_without_an_interval_or_in_other_voices_are_not_drawn():
    assert (
        forest([row("A", "B", 0.2, low=None), row("A", "B", 0.2, voice="all")], [], {}, {}) is None
    )


def test_a_row_leads_to_the_events_that_speak_most_for_it():
    rates = {
        "e1": {"A": 0.3, "B": 0.2, "C": 0.0},
        "e2": {"A": 0.1, "B": 0.4},
        "e3": {"A": 0.9, "B": 0},
    }
    rest, pair = forest([row("A", "B", -0.1), row("A", None, 0.1)], [], rates, EVENTS).rows
    assert [(one.anchor, one.label) for one in pair.events] == [EVENTS["e2"], EVENTS["e1"]]
    assert [one.difference for one in pair.events] == pytest.approx([-0.3, 0.1])
    assert [one.difference for one in rest.events] == pytest.approx([0.2, -0.3])  # e3 is not shown


def test_a_declared_difference_has_the_p_of_its_family():
    effects = [
        effect("A", "B"),
        effect("A", "B", correction="hand-coded"),
        effect("A", "C", status="exploratory"),
    ]
    rows = forest([row("A", "B", 0.3), row("A", "C", 0.2)], effects, {}, {}).rows
    assert [(one.declared, one.p) for one in rows] == [(True, 0.01), (False, 0.6)]


def test_the_pairs_of_most_events_are_drawn_and_the_others_counted():
    rows = [row("A", f"o{place:02}", 0.1, n=100 - place) for place in range(45)]
    plot = forest(rows, [], {}, {})
    assert len(plot.rows) == 40
    assert plot.n_more == 5
    assert max(one.found.outlet_b for one in plot.rows) == "o39"


def test_the_page_draws_each_verdict_and_links_to_the_event(page):
    section = page().get_element_by_id("measures")
    (table,) = section.find_class("forest")
    told = [" ".join(one.text_content().split()) for one in table.iter("tr")][1:]
    assert "the rest" in told[0]
    assert "undecided" in told[0]
    assert "different" in told[1]
    assert len(table.find_class("band")) == 2
    assert len(table.find_class("hollow")) == 1
