"""What was compared: outlets, events, days, in a sentence and a table."""

from pressdiff.markdown import escaped
from pressdiff.methods import counted
from pressdiff.provenance import Provenance
from pressdiff.report.dates import span
from pressdiff.report.index import Index
from pressdiff.summary.events import READ, Told, short

_EVENTS = 20  # of the table
_OUTLETS = 12  # named
_NAMED = 3  # outlets that the heading names


def heading(index: Index, events: list[Told]) -> str:
    """Return the title, escaped."""
    outlets = sorted({row.outlet for row in index.articles.values()})
    names = [short(one, 40) for one in outlets]
    who = counted(len(outlets), "outlets")
    if 1 < len(names) <= _NAMED:
        who = f"{', '.join(names[:-1])} and {names[-1]}"
    if len(outlets) == 1:
        return f"{names[0]}: one outlet, nothing to compare it with"
    if len(index.events) == 1:
        return f"How {who} report one event"
    return f"How {who} report {counted(len(events), 'events')}" if events else f"{who}, no event in common"  # fmt: skip


def compared(index: Index, events: list[Told], about: Provenance) -> list[str]:
    """Return the paragraphs and the table of events."""
    outlets = sorted({row.outlet for row in index.articles.values()})
    names = [short(one, 60) for one in outlets[:_OUTLETS]]
    more = f" and {len(outlets) - _OUTLETS} more" if len(outlets) > _OUTLETS else ""
    days = span(row.published_at for row in index.articles.values())
    n = len(index.articles)
    told = f"{counted(n, 'articles')} of {counted(len(outlets), 'outlets')} ({', '.join(names)}{more}; {days})"  # fmt: skip
    if len(index.events) == 1:
        told += ", taken as reports of one event." if about.together else ", in one event."
    else:
        told += (
            f", in {counted(len(index.events), 'events')}; {len(events):,} of them "
            f"{'is' if len(events) == 1 else 'are'} told by two outlets or more and compared here."
        )
    if index.rejects:
        told += f" {counted(len(index.rejects), 'inputs')} could not be used."
    parts = ["## What was compared", *(f"**Note.** {escaped(one)}" for one in about.warnings), told]
    return [*parts, _table(events)] if events else parts


def _table(events: list[Told]) -> str:
    lines = [
        "| event | outlets | articles | published (UTC) | facts of two outlets or more | conflicts |",
        "|---|--:|--:|---|--:|--:|",
    ]
    lines += [
        f"| {one.label} | {len(one.scope.outlets)} | {len(one.scope.articles)} | {one.span} "
        f"| {one.n_shared} | {len(one.conflicts)} |"
        for one in events[:_EVENTS]
    ]
    more = len(events) - _EVENTS
    note = "Conflicts: values that cannot both be true, counts and states told later left out."
    if more > 0:
        note = f"And {counted(more, 'events')} more. {note} Findings below are from the {min(len(events), READ)} events of most outlets."  # fmt: skip
    return "\n".join(lines) + f"\n\n{note}"
