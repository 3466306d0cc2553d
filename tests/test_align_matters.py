"""Matters that every report of an event tells, laid side by side though no word is shared."""

import pandas as pd
import pytest

from pressdiff.align.conflicts import Conflict
from pressdiff.align.matters import told
from pressdiff.align.units import Number, Unit
from pressdiff.align.words import words


def claim(article, text, *numbers, **more):
    """Return a claim of an article; numbers are (words, low, high) or (words, low, high, unit, noun)."""
    stems = frozenset(word.stem for word in words(text))
    row = {
        "claim_id": f"{article}{more.pop('place', 0)}", "article_id": article, "text": text, "sentence": text,
        "start": 0, "position": 0.1, "words": tuple(words(text)), "stems": stems, "plain": stems,
        "entities": frozenset(), "actors": frozenset(), "predicate": "", "subject": frozenset(),
        "object": frozenset(), "negative": False, "certainty": "asserted", "time": None,
        "numbers": tuple(number(text, *one) for one in numbers),
    }  # fmt: skip
    return Unit(**{**row, **more})


def number(text, said, low, high, unit=None, noun=None):
    start = text.index(said)
    return Number(start, start + len(said), low, high, unit, noun, "exact")


def matters(*claims):
    """Return what `told` says of pairs of claims, without the claims."""
    return [found for _, _, found in told(claims)]


CUT = claim("a", "Blast on gas pipeline cuts flow by 60%", ("60%", 60, 60, "%"))
REDUCED = ("Deliveries have been reduced by 40 per cent", ("40 per cent", 40, 40, "%"))
BOY = claim("a", "A 4-year-old boy fell into the enclosure")


def test_amounts_of_one_family_conflict_in_their_own_words():
    assert matters(CUT, claim("b", *REDUCED)) == [Conflict("number", "60%", "40 per cent")]


def test_a_fraction_in_words_is_an_amount():
    lost = claim("b", "Three-quarters of the gas was lost at a stroke")
    assert matters(CUT, lost) == [Conflict("number", "60%", "Three-quarters")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The flow fell to 40 per cent", [("40 per cent", 40, 40, "%")]),
        ("The flow fell by 40 per cent in June 2019", [("40 per cent", 40, 40, "%")]),
        ("Prices of shares fell by 40 per cent", [("40 per cent", 40, 40, "%")]),
        ("The flow was cut by 2 per cent", [("2 per cent", 2, 2, "%")]),
    ],
)
def test_another_amount_is_not_compared(text, numbers):
    assert matters(CUT, claim("b", text, *numbers)) == []


def test_growth_compares_within_one_year_only():
    told_ = ("The economy will grow {} in {}", ("0.8 %", 0.8, 0.8, "%"), ("1.1 %", 1.1, 1.1, "%"))
    left = claim("a", told_[0].format("0.8 %", 2026), told_[1], certainty="planned")
    same = claim("b", told_[0].format("1.1 %", 2026), told_[2])
    other = claim("b", told_[0].format("1.1 %", 2027), told_[2])
    assert matters(left, same) == [Conflict("number", "0.8 %", "1.1 %")]
    assert matters(left, other) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The boy, 3, was lifted out by firefighters", "3"),
        ("A 3-year-old child was dropped in the moat", "3-year-old"),
        ("The little boy is 3 years old", "3 years old"),
        ("The toddler, who is three, is well", "three"),
        ("A 3-year-old who fell into the moat is well", "3-year-old"),
        ("The 3-year-old was with his mother", "3-year-old"),
    ],
)
def test_ages_of_the_one_child_conflict_however_they_are_worded(text, said):
    assert matters(BOY, claim("b", text)) == [Conflict("number", "4-year-old", said)]


def test_of_two_ages_an_article_means_the_first():
    first = claim("b", "A 3-year-old boy fell in", place=0)
    other = claim("b", "A 5-year-old girl filmed it", place=1)
    assert matters(BOY, first, other) == [Conflict("number", "4-year-old", "3-year-old")]


def test_a_pronoun_is_the_child_that_the_claim_before_names():
    before = claim("b", "The boy climbed over the fence", place=0)
    assert matters(BOY, before, claim("b", "He is 3", place=1)) == [
        Conflict("number", "4-year-old", "3")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 17-year-old gorilla was shot",
        "Solveig Aas, 3, lives elsewhere",
        "Terminal 3 was closed",
        "He is 3",
        "The boy was 3 minutes in the water",
        "A 14-year-old boy filmed it",
    ],
)
def test_the_age_of_another_is_no_conflict(text):
    assert matters(BOY, claim("b", text)) == []


def test_a_name_says_whose_age_it_is():
    left = claim("a", "Solveig Aas, 41, was on board")
    right = claim("b", "The captain, 43-year-old Solveig Aas, was on board")
    assert matters(left, right) == [Conflict("number", "41", "43-year-old")]


FAULT = claim("a", "The fire was caused by an electrical fault in the engine room")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sabotage was named as the cause of the fire and blamed on a gang", "Sabotage"),
        ("A lorry went up in flames on the car deck", "lorry went up in flames"),
    ],
)
def test_causes_of_two_classes_conflict(text, found):
    assert matters(FAULT, claim("b", text)) == [Conflict("cause", "electrical fault", found)]


def test_causes_of_one_class_agree():
    assert matters(FAULT, claim("b", "A malfunction started the blaze")) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Police are looking into whether sabotage caused the fire",
        "The fire was not caused by sabotage",
        "The strike was caused by sabotage of the talks",
        "The fire may have been caused by sabotage",
    ],
)
def test_what_is_doubted_or_the_cause_of_something_else_is_no_cause(text):
    assert matters(FAULT, claim("b", text)) == []


WARPLANES = claim("a", "Karvelia's air force struck a farm warehouse early on Tuesday")
STILL_DOWN = claim("a", "Imaging systems were still down at 1300 GMT")
CANCELLED = claim("a", "A visit to Velmar has been cancelled at the request of the Lethian side")


@pytest.mark.parametrize(
    ("left", "text", "found"),
    [
        (WARPLANES, "The operation was entrusted to a unit of the Border Guard", "actor"),
        (WARPLANES, "Warships shelled the coast while jets hit the town", None),
        (STILL_DOWN, "The computer systems of the hospital have been restored", "status"),
        (CANCELLED, "The delay had been agreed between the two governments", "actor"),
        (CANCELLED, "Lethia on Wednesday postponed the visit", "agree"),
        (CANCELLED, "The visit was cancelled", None),
        (STILL_DOWN, "Power has been restored", None),
    ],
)
def test_agents_and_states_are_compared_by_class(left, text, found):
    told = [one.kind if one else "agree" for one in matters(left, claim("b", text))]
    assert told == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether the systems have been restored",
        "The systems have not been restored",
        "Peace has been restored",
    ],
)
def test_a_state_that_is_doubted_or_of_something_else_is_passed_over(text):
    assert matters(STILL_DOWN, claim("b", text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deliveries will be restored in full within days", [("about three weeks", "within days")]),
        ("Repairs may take up to 90 days", [None]),
        ("Repairs will take at least five days", [None]),
        ("Repairs will take at least two months", [("about three weeks", "at least two months")]),
        ("Police hope to restore order within hours", []),
        ("The line will be fixed in four weeks", [None]),
        ("Repairs will not be finished within days", []),
        ("The talks will take days", []),
        ("Repairs began two days ago", []),
    ],
)
def test_the_time_a_repair_takes_conflicts_if_far_apart(text, found):
    weeks = claim("a", "Repairs will take about three weeks")
    told = [one and (one.value_a, one.value_b) for one in matters(weeks, claim("b", text))]
    assert told == found


CLAIMED = claim("a", "Black Ledger has claimed responsibility on its website")


def test_authors_with_nothing_in_common_conflict():
    other = claim("b", "Hackers linked to Karvelia bring chaos to the hospital")
    assert matters(CLAIMED, other) == [Conflict("actor", "Black Ledger", "Karvelia")]
    same = claim("b", "The attack is believed to be the work of Black Ledger")
    assert matters(CLAIMED, same) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "No group has been named, and Karvelia has not claimed responsibility",
        "Karvelia claimed responsibility for an earlier attack",
        "The minister accused Karvelia of delaying the talks",
    ],
)
def test_an_author_of_another_deed_is_passed_over(text):
    assert matters(CLAIMED, claim("b", text)) == []


def test_nobody_conflicts_with_somebody():
    held = claim("a", "The captain has been arrested")
    none = claim("b", "Nobody has been arrested")
    assert matters(held, none) == [
        Conflict("status", "Nobody has been arrested", "has been arrested")
    ]
    assert matters(claim("a", "The captain may have been arrested", certainty="hedged"), none) == []


def test_the_day_of_one_thing_to_come_conflicts_and_its_spelling_does_not():
    left = claim("a", "The next decision is due on November 27")
    assert matters(left, claim("b", "The next verdict will be told on 27 November")) == [None]
    assert matters(left, claim("b", "On 20 November the bank decides again")) == [
        Conflict("date", "November 27", "20 November")
    ]
    assert matters(left, claim("b", "The last decision was on 20 October")) == []


def test_claims_of_one_article_are_not_laid_side_by_side():
    assert matters(CUT, claim("a", *REDUCED, place=1)) == []


@pytest.mark.parametrize(
    "text",
    ["", "…", "3", "he is", "aged", "'''", "claimed responsibility", "x" * 5_000, "A " * 3_000],
)
def test_odd_text_harms_nothing(text):
    assert matters(BOY, FAULT, claim("b", text)) == []


def test_the_tallies_give_their_words():
    left = claim("a", "Nine people died", ("Nine", 9, 9, None, "people"))
    right = claim(
        "b", "At least 12 people were killed", ("At least 12", 12, float("inf"), None, "people")
    )
    assert matters(left, right) == [Conflict("number", "Nine", "At least 12")]


def test_dozens_is_no_toll_where_an_exact_one_is_told():
    vague = claim("a", "Dozens of people died", ("Dozens", 24, float("inf"), None, "people"))
    exact = claim("a", "30 people died", ("30", 30, 30, None, "people"), place=1)
    other = claim("b", "41 people died", ("41", 41, 41, None, "people"))
    assert matters(vague, exact, other) == [Conflict("number", "30", "41")]


def test_the_year_of_the_article_is_no_other_occasion():
    dated = {"published_at": pd.Timestamp("2026-07-15", tz="UTC")}
    text = "84 people died in the attack on 14 July 2026"
    left = claim("a", "80 people died", ("80", 80, 80, None, "people"))
    assert matters(left, claim("b", text, ("84", 84, 84, None, "people"))) == []
    assert matters(left, claim("b", text, ("84", 84, 84, None, "people"), **dated)) == [
        Conflict("number", "80", "84")
    ]
