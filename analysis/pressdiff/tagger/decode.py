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
    n = len(scores)
    begin = np.maximum(scores[:, FIRST], scores[:, OTHER]) + enter
    way = np.where(scores[:, FIRST] >= scores[:, OTHER], FIRST, OTHER)
    out_from_in = np.zeros(n, bool)
    in_how = np.zeros(n, np.int8)  # 0 begins after out, 1 begins after in, 2 goes on
    out, within = 0.0, _NEVER
    for at, (stay, start, go_on) in enumerate(
        zip(scores[:, OUT].tolist(), begin.tolist(), scores[:, INSIDE].tolist(), strict=True)
    ):
        best = max(out, within)
        out_from_in[at] = within > out
        fresh, onward = best + start, within + go_on
        in_how[at] = 2 if onward >= fresh else int(within > out)
        out, within = best + stay, max(fresh, onward)
    tags = np.zeros(n, np.int8)
    inside = within > out
    for at in range(n - 1, -1, -1):
        if inside:
            tags[at] = INSIDE if in_how[at] == 2 else way[at]
            inside = in_how[at] != 0
        else:
            inside = bool(out_from_in[at])
    return tags
