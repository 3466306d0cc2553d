"""One event for a notebook: words that stand in the text, harmless, and nothing made up."""

import re

import pandas as pd
import pytest

import pressdiff
from pressdiff.errors import InputError
from pressdiff.notebook.listing import Listing, Picture, Words, sentence_link

LISTINGS = (
    "articles", "conflicts", "updates", "missing", "speakers", "quotations", "names", "measures",
)  # fmt: skip
STRIKE = "2025-05-06-karvelian-strike-kills-farm-lethia"


@pytest.fixture(scope="module")
def event(results):
    return results.event(STRIKE)


def test_every_quotation_stands_in_the_text_it_is_shown_for(results, event):
    texts = results.articles.set_index("outlet")["text"].groupby("outlet").agg("\n".join)
    checked = 0
    for row in event.quotations.rows:
        outlet, said = row[1], row[-1]
        assert said.words.rstrip("…").strip() in texts[outlet]
        checked += 1
    assert checked > 40


def test_what_is_told_is_what_the_tables_have(results, event):
    members = results.events.query("event_id == @STRIKE")["article_id"]
    assert len(event.articles) == len(members) == 4
    said = results.attributions[results.attributions["article_id"].isin(members)]
    assert {row[1] for row in event.quotations.rows} == set(event.outlets)
    assert len(event.quotations) >= len(said)
    values = {row[1] for row in event.conflicts.rows}
    assert {"seven", "Five", "Eight"} <= values
    omitted = results.omissions.query("event_id == @STRIKE and status == 'omitted'")
    told = pd.Series([row[0] for row in event.missing.rows if row[1] == "missing"])
    assert told.value_counts().to_dict() == omitted["outlet"].value_counts().to_dict()
    assert "4 articles of 4 outlets" in repr(event)
    assert "<h3>" in event._repr_html_()


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_has_a_cell_for_each_column_in_html_and_as_a_frame(event, name):
    listing = getattr(event, name)
    assert all(len(row) == len(listing.columns) for row in listing.rows)
    html = listing._repr_html_()
    assert html.count("<tr>") == (len(listing) + 1 if len(listing) else 0)
    assert len(listing.frame) == len(listing)
    assert repr(listing)


def test_where_there_is_nothing_it_says_so():
    empty = Listing(("a",), (), "No <fact>.")
    assert empty._repr_html_() == "<p>No &lt;fact&gt;.</p>"
    assert repr(empty) == "No <fact>."


def test_hostile_words_are_shown_and_do_nothing():
    bad = Words("<script>alert(1)</script> $x$ \u202e\ud800\x00", note="<b>", href="")
    html = Listing(("<i>",), ((bad,), ("<img src=x>",)), "")._repr_html_()
    assert re.findall(r"<(?!/?(?:table|thead|tbody|tr|th|td|b|br|small)\b)", html) == []
    assert "tex2jax_ignore" in html
    html.encode("utf-8")


@pytest.mark.parametrize(
    ("url", "text", "address"),
    [
        ("https://a.example/x#y", "Two, he said", "https://a.example/x#:~:text=Two%2C%20he%20said"),
        ("https://a.example/x", 'a"b&c-d', "https://a.example/x#:~:text=a%22b%26c%2Dd"),
        ("https://a.example/x", "", "https://a.example/x"),
        ("javascript:alert(1)", "Two", ""),
        ("data:text/html,x", "Two", ""),
        (None, "Two", ""),
    ],
)
def test_a_link_leads_to_the_sentence_and_to_web_pages_alone(url, text, address):
    assert sentence_link(url, text) == address


def test_a_figure_is_a_picture_with_its_words_or_says_why_it_is_none(event):
    drawn = event.figure("coverage")
    assert isinstance(drawn, Picture)
    assert 'role="img"' in drawn._repr_html_()
    assert event.figure("reporting")._repr_html_().startswith("<p>Nothing to draw in this event")
    with pytest.raises(InputError, match=r"no figure 'pie'; there are: .*coverage"):
        event.figure("pie")


def test_an_event_that_is_not_there_is_refused_with_some_that_are(results):
    with pytest.raises(InputError, match="no event 'x' in these results; there are: 2025-03-14"):
        results.event("x")


def test_evidence_takes_outlets_in_turn_and_shows_the_words(results):
    found = results.evidence("hedging", n=6)
    outlets = [row[0] for row in found.rows]
    assert len(outlets) == 6
    assert len(set(outlets[:4])) == 4
    texts = "\n".join(results.articles["text"])
    assert all(row[-1].words.strip("…") in texts for row in found.rows)


def test_evidence_of_a_measure_with_two_ends_shows_both(results):
    signs = [row[2].startswith("−") for row in results.evidence("sentiment", n=6).rows]
    assert signs == [False] * 3 + [True] * 3


def test_evidence_asks_for_a_measure_of_the_run(results):
    with pytest.raises(InputError, match="no measure 'mood' in these results; there are: agency"):
        results.evidence("mood")
    with pytest.raises(InputError, match="n is 1 or more, got 0"):
        results.evidence("hedging", n=0)


def test_an_event_of_one_article_is_shown_too():
    one = pd.DataFrame(
        [{"outlet": name, "title": "Rain falls", "text": f"Rain fell in {name} on Monday. " * 5}
         for name in ("Alpha", "Beta")]
    )  # fmt: skip
    results = pressdiff.compare(one, profile="light", jobs=1)
    event = results.event(results.events["event_id"].iloc[0])
    for name in LISTINGS:
        assert isinstance(getattr(event, name)._repr_html_(), str)
    assert event.conflicts._repr_html_().startswith("<p>No two claims")
