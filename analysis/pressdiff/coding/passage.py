"""What a coder reads of a unit: its sentence, the unit marked, the outlet's own name masked."""

import re

import numpy as np

from pressdiff.masking import NAME, masked
from pressdiff.printable import UNPRINTABLE
from pressdiff.report.text import Text

OPEN, SHUT = "⟦", "⟧"
AROUND = 400  # characters of the sentence on each side of the unit
LONGEST = 600  # characters of the unit itself

_EDGE = re.compile(r"[,;:](?!\d)|[()“”\"]|\s[-–—]\s|—")  # where a clause may begin or end


class Passages:
    """Passages of one article."""

    def __init__(self, article_id: str, text: str, outlet: str) -> None:
        found = masked(text, outlet)
        self._steps, self._shifts = found.steps, found.shifts
        self._text = Text(article_id, found.text)
        self._outlet = outlet

    def passage(self, start: int, end: int, *, clause: bool = False) -> str:
        """Return the sentence around characters [start, end) of the article's text as it is stored.

        With `clause` all between two marks of punctuation is marked: where the unit is a clause, the
        program puts it at the word it found, or else at the verb, and that would tell its answer.
        """
        first, last = self._place(start), self._place(end)
        if clause:
            first, last = self._clause(first, last)
        quote = self._text.quote(first, last, around=AROUND, longest=LONGEST)
        before = ("… " if quote.cut_before else "") + quote.before
        words = quote.words + (" …" if quote.cut else "")
        after = quote.after + (" …" if quote.cut_after else "")
        return f"{self._plain(before)}{OPEN}{self._plain(words)}{SHUT}{self._plain(after)}"

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        low, high = self._text.sentences[self._text.sentence(start)]
        text = self._text.text
        edges = [low, *(one.end() for one in _EDGE.finditer(text, low, start))]
        after = _EDGE.search(text, end, max(high, end))
        words = text[edges[-1] : after.start() if after else max(high, end)]
        begin = edges[-1] + len(words) - len(words.lstrip())
        return begin, begin + len(words.strip())

    def _place(self, at: int) -> int:
        """Return where character `at` of the stored text stands in the masked one."""
        ends = self._steps + self._shifts[1:]
        return int(at - self._shifts[np.searchsorted(ends, at, side="right")])

    def _plain(self, part: str) -> str:
        """Return `part` in one line, without our marks and without the outlet's name in any case."""
        part = re.sub(r"\s+", " ", UNPRINTABLE.sub("", part))
        part = part.replace(OPEN, "[").replace(SHUT, "]")
        if " " in self._outlet.strip() or "." in self._outlet:
            part = re.sub(re.escape(self._outlet.strip()), NAME, part, flags=re.IGNORECASE)
        return part
