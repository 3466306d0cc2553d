"""Hedges by kind, each with the near pair that is none; validity on data of others."""

import json

import pytest

from pressdiff.measures.base import Reading
from pressdiff.measures.hedging import HEDGING, hedges
from pressdiff.parse import parse
from pressdiff.settings import Settings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister may have fled.", ["may"]),
        ("The minister fled in May.", []),
        ("Rebels could attack again.", ["could"]),
        ("Rescuers could not reach the valley.", []),
        ("Neither claim could be verified.", []),
        ("We could hear the guns.", []),
        ("The blast was probably an accident.", ["probably"]),
        ("They left as soon as possible.", []),
        ("Police arrested the alleged gunman.", ["alleged"]),
        ("He alleged that they lied.", []),
        ("The army is believed to hold the town.", ["believed"]),
        ("The town was believed by officials to be safe.", []),
        ("A ban is being considered.", []),
        ("The attack was seen as a warning.", ["seen"]),
        ("The ship appears to have sunk.", ["appears"]),
        ("He appeared in court.", []),
        ("Early figures suggest that turnout fell.", ["suggest"]),
        ("He suggested that turnout fell.", []),
    ],
)
def test_a_hedge_is_told_from_its_near_pair(parsed, text, words):
    assert [first.text for first, _ in hedges(parsed(text).doc)] == words


def test_the_opportunity_is_the_clause_and_the_span_names_the_words(parsed):
    article = parsed("The mayor said that nine people may have died when the roof fell.")
    text = article.doc.text
    found = {text[one.start : one.end]: one.value for one in HEDGING(Reading(article))}
    assert found == {"said": 0.0, "may": 1.0, "fell": 0.0}


def test_a_headline_without_a_verb_is_a_clause(parsed):
    (found,) = HEDGING(Reading(parsed("Possible breakthrough in talks")))
    assert found.value == 1.0


@pytest.mark.quality
def test_the_f1_told_for_wikiweasel_holds(shared):
    path = shared / "data" / "hedging" / "wikiweasel_train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = rows[1::2][::5]  # even rows served to choose the words; the file is sorted by label
    docs = parse([row["text"] for row in rows], Settings().parse)
    found = [any(hedges(doc)) for doc in docs]
    gold = [row["label"] == 1 for row in rows]
    hits = sum(a and b for a, b in zip(found, gold, strict=True))
    assert 2 * hits / (sum(found) + sum(gold)) > 0.30
