"""Facts by outlet: what is shared, what conflicts, what only one outlet has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from pressdiff.report.index import AlignmentRow, ClaimRow
from pressdiff.report.matrix import ABSENT, Cell, Row
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
    """The facts found in one outlet alone, in order of appearance."""

    outlet: str
    anchor: str
    quotes: tuple[tuple[str, Quote], ...]


@dataclass(frozen=True)
class Coverage:
    """The facts of one event as rows."""

    scope: Scope

    @cached_property
    def _alignments(self) -> list[AlignmentRow]:
        return self.scope.index.alignments.get(self.scope.event_id, [])

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Sum of the probabilities that each claim is the same as another."""
        weights: dict[str, float] = defaultdict(float)
        for row in self._alignments:
            if row.relation == "same":
                weights[row.claim_a] += row.probability
                weights[row.claim_b] += row.probability
        return weights

    @cached_property
    def _conflicts(self) -> list[AlignmentRow]:
        known = self.scope.fact_of
        return [
            row
            for row in self._alignments
            if row.relation == "conflict" and row.claim_a in known and row.claim_b in known
        ]

    @cached_property
    def _groups(self) -> dict[str, int]:
        """Number of the group of conflicting facts that a fact belongs to."""
        groups: dict[str, int] = {}
        for number, row in enumerate(self._conflicts):
            facts = {self.scope.fact_of[row.claim_a], self.scope.fact_of[row.claim_b]}
            joined = {groups[fact] for fact in facts if fact in groups}
            for fact in [*facts, *(fact for fact in groups if groups[fact] in joined)]:
                groups[fact] = number
        return groups

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        kinds: dict[str, set[str]] = defaultdict(set)
        for row in self._conflicts:
            for claim in (row.claim_a, row.claim_b):
                kinds[self.scope.fact_of[claim]].add(row.kind or "value")
        return kinds

    def central(self, claims: Iterable[ClaimRow]) -> ClaimRow:
        """Return the claim that is most like the others; own voice, then the earliest, in a tie."""
        return min(
            claims,
            key=lambda claim: (
                -round(self._weights.get(claim.claim_id, 0.0), 9),
                claim.voice != "own",
                claim.section == "headline",
                claim.position,
                claim.claim_id,
            ),
        )

    @cached_property
    def rows(self) -> list[Row]:
        """Facts of two outlets or in conflict: conflicts first, then by number of outlets."""
        facts = [
            fact for fact in self.scope.facts if self.scope.reach[fact] > 1 or fact in self._groups
        ]
        return [self._row(fact) for fact in sorted(facts, key=self._order)]

    def _order(self, fact: str) -> tuple[int, int, float, str]:
        first = min(claim.position for claim in self.scope.facts[fact])
        group = self._groups.get(fact)
        return (
            len(self._conflicts) if group is None else group,
            -self.scope.reach[fact],
            first,
            fact,
        )

    def _row(self, fact: str) -> Row:
        claims = self.scope.facts[fact]
        chosen = self.central(claims)
        status = self.scope.index.coverage.get((self.scope.event_id, fact), {})
        by_outlet: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in claims:
            by_outlet[self.scope.outlet_of[claim.article_id]].append(claim)
        cells = tuple(
            self._cell(status.get(outlet, "absent"), by_outlet[outlet])
            for outlet in self.scope.outlets
        )
        present = {cell.status for cell in cells} - {"absent"}
        kinds = []
        if fact in self._groups:
            kinds.append("conflict")
        if len(present) > 1:
            kinds.append("voices")
        if any(cell.status == "absent" for cell in cells):
            kinds.append("gap")
        return Row(
            self.scope.fact_anchor(fact),
            self.scope.quote(chosen, listed=True).words,
            cells,
            quoted=self.scope.outlet_of[chosen.article_id],
            flags=tuple(f"conflict: {kind}" for kind in sorted(self._kinds.get(fact, ()))),
            kinds=tuple(kinds),
        )

    def _cell(self, status: str, claims: list[ClaimRow]) -> Cell:
        if not claims:
            return ABSENT if status == "absent" else Cell(status)
        claims = sorted(claims, key=lambda claim: (claim.article_id, claim.start))
        who = dict.fromkeys(
            self.scope.speakers[claim.attribution_id].name
            for claim in claims
            if claim.voice == "attributed" and claim.attribution_id in self.scope.speakers
        )
        quotes = tuple(self.scope.quote(claim) for claim in claims[: self.scope.depth.claims])
        lines = (", ".join(who),) if who and status != "own" else ()
        return Cell(status, lines, quotes, more=max(len(claims) - self.scope.depth.claims, 0))

    @cached_property
    def only(self) -> list[OnlyIn]:
        """Facts of one outlet alone, for each outlet that has some."""
        found: dict[str, list[tuple[ClaimRow, str]]] = defaultdict(list)
        for fact, claims in self.scope.facts.items():
            if self.scope.reach[fact] == 1 and fact not in self._groups:
                claim = self.central(claims)
                found[self.scope.outlet_of[claim.article_id]].append((claim, fact))
        return [
            OnlyIn(outlet, f"{self.scope.anchor}.only-{number}", self._alone(found[outlet]))
            for number, outlet in enumerate(self.scope.outlets)
            if outlet in found
        ]

    def _alone(self, facts: list[tuple[ClaimRow, str]]) -> tuple[tuple[str, Quote], ...]:
        ordered = sorted(facts, key=lambda pair: (pair[0].article_id, pair[0].start, pair[1]))
        return tuple(
            (self.scope.fact_anchor(fact), self.scope.quote(claim, listed=True))
            for claim, fact in ordered
        )

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Conflicting facts, one entry a group, with the clearest claim of each outlet."""
        best: dict[int, dict[str, tuple[float, str]]] = defaultdict(dict)
        kinds: dict[int, set[str]] = defaultdict(set)
        for row in self._conflicts:
            group = self._groups[self.scope.fact_of[row.claim_a]]
            kinds[group].add(row.kind or "value")
            for name in (row.claim_a, row.claim_b):
                outlet = self.scope.outlet_of[self.scope.index.claims[name].article_id]
                rank = (-row.probability, name)
                best[group][outlet] = min(best[group].get(outlet, rank), rank)
        return [self._conflict(group, kinds[group], best[group]) for group in sorted(best)]

    def _conflict(
        self, group: int, kinds: set[str], best: dict[str, tuple[float, str]]
    ) -> Conflict:
        claims = {outlet: self.scope.index.claims[name] for outlet, (_, name) in best.items()}
        common = set.intersection(*(self._numbers(claim) for claim in claims.values()))
        sides = tuple(
            (outlet, without(self.scope.quote(claims[outlet]), common))
            for outlet in self.scope.outlets
            if outlet in claims
        )
        first = next(iter(claims.values()))
        return Conflict(
            tuple(sorted(kinds)), sides, self.scope.fact_anchor(self.scope.fact_of[first.claim_id])
        )

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
