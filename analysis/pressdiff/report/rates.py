"""Measures as rates, sum(value) / sum(n): of one event by outlet, and of all events with intervals."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pressdiff.report.about import About, MeasureNote
from pressdiff.report.index import EffectRow, Index, ObservationRow
from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.scope import Scope
from pressdiff.report.text import Quote

_SHORT = 90  # characters of one piece
_RESAMPLES = 1000
VOICES = {"own": "own voice", "attributed": "attributed", "all": "all voices"}


@dataclass(frozen=True, slots=True)
class Rate:
    """One measure of one outlet over events; no interval with too few of them."""

    outlet: str
    value: float
    low: float | None
    high: float | None
    n_events: int
    total: float
    n: float


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure over the corpus: rates in the outlets' own voice, and differences."""

    anchor: str
    title: str
    note: MeasureNote
    rates: tuple[Rate, ...]
    effects: tuple[EffectRow, ...]
    others: tuple[EffectRow, ...]


def note_of(about: About, name: str) -> MeasureNote:
    """Return what is known of a measure; its name alone where nothing is."""
    return next((note for note in about.measures if note.name == name), MeasureNote(name, ""))


def title_of(name: str) -> str:
    """Return a measure's name as a reader sees it: ``Agent deletion``."""
    return name.replace("_", " ").capitalize()


def event_rates(scope: Scope, about: About) -> list[Row]:
    """Return one row a measure and voice, with the evidence of each outlet."""
    found: dict[tuple[str, str], dict[str, list[ObservationRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for article in scope.articles:
        for row in scope.index.observations.get(article.article_id, []):
            found[row.measure, row.voice][article.outlet].append(row)
    order = {note.name: place for place, note in enumerate(about.measures)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[0], key[1] != "own"))
    return [
        Row(
            f"{scope.anchor}.measure-{number}",
            title_of(measure),
            tuple(
                _cell(scope, found[measure, voice].get(outlet, []), note_of(about, measure))
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
    telling = [row for row in rows if row.value] or rows
    quotes = tuple(_evidence(scope, row) for row in telling[: scope.depth.evidence])
    lines = (figure(total / n), counts(total, n, note.unit))
    return Cell("plain", lines, quotes, more=max(len(telling) - scope.depth.evidence, 0))


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
    """
    first, _, second = unit.partition(" per ")
    plural = second if n == 1 or second.endswith("s") or not second else f"{second}s"
    words = f"{_count(total)} {first} per {_count(n)} {plural}"
    return " ".join(words.split()) if unit else f"{_count(total)} per {_count(n)}"


def _count(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _evidence(scope: Scope, row: ObservationRow) -> Quote:
    note = "" if row.value == 1 and row.n == 1 else f"{_count(row.value)} per {_count(row.n)}"
    text = scope.text(row.article_id)
    return text.quote(row.start, row.end, note=note, voice=row.voice, around=0, longest=_SHORT)


# the corpus


def corpus(index: Index, about: About) -> list[MeasureView]:
    """Return every measure with the rate of each outlet and the differences between them."""
    pooled = _pool(index)
    effects: dict[str, list[EffectRow]] = defaultdict(list)
    for effect in index.effects:
        effects[effect.measure].append(effect)
    names = dict.fromkeys(
        [*(note.name for note in about.measures), *sorted(pooled), *sorted(effects)]
    )
    return [
        MeasureView(
            f"measure-{number}",
            title_of(name),
            note_of(about, name),
            tuple(
                _rate(outlet, events, about)
                for outlet, events in sorted(pooled.get(name, {}).items())
            ),
            tuple(row for row in effects[name] if row.voice == "own" and row.target is None),
            tuple(row for row in effects[name] if row.voice != "own" or row.target is not None),
        )
        for number, name in enumerate(names)
        if name in pooled or name in effects
    ]


def _pool(index: Index) -> dict[str, dict[str, dict[str, tuple[float, float]]]]:
    """Sum value and n in own voice by measure, outlet and event; copies count for nobody."""
    pooled: dict[str, dict[str, dict[str, tuple[float, float]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(lambda: (0.0, 0.0)))
    )
    for event_id, members in index.events.items():
        for member in members:
            article = index.articles.get(member.article_id)
            if article is None or article.copy_of is not None:
                continue
            for row in index.observations.get(member.article_id, []):
                if row.voice == "own":
                    events = pooled[row.measure][article.outlet]
                    total, n = events[event_id]
                    events[event_id] = (total + row.value, n + row.n)
    return pooled


def _rate(outlet: str, events: dict[str, tuple[float, float]], about: About) -> Rate:
    """Return the pooled rate with a 95 % percentile interval from resampling whole events."""
    pairs = np.array([events[name] for name in sorted(events)])
    total, n = pairs.sum(axis=0)
    low = high = None
    if len(pairs) >= about.min_events:
        draws = np.random.default_rng(about.seed).integers(
            len(pairs), size=(_RESAMPLES, len(pairs))
        )
        sums = pairs[draws].sum(axis=1)
        low, high = np.quantile(sums[:, 0] / sums[:, 1], [0.025, 0.975]).tolist()
    return Rate(outlet, float(total / n), low, high, len(pairs), float(total), float(n))


def bounds(values: Sequence[float | None]) -> tuple[float, float]:
    """Return a range that holds all `values` that are there, and is never empty."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)
