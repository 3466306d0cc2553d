"""How far differences hold, as the report shows it."""

from dataclasses import replace

import pytest

from pressdiff.report import render
from pressdiff.report.robust import CheckRow, GapRow, SpecificationRow, robust

HOSTILE = "<script>alert(1)</script>"


def row(
    difference, *, half=0.1, main=0, measure="m", a="A", estimator="mean", words="without copies"
):
    ends = (None, None) if half is None else (difference - half, difference + half)
    return SpecificationRow(
        measure, a, "B", words, "all", "all", "any", estimator, main, 9, difference, *ends
    )  # fmt: skip


def gap(part, difference, a="A"):
    return GapRow("m", "own", a, "B", part, 9, difference, difference - 0.1, difference + 0.1)


def test_choices_that_keep_the_sign_and_exclude_zero_are_counted(about):
    rows = [row(0.3, main=1), row(0.2, words="without wire"), row(0.05, estimator="median"),
            row(-0.3, words="all, with copies"), row(0.4, half=None, estimator="Hodges-Lehmann")]  # fmt: skip
    (held,) = robust(rows, [], [], about).held
    assert (held.n, held.sign, held.beyond) == (5, 4, 2)
    assert (held.low, held.high) == (-0.3, 0.4)
    assert held.curve.dashes.count("M") == 4
    assert held.curve.beyond.count("M") == 3  # the other sign is drawn as beyond zero too
    assert held.curve.within.count("M") == 2
    ticks = {(title, words): path.count("M") for title, words, path in held.curve.choices}
    assert ticks == {("Text", "without copies"): 3, ("Text", "without wire text"): 1,
                     ("Text", "copies count too"): 1, ("Estimator", "mean"): 3,
                     ("Estimator", "median"): 1, ("Estimator", "Hodges-Lehmann"): 1}  # fmt: skip


def test_three_differences_of_a_measure_are_shown_the_clearest_first_and_none_at_zero(about):
    rows = [row(0.2 + n / 10, main=1, a=f"A{n}") for n in range(5)] + [row(0.05, main=1, a="Z")]
    held = robust(rows, [], [], about).held
    assert [one.row.outlet_a for one in held] == ["A4", "A3", "A2"]


def test_parts_of_the_gap_stand_beside_the_difference(about):
    parts = [gap("raw", 0.3), gap("framing", 0.2), gap("selection", 0.1), gap("framing", 1, a="Q")]
    view = robust([row(0.3, main=1)], parts, [], about)
    assert view.held[0].parts["framing"].difference == 0.2
    assert len(view.framing.dots) == 1


def test_checks_are_summed_over_measures(about):
    rows = [CheckRow("placebo", "m", 2, 10, 4, 0.4, 0.3, 2, 0.5),
            CheckRow("placebo", "o", 2, 10, 1, 0.1, 0.9, 0, None),
            CheckRow("labels", "m", 2, 10, 1, 0.1, 0.2, 0, None)]  # fmt: skip
    labels, placebo = robust([], [], rows, about).checks
    assert (labels.check, labels.n, labels.beyond) == ("labels", 10, 1)
    assert (placebo.beyond, placebo.found, placebo.remaining) == (5, 2, 0.5)
    assert placebo.largest.measure == "o"


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"effects.checks": 0}, "effects.checks is 0"), ({}, "Fewer than ten events")],
)
def test_why_there_are_no_checks_is_told(about, settings, words):
    view = robust([], [], [], replace(about, settings=settings))
    assert words in view.unchecked


def test_the_page_shows_them_with_hostile_names_escaped(builder, about):
    rows = [
        {"measure": "agent_deletion", "outlet_a": HOSTILE, "outlet_b": "B", "words": words,
         "events": "all", "parts": "all", "cells": "any", "estimator": "mean",
         "main": int(words == "without copies"), "n_events": 9, "difference": 0.3, "ci_low": 0.1,
         "ci_high": 0.5} for words in ("without copies", "without wire")
    ]  # fmt: skip
    builder.rows["specifications"] = rows
    page = render(builder.frames(), about)
    assert 'id="robustness"' in page
    assert "&lt;script&gt;alert(1)" in page
    assert HOSTILE not in page
    assert "2 of 2 beyond zero" in page


def test_the_sample_shows_what_was_planted(results):
    """Karvelia World endorses more in every choice; its gap is framing."""
    table = results.specifications
    found = table[(table["measure"] == "endorsing_cues") & (table["outlet_a"] == "Karvelia World")]
    assert set(found["outlet_b"]) >= {"Meridian Press", "The Daily Lantern"}
    assert (found["difference"] > 0).all()
    assert (found["ci_low"].dropna() > 0).all()
    gaps = results.gaps[(results.gaps["voice"] == "own")]
    parts = gaps[(gaps["measure"] == "endorsing_cues") & (gaps["outlet_a"] == "Karvelia World")]
    framing = parts[parts["part"] == "framing"]
    assert (framing["ci_low"] > 0.1).all()
    assert (parts.loc[parts["part"] == "selection", "difference"].abs() < 0.05).all()
    sums = gaps.pivot_table("difference", ["measure", "outlet_a", "outlet_b"], "part")
    total = sums[["selection", "composition", "framing"]].sum(axis=1)
    assert (total - sums["raw"]).abs().max() < 1e-12
    checks = results.checks.groupby("check")[["n_comparisons", "n_beyond"]].sum()
    share = checks["n_beyond"] / checks["n_comparisons"]
    assert share["labels"] < 0.08
    assert share["halves"] < 0.08
