"""Who says what: statements and thoughts that an article credits to somebody.

First form: rules on the parse (`frames`) joined with quotation marks (`quotes`). A quotation whose
cue stands in the sentence before or after it, or that has none, goes to the speaker it continues.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span

from pressdiff.cues import SPEECH
from pressdiff.frames import Frame, Range, frames
from pressdiff.mentions import Cast
from pressdiff.parse import Article
from pressdiff.quotes import quotes
from pressdiff.speakers import speaker

Pieces = tuple[tuple[int, int], ...]
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_NEAR = 3  # characters from a colon to the quotation it announces, over a line break
_SHORTEST = 12  # characters of a free quotation; shorter ones are titles and shouts
_CLOSERS = "”\"»’'"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: pieces of source, cue and content as characters [start, end).

    ``entity`` is the speaker's key as in ``Mention.entity``, None if ambiguous or not named;
    ``parent`` is the place in the article's list of the attribution that reports this one.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    kind: Literal["direct", "indirect", "mixed"]
    lemma: str | None
    stance: Literal["neutral", "doubting", "endorsing", "denying"]
    source_type: str | None
    anonymous: bool
    entity: str | None
    parent: int | None


def attributions(article: Article, cast: Cast) -> list[Attribution]:
    """Return every statement or thought that `article` credits, in order of its cue."""
    spoken, _ = _sort_quotes(article)
    found: list[Attribution] = []
    for frame in frames(article):
        attribution = _from_frame(article, cast, frame, spoken)
        if attribution is not None:
            found.append(attribution)
    found = _drop_repeats(found)
    found = _continue(article, found, spoken)
    found = [replace(one, kind=_kind(one.content, spoken)) for one in found]
    found.sort(key=lambda one: (one.content[0], one.cue))
    return [replace(one, parent=_parent(index, found)) for index, one in enumerate(found)]


def term_quotes(article: Article) -> list[tuple[int, int]]:
    """Return the quoted spans that are terms or scare quotes, not speech."""
    return _sort_quotes(article)[1]


# quotations


def _sort_quotes(article: Article) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    spoken: list[tuple[int, int]] = []
    terms: list[tuple[int, int]] = []
    for start, end in quotes(article.text):
        span = article.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            (terms if _is_term(span) else spoken).append((start, end))
    return spoken, terms


def _is_term(span: Span) -> bool:
    """Tell a term in quotation marks from speech: a short noun phrase inside a sentence."""
    words = [token for token in span if not token.is_punct and not token.is_space]
    if not words or len(words) > 4 or any(word.tag_ in _FINITE for word in words):
        return not words
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    named = before is not None and (before.pos_ in {"DET", "ADJ"} or before.tag_ in {"PRP$", "POS"})
    return named or (after is not None and after.pos_ in {"NOUN", "PROPN"} and len(words) <= 2)


# one frame


def _from_frame(
    article: Article, cast: Cast, frame: Frame, spoken: Sequence[tuple[int, int]]
) -> Attribution | None:
    doc = article.doc
    cue = _pieces(article, frame.cue) or _mark(article, frame.cue[0])
    source = _pieces(article, [frame.source]) if frame.source else ()
    source = source if source and not _holds(cue, source[0][0]) else ()
    content = _pieces(article, frame.content)
    sentence = doc[frame.head].sent
    if not content:
        content = _beside(sentence, cue, source, spoken)
    content = _whole_quotes(content, spoken, cue, source)
    if not content or not cue:
        return None
    words = source[0] if source else None
    entity, kind, anonymous = speaker(article, cast, words)
    nested = frame.content and frame.lemma in SPEECH and _third_person(doc, frame)
    if not nested and _inside(doc[frame.head].idx, spoken):
        return None  # "I think", "we want": the speaker's own words, part of the quotation
    return Attribution(
        source, cue, content, "indirect", frame.lemma.replace("_", " "), frame.stance, kind,
        anonymous, entity, None,
    )  # fmt: skip


def _third_person(doc: Doc, frame: Frame) -> bool:
    if frame.source is None:
        return False
    first, last = frame.source
    return not {token.lower_ for token in doc[first:last]} & {"i", "we", "you", "my", "our"}


def _pieces(article: Article, ranges: Iterable[Range]) -> Pieces:
    """Return token ranges as characters, without the white space, commas and dashes at the ends."""
    doc, pieces = article.doc, []
    for start, end in ranges:
        while start < end and (
            doc[start].is_space or doc[start].text in {",", "–", "—", "-", ";", ".", ")"}
        ):
            start += 1
        while start < end and (
            doc[end - 1].is_space or doc[end - 1].text in {",", "–", "—", "-", ";", ":", "("}
        ):
            end -= 1
        if end - start > 1 and doc[end - 1].text == ".":
            end -= 1
        if any(token.is_alpha or token.like_num for token in doc[start:end]):
            pieces.append((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
    return tuple(pieces)


def _mark(article: Article, cue: Range) -> Pieces:
    """Return a cue that is a punctuation mark: the colon or dash of a headline."""
    token = article.doc[cue[0]]
    return ((token.idx, token.idx + len(token)),)


def _beside(
    sentence: Span, cue: Pieces, source: Pieces, spoken: Sequence[tuple[int, int]]
) -> Pieces:
    """Return the quotations around a cue that the parse gave no content: in or after its sentence."""
    low, high = sentence.start_char, sentence.end_char
    if sentence.text.rstrip().endswith(":"):
        high += _NEAR
    return tuple(
        (start, end)
        for start, end in spoken
        if start < high
        and low < end
        and not _inside(cue[0][0], [(start, end)])
        and not (source and _inside(source[0][0], [(start, end)]))
    )


def _whole_quotes(
    content: Pieces, spoken: Sequence[tuple[int, int]], cue: Pieces, source: Pieces
) -> Pieces:
    """Widen each piece to the quotations it begins or ends in; join what then touches."""
    wide = []
    for start, end in content:
        for low, high in spoken:
            crossed = low < end and start < high
            cuts_cue = any(low <= a < high for a, _ in (*cue, *source))
            if crossed and not cuts_cue:
                start, end = min(start, low), max(end, high)
        wide.append((start, end))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(wide):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _kind(
    content: Pieces, spoken: Sequence[tuple[int, int]]
) -> Literal["direct", "indirect", "mixed"]:
    total = sum(end - start for start, end in content)
    quoted = sum(
        max(0, min(end, high) - max(start, low)) for start, end in content for low, high in spoken
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.9 * total else "mixed"


# what goes on over sentences


def _continue(
    article: Article, found: list[Attribution], spoken: Sequence[tuple[int, int]]
) -> list[Attribution]:
    """Give each quotation that no cue has yet to the speaker it continues."""
    text = article.text
    found = sorted(found, key=lambda one: one.cue)
    for start, end in spoken:
        if any(low < end and start < high for one in found for low, high in one.content):
            continue
        if not _stands_alone(article, start, end):
            continue
        index = _continued(text, found, start)
        if index is None:
            continue
        one = found[index]
        paragraph = text.rfind("\n", 0, start)
        if (one.cue and one.cue[0][0] > paragraph) or not one.cue:
            found[index] = replace(one, content=(*one.content, (start, end)))
        else:
            found.append(
                replace(
                    one, source=(), cue=(), content=((start, end),), lemma=None, stance="neutral"
                )
            )
    return found


def _stands_alone(article: Article, start: int, end: int) -> bool:
    """Tell a free quotation, which is a sentence of its own, from words quoted in one."""
    text = article.text
    before = text[article.sentence_at(start).start_char : start].strip(_CLOSERS + " ")
    closed = any(mark in text[max(start, end - 3) : end + 1] for mark in ".!?,")
    return not before and closed and end - start > _SHORTEST


def _continued(text: str, found: Sequence[Attribution], start: int) -> int | None:
    """Return the attribution that a free quotation at `start` continues: the one just before."""
    paragraph = text.rfind("\n", 0, start) + 1
    earlier = text.rfind("\n", 0, max(paragraph - 1, 0)) + 1
    near = [
        (max(end for _, end in (*one.cue, *one.content)), index)
        for index, one in enumerate(found)
        if all(end <= start for _, end in (*one.cue, *one.content)) and (one.cue or one.content)[0][0] >= earlier
        and one.source_type != "anonymous"
    ]  # fmt: skip
    if not near:
        return None
    at, index = max(near)
    if at >= paragraph:
        return index
    opened = found[index].kind != "indirect" or any(
        mark in text[earlier:paragraph] for mark in '“"«'
    )
    return index if opened else None


def _drop_repeats(found: Iterable[Attribution]) -> list[Attribution]:
    """Keep one of two attributions with the same content: that with a source."""
    best: dict[Pieces, Attribution] = {}
    for one in found:
        other = best.get(one.content)
        if other is None or (not other.source and one.source):
            best[one.content] = one
    return list(best.values())


def _parent(index: int, found: Sequence[Attribution]) -> int | None:
    """Return the smallest other attribution whose content holds this one's cue."""
    one = found[index]
    if not one.cue:
        return None
    at = one.cue[0][0]
    holders = [
        (sum(end - start for start, end in other.content), place)
        for place, other in enumerate(found)
        if place != index
        and _holds(other.content, at)
        and not _holds(one.content, other.cue[0][0] if other.cue else -1)
    ]
    return min(holders)[1] if holders else None


def _holds(pieces: Pieces, at: int) -> bool:
    return any(start <= at < end for start, end in pieces)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
