"""Which attribution reports which: "TASS cited the ministry as saying …"."""

from collections.abc import Sequence

from pressdiff.attribution.found import Found, holds


def parents(found: Sequence[Found]) -> dict[int, int]:
    """Map the place of an attribution to that of the shortest other one whose content holds its cue."""
    pieces = sorted(
        (start, end, place) for place, one in enumerate(found) for start, end in one.content
    )
    length = [sum(end - start for start, end in one.content) for one in found]
    above: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    following = 0
    for at, place in sorted((one.cue[0][0], place) for place, one in enumerate(found) if one.cue):
        while following < len(pieces) and pieces[following][0] <= at:
            open_.append(pieces[following][1:])
            following += 1
        open_ = [(end, other) for end, other in open_ if end > at]
        holders = [
            (length[other], other)
            for _, other in open_
            if length[other] > length[place]  # so that no chain comes back to itself
            and not (found[other].cue and holds(found[place].content, found[other].cue[0][0]))
        ]
        if holders:
            above[place] = min(holders)[1]
    return above
