"""What each outlet has of one event, in few numbers: what its own page adds up."""

from dataclasses import dataclass

from pressdiff.report.conflicts import Conflict
from pressdiff.report.events import EventView
from pressdiff.report.scope import NOBODY, PRONOUNS, Scope
from pressdiff.report.voices import SpeakerRow

_LONGEST = 90  # characters of a value or headline


@dataclass(frozen=True, slots=True)
class Given:
    """The words an outlet credits to one speaker; ``key`` joins the same speaker over events."""

    key: str
    name: str
    event: str
    anchor: str
    n_words: int


@dataclass(frozen=True, slots=True)
class Stand:
    """One conflict an outlet stands in: its values, and those of others with who gives them.

    A value is empty if no one word of the claim stands for it.
    """

    anchor: str
    kind: str
    head: str
    here: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One outlet's part in one event; anchors are empty where there is nothing to lead to.

    ``credited`` are the words it credits to anybody, ``unnamed`` those to sources without a name.
    """

    outlet: str
    anchor: str
    label: str
    span: str
    n_only: int
    only: str
    n_missing: int
    missing: str
    n_conflicts: int
    credited: int
    unnamed: int
    given: tuple[Given, ...]
    stands: tuple[Stand, ...]


def parts(scope: Scope, view: EventView) -> tuple[Part, ...]:
    """Return the part of each outlet of an event, in the order of its columns."""
    only = {one.outlet: one.anchor for one in view.only}
    missing = {one.outlet: one.anchor for one in view.missing}
    keys = {
        f"{view.voices.prefix}{number}": scope.speakers[name].key
        for name, number in view.voices.row_of.items()
    }
    return tuple(
        Part(
            outlet=one.outlet,
            anchor=view.anchor,
            label=view.label,
            span=view.span,
            n_only=one.n_only,
            only=only.get(one.outlet, ""),
            n_missing=one.n_missing,
            missing=missing.get(one.outlet, ""),
            n_conflicts=one.n_conflicts,
            credited=view.voices.totals[one.number].credited,
            unnamed=_unnamed(view, one.number),
            given=tuple(
                Given(keys[row.anchor], row.name, view.anchor, row.anchor, share.n_words)
                for row in view.voices.named
                if (share := row.shares[one.number]) and not _pronoun(row)
            ),
            stands=tuple(
                _stand(conflict, one.outlet)
                for conflict in view.conflicts
                if one.outlet in conflict.outlets
            ),
        )
        for one in view.outlets
    )


def _unnamed(view: EventView, number: int) -> int:
    """Return the words of sources without a name; those of no source at all are not among them."""
    rows = [row.shares[number] for row in view.voices.unnamed if row.name != NOBODY]
    return sum(share.n_words for share in rows if share)


def _pronoun(row: SpeakerRow) -> bool:
    return row.name.strip("“”").casefold() in PRONOUNS


def _stand(conflict: Conflict, outlet: str) -> Stand:
    told = [(_short(side.value), {one.outlet for one in side.tellers}) for side in conflict.sides]
    return Stand(
        conflict.anchor,
        conflict.kind,
        _short(conflict.head),
        tuple(value for value, outlets in told if outlet in outlets),
        tuple(
            (value, tuple(sorted(outlets - {outlet})))
            for value, outlets in told
            if outlets - {outlet}
        ),
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
