"""The text of one article cut where its claims, sources and cues begin and end."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from pressdiff.report.text import Text

VOICES = ("own", "attributed")
BARE = "attributed bare"  # credited to somebody, but no claim
WORD = re.compile(r"\w")


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


class Part(NamedTuple):
    """A piece of text under the same marks; `ids` of the claims that begin here."""

    text: str
    ids: tuple[str, ...]
    classes: str


class Run(NamedTuple):
    """Parts of one claim, or of none; ``title`` says who speaks."""

    classes: str
    fact: str
    title: str
    parts: tuple[Part, ...]


class Sentence(NamedTuple):
    """One sentence with its id, and the white space after it."""

    anchor: str
    runs: tuple[Run, ...]
    space: str


class Paragraph(NamedTuple):
    """Sentences up to a line break; the first may be the headline."""

    headline: bool
    sentences: tuple[Sentence, ...]


def paragraphs(text: Text, marks: Iterable[Mark], *, title: str | None) -> list[Paragraph]:
    """Return `text` as paragraphs of sentences of marked runs; nothing is left out but breaks."""
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
        pieces = tuple(_runs(text.text, last, start, end, active))
        last = end
        row.append(Sentence(text.anchor(start), pieces, " " if gap else ""))
        if "\n" in gap or index + 1 == len(text.sentences):
            found.append(Paragraph(not found and _is_title(text.text, end, title), tuple(row)))
            row = []
    return found


def _is_title(text: str, end: int, title: str | None) -> bool:
    return title is not None and text[:end].strip().startswith(title.strip())


def _runs(text: str, last: int, start: int, end: int, marks: list[Mark]) -> Iterator[Run]:
    """Cut sentence [start, end); a mark that begins after `last`, the sentence before, is new."""
    edges = {start, end}
    for mark in marks:
        edges.add(max(mark.start, start))
        edges.add(min(mark.end, end))
    pieces = []
    for low, high in pairwise(sorted(edges)):
        covering = [mark for mark in marks if mark.start <= low and high <= mark.end]
        ids = tuple(
            mark.anchor
            for mark in covering
            if mark.anchor and mark.start >= last and max(mark.start, start) == low
        )
        pieces.append((covering, Part(text[low:high], ids, _roles(covering))))
    for (classes, fact, _), group in groupby(pieces, key=lambda piece: _claim(piece[0])):
        found = list(group)
        title = next((said for marks, _ in found if (said := _title(marks))), "")
        parts = tuple(part for _, part in found)
        if classes == BARE and not any(WORD.search(part.text) for part in parts):
            classes = title = ""
        yield Run(classes, fact, title if classes else "", parts)


def _claim(marks: list[Mark]) -> tuple[str, str, str]:
    """Return classes, fact and id of the smallest claim among `marks`."""
    claims = [mark for mark in marks if mark.kind in VOICES]
    if not claims:
        return (BARE if any(mark.kind == "content" for mark in marks) else "", "", "")
    inner = min(claims, key=lambda mark: mark.end - mark.start)
    many = inner.reach > 1
    return (f"{inner.kind} many" if many else inner.kind, inner.fact if many else "", inner.anchor)


def _roles(marks: list[Mark]) -> str:
    kinds = {mark.kind for mark in marks}
    return " ".join(kind for kind in ("source", "cue") if kind in kinds)


def _title(marks: list[Mark]) -> str:
    """Return who speaks according to the smallest content among `marks`."""
    contents = [mark for mark in marks if mark.title]
    return min(contents, key=lambda mark: mark.end - mark.start).title if contents else ""
