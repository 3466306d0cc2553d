"""What the overview shows of an event."""

from dataclasses import dataclass

from pressdiff.report.contents import Label
from pressdiff.report.dates import later
from pressdiff.report.events import EventView
from pressdiff.report.parts import Part, parts
from pressdiff.report.scope import Scope

_NAMES = 12  # actors and places an event is found by, besides its headlines


@dataclass(frozen=True, slots=True)
class Front:
    """An outlet's first headline; ``later``: how long after the first outlet it came out."""

    outlet: str
    title: str
    later: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the list; ``agreed``, ``partly`` and ``alone`` are shares of its facts that add up to 1.

    ``when`` is the first time of publication, for sorting (empty: unknown); ``names`` are those the
    event is found by, ``parts`` what each outlet's own page adds up.
    """

    anchor: str
    label: str
    span: str
    when: str
    warning: str
    n_articles: int
    fronts: tuple[Front, ...]
    n_shared: int
    n_mostly: int
    n_only: int
    n_conflicts: int
    n_missing: int
    related: tuple[Label, ...]
    names: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def agreed(self) -> float:
        """Share of the facts that more than half of the outlets have, undisputed."""
        return self._share(self.n_mostly)

    @property
    def partly(self) -> float:
        """Share of the facts that fewer have, or that are disputed."""
        return self._share(self.n_shared - self.n_mostly)

    @property
    def alone(self) -> float:
        """Share of the facts that one outlet has."""
        return self._share(self.n_only)

    def _share(self, n: int) -> float:
        return n / max(self.n_shared + self.n_only, 1)


def entry(scope: Scope, view: EventView, related: list[Label]) -> Entry:
    """Return what the overview shows of an event."""
    times = {
        outlet: sorted(
            row.published_at
            for row in scope.articles
            if row.outlet == outlet and row.published_at is not None
        )
        for outlet in scope.outlets
    }
    known = sorted(found[0] for found in times.values() if found)
    names = [row.head for row in (*view.naming.rows, *view.naming.lesser)]
    return Entry(
        view.anchor,
        view.label,
        view.span,
        known[0].isoformat() if known else "",
        view.warning,
        view.n_articles,
        tuple(
            Front(
                one.outlet,
                one.articles[0].title,
                later(times[one.outlet][0], known[0]) if times[one.outlet] else "",
            )
            for one in view.outlets
        ),
        view.n_shared,
        view.n_mostly,
        view.n_only,
        view.n_conflicts,
        sum(one.n_missing for one in view.outlets),
        tuple(related),
        tuple(dict.fromkeys(names))[:_NAMES],
        parts(scope, view),
    )
