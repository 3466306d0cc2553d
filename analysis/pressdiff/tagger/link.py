"""From pieces to attributions: each cue takes the content and the source it belongs to."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from pressdiff.tagger.decode import Piece, Range

_KINDS: list[int | str] = ["IS_PUNCT", "IS_SPACE", "SENT_START"]

# What a pair costs, in words between the two; weights set by hand on half of PolNeAR's outlets.
_WRONG_WAY = 6.0  # a tag that points the other way
_OTHER_SENTENCE = 8.0
_OTHER_PARAGRAPH = 20.0
_FARTHEST = 45.0
_REACH = 20  # pieces to each side of a cue that may be its partner
_HOLE = 3  # words inside a content that the tagger may leave out
_SHORTEST = 6  # words of a content that no cue takes
_SUBJECTS = {"nsubj", "csubj"}
_PASSIVE = {"nsubjpass", "csubjpass", "auxpass"}
_NOBODY = {"it", "there", "this", "that", "what"}
_BORROWS = {"conj", "advcl", "acl", "xcomp", "pcomp", "ccomp", "relcl", "dep"}


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution as ranges of tokens; source None: nobody named, or not found."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


class _Places:
    """Running counts by token, so that a distance is a subtraction."""

    def __init__(self, doc: Doc) -> None:
        kinds = doc.to_array(_KINDS).astype(np.int64).reshape(-1, len(_KINDS))
        breaks = kinds[:, 1].copy()
        for at in np.flatnonzero(breaks):
            breaks[at] = "\n" in doc[int(at)].text
        self.words = _running((kinds[:, 0] == 0) & (kinds[:, 1] == 0))
        self.sentences = _running(kinds[:, 2] == 1)
        self.paragraphs = _running(breaks)

    def length(self, a: Range) -> int:
        return self.words[a[1]] - self.words[a[0]]

    def between(self, a: Range, b: Range) -> float:
        """Return the words between two ranges, with what a change of sentence or paragraph costs."""
        first, second = (a, b) if a < b else (b, a)
        end, start = first[1], second[0]
        if start <= end:
            return 0.0
        low, high = first[0] + 1, start + 1
        cost = float(self.words[start] - self.words[end])
        if self.paragraphs[high] > self.paragraphs[low]:
            return cost + _OTHER_PARAGRAPH
        return cost + _OTHER_SENTENCE * (self.sentences[high] > self.sentences[low])


def link(
    doc: Doc, sources: Sequence[Piece], cues: Sequence[Piece], contents: Sequence[Piece]
) -> list[Link]:
    """Join pieces to attributions, in order of the text.

    Each cue takes one content, in one or more pieces, and one source; a source serves a second cue
    where that has none of its own ("she said …, adding …"). A cue without content is left out; a
    content without cue goes to the attribution it touches, else stands without source and cue.
    """
    places = _Places(doc)
    groups = _groups(contents)
    told = _match(places, cues, groups, lambda cue, first: cue.other != (first < cue.start))
    names = [(_range(source),) for source in sources]
    by = {name[0][0]: source.other for name, source in zip(names, sources, strict=True)}
    said = _match(places, cues, names, lambda cue, first: by[first] != (first > cue.start))
    found = [
        Link(names[said[at]][0] if at in said else None, _range(cue), groups[told[at]])
        for at, cue in enumerate(cues)
        if at in told
    ]
    speaking, taken = set(said.values()), set(told.values())
    idle = [name[0] for at, name in enumerate(names) if at not in speaking]
    found = [
        _borrow(doc, one, one.cue, found, idle) if one.cue and not one.source else one
        for one in found
    ]
    for at, group in enumerate(groups):
        if at not in taken:
            _place(places, found, group)
    return sorted(found, key=lambda one: one.cue or one.content[0])


def _running(counted: NDArray[Any]) -> list[int]:
    return [0, *np.cumsum(counted).tolist()]


def _range(piece: Piece) -> Range:
    return piece.start, piece.end


def _groups(contents: Sequence[Piece]) -> list[tuple[Range, ...]]:
    groups: list[tuple[Range, ...]] = []
    for piece in contents:
        if piece.other and groups:
            groups[-1] = (*groups[-1], _range(piece))
        else:
            groups.append((_range(piece),))
    return groups


def _match(
    places: _Places,
    cues: Sequence[Piece],
    partners: Sequence[tuple[Range, ...]],
    wrong_way: Callable[[Piece, int], bool],
) -> dict[int, int]:
    """Give each cue its cheapest free partner, the cheapest pairs first: cue's place to partner's."""
    starts = [partner[0][0] for partner in partners]
    priced = []
    for at, cue in enumerate(cues):
        middle = bisect_left(starts, cue.start)
        for other in range(max(middle - _REACH, 0), min(middle + _REACH, len(partners))):
            cost = min(places.between(_range(cue), piece) for piece in partners[other])
            cost += _WRONG_WAY * wrong_way(cue, starts[other])
            if cost <= _FARTHEST:
                priced.append((cost, at, other))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for _, at, other in sorted(priced):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def _borrow(doc: Doc, one: Link, cue: Range, found: Sequence[Link], idle: Sequence[Range]) -> Link:
    """Give a cue without source one of its sentence: its grammatical subject, else one left over."""
    head = doc[cue[0] : cue[1]].root
    sources = [*(other.source for other in found if other.source), *idle]
    subject = _subject(head)
    for start, end in sources:
        if subject is not None and start <= subject.i < end:
            return replace(one, source=(start, end))
    if any(child.dep_ in _PASSIVE for child in head.children):
        return one
    sentence = head.sent
    near = [source for source in idle if sentence.start <= source[0] < sentence.end]
    if near:
        return replace(one, source=min(near, key=lambda source: abs(source[0] - cue[0])))
    if subject is not None and subject.head == head and _can_be_source(subject, one):
        return replace(one, source=_noun_phrase(subject))
    before = [source for source in sources if sentence.start <= source[0] < cue[0]]
    if before and head.dep_ in _BORROWS:
        return replace(one, source=max(before))
    return one


def _subject(verb: Token) -> Token | None:
    """Return the subject of `verb`, or of the verbs it hangs on."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
            if child.dep_ in _PASSIVE:
                return None
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ not in _BORROWS:
            return None
        verb = verb.head
    return None


def _can_be_source(subject: Token, one: Link) -> bool:
    inside = any(start <= subject.i < end for start, end in one.content)
    return (
        not inside and subject.pos_ in {"NOUN", "PROPN", "PRON"} and subject.lower_ not in _NOBODY
    )


def _noun_phrase(head: Token) -> Range:
    """Return the noun phrase of `head` without its relative clause."""
    clauses = [c.left_edge.i for c in head.rights if c.dep_ in {"relcl", "acl"}]
    end = min([head.right_edge.i + 1, *clauses])
    while end - 1 > head.i and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space):
        end -= 1
    return head.left_edge.i, end


def _place(places: _Places, found: list[Link], group: tuple[Range, ...]) -> None:
    """Add a content that no cue takes to the attribution it touches; else let it stand alone.

    Where it goes on after a few words ("three-month-old counteroffensive | against Russian
    forces"), these are content too: the tagger was in doubt of them, not of what they are part of.
    """
    best: tuple[float, int] | None = None
    for at, one in enumerate(found):
        members = [piece for piece in (one.source, one.cue, *one.content) if piece]
        gap = min(places.between(piece, group[0]) for piece in members)
        broken = min(places.between(piece, group[0]) for piece in one.content)
        if (gap <= 1 or broken <= _HOLE) and (best is None or gap < best[0]):
            best = gap, at
    if best is not None:
        one = found[best[1]]
        cut = [piece for piece in (one.source, one.cue) if piece]
        found[best[1]] = replace(one, content=_filled(places, (*one.content, *group), cut))
    elif sum(map(places.length, group)) >= _SHORTEST:
        found.append(Link(None, None, group))


def _filled(places: _Places, content: Sequence[Range], cut: Sequence[Range]) -> tuple[Range, ...]:
    """Return pieces in order, joined over a hole of a few words that is not the cue or the source."""
    joined: list[Range] = []
    for piece in sorted(content):
        hole = (joined[-1][1], piece[0]) if joined else piece
        if (
            joined
            and places.between(joined[-1], piece) <= _HOLE
            and not any(start < hole[1] and hole[0] < end for start, end in cut)
        ):
            joined[-1] = (joined[-1][0], max(joined[-1][1], piece[1]))
        else:
            joined.append(piece)
    return tuple(joined)
