"""Facts that others report and one outlet does not: missing, unclear, or not known to it yet."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pressdiff.errors import TableError
from pressdiff.report.matrix import Row
from pressdiff.report.rows import ClaimRow, OmissionRow
from pressdiff.report.scope import Scope, claim_anchor
from pressdiff.report.text import Quote


@dataclass(frozen=True, slots=True)
class Lack:
    """One fact that an outlet has no claim of; ``others`` report it of their own.

    ``nearest`` is the outlet's sentence most like it, with its probability as a note; None without
    one, or if the outlet could not have known the fact.
    """

    anchor: str
    head: Quote
    others: tuple[str, ...]
    nearest: Quote | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing from one outlet: as many facts of each status as are shown, and all counts."""

    number: int
    outlet: str
    anchor: str
    omitted: tuple[Lack, ...]
    n: int
    unclear: tuple[Lack, ...]
    n_unclear: int
    unknown: tuple[Lack, ...]
    n_unknown: int


def missing(scope: Scope, rows: Mapping[str, Row]) -> list[Missing]:
    """Return what each outlet lacks of the facts in `rows`, the most widely reported first."""
    found: dict[str, dict[str, list[tuple[str, OmissionRow]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for fact in rows:
        for row in scope.omissions(fact).values():
            found[row.outlet][row.status].append((fact, row))
    return [
        _missing(scope, rows, number, found[outlet])
        for number, outlet in enumerate(scope.outlets)
        if outlet in found
    ]


def _missing(
    scope: Scope,
    rows: Mapping[str, Row],
    number: int,
    found: Mapping[str, list[tuple[str, OmissionRow]]],
) -> Missing:
    def told(status: str, most: int) -> tuple[tuple[Lack, ...], int]:
        ordered = sorted(found.get(status, []), key=lambda pair: -pair[1].n_others)
        shown = tuple(_lack(scope, rows[fact], row) for fact, row in ordered[:most])
        return shown, len(ordered)

    most = scope.depth.missing

    return Missing(
        number,
        scope.outlets[number],
        f"{scope.anchor}.missing-{number}",
        *told("omitted", most),
        *told("unclear", most // 2),
        *told("unknown_yet", most // 2),
    )


def _lack(scope: Scope, row: Row, omission: OmissionRow) -> Lack:
    """Return one fact that an outlet lacks, with who has it and what comes nearest."""
    others = tuple(
        outlet for outlet, cell in zip(scope.outlets, row.cells, strict=True) if cell.counts
    )
    head = _short(scope, scope.worded(omission.fact_id))
    near = None if omission.status == "unknown_yet" else nearest(scope, omission)
    return Lack(row.anchor, head, others, near)


def nearest(scope: Scope, omission: OmissionRow) -> Quote | None:
    """Return the outlet's claim most like the fact, with its probability; None without one."""
    if omission.nearest_claim is None:
        return None
    claim = scope.index.claims.get(omission.nearest_claim)
    if claim is None or claim.article_id not in scope.outlet_of:
        raise TableError(
            f"nearest claim '{omission.nearest_claim}' of fact '{omission.fact_id}' is no claim of "
            f"event '{scope.event_id}'; run again"
        )
    known = omission.probability
    return _short(scope, claim, "" if known is None else f"{known:.0%}")


def _short(scope: Scope, claim: ClaimRow, note: str = "") -> Quote:
    return scope.text(claim.article_id).quote(
        claim.start,
        claim.end,
        note=note,
        target=claim_anchor(claim),
        around=0,
        longest=scope.depth.nearest,
    )
