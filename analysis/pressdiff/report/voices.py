"""Who is quoted: speakers by outlet, with their words and how they are introduced."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pressdiff.report.index import AttributionRow
from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.scope import Scope, Speaker, count_words, tally
from pressdiff.report.text import Quote

_QUOTES = 8  # quotations shown in one cell
_MARKS = {"doubting": "doubting", "denying": "denying", "endorsing": "endorsing"}


@dataclass
class _Share:
    """What one outlet gives one speaker."""

    rows: list[AttributionRow] = field(default_factory=list)
    words: int = 0
    cues: Counter[str] = field(default_factory=Counter)


def voices(scope: Scope) -> list[Row]:
    """Return one row a speaker: those of most outlets first, then those of most words."""
    shares, speakers = _shares(scope)
    total = {
        outlet: sum(row.n_words for row in scope.articles if row.outlet == outlet)
        for outlet in scope.outlets
    }
    longest = max(
        (share.words / total[outlet] for found in shares.values() for outlet, share in found.items()),
        default=1.0,
    )
    rows = []
    ordered = sorted(
        shares,
        key=lambda key: (
            -len(shares[key]),
            -sum(share.words for share in shares[key].values()),
            key,
        ),
    )
    for number, key in enumerate(ordered):
        cells = tuple(
            _cell(scope, shares[key][outlet], total[outlet], longest)
            if outlet in shares[key]
            else ABSENT
            for outlet in scope.outlets
        )
        speaker = speakers[key]
        flags = ("anonymous",) if speaker.anonymous else ()
        note = _note(speaker, shares[key])
        rows.append(Row(f"{scope.anchor}-voice-{number}", speaker.name, cells, note=note, flags=flags))
    return rows


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
                mark = f" ({_MARKS[one.stance]})" if one.stance in _MARKS else ""
                share.cues[f"{cue.casefold()}{mark}"] += 1
    return shares, speakers


def _note(speaker: Speaker, shares: dict[str, _Share]) -> str:
    n = sum(len(share.rows) for share in shares.values())
    return f"{n} statement{'s' if n > 1 else ''}" if speaker.key != "nobody" else "passive or free"


def _cell(scope: Scope, share: _Share, total: int, longest: float) -> Cell:
    n, part = len(share.rows), share.words / total
    lines = [f"{n} statement{'s' if n > 1 else ''}, {share.words} words ({part:.0%})"]
    if share.cues:
        lines.append(tally(share.cues, most=6))
    quotes: list[Quote] = []
    for one in sorted(share.rows, key=lambda one: scope.index.pieces[one.attribution_id]["content"]):
        text = scope.text(one.article_id)
        for span in scope.index.pieces[one.attribution_id]["content"]:
            note = f"{scope.credit(one.attribution_id)} · {one.kind}"
            quotes.append(text.quote(*span, note=note, voice="attributed", context=False))
    return Cell(
        "plain",
        tuple(lines),
        tuple(quotes[:_QUOTES]),
        more=max(len(quotes) - _QUOTES, 0),
        bar=part / longest if longest else 0.0,
    )
