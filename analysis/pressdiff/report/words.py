"""Words by which outlets differ over the run, each with a sentence of either side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdiff.report.index import Index
from pressdiff.report.rates import VOICES
from pressdiff.report.rows import KeynessRow
from pressdiff.report.text import Quote

_PAIRS = 4  # pairs of outlets shown, those that share most events
_WORDS = 10  # words shown of one pair and voice on each side
_AROUND = 160  # characters of the sentence shown before and after the word
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
class Pair:
    """One pair of outlets, in their own voice first."""

    outlets: tuple[str, str]
    n_events: int
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
        Pair(pair, n_events[pair], tuple(_voices(index, found[pair]))) for pair in pairs[:_PAIRS]
    )
    return Words(shown, len(pairs) - len(shown))


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
            sum(_sure(row) for row in own),
            (
                (first.outlet_a, first.outlet_b, _listed(index, own, tested=tested, sign=1)),
                (first.outlet_b, first.outlet_a, _listed(index, own, tested=tested, sign=-1)),
            ),
        )


def _sure(row: KeynessRow) -> bool:
    return row.p_adjusted is not None and row.p_adjusted < _LEVEL


def _listed(
    index: Index, rows: Sequence[KeynessRow], *, tested: bool, sign: int
) -> tuple[Word, ...]:
    """Return the words that one side has more of, the least likely by chance first."""
    own = [row for row in rows if row.z * sign > 0 and (row.p_value is not None or not tested)]
    own.sort(key=lambda row: (not _sure(row), row.p_value or 0.0, -abs(row.z), row.word))
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
        "" if row.p_value is None else f"p {_p(row.p_value)}, adjusted {_p(row.p_adjusted or 0)}",
        _sure(row),
        tuple(
            index.text(article).quote(
                start, end, note=outlet, voice=row.voice, around=_AROUND, stress=((start, end),)
            )
            for outlet, article, start, end in ((a, b) if sign > 0 else (b, a))
            if article is not None and start is not None and end is not None
        ),
    )


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
