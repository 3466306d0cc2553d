"""Who is quoted: speakers by outlet, those given most words first; sources without a name apart."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from pressdiff.report.rows import AttributionRow
from pressdiff.report.scope import NOBODY, Scope, Speaker
from pressdiff.report.speeches import Kinds, Share, share, words_by_kind

_TOP = 3  # speakers named at the head of an event
_TYPES = 2  # source types named of one speaker
_UNNAMED = {
    "official": "unnamed officials",
    "politician": "unnamed politicians",
    "military": "unnamed military sources",
    "expert": "unnamed experts",
    "witness": "unnamed witnesses and citizens",
    "organisation": "unnamed organisations",
    "media": "unnamed media",
    "document": "documents without a title",
}
_OTHER = "other sources without a name"

Groups = dict[str, dict[str, list[AttributionRow]]]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker, or all unnamed sources of one type, with a share for each outlet or None."""

    anchor: str
    name: str
    kind: str
    shares: tuple[Share | None, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What one outlet credits to anybody: words of all its words, and the kinds of speech.

    ``equal`` tells how many equally quoted speakers would be as diverse; empty: too few statements.
    """

    n_words: int
    credited: int
    kinds: Kinds
    equal: str


@dataclass(frozen=True, slots=True)
class Voices:
    """All speakers of an event.

    ``named`` and ``unnamed`` are ordered by words; ``totals``, ``counts`` (speakers named or worded)
    and ``top`` (those given most words, with their share of the outlet's) stand for outlets;
    ``prefix`` and the number in ``row_of`` make the id of the row that an attribution is in.
    """

    named: tuple[SpeakerRow, ...]
    unnamed: tuple[SpeakerRow, ...]
    totals: tuple[Total, ...]
    counts: tuple[int, ...]
    top: tuple[tuple[str, ...], ...]
    prefix: str
    row_of: dict[str, int]


def voices(scope: Scope) -> Voices:
    """Return the speakers of an event."""
    groups, names = _groups(scope)
    totals = tuple(_total(scope, outlet) for outlet in scope.outlets)
    shares = {key: _shares(scope, totals, by, key in names) for key, by in groups.items()}
    longest = max((one.of_words for row in shares.values() for one in row if one), default=1.0)
    ordered = sorted(shares, key=lambda key: (key not in names, -_words(shares[key]), key))
    prefix = scope.row_anchor("voice", 0)[:-1]
    rows = {
        key: SpeakerRow(
            f"{prefix}{number}",
            names.get(key, key),
            _kind(scope, groups[key]) if key in names else "",
            tuple(one and replace(one, bar=one.of_words / longest) for one in shares[key]),
        )
        for number, key in enumerate(ordered)
    }
    return Voices(
        tuple(rows[key] for key in ordered if key in names),
        tuple(rows[key] for key in ordered if key not in names),
        totals,
        _counts(scope),
        tuple(_top(tuple(rows.values()), number) for number in range(len(scope.outlets))),
        prefix,
        {
            one.attribution_id: number
            for number, key in enumerate(ordered)
            for by in groups[key].values()
            for one in by
        },
    )


def stances(scope: Scope) -> dict[str, dict[str, Counter[str]]]:
    """Return the cues that are not neutral: stance to outlet to counts of the cue's words."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in scope.compared:
        for one in scope.credited(row):
            cue = scope.cue(one)
            if cue and one.stance != "neutral":
                found[one.stance][row.outlet][cue.casefold()] += 1
    return found


def _groups(scope: Scope) -> tuple[Groups, dict[str, str]]:
    """Return the attributions by speaker and outlet, and the names of speakers that have one."""
    groups: Groups = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for row in scope.compared:
        for one in scope.credited(row):
            speaker = scope.speakers[one.attribution_id]
            label = _unnamed(speaker, one)
            if not label:
                names.setdefault(speaker.key, speaker.name)
            groups[label or speaker.key][row.outlet].append(one)
    return groups, names


def _unnamed(speaker: Speaker, one: AttributionRow) -> str:
    """Return the group of a source without a name; empty for a speaker that has one."""
    if speaker.name == NOBODY:
        return NOBODY
    if not speaker.anonymous or one.entity_id is not None:
        return ""
    return _UNNAMED.get(one.source_type or "", _OTHER)


def _total(scope: Scope, outlet: str) -> Total:
    articles = [row for row in scope.compared if row.outlet == outlet]
    credited, kinds = words_by_kind(scope, [one for row in articles for one in scope.credited(row)])
    n_words = sum(scope.n_words(row) for row in articles)
    return Total(n_words, credited, kinds, _equal(scope, outlet))


def _equal(scope: Scope, outlet: str) -> str:
    row = scope.index.diversity.get((scope.event_id, outlet))
    if row is None or row.rarefied is None:
        return ""
    interval = "" if row.ci_low is None else f" ({row.ci_low:.1f} to {row.ci_high:.1f})"
    number = f"{row.rarefied:.1f}"
    speakers = "speaker" if number == "1.0" else "equally quoted speakers"
    return f"like {number} {speakers}{interval} in {row.n_reference} statements"


def _shares(
    scope: Scope, totals: tuple[Total, ...], by: dict[str, list[AttributionRow]], named: bool
) -> tuple[Share | None, ...]:
    return tuple(
        share(scope, by[outlet], outlet_words=total.n_words, credited=total.credited, named=named)
        if outlet in by
        else None
        for outlet, total in zip(scope.outlets, totals, strict=True)
    )


def _words(shares: tuple[Share | None, ...]) -> int:
    return sum(one.n_words for one in shares if one)


def _kind(scope: Scope, by: dict[str, list[AttributionRow]]) -> str:
    """Return the types the source was taken for, the most frequent first."""
    rows = [one for found in by.values() for one in found]
    types = Counter(one.source_type for one in rows if one.source_type)
    entity = scope.index.entities.get(rows[0].entity_id or "")
    if not types:
        return entity.type if entity and entity.type != "other" else ""
    ordered = sorted(types, key=lambda name: (-types[name], name))[:_TYPES]
    if entity and entity.type == "person":
        ordered = ["for an organisation" if name == "organisation" else name for name in ordered]
    return ", ".join(ordered)


def _counts(scope: Scope) -> tuple[int, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in scope.compared:
        for one in scope.credited(row):
            speaker = scope.speakers[one.attribution_id]
            if speaker.name != NOBODY:
                found[row.outlet].add(speaker.key)
    return tuple(len(found[outlet]) for outlet in scope.outlets)


def _top(rows: tuple[SpeakerRow, ...], number: int) -> tuple[str, ...]:
    found = [
        (row.name, one.of_words)
        for row in rows
        if (one := row.shares[number]) and row.name != NOBODY
    ]
    best = sorted(found, key=lambda pair: (-pair[1], pair[0]))[:_TOP]
    return tuple(f"{name} {part:.0%}" for name, part in best)
