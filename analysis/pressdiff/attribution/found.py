"""What the learnt tagger and the rules each find, in one form: characters of source, cue, content."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pressdiff import tagger
from pressdiff.attribution.quoted import Pieces, Spans, inside, touching, widen
from pressdiff.cues import SPEECH, Stance, stance
from pressdiff.frames import SUBJECTS, Frame, Range, frames
from pressdiff.parse import Article

_MODIFIERS = {"compound", "nmod", "amod", "nummod", "det", "poss", "quantmod"}
_REST = 3  # tokens that a source may lack of its noun phrase
_NEAR = 3  # characters from a colon to the quotation it announces, over a line break
_LEADING = {",", "–", "—", "-", ";", ".", ")"}
_REPORTS = SPEECH | {"according to", "point out", "cite", "quote", "believe", "think"}
_TRAILING = {",", "–", "—", "-", ";", ":", "("}


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution before its speaker is known.

    ``named``: the text names somebody, even if not found; ``speaker``: the words that do, those of
    another attribution where this one continues it.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    lemma: str | None
    stance: Stance
    named: bool
    speaker: Pieces = ()


def tagged(article: Article, quotations: Spans) -> Iterator[Found]:
    """Yield what the tagger finds."""
    doc = article.doc
    for link in tagger.links(article):
        if link.cue and any(token.lower_ == "no" for token in doc[slice(*link.cue)]):
            continue  # "gave no details on": nothing is credited
        source = _pieces(article, [_whole_phrase(article, link.source)] if link.source else [])
        cue = _pieces(article, [link.cue] if link.cue else [])
        if link.cue and not cue:
            cue = _mark(article, link.cue[0])
        own = [
            _whole_phrase(article, part)
            for piece in link.content
            for part in _without(piece, link.cue)
        ]
        content = widen(_pieces(article, own), quotations, (*cue, *source))
        if not content:
            continue
        root = doc[slice(*link.cue)].root if link.cue else None
        lemma = root.lemma_.lower() if root is not None else None
        named = bool(source) or root is None or not _is_impersonal(root)
        yield Found(source, cue, content, lemma, stance(lemma), named, source)


def _is_impersonal(cue: Token) -> bool:
    """Tell a cue that names nobody ("it was reported", "fears that") from one with a subject."""
    subjects = [child.lower_ for child in cue.children if child.dep_ in SUBJECTS]
    if cue.pos_ not in {"VERB", "AUX"} or subjects:
        return not set(subjects) - {"it", "there"}
    return cue.tag_ == "VBN" or any(child.dep_ == "auxpass" for child in cue.children)


def _whole_phrase(article: Article, words: Range) -> Range:
    """Return words with the noun that their last one only modifies: 'Facebook [posts]'."""
    start, end = words
    for _ in range(_REST):
        last = article.doc[end - 1]
        if last.dep_ not in _MODIFIERS or not end <= last.head.i < end + _REST:
            break
        end = last.head.i + 1
    return start, end


def _without(piece: Range, cue: Range | None) -> list[Range]:
    """Return what of a content is not its own cue's words."""
    if cue is None or cue[1] <= piece[0] or piece[1] <= cue[0]:
        return [piece]
    parts = ((piece[0], cue[0]), (cue[1], piece[1]))
    return [part for part in parts if part[0] < part[1]]


def ruled(article: Article, quotations: Spans) -> Iterator[Found]:
    """Yield what the rules find."""
    for frame in frames(article):
        found = _from_frame(article, frame, quotations)
        if found is not None:
            yield found


def _from_frame(article: Article, frame: Frame, quotations: Spans) -> Found | None:
    doc = article.doc
    cue = _pieces(article, frame.cue) or _mark(article, frame.cue[0][0])
    source = _pieces(article, [frame.source]) if frame.source else ()
    if source and (holds(cue, source[0][0]) or _cut_off(source[0][0], cue[0][0], quotations)):
        source = ()
    content = _pieces(article, frame.content) or _beside(article, frame, cue, source, quotations)
    content = widen(content, quotations, (*cue, *source))
    if not content:
        return None
    nested = frame.content and frame.lemma in SPEECH and _third_person(article, frame)
    if not nested and inside(doc[frame.head].idx, quotations):
        return None  # "I think", "we want": the speaker's own words, part of the quotation
    lemma = frame.lemma.replace("_", " ")
    named = frame.source is not None
    return Found(source, cue, content, lemma, frame.stance, named, source)


def holds(pieces: Pieces, at: int) -> bool:
    """Tell whether the character at `at` is in one of `pieces`."""
    return any(start <= at < end for start, end in pieces)


def _cut_off(source: int, cue: int, quotations: Spans) -> bool:
    """Tell whether the parse took a source from inside a quotation for a cue outside it."""
    return inside(source, quotations) and not inside(cue, quotations)


def _third_person(article: Article, frame: Frame) -> bool:
    if frame.source is None:
        return False
    first, last = frame.source
    return not {token.lower_ for token in article.doc[first:last]} & {"i", "we", "you", "my", "our"}


def _pieces(article: Article, ranges: Iterable[Range]) -> Pieces:
    """Return token ranges as characters, without the white space, commas and dashes at the ends."""
    doc, pieces = article.doc, []
    for start, end in ranges:
        while start < end and (doc[start].is_space or doc[start].text in _LEADING):
            start += 1
        while start < end and (doc[end - 1].is_space or doc[end - 1].text in _TRAILING):
            end -= 1
        if end - start > 1 and doc[end - 1].text == ".":
            end -= 1
        if any(any(map(str.isalnum, token.text)) for token in doc[start:end]):
            pieces.append((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
    return tuple(pieces)


def _mark(article: Article, token: int) -> Pieces:
    """Return a cue that is a punctuation mark: the colon or dash of a headline."""
    mark = article.doc[token]
    return ((mark.idx, mark.idx + len(mark)),)


def _beside(
    article: Article, frame: Frame, cue: Pieces, source: Pieces, quotations: Spans
) -> Pieces:
    """Return the quotations around a cue that the parse gave no content: in or after its sentence."""
    sentence = article.doc[frame.head].sent
    low, high = sentence.start_char, sentence.end_char
    if sentence.text.rstrip().endswith(":"):
        high += _NEAR
    return tuple(
        (start, end)
        for start, end in touching(quotations, low + 1, high - 1)
        if not any(start <= at < end for at, _ in (*cue, *source))
    )


def merge(
    learnt: Iterable[Found],
    rules: Iterable[Found],
    quotations: Spans,
    *,
    headline_end: int,
    every_rule: bool,
) -> list[Found]:
    """Return what was learnt, told more of by the rules, and what only the rules can see.

    The rules name a cue's stance and lemma by its frame ("is believed to" names nobody). They add
    headlines, adverbs, and an attribution in what another one credits ("TASS reported that the
    ministry said …"), since the tagger's rows of tags are flat; with `every_rule`, all they find.
    """
    found = list(learnt)
    cues = sorted((one.cue[0][0], at) for at, one in enumerate(found) if one.cue)
    for rule in rules:
        twin = _twin(found, cues, rule)
        if twin is not None:
            one = found[twin]
            source = one.source or rule.source
            found[twin] = replace(
                one, lemma=rule.lemma, stance=rule.stance, source=source,
                named=one.named or rule.named, speaker=source,
            )  # fmt: skip
        elif (
            every_rule
            or rule.cue[0][0] < headline_end
            or not rule.named
            or _wraps(rule, found)
            or (not inside(rule.cue[0][0], quotations) and _nested(rule, found))
        ):
            found.append(rule)
    return found


def _twin(found: Sequence[Found], cues: Sequence[tuple[int, int]], rule: Found) -> int | None:
    """Return the place of the attribution that has the rule's cue."""
    last = bisect_left(cues, (rule.cue[-1][1], 0))
    for _, at in reversed(cues[max(last - 2, 0) : last]):
        if any(max(s, t) < min(e, f) for s, e in found[at].cue for t, f in rule.cue):
            return at
    return None


def _wraps(rule: Found, found: Iterable[Found]) -> bool:
    """Tell whether what a rule's statement credits holds another one's cue, source and all."""
    return any(
        one.cue and all(holds(rule.content, start) for start, _ in (*one.cue, *one.source))
        for one in found
    )


def _nested(rule: Found, found: Iterable[Found]) -> bool:
    """Tell whether all of a rule's statement lies in what one other attribution credits."""
    spans = (*rule.source, *rule.cue, *rule.content)
    return rule.lemma in _REPORTS and any(
        all(any(s <= start and end <= e for s, e in one.content) for start, end in spans)
        for one in found
    )
