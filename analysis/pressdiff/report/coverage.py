"""Facts by outlet: what is shared, what conflicts, what only one outlet has, what one lacks."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from pressdiff.report.conflicts import Conflict, Conflicts
from pressdiff.report.dates import moment
from pressdiff.report.differing import differing
from pressdiff.report.matrix import ABSENT, LACKING, Cell, Row
from pressdiff.report.missing import Missing, missing, nearest
from pressdiff.report.only import OnlyIn, only
from pressdiff.report.rows import ClaimRow, CoverageRow
from pressdiff.report.scope import Scope

STATUS = {
    "own": "own voice",
    "attributed": "attributed",
    "disputed": "disputed",
    "absent": "not found",
    "unclear": "unclear",
    "unknown_yet": "not yet known",
}


@dataclass(frozen=True)
class Coverage:
    """The facts of one event as rows."""

    scope: Scope

    @cached_property
    def _conflicts(self) -> Conflicts:
        return Conflicts(self.scope)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Conflicts between outlets, those about the most widely reported facts first."""
        return [one for one in self._ordered if not one.update]

    @cached_property
    def updates(self) -> list[Conflict]:
        """Values that a later article may have brought up to date: no disagreement."""
        return [one for one in self._ordered if one.update]

    @cached_property
    def _ordered(self) -> list[Conflict]:
        return sorted(
            self._conflicts.all, key=lambda one: (*self._order(one.facts[0]), one.facts, one.kind)
        )

    @cached_property
    def rows(self) -> list[Row]:
        """Facts of two outlets or more: those that most report of their own first."""
        return list(self._by_fact.values())

    @cached_property
    def _by_fact(self) -> dict[str, Row]:
        facts = [fact for fact in self.scope.facts if self.scope.reach[fact] > 1]
        return {fact: self._row(fact) for fact in sorted(facts, key=self._order)}

    def _order(self, fact: str) -> tuple[int, bool, int, float, str]:
        told = self.scope.index.coverage.get((self.scope.event_id, fact), {}).values()
        own = sum(row.n_claims > 0 for row in told)
        first = min(claim.position for claim in self.scope.facts[fact])
        return (-own, not self._kinds(fact, update=False), -self.scope.reach[fact], first, fact)

    def _row(self, fact: str) -> Row:
        chosen = self.scope.worded(fact)
        status = self.scope.index.coverage.get((self.scope.event_id, fact), {})
        by_outlet: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.scope.facts[fact]:
            by_outlet[self.scope.outlet_of[claim.article_id]].append(claim)
        cells = tuple(
            self._cell(fact, status[outlet], by_outlet[outlet]) if outlet in status else ABSENT
            for outlet in self.scope.outlets
        )
        conflicts, updates = self._kinds(fact, update=False), self._kinds(fact, update=True)
        return Row(
            self.scope.fact_anchor(fact),
            self.scope.quote(chosen, listed=True).words,
            differing(cells),
            quoted=self.scope.outlet_of[chosen.article_id],
            first=self._first(fact),
            flags=(
                *(f"conflict: {kind}" for kind in conflicts),
                *(f"updated: {kind}" for kind in updates),
            ),
            kinds=self._filters(fact, cells),
        )

    def _first(self, fact: str) -> tuple[str, str] | None:
        name = self.scope.index.wordings[self.scope.event_id, fact].first_article_id
        if name is None or name not in self.scope.outlet_of:
            return None
        row = self.scope.index.articles[name]
        return row.outlet, moment(row.published_at, row.date_source)

    def _kinds(self, fact: str, *, update: bool) -> tuple[str, ...]:
        found = self._conflicts.by_fact.get(fact, ())
        return tuple(sorted({one.kind for one in found if one.update == update}))

    def _filters(self, fact: str, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        present = {cell.status for cell in cells} - LACKING
        tests = {
            "conflict": bool(self._kinds(fact, update=False)),
            "voices": {"own", "attributed"} <= present,
            "gap": any(cell.status in LACKING for cell in cells),
        }
        return tuple(name for name, holds in tests.items() if holds)

    def _cell(self, fact: str, told: CoverageRow, claims: list[ClaimRow]) -> Cell:
        if not claims:
            return self._lacking(fact, told)
        best = self.scope.index.tellings.get((self.scope.event_id, fact, told.outlet))
        claims = sorted(
            claims,
            key=lambda claim: (
                best is None or claim.claim_id != best.claim_id, claim.article_id, claim.start,
            ),
        )  # fmt: skip
        lines = []
        if told.status != "own":
            lines.append(", ".join(dict.fromkeys(self._teller(claim) for claim in claims)))
        if best is not None and best.certainty != "asserted":
            lines.append(best.certainty)
        copied = not told.n_claims
        if copied:
            lines.append("copied: no second source")
        most = self.scope.depth.claims
        quotes = tuple(
            self.scope.quote(claim, stress=self._stress(fact, claim)) for claim in claims[:most]
        )
        more = max(len(claims) - most, 0)
        return Cell(told.status, tuple(lines), quotes, more=more, copied=copied)

    def _stress(self, fact: str, claim: ClaimRow) -> list[tuple[int, int]]:
        """Return the claim's values in conflict; in a row with one its numbers, if it has none."""
        if claim.claim_id in self._conflicts.spans:
            return self._conflicts.spans[claim.claim_id]
        numbers = self.scope.index.numbers.get(claim.claim_id, [])
        return numbers if fact in self._conflicts.by_fact else []

    def _lacking(self, fact: str, told: CoverageRow) -> Cell:
        omission = self.scope.omissions(fact).get(told.outlet)
        if omission is None or omission.status == "omitted":
            return ABSENT if told.status == "absent" else Cell(told.status)
        near = nearest(self.scope, omission) if omission.status == "unclear" else None
        quotes = (replace(near, note=f"nearest: {near.note}"),) if near else ()
        return Cell(omission.status, quotes=quotes)

    def _teller(self, claim: ClaimRow) -> str:
        speaker = self.scope.speakers.get(claim.attribution_id or "")
        return speaker.name if speaker and claim.voice == "attributed" else "own voice"

    @cached_property
    def missing(self) -> list[Missing]:
        """Facts that an outlet lacks; none where no claim was matched at all: then nothing can be told."""
        return missing(self.scope, self._by_fact) if self.rows else []

    @cached_property
    def only(self) -> list[OnlyIn]:
        """Facts of one outlet alone, for each outlet that has some."""
        return only(self.scope)
