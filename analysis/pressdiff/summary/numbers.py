"""What the numbers say: who leaves out most, what was declared, which differences hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from pressdiff.markdown import escaped
from pressdiff.methods import counted, percent
from pressdiff.report.about import About
from pressdiff.report.declared import Outcome, outcomes
from pressdiff.report.index import Index
from pressdiff.report.rates import VOICES, figure, note_of, title_of
from pressdiff.report.rows import ContrastRow, ReportingRow
from pressdiff.summary.events import short

_OUTLETS = 12  # of the table
_DIFFERENCES = 10  # shown
_MISSING = (
    " Missing means that no claim of it was matched, which is no intent: the outlet may have the fact "
    "in other words, or in an article that was not given."
)
_HEAD = "## Who leaves out what others report"


def reporting(
    rows: list[ReportingRow],
    known: Sequence[Mapping[str, Any]],
    min_events: int,
    *,
    any_shared: bool,
) -> list[str]:
    """Return how much of what others report each outlet lacks, the most first.

    Parameters
    ----------
    rows
        Of table `reporting`.
    known
        Measured quality.
    min_events
        Fewest events for an interval.
    any_shared
        Whether any fact was found in two outlets; if not, nothing is said of what is missing.
    """
    rated = [row for row in rows if row.omission_rate is not None]
    rated.sort(key=lambda row: (-(row.omission_rate or 0.0), row.outlet))
    if len(rated) < 2:
        return []
    if not any_shared:
        return [
            _HEAD,
            "No claim of one outlet was matched to a claim of another, so that nothing can be told of "
            "what is missing: they report different things, or the same in words that were not matched.",
        ]
    most = rated[0]
    told = _largest(most, rated[1:]) + _MISSING
    right = next((one for one in known if (one["task"], one["metric"]) == ("Omissions", "precision")), None)  # fmt: skip
    if right is not None:
        told += f" In tests {percent(right)} of the facts called missing were so."
    if most.ci_low is None:
        told += f" No interval: that needs {min_events} events."
    lines = [
        "| outlet | missing | 95 % interval | of facts | facts no other has | words an article | events |",
        "|---|--:|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {short(row.outlet, 60)} | {_share(row.omission_rate)} | {_ends(row)} | {row.n_expected:,} "
        f"| {row.n_exclusive:,} of {row.n_facts:,} | {row.words:,.0f} | {row.n_events:,} |"
        for row in rated[:_OUTLETS]
    ]
    more = len(rated) - _OUTLETS
    note = "Longer articles leave out less: compare outlets that write at like length."
    note = f"And {counted(more, 'outlets')} more. {note}" if more > 0 else note
    return [_HEAD, told, "\n".join(lines), note]


def _largest(most: ReportingRow, others: list[ReportingRow]) -> str:
    if others[0].omission_rate == most.omission_rate:
        return "No outlet is missing a larger share of what others report than all the rest."
    interval = f"; {_interval(most)}" if most.ci_low is not None else ""
    return (
        f"Of what others report, {short(most.outlet, 60)} is missing the largest share: "
        f"{most.n_omitted:,} of {most.n_expected:,} facts ({_share(most.omission_rate)}{interval})."
        f"{_order(most, others)}"
    )


def _order(most: ReportingRow, others: list[ReportingRow]) -> str:
    """Return the sentence that an interval of another outlet reaches as far, if one does."""
    near = [
        short(row.outlet, 60)
        for row in others
        if most.ci_low is not None and row.ci_high is not None and row.ci_high >= most.ci_low
    ]
    if not near:
        return ""
    shown = ", ".join(near[:3]) + (f" and {len(near) - 3} more" if len(near) > 3 else "")
    return f" The intervals of {shown} reach as far: their order is not certain."


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.0f} %"


def _ends(row: ReportingRow) -> str:
    if row.ci_low is None or row.ci_high is None:
        return "–"
    return f"{row.ci_low * 100:.0f} to {row.ci_high * 100:.0f} %"


def _interval(row: ReportingRow) -> str:
    return "" if row.ci_low is None else f"95 % interval {_ends(row)}"


def declared(index: Index, about: About) -> list[str]:
    """Return what became of each hypothesis declared before."""
    found = outcomes([*index.effects, *index.corrected], about.declared)
    if about.declared is None or not found:
        return []
    when = (
        f", first used with these results on {about.declared.when}" if about.declared.when else ""
    )
    head = f"Hash {about.declared.digest}{when}; alpha {about.declared.alpha:g}."
    return ["## Declared before", head, "\n".join(_outcome(one, about) for one in found)]


def _outcome(one: Outcome, about: About) -> str:
    row = one.row
    verdict = {True: "holds", False: "does not hold", None: "could not be tested"}[one.holds]
    title = title_of(note_of(about, row.measure))
    p = "" if row.p_adjusted is None else f", adjusted p {figure(row.p_adjusted)}"
    return (
        f"- **{verdict}**: {escaped(title)}, {VOICES[row.voice]}, {short(row.outlet_a, 60)} less "
        f"{short(row.outlet_b, 60)}: {figure(row.difference)}{_around(row.ci_low, row.ci_high)}{p}, "
        f"{counted(row.n_events, 'events')}"
    )


def differences(index: Index, about: About) -> list[str]:
    """Return the differences that hold after adjustment, or the sentence that none does."""
    head = "## Differences in wording"
    rows = [row for found in index.contrasts.values() for row in found]
    if not rows:
        return [
            head,
            "Rates of wording are not compared with intervals here: that needs "
            f"{about.min_events} events that two outlets both cover.",
        ]
    counts = {one: sum(row.verdict == one for row in rows) for one in ("different", "equivalent", "undecided")}  # fmt: skip
    measures = len(index.contrasts)
    left = (
        f"Of {counted(len(rows), 'comparisons')} (pairs of outlets, and each with the rest) over {counted(measures, 'measures')}, "
        f"{counts['equivalent']:,} are shown to be smaller than what matters and {counts['undecided']:,} are "
        "undecided: the events are too few to tell."
    )
    if not counts["different"]:
        return [head, f"No difference between outlets holds after adjustment. {left}"]
    found = sorted(
        (row for row in rows if row.verdict == "different"),
        key=lambda row: (row.p_adjusted, row.measure, row.voice, row.outlet_a, row.outlet_b or ""),
    )
    more = len(found) - _DIFFERENCES
    lines = [_difference(row, about) for row in found[:_DIFFERENCES]]
    lines += [f"- and {counted(more, 'differences')} more in table contrasts"] if more > 0 else []
    told = f"{counted(len(found), 'differences')} {'holds' if len(found) == 1 else 'hold'} after adjustment. {left}"  # fmt: skip
    return [head, told, "\n".join(lines)]


def _difference(row: ContrastRow, about: About) -> str:
    note = note_of(about, row.measure)
    other = "the other outlets" if row.outlet_b is None else short(row.outlet_b, 60)
    than = "more" if row.difference > 0 else "less"
    return (
        f"- {escaped(title_of(note))}, {VOICES[row.voice]}: {short(row.outlet_a, 60)} {than} than {other}, "
        f"by {figure(abs(row.difference))} {escaped(note.unit)}{_around(row.ci_low, row.ci_high)}, "
        f"adjusted p {figure(row.p_adjusted)}, {counted(row.n_events, 'events')}"
    )


def _around(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f" (difference {figure(low)} to {figure(high)} with 95 % confidence)"
