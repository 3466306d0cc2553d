"""Whose words stand at a place of an article: the outlet's own, or somebody's it credits."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

from pressdiff.attribution import Attribution

Voice = Literal["own", "attributed"]


class Voices:
    """The voice of each character of an article."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._starts, self._ends = contents(attributions)

    def at(self, start: int) -> Voice:
        """Return the voice of the character at `start`."""
        place = bisect_right(self._starts, start) - 1
        return "attributed" if place >= 0 and start < self._ends[place] else "own"


def contents(attributions: Iterable[Attribution]) -> tuple[list[int], list[int]]:
    """Return starts and ends of the contents, overlapping and nested ones joined, in order."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(
        piece for found in attributions if found.credits for piece in found.content
    ):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
