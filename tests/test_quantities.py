"""Numbers: what is one, what it counts, and what its wording allows."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdiff.quantities import quantities


@pytest.fixture
def read(parsed):
    """Return a function from a sentence to its quantities, with their words."""

    def read_sentence(text):
        article = parsed(text)
        return [(article.doc.text[one.start : one.end], one) for one in quantities(article.doc[:])]

    return read_sentence


@pytest.mark.parametrize(
    ("text", "words", "value", "noun"),
    [
        ("Paris will send 78 Caesar howitzers.", "78", 78, "Caesar howitzer"),
        ("The coalition comprises a total of 23 nations.", "23", 23, "nation"),
        ("Twenty-five soldiers were wounded.", "Twenty-five", 25, "soldier"),
        ("One hundred and fifty homes burned.", "One hundred and fifty", 150, "home"),
        ("Half a million people fled.", "Half a million", 5e5, "people"),
        ("The breach hit 143million customers.", "143million", 1.43e8, "customer"),
        ("They sent 1.5 million masks.", "1.5 million", 1.5e6, "mask"),
        ("Two dozen ships left.", "Two dozen", 24, "ship"),
        ("At least 60 killed in strike", "At least 60", 60, "killed"),
        ("The attack left 45 dead.", "45", 45, "dead"),
        ("More than 129,000 were evacuated.", "More than 129,000", 129_000, "evacuated"),
        ("The blast killed ten men and injured another 20.", "20", 20, "injured"),
        ("Officials said 12 were killed and 30 others injured.", "30", 30, "injured"),
        ("The death toll rose to 85.", "85", 85, "death toll"),
        ("Up to 400,000 British people's data leaked.", "Up to 400,000", 400_000, "people"),
        ("Dozens of projects were launched.", "Dozens", 24, "project"),
        ("Tens of thousands of people marched.", "Tens of thousands", 20_000, "people"),
    ],
)
def test_a_number_is_read_with_what_it_counts(read, text, words, value, noun):
    found = [one for told, one in read(text) if told == words]
    assert [(one.value, one.noun) for one in found] == [(value, noun)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "noun"),
    [
        ("It cost £2bn.", "£2bn", 2e9, "GBP", None),
        ("It cost $1.5 million.", "$1.5 million", 1.5e6, "USD", None),
        ("He was fined 5,000 dollars.", "5,000 dollars", 5000, "USD", None),
        ("About 15% of voters agree.", "About 15%", 15, "%", "voter"),
        ("Prices rose 15 percent.", "15 percent", 15, "%", None),
        ("Prices rose 15 per cent.", "15 per cent", 15, "%", None),
        ("The ship carried 40 tonnes of grain.", "40 tonnes", 40, "tonne", "grain"),
        ("Troops moved 5km in a day.", "5km", 5, "km", None),
        ("The three-month-old siege ended.", "three-month-old", 3, "month", "siege"),
        ("An 18-month investigation ended.", "18-month", 18, "month", "investigation"),
    ],
)
def test_a_measured_amount_has_a_unit(read, text, words, value, unit, noun):
    assert [(told, one.value, one.unit, one.noun) for told, one in read(text)] == [
        (words, value, unit, noun)
    ]


@pytest.mark.parametrize(
    ("wording", "bound", "low", "high"),
    [
        ("60", "exact", 60, 60),
        ("at least 60", "at_least", 60, None),
        ("more than 60", "at_least", 60, None),
        ("over 60", "at_least", 60, None),
        ("60 or more", "at_least", 60, None),
        ("up to 60", "at_most", None, 60),
        ("fewer than 60", "at_most", None, 60),
        ("no more than 60", "at_most", None, 60),
        ("about 60", "about", 54, 66),
        ("some 60", "about", 54, 66),
        ("nearly 60", "about", 54, 60),
        ("just over 60", "about", 60, 66),
        ("between 50 and 70", "about", 50, 70),
        ("50 to 70", "about", 50, 70),
        ("50-70", "about", 50, 70),
        ("dozens of", "about", 24, None),
        ("at least an additional 60", "at_least", 60, None),
    ],
)
def test_the_wording_bounds_the_number(read, wording, bound, low, high):
    ((_, one),) = read(f"The army freed {wording} people.")
    assert (one.bound, one.low, one.high) == (bound, pytest.approx(low), pytest.approx(high))
    assert one.noun == "people"


def test_a_change_tells_two_numbers_and_a_range_one(read):
    assert [one.value for _, one in read("The toll rose from 20 to 30.")] == [20, 30]
    assert [one.value for _, one in read("Between 20 and 30 people died.")] == [25]
    ((_, money),) = read("It costs $20-30 million.")
    assert (money.low, money.high, money.unit) == (2e7, 3e7, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 15 September 2017.",
        "The war began in 2014.",
        "France 24 reported it.",
        "The A42 and the F-16 were seen on Route 66.",
        "Talks begin at 7 p.m. and end at 10:30.",
        "They won 5-2.",
        "John Smith, 25, was there.",
        "Mary was 16.",
        "It was the third attack in the 1990s.",
        "Two thirds of the six-party talks failed.",
        "It happened two days ago.",
        "Call 0207 782 4368.",
        "One of the men fled.",
        "Flight no. 7 landed in Paris.",
    ],
)
def test_dates_names_scores_ages_and_ordinals_are_no_quantities(read, text):
    assert read(text) == []


def test_a_bare_four_digit_count_is_no_year(read):
    assert [one.value for _, one in read("In 2015 some 1500 soldiers and 2000 homes.")] == [
        1500,
        2000,
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("0123456789.,-–%$£€ +/()aknotwe\n", max_size=40))
def test_no_text_is_too_odd(parsed, text):
    doc = parsed(text or " ").doc
    for one in quantities(doc[:]):
        assert 0 <= one.start < one.end <= len(doc.text)
        assert one.low is None or one.low <= one.value
        assert one.high is None or one.high >= one.value
