"""Copies, updates and passages taken over are told from stories of one's own."""

import re

import pandas as pd
import pytest

from pressdiff.copies import LEAST, agency_of, counted, inside, passage_of, reuse, shares
from pressdiff.settings import EffectSettings
from pressdiff.stats.paired import effects
from pressdiff.stats.rates import rates

WORDS = [f"w{number}" for number in range(2_000)]


def body(start: int, end: int) -> str:
    """Return words that no other range has, so that ranges overlap as texts do."""
    return " ".join(WORDS[start:end])


def table(*rows: tuple[str, str, str, str | None, str | None]) -> pd.DataFrame:
    """Rows of (article_id, outlet, text, hour of 2024-01-18 or null, wire agency)."""
    frame = pd.DataFrame(rows, columns=["article_id", "outlet", "text", "hour", "wire_agency"])
    stamps = "2024-01-18T" + frame["hour"] + ":00:00Z"
    frame["published_at"] = pd.to_datetime(stamps, utc=True).astype("datetime64[us, UTC]")
    frame["title"] = [text.partition("\n")[0] if "\n" in text else None for text in frame["text"]]
    frame["n_words"] = [max(len(re.findall(r"\w+", text)), 1) for text in frame["text"]]
    return frame


def copies(*rows: tuple[str, str, str, str | None, str | None]) -> dict[str, str]:
    frame = table(*rows)
    found = reuse(frame).copy_of
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
    assert reuse(frame).copy_of.isna().all()


@pytest.mark.parametrize("text", ["", "\x00", "one", body(0, LEAST)])
def test_a_text_too_short_to_judge_is_no_copy(text):
    assert copies(("a", "Post", text, "08", None), ("b", "Times", text, "09", None)) == {}


def test_what_every_page_carries_counts_for_nobody():
    pages = [(f"a{n}", f"o{n}", body(0, 200), "08", None) for n in range(70)]
    assert copies(*pages) == {}


def test_no_articles_give_no_marks():
    found = reuse(table())
    assert (len(found.copy_of), len(found.passages)) == (0, 0)


# passages


def passages(*rows: tuple[str, str, str, str | None, str | None]) -> list[tuple[str, ...]]:
    """Return (article, kind, original, agency, words of the passage) of every row of `reuse`."""
    frame = table(*rows)
    text = dict(zip(frame["article_id"], frame["text"], strict=True))
    return [
        (one.article_id, one.kind, *(key if pd.notna(key) else None for key in (one.original_id, one.agency)),
         text[one.article_id][one.start : one.end])
        for one in reuse(frame).passages.itertuples()
    ]  # fmt: skip


WIRE = ("wire", "Reuters", f"{body(0, 200)}.", "08", "Reuters")


def test_agency_text_inside_an_article_is_a_passage_with_its_share():
    mixed = f"{body(300, 340)}. {body(50, 100).upper()}! {body(340, 350)}"
    rows = (WIRE, ("post", "Post", mixed, "09", None))
    assert passages(*rows) == [("post", "partial", "wire", "Reuters", body(50, 100).upper())]
    frame = table(*rows)
    (one,) = shares(reuse(frame).passages, frame).itertuples()
    assert (one.article_id, one.agency, one.share) == ("post", "Reuters", 0.5)


def test_a_passage_ends_with_the_last_word_in_common():
    own = f"{body(300, 330)}\n{body(40, 70)}\n{body(330, 340)} {body(80, 95)} {body(340, 400)}"
    assert [row[-1] for row in passages(WIRE, ("post", "Post", own, "09", None))] == [
        body(40, 70), body(80, 95)
    ]  # fmt: skip


def test_the_agency_is_the_source_even_if_another_outlet_printed_it_first():
    post = ("post", "Post", f"{body(0, 100)} {body(300, 400)}", "07", None)
    times = ("times", "Times", f"{body(20, 80)} {body(400, 600)}", "09", None)
    assert {row[:4] for row in passages(WIRE, post, times)} == {
        ("post", "partial", "wire", "Reuters"), ("times", "partial", "wire", "Reuters")
    }  # fmt: skip


def test_of_two_outlets_the_later_one_takes_over_from_the_earlier():
    early = ("a", "Times", f"{body(0, 200)}", "08", None)
    late = ("b", "Post", f"{body(100, 150)} {body(500, 700)}", "09", None)
    assert [row[:4] for row in passages(late, early)] == [("b", "partial", "a", None)]


@pytest.mark.parametrize(
    "speech",
    [
        f"“{body(50, 100)},” he said.",
        f'"{body(50, 100)}" he said.',
        f"the statement reads:\n{body(50, 100)}\n",
        f"he wrote.\n{body(50, 100)} — Jane Roe (@janeroe) May 3, 2018\n",
        f"{body(50, 75)} I {body(75, 100)}",
    ],
)
def test_speech_that_both_quote_is_no_passage(speech):
    one = ("a", "Times", f"{body(300, 400)} {speech} {body(400, 500)}", "08", None)
    other = ("b", "Post", f"{body(500, 600)} {speech} {body(600, 700)}", "09", None)
    assert passages(one, other) == []


def test_speech_inside_a_passage_belongs_to_it():
    shared = f"{body(0, 30)}, “{body(30, 60)},” {body(60, 90)}"
    one = ("a", "Times", f"{shared} {body(300, 400)}", "08", None)
    other = ("b", "Post", f"{body(500, 700)} {shared}", "09", None)
    assert [row[-1] for row in passages(one, other)] == [shared]


def test_a_short_phrase_in_common_is_no_passage():
    one = ("a", "Times", f"{body(0, 200)}", "08", None)
    other = ("b", "Post", f"{body(500, 600)} {body(20, 36)} {body(600, 700)}", "09", None)
    assert passages(one, other) == []


def test_what_is_printed_for_weeks_is_furniture():
    rows = [
        (f"a{n}", f"o{n}", f"{body(100 * n, 100 * n + 90)} {body(1900, 1950)}", "08", None)
        for n in range(1, 9)
    ]
    frame = table(*rows)
    frame["published_at"] += pd.to_timedelta([3 * n for n in range(8)], unit="D")
    assert len(reuse(frame).passages) > 0
    frame["published_at"] += pd.to_timedelta([3 * n for n in range(8)], unit="D")
    assert len(reuse(frame).passages) == 0


def test_an_article_credited_to_an_agency_that_is_not_there_is_its_text_but_for_the_headline():
    text = f"Headline of the outlet\n{body(0, 100)}"
    assert passages(("a", "Post", text, "08", "AP")) == [("a", "credit", None, "AP", body(0, 100))]


def test_the_agencys_own_article_is_not_taken_over():
    assert passages(("a", "Associated Press", body(0, 100), "08", "AP")) == []


def test_beside_the_agencys_original_a_credited_article_is_what_the_original_has():
    post = ("post", "Post", f"{body(0, 160)} {body(300, 330)}", "09", "Reuters")
    assert passages(WIRE, post) == [("post", "near", "wire", "Reuters", body(0, 160))]


def test_a_copy_word_for_word_is_exact():
    assert passages(WIRE, ("post", "Post", body(0, 200), "09", None)) == [
        ("post", "exact", "wire", "Reuters", body(0, 200))
    ]


def test_what_an_update_keeps_is_told_and_is_the_outlets_own():
    old = ("v1", "Times", body(0, 200), "08", None)
    new = ("v2", "Times", f"{body(300, 330)} {body(20, 200)}", "10", None)
    frame = table(old, new)
    found = reuse(frame).passages
    assert found[["article_id", "original_id", "kind"]].values.tolist() == [["v2", "v1", "update"]]
    assert not inside(found, frame.assign(start=0, end=frame["text"].str.len())).any()


def test_the_same_articles_in_another_order_give_the_same_rows():
    rows = [
        WIRE,
        ("post", "Post", body(50, 150), "09", None),
        ("x", "Times", body(0, 90), "10", None),
    ]
    assert passages(*rows) == passages(*reversed(rows))


@pytest.mark.parametrize(
    "text", ["", "\x00", "“", "I " * 400, "— (@a)\n" * 50, ":\n" * 90, "İ" * 90]
)
def test_odd_texts_never_stop_a_run(text):
    rows = [WIRE, ("a", "Post", text, None, None), ("b", "Times", text, "09", "AP")]
    for _, _, _, _, words in passages(*rows):
        assert words


def test_every_passage_of_a_text_stands_in_its_original():
    text = f"“{body(0, 40)}” {body(40, 70)}\n{body(70, 200)}; {body(20, 60)}"
    rows = (WIRE, ("post", "Post", text, "09", None), ("times", "Times", body(60, 190), "10", None))
    plain = {key: " ".join(re.findall(r"\w+", words.lower())) for key, _, words, *_ in rows}
    found = passages(*rows)
    assert found
    for _, _, original, _, words in found:
        assert " ".join(re.findall(r"\w+", words.lower())) in plain[original]


# what counts


def taken(*spans: tuple[int, int]) -> pd.DataFrame:
    """Return rows of `reuse` of article a, all but the last partial."""
    return pd.DataFrame(
        [("a", start, end, "w", None, "partial") for start, end in spans],
        columns=["article_id", "start", "end", "original_id", "agency", "kind"],
    )


def spans(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article_id", "start", "end"])


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (("a", 0, 10), 0), (("a", 2, 4), 0), (("a", 5, 15), 0), (("a", 6, 16), -1),
        (("a", 15, 45), -1), (("a", 8, 32), 1), (("a", 90, 99), -1), (("b", 0, 10), -1),
    ],
)  # fmt: skip
def test_a_span_is_anothers_from_half_of_its_characters_on(span, place):
    assert passage_of(taken((0, 10), (20, 30)), spans(span)).tolist() == [place]


def test_without_wire_text_only_the_rest_counts():
    rows = spans(("a", 0, 5), ("a", 12, 15), ("b", 0, 5))
    assert len(counted(rows, taken((0, 10)), without_wire=False)) == 3
    assert counted(rows, taken((0, 10)), without_wire=True)["start"].tolist() == [12, 0]
    assert len(counted(rows, taken(), without_wire=True)) == 3


@pytest.mark.parametrize(
    ("outlet", "credited", "agency"),
    [
        ("Reuters", "Reuters", "Reuters"), ("uk.reuters.com", None, "Reuters"),
        ("Associated Press", "AP", "AP"), ("apnews.com", None, "AP"), ("Meridian Press", "Meridian Press", "Meridian Press"),
        ("Japan Times", "AP", None), ("Pakistan Today", "PA", None), ("Post", "AP", None), ("Post", None, None),
    ],
)  # fmt: skip
def test_an_outlet_is_the_agency_by_its_name_and_not_by_some_letters_of_it(
    outlet, credited, agency
):
    assert agency_of(outlet, credited) == agency


def test_a_rate_without_wire_text_is_of_the_outlets_own_words():
    seen = spans(("a", 0, 5), ("a", 12, 15)).assign(
        measure="m", voice="own", section="body", target=None, value=[1.0, 0.0], n=1.0
    )
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "copy_of": [None]})
    events = pd.DataFrame({"article_id": ["a"], "event_id": ["e"]})
    for without, rate in ((False, 0.5), (True, 0.0)):
        rows = counted(seen, taken((0, 10)), without_wire=without)
        found = rates(rows, articles, events)
        assert set(found["rate"]) == {rate}


def test_an_event_where_one_outlet_prints_only_wire_text_counts_for_no_effect():
    seen = spans(("a", 0, 5), ("b", 0, 5)).assign(
        measure="m", voice="own", section="body", target=None, value=[1.0, 0.0], n=1.0
    )
    articles = pd.DataFrame(
        {"article_id": list("ab"), "outlet": ["Post", "Times"], "copy_of": None}
    )
    events = pd.DataFrame({"article_id": list("ab"), "event_id": "e"})
    for without, n in ((False, 1), (True, 0)):
        rows = counted(seen, taken((0, 10)), without_wire=without)
        found = effects(rows, articles, events, EffectSettings())
        assert found.loc[found["voice"] == "own", "n_events"].sum() == n


def test_text_credited_to_an_agency_is_the_source_whoever_printed_it_first():
    early = ("a", "Times", f"{body(0, 60)} {body(300, 400)}", "08", None)
    late = ("b", "Post", body(0, 200), "09", "AP")
    assert [row[:4] for row in passages(early, late)] == [
        ("a", "partial", "b", "AP"), ("b", "credit", None, "AP")
    ]  # fmt: skip
