"""What differs most, with the words it rests on: conflicts, facts told in two voices, names."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, TypeVar

from pressdiff.markdown import escaped
from pressdiff.methods import counted, percent
from pressdiff.report.conflicts import Conflict, Side
from pressdiff.report.differs import VoiceSplit
from pressdiff.report.index import Index
from pressdiff.report.overall import Named, Outlet, overall
from pressdiff.report.text import Quote
from pressdiff.summary.events import READ, Told, short

_CONFLICTS, _SPLITS, _NAMES = 8, 6, 5  # shown
_SIDES, _TELLERS = 4, 4  # values of one conflict, outlets of one value
_WORDS = 200  # characters of a fact
_MARKS = ('"', "“", "„", "«")  # a quotation that opens with one needs none of ours
_KINDS = ("number", "date", "place", "status", "cause", "actor")

Found = TypeVar("Found")


def conflicts(events: list[Told], known: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the conflicts with both quotations, one of each event before a second of any.

    Numbers and days come first: there a reader sees at once that both cannot be true.
    """
    found, total = _taken(events, _ordered, _CONFLICTS)
    if not total:
        return ["## Conflicts\n\nNo two outlets were found to contradict each other."]
    head = (
        "Values of one thing that cannot both be true, as the outlets word them. Which one is right "
        f"is not told. {_of(len(found), total)}{_right(known)}"
    )
    return ["## Conflicts", head, *(_conflict(event, one) for event, one in found)]


def _ordered(event: Told) -> list[Conflict]:
    return sorted(event.conflicts, key=lambda one: _KINDS.index(one.kind))


def _right(known: Sequence[Mapping[str, Any]]) -> str:
    """Return how often a conflict found is one, as measured."""
    row = next((one for one in known if (one["task"], one["metric"]) == ("Conflicts", "precision")), None)  # fmt: skip
    if row is None:
        return ""
    return f" In tests {percent(row)} of the conflicts found were real: read both sentences."


def _taken(
    events: list[Told], of: Callable[[Told], Sequence[Found]], most: int
) -> tuple[list[tuple[Told, Found]], int]:
    """Return at most `most` findings, taken from the events in turn, and how many there are."""
    rows = [[(event, one) for one in of(event)] for event in events[:READ]]
    turns = chain.from_iterable(zip_longest(*rows))
    return [one for one in turns if one is not None][:most], sum(map(len, rows))


def _of(shown: int, total: int) -> str:
    return f"{shown} of {total:,} are shown." if shown < total else f"There {'is' if total == 1 else 'are'} {total}."  # fmt: skip


def _conflict(event: Told, one: Conflict) -> str:
    lines = [f"**{one.kind.capitalize()}**: “{short(one.head, _WORDS)}” ({event.label})", ""]
    lines += [_side(side) for side in one.sides[:_SIDES]]
    if len(one.sides) > _SIDES:
        lines.append(f"- and {counted(len(one.sides) - _SIDES, 'values')} more")
    return "\n".join(lines)


def _side(side: Side) -> str:
    tellers = [
        f"{short(one.outlet, 60)} ({escaped(one.who)}; {escaped(one.date)})"
        for one in side.tellers[:_TELLERS]
    ]
    more = len(side.tellers) - _TELLERS
    tellers += [f"{more} more"] if more > 0 else []
    value = f"**{escaped(side.value)}**: " if side.value else ""
    return f"- {value}{quoted(side.quote)} — {'; '.join(tellers)}"


def quoted(quote: Quote) -> str:
    """Return a quotation in marks, with dots where its sentence goes on."""
    words = f"{quote.before}{quote.words}{quote.after}"
    text = escaped(words)
    text = f"… {text}" if quote.cut_before else text
    text = f"{text} …" if quote.cut or quote.cut_after else text
    return text if words.lstrip().startswith(_MARKS) else f"“{text}”"


def told_differently(events: list[Told]) -> list[str]:
    """Return the facts that some tell as their own and others credit to somebody."""
    found, total = _taken(events, lambda one: one.splits, _SPLITS)
    if not total:
        return []
    head = (
        "Facts that some outlets tell in their own voice while others credit them to somebody. "
        + _of(len(found), total)
    )
    return ["## Told as fact by some, credited by others", head, "\n".join(_split(*one) for one in found)]  # fmt: skip


def _split(event: Told, one: VoiceSplit) -> str:
    own = ", ".join(short(outlet, 60) for outlet in one.own)
    theirs = "; ".join(f"{short(name, 60)} ({short(who, 120)})" for name, who in one.attributed)
    words = f"“{short(one.row.head, _WORDS)}”" if one.row.quoted else short(one.row.head, _WORDS)
    return f"- {words} ({event.label})\n  - own voice: {own}\n  - credited: {theirs}"


def naming(index: Index) -> list[str]:
    """Return whom and what outlets name most differently in their own voice."""
    found = overall(index, ())[:_NAMES]
    if not found:
        return []
    head = "Forms of one name in the outlets' own voice: share of the outlet's mentions by name."
    return ["## Named most differently", head, "\n".join(map(_named, found))]


def _named(one: Named) -> str:
    note = f" ({escaped(one.note)})" if one.note else ""
    lines = [f"- **{short(one.name, 80)}**{note}"]
    return "\n".join(lines + [f"  - {_forms(one, outlet)}" for outlet in one.outlets])


def _forms(one: Named, outlet: Outlet) -> str:
    shares = [
        f"“{short(form, 60)}” {share.n} ({share.share:.0%})"
        for form, share in zip(one.forms, outlet.shares, strict=True)
        if share is not None
    ]
    told = ", ".join(shares) or "other forms"
    return f"{short(outlet.outlet, 60)}: {told} of {counted(outlet.total, 'mentions')}"
