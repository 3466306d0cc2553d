"""Parts of the gap between two outlets, against Das Gupta's example and planted corpora."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdiff.schema import OBSERVATIONS, REUSE
from pressdiff.schema.robustness import GAP_PARTS
from pressdiff.settings import EffectSettings
from pressdiff.stats.gaps import decompose, gaps

SETTINGS = EffectSettings(resamples=200)

# Das Gupta (1993), example 5.3, deaths in the United States by race and age: 1970, then 1985
SIZES = [
    [2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315,
     535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117],
    [3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472,
     707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236],
]  # fmt: skip
RATES = [
    [18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837,
     36.993, 1.352, 0.541, 2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205],
    [9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570,
     17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161],
]  # fmt: skip
# standardised rates as R's DasGuptR 2.2.0 (dgnpop) and Das Gupta, table 5.6, have them
BY_RATE = 10.258 - 8.030
BY_COMPOSITION = (8.385 - 9.907) + (9.136 - 9.156)  # age, race


def parts(value, n, draws=None):
    draws = np.ones((1, value.shape[1])) if draws is None else draws
    return dict(zip(GAP_PARTS, decompose(value, n, draws)[0], strict=True))


@pytest.mark.parametrize("axis", [1, 2], ids=["cells are events", "cells are strata"])
def test_the_parts_are_those_of_das_gupta(axis):
    n = np.array(SIZES, dtype=float)
    found = parts(*(np.expand_dims(one, 3 - axis) for one in (np.array(RATES) * n, n)))
    assert found["framing"] == pytest.approx(BY_RATE, abs=2e-3)
    assert found["composition"] == pytest.approx(BY_COMPOSITION, abs=2e-3)
    assert found["length" if axis == 1 else "mix"] == pytest.approx(found["composition"])
    assert found["selection"] == pytest.approx(0, abs=1e-12)


counts = st.lists(st.tuples(*[st.integers(0, 9)] * 8), min_size=2, max_size=8)


@given(counts, st.integers(0, 99))
def test_the_parts_add_up_whatever_the_corpus(rows, seed):
    n = np.array(rows, dtype=float).reshape(len(rows), 2, 4).transpose(1, 0, 2)
    n[:, 0, 0] += 1  # one event is shared
    value = n * np.random.default_rng(seed).random(n.shape)
    found = parts(value, n)
    total = found["selection"] + found["composition"] + found["framing"]
    assert total == pytest.approx(found["raw"], abs=1e-12)
    assert found["length"] + found["mix"] == pytest.approx(found["composition"], abs=1e-12)
    sums = value.sum(axis=(1, 2)) / n.sum(axis=(1, 2))
    assert found["raw"] == pytest.approx(sums[0] - sums[1], abs=1e-12)


def planted(*, levels, n, of_stratum=(0.1, 0.3), shift=0.0):
    """Return value and n: rate = level of the event + of the stratum + shift, the last for A alone."""
    n = np.array(n, dtype=float)
    rate = np.array(levels)[None, :, None] + np.array(of_stratum) + np.zeros_like(n)
    rate[0] += shift
    return rate * n, n


EVEN = [[4, 4], [4, 4], [4, 4]]


@pytest.mark.parametrize(
    ("part", "corpus"),
    [
        ("framing", planted(levels=[0.1, 0.2, 0.3], n=[EVEN, EVEN], shift=0.2)),
        ("mix", planted(levels=[0.1] * 3, n=[EVEN, [[2, 6], [2, 6], [1, 7]]])),
        ("length", planted(levels=[0.1, 0.5, 0.3], n=[EVEN, [[9, 9], [1, 1], [4, 4]]])),
        ("selection", planted(levels=[0.1, 0.5, 0.3],
                              n=[[[4, 4], [4, 4], [0, 0]], [[4, 4], [0, 0], [4, 4]]])),
    ],
)  # fmt: skip
def test_a_planted_part_is_the_only_one(part, corpus):
    found = parts(*corpus)
    expected = {part, "raw"} | ({"composition"} if part in {"mix", "length"} else set())
    assert {name for name, value in found.items() if abs(value) > 1e-12} == expected


def test_a_stratum_that_one_outlet_lacks_is_no_framing():
    n = [[[4, 4], [4, 4]], [[8, 0], [8, 0]]]
    found = parts(*planted(levels=[0.1, 0.1], n=n))
    assert found["framing"] == pytest.approx(0, abs=1e-12)
    assert found["mix"] == pytest.approx(0.1)


SECTIONS = {"A": ["lead", "body"] * 4, "B": ["lead", *["body"] * 7]}


def corpus(n_events=8):
    """Return the tables of outlets A and B that share `n_events`; A has two more of its own."""
    random = np.random.default_rng(3)
    told = [("A", event) for event in range(n_events + 2)]
    told += [("B", event) for event in range(n_events)]
    rows = [
        {
            "article_id": f"{outlet}{event}", "measure": measure, "start": 10 * place,
            "end": 10 * place + 5, "voice": voice, "section": section, "target": None,
            "value": float(random.random() < (0.6 if outlet == "A" else 0.2)), "n": 1.0,
        }
        for outlet, event in told
        for measure in ("m", "headlined")
        for place, (section, voice) in enumerate(
            [(one, "own") for one in SECTIONS[outlet]] + [("body", "attributed")]
        )
    ]  # fmt: skip
    ids = [f"{outlet}{event}" for outlet, event in told]
    articles = pd.DataFrame(
        {"article_id": ids, "outlet": [one for one, _ in told], "copy_of": None, "title": "T",
         "text": "A text. " * 30}
    )  # fmt: skip
    events = pd.DataFrame({"article_id": ids, "event_id": [f"e{event:02}" for _, event in told]})
    return OBSERVATIONS.frame(rows), articles, events, REUSE.frame()


def test_the_table_has_all_parts_with_intervals_that_hold_them():
    table = gaps(*corpus(), SETTINGS)
    own = table[(table["measure"] == "m") & (table["voice"] == "own")].set_index("part")
    assert set(own.index) == set(GAP_PARTS)
    assert (own["n_articles_a"] == 10).all()
    assert (own["n_articles_b"] == 8).all()
    assert (own["n_events"] == 8).all()
    assert own.loc["framing", "ci_low"] > 0
    known = own.dropna(subset=["ci_low"])
    assert (known["ci_low"] <= known["difference"]).all()
    assert (known["difference"] <= known["ci_high"]).all()
    assert set(table["voice"]) == {"own", "all"}


def test_wire_text_is_a_stratum_of_its_own():
    tables = corpus()
    taken = [
        {"article_id": f"B{event}", "start": 0, "end": 30, "original_id": None, "agency": "AFP",
         "kind": "credit"} for event in range(8)
    ]  # fmt: skip
    plain = gaps(*tables, SETTINGS).set_index(["measure", "voice", "part"])["difference"]
    split = gaps(*tables[:3], REUSE.frame(taken), SETTINGS)
    split = split.set_index(["measure", "voice", "part"])["difference"]
    assert split["m", "own", "raw"] == pytest.approx(plain["m", "own", "raw"])
    assert abs(split["m", "own", "mix"] - plain["m", "own", "mix"]) > 1e-6


def test_the_section_is_no_stratum_of_a_measure_of_place():
    table = gaps(*corpus(), SETTINGS).set_index(["measure", "voice", "part"])["difference"]
    assert table["headlined", "own", "mix"] == pytest.approx(0, abs=1e-12)
    assert abs(table["m", "all", "mix"]) > 0


def test_too_few_events_have_no_interval_and_none_shared_no_row():
    few = gaps(*corpus(4), SETTINGS)
    assert len(few)
    assert few["ci_low"].isna().all()
    assert gaps(*corpus(0), SETTINGS).empty


def test_the_order_of_rows_changes_nothing():
    tables = corpus()
    shuffled = [one.sample(frac=1, random_state=1) for one in tables]
    pd.testing.assert_frame_equal(gaps(*tables, SETTINGS), gaps(*shuffled, SETTINGS))


def test_intervals_cover_the_planted_framing_in_about_95_per_cent():
    """300 corpora of 12 shared events; the bounds are three binomial standard errors wide."""
    random, covered = np.random.default_rng(11), 0
    draws = random.multinomial(12, np.full(12, 1 / 12), size=400).astype(float)
    for _ in range(300):
        n = random.integers(4, 12, (2, 12, 2)).astype(float)
        level = random.uniform(0.1, 0.4, (1, 12, 1)) + np.array([[[0.2]], [[0.0]]])
        boot = decompose(random.binomial(n.astype(int), level).astype(float), n, draws)[:, 5]
        low, high = np.nanquantile(boot, [0.01076, 0.98924])  # expanded for 12 events
        covered += low <= 0.2 <= high
    assert 0.91 < covered / 300 < 0.99
