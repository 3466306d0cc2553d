"""Hostile text is shown as it stands, runs nothing, and breaks no page out of its width."""

import pandas as pd
import pytest
from playwright.sync_api import expect

import pressdiff
from pressdiff.report import render

NARROW = {"width": 400, "height": 900}
LONG = "x" * 10_000
ARTICLES = [
    (
        "<b>Alpha</b>",
        "Five people died in the blast at Dolna on Monday, the ministry said. =cmd()|'/c calc'!A1 was "
        "painted on a wall. <script>alert(1)</script> <img src=x onerror=alert(2)> stood on another. "
        "“{{ 7 * 7 }} is not an answer,” Ann Lee, the mayor, said. The \u202edetrever\u202c sign and "
        f"\U0001f600 stayed. {LONG} ended the line.",
    ),
    (
        "=Beta()",
        "Nine people died in the blast at Dolna on Monday. The mayor, Ann Lee, said that the fire was put "
        "out at noon. Two hospitals treated forty wounded. +1 is the number to call, officials said.",
    ),
    (
        "\u202eGamma\u202c \U0001f600",
        "A blast killed five people at Dolna on Monday, according to the ministry. Forty wounded were "
        "treated in two hospitals. <a href=javascript:alert(5)>Residents</a> claimed that nobody had "
        "warned them of @SUM(A1).",
    ),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return the report on one event in articles of three outlets with hostile names and words."""
    rows = [
        {
            "outlet": outlet,
            "title": "Blast at Dolna </title><script>alert(3)</script>",
            "text": text,
            "published_at": f"2024-01-18 1{number}:00",
            "url": "javascript:alert(4)",
        }
        for number, (outlet, text) in enumerate(ARTICLES)
    ]
    found = pressdiff.compare(pd.DataFrame(rows), profile="light", jobs=1)
    return found.report(tmp_path_factory.mktemp("hostile") / "report.html")


@pytest.fixture
def handmade(tables, about, tmp_path):
    """Return the report on the hand-made hostile tables, where every section has something."""
    path = tmp_path / "report.html"
    path.write_text(render(tables, about), encoding="utf-8")
    return path


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, NARROW])
def test_articles_with_hostile_words_are_shown_and_run_nothing(see, hostile, viewport):
    seen = see(hostile, viewport=viewport)
    assert seen.too_wide() <= 0
    story = seen.page.locator(".story", has_text="painted")
    expect(story).to_contain_text("<script>alert(1)</script> <img src=x onerror=alert(2)>")
    expect(story).to_contain_text("=cmd()|'/c calc'!A1")
    expect(story).to_contain_text("{{ 7 * 7 }}")
    expect(story).to_contain_text("\U0001f600")
    expect(story).to_contain_text(LONG)
    assert seen.page.locator("table.facts tr.row").count() > 1
    for row in seen.page.locator("table.facts tr.row").all()[:3]:
        row.locator("td > button").first.click()
    assert seen.too_wide() <= 0
    assert seen.page.locator("main script, main img, a[href^='javascript']").count() == 0


@pytest.mark.parametrize("anchor", ["", "#event-blast", "#measures", "#methods", "#outlets"])
def test_every_page_holds_hostile_names_and_stays_as_wide_as_the_screen(see, handmade, anchor):
    seen = see(handmade, anchor, viewport=NARROW)
    expect(seen.page.locator("body")).to_contain_text("Alpha <b>News</b>")
    assert seen.page.locator("main b b, main script, main img").count() == 0
    assert seen.too_wide() <= 0
    assert seen.barriers() == []


def test_marks_of_direction_do_not_turn_the_rest_of_the_line(see, handmade):
    page = see(handmade).page
    title = page.locator(".heads li", has_text="blast").locator("span").nth(1)
    assert title.evaluate("one => getComputedStyle(one).unicodeBidi") in {"isolate", "plaintext"}


def test_hostile_words_are_found_as_words(see, handmade):
    page = see(handmade).page
    page.locator("#find").fill("<script>alert")
    expect(page.locator("#hits li").first).to_contain_text("<script>alert(1)</script>")
    page.locator("#find").fill("[(*+?")
    expect(page.locator("#hits h3")).to_contain_text("0 sentences")
