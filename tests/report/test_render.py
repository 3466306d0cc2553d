"""The page as a reader and a browser get it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from pressdiff import schema
from pressdiff.errors import InputError, TableError
from pressdiff.report import render

ALPHA, BETA, GAMMA = "Alpha <b>News</b>", "Beta Wire", '=Gamma("x")'


def words(node):
    return " ".join(node.text_content().split())


def css(node, path):
    """Find 'tag.class tag.class' below `node`."""
    steps = []
    for step in path.split():
        tag, _, name = step.partition(".")
        has = f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else ""
        steps.append(f"//{tag or '*'}{has}")
    return node.xpath("." + "".join(steps))


def event(page, name="blast"):
    return page.get_element_by_id(f"event-{name}")


def test_every_event_of_two_outlets_has_its_page_and_the_others_are_listed(page):
    found = page()
    assert [one.get("id") for one in css(found, ".event")] == ["event-blast", "event-rates"]
    assert "A cat sleeps" in words(found.get_element_by_id("overview"))


def test_hostile_text_is_shown_and_never_run(page, tables, about):
    html = render(tables, about)
    assert "<script>alert(1)" not in html
    assert "<img" not in html
    assert "<b>News" not in html
    found = page()
    assert len(css(found, "script")) == 1
    assert "</script><img src=x onerror=alert(2)>" in words(found.get_element_by_id("article-a1"))
    assert not found.xpath("//@*[starts-with(name(), 'on')]")


def test_nothing_is_loaded_from_elsewhere(page, tables, about):
    found = page()
    assert not found.xpath("//link | //img | //iframe | //*[@src]")
    outside = [a for a in found.xpath("//a") if not a.get("href", "#").startswith("#")]
    assert [a.get("href") for a in outside] == ['https://beta.example/a?b=1&c="2"']
    assert all("noopener" in a.get("rel") for a in outside)
    style = css(found, "style")[0].text
    assert "@import" not in style
    assert "url(" not in style
    assert "default-src 'none'" in render(tables, about)


def test_every_link_on_the_page_has_its_target_and_no_id_repeats(page):
    found = page()
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = {href[1:] for href in found.xpath("//a/@href") if href.startswith("#")}
    assert links <= set(ids)


@pytest.mark.parametrize("mark", ["event-blast", "article-a2"])
def test_events_and_articles_keep_readable_links(page, mark):
    assert page().get_element_by_id(mark) is not None


def test_a_status_is_told_in_words(page):
    table = css(event(page()), "table.facts")[0]
    assert words(table).count("disputed") == 3
    rates = css(event(page(), "rates"), "table.facts td.own")
    assert [words(cell) for cell in rates] == ["own voice", "own voice"]


def test_a_cell_opens_the_sentence_with_speaker_and_cue(page):
    opened = css(event(page()), "table.facts tr.open")[0]
    assert [words(mark) for mark in css(opened, "blockquote a")] == [
        "Nine people died in Kyiv", "Five people died", "Nine people died in Kyiv",
    ]  # fmt: skip
    assert "Ministry, “claimed” (doubting)" in words(opened)
    assert "Five people died, the ministry claimed." in words(opened)


def test_the_facts_lead_an_event_and_what_differs_follows(page):
    sections = [one.get("id") for one in event(page()).xpath("./section")]
    assert sections[:3] == ["event-blast.facts", "event-blast.differs", "event-blast.articles"]


def test_what_differs_names_the_values_in_conflict(page):
    clash = css(event(page()), ".differs dd")[0]
    assert [words(number) for number in css(clash, "b")] == ["Five", "Nine"]
    assert "number" in words(clash)


def test_most_facts_are_folded_where_there_are_many(builder, page):
    lines = [f"Thing{number} happened" for number in range(20)]
    for name, outlet in (("m1", ALPHA), ("m2", BETA)):
        builder.article(name, outlet, "\n".join(["T", *lines]), "many")
        for number, line in enumerate(lines):
            builder.claim(f"{name}:{number}", name, line)
    for number in range(20):
        claims = (f"m1:{number}", f"m2:{number}")
        builder.fact("many", f"f{number}", {ALPHA: "own", BETA: "own"}, *claims)
    node = event(page(builder.frames()), "many")
    assert [len(css(table, "tr.row")) for table in css(node, "table.facts")] == [10, 10]
    assert "10 more facts" in words(css(node, "details.rest summary")[0])


def test_facts_that_most_outlets_report_come_first_and_copies_do_not_count(builder, page):
    builder.article("d1", "Delta", "T\nKiev was calm 😀", "blast")
    builder.claim("d1:0", "d1", "Kiev was calm 😀")
    builder.claim("a2:9", "a2", "We saw it")
    builder.fact("blast", "f2", {BETA: "own", "Delta": "own"}, "a2:9", "d1:0")
    builder.rows["coverage"][1]["n_claims"] = 0
    table = css(event(page(builder.frames())), "table.facts")[0]
    assert [words(head) for head in table.xpath("./tbody//th//q")] == [
        "Kiev was calm 😀", "Nine people died in Kyiv",
    ]  # fmt: skip


def test_the_first_report_is_named_with_its_time(builder, page):
    builder.rows["wordings"][0]["first_article_id"] = "a1"
    head = css(event(page(builder.frames())), "table.facts tr.row th")[0]
    assert f"first: {ALPHA}, 18 Jan 2024, 12:22 UTC" in words(head)


def test_how_sure_an_outlet_is_stands_in_its_cell(builder, page):
    builder.rows["tellings"][0].update(outlet=BETA, certainty="hedged", claim_id="a2:0")
    builder.rows["tellings"].pop(1)
    row = css(event(page(builder.frames())), "table.facts tr.row")[0]
    assert ["hedged" in words(cell) for cell in css(row, "td")] == [False, False, True]


def test_one_place_has_its_names_side_by_side(page):
    row = css(event(page()), "table.names tr.row")[0]
    assert "different names" in words(row)
    assert [words(cell) for cell in css(row, "td")] == ["not named", "Kiev", "Kyiv"]


def test_one_noun_has_its_descriptions_side_by_side(page):
    row = css(event(page()), "table.nouns tr.row")[0]
    assert [words(cell) for cell in css(row, "td")] == ["not found", "failed raid", "swift raid"]


def test_a_copy_is_marked_and_no_second_source(page):
    shown = words(event(page()))
    assert "copy of Beta Wire" in shown
    assert "copied: no second source" in shown
    assert ", copied by 1;" in shown


def test_an_older_version_stands_after_the_newest(builder, page):
    early = {"copy_of": "a1", "published_at": "2024-01-18T01:00:00Z"}
    builder.article("a0", ALPHA, "An early headline\nIt rained.", "blast", **early)
    found = page(builder.frames())
    front = next(
        one for one in css(event(found), "section.front") if one.get("aria-label") == ALPHA
    )
    heads = [words(one) for one in css(front, "p.hed")]
    assert heads[1] == "An early headline"
    assert f"{ALPHA} {heads[0]}" in [words(one) for one in css(found, "ul.heads li")]


def test_the_warning_of_the_run_is_at_the_top(page, about):
    told = page(about=replace(about, warnings=("These report <different> events.",)))
    assert "These report <different> events." in words(told.get_element_by_id("top"))


def test_a_low_probability_is_told_even_if_the_run_does_not_warn(builder, page):
    for row in builder.rows["events"]:
        row["probability"] = 0.2 if row["event_id"] == "blast" else row["probability"]
    found = page(builder.frames(), event="blast")
    assert "most likely report different events" in words(found.get_element_by_id("top"))


def test_one_event_can_be_shown_alone(page):
    found = page(event="rates")
    assert [one.get("id") for one in css(found, ".event")] == ["event-rates"]
    assert not found.xpath("//*[@id='overview']")


def test_an_event_of_one_article_can_be_shown_alone(page):
    assert "Nothing else happened." in words(event(page(event="cat"), "cat"))


def test_an_unknown_event_is_refused_by_name(page):
    with pytest.raises(InputError, match=r"no event 'fire' .*blast"):
        page(event="fire")


def test_a_missing_table_is_refused_by_name(tables, about):
    del tables["claims"]
    with pytest.raises(TableError, match="needs table 'claims'"):
        render(tables, about)


def test_empty_tables_make_a_page(page):
    found = page({table.name: table.frame() for table in schema.TABLES})
    assert words(css(found, "h1")[0]) == "No article to compare"


def test_articles_without_any_finding_make_a_page(builder, page):
    for name in set(builder.rows) - {"articles", "events"}:
        builder.rows[name] = []
    assert "No fact was found in more than one outlet" in words(event(page(builder.frames())))


def test_the_same_tables_give_the_same_page(tables, about):
    assert render(tables, about) == render(tables, about)


def test_the_page_can_be_written_whatever_the_text(builder, about):
    builder.rows["articles"][0]["title"] = "Bell \x07 and null \x00"
    html = render(builder.frames(), replace(about, command="pressdiff run caf\udce9.txt"))
    assert html.encode("utf-8")
    assert "\x00" not in html


def test_methods_tell_what_was_run_and_left_out(page):
    told = words(page().get_element_by_id("methods"))
    for part in (
        "0123456789ab",
        "pressdiff 0.1.0",
        "<i>bad</i>.pdf",
        "format is not known",
        "0.410",
    ):
        assert part in told


def test_methods_tell_what_a_measure_was_trained_on_and_what_its_absence_means(page, about):
    told = words(page(about=replace(about, rest_on="a <u>parse</u>")).get_element_by_id("methods"))
    assert "No number means: no <i>cue</i>. Training data: lists <b>." in told
    assert "All measures rest on a <u>parse</u>." in told


def test_measures_tell_the_counts_and_where_events_are_too_few(page):
    told = words(page().get_element_by_id("measures"))
    assert "0.10 to 0.40" in told
    assert "too few events (needs 5)" in told
    assert "1 difference not shown" in told


def test_a_measure_of_an_event_shows_its_counts_and_its_words(page):
    table = css(event(page()), "table.measure")[0]
    assert "1 doubting cue per 1 cue" in words(table)
    assert "claimed" in [words(link) for link in css(table, "q a")]


def test_headings_do_not_skip_a_level(page):
    levels = [int(node.tag[1]) for node in page().xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_two_hundred_articles_fit_into_a_mail(builder, about):
    empty = len(render(builder.frames(), about))
    for number in range(80):
        name, event_id = f"n{number}", f"e{number // 4}"
        lines = [f"Line {line} tells of a thing that somebody did somewhere." for line in range(40)]
        builder.article(name, f"Outlet {number % 4}", "\n".join(["Title", *lines]), event_id)
        for line, text in enumerate(lines):
            said = f"{name}:t{line}" if line % 3 == 0 else None
            if said:
                builder.said(said, name, source="somebody", content=text)
            builder.claim(f"{name}:{line}", name, text, said)
            builder.fact(event_id, f"{name}:{line}", {}, f"{name}:{line}")
    size = len(render(builder.frames(), about).encode()) - empty
    assert size / 80 < 25_000
