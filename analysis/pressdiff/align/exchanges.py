"""One thing exchanged for another in two claims that else say the same in the same words.

"Warplanes bombed a market in Aleppo" and "Warplanes bombed a market in Homs" are too alike to be of two
occasions, whatever the act: the place is exchanged, or by what it was done.
"""

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from pressdiff.align.counts import NEGATION
from pressdiff.align.sites import apart
from pressdiff.align.units import Unit
from pressdiff.align.values import Values
from pressdiff.places import canonical

MIN_ALIKE = 0.7
"""Least share of the words of two claims that stand in both, in one order."""

FEWEST = 4
"""Least number of these."""

LONGEST = 4
"""Words of what is exchanged."""

# fmt: off
MEANS = {
    "from the air": r"air ?(?:strikes?|raids?)|barrel bombs?|bombing raids?|warplanes?",
    "from the ground": r"shell(?:ing|ed|s|fire)|artillery(?: fire| shelling)?|mortars?(?: rounds| shells| fire)?|rockets?(?: fire)?",
    "by chemicals": r"chemical (?:weapons?|attacks?)|poison(?:ous)? gas|nerve agents?|chlorine|sarin",
    "by a bomb": r"car bombs?|suicide bomb\w*|roadside bombs?|explosive devices?",
    "by shots": r"gunfire|gunshots?|shootings?|snipers?",
    "by a blade": r"knife|knives|stabbings?|machetes?",
    "by a crash": r"(?:car|plane|train|bus|helicopter) (?:crash\w*|accident)|collision",
}
"""What kills, in classes of which one event's reports mean one."""
# fmt: on

_MEANS = {name: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for name, told in MEANS.items()}
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
_KIND = re.compile(r"^the | (?:city|town|province|district|region|governorate|countryside)$", re.I)

Span = tuple[int, int]


def places_exchanged(a: Unit, b: Unit) -> Values | None:
    """Return the places that two claims exchange: neither can hold the other, or stands beside it."""
    for left, right in _exchanged(a, b):
        place, elsewhere = _KIND.sub("", left), _KIND.sub("", right)
        alone = place not in b.sentence and elsewhere not in a.sentence
        if alone and canonical(place) and canonical(elsewhere) and apart(place, elsewhere):
            return left, right
    return None


def means_exchanged(a: Unit, b: Unit) -> Values | None:
    """Return by what it was done, if the two claims tell means of two classes, and negate nothing."""
    if any(NEGATION.search(unit.text) or unit.certainty != "asserted" for unit in (a, b)):
        return None
    for left, right in _exchanged(a, b):
        told, other = _means(left), _means(right)
        if told and other and told != other:
            return left, right
    return None


def _means(text: str) -> str | None:
    found = [name for name, told in _MEANS.items() if told.search(text)]
    return found[0] if len(found) == 1 else None


def _exchanged(a: Unit, b: Unit) -> tuple[tuple[str, str], ...]:
    """Return what stands in one claim where the other has something else, the rest being alike."""
    shared = len(a.stems & b.stems)
    if a.text == b.text or 2 * shared < max(len(a.stems), len(b.stems)):  # quicker to tell
        return ()
    return _aligned(a.text, b.text)


@lru_cache(maxsize=1_000)
def _aligned(a: str, b: str) -> tuple[tuple[str, str], ...]:
    left, right = ([found.span() for found in _TOKEN.finditer(text)] for text in (a, b))
    blocks = SequenceMatcher(
        None, _lower(a, left), _lower(b, right), autojunk=False
    ).get_matching_blocks()
    same = sum(block.size for block in blocks)
    if same < FEWEST or 2 * same < MIN_ALIKE * (len(left) + len(right)):
        return ()
    found = []
    for before, after in pairwise([Match(0, 0, 0), *blocks]):
        i, k = before.a + before.size, before.b + before.size
        if 0 < after.a - i <= LONGEST and 0 < after.b - k <= LONGEST:
            one, other = left[i : after.a], right[k : after.b]
            found.append((a[one[0][0] : one[-1][1]], b[other[0][0] : other[-1][1]]))
    return tuple(found)


def _lower(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end].lower() for start, end in spans]
