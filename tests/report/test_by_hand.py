"""Differences corrected by hand coding stand beside the program's own."""

import pytest

from pressdiff.report.by_hand import by_hand
from pressdiff.report.rows import EffectRow, ErrorRow


def words(node):
    return " ".join(node.text_content().split())


def effect(difference, correction, *, voice="own", low=0.1):
    return EffectRow(
        "m", voice, None, "A", "B", 6, difference, low, 0.4, 0.01, correction, "exploratory"
    )


def error(outlet, quantity, value):
    return ErrorRow("m", outlet, quantity, 40, value, None, None, 0.02)


def test_each_corrected_row_has_the_programs_beside_it():
    rows = [effect(0.3, "none"), effect(0.1, "hand-coded"), effect(0.2, "hand-coded", voice="all")]
    found = by_hand(rows, [error("B", "mean_error", -0.1), error("A", "mean_error", 0.1)])
    assert [(one.row.difference, one.alone.difference) for one in found.rows] == [(0.1, 0.3)]
    assert [one.outlet for one in found.erring] == ["A", "B"]
    assert found.p == 0.02


def test_without_coding_there_is_nothing():
    assert by_hand([effect(0.3, "none")], []) is None


@pytest.fixture
def coded(builder):
    plain = builder.rows["effects"][0]
    builder.rows["effects"][1] = plain | {"correction": "hand-coded", "difference": 0.15}
    builder.rows["errors"] = [
        {"measure": "doubting_cues", "outlet": outlet, "quantity": quantity, "n": 40,
         "value": 0.7, "ci_low": None, "ci_high": None, "p_value": 0.02}
        for outlet in ("Alpha <b>News</b>", "Beta Wire") for quantity in ("mean_error", "recall")
    ]  # fmt: skip
    return builder.frames()


def test_the_page_shows_both_and_the_errors_of_each_outlet(page, coded):
    told = words(page(coded).get_element_by_id("measures"))
    assert "Corrected by hand coding" in told
    assert "0.15 0.10 to 0.400.0300.25 0.10 to 0.40" in told
    assert "p of erring alike: 0.020" in told
    assert "Beta Wire0.700.7040" in told
