"""Attributions found against attributions marked: tokens of each role, spans of content, sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pressdiff.attribution import Attribution, attributions
from pressdiff.evaluate.scores import Counts
from pressdiff.mentions import cast
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings

ROLES = ("source", "cue", "content")
Span = frozenset[int]


def attribution(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well sources, cues and contents are found, also by outlet and kind of content.

    Rows: article_id, text, attributions (lists of [start, end) for source, cue, content); outlet
    if there is one. Texts are taken as they are. Tokens are those of the parse that hold a letter
    or digit. A content matches in part if the overlap is at least half of both.
    """
    docs = parse([row["text"] for row in rows], settings.parse)
    outlets: dict[str, _Tally] = defaultdict(_Tally)
    whole = _Tally()
    for row, doc in zip(rows, docs, strict=True):
        article = Article(str(row["article_id"]), doc, _headline_end(row))
        found = [_spans(article, one) for one in attributions(article, cast(article))]
        gold = [_marked(article, one) for one in row["attributions"]]
        for tally in (whole, outlets[str(row.get("outlet"))]):
            tally.add(found, gold)
    return {
        "articles": len(rows),
        **whole.scores(),
        "recall_by_kind": whole.by_kind(),
        "by_outlet": {name: tally.scores() for name, tally in sorted(outlets.items())},
    }


def _headline_end(row: dict[str, Any]) -> int:
    title = row.get("title") or ""
    return len(title) if row["text"].startswith(title) else 0


def _spans(article: Article, one: Attribution) -> dict[str, Span]:
    return {role: _tokens(article, getattr(one, role)) for role in ROLES}


def _marked(article: Article, one: dict[str, Any]) -> dict[str, Span]:
    return {role: _tokens(article, one.get(role, ())) for role in ROLES}


def _tokens(article: Article, pieces: Iterable[Sequence[int]]) -> Span:
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
        self.kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, found: Sequence[dict[str, Span]], gold: Sequence[dict[str, Span]]) -> None:
        for role in ROLES:
            a = frozenset().union(*(one[role] for one in found))
            b = frozenset().union(*(one[role] for one in gold))
            self.tokens[role].add(len(a & b), len(a), len(b))
        contents = [one for one in gold if one["content"]]
        exact = {one["content"] for one in found} & {one["content"] for one in contents}
        self.exact.add(len(exact), len(found), len(contents))
        partners = [_partner(one, found) for one in contents]
        precise = sum(_partner(one, contents) is not None for one in found)
        recalled = sum(partner is not None for partner in partners)
        self.partial.add(precise, len(found), len(contents), recalled)
        for one, partner in zip(contents, partners, strict=True):
            kind = self.kinds["with source" if one["source"] else "without source"]
            kind[1] += 1
            if partner is not None:
                kind[0] += 1
                self.matched += 1
                self.right_source += _same_source(one["source"], partner["source"])

    def scores(self) -> dict[str, Any]:
        return {
            "tokens": {role: counts.scores() for role, counts in self.tokens.items()},
            "content_exact": self.exact.scores(),
            "content_partial": self.partial.scores(),
            "source_given_content": self.right_source / self.matched if self.matched else None,
        }

    def by_kind(self) -> dict[str, float]:
        return {kind: right / marked for kind, (right, marked) in sorted(self.kinds.items())}


def _partner(one: dict[str, Span], others: Sequence[dict[str, Span]]) -> dict[str, Span] | None:
    """Return the other attribution whose content overlaps most, at least half of both."""
    content = one["content"]
    best, most = None, 0
    for other in others:
        shared = len(content & other["content"])
        if shared > most and 2 * shared >= max(len(content), len(other["content"])):
            best, most = other, shared
    return best


def _same_source(a: Span, b: Span) -> bool:
    return bool(a & b) or not (a or b)
