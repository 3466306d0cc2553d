"""From scores of every token to pieces of source, cue and content: the best lawful row of tags."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]  # tokens [first, last + 1)

ROLES = ("source", "cue", "content")
OUT, FIRST, INSIDE, OTHER = range(4)  # OTHER also begins a piece; see `Piece.other`
_NEVER = -1e4
_SURE = 5.0  # a token so much likelier to be out, in log-probability, is out, unseen by the rest


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a role, tokens [start, end).

    ``other`` is the second way to begin: for a source, that its cue stands before it; for a cue,
    that its content begins before it; for a content, that it goes on with the content before.
    """

    start: int
    end: int
    other: bool


def pieces(scores: Floats, *, enter: float = 0.0) -> list[Piece]:
    """Return the pieces of the best row of tags.

    Parameters
    ----------
    scores
        Log-probabilities, tokens x (out, first, inside, other).
    enter
        Added to the score of each begin of a piece; below 0 makes fewer and longer pieces.
    """
    tags = np.zeros(len(scores), np.int8)
    doubtful = scores[:, FIRST:].max(axis=1, initial=_NEVER) > scores[:, OUT] - _SURE
    edges = np.flatnonzero(np.diff(doubtful, prepend=False, append=False)).tolist()
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        tags[start:end] = _viterbi(scores[start:end], enter)
    begins = np.flatnonzero((tags == FIRST) | (tags == OTHER))
    outs = np.append(np.flatnonzero(tags != INSIDE), len(tags))
    ends = outs[np.searchsorted(outs, begins, side="right")]
    return [
        Piece(int(start), int(end), bool(tags[start] == OTHER))
        for start, end in zip(begins, ends, strict=True)
    ]


def _viterbi(scores: Floats, enter: float) -> NDArray[np.int8]:
    """Return the best tags: no inside without a begin.

    A state is in or out; a token's best way to be in is to begin (two ways) or to go on.
    """
    begin = np.maximum(scores[:, FIRST], scores[:, OTHER]) + enter
    way = np.where(scores[:, FIRST] >= scores[:, OTHER], FIRST, OTHER).tolist()
    was_in: list[bool] = []  # where the best way to be out comes from
    goes_on: list[bool] = []  # whether the best way to be in is to go on
    out, within = 0.0, _NEVER
    for stay, start, go_on in zip(
        scores[:, OUT].tolist(), begin.tolist(), scores[:, INSIDE].tolist(), strict=True
    ):
        was_in.append(within > out)
        best = within if within > out else out
        fresh, onward = best + start, within + go_on
        goes_on.append(onward >= fresh)
        out, within = best + stay, onward if onward >= fresh else fresh
    tags = [OUT] * len(way)
    inside = within > out
    for at in range(len(way) - 1, -1, -1):
        if inside:
            tags[at] = INSIDE if goes_on[at] else way[at]
            inside = goes_on[at] or was_in[at]
        else:
            inside = was_in[at]
    return np.array(tags, np.int8)
