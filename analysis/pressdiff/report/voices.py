"""Who is quoted: speakers by outlet, with their words and how they are introduced."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.rows import AttributionRow
from pressdiff.report.scope import NOBODY, Scope, Speaker, count_words, tally
from pressdiff.report.text import Quote

_TOP = 3  # speakers named at the head of an event


@dataclass(frozen=True, slots=True)
class Voices:
    """Speakers of two outlets or more as rows; the others under their outlet."""

    shared: tuple[Row, ...]
    alone: tuple[tuple[Row, ...], ...]
    counts: tuple[int, ...]
    top: tuple[tuple[str, ...], ...]


@dataclass
class _Share:
    """What one outlet gives one speaker."""

    rows: list[AttributionRow] = field(default_factory=list)
    words: int = 0
    cues: Counter[str] = field(default_factory=Counter)


def voices(scope: Scope) -> Voices:
    """Return the speakers of an event: those with most words first.

    ``counts`` are the speakers of each outlet that have a name or words of their own, ``top`` those
    given most words, with their share of the outlet's words.
    """
    shares, speakers = _shares(scope)
    total = {
        outlet: sum(row.n_words for row in scope.articles if row.outlet == outlet)
        for outlet in scope.outlets
    }
    parts = [share.words / total[outlet] for by in shares.values() for outlet, share in by.items()]
    longest = max(parts, default=0.0) or 1.0
    ordered = sorted(
        shares,
        key=lambda key: (
            speakers[key].name == NOBODY,
            -sum(share.words for share in shares[key].values()),
            key,
        ),
    )
    rows = {
        key: _row(scope, number, speakers[key], shares[key], total, longest)
        for number, key in enumerate(ordered)
    }
    shared = sorted(
        (key for key in ordered if len(shares[key]) > 1), key=lambda key: -len(shares[key])
    )
    alone = tuple(
        tuple(rows[key] for key in ordered if list(shares[key]) == [outlet])
        for outlet in scope.outlets
    )
    counts = tuple(
        sum(outlet in by and speakers[key].name != NOBODY for key, by in shares.items())
        for outlet in scope.outlets
    )
    top = tuple(_top(shares, speakers, outlet, total[outlet]) for outlet in scope.outlets)
    return Voices(tuple(rows[key] for key in shared), alone, counts, top)


def _top(
    shares: dict[str, dict[str, _Share]], speakers: dict[str, Speaker], outlet: str, total: int
) -> tuple[str, ...]:
    named = [key for key, by in shares.items() if outlet in by and speakers[key].name != NOBODY]
    best = sorted(named, key=lambda key: (-shares[key][outlet].words, key))[:_TOP]
    return tuple(f"{speakers[key].name} {shares[key][outlet].words / total:.0%}" for key in best)


def stances(scope: Scope) -> dict[str, dict[str, Counter[str]]]:
    """Return the cues that are not neutral: stance to outlet to counts of the cue's words."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in scope.articles:
        for one in scope.index.article_attributions.get(row.article_id, []):
            cue = scope.cue(one)
            if cue and one.stance != "neutral":
                found[one.stance][row.outlet][cue.casefold()] += 1
    return found


def _shares(scope: Scope) -> tuple[dict[str, dict[str, _Share]], dict[str, Speaker]]:
    shares: dict[str, dict[str, _Share]] = defaultdict(lambda: defaultdict(_Share))
    speakers: dict[str, Speaker] = {}
    for row in scope.articles:
        text = scope.text(row.article_id)
        for one in scope.index.article_attributions.get(row.article_id, []):
            speaker = scope.speakers[one.attribution_id]
            speakers.setdefault(speaker.key, speaker)
            share = shares[speaker.key][row.outlet]
            share.rows.append(one)
            pieces = scope.index.pieces[one.attribution_id]["content"]
            share.words += sum(count_words(text, *span) for span in pieces)
            cue = scope.cue(one)
            if cue:
                mark = "" if one.stance == "neutral" else f" ({one.stance})"
                share.cues[f"{cue.casefold()}{mark}"] += 1
    return shares, speakers


def _row(
    scope: Scope,
    number: int,
    speaker: Speaker,
    shares: dict[str, _Share],
    total: dict[str, int],
    longest: float,
) -> Row:
    cells = tuple(
        _cell(scope, shares[outlet], total[outlet], longest) if outlet in shares else ABSENT
        for outlet in scope.outlets
    )
    note = "not named" if speaker.anonymous and speaker.name != NOBODY else ""
    return Row(scope.row_anchor("voice", number), speaker.name, cells, note=note)


def _cell(scope: Scope, share: _Share, total: int, longest: float) -> Cell:
    n, part = len(share.rows), share.words / total
    lines = [f"{n} statement{'s' if n > 1 else ''}, {share.words} words ({part:.0%})"]
    if share.cues:
        lines.append(tally(share.cues, most=6))
    quotes: list[Quote] = []
    for one in sorted(
        share.rows, key=lambda one: scope.index.pieces[one.attribution_id]["content"]
    ):
        text = scope.text(one.article_id)
        quotes.extend(
            text.quote(
                *span,
                note=scope.manner(one),
                voice="attributed",
                around=0,
                longest=scope.depth.listed,
            )
            for span in scope.index.pieces[one.attribution_id]["content"]
        )
    return Cell(
        "plain",
        tuple(lines),
        tuple(quotes[: scope.depth.speech]),
        more=max(len(quotes) - scope.depth.speech, 0),
        bar=part / longest,
    )
