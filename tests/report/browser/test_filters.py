"""What narrows the list of events, the facts of an event, and its outlets."""

import pytest
from playwright.sync_api import expect

FERRY = "event-2025-03-14-eleven-tarn-ferry-fire-faulty"


def shown(page):
    return page.locator(".events > li:visible")


def test_events_are_narrowed_to_those_two_outlets_report(see, whole, results):
    page = see(whole).page
    outlets = results.articles.set_index("article_id")["outlet"]
    covering = (
        results.events.assign(outlet=results.events["article_id"].map(outlets))
        .groupby("event_id")["outlet"]
        .agg(set)
    )
    pair = {"Karvelia World", "The Daily Lantern"}
    expected = sum(pair <= found for found in covering)
    page.locator("#first-outlet").select_option("Karvelia World")
    page.locator("#second-outlet").select_option("The Daily Lantern")
    expect(shown(page)).to_have_count(expected)
    for heads in shown(page).locator(".heads").all_text_contents():
        assert all(name in heads for name in pair)


def test_events_are_sorted_by_conflicts(see, whole):
    page = see(whole).page
    page.locator("#order").select_option("conflict")
    found = [
        int(one) for one in page.locator(".events .tallies div:last-child dd").all_text_contents()
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_a_word_finds_the_sentences_of_all_articles_and_leads_there(see, whole, results):
    seen = see(whole)
    seen.page.locator("#find").fill("coastguard cutter")
    hits = seen.page.locator("#hits li")
    expect(hits.first).to_be_visible()
    assert all("coastguard cutter" in one.lower() for one in hits.all_inner_texts())
    texts = results.articles[results.articles["text"].str.contains("coastguard cutter", case=False)]
    assert len(texts) <= hits.count()
    assert 0 < shown(seen.page).count() < 10
    hits.first.get_by_role("link").click()
    expect(seen.page.locator(".target")).to_be_visible()
    id_ = seen.page.locator(".target").get_attribute("id")
    assert seen.in_view(id_)
    assert "coastguard cutter" in seen.page.locator(f"[id='{id_}']").inner_text().lower()


def test_nothing_found_is_said(see, whole):
    page = see(whole).page
    page.locator("#find").fill("zebra")
    expect(page.locator("#shown")).to_have_text("0 of 10 events")
    expect(page.locator("#hits h3")).to_contain_text("0 sentences")


@pytest.mark.parametrize("voice", ["own", "attributed", "disputed"])
def test_facts_are_narrowed_by_voice(see, whole, voice):
    page = see(whole, f"#{FERRY}").page
    section = page.locator(f"[id='{FERRY}.facts']")
    rows = section.locator("table.facts tr.row")
    fitting = rows.filter(has=page.locator(f"td.{voice}")).count()
    section.locator("[data-voice]").select_option(voice)
    assert 0 < fitting < rows.count()
    expect(section.locator("table.facts tr.row:visible")).to_have_count(fitting)
    expect(section.locator("[data-count]")).to_have_text(
        f"{fitting} of {rows.count()} shared facts"
    )


def test_an_outlet_left_out_leaves_every_table_and_the_conflicts(see, whole):
    page = see(whole, f"#{FERRY}").page
    clashes = page.locator(".clashes:not(.updates) tbody:visible")
    before = clashes.count()
    box = page.locator(f"[id='{FERRY}'] .outlets").get_by_label("The Daily Lantern")
    box.uncheck()
    event = page.locator(f"[id='{FERRY}']")
    expect(event.locator(".matrix thead th:visible", has_text="The Daily Lantern")).to_have_count(0)
    expect(event.locator(".story:visible")).to_have_count(3)
    assert "The Daily Lantern" not in " ".join(clashes.locator(".outlet:visible").all_inner_texts())
    assert clashes.count() < before  # its own value against all others' is no conflict of the rest
    box.check()
    expect(clashes).to_have_count(before)


def test_enter_sends_nothing_away(see, whole):
    page = see(whole).page
    page.locator("#find").fill("ferry")
    page.keyboard.press("Enter")
    expect(page.locator("#hits")).to_be_visible()


def test_a_broken_address_shows_the_list(see, whole):
    expect(see(whole, "#100%").page.locator(".events")).to_be_visible()
