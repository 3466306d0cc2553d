"""Cue stance: how often an outlet credits words with a verb that doubts or backs them."""

from collections.abc import Iterator
from functools import partial

from pressdiff.measures.base import Measure, Observation, Reading

_SOURCE = (
    "Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic Models for Analyzing and "
    "Detecting Biased Language, ACL, https://aclanthology.org/P13-1162"
)


def cue_stance(reading: Reading, *, stance: str) -> Iterator[Observation]:
    """Yield one observation per cue: 1.0 if it tells `stance`, else 0.0.

    "Officials claimed" doubts what they said, "officials admitted" takes it for true, "officials
    said" does neither. A quotation without a cue is no opportunity; a cue that credits several
    contents is one.

    Yields
    ------
    Observation
        ``start, end``: the cue, from its first to its last word; ``target``: the speaker;
        ``value``: 0.0 or 1.0; ``n``: 1 cue.

    References
    ----------
    Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic Models for Analyzing and
    Detecting Biased Language, ACL. https://aclanthology.org/P13-1162
    """
    seen = set()
    for found in reading.attributions:
        if not found.cue:
            continue
        start, end = found.cue[0][0], found.cue[-1][1]
        if (start, end, found.entity) not in seen:
            seen.add((start, end, found.entity))
            yield Observation(start, end, float(found.stance == stance), target=found.entity)


def _measure(stance: str, title: str) -> Measure:
    return Measure(
        name=f"{stance}_cues",
        title=title,
        unit=f"{stance} cues per cue",
        low=0.0,
        high=1.0,
        missing="nobody is credited with words by a cue",
        needs=frozenset(),
        source=_SOURCE,
        validity="not measured yet: no gold for stance; rests on the attributions found",
        observe=partial(cue_stance, stance=stance),
    )


DOUBTING_CUES = _measure("doubting", "Sources whose words are put in doubt")
ENDORSING_CUES = _measure("endorsing", "Sources whose words are taken for true")
