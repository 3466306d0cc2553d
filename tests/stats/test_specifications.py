"""Other choices, other estimators: against scipy, R and hand-made corpora."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pressdiff.schema import OBSERVATIONS, REUSE
from pressdiff.settings import EffectSettings
from pressdiff.stats.paired import effects
from pressdiff.stats.signed_rank import median
from pressdiff.stats.specifications import specifications

SETTINGS = EffectSettings(resamples=100)


@pytest.mark.parametrize("n", [6, 7, 12, 25, 60])
def test_the_median_and_its_interval_agree_with_scipy(n):
    rows = np.random.default_rng(n).normal(0.2, 1, (4, n))
    for row, *ours in zip(rows, *median(rows), strict=True):
        theirs = stats.quantile_test(row, q=0, p=0.5).confidence_interval(0.95)
        assert ours == pytest.approx([np.median(row), theirs.low, theirs.high])


def test_five_events_have_a_median_without_interval():
    value, low, high = median(np.array([[3.0, 1.0, 2.0, 5.0, 4.0]]))
    assert value == 3
    assert np.isnan([low, high]).all()


A = [0.5, 0.6, 0.4, 0.7, 0.5, 0.9, 0.6, 0.8]
B = [0.1, 0.4, 0.5, 0.2, 0.3, 0.4, 0.5, 0.3]


def corpus(*, measure="m", probability=1.0, words=500, copies=(), headline=None):
    """Return observations, articles and events of A and B; `headline`: value there, if any."""
    rows, articles, events = [], [], []
    for outlet, rates in {"A": A, "B": B}.items():
        for event, rate in enumerate(rates):
            name = f"{outlet}{event}"
            own = {"article_id": name, "measure": measure, "voice": "own", "target": None}
            rows.append(
                own | {"start": 50, "end": 60, "section": "body", "value": 100 * rate, "n": 100.0}
            )
            if headline is not None:
                rows.append(
                    own
                    | {
                        "start": 0,
                        "end": 5,
                        "section": "headline",
                        "value": headline[outlet],
                        "n": 50.0,
                    }
                )
            articles.append({"article_id": name, "outlet": outlet, "n_words": words,
                             "copy_of": "x" if name in copies else None})  # fmt: skip
            events.append({"article_id": name, "event_id": f"e{event}",
                           "probability": probability if event < 6 else 0.7})  # fmt: skip
    return OBSERVATIONS.frame(rows), pd.DataFrame(articles), pd.DataFrame(events), REUSE.frame()


def chosen(table, **choices):
    plain = {"words": "without copies", "events": "all", "parts": "all", "cells": "any",
             "estimator": "mean"}  # fmt: skip
    for name, value in (plain | choices).items():
        table = table[table[name] == value]
    return table


def test_the_main_row_is_the_one_of_effects():
    tables = corpus()
    table = specifications(*tables, SETTINGS)
    main = table[table["main"] == 1]
    effect = effects(*tables[:3], SETTINGS).query("voice == 'own'")
    columns = ["measure", "outlet_a", "outlet_b", "n_events", "difference", "ci_low", "ci_high"]
    pd.testing.assert_frame_equal(
        main[columns].reset_index(drop=True), effect[columns].reset_index(drop=True)
    )
    assert chosen(table).index.tolist() == main.index.tolist()


def test_estimators_are_those_of_scipy_on_the_same_differences():
    table = specifications(*corpus(), SETTINGS)
    difference = np.subtract(A, B)
    low, high = stats.t.interval(0.95, 7, difference.mean(), stats.sem(difference))
    (row,) = chosen(table).to_dict("records")
    assert (row["difference"], row["ci_low"], row["ci_high"]) == pytest.approx(
        (difference.mean(), low, high)
    )
    (row,) = chosen(table, estimator="median").to_dict("records")
    sign = stats.quantile_test(difference, q=0, p=0.5).confidence_interval(0.95)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((sign.low, sign.high))
    (row,) = chosen(table, estimator="Hodges-Lehmann").to_dict("records")
    walsh = [(one + other) / 2 for i, one in enumerate(difference) for other in difference[i:]]
    assert row["difference"] == pytest.approx(np.median(walsh))


def test_only_sure_articles_are_taken_where_that_is_chosen():
    table = specifications(*corpus(), SETTINGS)
    (row,) = chosen(table, events="0.8").to_dict("records")
    assert row["n_events"] == 6
    assert row["difference"] == pytest.approx(np.subtract(A, B)[:6].mean())
    assert chosen(table, events="0.5").empty  # all are that sure: no second opinion
    assert chosen(table, events="0.9").empty  # the same as 0.8


def test_one_event_left_out_is_the_one_named():
    table = specifications(*corpus(), SETTINGS)
    difference = np.subtract(A, B)
    (raised,) = chosen(table, events="without the one that raises it most").to_dict("records")
    assert raised["difference"] == pytest.approx(np.delete(difference, difference.argmax()).mean())
    (lowered,) = chosen(table, events="without the one that lowers it most").to_dict("records")
    assert lowered["difference"] == pytest.approx(np.delete(difference, difference.argmin()).mean())
    assert raised["n_events"] == lowered["n_events"] == 7
    assert len(chosen(table, events="without the largest")) == 1


def test_the_body_alone_leaves_out_the_headline_but_not_for_measures_of_place():
    told = {"A": 0.0, "B": 50.0}
    table = specifications(*corpus(headline=told), SETTINGS)
    body = chosen(table, parts="body")["difference"].item()
    assert body == pytest.approx(np.subtract(A, B).mean())
    assert chosen(table)["difference"].item() < body
    placed = specifications(*corpus(measure="headlined", headline=told), SETTINGS)
    assert set(placed["parts"]) == {"all"}


def test_copies_and_wire_text_count_where_that_is_chosen():
    observations, articles, events, _ = corpus(copies={"B0", "B1"})
    taken = [{"article_id": f"B{n}", "start": 0, "end": 90, "original_id": None, "agency": "AFP",
              "kind": "credit"} for n in (4, 5)]  # fmt: skip
    table = specifications(observations, articles, events, REUSE.frame(taken), SETTINGS)
    assert chosen(table)["n_events"].item() == 6
    assert chosen(table, words="all, with copies")["n_events"].item() == 8
    few = chosen(table, words="without wire")
    assert few["n_events"].item() == 4
    assert few["ci_low"].isna().all()
    without = specifications(
        observations, articles, events, REUSE.frame(taken), SETTINGS, without_wire=True
    )
    assert without.empty  # four events are too few for the main row


def test_short_articles_and_few_opportunities_can_be_left_out():
    observations, articles, events, reuse = corpus()
    few = observations["article_id"].isin(["A2", "B3"])
    observations.loc[few, ["value", "n"]] = [1.0, 2.0]
    short = articles.assign(n_words=articles["n_words"].where(articles["article_id"] != "A4", 100))
    table = specifications(observations, short, events, reuse, SETTINGS)
    assert chosen(table, cells="3 opportunities")["n_events"].item() == 6
    assert chosen(table, cells="300 words")["n_events"].item() == 7


def test_nothing_to_compare_gives_no_rows():
    observations, articles, events, reuse = corpus()
    alone = articles["outlet"] == "A"
    assert specifications(observations, articles[alone], events, reuse, SETTINGS).empty
    assert specifications(OBSERVATIONS.frame(), articles, events, reuse, SETTINGS).empty


def test_the_order_of_rows_changes_nothing():
    tables = corpus()
    shuffled = [one.sample(frac=1, random_state=3) for one in tables]
    pd.testing.assert_frame_equal(
        specifications(*tables, SETTINGS), specifications(*shuffled, SETTINGS)
    )
