"""One speaker in one outlet: words, cues by stance, and every quotation cut out of the text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdiff.report.rows import AttributionRow
from pressdiff.report.scope import Scope, count_words, joined, tally
from pressdiff.report.text import Quote

KINDS = ("direct", "mixed", "indirect")
STANCES = ("neutral", "doubting", "endorsing", "denying")
_CUES = 6  # different cues of one stance named in a cell
_FORMS = 4  # wordings of an unnamed source named in a cell

Kinds = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: its content in pieces, each a quotation, and how it is introduced.

    ``who`` is how the source is worded where it has no name; ``via`` who cites the speaker.
    """

    quotes: tuple[Quote, ...]
    who: str
    cue: str
    stance: str
    kind: str
    via: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one outlet gives one speaker.

    ``of_words`` and ``of_credited`` are shares of the outlet's words and of those it credits to
    anybody, 0 to 1; ``kinds`` shares of `n_words` by kind of speech, the words of a direct
    quotation first; ``cues`` are told by stance; ``forms`` tell how an unnamed source is worded;
    ``more`` counts statements not shown; ``bar`` is 0 to 1 of the longest of the event.
    """

    n_words: int
    n_statements: int
    of_words: float
    of_credited: float
    kinds: Kinds
    cues: tuple[tuple[str, str], ...]
    forms: str
    statements: tuple[Statement, ...]
    more: int
    bar: float = 0.0


def share(
    scope: Scope, rows: Sequence[AttributionRow], *, outlet_words: int, credited: int, named: bool
) -> Share:
    """Return what `rows`, the statements of one speaker in one outlet, come to."""
    n_words, kinds = words_by_kind(scope, rows)
    ordered = sorted(rows, key=lambda one: (one.article_id, _pieces(scope, one)))
    shown = ordered[: scope.depth.speech]
    forms = Counter(f"“{words}”" for one in rows if not named and (words := scope.source(one)))
    return Share(
        n_words,
        len(rows),
        n_words / outlet_words,
        n_words / credited if credited else 0.0,
        kinds,
        _cues(scope, rows),
        tally(forms, most=_FORMS),
        tuple(_statement(scope, one, named=named) for one in shown),
        len(ordered) - len(shown),
    )


def words_by_kind(scope: Scope, rows: Iterable[AttributionRow]) -> tuple[int, Kinds]:
    """Return the words credited in `rows`, each word once, and the share of each kind in them.

    A word under contents of several kinds counts for the first of direct, mixed, indirect.
    """
    spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for one in rows:
        spans[one.article_id][one.kind].extend(_pieces(scope, one))
    counts: Counter[str] = Counter()
    for article_id, by_kind in spans.items():
        text = scope.text(article_id)
        under: list[tuple[int, int]] = []
        before = 0
        for kind in KINDS:
            under = joined([*under, *by_kind[kind]])
            now = sum(count_words(text, *span) for span in under)
            counts[kind] += now - before
            before = now
    total = sum(counts.values())
    return total, tuple((kind, counts[kind] / total) for kind in KINDS if counts[kind])


def _pieces(scope: Scope, one: AttributionRow) -> list[tuple[int, int]]:
    return scope.index.pieces[one.attribution_id]["content"]


def _cues(scope: Scope, rows: Iterable[AttributionRow]) -> tuple[tuple[str, str], ...]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows:
        cue = scope.cue(one)
        if cue:
            found[one.stance][cue.casefold()] += 1
    return tuple((stance, _told(found[stance])) for stance in STANCES if stance in found)


def _told(cues: Counter[str]) -> str:
    rest = len(cues) - _CUES
    return tally(cues, most=_CUES) + (f" and {rest} more" if rest > 0 else "")


def _statement(scope: Scope, one: AttributionRow, *, named: bool) -> Statement:
    text = scope.text(one.article_id)
    quotes = tuple(
        text.quote(*span, voice="attributed", around=0, longest=scope.depth.listed)
        for span in _pieces(scope, one)
    )
    who = "" if named else scope.source(one)
    via = ", ".join(scope.citing(one))
    return Statement(quotes, who, scope.cue(one), one.stance, one.kind, via)
