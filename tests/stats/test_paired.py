"""Differences between outlets within events."""

import time

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pressdiff.schema import OBSERVATIONS
from pressdiff.settings import EffectSettings
from pressdiff.stats.multiplicity import FAMILY, FAMILY_BY_TARGET
from pressdiff.stats.paired import effects

SETTINGS = EffectSettings(resamples=1_000)


def corpus(rates, *, copies=(), target=None, voice="own"):
    """Return the three tables for {outlet: rate in event 0, 1, …}; None: does not cover it."""
    cells = [
        (f"{outlet}{event}", outlet, f"e{event}", rate)
        for outlet, values in rates.items()
        for event, rate in enumerate(values)
        if rate is not None
    ]
    rows = [
        {
            "article_id": article,
            "measure": "m",
            "start": 0,
            "end": 1,
            "voice": voice,
            "section": "body",
            "target": target,
            "value": 100 * rate,
            "n": 100.0,
        }
        for article, _, _, rate in cells
    ]
    articles = pd.DataFrame(
        {
            "article_id": [article for article, *_ in cells],
            "outlet": [outlet for _, outlet, _, _ in cells],
            "copy_of": ["x" if article in copies else None for article, *_ in cells],
        },
        dtype="str",
    )
    events = articles[["article_id"]].assign(event_id=[event for _, _, event, _ in cells])
    return OBSERVATIONS.frame(rows), articles, events


A = [0.5, 0.6, 0.4, 0.7, 0.5, 0.9]
B = [0.1, 0.4, 0.5, 0.2, 0.3, 0.4]


def own(frame):
    (row,) = frame.query("voice == 'own'").to_dict("records")
    return row


def test_the_difference_is_the_mean_over_shared_events():
    row = own(effects(*corpus({"A": A, "B": [*B[:5], None]}), SETTINGS))
    difference = np.subtract(A[:5], B[:5])
    assert row["n_events"] == 5
    assert row["difference"] == pytest.approx(difference.mean())
    assert row["ci_low"] < row["difference"] < row["ci_high"]
    # exact: scipy tries the same 32 sign patterns
    p = stats.permutation_test((difference,), np.mean, permutation_type="samples").pvalue
    assert row["p_value"] == pytest.approx(p)
    assert (row["outlet_a"], row["outlet_b"], row["status"]) == ("A", "B", "exploratory")
    assert (row["family"], row["correction"]) == (FAMILY, "none")


def test_each_event_counts_once_however_long_its_articles():
    observations, articles, events = corpus({"A": A, "B": B})
    longer = observations.assign(
        value=observations["value"].where(observations["article_id"] != "A0", 5000.0),
        n=observations["n"].where(observations["article_id"] != "A0", 10000.0),
    )
    plain, heavy = (
        own(effects(table, articles, events, SETTINGS)) for table in (observations, longer)
    )
    assert heavy["difference"] == pytest.approx(plain["difference"])


def test_too_few_events_give_a_difference_without_interval_or_p():
    row = own(effects(*corpus({"A": A[:4], "B": B[:4]}), SETTINGS))
    assert row["n_events"] == 4
    assert np.isnan([row[key] for key in ("ci_low", "ci_high", "p_value", "p_adjusted")]).all()


def test_an_event_covered_only_by_a_copy_is_not_shared():
    row = own(effects(*corpus({"A": A, "B": B}, copies={"B3"}), SETTINGS))
    assert row["n_events"] == 5


def test_outlets_without_a_shared_event_give_no_row():
    assert effects(*corpus({"A": [0.1, None], "B": [None, 0.2]}), SETTINGS).empty
    assert effects(*corpus({}), SETTINGS).empty


def test_a_target_has_rows_of_its_own_from_enough_events_on():
    enough = effects(*corpus({"A": A, "B": B}, target="x"), SETTINGS)
    assert set(enough["target"].dropna()) == {"x"}
    assert set(enough.loc[enough["target"].notna(), "family"]) == {FAMILY_BY_TARGET}
    few = effects(*corpus({"A": A[:3], "B": B[:3]}, target="x"), SETTINGS)
    assert set(few["family"]) == {FAMILY}


def test_p_is_adjusted_over_the_family():
    rng = np.random.default_rng(5)
    frame = effects(*corpus({outlet: rng.random(8).tolist() for outlet in "ABCD"}), SETTINGS)
    assert len(frame) == 12  # 6 pairs x (own, all)
    lowest = frame["p_value"].min()
    assert frame.loc[frame["p_value"] == lowest, "p_adjusted"].min() == pytest.approx(
        min(12 * lowest, 1)
    )
    assert (frame["p_adjusted"] >= frame["p_value"]).all()


def test_measures_of_the_settings_are_a_family_of_their_own():
    three = corpus({"A": A, "B": B, "C": B[::-1]})
    alone = effects(*three, SETTINGS)
    observations = pd.concat([three[0], three[0].assign(measure="list")])
    both = effects(observations, *three[1:], SETTINGS, yours=["list"])
    assert both.query("measure == 'm'")["p_adjusted"].tolist() == alone["p_adjusted"].tolist()
    assert set(both.query("measure == 'list'")["family"]) == {"your measures"}


def test_the_interval_is_that_of_scipys_paired_t_test():
    row = own(effects(*corpus({"A": A, "B": B}), SETTINGS))
    ends = stats.ttest_rel(A, B).confidence_interval(0.95)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((ends.low, ends.high))


def test_events_that_all_agree_give_a_p_but_no_interval():
    row = own(effects(*corpus({"A": [0.3] * 6, "B": [0.2] * 6}), SETTINGS))
    assert np.isnan([row["ci_low"], row["ci_high"]]).all()
    assert row["p_value"] == pytest.approx(2 / 64)


def test_the_order_of_rows_and_other_outlets_change_nothing():
    three = corpus({"A": A, "B": B, "C": B[::-1]})
    shuffled = [table.sample(frac=1, random_state=2) for table in three]
    frame = effects(*three, SETTINGS)
    pd.testing.assert_frame_equal(frame, effects(*shuffled, SETTINGS))
    alone = own(effects(*corpus({"A": A, "B": B}), SETTINGS))
    among = own(frame.query("outlet_a == 'A' and outlet_b == 'B'"))
    assert (alone["ci_low"], alone["ci_high"]) == (among["ci_low"], among["ci_high"])


def test_two_hundred_articles_take_less_than_a_second():
    rng = np.random.default_rng(0)
    chosen = [(f"o{o}", f"e{e}") for e in range(50) for o in rng.choice(10, 4, replace=False)]
    ids = [f"a{i:03}" for i in range(len(chosen))]
    articles = pd.DataFrame({"article_id": ids, "outlet": [o for o, _ in chosen], "copy_of": None})
    events = pd.DataFrame({"article_id": ids, "event_id": [e for _, e in chosen]})
    per = 150
    n = per * len(ids)
    observations = pd.DataFrame(
        {
            "article_id": np.repeat(ids, per),
            "measure": np.tile(["p", "q", "r", "s", "t"], n // 5),
            "start": np.tile(np.arange(per), len(ids)),
            "end": np.tile(np.arange(per) + 1, len(ids)),
            "voice": np.where(rng.random(n) < 0.5, "own", "attributed"),
            "section": "body",
            "target": None,
            "value": (rng.random(n) < 0.2).astype(float),
            "n": 1.0,
        }
    )
    started = time.perf_counter()
    frame = effects(OBSERVATIONS.frame(observations), articles, events, EffectSettings())
    assert len(frame) == 45 * 5 * 3
    assert time.perf_counter() - started < 3  # 1 s alone on a machine
