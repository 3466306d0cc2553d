"""Words by which outlets differ over the run, each with a sentence of either side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdiff.report.contrast import Plot, Rate, plot
from pressdiff.report.index import Index
from pressdiff.report.rates import VOICES
from pressdiff.report.rows import KeynessRow
from pressdiff.report.text import Quote

_PAIRS = 4  # pairs of outlets shown, those that share most events
_WORDS = 10  # words shown of one pair and voice on each side
_AROUND = 160  # characters of the sentence shown before and after the word
_NEAR = 55  # of them beside a word of the drawing
_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Word:
    """One word: how often the outlet that has more of it has it, and the other; ``sure``: beyond chance.

    ``rates`` are per 1,000 words, both outlets scaled to one length in each event; ``counts`` are of
    all their words, where the longer outlet may have more of a word that it uses less.
    """

    word: str
    rates: tuple[str, str]
    counts: tuple[int, int]
    articles: tuple[int, int]
    p: str
    sure: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one pair in one voice: those of the first outlet, and those of the second."""

    voice: str
    n_events: int
    tested: bool
    sure: int
    more: tuple[tuple[str, str, tuple[Word, ...]], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One word of the drawing, with a sentence of either outlet that has it.

    ``rates``, ``counts`` and ``articles`` are of the first outlet, then the other, as in `Word`;
    ``p`` is empty where the word was not tested.
    """

    word: str
    rates: tuple[str, str]
    counts: tuple[int, int]
    articles: tuple[int, int]
    p: str
    sure: bool
    quotes: tuple[Quote | None, Quote | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words of one voice drawn as points: `points` in the order of those of `plot`."""

    voice: str
    plot: Plot
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of outlets, in their own voice first, which is drawn too."""

    anchor: str
    outlets: tuple[str, str]
    n_events: int
    drawn: Drawn
    voices: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The pairs of most events; `more` are left to the table."""

    pairs: tuple[Pair, ...]
    more: int


def words(index: Index) -> Words | None:
    """Return the words by which outlets differ, or None if no two of them share words enough."""
    found = index.keyness
    if not found:
        return None
    n_events = {pair: max(row.n_events for row in rows) for pair, rows in found.items()}
    pairs = sorted(found, key=lambda pair: (-n_events[pair], pair))
    shown = tuple(
        Pair(
            f"words-{number}",
            pair,
            n_events[pair],
            _drawn(index, found[pair]),
            tuple(_voices(index, found[pair])),
        )
        for number, pair in enumerate(pairs[:_PAIRS])
    )
    return Words(shown, len(pairs) - len(shown))


def _drawn(index: Index, rows: Sequence[KeynessRow]) -> Drawn:
    """Return the words of one pair as points: in their own voice if there are any."""
    voice = next(one for one in VOICES if any(row.voice == one for row in rows))
    rows = sorted((row for row in rows if row.voice == voice), key=lambda row: row.word)
    rates = [
        Rate(row.word, row.rate_a / 10, row.rate_b / 10, row.z > 0, beyond(row), abs(row.z))
        for row in rows
    ]
    return Drawn(voice, plot(rates), tuple(_point(index, row) for row in rows))


def _point(index: Index, row: KeynessRow) -> Point:
    def quoted(article: str | None, start: int | None, end: int | None) -> Quote | None:
        if article is None or start is None or end is None:
            return None
        return index.text(article).quote(start, end, voice=row.voice, around=_NEAR)

    return Point(
        row.word,
        rates_of(row.rate_a, row.rate_b),
        (row.count_a, row.count_b),
        (row.n_texts_a, row.n_texts_b),
        _chance(row),
        beyond(row),
        (
            quoted(row.article_a, row.start_a, row.end_a),
            quoted(row.article_b, row.start_b, row.end_b),
        ),
    )


def _voices(index: Index, rows: Sequence[KeynessRow]) -> Iterable[Spoken]:
    for voice in ("own", "attributed"):
        own = [row for row in rows if row.voice == voice]
        if not own:
            continue
        first = own[0]
        tested = any(row.p_value is not None for row in own)
        yield Spoken(
            VOICES[voice],
            first.n_events,
            tested,
            sum(beyond(row) for row in own),
            (
                (first.outlet_a, first.outlet_b, _listed(index, own, tested=tested, sign=1)),
                (first.outlet_b, first.outlet_a, _listed(index, own, tested=tested, sign=-1)),
            ),
        )


def beyond(row: KeynessRow) -> bool:
    """Tell whether a difference is told from chance once all words are counted."""
    return row.p_adjusted is not None and row.p_adjusted < _LEVEL


def _listed(
    index: Index, rows: Sequence[KeynessRow], *, tested: bool, sign: int
) -> tuple[Word, ...]:
    """Return the words that one side has more of, the least likely by chance first."""
    own = [row for row in rows if row.z * sign > 0 and (row.p_value is not None or not tested)]
    own.sort(key=lambda row: (not beyond(row), row.p_value or 0.0, -abs(row.z), row.word))
    return tuple(_word(index, row, sign) for row in own[:_WORDS])


def _word(index: Index, row: KeynessRow, sign: int) -> Word:
    a = (row.outlet_a, row.article_a, row.start_a, row.end_a)
    b = (row.outlet_b, row.article_b, row.start_b, row.end_b)
    counts, texts = (row.count_a, row.count_b), (row.n_texts_a, row.n_texts_b)
    rates = rates_of(row.rate_a, row.rate_b)
    return Word(
        row.word,
        rates if sign > 0 else rates[::-1],
        counts if sign > 0 else counts[::-1],
        texts if sign > 0 else texts[::-1],
        _chance(row),
        beyond(row),
        tuple(
            index.text(article).quote(
                start, end, note=outlet, voice=row.voice, around=_AROUND, stress=((start, end),)
            )
            for outlet, article, start, end in ((a, b) if sign > 0 else (b, a))
            if article is not None and start is not None and end is not None
        ),
    )


def _chance(row: KeynessRow) -> str:
    if row.p_value is None:
        return ""
    return f"p {_p(row.p_value)}, adjusted {_p(row.p_adjusted or 0)}"


def rates_of(a: float, b: float) -> tuple[str, str]:
    """Return two rates per 10,000 as rates per 1,000, with as few decimals as tell them apart.

    >>> rates_of(90, 20), rates_of(3.04, 2.96), rates_of(30_000, 0), rates_of(0.04, 0)
    (('9.0', '2.0'), ('0.304', '0.296'), ('3,000.0', '0'), ('0.004', '0'))
    """
    told = []
    for decimals in range(1, 7):
        told = [f"{value / 10:,.{decimals}f}" if value else "0" for value in (a, b)]
        hidden = any(value and not one.strip("0.") for value, one in zip((a, b), told, strict=True))
        if told[0] != told[1] and not hidden:
            break
    return told[0], told[1]


def _p(value: float) -> str:
    if value >= 0.995:
        return "1"
    return "under 0.001" if value < 0.001 else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
