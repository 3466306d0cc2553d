"""Fact, quote or opinion: what the program makes of each sentence against what people call it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from pressdiff.errors import InputError
from pressdiff.evaluate.found import Found, found
from pressdiff.evaluate.scores import classes
from pressdiff.settings import Settings

TYPES = ("fact", "opinion", "quote")
NO_MAJORITY = "no majority"
Span = tuple[int, int]


def sentence_type(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well sentences are told apart into fact, opinion and quote, also by outlet.

    Rows: sentences with article_id, position, text, type (a label from each person); outlet if
    there is one. The rows of an article in order of position, joined by spaces, give its text: a
    quotation may run over sentences. Gold is the label of more than half of the people; sentences
    without one, or with one that is none of the three, are counted and left out.

    The program knows no types; they follow from what it finds, in this order:

    - quote: of the words of the sentence that are neither cue nor source of an attribution, at
      least half are content of one;
    - fact: it holds a claim in the outlet's own voice;
    - quote: it holds a claim that is credited to somebody;
    - opinion: else, so also a question, a command, a fragment: it says nothing that can be checked.
    """
    articles: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        articles[str(row["article_id"])].append(row)
    ordered = [sorted(one, key=lambda row: row["position"]) for one in articles.values()]
    _refuse_repeats(ordered)
    texts = [" ".join(row["text"] for row in one) for one in ordered]
    gold: dict[str, list[str]] = defaultdict(list)
    told: dict[str, list[str]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for one, seen in zip(ordered, found(texts, settings), strict=True):
        for row, label in zip(one, _types(one, seen), strict=True):
            marked = _majority(row["type"])
            if marked not in TYPES:
                left_out[marked] += 1
                continue
            gold[str(row.get("outlet"))].append(marked)
            told[str(row.get("outlet"))].append(label)
    if not gold:
        raise InputError(f"none of {len(rows)} rows of gold has a majority for {', '.join(TYPES)}")
    return {
        "articles": len(ordered),
        "sentences": len(rows),
        "left_out": dict(sorted(left_out.items())),
        **classes([x for one in gold.values() for x in one],
                  [x for one in told.values() for x in one], TYPES),
        "by_outlet": {name: classes(gold[name], told[name], TYPES) for name in sorted(gold)},
    }  # fmt: skip


def _refuse_repeats(articles: Sequence[Sequence[dict[str, Any]]]) -> None:
    for one in articles:
        places = Counter(row["position"] for row in one)
        place, times = places.most_common(1)[0]
        if times > 1:
            raise InputError(
                f"article '{one[0]['article_id']}' of the gold has position {place} {times} times; "
                "one row each"
            )


def _majority(labels: Sequence[str]) -> str:
    counted = Counter(labels).most_common(1)
    return counted[0][0] if counted and 2 * counted[0][1] > len(labels) else NO_MAJORITY


def _types(rows: Sequence[dict[str, Any]], seen: Found) -> list[str]:
    """Return the type of each sentence of an article, as derived from what the program found."""
    tokens = [token for token in seen.article.doc if any(map(str.isalnum, token.text))]
    starts = [token.idx for token in tokens]
    content, around = set[int](), set[int]()
    for one in seen.attributions:
        content |= _within(starts, one.content)
        around |= _within(starts, one.source + one.cue)
    types, start = [], 0
    for row in rows:
        end = start + len(row["text"])
        words = _within(starts, [(start, end)])
        words = (words - around) or words
        voices = {claim.voice for claim in seen.claims if start <= claim.start < end}
        types.append(_type(len(words & content), len(words), voices))
        start = end + 1
    return types


def _type(credited: int, words: int, voices: set[Any]) -> str:
    if credited and 2 * credited >= words:
        return "quote"
    if "own" in voices:
        return "fact"
    return "quote" if voices else "opinion"


def _within(starts: Sequence[int], pieces: Sequence[Span]) -> set[int]:
    """Return the places of the tokens that start in the characters of `pieces`."""
    return {
        at
        for start, end in pieces
        for at in range(bisect_left(starts, start), bisect_left(starts, end))
    }
