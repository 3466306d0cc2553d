"""A page for each outlet: figures as the tables have them, links that lead somewhere, caps told."""

from dataclasses import replace

import pytest

from pressdiff.report.anchors import named
from pressdiff.report.parts import Given, Part
from pressdiff.report.quoting import quoting

ALPHA, BETA, GAMMA = "Alpha <b>News</b>", "Beta Wire", '=Gamma("x")'


def text(node):
    return " ".join(node.text_content().split())


def sheet(found, outlet):
    return found.get_element_by_id(named("outlet", outlet))


def part(found, outlet, name):
    """Return the part of an outlet's page under a heading."""
    return found.get_element_by_id(f"{named('outlet', outlet)}.{name}-h").getparent()


def rows(node):
    return [[text(cell) for cell in row] for row in node.xpath(".//tbody/tr")]


def test_every_outlet_has_a_page_and_a_line_in_the_list(page):
    found = page()
    list_ = found.xpath("//table[contains(@class, 'houses')]//th/a")
    assert [text(link) for link in list_] == sorted([ALPHA, BETA, GAMMA])
    for link in list_:
        shown = found.get_element_by_id(link.get("href")[1:])
        assert shown.get("data-page") == "outlet"
        assert text(shown.xpath("./h2")[0]) == text(link)


def test_hostile_names_are_text(page):
    shown = sheet(page(), ALPHA)
    assert shown.get("data-title") == ALPHA
    assert not shown.xpath("./h2/b")


def test_one_event_has_no_outlet_pages(page):
    assert not page(event="blast").xpath("//*[@data-page='outlet' or @data-page='outlets']")


def test_every_link_leads_to_something_on_the_page(page, keyed):
    found = page(keyed("bank", 2.5).frames())
    links = found.xpath("//*[@data-page='outlet' or @data-page='outlets']//a/@href")
    assert len(links) > 20
    assert not [link for link in links if not found.xpath(f"//*[@id='{link[1:]}']")]


def test_figures_are_counted_from_the_articles_without_copies(page, tables):
    table = tables["articles"]
    line = {row[0]: row[1:] for row in rows(page().get_element_by_id("outlets"))[:3]}
    for outlet in (ALPHA, BETA, GAMMA):
        own = table[table["outlet"] == outlet]
        copies = own["copy_of"].notna().sum()
        told = f"{len(own)}{f'{copies} copied' if copies else ''}"
        assert line[outlet][0] == told
        assert line[outlet][3] == f"{own.loc[own['copy_of'].isna(), 'n_words'].sum():,}"
    assert [line[outlet][1:3] for outlet in (ALPHA, BETA, GAMMA)] == [
        ["2", "2"],
        ["2", "2"],
        ["2", "1"],
    ]


def test_words_in_own_voice_are_those_not_credited(page):
    found = page()
    words = len("Nine dead in Kyiv Nine people died in Kyiv. “We saw it,” Ann Lee said. A swift raid followed. "
                "Bank acts The bank raised rates again.".split())  # fmt: skip
    assert f"{1 - 3 / words:.0%}" in text(sheet(found, BETA).xpath("./dl/div[4]/dd")[0])


def test_what_it_has_of_what_others_report_is_told_beside_the_others(page, builder):
    builder.rows["reporting"][1] |= {"n_expected": 8, "n_omitted": 2, "omission_rate": 0.25}
    shown = part(page(builder.frames()), ALPHA, "has")
    alpha, others = rows(shown)
    assert (
        "Of 10 facts that enough others report, Alpha <b>News</b> has 6; the other outlets together have 6 of 8"
        in text(shown)
    )
    assert alpha[2:] == ["60%", "45 to 75 %", "25%5 of 20"]
    assert others[2:] == ["75%", "–", "0%"]
    assert [len(row.xpath(".//*[@class='error']")) for row in shown.xpath(".//tbody/tr")] == [1, 0]


def test_nothing_expected_is_no_zero(page):
    shown = part(page(), BETA, "has")
    assert not shown.xpath(".//table")
    assert "no share is told" in text(shown)


def test_without_a_difference_told_from_chance_it_says_so(page):
    shown = part(page(), ALPHA, "measures")
    assert (
        "No difference to the rest is told from chance once all tests of the run are counted. 1 undecided."
        in text(shown)
    )
    (row,) = rows(shown)
    assert row[2:] == ["0.25", "0.10 to 0.40", "0.030", "undecided", "6"]
    assert "No difference is told" not in text(shown)
    assert "Too few events with another outlet" in text(part(page(), GAMMA, "measures"))


def test_differences_told_from_chance_come_first(page, builder):
    rest = builder.rows["contrasts"][1]
    builder.rows["contrasts"] += [
        rest | {"measure": "zeal", "verdict": "different"},
        rest | {"measure": "calm", "verdict": "equivalent"},
    ]
    shown = part(page(builder.frames()), ALPHA, "measures")
    assert [row[5] for row in rows(shown)] == ["different", "equivalent", "undecided"]
    assert "1 measure differs from the rest" in text(shown)


def test_measures_beyond_the_cap_are_counted(page, builder):
    rest = builder.rows["contrasts"][1]
    builder.rows["contrasts"] += [rest | {"measure": f"m{n:02}"} for n in range(15)]
    shown = part(page(builder.frames()), ALPHA, "measures")
    assert len(rows(shown)) == 12
    assert "and 4 more measures in table contrasts" in text(shown)


def test_speakers_have_their_share_here_and_in_the_others(page):
    shown = part(page(), BETA, "quoted")
    assert [row[0::2] for row in rows(shown)] == [["“Ann Lee”", "100%", "1"]]
    assert "not quoted" in text(shown)
    assert "Quoted by the others there, never here: Ministry 100%." in text(shown)


def given(key, n_words):
    return Given(key, key.title(), "event-1", f"row-{key}", n_words)


def one(outlet, *found, unnamed=0):
    credited = sum(each.n_words for each in found) + unnamed
    return Part(outlet, "event-1", "E", "", 0, "", 0, "", 0, credited, unnamed, found, ())


def test_shares_are_of_the_words_credited_in_shared_events_alone():
    events = [
        (one("A", given("x", 30), given("y", 10)), one("B", given("x", 5), unnamed=15)),
        (one("B", given("z", 500)), one("C", given("z", 1))),
    ]
    found = quoting("A", events, 1)
    assert [(row.name, row.share, row.rest) for row in found.rows] == [("X", 0.75, 0.25)]
    assert (found.more, found.unnamed, found.unnamed_rest) == (1, 0.0, 0.75)
    assert not found.lacks


def test_who_credits_nothing_has_no_share():
    found = quoting("A", [(one("A"), one("B", given("x", 5)))], 5)
    assert (found.rows, found.unnamed) == ((), None)
    assert [(row.name, row.share, row.rest) for row in found.lacks] == [("X", None, 1.0)]


def test_a_conflict_tells_the_value_here_and_those_of_others(page):
    shown = part(page(), ALPHA, "conflicts")
    assert "number" in text(shown)
    told = [text(side) for side in shown.xpath(".//li/p/span")]
    assert told[0] == "here Five"
    assert told[1].endswith("Nine")


def test_words_beyond_chance_are_told_with_the_outlets_they_are_more_than(page, keyed):
    found = page(keyed("bank", 2.5).frames())
    assert [text(item) for item in part(found, ALPHA, "words").xpath(".//li")] == [
        "bank 9.0 : 2.0 than Beta Wire"
    ]
    assert "No word is beyond chance against the other outlet it was tested against." in text(
        part(found, BETA, "words")
    )
    assert "Too few events" in text(part(found, GAMMA, "words"))


def test_a_word_that_may_be_chance_is_not_told(page, keyed):
    shown = part(page(keyed("bank", 2.5, p_adjusted=0.3).frames()), ALPHA, "words")
    assert not shown.xpath(".//li")


def test_events_lead_to_what_is_only_here(page):
    shown = part(page(), ALPHA, "events")
    told = {row[0]: row[1:] for row in rows(shown)}
    assert len(told) == 2
    blast = next(
        cells for head, cells in told.items() if "blast" in head or "dead" in head or "die" in head
    )
    assert blast == ["1", "–", "1"]
    assert shown.xpath(".//a/@href[contains(., '.only-')]")


def test_the_recall_of_matching_stands_beside_the_share(page, about):
    assert "The matching finds 60%" in text(part(page(), ALPHA, "has"))
    assert "The matching finds" not in text(
        part(page(about=replace(about, recall=None)), ALPHA, "has")
    )


@pytest.fixture
def crowded(builder):
    """Return tables of 70 outlets, each with a word on the same event."""
    for n in range(70):
        builder.article(
            f"z{n:02}", f"Outlet {n:02}", f"Bank {n}\nThe bank raised rates {n} times.", "rates"
        )
    rest = builder.rows["contrasts"][1]
    builder.rows["contrasts"] = [
        rest | {"outlet_a": "Outlet 00", "measure": f"m{n}"} for n in range(9)
    ]
    return builder.frames()


def test_with_many_outlets_the_lists_are_shorter(page, crowded):
    found = page(crowded)
    assert len(found.xpath("//*[@data-page='outlet']")) == 73
    shown = part(found, "Outlet 00", "measures")
    assert len(rows(shown)) == 3
    assert "and 6 more measures in table contrasts" in text(shown)
