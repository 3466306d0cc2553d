"""Cue stance: how often an outlet credits words with a verb that doubts or backs them."""

import re
from collections.abc import Iterator
from functools import partial

from pressdiff.measures.base import ON_ATTRIBUTIONS, Measure, Observation, Reading

_NO = r"(?:\bnot|\bcannot|n['’]t|\bnever|\bneither|\bnor|\bno longer)"
_UNDONE = r"\b(?:refus|declin|fail)(?:e|es|ed|s|ing)? to"
_NEGATION = re.compile(rf"(?:{_NO}|{_UNDONE})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:{_NO}(?: \w+)?|{_UNDONE}) $", re.IGNORECASE)

_SOURCE = (
    "Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic Models for Analyzing and "
    "Detecting Biased Language, ACL, https://aclanthology.org/P13-1162"
)


def cue_stance(reading: Reading, *, stance: str) -> Iterator[Observation]:
    """Yield one observation per cue: 1.0 if it tells `stance`, else 0.0.

    "Officials claimed" doubts what they said, "officials admitted" takes it for true, "officials
    said" does neither, nor does a cue that is negated ("did not confirm"). A quotation without a cue is no opportunity; a cue that credits several
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
    seen, text = set(), reading.article.text
    for found in reading.attributions:
        if not found.cue:
            continue
        start, end = found.cue[0][0], found.cue[-1][1]
        if (start, end, found.entity) not in seen:
            seen.add((start, end, found.entity))
            told = found.stance == stance and not _is_negated(text, start, end)
            yield Observation(start, end, float(told), target=found.entity)


def _is_negated(text: str, start: int, end: int) -> bool:
    """Tell "did not confirm", "has never publicly claimed", "refused to admit" from their plain forms."""
    return bool(
        _NEGATION.search(text[start:end]) or _BEFORE.search(text[max(start - 40, 0) : start])
    )


def _measure(stance: str, title: str, validity: str) -> Measure:
    return Measure(
        name=f"{stance}_cues",
        title=title,
        unit=f"{stance} cues per cue",
        low=0.0,
        high=1.0,
        missing="nobody is credited with words by a cue",
        needs=frozenset(),
        source=_SOURCE,
        validity=validity,
        observe=partial(cue_stance, stance=stance),
        data=ON_ATTRIBUTIONS,
    )


DOUBTING_CUES = _measure(
    "doubting",
    "Sources whose words are put in doubt",
    "of 40 doubting cues in English-language news a language model judged 32 right (65-90 %), 3 wrong "
    "('insisted' as a demand) and 5 doubtful; cues not found are not counted",
)
ENDORSING_CUES = _measure(
    "endorsing",
    "Sources whose words are taken for true",
    "of 40 endorsing cues in English-language news a language model judged 26 right (50-78 %), 6 wrong "
    "('confirm' a judge, 'known as') and 8 doubtful ('explained' a joke); cues not found are not counted",
)
