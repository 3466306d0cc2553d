"""A text as words: where each stands, which are the outlet's own, and the text's fingerprints.

Quoted words are no evidence of copying: whoever was in the room may quote the same speech. So a
text is found by the words outside quotation alone. Of these a part of all shingles (`SHINGLE` words
in a row) is kept, those with the least hash among `WINDOW` in a row; two texts with
``SHINGLE + WINDOW - 1`` such words in common have a fingerprint in common (Schleimer, Wilkerson and
Aiken 2003, Winnowing, SIGMOD, https://doi.org/10.1145/872757.872770).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pressdiff.quotes import quotes

SHINGLE = 5
"""Words in a row."""

WINDOW = 8
"""Shingles in a row of which one is kept at least."""

_WORD = re.compile(r"\w+")
_POST = re.compile(r"[—–-]\s?.{0,60}\(@\w{1,20}")  # "— Jane Roe (@janeroe) May 3, 2018"
_BASE = np.uint64(1_099_511_628_211)

Hashes = NDArray[np.uint64]


class Words(NamedTuple):
    """The words of a text: characters ``[starts, ends)``, their hashes, and if they are unquoted."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: Hashes
    own: NDArray[np.bool_]


def read(text: str) -> Words:
    """Return the words (runs of letters or digits) of `text`, in any case."""
    spans = [match.span() for match in _WORD.finditer(text)]
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    ends = np.array([end for _, end in spans], dtype=np.int64)
    hashes = np.fromiter(
        (_hash(text[start:end].lower()) for start, end in spans), dtype=np.uint64, count=len(spans)
    )
    own = np.ones(len(spans), dtype=bool)
    for start, end in _quoted(text):
        own[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = False
    return Words(starts, ends, hashes, own)


def shingles(hashes: Hashes) -> Hashes:
    """Return the hash of each `SHINGLE` words in a row, by the place of the first."""
    count = max(len(hashes) - SHINGLE + 1, 0)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(SHINGLE):
        total = total * _BASE + hashes[offset : offset + count]
    return total


def fingerprints(text: str) -> Hashes:
    """Return the distinct fingerprints of the unquoted words of `text`, sorted."""
    parts, at = [], 0
    for start, end in _quoted(text):
        parts.append(text[at:start])
        at = max(at, end)
    words = _WORD.findall(" ".join([*parts, text[at:]]).lower())
    found = shingles(np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words)))
    if len(found) <= WINDOW:
        return np.unique(found[:0] if not len(found) else found.min(keepdims=True))
    return np.unique(np.lib.stride_tricks.sliding_window_view(found, WINDOW).min(axis=1))


@lru_cache(maxsize=1 << 18)
def _hash(word: str) -> int:
    """Return a hash of `word`, the same in every run."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


SPEAKING = np.array([_hash(word) for word in ("i", "me", "my", "we", "our")], dtype=np.uint64)
"""Words that tell speech where the quotation marks are missing: posts, statements, transcripts."""


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return the characters that somebody else speaks, in order; spans may overlap."""
    return sorted([*quotes(text), *_set_apart(text)])


def _set_apart(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs quoted without marks: a post signed with its address, what a colon announces.

    A post may be signed in a line of its own.
    """
    lines: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        lines.append((begin, begin + len(line)))
        begin += len(line) + 1
    for index, (start, end) in enumerate(lines):
        if _POST.search(text, start, end):
            alone = text.startswith(("—", "–", "-"), start)
            first = max(index - 1, 0) if alone else index
            yield lines[first][0], end
        elif index and text.endswith(":", *lines[index - 1]):
            yield start, end
