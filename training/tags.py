"""Marked attributions as a row of tags for each role, the tags of `pressdiff.tagger.decode`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pressdiff.tagger.decode import FIRST, INSIDE, OTHER, ROLES

FOLDS = (
    ("nyt", "breitbart"),
    ("politico", "huff-post"),
    ("usa-today", "west-journal", "wash-post"),
)  # outlets of PolNeAR that are held out together


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def tags(spans: NDArray[np.int64], attributions: Sequence[dict[str, Any]]) -> NDArray[np.int64]:
    """Return tags, tokens x roles, for tokens at characters `spans`; inner contents over outer.

    OTHER begins a content that goes on with the one before, a cue whose content begins before it,
    and a source whose cue does.
    """
    found = np.zeros((len(spans), len(ROLES)), np.int64)

    def mark(role: str, start: int, end: int, begin: int) -> None:
        first = int(np.searchsorted(spans[:, 1], start, side="right"))
        last = int(np.searchsorted(spans[:, 0], end, side="left"))
        if first < last:
            found[first:last, ROLES.index(role)] = INSIDE
            found[first, ROLES.index(role)] = begin

    for one in sorted(attributions, key=lambda one: -sum(e - s for s, e in one["content"])):
        contents, cues = sorted(one["content"]), sorted(one["cue"])
        for place, (start, end) in enumerate(contents):
            mark("content", start, end, OTHER if place else FIRST)
        for start, end in cues:
            before = bool(contents) and contents[0][0] < start
            mark("cue", start, end, OTHER if before else FIRST)
        for start, end in one["source"]:
            before = bool(cues) and cues[0][0] < start
            mark("source", start, end, OTHER if before else FIRST)
    return found
