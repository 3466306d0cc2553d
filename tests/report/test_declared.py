"""The report says what was declared before, when, and what became of it."""

from dataclasses import replace

from pressdiff.hypotheses import AnalysisSettings
from pressdiff.report.declared import declaration

ANALYSIS = AnalysisSettings(
    hypotheses=[{"measure": "doubting_cues", "outlet_a": "<b>A</b>", "outlet_b": "B"}],
    family="main",
    window={"from": "2025-01-01"},
)
SETTINGS = {"analysis": ANALYSIS.model_dump(mode="json")}


def history(*, late):
    return [
        {"digest": "0" * 12, "first_used": "2025-01-01T00:00:00+00:00", "after_results": True},
        {"digest": ANALYSIS.digest, "first_used": "2026-02-03T04:05:06+00:00", "after_results": late},
    ]  # fmt: skip


def methods(page, about, tables, *, late=False):
    found = declaration(SETTINGS, history(late=late))
    changed = tables["effects"].assign(status="confirmatory", family="main")
    told = page(tables | {"effects": changed}, about=replace(about, declared=found))
    section = told.get_element_by_id("methods")
    return told, " ".join(section.text_content().split())


def test_methods_tell_hash_time_and_outcome(page, about, tables):
    _, told = methods(page, about, tables)
    for words in (
        f"Declared with hash {ANALYSIS.digest}, first used with these results on 2026-02-03",
        "family main, alpha 0.05, articles published 2025-01-01 to the last",
        "doubting_cues, own voice: <b>A</b> different from B", "0.0306holds", "– to ––2not tested",
    ):  # fmt: skip
        assert words in told
    assert "declared anew" not in told


def test_methods_tell_a_declaration_made_after_results_were_seen(page, about, tables):
    assert (
        "It was declared anew after results were seen" in methods(page, about, tables, late=True)[1]
    )


def test_each_declared_difference_says_so_beside_it(page, about, tables):
    told, _ = methods(page, about, tables)
    measures = " ".join(told.get_element_by_id("measures").text_content().split())
    assert f"declared 2026-02-03, {ANALYSIS.digest}" in measures


def test_without_a_declaration_all_is_exploratory(page):
    told = page().get_element_by_id("methods").text_content()
    assert "Nothing was declared before: every difference here is exploratory" in told
    assert declaration({"analysis": AnalysisSettings().model_dump(mode="json")}, []) is None
    assert declaration({}, []) is None
