"""Whom an outlet quotes over a run, beside whom the others quote in the same events."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pressdiff.report.parts import Given, Part

_LACKS = 3  # speakers named that the others alone quote


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker's share of the words an outlet credits to anybody, and of those the others do.

    Shares are 0 to 1, None where a side credits nothing; ``anchor`` leads to the event that gives the
    speaker most words, of `n_events`.
    """

    name: str
    anchor: str
    share: float | None
    rest: float | None
    n_events: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """The speakers given most words, `more` besides; ``lacks``: those whom the others alone quote.

    ``unnamed`` and ``unnamed_rest`` are the shares of sources without a name, None where a side
    credits nothing.
    """

    rows: tuple[Quoted, ...]
    more: int
    lacks: tuple[Quoted, ...]
    unnamed: float | None
    unnamed_rest: float | None

    @property
    def longest(self) -> float:
        """The greatest share of the rows, to draw the others by; 1 without any."""
        return (
            max((max(row.share or 0.0, row.rest or 0.0) for row in self.rows), default=1.0) or 1.0
        )


def quoting(outlet: str, events: Iterable[tuple[Part, ...]], most: int) -> Quoting:
    """Return whom an outlet quotes.

    Parameters
    ----------
    outlet
        Its name.
    events
        The parts of all outlets in each event; those without the outlet do not count.
    most
        Most speakers.
    """
    shared = [event for event in events if any(part.outlet == outlet for part in event)]
    here = [part for event in shared for part in event if part.outlet == outlet]
    rest = [part for event in shared for part in event if part.outlet != outlet]
    own, theirs = _given(here), _given(rest)
    ordered = _ordered(own)
    alone = [key for key in _ordered(theirs) if key not in own]

    def quoted(key: str, of: dict[str, list[Given]]) -> Quoted:
        place = max(of[key], key=lambda one: (one.n_words, one.anchor))
        return Quoted(
            place.name,
            place.anchor,
            _share(_words(own.get(key, [])), here),
            _share(_words(theirs.get(key, [])), rest),
            len({one.event for one in of[key]}),
        )

    return Quoting(
        tuple(quoted(key, own) for key in ordered[:most]),
        max(len(ordered) - most, 0),
        tuple(quoted(key, theirs) for key in alone[:_LACKS]),
        _share(sum(part.unnamed for part in here), here),
        _share(sum(part.unnamed for part in rest), rest),
    )


def _given(parts: Iterable[Part]) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = defaultdict(list)
    for part in parts:
        for one in part.given:
            found[one.key].append(one)
    return dict(found)


def _ordered(found: dict[str, list[Given]]) -> list[str]:
    return sorted(found, key=lambda key: (-_words(found[key]), key))


def _words(found: Iterable[Given]) -> int:
    return sum(one.n_words for one in found)


def _share(n_words: int, parts: Iterable[Part]) -> float | None:
    credited = sum(part.credited for part in parts)
    return n_words / credited if credited else None
