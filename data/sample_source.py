"""Reads the annotated source of the sample: one XML file an event, one sentence a line.

Offsets are 0-based, half-open, in characters of the article's clean text: the title, a newline,
and the paragraphs joined by newlines; the sentences of a paragraph are joined by one space.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SPAN_TAGS = ("fact", "source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated span; `key` is a fact id or the number of an attribution."""

    tag: str
    key: str
    start: int
    end: int
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its fields, its clean text, and the marks in it."""

    fields: dict[str, str]
    title: str
    paragraphs: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    hedged: tuple[int, ...]
    marks: tuple[Mark, ...]

    @property
    def id(self) -> str:
        """The id in the source."""
        return self.fields["id"]

    @property
    def outlet(self) -> str:
        """Name of the outlet."""
        return self.fields["outlet"]

    @property
    def text(self) -> str:
        """Clean text: title and paragraphs, one a line."""
        return "\n".join((self.title, *self.paragraphs))

    @property
    def original(self) -> str | None:
        """Id of the article that this one copies or updates; None if it stands alone."""
        return self.fields.get("copy_of") or self.fields.get("updates")

    def of(self, tag: str) -> list[Mark]:
        """Return the marks of one kind, in the order of the text."""
        return [mark for mark in self.marks if mark.tag == tag]

    def sentence(self, position: int) -> int:
        """Return the index of the sentence that holds the character at `position`."""
        return next(k for k, (start, end) in enumerate(self.sentences) if start <= position < end)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an event; `kind` says what outlets conflict on, None if they do not."""

    id: str
    kind: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event; the unrelated articles are events of one article."""

    id: str
    storyline: str
    summary: str
    facts: tuple[Fact, ...]
    framing: tuple[dict[str, str], ...]
    articles: tuple[Article, ...]


def _pieces(element: ET.Element) -> Iterator[tuple[str, ET.Element | None, bool]]:
    """Yield text, and each element where it opens (True) and closes (False)."""
    yield element.text or "", None, True
    for child in element:
        yield "", child, True
        yield from _pieces(child)
        yield "", child, False
        yield child.tail or "", None, True


def _flatten(block: ET.Element) -> tuple[str, list[tuple[ET.Element, int, int]]]:
    """Return the text of a title or paragraph and its elements with raw offsets."""
    text = ""
    opened: dict[ET.Element, int] = {}
    spans: list[tuple[ET.Element, int, int]] = []
    for piece, element, opens in _pieces(block):
        text += piece
        if element is not None and opens:
            opened[element] = len(text)
        elif element is not None:
            spans.append((element, opened.pop(element), len(text)))
    return text, spans


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    """Yield the raw span of each line that is not blank, without the space around it."""
    start = 0
    for line in raw.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield start + lead, start + len(line.rstrip())
        start += len(line) + 1


def _block(
    block: ET.Element, offset: int
) -> tuple[str, list[tuple[int, int]], list[int], list[Mark]]:
    """Return clean text, sentences, hedged sentences and marks of one title or paragraph."""
    raw, spans = _flatten(block)
    lines = list(_lines(raw))
    text = " ".join(raw[start:end] for start, end in lines)
    sentences: list[tuple[int, int]] = []
    place: dict[int, int] = {}
    at = offset
    for start, end in lines:
        place.update({raw_at: at + raw_at - start for raw_at in range(start, end)})
        sentences.append((at, at + end - start))
        at += end - start + 1
    marks, hedged = [], []
    for element, start, end in spans:
        if element.tag == "hedged":
            where = next(raw_at for raw_at in range(start, len(raw)) if raw_at in place)
            hedged.append(next(k for k, (_, e) in enumerate(sentences) if place[where] < e))
        elif element.tag in SPAN_TAGS:
            inside = [place[raw_at] for raw_at in range(start, end) if raw_at in place]
            key = element.get("id") or element.get("a") or ""
            marks.append(Mark(element.tag, key, inside[0], inside[-1] + 1, dict(element.attrib)))
    return text, sentences, hedged, marks


def _article(element: ET.Element) -> Article:
    """Return one article of the source."""
    texts: list[str] = []
    sentences: list[tuple[int, int]] = []
    hedged: list[int] = []
    marks: list[Mark] = []
    for block in [*element.findall("title"), *element.findall("p")]:
        offset = sum(len(text) + 1 for text in texts)
        text, found, unsure, spans = _block(block, offset)
        hedged += [len(sentences) + k for k in unsure]
        sentences += found
        marks += spans
        texts.append(text)
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.tag, mark.key))
    return Article(
        dict(element.attrib), texts[0], tuple(texts[1:]), tuple(sentences), tuple(hedged),
        tuple(marks),
    )  # fmt: skip


def _event(root: ET.Element) -> Event:
    """Return one event of the source."""
    return Event(
        root.attrib["id"],
        root.attrib["storyline"],
        root.attrib["summary"],
        tuple(Fact(f.attrib["id"], f.get("kind"), f.text or "") for f in root.iterfind("facts/*")),
        tuple({**d.attrib, "difference": d.text or ""} for d in root.iterfind("framing/*")),
        tuple(_article(article) for article in root.iterfind("article")),
    )


def read_events(folder: Path) -> list[Event]:
    """Return the events of all XML files in `folder`, each unrelated article as its own event."""
    events: list[Event] = []
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()
        if root.tag == "event":
            events.append(_event(root))
        else:
            single = map(_article, root.iterfind("article"))
            events.extend(Event(a.id, a.id, a.title, (), (), (a,)) for a in single)
    return sorted(events, key=lambda event: event.id)
