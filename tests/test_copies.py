"""Copies and updates are told from stories of one's own."""

import pandas as pd
import pytest

from pressdiff.copies import LEAST, mark

WORDS = [f"w{number}" for number in range(400)]


def body(start: int, end: int) -> str:
    """Return words that no other range has, so that ranges overlap as texts do."""
    return " ".join(WORDS[start:end])


def table(*rows: tuple[str, str, str, str | None, str | None]) -> pd.DataFrame:
    """Rows of (article_id, outlet, text, hour of 2024-01-18 or null, wire agency)."""
    frame = pd.DataFrame(rows, columns=["article_id", "outlet", "text", "hour", "wire_agency"])
    stamps = "2024-01-18T" + frame["hour"] + ":00:00Z"
    frame["published_at"] = pd.to_datetime(stamps, utc=True).astype("datetime64[us, UTC]")
    return frame


def copies(*rows: tuple[str, str, str, str | None, str | None]) -> dict[str, str]:
    frame = table(*rows)
    found = mark(frame)
    return {key: to for key, to in zip(frame["article_id"], found, strict=True) if pd.notna(to)}


def test_the_later_outlet_copies_the_earlier_one():
    assert copies(
        ("a", "Post", body(0, 200), "09", None), ("b", "Times", body(0, 190), "08", None)
    ) == {"a": "b"}


def test_the_agency_is_the_original_even_if_found_later():
    assert copies(
        ("a", "Post", body(0, 200), "08", "Reuters"),
        ("b", "Reuters", body(0, 200), "09", "Reuters"),
    ) == {"a": "b"}


def test_without_dates_the_lower_id_is_the_original():
    assert copies(
        ("b", "Post", body(0, 200), None, None), ("a", "Times", body(0, 200), None, None)
    ) == {"b": "a"}


def test_a_long_story_that_holds_a_short_one_is_no_copy():
    assert (
        copies(("a", "Wire", body(0, 80), "08", None), ("b", "Post", body(0, 300), "09", None))
        == {}
    )


def test_a_story_with_a_third_of_its_words_from_another_is_no_copy():
    assert (
        copies(("a", "Wire", body(0, 200), "08", None), ("b", "Post", body(130, 330), "09", None))
        == {}
    )


def test_an_older_version_points_to_the_newest_of_its_outlet():
    versions = [
        ("v1", "Wire", body(0, 200), "08", None),
        ("v2", "Wire", body(0, 240), "09", None),
        ("v3", "Wire", body(0, 260), "10", None),
    ]
    assert copies(*versions) == {"v1": "v3", "v2": "v3"}


def test_following_the_marks_ends_at_an_article_that_is_no_copy():
    marks = copies(
        ("v1", "Wire", body(0, 200), "08", None),
        ("copy", "Post", body(0, 200), "09", None),
        ("v2", "Wire", body(0, 240), "10", None),
        ("late", "Times", body(0, 240), "11", None),
    )
    assert marks["v1"] == "v2"
    assert marks["copy"] == "v1"
    for key in marks:
        seen = set()
        while key in marks:
            assert key not in seen
            seen.add(key)
            key = marks[key]
        assert key == "v2"


def test_versions_weeks_apart_are_two_articles():
    frame = table(("a", "Wire", body(0, 200), "08", None), ("b", "Wire", body(0, 200), "08", None))
    frame.loc[1, "published_at"] += pd.Timedelta(days=30)
    assert mark(frame).isna().all()


@pytest.mark.parametrize("text", ["", "\x00", "one", body(0, LEAST)])
def test_a_text_too_short_to_judge_is_no_copy(text):
    assert copies(("a", "Post", text, "08", None), ("b", "Times", text, "09", None)) == {}


def test_what_every_page_carries_counts_for_nobody():
    pages = [(f"a{n}", f"o{n}", body(0, 200), "08", None) for n in range(70)]
    assert copies(*pages) == {}


def test_no_articles_give_no_marks():
    assert len(mark(table())) == 0
