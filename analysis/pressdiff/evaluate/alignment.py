"""Alignment found against alignment judged: pairs of sentences of events, pairs of texts, answers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from pressdiff.align import alignments, same_texts
from pressdiff.align.encoders import CrossEncoder
from pressdiff.evaluate.aligned_gold import Pair, judged, kind, pair, tables, told
from pressdiff.evaluate.altered import altered
from pressdiff.evaluate.scores import Counts, classes
from pressdiff.pipeline import build
from pressdiff.settings import Settings


def alignment(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well sentences or texts that tell one fact are found; the gold says which of four.

    Events (``articles``, ``pairs``): precision, recall and F1 of pairs of sentences that are aligned
    (same or conflict), same, in conflict, and in conflict by kind; first with each sentence of the
    gold taken as a claim, then (``claims``) with the claims of a run carried over to their sentences.
    Pairs of texts (``text_a``, ``text_b``, ``label``): accuracy, F1, AUC and balanced accuracy.
    Answers to questions (``question``, ``answers``): the same for pairs of answers to each question.
    Articles with altered copies (``original``, ``altered``, ``changed_slot``): see `altered`.
    """
    of_kind = {"event": _events, "texts": _texts, "answers": _answers, "altered": altered}
    return of_kind[kind(rows[0])](rows, settings)


def _events(rows: Sequence[Mapping[str, Any]], settings: Settings) -> dict[str, Any]:
    sentences = [_sentences(row, settings) for row in rows]
    claims = [_claims(row, settings) for row in rows]
    gold = [
        {key: (one["relation"], one.get("kind")) for key, one in judged(row).items()}
        for row in rows
    ]
    return {
        "events": len(rows),
        "articles": sum(len(told(row)) for row in rows),
        **_scores(sentences, gold),
        "claims": _scores(claims, gold),
    }


_Relation = tuple[str, str | None]
_Relations = dict[Pair, _Relation]


def _sentences(event: Mapping[str, Any], settings: Settings) -> _Relations:
    """Return the pairs of sentences that are aligned, each sentence taken as a claim."""
    encoder = CrossEncoder() if settings.profile == "full" else None
    return _relations(
        alignments(
            str(event.get("event_id")), *tables(event, settings), settings.align, encoder=encoder
        ).alignments
    )


def _relations(table: pd.DataFrame) -> _Relations:
    columns = (table[name] for name in ("claim_a", "claim_b", "relation", "kind"))
    return {
        pair(a, b): (relation, kind if isinstance(kind, str) else None)
        for a, b, relation, kind in zip(*columns, strict=True)
    }


def _claims(event: Mapping[str, Any], settings: Settings) -> _Relations:
    """Return the pairs of sentences whose claims a run aligns; a conflict of any decides."""
    articles = told(event)
    if len(articles) < 2:
        return {}
    frame = pd.DataFrame(
        {"article_id": str(row["k"]), "outlet": row["outlet"], "text": row["text"]}
        for row in articles
    )
    short = settings.ingest.model_copy(update={"min_words": 1})
    settings = settings.model_copy(update={"ingest": short})
    found, _ = build([frame], settings, together=True, as_is=True, jobs=1)
    spans = {str(row["k"]): row["sentences"] for row in articles}
    place = {
        claim: _sentence(article, start, end, spans[article])
        for claim, article, start, end in zip(
            *(found["claims"][name] for name in ("claim_id", "article_id", "start", "end")),
            strict=True,
        )
    }
    carried: _Relations = {}
    for (a, b), relation in _relations(found["alignments"]).items():
        key = pair(place[a], place[b])
        if key not in carried or relation[0] == "conflict":
            carried[key] = relation
    return carried


def _sentence(article: str, start: int, end: int, sentences: Sequence[Sequence[int]]) -> str:
    """Return the id of the sentence that holds most of [start, end)."""
    shared = [min(end, last) - max(start, first) for first, last in sentences]
    return f"{article}.{int(np.argmax(shared))}"


def _scores(found: Sequence[_Relations], gold: Sequence[_Relations]) -> dict[str, dict[str, Any]]:
    def score(chosen: Callable[[_Relation], bool]) -> dict[str, Any]:
        counts = Counts()
        for mine, marked in zip(found, gold, strict=True):
            one = {key for key, value in mine.items() if chosen(value)}
            other = {key for key, value in marked.items() if chosen(value)}
            counts.add(len(one & other), len(one), len(other))
        return counts.report()

    kinds = sorted(
        {
            value[1] or "other"
            for relations in (*found, *gold)
            for value in relations.values()
            if value[0] == "conflict"
        }
    )
    return {
        "aligned": score(lambda value: True),
        "same": score(lambda value: value[0] == "same"),
        "conflict": score(lambda value: value[0] == "conflict"),
        "by_kind": {name: score(partial(_is_kind, name)) for name in kinds},
    }


def _is_kind(name: str, value: _Relation) -> bool:
    return value[0] == "conflict" and (value[1] or "other") == name


def _texts(rows: Sequence[Mapping[str, Any]], settings: Settings) -> dict[str, Any]:
    pairs = [(str(row["text_a"]), str(row["text_b"])) for row in rows]
    return _pairs(same_texts(pairs, profile=settings.profile), [bool(row["label"]) for row in rows])


def _answers(rows: Sequence[Mapping[str, Any]], settings: Settings) -> dict[str, Any]:
    each = {}
    for row in rows:
        both = list(combinations(row["answers"], 2))
        pairs = [(str(a["answer"]), str(b["answer"])) for a, b in both]
        around = [(str(a["paragraph"]), str(b["paragraph"])) for a, b in both if _within(a, b)]
        each[str(row["question"])] = _pairs(
            same_texts(
                pairs,
                "answers",
                around=around if len(around) == len(pairs) else None,
                profile=settings.profile,
            ),
            [a["cluster_global"] == b["cluster_global"] for a, b in both],
        )
    known = [
        one["balanced_accuracy"] for one in each.values() if one["balanced_accuracy"] is not None
    ]
    mean = float(np.mean(known)) if known else None
    return {"questions": len(each), "balanced_accuracy": mean, "by_question": each}


def _within(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Tell whether the gold has the paragraphs that two answers stand in."""
    return bool(a.get("paragraph") and b.get("paragraph"))


def _pairs(probability: NDArray[np.float64], gold: Sequence[bool]) -> dict[str, Any]:
    marked = np.array(gold)
    found = probability >= 0.5
    scores = classes(
        ["same" if one else "other" for one in marked],
        ["same" if one else "other" for one in found],
        ("same", "other"),
    )
    both = 0 < marked.sum() < len(marked)
    return {
        "pairs": len(marked),
        "accuracy": scores["accuracy"],
        "f1": scores["classes"]["same"]["f1"],
        "auc": float(roc_auc_score(marked, probability)) if both else None,
        "balanced_accuracy": float((found[marked].mean() + (~found[~marked]).mean()) / 2)
        if both
        else None,
    }
