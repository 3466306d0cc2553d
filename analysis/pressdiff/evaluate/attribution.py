"""Attributions found against attributions marked: tokens of each role, spans of content, sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pressdiff.attribution.quoted import Spans, kind, spoken
from pressdiff.evaluate.found import credited, parsed
from pressdiff.evaluate.scores import Counts
from pressdiff.parse import Article
from pressdiff.settings import Settings

ROLES = ("source", "cue", "content")
KINDS = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class _One:
    """One attribution as the numbers of its tokens that hold a letter or digit."""

    kind: str
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def attribution(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well sources, cues and contents are found, also by outlet and kind of content.

    Rows: article_id, text, attributions (lists of [start, end) for source, cue, content); outlet
    if there is one. Texts are taken as they are. Tokens are those of the parse that hold a letter
    or digit. A content matches in part if the overlap is at least half of both. What is marked is
    direct, indirect or mixed by the quotation marks in its content; by kind, recall is over what is
    marked as that kind, precision over what is found as that kind. The shipped models were trained on
    PolNeAR's training part: for that, see the cross-validated scores in `models/attribution.md`.
    """
    texts = [row["text"] for row in rows]
    return compare(rows, parsed(texts, settings, [_headline_end(row) for row in rows]))


def compare(rows: Sequence[dict[str, Any]], articles: Iterable[Article]) -> dict[str, Any]:
    """Return the scores of `attribution` for articles that are parsed and scored already."""
    whole = _Tally()
    outlets: dict[str, _Tally] = defaultdict(_Tally)
    kinds = {name: _Tally() for name in KINDS}
    for row, article in zip(rows, articles, strict=True):
        quotations = spoken(article)
        gold = [_marked(article, one, quotations) for one in row["attributions"]]
        found = [
            _One(one.kind, *(_tokens(article, getattr(one, role)) for role in ROLES))
            for one in credited(article)
        ]
        for tally in (whole, outlets[str(row.get("outlet"))]):
            tally.add(found, gold)
        for name, tally in kinds.items():
            tally.add(found, gold, name)
    return {
        "articles": len(rows),
        **whole.scores(),
        "by_kind": {name: tally.scores() for name, tally in kinds.items()},
        "by_outlet": {name: tally.scores() for name, tally in sorted(outlets.items())},
    }


def _headline_end(row: dict[str, Any]) -> int:
    title = row.get("title") or ""
    return len(title) if row["text"].startswith(title) else 0


def _marked(article: Article, one: dict[str, Any], quotations: Spans) -> _One:
    content = tuple((start, end) for start, end in one.get("content", ()))
    spans = (_tokens(article, one.get(role, ())) for role in ROLES)
    return _One(kind(content, quotations), *spans)


def _tokens(article: Article, pieces: Iterable[Sequence[int]]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in pieces:
        span = article.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(
                token.i for token in span if any(letter.isalnum() for letter in token.text)
            )
    return frozenset(found)


class _Tally:
    """Counts over articles."""

    def __init__(self) -> None:
        self.tokens = {role: Counts() for role in ROLES}
        self.exact, self.partial = Counts(), Counts()
        self.matched, self.right_source = 0, 0

    def add(self, found: Sequence[_One], gold: Sequence[_One], only: str | None = None) -> None:
        """Count one article; `only`: precision over what is found, recall over what is marked as it."""
        asked = [one for one in gold if only in {None, one.kind}]
        given = [one for one in found if only in {None, one.kind}]
        for role in ROLES:
            a, b, our, their = (_union(side, role) for side in (given, asked, found, gold))
            self.tokens[role].add(len(a & their), len(a), len(b), len(b & our))
        marked = [one for one in asked if one.content]
        told = [one for one in given if one.content]
        ours, theirs = {one.content for one in found}, {one.content for one in gold}
        right = sum(one.content in theirs for one in told)
        self.exact.add(right, len(told), len(marked), sum(one.content in ours for one in marked))
        partners = [_partner(one, found) for one in marked]
        precise = sum(_partner(one, gold) is not None for one in told)
        recalled = sum(partner is not None for partner in partners)
        self.partial.add(precise, len(told), len(marked), recalled)
        for one, partner in zip(marked, partners, strict=True):
            if partner is not None:
                self.matched += 1
                self.right_source += _same_source(one.source, partner.source)

    def scores(self) -> dict[str, Any]:
        return {
            "tokens": {role: counts.scores() for role, counts in self.tokens.items()},
            "content_exact": self.exact.scores(),
            "content_partial": self.partial.scores(),
            "source_given_content": self.right_source / self.matched if self.matched else None,
        }


def _union(side: Iterable[_One], role: str) -> frozenset[int]:
    return frozenset().union(*(getattr(one, role) for one in side))


def _partner(one: _One, others: Iterable[_One]) -> _One | None:
    """Return the other attribution whose content overlaps most, at least half of both."""
    best, most = None, 0
    for other in others:
        shared = len(one.content & other.content)
        if shared > most and 2 * shared >= max(len(one.content), len(other.content)):
            best, most = other, shared
    return best


def _same_source(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a & b) or not (a or b)
