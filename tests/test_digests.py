"""Live pages, round-ups and section pages are told from articles."""

import time

import pandas as pd
import pytest

from pressdiff.events.digests import digest, reach

PROSE = (
    "The minister said on Monday that the bridge over the river would be closed until the summer.\n"
    "Engineers found cracks in two pillars of the bridge during an inspection last month, he added.\n"
    "Residents of the valley fear that the closed bridge will cut them off from the river's far bank.\n"
    "The opposition demanded that the minister publish the engineers' report on the bridge at once.\n"
    "A ferry will carry people over the river while the bridge is repaired, the minister promised.\n"
    "The minister last visited the bridge in March, when the first of the cracks had been reported."
)
ITEMS = (
    "A court in the capital sentenced three bankers to prison for fraud after a trial of nine weeks.\n"
    "Rain flooded vineyards along the southern coast, and growers expect half of the usual harvest.\n"
    "Surgeons transplanted a pig's kidney into a patient, who walked home from hospital ten days later.\n"
    "The national football team lost its opening match abroad by four goals in front of empty stands.\n"
    "Archaeologists digging beneath a supermarket uncovered mosaics that a Roman merchant had ordered.\n"
    "Airlines cancelled hundreds of flights after pilots rejected an offer of higher wages on Friday.\n"
    "A museum returned bronze heads that soldiers looted from a palace more than a century ago.\n"
    "Bees thrive again in suburbs where gardeners stopped mowing, biologists found in a long survey."
)


def entries(*times: str) -> str:
    return "\n".join(
        f"{time}\nPolice closed another street and asked people to leave." for time in times
    )


FALLING = entries("10:32 p.m.", "9:50 p.m.", "8:15 p.m.", "7:02 p.m.", "6:40 p.m.", "5:05 p.m.")
RISING = entries("7:05 a.m.", "8:30 a.m.", "9:12 a.m.", "10:40 a.m.", "1:15 p.m.", "2:20 p.m.")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Storm Ada live updates: thousands leave the coast", "live"),
        ("Latest Ruritania updates: talks begin", "live"),
        ("Ruritania votes – as it happened", "live"),
        ("Your Monday Briefing", "round-up"),
        ("Ruritania, Storm Ada, Football: Your Friday Evening Briefing", "round-up"),
        ("Tuesday's Morning Email: a storm nears", "round-up"),
        ("Ruritania's week in pictures: 18-24 February", "round-up"),
        ("Photos of the day: Nov 3", "round-up"),
        ("10 Things to Know for Today", "round-up"),
        ("News With Jane -- October 2, 2017", "round-up"),
        ("Ruritania war: List of key events, day 57", "round-up"),
        ("20 Top Opinion Pieces of 2016", "round-up"),
        ("World news - RX International", "section page"),
    ],
)
def test_a_title_that_names_a_form_is_enough(title, kind):
    assert digest(title, "Much has happened.") == kind


@pytest.mark.parametrize(
    "title",
    [
        "5 things to know about the bridge",
        "5 things to know for Tuesday's primaries",
        "Collapse of the bridge: what we know so far",
        "Minister skips morning briefing",
        "White House daily briefing: spokesman defends the closure",
        "Facebook to end live updates",
        "Where the ministers live: a map",
        "Saturday Night Live: the minister as a guest",
        "Jury blames Monsanto Roundup: the verdict",
        "Attack on the bridge - July 14, 2016",
        "The Latest: Minister closes bridge",
        "The Morning After: Minister closes bridge",
        "Politics",
        None,
    ],
)
def test_an_article_under_a_title_that_resembles_one_is_an_article(title):
    assert digest(title, PROSE) is None


def test_a_doubtful_title_is_confirmed_by_items_that_share_no_words():
    assert reach(ITEMS.split("\n")) < 0.6 < reach(PROSE.split("\n"))
    assert digest("The Morning After: bankers go to prison", ITEMS) == "round-up"
    assert digest("Bankers go to prison", ITEMS) is None


def test_entries_under_falling_clock_times_are_a_live_page_and_a_chronology_is_not():
    assert digest("Siege of the embassy", FALLING) == "live"
    assert digest("Siege of the embassy", RISING) is None
    assert digest("Siege of the embassy", "\n".join([PROSE] * 5) + "\n" + FALLING) is None


def test_three_entries_are_enough_under_a_title_that_speaks_of_a_live_page():
    three = entries("14:05 GMT", "Updated at 13:40", "12.55pm –")
    assert digest("The Latest: Police storm the embassy", three) == "live"
    assert digest("Police storm the embassy", three) is None


def test_clock_times_inside_sentences_are_no_entries():
    said = "Police came at 9:50 p.m. and left at 8:15 p.m. after a vote of 10:32 in the council.\n"
    assert digest("The Latest: Police storm the embassy", said * 8) is None


def test_a_list_of_headlines_is_a_section_page_and_a_table_of_numbers_is_not():
    heads = "Minister closes bridge over river\nBankers jailed after nine weeks\n"
    assert digest("More from this site", heads * 10) == "section page"
    rows = "Springfield 1,204 of 8,122 votes\nShelbyville 904 of 2,133 votes\n"
    assert digest("Votes by town", rows * 10) is None
    assert digest("Minister closes bridge", PROSE + "\n" + heads) is None
    captions = "Engineers look at the bridge\nMinister on the bridge at dawn\n"
    assert digest("Closed bridge: photos", captions * 10) is None


def test_an_invitation_to_a_newsletter_does_not_make_a_round_up():
    assert digest("A day", "Your daily wrap-up of the news.\n" + PROSE) == "round-up"
    invited = "Sign up for our newsletter, your daily digest of politics.\n" + PROSE
    assert digest("A day", invited) is None


@pytest.mark.parametrize(
    "hostile",
    ["", " ", "update ", "10:30 a.m. ", "( ", "live page is now ", "a-", "\x00\ud800", "1"],
)
def test_hostile_text_is_read_in_no_time(hostile):
    began = time.perf_counter()
    digest(hostile * 50_000, hostile * 50_000)
    digest(None, hostile * 50_000)
    assert time.perf_counter() - began < 1.0


def test_articles_of_labelled_events_are_not_taken_for_digests(shared):
    triplets = pd.read_json(shared / "data/grouping/triplets.jsonl", lines=True)
    found = [digest(title, text) for title, text in zip(triplets.title, triplets.text, strict=True)]
    assert not any(found)
