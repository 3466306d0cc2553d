"""All measures over one article, each observation put into the voice that its words belong to."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pressdiff.attribution import Attribution
from pressdiff.measures import ALL
from pressdiff.measures.base import Measure, Reading


def observations(reading: Reading, measures: Sequence[Measure] = ALL) -> list[dict[str, Any]]:
    """Return the rows of table `observations` for one article, in the order of `measures`.

    An observation is attributed if its first character lies in the content of any attribution,
    else the outlet's own. A cue is therefore own, unless somebody quoted uses it of a third.
    ``target`` is the entity's key within the article; the pipeline puts its ``entity_id``.
    """
    return list(_rows(reading, measures))


def _rows(reading: Reading, measures: Sequence[Measure]) -> Iterator[dict[str, Any]]:
    article = reading.article
    starts, ends = _contents(reading.attributions)
    for measure in measures:
        for found in measure(reading):
            place = bisect_right(starts, found.start) - 1
            quoted = place >= 0 and found.start < ends[place]
            yield {
                "article_id": article.article_id,
                "measure": measure.name,
                "start": found.start,
                "end": found.end,
                "voice": "attributed" if quoted else "own",
                "section": article.section(found.start),
                "target": found.target,
                "value": found.value,
                "n": found.n,
            }


def _contents(attributions: Iterable[Attribution]) -> tuple[list[int], list[int]]:
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
