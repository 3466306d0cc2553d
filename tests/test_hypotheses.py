import pytest
from pydantic import ValidationError

from pressdiff.errors import SettingsError
from pressdiff.hypotheses import AnalysisSettings, Hypothesis, listed, told
from pressdiff.settings import Settings, load

ONE = {"measure": "hedging", "outlet_a": "A", "outlet_b": "B"}


def written(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text)
    return path


def test_a_declaration_is_read_from_the_settings(tmp_path):
    text = """
[analysis]
family = "main"
alpha = 0.01
window = {from = 2025-01-01, to = 2025-06-30}
[[analysis.hypotheses]]
measure = "hedging"
outlet_a = "A"
outlet_b = "B"
direction = "greater"
"""
    found = load(written(tmp_path, text)).analysis
    assert [told(one) for one in found.hypotheses] == ["hedging, own voice: A greater than B"]
    assert found.window.first.isoformat() == "2025-01-01"
    again = AnalysisSettings.model_validate(found.model_dump(mode="json"))
    assert again == found
    assert again.digest == found.digest


def test_the_hash_tells_one_declaration_from_another():
    first = AnalysisSettings(hypotheses=[ONE])
    other = AnalysisSettings(hypotheses=[ONE | {"direction": "less"}])
    assert len(first.digest) == 12
    assert first.digest != other.digest
    assert Settings().analysis.digest == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[analysis]\nwindow = {from = 2025-02-01, to = 2025-01-01}\noutlets = ["A", "B"]\n',
         "ends on 2025-01-01 before it starts on 2025-02-01; exchange them"),
        ("[analysis]\nwindow = {from = 2025-02-01}\n", "nothing is declared; name hypotheses"),
        ('[analysis]\nwindow = {}\noutlets = ["A", "B"]\n', "names no day; give 'from'"),
        ('[analysis]\noutlets = ["A"]\n', "names 'A' alone; two are needed"),
        ('[analysis]\noutlets = ["A", "A"]\n', "names one of them twice"),
        ("[analysis]\nhypothesis = 1\n", "known here: hypotheses, outlets"),
        ('[[analysis.hypotheses]]\nmeasure = "m"\noutlet_a = "A"\noutlet_b = "A"\n',
         "outlet_a and outlet_b are both 'A'; name two outlets"),
        ('[[analysis.hypotheses]]\nmeasure = "m"\noutlet_a = "A"\noutlet_b = "B"\n'
         'direction = "more"\n', r"direction: .*'greater', 'less' or 'different' \(got 'more'\)"),
        ('[[analysis.hypotheses]]\nmeasure = "m"\noutlet_a = "A"\noutlet_b = "B"\n' * 2,
         r"hypothesis 2 compares what hypothesis 1 does \(m, own voice: A different from B\)"),
        ('[analysis]\nmeasures = ["n"]\n[[analysis.hypotheses]]\nmeasure = "m"\noutlet_a = "A"\n'
         'outlet_b = "B"\n', "names measure 'm', which analysis.measures lacks; add it there"),
    ],
)  # fmt: skip
def test_what_cannot_be_declared_is_named(tmp_path, text, words):
    with pytest.raises(SettingsError, match=words):
        load(written(tmp_path, text))


def test_the_same_comparison_the_other_way_round_is_named_twice():
    with pytest.raises(ValidationError, match="hypothesis 2 compares what hypothesis 1 does"):
        AnalysisSettings(hypotheses=[ONE, ONE | {"outlet_a": "B", "outlet_b": "A"}])


def test_without_hypotheses_all_pairs_and_measures_are_declared():
    found = listed(AnalysisSettings(outlets=["C", "A", "B"]), ("m", "n"), ("A", "B", "C", "D"))
    assert [(one.measure, one.outlet_a, one.outlet_b) for one in found] == [
        (measure, *pair) for measure in "mn" for pair in (("A", "B"), ("A", "C"), ("B", "C"))
    ]
    assert list(listed(AnalysisSettings(), ("m",), ("A", "B"))) == []
    one = Hypothesis.model_validate(ONE)
    assert list(listed(AnalysisSettings(hypotheses=[ONE]), ("m",), ("A", "B"))) == [one]
