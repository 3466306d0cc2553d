"""Each outlet against each other and against the rest."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pressdiff.errors import SettingsError
from pressdiff.measures import ALL
from pressdiff.schema import CONTRASTS
from pressdiff.settings import EffectSettings
from pressdiff.stats.contrasts import contrasts, smallest_that_matter
from pressdiff.stats.paired import effects
from stats.test_paired import A, B, corpus

SETTINGS = EffectSettings(resamples=1_000)
C = [0.2, 0.3, 0.3, 0.6, 0.1, 0.5]


def found(rates, *, smallest=0.05, settings=SETTINGS, yours=(), **options):
    return contrasts(
        *corpus(rates, **options), settings, smallest={"m": smallest}, yours=yours
    ).query("voice == 'own'")


def test_a_pair_is_told_by_every_estimate():
    (row,) = found({"A": A, "B": B}).to_dict("records")
    difference = np.subtract(A, B)
    assert row["n_events"] == 6
    assert row["difference"] == pytest.approx(difference.mean())
    t = stats.ttest_rel(A, B)
    ends = t.confidence_interval(0.95)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((ends.low, ends.high))
    assert row["standardised"] == pytest.approx(difference.mean() / difference.std(ddof=1))
    assert row["model_difference"] == pytest.approx(difference.mean())
    assert row["hl_low"] <= row["hodges_lehmann"] <= row["hl_high"]
    assert (row["smallest"], row["verdict"]) == (0.05, "undecided")


def test_p_of_pairs_is_that_of_effects():
    rates = {"A": A, "B": B, "C": C}
    keys = ["family", "measure", "voice", "outlet_a", "outlet_b"]
    both = contrasts(*corpus(rates), SETTINGS, smallest={}).merge(
        effects(*corpus(rates), SETTINGS), on=keys
    )
    assert len(both) == 6
    for column in ("n_events", "difference", "ci_low", "ci_high", "p_value", "p_adjusted"):
        assert both[f"{column}_x"].tolist() == pytest.approx(both[f"{column}_y"].tolist())


def test_the_rest_is_the_mean_of_the_other_outlets_of_the_same_event():
    frame = found({"A": A, "B": B, "C": [*C[:5], None]})
    rest = frame[frame["outlet_b"].isna()].set_index("outlet_a")
    others = [*np.mean([B[:5], C[:5]], axis=0), B[5]]
    difference = np.subtract(A, others)
    assert rest.loc["A", "difference"] == pytest.approx(difference.mean())
    ends = stats.ttest_1samp(difference, 0).confidence_interval(0.95)
    assert rest.loc["A", "ci_low"] == pytest.approx(ends.low)
    assert rest.loc["C", "n_events"] == 5
    assert set(rest["family"]) == {"measures against the rest"}


def test_an_outlet_only_ever_beside_one_other_has_no_rest():
    assert found({"A": A, "B": B})["outlet_b"].notna().all()
    frame = found({"A": A * 2, "B": [*B, *[None] * 6], "C": [*[None] * 6, *C]})
    assert frame.loc[frame["outlet_b"].isna(), "outlet_a"].tolist() == ["A"]


def test_too_few_events_have_no_row_and_targets_none_either():
    assert found({"A": A[:4], "B": B[:4]}).empty
    assert found({}).empty
    about = found({"A": A, "B": B}, target="x")
    assert about["n_events"].tolist() == [6]


def verdict(differences, **options):
    rates = {"A": np.add(0.5, differences).tolist(), "B": [0.5] * len(differences)}
    (row,) = found(rates, **options).to_dict("records")
    return row["verdict"]


def test_the_verdict_says_different_equivalent_or_undecided():
    wide = np.tile([0.1, 0.2, 0.3], 5)
    narrow = np.tile([-0.02, 0.01, 0.02], 5)
    assert verdict(wide) == "different"
    assert verdict(narrow) == "equivalent"
    assert verdict(narrow, smallest=0.004) == "undecided"
    assert verdict(np.tile([-0.3, 0.3, 0.1], 5)) == "undecided"


def test_a_difference_told_from_none_but_too_small_to_matter_is_equivalent():
    assert verdict(np.tile([0.008, 0.01, 0.012], 5)) == "equivalent"
    assert verdict(np.tile([0.008, 0.01, 0.012], 5), smallest=0.005) == "different"


def test_no_smallest_difference_means_no_test_of_equivalence():
    frame = contrasts(*corpus({"A": A, "B": B}), SETTINGS, smallest={})
    assert frame[["smallest", "p_equivalent", "p_equivalent_adjusted"]].isna().all(axis=None)


def test_the_users_own_measures_do_not_change_the_ps_of_the_others():
    rates = {"A": A, "B": B, "C": C}
    mine = found(rates, yours=["m"])
    assert set(mine["family"]) == {"your measures", "your measures against the rest"}
    observations, articles, events = corpus(rates)
    more = [observations.assign(measure=name) for name in ("m", "list_one", "list_two")]
    joined = CONTRASTS.frame(
        contrasts(
            pd.concat(more), articles, events, SETTINGS, smallest={},
            yours=["list_one", "list_two"],
        )
    )  # fmt: skip
    alone = contrasts(observations, articles, events, SETTINGS, smallest={})
    assert joined.query("measure == 'm'")["p_adjusted"].tolist() == alone["p_adjusted"].tolist()


def test_benjamini_hochberg_is_less_strict_than_holm():
    draw = np.random.default_rng(3)
    rates = {
        name: (draw.random(12) / 4 + shift).tolist()
        for name, shift in zip("ABCD", (0, 0.1, 0.2, 0.3), strict=True)
    }
    strict, loose = (
        found(rates, settings=EffectSettings(correction=one))["p_adjusted"]
        for one in ("holm", "bh")
    )
    assert (loose <= strict).all()
    assert (loose < strict).any()


def test_the_smallest_difference_is_a_twentieth_of_the_range_unless_set():
    settings = EffectSettings(smallest={"hedging": 0.2})
    limits = smallest_that_matter(ALL, settings)
    assert limits["hedging"] == 0.2
    assert limits["agency"] == pytest.approx(0.05)


def test_a_smallest_difference_of_an_unknown_measure_is_refused():
    with pytest.raises(SettingsError, match=r"effects\.smallest: no measure 'hedgin' .* hedging"):
        smallest_that_matter(ALL, EffectSettings(smallest={"hedgin": 0.2}))


def test_the_order_of_rows_changes_nothing():
    tables = corpus({"A": A, "B": B, "C": C})
    shuffled = [table.sample(frac=1, random_state=2) for table in tables]
    first, second = (contrasts(*one, SETTINGS, smallest={}) for one in (tables, shuffled))
    assert first.equals(second)
