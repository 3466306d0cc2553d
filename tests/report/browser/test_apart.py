"""A page for each event: every link leads to a place that is there."""

import re
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import expect

from pressdiff.errors import InputError

FERRY = "event-2025-03-14-eleven-tarn-ferry-fire-faulty"


def test_every_link_of_every_page_leads_to_a_place_that_is_there(apart, results):
    files = [apart, *sorted(apart.with_suffix("").glob("*.html"))]
    assert len(files) == 11
    pages = {file: html.document_fromstring(file.read_text(encoding="utf-8")) for file in files}
    ids = {
        file.resolve(): {one.get("id") for one in page.iter() if one.get("id")}
        for file, page in pages.items()
    }
    n_links = 0
    for file, page in pages.items():
        for link in page.xpath("//a[not(starts-with(@href, 'http'))]/@href"):
            name, _, anchor = link.partition("#")
            there = (file.parent / unquote(name)).resolve() if name else file.resolve()
            assert anchor in ids[there], (file.name, link)
            n_links += 1
    assert n_links > 2_000


def test_an_event_opens_in_a_page_of_its_own_and_leads_back(see, apart):
    page = see(apart).page
    page.locator(".events h3 a", has_text="Eleven dead in Tarn ferry fire").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Eleven dead")
    assert page.url.endswith(f"report/{FERRY}.html#{FERRY}")
    page.locator("table.facts tr.row td > button").first.click()
    expect(page.locator("table.facts tr.open").first).to_be_visible()
    page.get_by_role("link", name="All events").click()
    expect(page.locator(".events > li")).to_have_count(10)


def test_an_event_alone_is_one_file_all_the_same(results, tmp_path):
    path = results.report(tmp_path / "one.html", event=FERRY.removeprefix("event-"), apart=True)
    assert "Ferry horror" in path.read_text(encoding="utf-8")
    assert not path.with_suffix("").exists()


def test_a_name_with_signs_of_an_address_keeps_its_links(results, tmp_path):
    path = results.report(tmp_path / 'all #1 "50%".html', apart=True)
    page = html.document_fromstring(path.read_text(encoding="utf-8"))
    link = page.xpath("//ol[@class='events']//h3/a/@href")[0]
    assert (tmp_path / unquote(link.partition("#")[0])).is_file()


def test_a_folder_that_is_not_ours_is_left_alone(results, tmp_path):
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "event-mine.html").write_text("mine")
    with pytest.raises(InputError, match="is there already and holds no report"):
        results.report(tmp_path / "report.html", apart=True)
    assert (tmp_path / "report" / "event-mine.html").read_text() == "mine"
    with pytest.raises(InputError, match=r"name it rep\.html"):
        results.report(tmp_path / "rep", apart=True)


def test_events_are_found_by_headline_there_too(see, apart):
    page = see(apart).page
    page.locator("#find").fill("ferry fire")
    expect(page.locator("#shown")).to_have_text(re.compile(r"^[1-3] of 10 events"))
