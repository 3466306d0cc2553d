"""Lines: furniture is cut, sentences are kept, and what credits say is told."""

import re
from datetime import UTC, datetime

import pytest

from pressdiff.clean import body
from pressdiff.clean.lines import split
from pressdiff.clean.residue import residue

LEAD = (
    "The defence minister cancelled a visit to the capital on Thursday, a day before he was to leave "
    "with a group of officials, his ministry said in a statement."
)
SECOND = (
    "The visit had been planned since April, and no new date was given by either of the two sides."
)


def cleaned(*lines, title=None):
    return body.clean(split("\n".join(lines)), title)


def paragraphs(*lines, title=None):
    return cleaned(*lines, title=title).paragraphs


# Furniture

FURNITURE = """
27:26
0:00 / 24:59
Podcasts
Listen to this article
Share on Facebook
SHARE THIS ARTICLE Share Tweet Post Email
Facebook Twitter WhatsApp Telegram
Home World Business Sport Opinion
Advertisement
Advertisement Continue reading the main story
Story continues below advertisement
Read more
READ MORE: Minister cancels another trip
Also on rt.com Minister cancels another trip
Related: Five things to know about the visit
Minister cancels another trip Read more
Sign up for our daily newsletter
Follow us on Twitter
Photo
FILE PHOTO: The minister at a meeting. REUTERS/Jane Roe/File Photo
FILE - In this May 18, 2017 file photo, the minister speaks to the press in the capital.
The minister at a meeting in the capital. © Getty Images / Jane Roe
© Sputnik / Jane Roe
Photograph: Jane Roe/AP
The minister leaves the building (AP Photo/Jane Roe)
The minister leaves the building. (Photo by Jane Roe/Getty Images)
Image copyright EPA Image caption The minister leaves the building
Enlarge this image toggle caption Jane Roe/AP Jane Roe/AP
Jane C. Roe/AP
Copyright 2018 The Associated Press. All rights reserved.
This story has been updated.
___
""".strip().split("\n")


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_cut(line):
    assert residue(line)
    assert paragraphs(LEAD, line, SECOND) == [LEAD, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "He shared the photo on Facebook and Twitter.",
        "Photos of the scene showed smoke over the port.",
        "Read the full statement, she told reporters.",
        "Sign the deal or leave, the president said.",
        "In this photo the general is said to stand on the left.",
        "Copyright law does not apply, the court said.",
        "Listen to the people, he said.",
        "The picture is grim: no water, no power.",
        "Reuters reported that the talks had failed.",
        "Follow the money, prosecutors say.",
        "(Production at the plant resumed on Monday.)",
        "Reporting by the newspaper showed that the money was gone.",
        "A spokesman for the Labour/Co-op group said so (he did not give a name).",
        "9/11 changed how the country thinks of its safety.",
        "By Monday the water had reached the school.",
        "Live music will return in May, the mayor said.",
        "Rapid pace of reform",
    ],
)
def test_sentences_and_subheadings_are_kept(line):
    assert paragraphs(LEAD, line, SECOND) == [LEAD, line, SECOND]


def test_icon_names_run_together_are_cut():
    assert residue("icon menu-icon searchicon chevron lefticon chevron righticon closeicon fm")


def test_headlines_listed_under_read_more_are_cut_up_to_the_next_sentence():
    found = paragraphs(LEAD, "Read more:", "Minister cancels trip", "Port closed", SECOND)
    assert found == [LEAD, SECOND]


def test_a_headline_or_paragraph_that_stands_again_is_cut():
    assert paragraphs("Visit off", LEAD, "VISIT OFF", SECOND, LEAD, title="Visit off") == [
        LEAD,
        SECOND,
    ]


def test_related_headlines_inside_a_sentence_are_cut():
    line = "Sen. Jane Roe Jane Ann RoeParty splits over vote Five things to know MORE (R-Maine) said so."
    assert paragraphs(LEAD, line)[1] == "Sen. Jane Roe (R-Maine) said so."


# Datelines, credits, bylines


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("VELMAR, March 14 (Meridian) - ", "Meridian"),
        ("(Reuters) – ", "Reuters"),
        ("TOKYO/SEOUL (Reuters) - ", "Reuters"),
        ("OFER PRISON, West Bank, Jan 1 (Reuters) - ", "Reuters"),
        ("RAMALLAH, West Bank (AP) — ", "AP"),
        ("Paris (AFP) - ", "AFP"),
        ("BEIJING, Jan. 18 (Xinhua) -- ", "Xinhua"),
        ("KYIV. March 14 (Interfax-Ukraine) - ", "Interfax-Ukraine"),
        ("MOSCOW, January 18. /TASS/. ", "TASS"),
        ("MOSCOW, January 18 – RIA Novosti. ", "RIA Novosti"),
        ("SEOUL, South Korea — ", None),
        ("BEIJING -- ", None),
        ("(CNN) ", None),
        ("Washington (CNN) ", None),
    ],
)
def test_a_dateline_is_cut_and_its_agency_kept(start, agency):
    found = cleaned(start + LEAD, SECOND)
    assert (found.paragraphs, found.agency) == ([LEAD, SECOND], agency)


@pytest.mark.parametrize(
    "start",
    ["The minister (Labour) - a critic - ", "NATO - the alliance - ", "UPDATE - ", "Mr Roe (AP) "],
)
def test_what_only_resembles_a_dateline_is_kept(start):
    assert paragraphs(start + LEAD, SECOND) == [start + LEAD, SECOND]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reporting by Jane Roe and John Doe; Editing by Max Mustermann)", None),
        ("Additional reporting by Jane Roe in Kyiv", None),
        ("The Associated Press contributed to this report.", "AP"),
        ("jr/jd (AFP, dpa)", "AFP"),
        ("— With assistance by Jane Roe", None),
        ("(With inputs from ANI)", "ANI"),
        ("© 2024 Reuters", "Reuters"),
    ],
)
def test_a_credit_is_cut_and_its_agency_kept(line, agency):
    found = cleaned(LEAD, SECOND, line)
    assert (found.paragraphs, found.agency) == ([LEAD, SECOND], agency)


def test_a_credit_at_the_end_of_a_paragraph_is_cut():
    assert paragraphs(LEAD, f"{SECOND} (Reporting by Jane Roe)") == [LEAD, SECOND]


@pytest.mark.parametrize("line", ["By Jane Roe", "By JANE ROE and John Doe, Associated Press"])
def test_a_byline_is_cut_before_the_text(line):
    assert paragraphs(line, LEAD, SECOND) == [LEAD, SECOND]


def test_an_agency_named_under_a_picture_has_not_written_the_text():
    assert cleaned(LEAD, "Reuters", SECOND * 2).agency is None
    assert cleaned(LEAD, SECOND, "Reuters").agency == "Reuters"


# Text


def test_characters_have_one_form_and_lines_one_space():
    text = "\ufeffThe\u00a0mini\u00adster\u200b said\tso &amp; le\u0301ft.\r\n\r\n\x00He went.\u2028Home."
    assert split(text) == ["The minister said so & léft.", "He went.", "Home."]


def test_lines_broken_at_a_fixed_width_are_joined():
    wrapped = (
        re.sub(r"(.{60,70}) ", r"\1\n", LEAD) + "\n\n" + re.sub(r"(.{60,70}) ", r"\1\n", SECOND)
    )
    assert split(wrapped) == [LEAD, SECOND]


@pytest.mark.parametrize(
    "piece",
    [
        "a\u0301\u0316",
        "A ",
        "KYIV, ",
        "(",
        "12:22 ",
        "icon ",
        "&amp;",
        "Photo: a/",
        "Aa " * 9 + "MORE ",
    ],
)
def test_a_very_long_line_is_cleaned_in_time(piece):
    start = datetime.now(UTC)
    paragraphs(piece * (250_000 // len(piece)))
    assert (datetime.now(UTC) - start).total_seconds() < 5
