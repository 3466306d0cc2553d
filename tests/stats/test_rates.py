"""Rates by event and outlet, and by outlet."""

import numpy as np
import pandas as pd
import pytest

from pressdiff.schema import OBSERVATIONS
from pressdiff.settings import EffectSettings
from pressdiff.stats.rates import outlet_rates, rates


def observed(article, value, *, n=1.0, voice="own", target=None, start=0, measure="m"):
    return {
        "article_id": article,
        "measure": measure,
        "start": start,
        "end": start + 1,
        "voice": voice,
        "section": "body",
        "target": target,
        "value": value,
        "n": n,
    }


def tables(rows, articles):
    """Return observations, articles (id: outlet, event, copy_of) and events."""
    kept = pd.DataFrame(
        [(key, outlet, copy) for key, (outlet, _, copy) in articles.items()],
        columns=["article_id", "outlet", "copy_of"],
    ).astype("str")
    kept["copy_of"] = kept["copy_of"].where(kept["copy_of"] != "None")
    events = pd.DataFrame(
        [(key, event) for key, (_, event, _) in articles.items()],
        columns=["article_id", "event_id"],
    )
    return OBSERVATIONS.frame(rows), kept, events


ARTICLES = {"a1": ("A", "e1", None), "a2": ("A", "e1", None), "b1": ("B", "e1", None)}


def test_a_rate_is_the_sum_of_values_over_the_sum_of_opportunities():
    rows = [observed("a1", 1, n=4), observed("a2", 2, n=2), observed("b1", 0, n=5)]
    frame = rates(*tables(rows, ARTICLES)).query("voice == 'all'").set_index("outlet")
    assert frame.loc["A", ["value", "n", "rate"]].tolist() == [3, 6, 0.5]
    assert frame.loc["B", "rate"] == 0


def test_voices_are_told_apart_and_taken_together():
    rows = [observed("a1", 1), observed("a1", 0, voice="attributed", start=3)]
    frame = rates(*tables(rows, ARTICLES)).set_index("voice")
    assert frame["rate"].to_dict() == {"all": 0.5, "attributed": 0.0, "own": 1.0}


def test_no_opportunity_gives_no_row():
    frame = rates(*tables([observed("a1", 1)], ARTICLES))
    assert set(frame["outlet"]) == {"A"}
    assert set(frame["voice"]) == {"all", "own"}


def test_targets_have_rows_of_their_own_beside_the_total():
    rows = [
        observed("a1", 1, target="x"),
        observed("a1", 0, start=2),
        observed("a2", 0, target="y"),
    ]
    frame = rates(*tables(rows, ARTICLES)).query("voice == 'all'")
    by_target = {
        key or "": rate for key, rate in zip(frame["target"].fillna(""), frame["rate"], strict=True)
    }
    assert by_target == pytest.approx({"": 1 / 3, "x": 1.0, "y": 0.0})


def test_a_copy_is_left_out():
    articles = {**ARTICLES, "b1": ("B", "e1", "a1")}
    rows = [observed("a1", 1), observed("b1", 1)]
    assert set(rates(*tables(rows, articles))["outlet"]) == {"A"}


def test_no_observation_gives_an_empty_table():
    assert rates(*tables([], ARTICLES)).empty
    assert outlet_rates(rates(*tables([], ARTICLES)), EffectSettings()).empty


def test_an_outlets_rate_has_an_interval_from_enough_events_on():
    rng = np.random.default_rng(3)
    articles = {f"a{i}": ("A", f"e{i}", None) for i in range(9)}
    articles |= {f"b{i}": ("B", f"e{i}", None) for i in range(4)}
    rows = [observed(key, int(rng.integers(0, 5)), n=5) for key in articles]
    frame = outlet_rates(rates(*tables(rows, articles)), EffectSettings()).query("voice == 'own'")
    a, b = frame.set_index("outlet").loc[["A", "B"]].to_dict("records")
    assert (a["n_events"], b["n_events"]) == (9, 4)
    assert a["rate"] == pytest.approx(a["value"] / 45)
    assert a["ci_low"] < a["rate"] < a["ci_high"]
    assert np.isnan([b["ci_low"], b["ci_high"]]).all()
