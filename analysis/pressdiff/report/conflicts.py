"""Values of one thing that cannot all be true: which outlet gives which, by whom and when."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pressdiff.align.words import words
from pressdiff.errors import TableError
from pressdiff.report.dates import moment
from pressdiff.report.rows import ClaimRow, ConflictRow
from pressdiff.report.scope import Scope, claim_anchor
from pressdiff.report.text import Quote

_PER_CENT = re.compile(r"[\s-]*per[\s-]?cent\b")


@dataclass(frozen=True, slots=True)
class Teller:
    """One outlet that gives a value: in its own voice or credited to `who`, and when."""

    outlet: str
    who: str
    date: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the sentence it stands in first, and all who give it.

    ``value`` is verbatim; empty if no words of the claim stand for it: then the quotation is all.
    """

    value: str
    quote: Quote
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing with two values or more, those published first at the head.

    ``head`` is the shortest claim that gives a value; ``facts`` are those of the claims, ``inside`` those
    that have two of the values; ``update``: every other value is told by a later article as a later count
    or state, which is no disagreement.
    """

    kind: str
    update: bool
    anchor: str
    head: str
    facts: tuple[str, ...]
    inside: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def outlets(self) -> frozenset[str]:
        """Outlets that give one of the values."""
        return frozenset(one.outlet for side in self.sides for one in side.tellers)


_Told = tuple[ClaimRow, str, float]
"""A claim, the value it gives (empty if none) and the probability of its alignment."""


@dataclass(frozen=True)
class Conflicts:
    """The conflicts between the outlets of one event."""

    scope: Scope

    @cached_property
    def _rows(self) -> list[ConflictRow]:
        """Rows between two outlets' claims that are compared."""
        known = self.scope.facts_of
        return [
            row
            for row in self.scope.index.conflicts.get(self.scope.event_id, [])
            if row.claim_a in known
            and row.claim_b in known
            and self._outlet(row.claim_a) != self._outlet(row.claim_b)
        ]

    def _outlet(self, claim_id: str) -> str:
        return self.scope.outlet_of[self.scope.index.claims[claim_id].article_id]

    @cached_property
    def all(self) -> list[Conflict]:
        """Conflicts and updates, one for each thing whose values are told against each other."""
        return [self._conflict(rows) for rows in self._matters()]

    def _matters(self) -> list[list[ConflictRow]]:
        """Join the rows that tell one thing: through a value of one claim that stands in both."""
        group: dict[tuple[str, str, str], list[ConflictRow]] = {}
        for row in self._rows:
            ends = [(row.kind, claim.claim_id, _key(value)) for claim, value, _ in self._told(row)]
            joined = {id(group[end]): group[end] for end in ends if end in group}
            rows = [*(one for found in joined.values() for one in found), row]
            for one in rows:
                for claim, value, _ in self._told(one):
                    group[one.kind, claim.claim_id, _key(value)] = rows
        return list({id(rows): rows for rows in group.values()}.values())

    def _conflict(self, rows: list[ConflictRow]) -> Conflict:
        sides = tuple(self._sides(rows))
        claims = {claim.claim_id: claim for row in rows for claim, *_ in self._told(row)}
        facts_of = self.scope.facts_of
        inside = {
            fact for row in rows for fact in set(facts_of[row.claim_a]) & set(facts_of[row.claim_b])
        }
        facts = inside or {facts_of[claim][0] for claim in claims}
        ordered = tuple(sorted(facts, key=lambda fact: (-self.scope.reach[fact], fact)))
        shared = self.scope.reach[ordered[0]] > 1
        anchor = self.scope.fact_anchor(ordered[0]) if shared else sides[0].quote.anchor
        shortest = min(claims.values(), key=lambda claim: (claim.end - claim.start, claim.claim_id))
        head = self.scope.quote(shortest, listed=True).words
        update = all(row.update for row in rows)
        return Conflict(rows[0].kind, update, anchor, head, ordered, tuple(sorted(inside)), sides)

    @cached_property
    def by_fact(self) -> dict[str, list[Conflict]]:
        """Conflicts and updates inside each fact."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for one in self.all:
            for fact in one.inside:
                found[fact].append(one)
        return dict(found)

    @cached_property
    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """Where the values stand in each claim that gives one."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for row in self._rows:
            for claim, value, _ in self._told(row):
                if span := self._place(claim, value):
                    found[claim.claim_id].add(span)
        return {claim: sorted(spans) for claim, spans in found.items()}

    def _told(self, row: ConflictRow) -> Iterator[_Told]:
        for claim_id, value in ((row.claim_a, row.value_a), (row.claim_b, row.value_b)):
            yield self.scope.index.claims[claim_id], value or "", row.probability

    def _place(self, claim: ClaimRow, value: str) -> tuple[int, int] | None:
        """Return where `value` stands in the claim, None if only elsewhere in its article."""
        text = self.scope.text(claim.article_id).text
        if value not in text:
            raise TableError(
                f"conflict in event '{self.scope.event_id}': value {value!r} does not stand in "
                f"article '{claim.article_id}'; the tables are not of one run"
            )
        whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
        found = whole.search(text, claim.start, claim.end) if value else None
        return found.span() if found else None

    def _sides(self, rows: list[ConflictRow]) -> list[Side]:
        """Join equal values: one side each, with the surest claim of each outlet."""
        sides: dict[str, dict[str, _Told]] = defaultdict(dict)
        for told in (one for row in rows for one in self._told(row)):
            claim, value, _ = told
            own = sides[_key(value) or f"\n{claim.claim_id}"]
            outlet = self._outlet(claim.claim_id)
            own[outlet] = min(own.get(outlet, told), told, key=_rank)
        ordered = sorted(
            sides.values(), key=lambda own: min(self._time(one) for one in own.values())
        )
        return [self._side(sorted(own.values(), key=self._time)) for own in ordered]

    def _time(self, told: _Told) -> tuple[bool, str, str, str]:
        """Return what orders by time of publication, then outlet."""
        claim, _, _ = told
        when = self.scope.index.articles[claim.article_id].published_at
        return when is None, str(when), self._outlet(claim.claim_id), claim.claim_id

    def _side(self, told: list[_Told]) -> Side:
        claim, value, _ = told[0]
        return Side(value, self._quote(claim, value), tuple(self._teller(one) for one, *_ in told))

    def _teller(self, claim: ClaimRow) -> Teller:
        article = self.scope.index.articles[claim.article_id]
        credited = claim.voice == "attributed"
        return Teller(
            article.outlet,
            self.scope.credit(claim.attribution_id) if credited else "own voice",
            moment(article.published_at, article.date_source),
            claim_anchor(claim),
        )

    def _quote(self, claim: ClaimRow, value: str) -> Quote:
        """Return the value with the words around it; the claim where it has no words of its own."""
        span = self._place(claim, value)
        start, end = span or (claim.start, claim.end)
        return self.scope.text(claim.article_id).quote(
            start,
            end,
            voice=claim.voice,
            target=claim_anchor(claim),
            stress=[span] if span else (),
            around=self.scope.depth.around if span else 0,
            longest=self.scope.depth.nearest,
        )


def _key(value: str) -> str:
    """Return what equal values share: case folded, a lone number in digits, per cent as a sign."""
    found = words(value)
    if (
        len(found) == 1
        and found[0].stem[0].isdigit()
        and found[0].end - found[0].start == len(value)
    ):
        return found[0].stem
    return _PER_CENT.sub("%", value.casefold())


def _rank(told: _Told) -> tuple[float, str]:
    return -told[2], told[0].claim_id
