"""Dates of an outlet whose clock is wrong are set right or left aside; an honest outlet's stand."""

import numpy as np
import pytest

from pressdiff.events.clocks import ALIKE, LEAST, believed

STORIES = 30
DAYS = np.arange(STORIES) * 5.0  # the day of each story
HONEST = {"one": DAYS, "two": DAYS + 0.5}


def compared(outlets, most=0.9):
    """Return the days believed of outlets that told the same stories, by outlet; `most` alike."""
    days = np.concatenate(list(outlets.values()))
    names = [name for name, own in outlets.items() for _ in own]
    story = np.concatenate([np.arange(len(own)) for own in outlets.values()])
    left, right = np.nonzero(np.triu(story[:, None] == story[None, :], 1))
    cosine = most - 0.3 * np.random.default_rng(1).random(len(left))
    found = believed(days, names, left, right, cosine)
    return {name: found[[one == name for one in names]] for name in outlets}


@pytest.mark.parametrize("shift", [21.0, -21.0, 400.0])
def test_an_outlet_dated_weeks_off_is_set_right(shift):
    found = compared(HONEST | {"off": DAYS + shift})
    assert np.abs(found["off"] - DAYS).max() <= 1
    assert found["one"].tolist() == DAYS.tolist()


def test_of_two_outlets_only_the_late_one_is_moved():
    found = compared({"one": DAYS, "late": DAYS + 21})
    assert found["one"].tolist() == found["late"].tolist() == DAYS.tolist()


def test_dates_at_random_are_taken_for_unknown_and_the_others_stand():
    crawled = DAYS + np.random.default_rng(0).uniform(20, 300, STORIES)
    found = compared(HONEST | {"crawl": crawled})
    assert np.isnan(found["crawl"]).all()
    assert found["one"].tolist() == DAYS.tolist()
    alone = compared({"one": DAYS, "crawl": crawled})
    assert alone["one"].tolist() == DAYS.tolist()


def test_few_shared_stories_are_no_evidence():
    late = DAYS[: LEAST - 1] + 21
    assert compared(HONEST | {"late": late})["late"].tolist() == late.tolist()


def test_an_outlet_that_is_slow_by_a_day_is_left_alone():
    assert compared(HONEST | {"slow": DAYS + 1})["slow"].tolist() == (DAYS + 1).tolist()


def test_stories_that_are_hardly_alike_and_stories_of_its_own_are_no_evidence():
    late = DAYS + 21
    assert compared({"one": DAYS, "late": late}, ALIKE - 0.01)["late"].tolist() == late.tolist()
    left, right = np.arange(STORIES), np.arange(STORIES) + STORIES
    days = np.concatenate([DAYS, late])
    same = believed(days, ["one"] * len(days), left, right, np.full(STORIES, 0.9))
    assert same.tolist() == days.tolist()


def test_an_outlet_without_dates_stays_without():
    found = compared(HONEST | {"undated": np.full(STORIES, np.nan)})
    assert np.isnan(found["undated"]).all()
    assert found["two"].tolist() == HONEST["two"].tolist()


def test_what_nobody_else_told_is_moved_with_the_rest():
    late = np.append(DAYS, 500.0) + 21
    assert compared({"one": DAYS, "two": DAYS, "late": late})["late"][-1] == 500


def test_nothing_given_is_nothing_believed():
    none = np.array([], dtype=np.int64)
    assert believed(np.array([]), [], none, none, np.array([])).tolist() == []
    assert believed(np.array([3.0]), ["one"], none, none, np.array([])).tolist() == [3.0]
