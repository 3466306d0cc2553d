"""The text of one article: its sentences, and quotations cut out of it, never retyped."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pressdiff.errors import TableError
from pressdiff.report.anchors import anchor

_BREAK = re.compile(r"\n+|(?<=[.!?…])[\"”’»)\]]*[ \t\u00a0]+(?=[\"“‘«(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|Prof|Rev|Jr|Sr|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z]\.[A-Z])\.$"
)
LONGEST = 700  # characters of one quotation shown; the rest is one click away in the article
_MARKS = frozenset("\"“”„‘«'")
_DOUBLE = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: ``before + words + after`` stands there as it is shown.

    ``parts`` are the words in order, each with its mark: stress (a number or value), differs (no other
    outlet has the word) or none; ``cut_before``, ``cut`` and ``cut_after`` tell where the sentence
    or the words go on; ``note`` says who speaks, ``voice`` is own, attributed or empty.
    """

    article_id: str
    anchor: str
    before: str
    parts: tuple[tuple[str, str], ...]
    after: str
    note: str = ""
    voice: str = ""
    cut_before: bool = False
    cut: bool = False
    cut_after: bool = False

    @property
    def bare(self) -> bool:
        """Whether the words bring their own quotation marks."""
        return brings_mark(self.words)

    @property
    def words(self) -> str:
        """The words quoted, without the rest of their sentence."""
        return "".join(part for part, _ in self.parts)


@dataclass(frozen=True)
class Text:
    """One stored text, with the offsets of its sentences."""

    article_id: str
    text: str

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as [start, end), in order, told by punctuation: for context, not for counts."""
        found, start = [], 0
        for gap in _BREAK.finditer(self.text):
            at = gap.start() + len(gap.group().rstrip())
            if "\n" not in gap.group() and _ABBREVIATION.search(self.text[max(start, at - 8) : at]):
                continue
            found.append((start, at))
            start = gap.end()
        found.append((start, len(self.text)))
        return [(low, high) for low, high in found if self.text[low:high].strip()]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _anchor(self) -> str:
        return anchor("s", self.article_id)

    def sentence(self, at: int) -> int:
        """Return the place in `sentences` of the one that holds character `at`."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def anchor(self, at: int) -> str:
        """Return the id of the sentence that holds character `at`."""
        return f"{self._anchor}-{self.sentence(at) + 1}"

    def words(self, start: int, end: int, *, what: str = "span") -> str:
        """Return characters [start, end).

        Raises
        ------
        TableError
            If they are not in the text, or blank: nothing is shown that does not stand there.
        """
        if not 0 <= start < end <= len(self.text) or not self.text[start:end].strip():
            raise TableError(
                f"{what}: no words at characters [{start}, {end}) of article '{self.article_id}', "
                f"whose text has {len(self.text)} characters; the tables are not of one run"
            )
        return self.text[start:end]

    def same(self, start: int, end: int, words: str, *, what: str) -> str:
        """Return characters [start, end) if they are `words`; else raise TableError."""
        if self.words(start, end, what=what) != words:
            raise TableError(
                f"{what}: characters [{start}, {end}) of article '{self.article_id}' are "
                f"{self.text[start:end]!r}, not {words!r}; the tables are not of one run"
            )
        return words

    def quote(
        self,
        start: int,
        end: int,
        *,
        note: str = "",
        voice: str = "",
        target: str = "",
        stress: Iterable[tuple[int, int]] = (),
        around: int = 300,
        longest: int = LONGEST,
    ) -> Quote:
        """Cut a quotation out of the text.

        Parameters
        ----------
        start, end
            Characters [start, end).
        note, voice
            Who speaks, or what was counted; own, attributed or empty.
        target
            Id the quotation links to; the sentence if empty.
        stress
            Spans to stress, such as numbers; those outside the quotation are left out.
        around
            Most characters of the rest of its sentence on each side.
        longest
            Most characters of the quotation itself.
        """
        self.words(start, end, what="quotation")
        stop = end if end - start <= longest else _further(self.text, start, end, longest)
        low = min(self.sentences[self.sentence(start)][0], start)
        high = max(self.sentences[self.sentence(end - 1)][1], end)
        begin, finish = (
            _wider(self.text, low, start, around),
            _further(self.text, end, high, around),
        )
        return Quote(
            self.article_id,
            target or self.anchor(start),
            self.text[begin:start],
            _parts(self.text, start, stop, stress),
            self.text[end:finish] if stop == end else "",
            note,
            voice,
            cut_before=around > 0 and begin > low,
            cut=stop < end,
            cut_after=around > 0 and finish < high and stop == end,
        )


def brings_mark(words: str) -> bool:
    """Tell whether `words` have quotation marks of their own, so that a page adds none."""
    return words.lstrip()[:1] in _MARKS or not _DOUBLE.isdisjoint(words)


def _wider(text: str, low: int, start: int, around: int) -> int:
    """Return where the words before `start` begin: at most `around` back, at a space if cut."""
    if start - low <= around:
        return low
    space = text.find(" ", start - around, start)
    return space + 1 if space >= 0 else start - around


def _further(text: str, end: int, high: int, around: int) -> int:
    """Return where the words after `end` stop: at most `around` on, at a space if cut."""
    if high - end <= around:
        return high
    space = text.rfind(" ", end, end + around)
    return space if space >= 0 else end + around


def _parts(
    text: str, start: int, end: int, stress: Iterable[tuple[int, int]]
) -> tuple[tuple[str, str], ...]:
    parts, at = [], start
    for low, high in sorted(stress):
        if at <= low < high <= end:
            parts += [(text[at:low], ""), (text[low:high], "stress")]
            at = high
    parts.append((text[at:end], ""))
    return tuple(part for part in parts if part[0])
