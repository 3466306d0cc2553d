"""The one shape of all comparisons of an event: a row is a thing, a column an outlet."""

from dataclasses import dataclass

from pressdiff.report.text import Quote

LACKING = frozenset({"absent", "unclear", "unknown_yet"})
"""What an outlet has that does not have a fact: nothing, something near, or it came out too early."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet has of a row.

    ``status`` is own, attributed, disputed, plain, or one of `LACKING`; ``lines`` are shown in the
    cell, ``quotes`` when it is opened, ``more`` counts those left out; ``bar`` is a share, 0 to 1;
    ``copied``: the outlet has it in another's words alone, so it is no second source.
    """

    status: str
    lines: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    more: int = 0
    bar: float | None = None
    copied: bool = False

    @property
    def counts(self) -> bool:
        """Whether the outlet has it of its own: copies are no confirmation."""
        return self.status not in LACKING and not self.copied


@dataclass(frozen=True, slots=True)
class Row:
    """One thing compared: a fact, a speaker, a name, a noun, a measure.

    ``head`` is the words of an article if `quoted` is its outlet, else a label; ``note`` says what
    the head is; ``first`` which outlet had it first, and when, as far as dates tell; ``flags`` are short marks such as "conflict: number"; ``kinds`` are for filters.
    """

    anchor: str
    head: str
    cells: tuple[Cell, ...]
    quoted: str = ""
    first: tuple[str, str] | None = None
    note: str = ""
    flags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def present(self) -> int:
        """Outlets that have it of their own."""
        return sum(cell.counts for cell in self.cells)

    @property
    def copied(self) -> int:
        """Outlets that have it in another's words alone."""
        return sum(cell.copied for cell in self.cells)

    @property
    def opens(self) -> bool:
        """Whether there is a quotation to show."""
        return any(cell.quotes for cell in self.cells)


ABSENT = Cell("absent")
COPY = Cell("plain", ("copy, not counted",), copied=True)
"""Of an outlet that has nothing but copies, where they are left out: no zero of its own."""
