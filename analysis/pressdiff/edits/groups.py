"""Edits on events: articles joined to one event, set apart as one, events renamed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from pressdiff import schema
from pressdiff.edits.applied import Applied, free, listed, shown, unknown
from pressdiff.edits.file import Edits
from pressdiff.errors import EditsError


def edit_events(
    events: pd.DataFrame, edits: Edits, *, together: bool = False
) -> tuple[pd.DataFrame, list[Applied]]:
    """Apply the edits on events: first all splits, then merges, then renames.

    A merge joins the whole events of its articles under the event of the first; a split takes
    its articles out. Storylines stay, but for a merged event, which is in that of its first.
    ``probability`` stays as it was computed, and is null for articles set apart and those left
    alone: the number told of another group.

    Parameters
    ----------
    events
        Table `events`.
    edits
        The edits; those on entities are not looked at.
    together
        All articles were taken as one event: edits are checked and told, and not applied.

    Raises
    ------
    EditsError
        If an article or event is unknown, or a new name is taken.
    """
    work = _Work(events)
    told: list[Applied] = []
    for number, edit in enumerate(edits.events):
        if edit.split:
            told.append(work.split(edit.split, edits.where("events", number, "split")))
    for number, edit in enumerate(edits.events):
        if edit.merge:
            told.append(work.merge(edit.merge, edits.where("events", number, "merge")))
    for number, edit in enumerate(edits.events):
        for old, new in edit.rename.items():
            told.append(work.rename(old, new, edits.where("events", number, "rename")))
    if together:
        note = "a comparison takes all its articles as one event"
        return events, [replace(one, events=(), note=note) for one in told]
    return work.done(), [
        replace(one, events=tuple(work.renamed.get(name, name) for name in one.events))
        for one in told
    ]


class _Work:
    """The events while they are edited."""

    def __init__(self, events: pd.DataFrame) -> None:
        self.events = events
        ids = events["article_id"].tolist()
        self.event: dict[str, str] = dict(zip(ids, events["event_id"].tolist(), strict=True))
        self.storyline: dict[str, str] = dict(
            zip(ids, events["storyline_id"].tolist(), strict=True)
        )
        self.members: dict[str, list[str]] = defaultdict(list)
        for article, event in self.event.items():
            self.members[event].append(article)
        self.moved: set[str] = set()
        self.renamed: dict[str, str] = {}

    def split(self, articles: Sequence[str], where: str) -> Applied:
        """Make an event of its own of some articles."""
        names = self._known(articles, where)
        many = len(names) > 1
        text = (
            f"{'Articles' if many else 'Article'} {listed(names)} taken as an event of "
            f"{'their' if many else 'its'} own"
        )
        old = list(dict.fromkeys(self.event[name] for name in names))
        if len(old) == 1 and len(self.members[old[0]]) == len(names):
            return Applied(f"{text}.", where, tuple(old), "the program had found the same")
        new = free(f"{old[0]}-apart", self.members)
        self._move(names, new, self.storyline[names[0]])
        self.moved.update(names)
        left = [event for event in old if self.members[event]]
        self.moved.update(*(self.members[event] for event in left if len(self.members[event]) == 1))
        return Applied(f"{text}, {shown(new)}.", where, (new, *left))

    def merge(self, articles: Sequence[str], where: str) -> Applied:
        """Join the events of some articles under that of the first."""
        names = self._known(articles, where)
        text = f"Articles {listed(names)} taken to report one event"
        old = list(dict.fromkeys(self.event[name] for name in names))
        first = old[0]
        if len(old) == 1:
            return Applied(f"{text}.", where, (first,), "the program had found the same")
        for event in old[1:]:
            self._move(list(self.members[event]), first, self.storyline[names[0]])
        more = len(self.members[first]) - len(names)
        others = f", with {more} more of their events" if more else ""
        return Applied(f"{text}{others}: {shown(first)}.", where, (first,))

    def rename(self, old: str, new: str, where: str) -> Applied:
        """Give an event another id."""
        if not self.members.get(old):
            raise unknown(
                where, "event", old, [event for event in self.members if self.members[event]]
            )
        if new == old:
            return Applied(f"Event {shown(old)} renamed.", where, (old,), "it had that name")
        if self.members.get(new):
            raise EditsError(
                f"{where}: there is already an event {shown(new)}; to join the two, merge"
            )
        for article in self.members.pop(old):
            self.members[new].append(article)
            self.event[article] = new
        self.renamed[old] = new
        return Applied(f"Event {shown(old)} renamed {shown(new)}.", where, (new,))

    def done(self) -> pd.DataFrame:
        """Return table `events` as edited."""
        ids = self.events["article_id"]
        return schema.EVENTS.frame(
            self.events.assign(
                event_id=ids.map(self.event),
                storyline_id=ids.map(self.storyline),
                probability=self.events["probability"].where(~ids.isin(self.moved)),
            )
        )

    def _known(self, articles: Sequence[str], where: str) -> list[str]:
        for name in articles:
            if name not in self.event:
                raise unknown(where, "article", name, list(self.event))
        return list(dict.fromkeys(articles))

    def _move(self, articles: Sequence[str], event: str, storyline: str) -> None:
        for article in articles:
            self.members[self.event[article]].remove(article)
            self.members[event].append(article)
            self.event[article] = event
        for article in self.members[event]:
            self.storyline[article] = storyline
