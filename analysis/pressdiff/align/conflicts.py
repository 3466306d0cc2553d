"""Whether two claims about the same thing give it values that cannot both be true.

Rules, not a model: each conflict names what conflicts, and a reader can see why. They say nothing
where they are not sure.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from pressdiff.align.actors import actors_differ
from pressdiff.align.counts import amounts_differ, numbers_differ
from pressdiff.align.dates import anchored, dates_differ
from pressdiff.align.exchanges import means_exchanged, places_exchanged
from pressdiff.align.opposites import opposed
from pressdiff.align.sites import places_differ
from pressdiff.align.states import states_differ
from pressdiff.align.units import Unit
from pressdiff.align.values import Values

Kind = Literal["number", "date", "place", "actor", "cause", "status"]


class Conflict(NamedTuple):
    """What conflicts, and the value that each claim gives in its own words; None if no words tell it."""

    kind: Kind
    value_a: str | None
    value_b: str | None


_Test = tuple[Kind, Callable[[Unit, Unit], Values | None]]

ALIGNED: tuple[_Test, ...] = (
    ("number", numbers_differ),
    ("date", dates_differ),
    ("status", states_differ),
    ("status", opposed),
    ("place", places_differ),
    ("actor", actors_differ),
    ("place", places_exchanged),
    ("cause", means_exchanged),
)
"""Tests of claims that are taken for one fact, the first that speaks decides."""

PLAIN: tuple[_Test, ...] = (
    ("status", opposed),
    ("number", amounts_differ),
    ("date", anchored),
)
"""Tests that find out by themselves whether two claims are about one thing."""


def conflict(a: Unit, b: Unit) -> Conflict | None:
    """Return what of two aligned claims conflicts; None if nothing does that we can tell."""
    return _first(ALIGNED, a, b)


def plain(a: Unit, b: Unit) -> Conflict | None:
    """Return what conflicts between two claims that share words but are not aligned.

    Fires only where both plainly state one thing: the words next to the states, the amounts or the
    dates say that it is one.
    """
    if "hedged" in (a.certainty, b.certainty):
        return None
    return _first(PLAIN, a, b)


def _first(tests: tuple[_Test, ...], a: Unit, b: Unit) -> Conflict | None:
    for kind, test in tests:
        values = test(a, b)
        if values:
            return Conflict(kind, None, None) if _equal(*values) else Conflict(kind, *values)
    return None


def _equal(value: str | None, other: str | None) -> bool:
    """Tell whether one word stands on both sides, as where it is denied: then it tells nothing."""
    return value is not None and other is not None and value.casefold() == other.casefold()
