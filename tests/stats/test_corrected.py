"""Differences corrected by hand coding, and the program's errors by outlet."""

import numpy as np
import pandas as pd
import pytest
from correction import LOPSIDED, simulate
from scipy import stats

from pressdiff.settings import EffectSettings
from pressdiff.stats.corrected import LEAST_CODED, corrected, pseudo
from pressdiff.stats.errors import alike, errors, weighted_share
from pressdiff.stats.paired import effects
from pressdiff.stats.units import HandCoding, digests, units

SETTINGS = EffectSettings(resamples=500)

# ppi-python 0.2.3, ppi_mean_pointestimate(Y[i], M[i], M, lam=1) of these 40 machine labels and 10 codes
MACHINE = "1100100101100000100110110000101100101001"
CODED = {1: 1, 4: 1, 7: 0, 9: 1, 15: 0, 20: 0, 22: 1, 30: 1, 33: 0, 38: 1}
PPI = 0.325


def test_pseudo_outcomes_have_the_mean_of_ppi_python():
    machine = np.array([float(one) for one in MACHINE])
    hand = np.full(40, np.nan)
    hand[list(CODED)] = list(CODED.values())
    assert pseudo(machine, hand, np.full(40, 10 / 40)).mean() == pytest.approx(PPI)


def corpus(rng, *, events=12, per=6, code=None):
    """Return the tables of two outlets, and a hand coding of all units (`code`: from value to code)."""
    ids = [f"{outlet}{event:02}" for outlet in "AB" for event in range(events)]
    articles = pd.DataFrame({"article_id": ids, "outlet": [one[0] for one in ids], "copy_of": None})
    filed = pd.DataFrame({"article_id": ids, "event_id": [one[1:] for one in ids]})
    rows = pd.DataFrame(
        {
            "article_id": np.repeat(ids, per), "measure": "m", "start": np.tile(range(per), 2 * events),
            "end": np.tile(range(1, per + 1), 2 * events), "voice": "own", "section": "body",
            "target": None, "value": (rng.random(2 * events * per) < 0.4).astype(float), "n": 1.0,
        }
    )  # fmt: skip
    found = units(rows, articles, filed)
    codes = found["value"] if code is None else code(found)
    drawn = found[["article_id", "measure", "start", "end"]].assign(probability=1.0, code=codes)
    return (rows, articles, filed), HandCoding(drawn, digests(found), {"1: a.csv": "0" * 12})


def test_all_units_coded_gives_the_coders_difference_whatever_the_program_found():
    tables, hand = corpus(
        np.random.default_rng(1), code=lambda found: (found["outlet"] == "A").astype(float)
    )
    table, notes = corrected(*tables, SETTINGS, hand)
    row = table[table["voice"] == "own"].iloc[0]
    assert row["difference"] == pytest.approx(1.0)
    assert (row["correction"], row["n_events"], notes) == ("hand-coded", 12, [])


def test_codes_equal_to_the_program_change_no_difference_but_add_no_row_to_others():
    tables, hand = corpus(np.random.default_rng(2))
    plain, (table, _) = effects(*tables, SETTINGS), corrected(*tables, SETTINGS, hand)
    columns = ["difference", "ci_low", "ci_high", "p_value", "p_adjusted", "n_events"]
    pd.testing.assert_frame_equal(plain[columns], table[columns])


def test_units_left_empty_are_told_and_stood_for_by_others():
    def half(found):
        return found["value"].where(found["start"] % 2 == 0)

    tables, hand = corpus(np.random.default_rng(3), code=half)
    table, notes = corrected(*tables, SETTINGS, hand)
    assert "left 72 of 144 units empty" in notes[0]
    assert table["difference"].notna().all()


def test_a_few_coded_units_give_no_interval_and_say_so():
    tables, hand = corpus(np.random.default_rng(3))
    few = hand.drawn.assign(probability=0.25)[::4]
    assert len(few) < 2 * LEAST_CODED
    table, notes = corrected(*tables, SETTINGS, HandCoding(few, hand.digests, hand.sheets))
    assert table[["ci_low", "p_value", "p_adjusted"]].isna().all(axis=None)
    assert "fewer than 30 coded units" in notes[-1]


def test_units_of_another_corpus_are_not_used():
    tables, hand = corpus(np.random.default_rng(4))
    table, notes = corrected(tables[0][tables[0]["start"] > 0], *tables[1:], SETTINGS, hand)
    assert table.empty
    assert "Hand coding of 'm' not used" in notes[0]


def test_a_weighted_share_of_equal_weights_is_wilsons():
    """scipy.stats.binomtest(17, 20).proportion_ci(method="wilson"): 0.640 to 0.948."""
    part, base = np.repeat([1.0, 0.0], [17, 3]), np.ones(20)
    told = stats.binomtest(17, 20).proportion_ci(method="wilson")
    assert weighted_share(part, base, np.full(20, 3.0)) == pytest.approx((0.85, *told))
    all_right = stats.binomtest(20, 20).proportion_ci(method="wilson")
    assert weighted_share(base, base, base) == pytest.approx((1.0, *all_right))


def test_the_test_of_equal_errors_is_fishers_where_there_is_one_score():
    """10 of 20 wrong against 4 of 24: scipy.stats.fisher_exact two-sided is 0.0249."""
    error = np.concatenate([np.ones(10), np.zeros(10), np.ones(4), np.zeros(20)])
    outlet = np.repeat([0, 1], [20, 24])
    fisher = stats.fisher_exact([[10, 10], [4, 20]]).pvalue
    found = alike(error, outlet, np.ones(44, dtype=np.int64), resamples=20_000, seed=0)
    assert found == pytest.approx(fisher, abs=0.005)
    assert np.isnan(alike(np.zeros(44), outlet, np.ones(44, dtype=np.int64), resamples=9, seed=0))


def test_the_table_of_errors_tells_precision_and_recall_by_outlet():
    """In A half of what the program finds is wrong; in B it misses all that stands at place 0."""

    def truth(found):
        wrong = (found["outlet"] == "A") & (found["start"] % 2 == 0)
        missed = (found["outlet"] == "B") & (found["start"] == 0)
        return found["value"].where(~wrong, 0.0).where(~missed, 1.0)

    tables, hand = corpus(np.random.default_rng(5), events=40, code=truth)
    table = errors(*tables, SETTINGS, hand).set_index(["outlet", "quantity"])
    assert table.loc[("A", "precision"), "value"] == pytest.approx(0.5, abs=0.1)
    assert table.loc[("A", "recall"), "value"] == 1
    assert table.loc[("B", "precision"), "value"] == 1
    assert table.loc[("B", "recall"), "value"] < 0.9
    assert table.loc[("A", "mean_error"), "ci_low"] > 0 > table.loc[("B", "mean_error"), "ci_high"]
    assert (table["p_value"] < 0.01).all()


def test_corrected_intervals_cover_where_naive_ones_miss():
    """The program misses 10 % in one outlet and 40 % in the other; 200 of some 770 units are coded."""
    found = simulate(events=30, coded=200, errors=LOPSIDED, corpora=24, seed=1)
    assert found["naive"]["covers"] < 0.7
    assert found["corrected"]["covers"] >= 0.83  # 20 of 24: fewer in 1 of 100 draws of 0.95
    assert abs(found["corrected"]["bias"]) < 0.03
    assert found["naive"]["bias"] > 0.06
