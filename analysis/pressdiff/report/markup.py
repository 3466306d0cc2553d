"""The text of one article cut where its claims, sources and cues begin and end."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from pressdiff.report.text import Text

WORD = re.compile(r"\w")


class Mark(NamedTuple):
    """Something to show on characters [start, end) of the text.

    ``kind``: claim, content, source or cue. Of a claim, ``fact`` is the id of the row it belongs to
    (of several, the one most outlets have), ``reach`` the outlets that have it. Of the others,
    ``said`` is the attribution's number, ``title`` says who speaks, and ``form`` is the kind of
    speech of a content (direct, indirect, mixed) or the stance of a cue if it is not neutral.
    """

    start: int
    end: int
    kind: str
    anchor: str = ""
    fact: str = ""
    reach: int = 0
    said: str = ""
    title: str = ""
    form: str = ""


class Part(NamedTuple):
    """A piece of text under the same marks; ``ids`` of the claims that begin here.

    ``said`` is the attribution whose source or cue this is, where nobody else is credited with it.
    """

    text: str
    ids: tuple[str, ...]
    classes: str
    fact: str
    said: str


class Run(NamedTuple):
    """Parts in one voice: the outlet's own, without classes, or credited; ``title`` says to whom."""

    classes: str
    said: str
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
        pieces.append((_inner(covering, "content"), _part(text[low:high], ids, covering)))
    for content, group in groupby(pieces, key=lambda piece: piece[0]):
        parts = tuple(_merged(part for _, part in group))
        if content is None or not any(WORD.search(part.text) for part in parts):
            yield Run("", "", "", parts)
        else:
            form = "" if content.form == "indirect" else f" {content.form}"
            inside = tuple(part._replace(said="") for part in parts)
            yield Run(f"attributed{form}", content.said, content.title, inside)


def _inner(marks: list[Mark], kind: str) -> Mark | None:
    """Return the smallest mark of a kind: what stands nearest to the words."""
    found = [mark for mark in marks if mark.kind == kind]
    return min(found, key=lambda mark: mark.end - mark.start) if found else None


def _part(text: str, ids: tuple[str, ...], marks: list[Mark]) -> Part:
    claim = _inner(marks, "claim")
    many = claim is not None and claim.reach > 1
    roles = [mark for kind in ("source", "cue") if (mark := _inner(marks, kind))]
    classes = ["claim"] * (claim is not None) + ["many"] * many
    for role in roles:
        classes += [role.kind, *role.form.split()]
    fact = claim.fact if claim and many else ""
    return Part(text, ids, " ".join(classes), fact, roles[-1].said if roles else "")


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Join neighbours that look alike, unless a claim begins between them."""
    held: Part | None = None
    for part in parts:
        if held and not part.ids and part[2:] == held[2:]:
            held = held._replace(text=held.text + part.text)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held
