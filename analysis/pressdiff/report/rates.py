"""Measures as rates, sum(value) / sum(n): of one event by outlet, and of all events with intervals."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pressdiff.report.about import About, MeasureNote
from pressdiff.report.by_hand import ByHand, by_hand
from pressdiff.report.forest import Forest, forest
from pressdiff.report.index import Index
from pressdiff.report.matrix import ABSENT, COPY, Cell, Row
from pressdiff.report.rows import EffectRow, ObservationRow, RateRow
from pressdiff.report.scope import Scope
from pressdiff.report.text import Quote
from pressdiff.settings import EffectSettings

_SHORT = 90  # characters of one piece
_AROUND = 40  # characters shown on each side of what was counted
_NOT = 3  # opportunities shown where none was taken
_OUTLETS = 20  # shown for one measure, those of most events
_PAIRS = 40  # differences of a list shown for one measure
_PREPOSITION = re.compile(r" (?:of|in|on|with|without) ")
VOICES = {"own": "own voice", "attributed": "attributed", "all": "all voices"}


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure over the corpus: rates in the outlets' own voice, and differences.

    ``forest`` has the differences, ``by_hand`` what coders say of them, ``others`` are in other
    voices or about one target; ``n_short`` have too few events for an interval, ``n_more`` and
    ``more_rates`` are left to the tables.
    """

    anchor: str
    note: MeasureNote
    rates: tuple[RateRow, ...]
    more_rates: int
    forest: Forest | None
    by_hand: ByHand | None
    others: tuple[EffectRow, ...]
    n_short: int
    n_more: int


def note_of(about: About, name: str) -> MeasureNote:
    """Return what is known of a measure; its name alone where nothing is."""
    return next((note for note in about.measures if note.name == name), MeasureNote(name, ""))


def title_of(note: MeasureNote) -> str:
    """Return what a measure is called for a reader: what it means, else its name."""
    return note.meaning or note.name.replace("_", " ").capitalize()


def event_rates(scope: Scope, about: About) -> list[Row]:
    """Return one row a measure and voice, with the evidence of each outlet; copies left out."""
    found: dict[tuple[str, str], dict[str, list[ObservationRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for article in scope.articles:
        if article.copy_of is not None:
            continue
        for row in scope.index.observations.get(article.article_id, []):
            found[row.measure, row.voice][article.outlet].append(row)
    own = {article.outlet for article in scope.articles if article.copy_of is None}
    order = {note.name: place for place, note in enumerate(about.measures)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[0], key[1] != "own"))
    return [
        Row(
            scope.row_anchor("measure", number),
            title_of(note_of(about, measure)),
            tuple(
                _cell(scope, found[measure, voice].get(outlet, []), note_of(about, measure))
                if outlet in own
                else COPY
                for outlet in scope.outlets
            ),
            note=VOICES[voice],
            kinds=(voice,),
        )
        for number, (measure, voice) in enumerate(keys)
    ]


def _cell(scope: Scope, rows: list[ObservationRow], note: MeasureNote) -> Cell:
    total, n = sum(row.value for row in rows), sum(row.n for row in rows)
    if not n:
        return ABSENT
    taken = [row for row in rows if row.value]
    shown = taken[: scope.depth.evidence] or rows[:_NOT]
    quotes = tuple(_evidence(scope, row) for row in shown)
    lines = (figure(total / n), counts(total, n, note.unit))
    return Cell("plain", lines, quotes, more=len(taken or rows) - len(shown))


def figure(value: float | None) -> str:
    """Return a number as shown: two decimals, a true minus sign.

    >>> figure(-0.125), figure(None)
    ('−0.12', '–')
    """
    if value is None:
        return "–"
    text = f"{value:.2f}" if abs(value) >= 0.1 or not value else f"{value:.3f}"
    return text.replace("-", "−")


def counts(total: float, n: float, unit: str) -> str:
    """Return the counts behind a rate in the words of its unit, "x per y".

    >>> counts(2, 5, "agentless passives per passive clause")
    '2 agentless passives per 5 passive clauses'
    >>> counts(1, 1, "agentless passives per passive clause")
    '1 agentless passive per 1 passive clause'
    >>> counts(1, 2, "official sources per source of a known type")
    '1 official source per 2 sources of a known type'
    """
    first, _, second = unit.partition(" per ")
    (first, first_more), (second, second_more) = _split(first), _split(second)
    first = first.removesuffix("s") if total == 1 else first
    plural = second if n == 1 or second.endswith("s") or not second else f"{second}s"
    words = f"{_count(total)} {first}{first_more} per {_count(n)} {plural}{second_more}"
    return " ".join(words.split()) if unit else f"{_count(total)} per {_count(n)}"


def _split(phrase: str) -> tuple[str, str]:
    """Return a noun, and what stands after it: "source", " of a known type"."""
    found = _PREPOSITION.search(phrase)
    return (phrase[: found.start()], phrase[found.start() :]) if found else (phrase, "")


def _count(value: float) -> str:
    return (f"{value:,.0f}" if value == int(value) else f"{value:,.1f}").replace("-", "−")


def _evidence(scope: Scope, row: ObservationRow) -> Quote:
    value = "" if row.value == 1 else _count(row.value)
    note = value if row.n == 1 else f"{_count(row.value)} per {_count(row.n)}"
    around = _AROUND if row.value else 0
    text = scope.text(row.article_id)
    return text.quote(row.start, row.end, note=note, voice=row.voice, around=around, longest=_SHORT)


# the corpus


def corpus(index: Index, about: About, events: Mapping[str, tuple[str, str]]) -> list[MeasureView]:
    """Return every measure with the rate of each outlet and the differences between them.

    Parameters
    ----------
    index, about
        The tables and their run.
    events
        Anchor and headline of each event that the page shows.
    """
    by_measure: dict[str, list[RateRow]] = defaultdict(list)
    for rate in index.rates(EffectSettings(min_events=about.min_events, seed=about.seed)):
        by_measure[rate.measure].append(rate)
    effects: dict[str, list[EffectRow]] = defaultdict(list)
    for effect in [*index.effects, *index.corrected]:
        effects[effect.measure].append(effect)
    names = dict.fromkeys(
        [*(note.name for note in about.measures), *sorted({*by_measure, *effects})]
    )
    return [
        _view(
            number,
            note_of(about, name),
            by_measure[name],
            effects[name],
            forest(
                index.contrasts.get(name, ()), effects[name], index.own_rates.get(name, {}), events
            ),
            by_hand(effects[name], index.errors.get(name, ())),
        )
        for number, name in enumerate(names)
        if name in by_measure or name in effects
    ]


def _view(
    number: int,
    note: MeasureNote,
    found: list[RateRow],
    effects: list[EffectRow],
    drawn: Forest | None,
    coded: ByHand | None,
) -> MeasureView:
    """Sort differences that have an interval from those that have none, which are only counted."""
    known = [row for row in effects if row.ci_low is not None]
    corrected = sum(row.correction != "none" for row in known) - (len(coded.rows) if coded else 0)
    others = [
        row
        for row in known
        if row.correction == "none" and (row.voice != "own" or row.target is not None)
    ]
    return MeasureView(
        f"measure-{number}",
        note,
        tuple(sorted(found, key=lambda row: (-row.n_events, row.outlet))[:_OUTLETS]),
        max(len(found) - _OUTLETS, 0),
        drawn,
        coded,
        tuple(others[:_PAIRS]),
        len(effects) - len(known),
        len(others[_PAIRS:]) + corrected + (drawn.n_more if drawn else 0),
    )
