"""The events of a report in the order they are told, and what each is called."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pressdiff.errors import unknown
from pressdiff.report.about import About
from pressdiff.report.events import EventView, event_view, headline, label_article
from pressdiff.report.index import Index
from pressdiff.report.rows import ArticleRow
from pressdiff.report.scope import Scope


class Label(NamedTuple):
    """What an event is called where it is linked to."""

    anchor: str
    label: str


@dataclass(frozen=True)
class Contents:
    """The events of `index`, or `event` alone.

    Raises
    ------
    InputError
        If there is no event `event`.
    """

    index: Index
    about: About
    event: str | None = None

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """All events reported on, compared or not."""
        if self.event is None:
            return {name: Scope(self.index, name) for name in self.index.events}
        if self.event not in self.index.events:
            raise unknown("event", self.event, self.index.events)
        return {self.event: Scope(self.index, self.event)}

    @cached_property
    def compared(self) -> list[Scope]:
        """Events of two outlets or more, those of most outlets first; an event alone is shown too."""
        few = len(self.scopes) == 1
        found = [scope for scope in self.scopes.values() if few or len(scope.outlets) > 1]
        return sorted(found, key=_prominence)

    @cached_property
    def alone(self) -> list[Scope]:
        """Events of one outlet only, not compared."""
        shown = {scope.event_id for scope in self.compared}
        return [scope for name, scope in self.scopes.items() if name not in shown]

    @property
    def single(self) -> bool:
        """Whether one event is all there is: a page without an overview."""
        return len(self.compared) == 1 and not self.alone

    @cached_property
    def articles(self) -> list[ArticleRow]:
        """Articles of all events reported on."""
        return [row for scope in self.scopes.values() for row in scope.articles]

    @cached_property
    def labels(self) -> dict[str, Label]:
        """What each compared event is called, by its id."""
        return {
            scope.event_id: Label(scope.anchor, headline(label_article(scope)))
            for scope in self.compared
        }

    @cached_property
    def storylines(self) -> frozenset[str]:
        """Storylines of several events."""
        told = Counter(scope.storyline for scope in self.scopes.values())
        return frozenset(name for name, count in told.items() if count > 1)

    def related(self, scope: Scope) -> list[Label]:
        """Return the other compared events of the same storyline."""
        same = self._of_storyline[scope.storyline]
        return [self.labels[name] for name in same if name != scope.event_id]

    @cached_property
    def _of_storyline(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for scope in self.compared:
            found[scope.storyline].append(scope.event_id)
        return found

    def views(self) -> Iterator[tuple[Scope, EventView]]:
        """Yield the compared events one after another, so that no two are held at once."""
        for scope in self.compared:
            yield scope, event_view(scope, self.about)


def _prominence(scope: Scope) -> tuple[int, int, str]:
    return (-len(scope.outlets), -len(scope.articles), scope.event_id)
