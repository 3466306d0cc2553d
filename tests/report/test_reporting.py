"""How much each outlet reports, over all events, in the overview."""

from dataclasses import replace


def words(node):
    return " ".join(node.text_content().split())


def cells(page, **options):
    rows = page(**options).get_element_by_id("reporting").xpath(".//tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def test_each_outlet_has_its_rates_with_counts_and_interval(page):
    alpha, beta = cells(page)
    assert alpha[2:] == ["40%4 of 10; 25 to 55 %", "25%5 of 20", "0.80", "512", "6"]
    assert beta[2:] == ["–0 of 0", "0%0 of 3", "–", "300", "2"]


def test_a_rate_that_is_not_known_has_no_dot(page):
    rows = page().get_element_by_id("reporting").xpath(".//tbody/tr")
    assert [len(row.xpath(".//circle")) for row in rows] == [1, 0]


def test_the_recall_of_matching_stands_beside_the_rates(page, about):
    assert "The matching finds 60% of the facts" in words(page().get_element_by_id("reporting"))
    told = page(about=replace(about, recall=None)).get_element_by_id("reporting")
    assert "The matching finds" not in words(told)


def test_one_event_tells_no_habit(page):
    assert not page(event="blast").xpath("//*[@id='reporting']")


def test_the_outlets_of_most_events_are_shown_where_there_are_many(builder, page):
    row = builder.rows["reporting"][0]
    builder.rows["reporting"] = [row | {"outlet": f"O{n:02}", "n_events": n + 1} for n in range(25)]
    shown = page(builder.frames()).get_element_by_id("reporting")
    names = [words(head) for head in shown.xpath(".//tbody//th")]
    assert names == [f"O{n:02}" for n in range(5, 25)]
    assert "and 5 more in table reporting" in words(shown)
