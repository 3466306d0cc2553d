"""An article's own outlet under one name for all, so that no parse and no score depends on which it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from pressdiff.encoder import Encoded

NAME = "Reuters"
"""What stands for every outlet's own name: a name that parsers and encoders know as an outlet's."""

_TOLD = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_WORDS = frozenset(
    """Atlantic Center Centre Economist Express Fortune Global Guardian Hill Independent Intercept Left
    Mail Metro Mirror Nation News Observer People Post Press Public Quartz Reason Right Slate Spectator
    Standard Star State Sun Telegraph Time Times Variety Verge Vice Week Wire World""".split()
)
"""Names that are words too: at the head of a sentence they are not taken for the outlet."""

_NEAR = 20  # characters before a name in which the end of a sentence is looked for

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Masked:
    """A text with its outlet's name replaced.

    ``text`` is what is parsed and scored; ``steps`` are places in it from which the next of ``shifts``
    is to be added to reach the place in ``original``.
    """

    text: str
    original: str
    steps: Ints
    shifts: Ints

    def places(self, masked: Ints) -> Ints:
        """Return where characters of the masked text stand in the original."""
        return masked + self.shifts[np.searchsorted(self.steps, masked, side="right")]

    def doc(self, parsed: Doc) -> Doc:
        """Return the parse of ``text`` over the words of ``original``."""
        if not len(self.steps):
            return parsed
        bounds = np.array([(token.idx, token.idx + len(token)) for token in parsed], np.int64)
        spans = self.places(bounds.reshape(-1, 2))
        words = [self.original[start:end] for start, end in spans.tolist()]
        spaces = [bool(token.whitespace_) for token in parsed]
        told = Doc(parsed.vocab, words=words, spaces=spaces)
        table: Any = parsed.to_array(list(_TOLD))
        told.from_array(list(_TOLD), table)
        for token, word in zip(parsed, told, strict=True):
            if token.text != word.text:
                word.lemma_ = word.text
        return told

    def encoded(self, scored: Encoded) -> Encoded:
        """Return the scores of ``text`` over the words of ``original``."""
        return Encoded(self.places(scored.spans), scored.scores) if len(self.steps) else scored


def masked(text: str, outlet: str) -> Masked:
    """Return `text` with the name of its own outlet replaced by `NAME` wherever it stands.

    "USA TODAY (News)" is also "USA TODAY". Case counts, so that "time" is no name of Time. What may be
    a word as well is no name: "a" of a file a.txt, "A", "left".
    """
    parts: list[str] = []
    steps: list[int] = []
    shifts = [0]
    at = length = 0
    for start, end in _own(text, outlet):
        parts += [text[at:start], NAME]
        length += start - at + len(NAME)
        at = end
        steps.append(length)
        shifts.append(end - length)
    parts.append(text[at:])
    return Masked("".join(parts), text, np.array(steps, np.int64), np.array(shifts, np.int64))


def _own(text: str, outlet: str) -> Iterator[tuple[int, int]]:
    """Yield where the outlet is named, in order."""
    names = {outlet.strip(), _IN_BRACKETS.sub(" ", outlet).strip()}
    names = {name for name in names if name != NAME and _is_name(name)}
    if not names:
        return
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = "|".join(map(re.escape, longest_first))
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        if found[0] not in _WORDS or not _begins_sentence(text, found.start()):
            yield found.span()


def _is_name(outlet: str) -> bool:
    """Tell a name from what may be a word: it has a capital or a dot, and is no stop word."""
    marked = any(map(str.isupper, outlet)) or "." in outlet.strip(".")
    return len(outlet) > 1 and marked and outlet.lower() not in STOP_WORDS


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(place - _NEAR, 0) : place].rstrip(" \"'“”‘’(")[-1:]
    return not before or before in ".!?:\n"
