"""What conflicts between two claims, in whose words, and whether it may be news."""

import pandas as pd
import pytest

from pressdiff.align.conflicts import Conflict, conflict, plain
from pressdiff.align.units import Number, Unit
from pressdiff.align.updates import update
from pressdiff.align.words import stem, words


def claim(text, *numbers, subject="", predicate="", obj="", hour=None, **more):
    """Return a claim with its roles given in words; numbers are (words, low, high, unit, noun)."""
    stems = frozenset(word.stem for word in words(text))
    row = {
        "claim_id": "a0", "article_id": "a", "text": text, "sentence": text, "start": 0, "position": 0.1,
        "words": tuple(words(text)), "stems": stems,
        "plain": frozenset(word.stem for word in words(text) if not word.upper and not word.stem.isdigit()),
        "entities": frozenset(), "actors": frozenset(), "predicate": stem(predicate) if predicate else "",
        "subject": frozenset(word.stem for word in words(subject)),
        "object": frozenset(word.stem for word in words(obj)),
        "negative": False, "certainty": "asserted", "time": None,
        "numbers": tuple(_number(text, *one) for one in numbers),
        "published_at": None if hour is None else pd.Timestamp(f"2026-07-14T{hour:02d}:00", tz="UTC"),
    }  # fmt: skip
    return Unit(**{**row, **more})


def _number(text, said, low, high, unit=None, noun=None):
    start = text.index(said)
    return Number(start, start + len(said), low, high, unit, noun, "exact")


def dead(count, **more):
    text = f"{count} people were killed in the ferry fire"
    return claim(text, (str(count), count, count, None, "people"), predicate="killed", **more)


def test_counts_conflict_in_the_words_of_each_claim():
    assert conflict(dead(9), dead(12)) == Conflict("number", "9", "12")
    assert conflict(dead(9), dead(9)) is None


def test_a_sum_that_nearly_agrees_is_the_same_sum_told_otherwise():
    left = claim("It made an offer of $105 billion", ("$105 billion", 1.05e11, 1.05e11, "USD"))
    right = claim("The bid was worth $103 billion", ("$103 billion", 1.03e11, 1.03e11, "USD"))
    other = claim("It has debts of $60 billion", ("$60 billion", 6e10, 6e10, "USD"))
    assert conflict(left, right) == Conflict("number", "$105 billion", "$103 billion")
    assert conflict(left, other) is None


def test_one_digit_of_a_long_number_is_a_slip():
    left = claim("He paid $5,687.75", ("$5,687.75", 5687.75, 5687.75, "USD"))
    right = claim("A vacation for $5,587.75", ("$5,587.75", 5587.75, 5587.75, "USD"))
    assert plain(left, right) == Conflict("number", "$5,687.75", "$5,587.75")


def test_the_same_deed_by_another_named_actor_conflicts_in_their_names():
    a, b = (
        claim(f"{who} shelled the power station", subject=who, predicate="shelled", obj="power station",
              actors=frozenset({who}), entities=frozenset({who}))
        for who in ("North Lethia", "Karvelia")
    )  # fmt: skip
    assert conflict(a, b) == Conflict("actor", "North Lethia", "Karvelia")


def test_what_is_negated_conflicts_and_the_negation_is_quoted():
    roles = {"subject": "the visit", "predicate": "cancelled"}
    a = claim("The visit of the minister was cancelled", **roles)
    b = claim("The visit of the minister was not cancelled", negative=True, **roles)
    assert conflict(a, b) == Conflict("status", "cancelled", "not cancelled")


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("The crossing at Holmbeck remains open", "It closed the Holmbeck border crossing at noon",
         ("remains open", "closed")),
        ("An unauthorised rally turned into disturbances", "The city had authorised the rally until nine",
         ("unauthorised", "authorised")),
        ("Police questioned the captain and released him without charge", "The captain of the vessel is under arrest",
         ("released him without charge", "under arrest")),
        ("The workforce was not consulted", "The workforce was consulted in October",
         ("not consulted", "was consulted")),
        ("Contact has been lost with the satellite", "They have regained control of the satellite",
         ("Contact has been lost", "regained control")),
        ("The minister’s trip is cancelled", "His trip was postponed by a week", ("cancelled", "postponed")),
    ],
)  # fmt: skip
def test_opposite_states_of_one_thing_conflict_without_being_aligned(a, b, values):
    assert plain(claim(a), claim(b)) == Conflict("status", *values)
    assert plain(claim(b), claim(a)) == Conflict("status", *values[::-1])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The crossing at Holmbeck remains open", "The shipyard closed in 2016"),
        ("The crossing at Holmbeck remains open", "Lethia wants to close the crossing"),
        ("The crossing at Holmbeck remains open", "The crossing would be closed at night"),
        ("The crossing at Holmbeck remains open", "The crossing was closed and later reopened"),
        ("The crossing in Lethia remains open", "A school in Lethia closed"),
    ],
)
def test_states_of_two_things_or_left_open_are_no_conflict(a, b):
    assert plain(claim(a), claim(b)) is None


def test_a_hedge_is_not_plain():
    a, b = "The crossing remains open", "The crossing was closed"
    assert plain(claim(a), claim(b, certainty="hedged")) is None


def test_one_act_on_two_days_conflicts_and_two_acts_do_not():
    a = claim("She spoke in an interview published Sunday")
    b = claim("The comments to the paper were published on Saturday")
    assert plain(a, b) == Conflict("date", "Sunday", "Saturday")
    assert plain(a, claim("The comments were criticised on Saturday")) is None
    assert plain(a, claim("The comments were published Sunday")) is None


def test_claims_aligned_on_days_that_do_not_meet_conflict_in_the_words_of_the_date():
    times = [
        (pd.Timestamp(f"2025-06-{n}", tz="UTC"), pd.Timestamp(f"2025-06-{n + 1}", tz="UTC"))
        for n in (12, 14)
    ]
    a, b = (
        claim(f"The parties signed the agreement on {when}", subject="the parties", predicate="signed",
              obj="the agreement", time=time)
        for when, time in zip(("June 12", "14 June"), times, strict=True)
    )  # fmt: skip
    assert conflict(a, b) == Conflict("date", "June 12", "14 June")


def test_one_event_in_places_that_do_not_hold_each_other_conflicts():
    a, b, c, d = (
        claim(f"The attacker was born in {place} to a family of teachers")
        for place in ("Norway", "Denmark", "London", "Croydon")
    )
    assert conflict(a, b) == Conflict("place", "Norway", "Denmark")
    assert conflict(a, a) is None
    assert conflict(c, d) is None  # a part of it
    assert conflict(a, c) is None  # a country and a city


NINE_TO_TWELVE = Conflict("number", "9", "12")


@pytest.mark.parametrize(
    ("first", "second", "news"),
    [
        ({"hour": 6}, {"hour": 12}, 1),
        ({"hour": 12}, {"hour": 6}, 0),
        ({"hour": 6}, {"hour": 6}, 0),
        ({}, {"hour": 6}, 0),
    ],
)
def test_a_higher_toll_is_news_if_it_came_out_later(first, second, news):
    assert update(dead(9, **first), dead(12, **second), NINE_TO_TWELVE) == news
    turned = Conflict("number", "12", "9")
    assert update(dead(12, **second), dead(9, **first), turned) == news


def test_a_later_age_is_no_news():
    a = claim("A 3-year-old boy fell", ("3-year-old", 3, 3, "year", "boy"), hour=6)
    b = claim("A 4-year-old boy fell", ("4-year-old", 4, 4, "year", "boy"), hour=12)
    assert not update(a, b, Conflict("number", "3-year-old", "4-year-old"))


@pytest.mark.parametrize(
    ("text", "value", "news"),
    [
        ("The crossing reopened in the evening", "reopened", True),
        ("The crossing is now open", "is now open", True),
        ("The crossing remains open", "remains open", False),
    ],
)
def test_a_state_that_came_back_is_news(text, value, news):
    shut = claim("The crossing was closed", hour=6)
    found = Conflict("status", "closed", value)
    assert update(shut, claim(text, hour=12), found) == news
    assert not update(claim("The crossing was closed", hour=12), claim(text, hour=6), found)


def test_what_has_not_happened_yet_may_happen_later():
    none, held = "Nobody has been arrested", "The captain was arrested"
    found = Conflict("status", none, "was arrested")
    assert update(claim(none, hour=6), claim(held, hour=12), found)
    assert not update(claim(none, hour=12), claim(held, hour=6), found)


BOMBED = "Warplanes bombed a crowded market in Aleppo early on Friday morning"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (BOMBED.replace("Aleppo", "Homs"), Conflict("place", "Aleppo", "Homs")),
        (BOMBED.replace("Aleppo", "the Old City"), None),  # may be in Aleppo
        (BOMBED.replace("Aleppo", "Syria"), None),
        (BOMBED.replace("in Aleppo", "in Homs, not in Aleppo,"), None),
        ("Warplanes struck a market in Homs", None),  # not in the same words
    ],
)
def test_a_place_exchanged_in_the_same_words_is_a_conflict(other, found):
    assert conflict(claim(BOMBED), claim(other)) == found


def test_means_exchanged_in_the_same_words_are_a_conflict():
    a = "At least eleven civilians were killed in air strikes on the northern town"
    b = a.replace("air strikes", "shelling")
    assert conflict(claim(a), claim(b)) == Conflict("cause", "air strikes", "shelling")
    assert conflict(claim(a), claim(a.replace("air strikes", "airstrikes"))) is None
    denied = claim(b.replace("were killed", "were not killed"))
    assert conflict(claim(a), denied) is None


def test_two_persons_may_be_guilty_and_not_guilty():
    a = claim(
        "Gates pleaded guilty to charges of the special counsel", entities=frozenset({"Gates"})
    )
    b = "Craig pleaded not guilty to charges of the special counsel"
    assert conflict(a, claim(b, entities=frozenset({"Craig"}))) is None
    same = claim(b.replace("Craig", "Gates"), entities=frozenset({"Gates"}))
    assert conflict(a, same) == Conflict("status", "pleaded guilty", "pleaded not guilty")
