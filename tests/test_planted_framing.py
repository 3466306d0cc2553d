"""Differences of framing planted in the sample (gold/framing.jsonl) against what a run finds.

Planted are agency, stance, hedging, loaded words and emphasis (naming too: another table). Nothing
is planted for `boosting`, `vagueness`, `sentiment`, `anonymous_sources` and `official_sources`; for `agency`,
`agent_deletion` and `headlined` only of actors without a name, or by the number of agentless
passives, which `agentless_passives` counts.
"""

import json

import pandas as pd
import pytest

from conftest import SAMPLE

KARVELIA, OBSERVER = "Karvelia World", "The Northern Observer"
MERIDIAN, LANTERN = "Meridian Press", "The Daily Lantern"
OUTLETS = [KARVELIA, MERIDIAN, LANTERN, OBSERVER]


def rows(name):
    text = (SAMPLE / "gold" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def planted(kind, outlet):
    """Return the events in which a difference of `kind` was planted in `outlet` alone."""
    return sorted(
        row["event_id"]
        for row in rows("framing.jsonl")
        if row["kind"] == kind and row["outlets"] == [outlet]
    )


@pytest.fixture(scope="module")
def observed(results):
    """Return all observations with outlet and the event of the gold; wire copies left out."""
    event = {(row["outlet"], row["title"]): row["event_id"] for row in rows("events.jsonl")}
    articles = results.articles[results.articles["copy_of"].isna()]
    events = [event[row.outlet, row.title] for row in articles.itertuples()]
    files = articles[["article_id", "outlet"]].assign(event=events)
    return results.observations.merge(files, on="article_id")


def rates(observed, measure, events, *, voice=None):
    """Return the rate of each outlet in each of `events`."""
    found = observed[(observed["measure"] == measure) & observed["event"].isin(events)]
    if voice:
        found = found[found["voice"] == voice]
    sums = found.pivot_table(["value", "n"], "event", "outlet", aggfunc="sum")
    return sums["value"] / sums["n"]


def differences(results, measure, outlet):
    """Return difference and interval of `outlet` from each other one in its own voice."""
    found = results.effects
    found = found[
        (found["measure"] == measure) & (found["voice"] == "own") & found["target"].isna()
    ]
    ahead = found[found["outlet_a"] == outlet]
    behind = found[found["outlet_b"] == outlet]
    turned = behind.assign(
        difference=-behind["difference"], ci_low=-behind["ci_high"], ci_high=-behind["ci_low"]
    )
    return pd.concat([ahead, turned])


@pytest.mark.parametrize(
    ("measure", "outlet"),
    [
        ("doubting_cues", KARVELIA),
        ("endorsing_cues", KARVELIA),
        ("hedging", OBSERVER),
        ("loaded_language", LANTERN),
    ],
)
def test_a_habit_of_an_outlet_is_found_beyond_chance_against_each_other(results, measure, outlet):
    found = differences(results, measure, outlet)
    assert len(found) == 3
    assert (found["ci_low"] > 0).all()


def test_agentless_passives_are_more_where_they_were_planted(results, observed):
    found = differences(results, "agentless_passives", KARVELIA)
    assert (found["difference"] > 0).all()
    assert found.loc[found["outlet_b"] == MERIDIAN, "ci_low"].item() > 0
    events = planted("agency", KARVELIA)
    assert len(events) == 4
    told = rates(observed, "agentless_passives", events)
    assert (told.idxmax(axis=1) == KARVELIA).all()


@pytest.mark.parametrize("measure", ["doubting_cues", "endorsing_cues"])
def test_stance_is_found_in_the_events_it_was_planted_in(observed, measure):
    events = planted("stance", KARVELIA)
    told = rates(observed, measure, events, voice="own")
    assert len(told) == len(events) == 8
    assert (told[KARVELIA] > told[MERIDIAN]).all()


def test_hedging_is_found_in_nearly_all_events_it_was_planted_in(observed):
    events = planted("hedging", OBSERVER)
    told = rates(observed, "hedging", events)
    found = told[told.idxmax(axis=1) == OBSERVER]
    assert len(events) == 9
    assert len(found) >= 8


def test_loaded_wording_is_found_in_most_events_it_was_planted_in(observed):
    events = planted("loaded", LANTERN)
    told = rates(observed, "loaded_language", events, voice="own")
    found = told[(told.idxmax(axis=1) == LANTERN) & (told[LANTERN] > 0)]
    assert len(events) == 9
    assert len(found) >= 6


def test_harm_without_a_doer_is_found_against_the_agency(observed):
    told = rates(observed, "agentless_harm", ["border-strike", "velmar-protest"])
    assert (told[KARVELIA] > told[MERIDIAN]).all()
    assert (told.max(axis=1) == told[KARVELIA]).all()


@pytest.mark.parametrize(
    ("event", "name", "others"),
    [
        ("tolna-dam", "Anton Drevin", [MERIDIAN, LANTERN, OBSERVER]),
        ("ferry-fire", "Vedra", [MERIDIAN]),
    ],
)
def test_the_actor_an_outlet_puts_first_stands_earlier(results, observed, event, name, others):
    actors = results.entities.set_index("entity_id")["name"]
    found = observed[
        (observed["measure"] == "emphasis")
        & (observed["event"] == event)
        & (observed["target"].map(actors) == name)
    ].set_index("outlet")["value"]
    assert set(found.index) == {KARVELIA, *others}
    assert (found[KARVELIA] > found[others] + 0.2).all()
