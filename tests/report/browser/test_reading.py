"""The report as readers use it: from the list to an event, from a cell to its sentences."""

import re

import pytest
from playwright.sync_api import expect

FERRY = "event-2025-03-14-eleven-tarn-ferry-fire-faulty"
NARROW = {"width": 400, "height": 900}


def test_it_opens_on_the_list_of_events(see, whole):
    page = see(whole).page
    expect(page.get_by_role("heading", level=1)).to_have_text("How 4 outlets report 10 events")
    expect(page.locator(".events > li")).to_have_count(10)
    assert page.locator(".event").count() == 0  # packed until they are asked for


def test_an_event_opens_alone_and_says_where_the_reader_is(see, whole):
    page = see(whole).page
    page.locator(".events h3 a", has_text="Eleven dead in Tarn ferry fire").click()
    expect(page.locator(f"[id='{FERRY}']")).to_be_visible()
    expect(page.locator(".events")).to_be_hidden()
    expect(page).to_have_title(re.compile("^Eleven dead in Tarn ferry fire"))
    expect(page.locator(".bar [aria-current]")).to_have_text("Events")
    page.go_back()
    expect(page.locator(".events")).to_be_visible()
    expect(page).to_have_title("How 4 outlets report 10 events")


def test_every_link_of_the_bar_shows_its_page_from_the_top(see, whole):
    seen = see(whole)
    links = seen.page.locator(".bar nav a")
    assert links.count() >= 4
    for number in range(links.count()):
        seen.page.evaluate("scrollTo(0, 600)")
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "page")
        seen.page.wait_for_function("scrollY === 0")
        assert seen.page.locator("[data-page]:visible").count() > 0


def test_a_cell_opens_the_sentences_and_they_lead_to_the_article(see, whole):
    seen = see(whole, f"#{FERRY}")
    row = seen.page.locator("table.facts tr.row").first
    below = seen.page.locator("table.facts tr.open").first
    expect(below).to_be_hidden()
    row.locator("td > button").first.click()
    expect(below).to_be_visible()
    expect(row.locator("td > button").first).to_have_attribute("aria-expanded", "true")
    quoted = below.locator("blockquote a").first
    words = quoted.inner_text().removesuffix(" …")
    quoted.click()
    expect(seen.page.locator(".target")).to_be_visible()
    id_ = seen.page.locator(".target").get_attribute("id")
    assert seen.in_view(id_)
    place = seen.page.locator(f"[id='{id_}']")
    assert words[:20] in place.locator("xpath=ancestor::p").inner_text()
    assert place.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_cell_opens_from_the_keyboard(see, whole):
    seen = see(whole, f"#{FERRY}")
    seen.page.locator("table.facts tr.row td > button").first.focus()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("table.facts tr.open").first).to_be_visible()


def test_arrow_keys_walk_through_what_an_article_credits(see, whole):
    seen = see(whole, f"#{FERRY}.articles")
    seen.page.locator(".story [tabindex='0']").first.focus()
    card = seen.page.locator("#card")
    expect(card).to_be_visible()
    first = card.inner_text()
    seen.page.keyboard.press("ArrowRight")
    expect(card).not_to_have_text(first)
    seen.page.keyboard.press("Escape")
    expect(card).to_be_hidden()


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, NARROW])
@pytest.mark.parametrize("what", [".row", ".story [id^='s-']", ".clashes a[href^='#f-']"])
def test_a_deep_link_leads_to_a_fact_and_a_sentence_at_once(see, whole, what, viewport):
    seen = see(whole, f"#{FERRY}", viewport=viewport)
    at = seen.page.locator(what).nth(1)
    id_ = at.get_attribute("id") or at.get_attribute("href").removeprefix("#")
    seen.go(f"#{id_}")
    assert seen.in_view(id_)


def test_a_link_to_what_is_not_there_shows_the_list(see, whole):
    page = see(whole, "#f-nothing").page
    expect(page.locator(".events")).to_be_visible()


def test_it_prints_what_is_shown(see, whole):
    seen = see(whole, f"#{FERRY}")
    seen.page.emulate_media(media="print")
    expect(seen.page.locator(".bar")).to_be_hidden()
    expect(seen.page.locator(".events")).to_be_hidden()
    pdf = seen.page.pdf(format="A4")
    assert 4 < pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/") < 60


def test_it_opens_without_the_program(see, whole):
    page = see(whole, java_script_enabled=False).page
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#methods")).to_be_visible()
