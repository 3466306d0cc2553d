"""Words one outlet uses more: what counts, what does not, and how often chance is called a choice."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from pressdiff import vocabulary
from pressdiff.settings import EffectSettings
from pressdiff.stats import keyness as module
from pressdiff.stats.keyness import keyness
from pressdiff.stats.usage import flip_exactly

SETTINGS = EffectSettings()
FILLER = tuple(f"filler{n}" for n in range(40))


def corpus(texts):
    """Return words, articles and events of `texts`: (outlet, event, words, copy_of) by id."""
    rows = [
        {
            "article_id": key, "start": 10 * at, "end": 10 * at + len(word.strip("!")),
            "voice": "attributed" if word.endswith("!") else "own", "word": word.strip("!"),
        }
        for key, (_, _, words, *_) in texts.items()
        for at, word in enumerate(words)
    ]  # fmt: skip
    articles = pd.DataFrame(
        [(key, one[0], one[3] if len(one) > 3 else None) for key, one in texts.items()],
        columns=["article_id", "outlet", "copy_of"],
    )
    events = pd.DataFrame(
        [(key, one[1]) for key, one in texts.items()], columns=["article_id", "event_id"]
    )
    return vocabulary.frame(rows), articles, events


def paired(n, a, b):
    """Return `n` events with one text of each outlet: the words given and 40 more."""
    return corpus(
        {
            f"{side}{at:02}": (side, f"e{at:02}", [*words, *FILLER])
            for at in range(n)
            for side, words in (("A", a), ("B", b))
        }
    )


def row(frame, word, voice="own"):
    return frame[(frame["word"] == word) & (frame["voice"] == voice)].iloc[0]


def test_a_word_of_every_text_of_one_outlet_alone_is_found_with_its_first_place():
    found = keyness(*paired(12, ["regime"], ["authority"]), SETTINGS)
    one = row(found, "regime")
    assert (one["count_a"], one["count_b"], one["n_texts_a"], one["n_texts_b"]) == (12, 0, 12, 0)
    assert one["p_value"] == pytest.approx(2 / 2**12)
    assert one["p_adjusted"] == pytest.approx(2 / 2**12)  # both words are alike
    assert one["log_odds"] > 0 > row(found, "authority")["log_odds"]
    assert (one["article_a"], one["start_a"], one["end_a"]) == ("A00", 0, 6)
    assert found.loc[found["word"] == "regime", ["article_b", "start_b"]].isna().all(axis=None)


def test_the_same_words_in_both_are_no_difference():
    found = keyness(*paired(12, ["regime"], ["regime"]), SETTINGS)
    assert found.empty or found["p_value"].isna().all()


def test_a_burst_in_one_text_is_not_evidence_however_great_its_z():
    texts = {f"{s}{n}": (s, f"e{n}", [*FILLER]) for n in range(12) for s in "AB"}
    texts["A0"] = ("A", "e0", ["tariff"] * 60 + [*FILLER])
    texts |= {f"B{n}": ("B", f"e{n}", ["tariff", *FILLER]) for n in (1, 2)}
    one = row(keyness(*corpus(texts), SETTINGS), "tariff")
    assert one["z"] > 2
    assert np.isnan(one["p_value"])  # it differs in three events
    assert one["dispersion"] > 0.8


def test_an_event_of_one_outlet_alone_does_not_count():
    words, articles, events = paired(8, ["regime"], ["authority"])
    more = corpus({"A99": ("A", "e99", ["regime"] * 500)})
    found = keyness(
        vocabulary.joined([words, more[0]]),
        pd.concat([articles, more[1]]),
        pd.concat([events, more[2]]),
        SETTINGS,
    )
    assert row(found, "regime")["count_a"] == 8


def test_a_copy_does_not_count():
    texts = {
        f"{s}{n}": (s, f"e{n}", ["march" if s == "A" else "rally", *FILLER])
        for n in range(8)
        for s in "AB"
    }
    texts["A0x"] = ("A", "e0", ["march"] * 9, "B0")
    assert row(keyness(*corpus(texts), SETTINGS), "march")["count_a"] == 8


def test_longer_articles_do_not_make_a_difference_of_words():
    texts = {}
    for n in range(10):
        texts[f"A{n}"] = ("A", f"e{n}", ["march", *FILLER] * 5)
        texts[f"B{n}"] = ("B", f"e{n}", ["march", *FILLER])
    words, articles, events = corpus(texts)
    found = keyness(words, articles, events, SETTINGS)
    assert found["z"].abs().max() < 0.001 if len(found) else True
    assert not (found["p_value"] < 0.05).any()


def test_voices_are_apart():
    found = keyness(*paired(8, ["regime", "thug!", "calm!"], ["leader", "calm!"]), SETTINGS)
    assert row(found, "thug", "attributed")["count_a"] == 8
    assert "thug" not in set(found[found["voice"] == "own"]["word"])


def test_few_events_have_counts_and_no_p():
    found = keyness(*paired(3, ["regime"], ["leader"]), SETTINGS)
    assert row(found, "regime")["count_a"] == 3
    assert found["p_value"].isna().all()
    assert found["p_adjusted"].isna().all()


def test_a_word_like_an_outlets_name_is_a_word():
    """Names are left out where they stand (`pressdiff.vocabulary`): "Time" is one, "time" none."""
    words, articles, events = paired(8, ["regime", "time"], ["leader"])
    articles["outlet"] = articles["outlet"].replace("A", "Time")
    one = row(keyness(words, articles, events, SETTINGS), "time")
    assert (one["count_a"], one["count_b"], one["outlet_b"]) == (0, 8, "Time")


def test_rows_do_not_depend_on_the_order_of_articles():
    words, articles, events = paired(8, ["regime", "calm"], ["leader"])
    once = keyness(words, articles, events, SETTINGS)
    again = keyness(words.iloc[::-1], articles.iloc[::-1], events.iloc[::-1], SETTINGS)
    pd.testing.assert_frame_equal(once, again)


def test_no_words_give_an_empty_table():
    _, articles, events = paired(8, ["a"], ["b"])
    assert keyness(vocabulary.frame(()), articles, events, SETTINGS).empty


def test_outlets_that_share_events_and_no_word_have_no_rows():
    texts = {f"{s}{n}": (s, f"e{n}", [f"{s}{n}x", f"{s}{n}y"]) for n in range(12) for s in "AB"}
    assert keyness(*corpus(texts), SETTINGS).empty


def test_a_word_that_differs_in_few_events_is_not_tried(monkeypatch):
    tried = []

    def counted(differences):
        tried.append(np.diff(differences.indptr).min())
        return flip_exactly(differences)

    monkeypatch.setattr(module, "flip_exactly", counted)
    texts = {f"{s}{n:02}": (s, f"e{n:02}", [*FILLER]) for n in range(12) for s in "AB"}
    for n in range(12):
        texts[f"A{n:02}"][2].append("regime")
    for n in range(5):
        texts[f"B{n:02}"][2].append("calm")
    found = keyness(*corpus(texts), SETTINGS)
    assert row(found, "regime")["p_value"] < 0.01
    assert np.isnan(row(found, "calm")["p_value"])
    assert len(tried) == module.DRAWS
    assert min(tried) > 0


def test_the_first_place_is_that_of_the_first_article_by_id_and_of_the_first_time_there():
    texts = {f"{s}{n}": (s, f"e{n}", [*FILLER]) for n in range(8) for s in "AB"}
    texts["A3"] = ("A", "e3", ["calm", "march", "calm", "march", *FILLER])
    texts["A5"] = ("A", "e5", ["march", *FILLER])
    texts["B1"] = ("B", "e1", [*FILLER, "march"])
    words, articles, events = corpus(texts)
    found = keyness(words.iloc[::-1], articles, events, SETTINGS)
    one = row(found, "march")
    assert (one["article_a"], one["start_a"], one["end_a"]) == ("A3", 10, 15)
    assert (one["article_b"], one["start_b"]) == ("B1", 400)


def test_counting_takes_few_bytes_a_word():
    """What `vocabulary.COLUMNS` tells: 60 bytes at most, beside the words themselves."""
    n, rng = 200_000, np.random.default_rng(0)
    texts = [f"a{at:04}" for at in range(500)]
    words = pd.DataFrame(
        {
            "article_id": pd.Categorical.from_codes(np.repeat(np.arange(500), n // 500), texts),
            "start": np.arange(n, dtype=np.int32), "end": np.arange(n, dtype=np.int32) + 4,
            "voice": pd.Categorical(["own"] * n),
            "word": pd.Categorical.from_codes(
                rng.integers(0, 3000, n), [f"w{at:04}" for at in range(3000)]
            ),
        }
    )  # fmt: skip
    filed = pd.DataFrame({"article_id": texts, "outlet": "A", "event_id": "e"})
    tracemalloc.start()
    try:
        module._counted(words, filed, "own")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak / n < 60


@pytest.mark.parametrize("ratio", [1, 3])
def test_where_both_outlets_write_alike_few_words_have_a_small_p(ratio):
    """Bursty words, topics by event, one outlet's articles `ratio` times as long: the level holds."""
    small = tested = 0
    for seed in range(4):
        rng = np.random.default_rng([seed, ratio])
        texts = {}
        for n in range(60):
            topic = rng.gamma(0.5, 2, 90) / np.arange(3, 93)
            for side, length in (("A", 90 * ratio), ("B", 90)):
                own = topic * rng.gamma(0.5, 2, 90)
                drawn = rng.choice(90, rng.integers(length // 2, length), p=own / own.sum())
                texts[f"{side}{n:02}"] = (side, f"e{n:02}", [f"w{at:03}" for at in drawn])
        p = keyness(*corpus(texts), SETTINGS)["p_value"].dropna()
        small, tested = small + (p < 0.05).sum(), tested + len(p)
    assert tested > 200
    assert 0.01 < small / tested < 0.08
