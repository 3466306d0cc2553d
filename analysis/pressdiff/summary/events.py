"""The events of a run that a summary can tell of: what outlets share, contradict and tell apart."""

from dataclasses import dataclass
from functools import cached_property

from pressdiff.markdown import escaped
from pressdiff.report.conflicts import Conflict
from pressdiff.report.coverage import Coverage
from pressdiff.report.dates import span
from pressdiff.report.differs import VoiceSplit, split_of
from pressdiff.report.events import headline, label_article
from pressdiff.report.index import Index
from pressdiff.report.scope import Scope

READ = 60
"""Events whose facts are read: those of most outlets; a summary names a handful of findings."""

_LONGEST = 90  # characters of a headline


@dataclass(frozen=True)
class Told:
    """One event that several outlets report, or the only one."""

    scope: Scope

    @cached_property
    def label(self) -> str:
        """Its headline, escaped, and cut where it is long."""
        return short(headline(label_article(self.scope)), _LONGEST)

    @cached_property
    def span(self) -> str:
        """First and last time of publication."""
        return span(row.published_at for row in self.scope.articles)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self.scope)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """What outlets contradict each other in, later counts and states left out."""
        return self._coverage.conflicts

    @cached_property
    def splits(self) -> list[VoiceSplit]:
        """Facts that some tell in their own voice and others credit, those of most outlets first."""
        found = [split for row in self._coverage.rows if (split := split_of(self.scope, row))]
        return sorted(found, key=lambda one: -len(one.own) - len(one.attributed))

    @property
    def n_shared(self) -> int:
        """Facts that two outlets or more report of their own."""
        return sum(row.present > 1 for row in self._coverage.rows)


def told_events(index: Index) -> list[Told]:
    """Return the events that two outlets or more cover, the only one too: those of most outlets first."""
    scopes = [Scope(index, name) for name in sorted(index.events)]
    found = [one for one in scopes if len(one.outlets) > 1 or len(scopes) == 1]
    found.sort(key=lambda one: (-len(one.outlets), -len(one.articles), one.event_id))
    return [Told(one) for one in found]


def short(text: str, longest: int) -> str:
    """Return `text` escaped, cut at a word where it has more than `longest` characters."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(" ,;:") + " …"
    return escaped(line)
