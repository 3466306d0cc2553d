"""Claims of one event as the aligner reads them: words, entities, numbers, roles."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from pressdiff.align.words import NEGATIONS, Word, stem, words

VAGUE = frozenset(
    stem(word)
    for word in "president prime minister foreign defence interior secretary general chief executive "
    "director chair chairman head leader officer official senator governor mayor king queen january "
    "february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday day week month year today yesterday last next".split()
)
"""Titles that come with names, and words of time: sharing an actor or a day is not sharing a fact."""

_STOP = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a claim: its characters, the least and greatest value that fit its wording."""

    start: int
    end: int
    low: float
    high: float
    unit: str | None
    noun: str | None
    bound: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim. `subject` and `object` are stems of their content words; `time` is [start, end).

    A subject without a content word, such as a pronoun, is a stem of its own that no claim shares.

    ``sentence`` is the line or sentence around it, as full stops go.

    ``stems`` are its content words, ``plain`` those of them that are no number, name, title or day;
    ``entities`` are those mentioned in it by whatever words, ``actors`` those named in its subject.
    ``published_at`` is the article's, None where unknown.
    """

    claim_id: str
    article_id: str
    text: str
    sentence: str
    start: int
    position: float
    words: tuple[Word, ...]
    stems: frozenset[str]
    plain: frozenset[str]
    entities: frozenset[str]
    actors: frozenset[str]
    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    negative: bool
    certainty: str
    time: tuple[datetime, datetime] | None
    numbers: tuple[Number, ...]
    published_at: datetime | None = None

    def before(self, at: int) -> str:
        """Return the words of the claim before character `at` of its article, 40 characters at most."""
        at -= self.start
        return self.text[max(at - 40, 0) : max(at, 0)]


def units(
    claims: pd.DataFrame, quantities: pd.DataFrame, articles: pd.DataFrame, mentions: pd.DataFrame
) -> list[Unit]:
    """Return the claims in the order of their articles, each article's in the order of its text."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    published = _published(articles)
    numbers = _numbers(quantities)
    named = _mentions(mentions)
    claims = claims.sort_values(["article_id", "start", "end"], kind="stable")
    return [
        _unit(
            row,
            texts[row["article_id"]],
            numbers[row["claim_id"]],
            named[row["article_id"]],
            published.get(row["article_id"]),
        )
        for row in claims.to_dict("records")
    ]


def _unit(
    row: Mapping[Hashable, Any],
    text: str,
    numbers: list[Number],
    mentions: list[tuple[int, int, str, str]],
    published_at: datetime | None,
) -> Unit:
    start, end = row["start"], row["end"]
    sentence = _sentence(text, start, end)
    text = text[start:end]
    inside = [found for found in mentions if start <= found[0] and found[1] <= end]
    content = tuple(words(text, start))
    subject = row["subject"] if isinstance(row["subject"], str) else ""
    return Unit(
        claim_id=row["claim_id"],
        article_id=row["article_id"],
        text=text,
        sentence=sentence,
        start=start,
        position=row["position"],
        words=content,
        stems=frozenset(word.stem for word in content),
        plain=frozenset(
            word.stem
            for word in content
            if not word.stem[0].isdigit() and word.stem not in VAGUE and not _named(word, inside)
        ),
        entities=frozenset(entity for _, _, entity, _ in inside),
        actors=frozenset(entity for _, _, entity, form in inside if form and form in subject),
        predicate=_phrase(row["predicate"]),
        subject=_stems(row["subject"]) or frozenset({f"?{row['claim_id']}"} if subject else ()),
        object=_stems(row["object"]),
        negative=row["polarity"] == "negative",
        certainty=row["certainty"],
        time=_time(row["time_start"], row["time_end"]),
        numbers=tuple(numbers),
        published_at=published_at,
    )


def _published(articles: pd.DataFrame) -> dict[str, datetime]:
    known = articles.reindex(columns=["article_id", "published_at"]).dropna()
    return dict(zip(known["article_id"], known["published_at"], strict=True))


def _sentence(text: str, start: int, end: int) -> str:
    """Return the claim with what precedes and follows it in its sentence, 300 characters at most."""
    before = _STOP.split(text[max(start - 300, 0) : start])[-1]
    return before + text[start:end] + _STOP.split(text[end : end + 300], maxsplit=1)[0]


def _named(word: Word, mentions: list[tuple[int, int, str, str]]) -> bool:
    return any(form and start <= word.start < end for start, end, _, form in mentions)


def _phrase(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return " ".join(stem(part) for part in text.lower().split() if part not in NEGATIONS)


def _stems(value: object) -> frozenset[str]:
    return frozenset(word.stem for word in words(value)) if isinstance(value, str) else frozenset()


def _time(start: object, end: object) -> tuple[datetime, datetime] | None:
    if not isinstance(start, datetime) or pd.isna(start):
        return None
    return start, end if isinstance(end, datetime) and not pd.isna(end) else start


def _numbers(quantities: pd.DataFrame) -> defaultdict[str, list[Number]]:
    found: defaultdict[str, list[Number]] = defaultdict(list)
    low, high = quantities["low"].fillna(float("-inf")), quantities["high"].fillna(float("inf"))
    columns = [quantities[name].tolist() for name in ("start", "end", "unit", "noun", "bound")]
    for claim, start, end, unit, noun, bound, least, most in zip(
        quantities["claim_id"].tolist(), *columns, low.tolist(), high.tolist(), strict=True
    ):
        found[claim].append(Number(start, end, least, most, _text(unit), _text(noun), bound))
    return found


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _mentions(mentions: pd.DataFrame) -> defaultdict[str, list[tuple[int, int, str, str]]]:
    """Return each article's mentions as start, end, entity and, of a name, its words."""
    found: defaultdict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    columns = ("article_id", "start", "end", "entity_id", "form", "kind")
    for article, start, end, entity, form, kind in zip(
        *(mentions[name].tolist() for name in columns), strict=True
    ):
        found[article].append((start, end, entity, form if kind == "name" else ""))
    return found
