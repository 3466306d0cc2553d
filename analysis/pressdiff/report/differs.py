"""What differs, at a glance: counts and verbatim quotations, no sentence of our own."""

from collections import Counter
from dataclasses import dataclass

from pressdiff.report.coverage import Conflict, Coverage, OnlyIn
from pressdiff.report.matrix import Row
from pressdiff.report.naming import Naming
from pressdiff.report.scope import Scope, tally
from pressdiff.report.text import Quote
from pressdiff.report.voices import Voices, stances

_SHOWN = 4  # examples of each kind


@dataclass(frozen=True, slots=True)
class VoiceSplit:
    """A fact that some outlets tell in their own voice and others credit to somebody."""

    row: Row
    own: tuple[str, ...]
    attributed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """The short list at the head of an event."""

    conflicts: tuple[Conflict, ...]
    more_conflicts: int
    splits: tuple[VoiceSplit, ...]
    n_splits: int
    by_all: tuple[Row, ...]
    n_all: int
    n_rows: int
    only: tuple[tuple[OnlyIn, str], ...]
    most_quoted: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, list[tuple[str, str]]], ...]
    nouns: tuple[list[tuple[str, Quote]], ...]
    stances: tuple[tuple[str, list[tuple[str, str]]], ...]


def differs(scope: Scope, coverage: Coverage, naming: Naming, voices: Voices) -> Differs:
    """Collect the differences of an event from its tables."""
    agreed = [row for row in coverage.rows if not any(c.status == "disputed" for c in row.cells)]
    n = len(scope.outlets)
    everywhere = [row for row in agreed if row.present > 1 and row.present + row.copied == n]
    splits = [split for row in coverage.rows if (split := _split(scope, row))]
    return Differs(
        tuple(coverage.conflicts[:_SHOWN]),
        max(len(coverage.conflicts) - _SHOWN, 0),
        tuple(splits[:_SHOWN]),
        len(splits),
        tuple(everywhere[:_SHOWN]),
        len(everywhere),
        sum(row.present > 1 for row in coverage.rows),
        tuple((only, _first(only)) for only in coverage.only),
        tuple(zip(scope.outlets, (", ".join(top) or "nobody" for top in voices.top), strict=True)),
        tuple(naming.distinct[:_SHOWN]),
        tuple(naming.described[:_SHOWN]),
        tuple(
            (stance, _told(scope, found))
            for stance, found in sorted(stances(scope).items(), key=lambda item: item[0])
        ),
    )


def _split(scope: Scope, row: Row) -> VoiceSplit | None:
    own = tuple(
        outlet
        for outlet, cell in zip(scope.outlets, row.cells, strict=True)
        if cell.status == "own"
    )
    attributed = tuple(
        (outlet, ", ".join(cell.lines))
        for outlet, cell in zip(scope.outlets, row.cells, strict=True)
        if cell.status == "attributed"
    )
    return VoiceSplit(row, own, attributed) if own and attributed else None


def _first(only: OnlyIn) -> str:
    """Return the id of the first fact, which the example shows."""
    return only.quotes[0][0]


def _told(scope: Scope, found: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    return [(outlet, tally(found[outlet], most=5)) for outlet in scope.outlets if outlet in found]
