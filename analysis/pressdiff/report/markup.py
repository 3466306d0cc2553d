"""The text of one article cut where its claims, sources and cues begin and end."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from pressdiff.report.text import Text


class Mark(NamedTuple):
    """Something to show on characters [start, end) of the text.

    ``kind``: own, attributed (claims), content, source or cue; ``fact`` is the id of the row that
    a claim belongs to, ``reach`` the outlets that have it; ``title`` says who speaks.
    """

    start: int
    end: int
    kind: str
    anchor: str = ""
    fact: str = ""
    reach: int = 0
    title: str = ""


class Segment(NamedTuple):
    """A run of text under the same marks."""

    text: str
    ids: tuple[str, ...]
    classes: str
    fact: str
    title: str


class Sentence(NamedTuple):
    """One sentence with its id, and the white space after it."""

    anchor: str
    segments: tuple[Segment, ...]
    space: str


class Paragraph(NamedTuple):
    """Sentences up to a line break; the first may be the headline."""

    headline: bool
    sentences: tuple[Sentence, ...]


def paragraphs(text: Text, marks: Iterable[Mark], *, title: str | None) -> list[Paragraph]:
    """Return `text` as paragraphs of sentences of marked segments; nothing is left out but breaks."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    for mark in ordered:
        text.words(mark.start, mark.end, what=f"{mark.kind} mark")
    found: list[Paragraph] = []
    row: list[Sentence] = []
    first = 0
    active: list[Mark] = []
    last = 0
    for index, (start, end) in enumerate(text.sentences):
        following = text.sentences[index + 1][0] if index + 1 < len(text.sentences) else end
        gap = text.text[end:following]
        while first < len(ordered) and ordered[first].start < end:
            active.append(ordered[first])
            first += 1
        active = [mark for mark in active if mark.end > start]
        pieces = tuple(_segments(text.text, last, start, end, active))
        last = end
        row.append(Sentence(text.anchor(start), pieces, " " if gap else ""))
        if "\n" in gap or index + 1 == len(text.sentences):
            found.append(Paragraph(not found and _is_title(text.text, end, title), tuple(row)))
            row = []
    return found


def _is_title(text: str, end: int, title: str | None) -> bool:
    return title is not None and text[:end].strip().startswith(title.strip())


def _segments(text: str, last: int, start: int, end: int, marks: list[Mark]) -> Iterable[Segment]:
    """Cut sentence [start, end); a mark that begins after `last`, the sentence before, is new."""
    edges = {start, end}
    for mark in marks:
        edges.add(max(mark.start, start))
        edges.add(min(mark.end, end))
    cuts = sorted(edges)
    for low, high in pairwise(cuts):
        covering = [mark for mark in marks if mark.start <= low and high <= mark.end]
        ids = tuple(
            mark.anchor
            for mark in covering
            if mark.anchor and mark.start >= last and max(mark.start, start) == low
        )
        yield _segment(text[low:high], ids, covering)


def _segment(words: str, ids: tuple[str, ...], marks: list[Mark]) -> Segment:
    claims = [mark for mark in marks if mark.kind in {"own", "attributed"}]
    inner = min(claims, key=lambda mark: mark.end - mark.start, default=None)
    kinds = {mark.kind for mark in marks}
    classes = []
    if inner is not None:
        classes = [inner.kind] + (["many"] if inner.reach > 1 else [])
    elif "content" in kinds:
        classes = ["attributed", "bare"]
    classes += [kind for kind in ("source", "cue") if kind in kinds]
    title = next((mark.title for mark in reversed(marks) if mark.title), "")
    return Segment(words, ids, " ".join(classes), inner.fact if inner and inner.reach > 1 else "", title)
