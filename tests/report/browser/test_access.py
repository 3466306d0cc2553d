"""Nothing serious for axe-core, nothing wider than a telephone: every page, light and dark."""

import pytest

FERRY = "event-2025-03-14-eleven-tarn-ferry-fire-faulty"
PAGES = ["", "#outlets", "#outlet", "#wording", "#measures", "#methods", f"#{FERRY}"]
NARROW = {"width": 400, "height": 900}


def opened(see, whole, anchor, **options):
    """Open a page with all its folds and rows open, so that all of it is looked at."""
    seen = see(whole, "" if anchor == "#outlet" else anchor, **options)
    if anchor == "#outlet":
        seen.go("#" + seen.page.locator("[data-page=outlet]").first.get_attribute("id"))
    seen.page.evaluate(
        """() => {
        for (const one of document.querySelectorAll("[data-page]:not([hidden]) details, main > section details")) one.open = true;
        for (const one of [...document.querySelectorAll("tr.open")].slice(0, 40)) one.classList.add("is-open"); }"""
    )
    return seen


@pytest.mark.parametrize("anchor", PAGES)
def test_nothing_serious_stands_in_the_way(see, whole, anchor):
    assert opened(see, whole, anchor).barriers() == []


@pytest.mark.parametrize("anchor", PAGES)
def test_words_stand_out_in_the_dark(see, whole, anchor):
    assert opened(see, whole, anchor, color_scheme="dark").barriers("color-contrast") == []


@pytest.mark.parametrize("anchor", PAGES)
def test_no_page_is_wider_than_a_telephone(see, whole, anchor):
    assert opened(see, whole, anchor, viewport=NARROW).too_wide() <= 0


def test_nothing_serious_stands_in_the_way_on_a_telephone(see, whole):
    assert opened(see, whole, f"#{FERRY}", viewport=NARROW).barriers() == []
