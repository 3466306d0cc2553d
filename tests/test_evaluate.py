import json

import pytest

from conftest import SAMPLE
from pressdiff.errors import InputError
from pressdiff.evaluate import evaluate
from pressdiff.evaluate.scores import adjusted_rand, b_cubed, pairs
from pressdiff.settings import Settings

# Amigó et al. (2009), A comparison of extrinsic clustering evaluation metrics: the items of one
# found group {a a b} and another {b}: B-cubed precision (2*2/3 + 1/3 + 1) / 4, recall (1 + 1 + 1/2 + 1/2) / 4
FOUND = {"1": "x", "2": "x", "3": "x", "4": "y"}
GOLD = {"1": "a", "2": "a", "3": "b", "4": "b"}


def test_b_cubed_agrees_with_a_count_by_hand():
    scores = b_cubed(FOUND, GOLD)
    assert scores["precision"] == pytest.approx((4 / 3 + 1 / 3 + 1) / 4)
    assert scores["recall"] == pytest.approx(0.75)


def test_pairs_and_rand_agree_with_a_count_by_hand():
    assert pairs(FOUND, GOLD) == {"precision": 1 / 3, "recall": 0.5, "f1": pytest.approx(0.4)}
    assert adjusted_rand(GOLD, GOLD) == 1.0


def test_the_events_of_the_sample_are_found_in_full():
    path = SAMPLE / "gold" / "events.jsonl"
    assert evaluate("grouping", path, Settings())["b_cubed"]["precision"] == 1.0


def test_an_attribution_found_in_full_scores_one(tmp_path):
    text = "The ministry said that the talks had failed."
    marked = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 43]]}
    row = {"article_id": "a", "text": text, "attributions": [marked]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row))
    scores = evaluate("attribution", path, Settings())
    assert scores["tokens"]["content"]["f1"] == 1.0
    assert scores["content_exact"]["f1"] == 1.0
    assert scores["source_given_content"] == 1.0


def test_the_voices_of_the_sample_are_mostly_found():
    scores = evaluate("attribution", SAMPLE / "gold" / "attribution.jsonl", Settings())
    assert scores["tokens"]["content"]["precision"] > 0.87
    assert scores["tokens"]["content"]["recall"] > 0.94


@pytest.mark.parametrize(
    ("task", "text", "words"),
    [
        ("framing", "", "unknown task 'framing'; known: attribution, alignment, grouping"),
        ("grouping", '{"text": 1}', "row 0 lacks article_id, event_id"),
        ("grouping", "", "is empty"),
        ("grouping", "{", "cannot be read as JSON lines"),
    ],
)
def test_what_is_no_gold_is_named(tmp_path, task, text, words):
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=words):
        evaluate(task, path, Settings())
