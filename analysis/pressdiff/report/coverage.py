"""Facts by outlet: what is shared, what conflicts, what only one outlet has."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from pressdiff.report.matrix import ABSENT, Cell, Row
from pressdiff.report.rows import AlignmentRow, ClaimRow, CoverageRow
from pressdiff.report.scope import Scope, claim_anchor
from pressdiff.report.text import Quote

STATUS = {
    "own": "own voice",
    "attributed": "attributed",
    "disputed": "disputed",
    "absent": "not found",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one thing that cannot all be true, each in its outlet's words."""

    kinds: tuple[str, ...]
    sides: tuple[tuple[str, Quote], ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """The facts found in one outlet alone, in order of appearance; `n` of them in all."""

    number: int
    outlet: str
    anchor: str
    quotes: tuple[tuple[str, Quote], ...]
    n: int


@dataclass(frozen=True)
class Coverage:
    """The facts of one event as rows."""

    scope: Scope

    @cached_property
    def _clashes(self) -> dict[str, list[AlignmentRow]]:
        """Conflicting pairs of claims of two outlets, by the fact both belong to."""
        fact_of = self.scope.fact_of
        found: dict[str, list[AlignmentRow]] = defaultdict(list)
        for row in self.scope.index.alignments.get(self.scope.event_id, []):
            if row.relation == "conflict" and row.claim_a in fact_of and row.claim_b in fact_of:
                one, other = fact_of[row.claim_a], fact_of[row.claim_b]
                if one == other and self._outlet(row.claim_a) != self._outlet(row.claim_b):
                    found[one].append(row)
        return found

    def _outlet(self, claim_id: str) -> str:
        return self.scope.outlet_of[self.scope.index.claims[claim_id].article_id]

    def _chosen(self, fact: str) -> ClaimRow:
        """Return the claim that words the fact best."""
        return self.scope.index.claims[self.scope.index.wordings[self.scope.event_id, fact]]

    @cached_property
    def rows(self) -> list[Row]:
        """Facts of two outlets or more: conflicts first, then by number of outlets."""
        facts = [fact for fact in self.scope.facts if self.scope.reach[fact] > 1]
        return [self._row(fact) for fact in sorted(facts, key=self._order)]

    def _order(self, fact: str) -> tuple[bool, int, float, str]:
        first = min(claim.position for claim in self.scope.facts[fact])
        return (fact not in self._clashes, -self.scope.reach[fact], first, fact)

    def _row(self, fact: str) -> Row:
        chosen = self._chosen(fact)
        status = self.scope.index.coverage.get((self.scope.event_id, fact), {})
        by_outlet: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.scope.facts[fact]:
            by_outlet[self.scope.outlet_of[claim.article_id]].append(claim)
        cells = tuple(
            self._cell(status[outlet], by_outlet[outlet], stress=fact in self._clashes)
            if outlet in status
            else ABSENT
            for outlet in self.scope.outlets
        )
        return Row(
            self.scope.fact_anchor(fact),
            self.scope.quote(chosen, listed=True).words,
            cells,
            quoted=self.scope.outlet_of[chosen.article_id],
            flags=tuple(f"conflict: {kind}" for kind in self._kinds(fact)),
            kinds=self._filters(fact, cells),
        )

    def _kinds(self, fact: str) -> tuple[str, ...]:
        return tuple(sorted({row.kind or "value" for row in self._clashes.get(fact, ())}))

    def _filters(self, fact: str, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        present = {cell.status for cell in cells} - {"absent"}
        tests = {
            "conflict": fact in self._clashes,
            "voices": {"own", "attributed"} <= present,
            "gap": any(cell.status == "absent" for cell in cells),
        }
        return tuple(name for name, holds in tests.items() if holds)

    def _cell(self, told: CoverageRow, claims: list[ClaimRow], *, stress: bool) -> Cell:
        if not claims:
            return ABSENT if told.status == "absent" else Cell(told.status)
        claims = sorted(claims, key=lambda claim: (claim.article_id, claim.start))
        lines = []
        who = ", ".join(dict.fromkeys(self._teller(claim) for claim in claims))
        if told.status != "own":
            lines.append(who)
        copied = not told.n_claims
        if copied:
            lines.append("copied: no second source")
        most = self.scope.depth.claims
        quotes = tuple(self.scope.quote(claim, stress=stress) for claim in claims[:most])
        more = max(len(claims) - most, 0)
        return Cell(told.status, tuple(lines), quotes, more=more, copied=copied)

    def _teller(self, claim: ClaimRow) -> str:
        speaker = self.scope.speakers.get(claim.attribution_id or "")
        return speaker.name if speaker and claim.voice == "attributed" else "own voice"

    @cached_property
    def only(self) -> list[OnlyIn]:
        """Facts of one outlet alone, for each outlet that has some."""
        found: dict[str, list[tuple[ClaimRow, str]]] = defaultdict(list)
        for fact in self.scope.facts:
            if self.scope.reach[fact] == 1:
                claim = self._chosen(fact)
                found[self.scope.outlet_of[claim.article_id]].append((claim, fact))
        return [
            self._alone(number, outlet, found[outlet])
            for number, outlet in enumerate(self.scope.outlets)
            if outlet in found
        ]

    def _alone(self, number: int, outlet: str, facts: list[tuple[ClaimRow, str]]) -> OnlyIn:
        ordered = sorted(facts, key=lambda pair: (pair[0].article_id, pair[0].start, pair[1]))
        quotes = tuple(
            (self.scope.fact_anchor(fact), self.scope.quote(claim, listed=True))
            for claim, fact in ordered[: self.scope.depth.alone]
        )
        return OnlyIn(number, outlet, f"{self.scope.anchor}.only-{number}", quotes, len(ordered))

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """The facts with conflicting values, with the clearest claim of each outlet."""
        return [self._conflict(fact) for fact in sorted(self._clashes, key=self._order)]

    def _conflict(self, fact: str) -> Conflict:
        best: dict[str, tuple[float, str]] = {}
        for row in self._clashes[fact]:
            for name in (row.claim_a, row.claim_b):
                rank = (-row.probability, name)
                best[self._outlet(name)] = min(best.get(self._outlet(name), rank), rank)
        claims = {outlet: self.scope.index.claims[name] for outlet, (_, name) in best.items()}
        common = set.intersection(*(self._numbers(claim) for claim in claims.values()))
        sides = tuple(
            (outlet, without(self.scope.quote(claims[outlet], listed=True, stress=True), common))
            for outlet in self.scope.outlets
            if outlet in claims
        )
        return Conflict(self._kinds(fact), sides, self.scope.fact_anchor(fact))

    def _numbers(self, claim: ClaimRow) -> set[str]:
        text = self.scope.text(claim.article_id).text
        spans = self.scope.index.numbers.get(claim.claim_id, [])
        return {text[start:end].casefold() for start, end in spans}

    @cached_property
    def shown(self) -> dict[str, str]:
        """Id of the row, for each claim that is in one."""
        return {
            claim_anchor(claim): self.scope.fact_anchor(fact)
            for fact, claims in self.scope.facts.items()
            for claim in claims
        }


def without(quote: Quote, common: set[str]) -> Quote:
    """Take the stress from the numbers that are the same on every side."""
    parts = tuple(
        (words, number and words.casefold() not in common) for words, number in quote.parts
    )
    return replace(quote, parts=parts)
