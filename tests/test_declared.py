"""What was declared before is confirmatory, in a family of its own."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pressdiff.declared import Corpus, check, confirmed
from pressdiff.errors import SettingsError
from pressdiff.hypotheses import AnalysisSettings
from pressdiff.provenance import before, declared_again
from pressdiff.schema import OBSERVATIONS
from pressdiff.settings import EffectSettings, Settings
from pressdiff.stats.paired import effects

N = 8
AHEAD = np.array([0.3, 0.1, 0.2, 0.25, -0.05, 0.3, 0.15, 0.2])


def corpus(target=None):
    """Return eight events in January to August; outlet A is ahead of B, C is as B, in m and n."""
    rows, articles, events = [], [], []
    for event in range(N):
        for outlet, ahead in (("A", AHEAD[event]), ("B", 0.0), ("C", 0.01 * (-1) ** event)):
            key = f"{outlet}{event}"
            when = pd.Timestamp(f"2025-0{event + 1}-15", tz="UTC")
            articles.append({"article_id": key, "outlet": outlet, "published_at": when})
            events.append({"article_id": key, "event_id": f"e{event}"})
            rows.extend(
                {"article_id": key, "measure": measure, "start": 0, "end": 1, "voice": "own",
                 "section": "body", "target": target, "value": 100 * (0.4 + ahead), "n": 100.0}
                for measure in ("m", "n")
            )  # fmt: skip
    entities = pd.DataFrame({"entity_id": ["person:x", "person:y"], "name": ["Ann Ek", "Bo"]})
    frame = pd.DataFrame(articles).assign(copy_of=pd.Series(dtype="str"))
    return Corpus(OBSERVATIONS.frame(rows), frame, pd.DataFrame(events), entities)


def analysed(corpus, **analysis):
    settings = Settings(
        analysis=AnalysisSettings(**analysis), effects=EffectSettings(resamples=100)
    )
    made = (corpus.observations, corpus.articles, corpus.events, settings.effects)
    plain = effects(*made)
    return plain, *confirmed(plain, corpus, settings)


def hypothesis(**told):
    return {"measure": "m", "outlet_a": "A", "outlet_b": "B"} | told


def test_declared_rows_are_adjusted_over_their_family_alone():
    declared = [hypothesis(), hypothesis(outlet_b="C")]
    plain, found, warnings = analysed(corpus(), hypotheses=declared, family="main")
    assert warnings == []
    assert len(found) == len(plain)
    own = found[found["status"] == "confirmatory"]
    assert own[["family", "measure", "voice", "outlet_a", "outlet_b"]].values.tolist() == [
        ["main", "m", "own", "A", "B"], ["main", "m", "own", "A", "C"]
    ]  # fmt: skip
    p = own["p_value"].tolist()
    assert (
        p[0]
        == stats.permutation_test(
            (AHEAD,), np.mean, permutation_type="samples", n_resamples=np.inf
        ).pvalue
    )
    assert own["p_adjusted"].tolist() == pytest.approx([min(2 * min(p), 1), max(2 * min(p), *p)])
    rest = found[found["status"] == "exploratory"]
    keys = ["measure", "voice", "outlet_a", "outlet_b", "p_adjusted"]
    assert set(map(tuple, rest[keys].values)) <= set(map(tuple, plain[keys].values))


@pytest.mark.parametrize(
    ("told", "greater"),
    [
        ({"direction": "greater"}, True),
        ({"direction": "less"}, False),
        ({"direction": "less", "outlet_a": "B", "outlet_b": "A"}, True),
        ({"direction": "greater", "outlet_a": "B", "outlet_b": "A"}, False),
    ],
)
def test_a_direction_makes_p_one_sided(told, greater):
    _, found, _ = analysed(corpus(), hypotheses=[hypothesis(**told)])
    (p,) = found.loc[found["status"] == "confirmatory", "p_value"]
    side = "greater" if greater else "less"
    other = stats.permutation_test(
        (AHEAD,), np.mean, permutation_type="samples", alternative=side, n_resamples=np.inf
    )
    assert p == pytest.approx(other.pvalue, abs=2**-N)  # the pattern found is in both tails


def test_a_window_limits_what_is_declared_and_nothing_else():
    window = {"from": "2025-01-15", "to": "2025-06-15"}
    plain, found, warnings = analysed(corpus(), hypotheses=[hypothesis()], window=window)
    assert warnings == []
    rest = found[found["status"] == "exploratory"].reset_index(drop=True)
    pd.testing.assert_frame_equal(rest, plain)
    (row,) = found[found["status"] == "confirmatory"].to_dict("records")
    assert row["n_events"] == 6
    assert row["difference"] == pytest.approx(AHEAD[:6].mean())


def test_a_window_without_articles_is_told():
    plain, found, warnings = analysed(
        corpus(), hypotheses=[hypothesis()], window={"from": "2030-01-01"}
    )
    assert "no article was published in its window (2030-01-01 to the last)" in warnings[0]
    assert len(found) == len(plain)


def test_what_the_corpus_cannot_answer_is_told():
    declared = [
        hypothesis(outlet_b="Z"), hypothesis(target="Nobody"), hypothesis(voice="attributed"),
        hypothesis(outlet_b="C"),
    ]  # fmt: skip
    _, found, warnings = analysed(corpus(), hypotheses=declared)
    assert (found["status"] == "confirmatory").sum() == 1
    told = "\n".join(warnings)
    for words in (
        "no article of 'Z'; there are A, B, C", "of the name 'Nobody'",
        "no event in which both outlets have opportunities for the measure): m, attributed",
    ):  # fmt: skip
        assert words in told
    assert all(one.startswith("Declared analysis: a hypothesis is not tested") for one in warnings)


def test_an_article_without_a_date_is_in_no_window():
    made = corpus()
    made.articles.loc[0, "published_at"] = pd.NaT
    _, found, warnings = analysed(made, hypotheses=[hypothesis()], window={"to": "2025-12-31"})
    assert warnings == ["Declared analysis: 1 articles without a date are outside of its window."]
    assert found.loc[found["status"] == "confirmatory", "n_events"].tolist() == [N - 1]


@pytest.mark.parametrize("target", ["person:x", "ann ek"])
def test_a_target_is_an_id_or_a_full_name(target):
    _, found, warnings = analysed(corpus("person:x"), hypotheses=[hypothesis(target=target)])
    assert warnings == []
    assert found.loc[found["status"] == "confirmatory", "target"].tolist() == ["person:x"]


def test_outlets_alone_declare_all_their_pairs():
    _, found, _ = analysed(corpus(), outlets=["A", "B", "C"], measures=["n"])
    own = found[found["status"] == "confirmatory"]
    assert own[["measure", "voice"]].drop_duplicates().values.tolist() == [["n", "own"]]
    assert len(own) == 3


def test_nothing_declared_changes_nothing():
    plain, found, warnings = analysed(corpus())
    assert found is plain
    assert warnings == []


def test_what_no_corpus_can_answer_is_refused():
    with pytest.raises(SettingsError, match=r"hypothesis 1 names measure 'm', .* known: hedging"):
        check(AnalysisSettings(hypotheses=[hypothesis()]), ["hedging"])
    with pytest.raises(SettingsError, match=r"analysis.measures names measure 'm'"):
        check(AnalysisSettings(measures=["m"]), ["hedging"])
    with pytest.raises(SettingsError, match="family is 'measures', the name of one of the program"):
        check(AnalysisSettings(measures=["m"], family="measures"), ["m"])


# when it was declared


def provenance(results, analysis, created_at="2026-01-01T00:00:00+00:00"):
    settings = results.about.settings | {"analysis": analysis}
    return results.about.__class__(
        **results.about.__dict__ | {"settings": settings, "created_at": created_at, "declarations": [], "warnings": []}
    )  # fmt: skip


FIRST = AnalysisSettings(hypotheses=[hypothesis()]).model_dump(mode="json")
SECOND = AnalysisSettings(hypotheses=[hypothesis(direction="less")]).model_dump(mode="json")


def test_the_first_time_is_kept_over_runs_and_a_change_is_told(results):
    first = declared_again(provenance(results, FIRST), None)
    assert [one["after_results"] for one in first.declarations] == [False]
    assert first.warnings == []
    later = declared_again(provenance(results, FIRST, "2026-02-02T00:00:00+00:00"), first.__dict__)
    assert later.declarations == first.declarations
    changed = declared_again(
        provenance(results, SECOND, "2026-03-03T00:00:00+00:00"), later.__dict__
    )
    assert changed.declarations[:1] == first.declarations
    assert changed.declarations[1]["first_used"] == "2026-03-03T00:00:00+00:00"
    assert "declared anew after results were seen" in changed.warnings[0]
    back = declared_again(provenance(results, FIRST), changed.__dict__)
    assert back.warnings == []
    assert len(back.declarations) == 2


def test_declaring_after_an_exploratory_run_is_told(results, tmp_path):
    assert before(tmp_path) is None
    results.save(tmp_path)
    found = declared_again(provenance(results, FIRST), before(tmp_path))
    assert found.declarations[0]["after_results"]
    (tmp_path / "run.json").write_text("{")
    assert before(tmp_path) == {}
