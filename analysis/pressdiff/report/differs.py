"""What differs, at a glance: counts and verbatim quotations, no sentence of our own."""

import re
from collections import Counter
from dataclasses import dataclass

from pressdiff.cues import SPEECH
from pressdiff.report.conflicts import Conflict
from pressdiff.report.coverage import Coverage
from pressdiff.report.matrix import Row
from pressdiff.report.naming import Naming
from pressdiff.report.scope import Scope, tally
from pressdiff.report.text import Quote
from pressdiff.report.voices import Voices, stances

_SHOWN = 4  # examples of each kind
_MARKS = frozenset('"“”„«»')
_SAYING = frozenset(
    {f"{verb}{end}" for verb in SPEECH for end in ("", "s", "es", "d", "ed", "ing")}
    | {"said", "told", "spoke", "spoken", "wrote", "according"}
)


@dataclass(frozen=True, slots=True)
class VoiceSplit:
    """A fact that some outlets tell in their own voice and others credit to somebody."""

    row: Row
    own: tuple[str, ...]
    attributed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """The short list after the facts of an event."""

    conflicts: tuple[Conflict, ...]
    more_conflicts: int
    splits: tuple[VoiceSplit, ...]
    n_splits: int
    most_quoted: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, list[tuple[str, str]]], ...]
    nouns: tuple[list[tuple[str, Quote]], ...]
    stances: tuple[tuple[str, list[tuple[str, str]]], ...]


def differs(scope: Scope, coverage: Coverage, naming: Naming, voices: Voices) -> Differs:
    """Collect the differences of an event from its tables."""
    splits = [split for row in coverage.rows if (split := split_of(scope, row))]
    return Differs(
        tuple(coverage.conflicts[:_SHOWN]),
        max(len(coverage.conflicts) - _SHOWN, 0),
        tuple(splits[:_SHOWN]),
        len(splits),
        tuple(zip(scope.outlets, (", ".join(top) or "nobody" for top in voices.top), strict=True)),
        tuple(naming.distinct[:_SHOWN]),
        tuple(naming.described[:_SHOWN]),
        tuple(
            (stance, _told(scope, found))
            for stance, found in sorted(stances(scope).items(), key=lambda item: item[0])
        ),
    )


def split_of(scope: Scope, row: Row) -> VoiceSplit | None:
    """Return who tells a fact in own voice and who credits it, copies aside; None if all tell it alike."""
    own = tuple(
        outlet
        for outlet, cell in zip(scope.outlets, row.cells, strict=True)
        if cell.status == "own" and cell.counts and not any(map(_speaks, cell.quotes))
    )
    attributed = tuple(
        (outlet, ", ".join(cell.lines))
        for outlet, cell in zip(scope.outlets, row.cells, strict=True)
        if cell.status == "attributed" and cell.counts
    )
    return VoiceSplit(row, own, attributed) if own and attributed else None


def _speaks(quote: Quote) -> bool:
    """Tell whether a sentence quotes or speaks of saying, so that its voice may be somebody's."""
    text = quote.before + quote.words + quote.after
    return bool(_MARKS & set(text)) or not _SAYING.isdisjoint(re.findall("[a-z]+", text.lower()))


def _told(scope: Scope, found: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    return [(outlet, tally(found[outlet], most=5)) for outlet in scope.outlets if outlet in found]
