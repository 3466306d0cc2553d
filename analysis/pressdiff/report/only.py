"""Facts that one outlet alone has, and how the other of two lacks them."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pressdiff.report.missing import nearest
from pressdiff.report.rows import ClaimRow
from pressdiff.report.scope import Scope
from pressdiff.report.text import Quote

_LACKS = {"omitted": "missing from", "unclear": "unclear in", "unknown_yet": "not yet known to"}


@dataclass(frozen=True, slots=True)
class OnlyFact:
    """A fact of one outlet alone.

    ``status`` says how another lacks it if it is not plainly missing there, and `nearest` is that
    one's sentence most like it: where an event has but two outlets, for with more no outlet misses
    what one alone reports.
    """

    anchor: str
    quote: Quote
    status: str = ""
    nearest: Quote | None = None


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """The facts found in one outlet alone, in order of appearance; `n` of them in all.

    ``told`` counts how the other of two outlets lacks them.
    """

    number: int
    outlet: str
    anchor: str
    facts: tuple[OnlyFact, ...]
    n: int
    told: str = ""


def only(scope: Scope) -> list[OnlyIn]:
    """Return the facts of one outlet alone, for each outlet that has some."""
    found: dict[str, list[tuple[ClaimRow, str]]] = defaultdict(list)
    for fact in scope.facts:
        if scope.reach[fact] == 1:
            claim = scope.worded(fact)
            found[scope.outlet_of[claim.article_id]].append((claim, fact))
    return [
        _only(scope, number, outlet, found[outlet])
        for number, outlet in enumerate(scope.outlets)
        if outlet in found
    ]


def _only(scope: Scope, number: int, outlet: str, facts: list[tuple[ClaimRow, str]]) -> OnlyIn:
    ordered = sorted(facts, key=lambda pair: (pair[0].article_id, pair[0].start, pair[1]))
    shown = tuple(_fact(scope, *pair) for pair in ordered[: scope.depth.alone])
    told = _told(scope, [fact for _, fact in ordered])
    return OnlyIn(number, outlet, f"{scope.anchor}.only-{number}", shown, len(ordered), told)


def _fact(scope: Scope, claim: ClaimRow, fact: str) -> OnlyFact:
    found = OnlyFact(scope.fact_anchor(fact), scope.quote(claim, listed=True))
    rows = sorted(scope.omissions(fact).values(), key=lambda row: row.outlet)
    if not rows:
        return found
    status = ", ".join(
        f"{_LACKS[row.status]} {row.outlet}" for row in rows if row.status != "omitted"
    )
    closest = max(rows, key=lambda row: row.probability or 0.0)
    return OnlyFact(found.anchor, found.quote, status, nearest(scope, closest))


def _told(scope: Scope, facts: list[str]) -> str:
    """Return how the other outlet lacks these: ``missing from RT 4, unclear in RT 1``."""
    rows = [row for fact in facts for row in scope.omissions(fact).values()]
    found = Counter((row.status, row.outlet) for row in rows)
    return ", ".join(
        f"{words} {outlet} {n}"
        for status, words in _LACKS.items()
        for (known, outlet), n in sorted(found.items())
        if known == status
    )
