"""All measures over one article, each observation put into the voice that its words belong to."""

from collections.abc import Iterator, Sequence
from typing import Any

from pressdiff.measures import ALL
from pressdiff.measures.base import Measure, Reading
from pressdiff.measures.voices import Voices


def observations(reading: Reading, measures: Sequence[Measure] = ALL) -> list[dict[str, Any]]:
    """Return the rows of table `observations` for one article, in the order of `measures`.

    An observation is attributed if its first character lies in the content of any attribution,
    else the outlet's own. A cue is therefore own, unless somebody quoted uses it of a third.
    ``target`` is the entity's key within the article; the pipeline puts its ``entity_id``.
    """
    return list(_rows(reading, measures))


def _rows(reading: Reading, measures: Sequence[Measure]) -> Iterator[dict[str, Any]]:
    article = reading.article
    voices = Voices(reading.attributions)
    for measure in measures:
        for found in measure(reading):
            yield {
                "article_id": article.article_id,
                "measure": measure.name,
                "start": found.start,
                "end": found.end,
                "voice": voices.at(found.start),
                "section": article.section(found.start),
                "target": found.target,
                "value": found.value,
                "n": found.n,
            }
