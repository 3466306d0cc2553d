"""Who says what: statements and thoughts that an article credits to somebody.

First form: rules on the parse (`frames`) joined with quotation marks (`quotes`). A quotation whose
cue stands in the sentence before or after it, or that has none, goes to the speaker it continues.
"""

from bisect import bisect_left, bisect_right
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
    spoken = _spoken(article)
    found: list[Attribution] = []
    for frame in frames(article):
        attribution = _from_frame(article, cast, frame, spoken)
        if attribution is not None:
            found.append(attribution)
    found = _continue(article, _drop_repeats(found), spoken)
    found.sort(key=lambda one: (one.content[0], one.cue))
    parents = _parents(found)
    return [replace(one, parent=parents.get(place)) for place, one in enumerate(found)]


# quotations


def _spoken(article: Article) -> list[tuple[int, int]]:
    """Return the quotations of `article` that may be speech: terms in quotation marks are not."""
    found = []
    for start, end in quotes(article.text):
        span = article.doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not _is_term(span):
            found.append((start, end))
    return found


def _touching(spoken: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the quotations that share a character with [start, end)."""
    first = bisect_right(spoken, start, key=lambda quote: quote[1])
    return spoken[first : bisect_left(spoken, end, key=lambda quote: quote[0])]


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
    if source and (_holds(cue, source[0][0]) or _cut_off(source[0][0], cue[0][0], spoken)):
        source = ()
    content = _pieces(article, frame.content)
    sentence = doc[frame.head].sent
    if not content:
        content = _beside(sentence, cue, source, spoken)
    content = _whole_quotes(content, spoken, cue, source)
    if not content or not cue:
        return None
    words = source[0] if source else None
    entity, kind, anonymous = speaker(article, cast, words)
    if frame.source and not source:
        entity, kind, anonymous = None, None, False  # somebody is named, but not found
    nested = frame.content and frame.lemma in SPEECH and _third_person(doc, frame)
    if not nested and _inside(doc[frame.head].idx, spoken):
        return None  # "I think", "we want": the speaker's own words, part of the quotation
    return Attribution(
        source, cue, content, _kind(content, spoken), frame.lemma.replace("_", " "), frame.stance, kind,
        anonymous, entity, None,
    )  # fmt: skip


def _cut_off(source: int, cue: int, spoken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the parse took a source from inside a quotation for a cue outside it."""
    return _inside(source, spoken) and not _inside(cue, spoken)


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
        for low, high in _touching(spoken, start, end):
            if not any(low <= at < high for at, _ in (*cue, *source)):
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
        min(end, high) - max(start, low)
        for start, end in content
        for low, high in _touching(spoken, start, end)
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
    taken = {
        quote
        for one in found
        for start, end in one.content
        for quote in _touching(spoken, start, end)
    }
    for quote in spoken:
        if quote in taken or not _stands_alone(article, *quote):
            continue
        index = _continued(text, found, quote[0])
        if index is None:
            continue
        one = found[index]
        if not one.cue or one.cue[0][0] > text.rfind("\n", 0, quote[0]):
            content = (*one.content, quote)
            found[index] = replace(one, content=content, kind=_kind(content, spoken))
        else:
            found.append(
                replace(
                    one, source=(), cue=(), content=(quote,), kind="direct", lemma=None,
                    stance="neutral",
                )
            )  # fmt: skip
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
    best: tuple[int, int] | None = None
    for index in range(len(found) - 1, -1, -1):
        one = found[index]
        if (one.cue or one.content)[0][0] < earlier:
            break
        end = max(end for _, end in (*one.cue, *one.content))
        if end <= start and one.source_type != "anonymous":
            best = max(best or (end, index), (end, index))
    if best is None:
        return None
    end, index = best
    opened = found[index].kind != "indirect" or any(
        mark in text[earlier:paragraph] for mark in '“"«'
    )
    return index if end >= paragraph or opened else None


def _drop_repeats(found: Iterable[Attribution]) -> list[Attribution]:
    """Keep one of two attributions with the same content: that with a source."""
    best: dict[Pieces, Attribution] = {}
    for one in found:
        other = best.get(one.content)
        if other is None or (not other.source and one.source):
            best[one.content] = one
    return list(best.values())


def _parents(found: Sequence[Attribution]) -> dict[int, int]:
    """Map an attribution to the shortest other one whose content holds its cue."""
    pieces = sorted(
        (start, end, place) for place, one in enumerate(found) for start, end in one.content
    )
    length = [sum(end - start for start, end in one.content) for one in found]
    parents: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    following = 0
    for at, place in sorted((one.cue[0][0], place) for place, one in enumerate(found) if one.cue):
        while following < len(pieces) and pieces[following][0] <= at:
            open_.append(pieces[following][1:])
            following += 1
        open_ = [(end, other) for end, other in open_ if end > at]
        holders = [
            (length[other], other)
            for _, other in open_
            if other != place
            and not (found[other].cue and _holds(found[place].content, found[other].cue[0][0]))
        ]
        if holders:
            parents[place] = min(holders)[1]
    return parents


def _holds(pieces: Pieces, at: int) -> bool:
    return any(start <= at < end for start, end in pieces)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
