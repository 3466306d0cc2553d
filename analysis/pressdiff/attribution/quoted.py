"""Which quotations of an article may be speech, and what of a content is quoted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from spacy.tokens import Span

from pressdiff.parse import Article
from pressdiff.quotes import quotes

Spans = Sequence[tuple[int, int]]
Pieces = tuple[tuple[int, int], ...]
Kind = Literal["direct", "indirect", "mixed"]
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_DIRECT = 0.9  # share of a content that is quoted


def spoken(article: Article) -> list[tuple[int, int]]:
    """Return the quotations of `article` that may be speech: terms in quotation marks are not."""
    found = []
    for start, end in quotes(article.text):
        span = article.doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not _is_term(span):
            found.append((start, end))
    return found


def touching(quotations: Spans, start: int, end: int) -> Spans:
    """Return the quotations that share a character with [start, end)."""
    first = bisect_right(quotations, start, key=lambda quote: quote[1])
    return quotations[first : bisect_left(quotations, end, key=lambda quote: quote[0])]


def inside(at: int, spans: Spans) -> bool:
    """Tell whether the character at `at` is in one of `spans`, which are in order."""
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def kind(content: Pieces, quotations: Spans) -> Kind:
    """Return how a content is told: in the speaker's words, in the outlet's, or in both."""
    total = sum(end - start for start, end in content)
    quoted = sum(
        min(end, high) - max(start, low)
        for start, end in content
        for low, high in touching(quotations, start, end)
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= _DIRECT * total else "mixed"


def widen(content: Pieces, quotations: Spans, keep_out: Iterable[tuple[int, int]]) -> Pieces:
    """Widen each piece to the quotations it begins or ends in; join what then touches.

    A quotation that holds one of `keep_out` (the cue, the source) is left as it is.
    """
    out = tuple(keep_out)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_wide(piece, quotations, out) for piece in content):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _wide(piece: tuple[int, int], quotations: Spans, keep_out: Pieces) -> tuple[int, int]:
    start, end = piece
    for low, high in touching(quotations, start, end):
        if not any(low <= at < high for at, _ in keep_out):
            start, end = min(start, low), max(end, high)
    return start, end


def _is_term(span: Span) -> bool:
    """Tell a term in quotation marks from speech: a short noun phrase inside a sentence."""
    words = [token for token in span if not token.is_punct and not token.is_space]
    if not words or len(words) > 4 or any(word.tag_ in _FINITE for word in words):
        return not words
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    named = before is not None and (before.pos_ in {"DET", "ADJ"} or before.tag_ in {"PRP$", "POS"})
    return named or (after is not None and after.pos_ in {"NOUN", "PROPN"} and len(words) <= 2)
