"""Checks on a run itself: rates of false alarms that are known before."""

import time

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from pressdiff.settings import EffectSettings
from pressdiff.stats.falsification import checks

SETTINGS = EffectSettings(checks=40)


def corpus(n_events=30, *, outlets="ABC", gap=0.0, level=0.0, each=1, seed=0, n=20):
    """Return tables; A's rate is higher by `gap`, and events differ by up to `level`."""
    random = np.random.default_rng(seed)
    events = random.uniform(0, level, n_events) if level else np.zeros(n_events)
    told = [
        (
            f"{outlet}{event}-{copy}",
            outlet,
            f"e{event}",
            0.3 + events[event] + gap * (outlet == "A"),
        )
        for event in range(n_events)
        for outlet in outlets
        for copy in range(each)
    ]
    ids = [one for one, *_ in told]
    articles = pd.DataFrame(
        {"article_id": ids, "outlet": [one[1] for one in told], "copy_of": None}
    )
    filed = pd.DataFrame({"article_id": ids, "event_id": [one[2] for one in told]})
    observations = pd.DataFrame(
        {"article_id": ids, "measure": "m", "voice": "own", "start": 0, "end": 1, "section": "body",
         "target": None, "value": [float(random.binomial(n, one[3])) for one in told],
         "n": float(n)}
    )  # fmt: skip
    return observations, articles, filed


def found(*tables, settings=SETTINGS):
    return checks(*tables, settings).set_index("check")


def test_exchanged_labels_and_halves_find_about_five_per_cent():
    """Over 20 corpora: 2,400 comparisons a check, bounds of four binomial standard errors."""
    tables = [found(*corpus(gap=0.2, seed=seed)) for seed in range(20)]
    for check in ("labels", "halves"):
        n = sum(one.loc[check, "n_comparisons"] for one in tables)
        beyond = sum(one.loc[check, "n_beyond"] for one in tables)
        assert n == 20 * 40 * 3
        assert binom.ppf(0.00003, n, 0.05) <= beyond <= binom.ppf(0.99997, n, 0.05)


def test_an_instrument_that_depends_on_the_place_is_caught():
    """Values that go up and down by turns are no noise: halves of one outlet then never differ."""
    tables = corpus(n_events=40, outlets="AB")
    flat = tables[0].assign(value=tables[0]["article_id"].str.startswith("A") * 10.0)
    assert "halves" not in found(flat, *tables[1:]).index  # nothing varies within an outlet
    placebo = found(flat, *tables[1:])
    assert "labels" in placebo.index


def test_a_habit_of_the_outlet_remains_in_placebo_events():
    row = found(*corpus(gap=0.3, level=0.2)).loc["placebo"]
    assert row["n_found"] == 2  # A against B and C
    assert row["remaining"] > 0.9
    assert row["n_runs"] == 40


def test_a_difference_that_needs_the_common_event_goes_in_placebo_events():
    """Events differ far more than outlets: only within the same event is the small gap seen."""
    observations, articles, events = corpus(n_events=20, gap=0.0, outlets="AB", n=2000)
    event = observations["article_id"].str[1:].str.split("-").str[0].astype(int)
    ahead = observations["article_id"].str.startswith("A")
    wobble = np.where(event % 2, 5, -5)
    told = observations.assign(value=100.0 * (event % 20) + 30.0 * ahead + wobble * ahead)
    row = found(told, articles, events).loc["placebo"]
    assert row["n_found"] == 1
    assert row["remaining"] < 0.1


def test_without_placebo_nothing_is_told_to_remain():
    table = found(*corpus())
    assert table.loc[["labels", "halves"], "remaining"].isna().all()
    assert (table.loc[["labels", "halves"], "n_found"] == 0).all()
    assert (table["share"] == table["n_beyond"] / table["n_comparisons"]).all()


def test_a_small_corpus_or_no_checks_give_no_rows():
    assert len(checks(*corpus(n_events=10), SETTINGS))
    assert checks(*corpus(n_events=9), SETTINGS).empty
    assert checks(*corpus(n_events=40, outlets="A"), SETTINGS).empty
    assert checks(*corpus(), EffectSettings(checks=0)).empty


def test_the_same_input_gives_the_same_rows_in_any_order():
    tables = corpus(gap=0.1, each=2)
    shuffled = [one.sample(frac=1, random_state=1) for one in tables]
    pd.testing.assert_frame_equal(checks(*tables, SETTINGS), checks(*shuffled, SETTINGS))
    other = checks(*tables, EffectSettings(checks=40, seed=1))
    assert not other.equals(checks(*tables, SETTINGS))


def test_copies_are_left_out():
    observations, articles, events = corpus(n_events=12)
    copied = articles.assign(copy_of=articles["outlet"].map({"A": None, "B": None, "C": "x"}))
    assert found(observations, copied, events).loc["labels", "n_comparisons"] == 40


def test_twenty_checks_of_many_outlets_take_less_than_ten_seconds():
    tables = corpus(n_events=200, outlets=[f"o{one:02}" for one in range(40)])
    started = time.perf_counter()
    table = checks(*tables, EffectSettings())
    assert table.set_index("check").loc["labels", "n_comparisons"] == pytest.approx(20 * 500)
    assert time.perf_counter() - started < 10  # 2 s alone on a machine
