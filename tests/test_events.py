"""Articles of one event are found, a topic is no event, and look-alikes a season apart stay two."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SAMPLE
from pressdiff.events import events, same_event
from pressdiff.events.words import stems, words
from pressdiff.linkage import groups
from pressdiff.settings import EventSettings

MENTIONS = pd.DataFrame(columns=["article_id", "start", "end", "entity_id", "form", "kind", "type"])
LONG = EventSettings(window_days=60)

STRIKE = [
    (
        "Missile kills twelve at market in Kostiantynivka",
        "A missile hit a market in Kostiantynivka on Wednesday and killed 12 people, the governor said. "
        "Shoppers were buying bread when the missile struck the market. Rescuers searched the stalls "
        "for survivors. The governor said 31 people were wounded and two stalls burned down.",
    ),
    (
        "Twelve dead as Kostiantynivka market is struck",
        "At least 12 shoppers died on Wednesday when a market in the town of Kostiantynivka was struck "
        "by a missile, officials said. Another 31 were wounded, the governor said. Rescuers pulled "
        "survivors from burning stalls. People had been queuing for bread.",
    ),
]
RATES = [
    (
        "Bank of England holds rates",
        "The Bank of England left interest rates unchanged at 5.25 percent on Thursday. Governor Andrew "
        "Bailey said inflation was falling but that it was too soon to cut. Economists had expected "
        "the decision. The pound rose against the dollar after the announcement.",
    ),
]


def table(stories: list[tuple[str | None, str]], dates: list[str | None]) -> pd.DataFrame:
    stamps = pd.to_datetime(pd.Series(dates, dtype="str"), utc=True, format="ISO8601")
    return pd.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(len(stories))],
            "outlet": [f"o{n}" for n in range(len(stories))],
            "title": pd.Series([title for title, _ in stories], dtype="str"),
            "text": [f"{title}\n{text}" if title else text for title, text in stories],
            "published_at": stamps.astype("datetime64[us, UTC]"),
        }
    )


def test_two_reports_of_one_strike_are_one_event_and_a_third_story_is_another():
    found = events(table([*STRIKE, *RATES], ["2023-09-06"] * 3), MENTIONS, LONG)
    a, b, c = found.sort_values("article_id")["event_id"]
    assert a == b != c
    alone = found.set_index("article_id")["probability"]["a2"]
    assert np.isnan(alone)
    assert found["probability"].dropna().between(0.5, 1).all()


def test_the_same_words_half_a_year_apart_are_two_events_of_one_storyline():
    found = events(table(STRIKE, ["2023-03-06", "2023-09-06"]), MENTIONS, LONG)
    assert len(set(found["event_id"])) == 2
    assert len(set(found["storyline_id"])) == 1


def test_events_that_name_nobody_in_common_are_no_storyline():
    named = [("a0", "Kostiantynivka"), ("a1", "Druzhkivka")]
    mentions = pd.DataFrame(
        [
            {"article_id": key, "start": 0, "end": 1, "entity_id": name, "form": name, "kind": "name", "type": "place"}
            for key, name in named
        ]
    )  # fmt: skip
    found = events(table(STRIKE, ["2023-03-06", "2023-09-06"]), mentions, LONG)
    assert len(set(found["storyline_id"])) == 2


def test_labels_are_readable_unique_and_safe_as_file_names():
    found = events(table([*STRIKE, *RATES], ["2023-03-06", "2023-09-06", None]), MENTIONS, LONG)
    labels = found.set_index("article_id")["event_id"]
    assert labels.is_unique
    assert labels["a0"].startswith("2023-03-06-")
    assert "market" in labels["a0"]
    assert labels["a2"].startswith("undated-")
    assert all(re.fullmatch(r"[a-z0-9-]{3,120}", label) for label in labels)


def test_labels_that_would_be_the_same_are_numbered():
    days = ["2023-09-06T01:00", "2023-09-06T02:00"]
    found = events(table([(None, "Да."), (None, "Нет.")], days), MENTIONS, LONG)
    assert set(found["event_id"]) == {"2023-09-06-event", "2023-09-06-event-2"}


def test_the_outlet_changes_nothing():
    articles = table([*STRIKE, *RATES], ["2023-09-06"] * 3)
    renamed = articles.assign(outlet="Daily Strike")
    pd.testing.assert_frame_equal(events(articles, MENTIONS, LONG), events(renamed, MENTIONS, LONG))


def test_the_order_of_articles_changes_nothing():
    articles = table([*STRIKE, *RATES], ["2023-09-06", None, "2023-09-06"])
    turned = articles.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        events(articles, MENTIONS, LONG), events(turned, MENTIONS, LONG), check_exact=False
    )


def test_same_event_is_high_for_one_event_and_low_for_two():
    day = ["2023-09-06"] * 2
    assert same_event(table(STRIKE, day)) > 0.8
    assert same_event(table([STRIKE[0], RATES[0]], day)) < 0.1


@pytest.mark.parametrize(
    "title",
    ["Your Wednesday Briefing", "Kostiantynivka market strike: live updates", "News in brief"],
)
def test_a_live_page_or_a_round_up_is_an_event_alone(title):
    articles = table([*STRIKE, (title, STRIKE[0][1])], ["2023-09-06"] * 3)
    found = events(articles, MENTIONS, LONG).set_index("article_id")["event_id"]
    assert found["a0"] == found["a1"] != found["a2"]
    plain = table([*STRIKE, (STRIKE[0][0], STRIKE[0][1])], ["2023-09-06"] * 3)
    assert events(plain, MENTIONS, LONG)["event_id"].nunique() == 1


@pytest.mark.parametrize("count", [2, 40])
def test_identical_articles_are_one_event(count):
    found = events(table(STRIKE[:1] * count, ["2023-09-06"] * count), MENTIONS, LONG)
    assert found["event_id"].nunique() == 1
    assert (found["probability"] > 0.9).all()


@pytest.mark.parametrize("dates", [["0999-01-01", "1700-01-01"], ["1700-01-01", "9999-12-31"]])
def test_odd_years_are_only_far_apart(dates):
    found = events(table(STRIKE, dates), MENTIONS, LONG).sort_values("article_id")
    assert [label[:10] for label in found["event_id"]] == dates
    assert found["storyline_id"].nunique() == 1


def test_one_article_is_one_event():
    for story in (STRIKE[0], (None, "")):
        found = events(table([story], [None]), MENTIONS, LONG)
        assert (len(found), found["probability"].isna().all()) == (1, True)


def test_no_articles_are_no_events():
    assert len(events(table([], []), MENTIONS, LONG)) == 0


@given(st.lists(st.text(max_size=60), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def test_odd_texts_are_grouped_like_others(texts):
    articles = table([(None, text) for text in texts], [None] * len(texts))
    assert len(events(articles, MENTIONS, LONG)) == len(texts)
    assert 0 <= same_event(articles) <= 1


@pytest.mark.parametrize(
    ("word", "other"),
    [("Kiev", "Kyiv"), ("cancelled", "cancels"), ("defence", "defense"), ("talks", "talk")],
)
def test_forms_of_a_word_have_one_stem(word, other):
    assert stems(word) == stems(other)


def test_a_title_that_opens_the_text_is_counted_once():
    assert words("Two dead", "Two dead\nA fire.") == words("Two dead", "A fire.")


def test_a_pair_that_is_not_given_splits():
    left, right = np.array([0, 1]), np.array([1, 2])
    chain = groups(3, left, right, np.array([0.9, 0.8]), 0.5)
    assert chain.tolist() == [0, 0, 2]  # 1-2 at 0.8, but 0-2 at 0: mean 0.4


def test_a_group_is_joined_at_its_mean():
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert groups(3, left, right, np.array([0.9, 0.3, 0.8]), 0.5).tolist() == [0, 0, 0]
    assert groups(3, left, right, np.array([0.9, 0.1, 0.8]), 0.5).tolist() == [0, 0, 2]


# the sample and the seeds


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    lines = (SAMPLE / "gold" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    frame = pd.DataFrame([json.loads(line) for line in lines])
    stamps = pd.to_datetime(frame["published_at"], utc=True, format="ISO8601")
    return frame.assign(published_at=stamps.astype("datetime64[us, UTC]"))


def test_the_sample_is_grouped_as_its_gold_has_it(sample):
    found = events(sample, MENTIONS, LONG).merge(
        sample[["article_id", "event_id"]], on="article_id", suffixes=("", "_gold")
    )
    pairs = set(zip(found["event_id"], found["event_id_gold"], strict=True))
    assert len(pairs) == len({ours for ours, _ in pairs}) == len({gold for _, gold in pairs})


def test_the_two_ferry_accidents_are_one_storyline(sample):
    found = events(sample, MENTIONS, LONG).set_index("article_id")
    ferries = sample.loc[sample["storyline_id"] == "tarn-ferries", "article_id"]
    assert len(set(found.loc[ferries, "storyline_id"])) == 1
    assert len(set(found.loc[ferries, "event_id"])) == 2


@pytest.fixture(scope="module")
def seeds() -> list[tuple[str | None, str]]:
    folder = Path(__file__).parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the evaluation data (../shared) is not here")
    cancelled, visit = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    _, title, rest = re.split(r"\n\n", cancelled, maxsplit=2)
    return [
        (title, rest.replace(f"\n{title}\n", "\n").partition("\nPodcasts")[0]),
        (None, visit.partition("(Reporting by")[0]),
    ]


@pytest.mark.parametrize(
    "dates", [["2024-01-18T12:22", None], ["2024-01-18T12:22", "2023-09-28"], [None, None]]
)
def test_the_cancelled_trip_and_the_visit_are_two_events_of_one_storyline(seeds, dates):
    articles = table(seeds, dates)
    found = events(articles, MENTIONS, EventSettings())
    assert len(set(found["event_id"])) == 2
    assert len(set(found["storyline_id"])) == 1
    assert same_event(articles) < EventSettings().threshold
