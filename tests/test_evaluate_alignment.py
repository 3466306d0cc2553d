"""Evaluation of alignment: what a gold may be, and scores that can be counted by hand."""

import json

import pytest

from pressdiff.align import same_texts
from pressdiff.errors import InputError
from pressdiff.evaluate import evaluate
from pressdiff.settings import Settings

LIGHT = Settings(profile="light")
FERRY = "Nine people died when the ferry sank off Harsk on Monday."


def article(k, *sentences, same_event=True):
    """Return an article of the gold whose sentences are these, one a line."""
    spans, at = [], 0
    for sentence in sentences:
        spans.append([at, at + len(sentence)])
        at += len(sentence) + 1
    return {
        "k": k, "article_id": f"a{k}", "outlet": f"outlet {k}", "same_event": same_event,
        "text": "\n".join(sentences), "sentences": spans,
    }  # fmt: skip


EVENT = {
    "event_id": "ferry",
    "event": "a ferry sinks",
    "articles": [
        article(0, FERRY, "The captain had been at sea for thirty years.", "Divers found the wreck."),
        article(1, "Rain fell all week.", "Twelve people died when the ferry sank off Harsk on Monday."),
        article(2, FERRY, same_event=False),
    ],
    "pairs": [
        {"a": "0.0", "b": "1.1", "relation": "conflict", "kind": "number", "why": "9 vs 12"},
        {"a": "0.2", "b": "1.0", "relation": "same", "kind": None, "why": "made up, not to be found"},
        {"a": "0.0", "b": "2.0", "relation": "same", "kind": None, "why": "another event"},
    ],
}  # fmt: skip


def test_a_conflict_is_found_and_articles_of_other_events_do_not_count(tmp_path):
    (tmp_path / "ferry.json").write_text(json.dumps(EVENT))
    found = evaluate("alignment", tmp_path, LIGHT)
    assert (found["events"], found["articles"]) == (1, 2)
    assert (found["aligned"]["right"], found["aligned"]["gold"]) == (1, 2)
    assert found["conflict"]["f1"] == found["by_kind"]["number"]["f1"] == 1.0
    assert found["same"]["recall"] == 0.0
    assert found["claims"]["conflict"]["recall"] == 1.0
    assert evaluate("alignment", tmp_path / "ferry.json", LIGHT) == found


def test_pairs_of_texts_are_scored(tmp_path):
    path = tmp_path / "pairs.jsonl"
    rows = [(FERRY, FERRY, 1), (FERRY, "Shares of the bank rose by a tenth.", 0)]
    path.write_text(
        "\n".join(json.dumps({"text_a": a, "text_b": b, "label": label}) for a, b, label in rows)
    )
    found = evaluate("alignment", path, LIGHT)
    assert found["pairs"] == 2
    assert found["accuracy"] == found["f1"] == found["auc"] == found["balanced_accuracy"] == 1.0


def test_answers_are_scored_by_question(tmp_path):
    answers = [("to stop smuggling", 0), ("to stop the smuggling", 0), ("he likes trucks", 1)]
    row = {
        "question": "Why?",
        "answers": [{"answer": text, "cluster_global": group} for text, group in answers],
    }
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(row))
    found = evaluate("alignment", path, LIGHT)
    assert found["by_question"]["Why?"]["pairs"] == 3
    assert found["balanced_accuracy"] == 1.0


def test_a_question_whose_answers_are_all_one_has_no_balanced_accuracy(tmp_path):
    row = {"question": "Why?", "answers": [{"answer": "smuggling", "cluster_global": 0}] * 2}
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(row))
    assert evaluate("alignment", path, LIGHT)["balanced_accuracy"] is None


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("gold.jsonl", '{"text_a": "x"}', "rows of one kind are needed"),
        ("gold.jsonl", "{", "cannot be read as JSON lines"),
        ("gold.json", "[1]", "rows of one kind are needed"),
        ("gold.json", "{", "cannot be read as JSON"),
        ("gold.jsonl", "", "is empty"),
    ],
)
def test_what_is_no_gold_of_alignment_is_named(tmp_path, name, text, words):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(InputError, match=words):
        evaluate("alignment", path, LIGHT)


def test_a_folder_without_gold_is_named(tmp_path):
    with pytest.raises(InputError, match=r"holds no .json file"):
        evaluate("alignment", tmp_path, LIGHT)


def test_what_two_texts_share_makes_them_the_same_whatever_their_order():
    one, other = "Police arrested the captain on Monday", "The captain was arrested by police"
    found = same_texts([(one, one), (one, other), (other, one), (one, "Rain fell all week")])
    assert found[1] == pytest.approx(found[2])
    assert found[0] > found[1] > found[3]
    assert same_texts([("", "")]).shape == (1,)
    assert same_texts([]).shape == (0,)


def test_altered_facts_are_counted_by_kind_of_conflict(tmp_path):
    told = (
        "The ferry to Harsk sank on Monday. The captain, a man of sixty, was rescued by the navy."
    )
    row = {"original": told, "altered": told.replace("Monday", "Friday"), "fact_table_before": {}}
    rows = [row | {"changed_slot": ["Date of death"]}, row | {"changed_slot": ["Actor"]}]
    gold = tmp_path / "altered.jsonl"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = evaluate("alignment", gold, LIGHT)
    assert found["pairs"] == 2
    assert (found["recall"], found["false_alarm_rate"]) == (1 / 2, 1 / 6)
    assert found["by_kind"]["date"] == {
        "altered": 1, "found": 1, "left_alone": 1, "false_alarms": 1,
    }  # fmt: skip
    assert found["by_kind"]["actor"]["found"] == 0
