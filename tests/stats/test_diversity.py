"""Who counts as a speaker, at how many attributions outlets are compared, and the interval."""

import numpy as np
import pandas as pd
import pytest

from pressdiff.settings import EffectSettings
from pressdiff.stats.diversity import diversity

SETTINGS = EffectSettings()


def tables(texts):
    """Return attributions, articles, events of `texts`: id to (outlet, event, speakers, copy_of).

    A speaker "?official" has no name, "" is ambiguous.
    """
    rows = []
    for key, (_, _, speakers, *_) in texts.items():
        for at, who in enumerate(speakers):
            rows.append(
                {
                    "attribution_id": f"{key}#a{at:03}", "article_id": key, "kind": "indirect",
                    "cue": "say", "source_type": who[1:] or None if who[:1] == "?" else None,
                    "anonymous": who[:1] == "?", "entity_id": None if who[:1] in "?" else who,
                }
            )  # fmt: skip
    articles = [(key, one[0], one[3] if len(one) > 3 else None) for key, one in texts.items()]
    return (
        pd.DataFrame(rows).astype({"entity_id": "str", "source_type": "str", "cue": "str"}),
        pd.DataFrame(articles, columns=["article_id", "outlet", "copy_of"]).astype("str"),
        pd.DataFrame(
            [(key, one[1]) for key, one in texts.items()], columns=["article_id", "event_id"]
        ),
    )


def found(texts, outlet, q=1, event=None):
    frame = diversity(*tables(texts), SETTINGS)
    where = frame["event_id"].isna() if event is None else frame["event_id"] == event
    return frame[where & (frame["outlet"] == outlet) & (frame["q"] == q)].iloc[0]


EVEN, ONE = list("abcdefgh"), ["a"] * 7 + ["b"]


def test_eight_speakers_quoted_once_are_eight_and_one_who_speaks_most_is_few():
    texts = {"x": ("A", "e", EVEN), "y": ("B", "e", ONE)}
    assert found(texts, "A", event="e")["rarefied"] == pytest.approx(8)
    assert found(texts, "B", event="e")["observed"] == pytest.approx(1.457, abs=0.001)
    assert found(texts, "B", q=0, event="e")["observed"] == 2


def test_outlets_are_compared_at_the_number_of_the_one_with_fewest():
    texts = {"x": ("A", "e", EVEN * 3), "y": ("B", "e", EVEN)}
    one = found(texts, "A", q=0, event="e")
    assert one["n_reference"] == 8
    assert one["rarefied"] < 8 == one["observed"]


def test_an_outlet_with_too_few_has_no_comparison_and_holds_nobody_back():
    texts = {"x": ("A", "e", EVEN), "y": ("B", "e", EVEN * 2), "z": ("C", "e", ["a", "b"])}
    assert pd.isna(found(texts, "C", event="e")["rarefied"])
    assert found(texts, "C", event="e")["observed"] == pytest.approx(2)
    assert found(texts, "A", event="e")["n_reference"] == 8


def test_no_attributions_are_an_empty_table():
    attributions, *rest = tables({"x": ("A", "e", ["a"]), "y": ("B", "e", ["b"])})
    assert diversity(attributions.iloc[:0], *rest, SETTINGS).empty


def test_alone_there_is_nothing_to_compare_with():
    texts = {"x": ("A", "e", EVEN), "y": ("B", "e", ["a"])}
    assert pd.isna(found(texts, "A", event="e")["n_reference"])


def test_unnamed_sources_are_one_speaker_a_kind_and_ambiguous_ones_none():
    one = found({"x": ("A", "e", ["?official", "?official", "?", "", "ann"])}, "A", q=0)
    assert one["observed"] == 3
    assert one["n_attributions"] == 4


def test_a_copy_does_not_count():
    texts = {"x": ("A", "e", ["a"]), "y": ("A", "e", ["b", "c"], "x")}
    assert found(texts, "A", q=0)["observed"] == 1


def test_what_the_outlet_asserts_itself_has_no_speaker():
    attributions, *rest = tables({"x": ("A", "e", ["a", "b"])})
    own = attributions.assign(cue=["say", "eat"])
    assert diversity(own, *rest, SETTINGS)["n_attributions"].unique().tolist() == [1]


def test_fewer_articles_than_events_asked_for_give_no_interval():
    few = {f"x{n}": ("A", f"e{n}", EVEN) for n in range(4)}
    few |= {f"y{n}": ("B", f"e{n}", EVEN) for n in range(5)}
    assert pd.isna(found(few, "A")["ci_low"])
    assert found(few, "B")["ci_low"] <= found(few, "B")["rarefied"]


def test_the_interval_holds_the_true_number_as_often_as_it_says():
    """Articles of one to eight attributions from 30 speakers, of whom each article prefers some."""
    rng = np.random.default_rng(1)
    base = 1 / np.arange(1, 31)

    def draw(n):
        made = {}
        for at in range(n):
            own = base * rng.gamma(2, 0.5, 30)
            speakers = rng.choice(30, rng.integers(1, 9), p=own / own.sum())
            made[f"x{at:04}"] = [f"s{who:02}" for who in speakers]
        return made

    def rows(made, other):
        texts = {key: ("A", key, who) for key, who in made.items()}
        return texts | {"y": ("B", "e", [f"s{n}" for n in range(other)])}

    true = found(rows(draw(4000), 30), "A")["rarefied"]
    held = [found(rows(draw(25), 30), "A") for _ in range(60)]
    inside = np.mean([one["ci_low"] <= true <= one["ci_high"] for one in held])
    assert inside >= 0.85
