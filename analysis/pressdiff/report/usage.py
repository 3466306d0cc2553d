"""Names and words that an outlet uses more than the others do, each one step from a sentence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pressdiff.report.index import Index
from pressdiff.report.overall import Named
from pressdiff.report.rows import KeynessRow
from pressdiff.report.words import beyond, rates_of


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a name of which an outlet's share is furthest over the others'; shares 0 to 1.

    ``low`` and ``high`` are the interval of the share, None with too few articles; ``anchor`` leads to
    an example, empty if it is not on the page.
    """

    entity: str
    form: str
    share: float
    low: float | None
    high: float | None
    rest: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word an outlet has more of than each of `against`, beyond chance; rates as `rates_of` tells them.

    ``rates`` are this outlet's and the other's where they differ most.
    """

    word: str
    against: tuple[str, ...]
    rates: tuple[str, str]
    anchor: str


@dataclass(frozen=True, slots=True)
class Used:
    """Words beyond chance, `more` besides; ``n_tested`` outlets had words enough to be tested against."""

    words: tuple[Keyword, ...]
    more: int
    n_tested: int


def forms(naming: Sequence[Named], outlet: str, most: int) -> tuple[Form, ...]:
    """Return how an outlet names what outlets name most differently, the furthest from others first."""
    found = [form for one in naming if (form := _form(one, outlet)) is not None]
    found.sort(key=lambda one: (one.rest - one.share, one.entity))
    return tuple(found[:most])


def _form(named: Named, outlet: str) -> Form | None:
    own = next((one for one in named.outlets if one.outlet == outlet), None)
    others = [one for one in named.outlets if one.outlet != outlet]
    total = sum(one.total for one in others)
    if own is None or not total:
        return None
    best = None
    for place, form in enumerate(named.forms):
        share = own.shares[place]
        if share is None:
            continue
        rest = sum(cell.n for one in others if (cell := one.shares[place])) / total
        if best is None or share.share - rest > best.share - best.rest:
            best = Form(named.name, form, share.share, share.low, share.high, rest, share.anchor)
    return best if best is not None and best.share > best.rest else None


def used(index: Index, outlet: str, shown: Collection[str], most: int) -> Used:
    """Return the words that an outlet has more of in its own voice, beyond chance.

    Parameters
    ----------
    index
        The tables.
    outlet
        Its name.
    shown
        Articles on the page, which a word may lead to.
    most
        Most words.
    """
    found: dict[str, list[tuple[KeynessRow, bool]]] = defaultdict(list)
    tested = set()
    for pair, row, first in _rows(index, outlet):
        if row.p_value is not None:
            tested.add(pair)
        if beyond(row) and (row.z > 0) == first:
            found[row.word].append((row, first))
    ordered = sorted(
        found, key=lambda word: (-len(found[word]), -max(abs(r.z) for r, _ in found[word]), word)
    )
    words = tuple(_keyword(index, word, found[word], shown) for word in ordered[:most])
    return Used(words, max(len(ordered) - most, 0), len(tested))


def _rows(index: Index, outlet: str) -> Iterable[tuple[tuple[str, str], KeynessRow, bool]]:
    """Yield the words in own voice of each pair the outlet is in, and whether it is the first."""
    for pair, rows in index.keyness.items():
        if outlet in pair:
            yield from ((pair, row, pair[0] == outlet) for row in rows if row.voice == "own")


def _keyword(
    index: Index, word: str, found: Sequence[tuple[KeynessRow, bool]], shown: Collection[str]
) -> Keyword:
    row, first = max(found, key=lambda one: (abs(one[0].z), one[0].outlet_a, one[0].outlet_b))
    rates = rates_of(row.rate_a, row.rate_b)
    article, start = (row.article_a, row.start_a) if first else (row.article_b, row.start_b)
    anchor = ""
    if article in shown and article is not None and start is not None:
        anchor = index.text(article).anchor(start)
    return Keyword(
        word,
        tuple(sorted(one.outlet_b if side else one.outlet_a for one, side in found)),
        rates if first else (rates[1], rates[0]),
        anchor,
    )
