"""Matters that every report of an event tells, whatever its words: tolls, ages, causes, authors.

Claims about them are laid side by side without sharing a word. Each matter has a module of its own,
which says who tells it and whether two tellings conflict.
"""

from collections.abc import Iterator, Sequence

from pressdiff.align.ages import ages
from pressdiff.align.amounts import amounts
from pressdiff.align.authors import authors
from pressdiff.align.classes import classed
from pressdiff.align.conflicts import Conflict
from pressdiff.align.dates import schedules
from pressdiff.align.opposites import nobody
from pressdiff.align.repairs import repairs
from pressdiff.align.tallies import tallied
from pressdiff.align.units import Unit
from pressdiff.align.values import counted


def told(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit, Conflict | None]]:
    """Yield the claims of different articles that tell one matter, with what conflicts between them.

    Parameters
    ----------
    units
        The claims of one event, article by article, in the order of their text.

    Yields
    ------
    tuple
        Two claims and their conflict, None if both may be true. One pair may come more than once.
    """
    for left, right, differ in tallied(units):
        values = counted(left.unit, left.number), counted(right.unit, right.number)
        yield left.unit, right.unit, Conflict("number", *values) if differ else None
    for a, b, differ in amounts(units):
        yield a.unit, b.unit, Conflict("number", a.said, b.said) if differ else None
    for age, other in ages(units):  # two claims that name one age may tell quite different things
        if age.years != other.years:
            yield age.unit, other.unit, Conflict("number", age.said, other.said)
    for day, later, differ in schedules(units):
        yield day.unit, later.unit, Conflict("date", day.said, later.said) if differ else None
    for span, longer, differ in repairs(units):
        yield span.unit, longer.unit, Conflict("date", span.said, longer.said) if differ else None
    for value, another, kind in classed(units):
        found = Conflict(kind, value.said, another.said) if value.name != another.name else None
        yield value.unit, another.unit, found
    for author, suspect in authors(units):
        differ = not author.stems & suspect.stems
        found = Conflict("actor", author.said, suspect.said) if differ else None
        yield author.unit, suspect.unit, found
    for none, some, states in nobody(units):
        yield none, some, Conflict("status", *states)
