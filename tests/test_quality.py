"""Quality on real articles that are not part of the project: no fall under what the docs tell."""

import pytest
from sentences import sentences

from pressdiff.evaluate import evaluate
from pressdiff.settings import Settings


@pytest.mark.quality
def test_sentences_of_real_news_are_told_credited_from_own_and_speakers_are_right(shared):
    found = sentences(shared / "align_gold", Settings())
    assert found["accuracy"] >= 0.90
    assert found["speaker_any"] >= 0.80


@pytest.mark.quality
def test_passive_clauses_and_their_agents_are_found(shared):
    found = evaluate("passive", shared / "data/passive/ud_pud.conllu", Settings())
    verbs = found["passive_verbs"]
    assert min(verbs["precision"], verbs["recall"]) >= 0.96
    assert found["agents_of_matched"]["f1"] >= 0.93
