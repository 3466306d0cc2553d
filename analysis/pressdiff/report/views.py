"""The whole page as plain values: what the templates may show, and nothing else."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pressdiff.errors import InputError
from pressdiff.events.digests import digest
from pressdiff.report.about import About
from pressdiff.report.copies import Syndication, syndication
from pressdiff.report.dates import moment, span
from pressdiff.report.declared import Outcome, outcomes
from pressdiff.report.events import EventView, event_view, headline
from pressdiff.report.index import Index
from pressdiff.report.overall import Named, overall
from pressdiff.report.rates import MeasureView, corpus
from pressdiff.report.reporting import Reporting, reporting
from pressdiff.report.robust import Robust, robust
from pressdiff.report.rows import RejectRow
from pressdiff.report.scope import FULL, LEAN, Scope
from pressdiff.report.slices import Sliced, slices
from pressdiff.report.words import Words, words

_MANY = 60  # articles over which cells show fewer quotations, to keep the page small
_NAMED = 45  # characters of outlets named in the title


@dataclass(frozen=True, slots=True)
class Alone:
    """An article that no other outlet's could be compared with; `kind`: what of page, if not one."""

    title: str
    outlet: str
    date: str
    storyline: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class PageView:
    """The report."""

    title: str
    named: bool
    events: tuple[EventView, ...]
    alone: tuple[Alone, ...]
    related: dict[str, list[EventView]]
    storylines: frozenset[str]
    warnings: tuple[str, ...]
    outlets: tuple[str, ...]
    n_articles: int
    syndication: Syndication
    span: str
    measures: tuple[MeasureView, ...]
    about: About
    slices: tuple[Sliced, ...]
    created: str
    rejects: tuple[RejectRow, ...]
    reasons: tuple[tuple[str, int], ...]
    filtered: bool
    naming: tuple[Named, ...]
    reporting: Reporting | None
    words: Words | None
    robust: Robust | None
    declared: tuple[Outcome, ...]


def page(index: Index, about: About, *, event: str | None = None) -> PageView:
    """Return everything the report shows; of one event if `event` is given.

    Raises
    ------
    InputError
        If there is no event `event`.
    TableError
        If a table is missing, or a span does not fit the text it points into.
    """
    depth = LEAN if event is None and len(index.articles) > _MANY else FULL
    scopes = {name: Scope(index, name, depth) for name in index.events}
    if event is not None:
        if event not in scopes:
            known = ", ".join(sorted(scopes)[:5]) or "none"
            raise InputError(f"no event '{event}' in these results; events: {known}, …")
        scopes = {event: scopes[event]}
    compared = [scope for scope in scopes.values() if len(scope.outlets) > 1 or len(scopes) == 1]
    views = [event_view(scope, about) for scope in sorted(compared, key=_prominence)]
    shown = {scope.event_id for scope in compared}
    articles = [row for scope in scopes.values() for row in scope.articles]
    outlets = tuple(sorted({row.outlet for row in articles}))
    told = Counter(scope.storyline for scope in scopes.values())
    reasons = Counter(row.reason for row in index.rejects)
    return PageView(
        _title(outlets, len(views)),
        len(_names(outlets)) <= _NAMED,
        tuple(views),
        tuple(_alone(scope) for name, scope in scopes.items() if name not in shown),
        _related(views),
        frozenset(name for name, count in told.items() if count > 1),
        _warnings(about, views),
        outlets,
        len(articles),
        syndication(index, articles),
        span(row.published_at for row in articles),
        tuple(corpus(index, about, _places(compared, views))) if len(scopes) > 1 else (),
        about,
        tuple(slices(about.quality)),
        moment(about.created_at),
        tuple(index.rejects),
        tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        event is not None,
        tuple(overall(index, {row.article_id for s in compared for row in s.articles}))
        if len(scopes) > 1
        else (),
        reporting(index.reporting) if len(scopes) > 1 else None,
        words(index) if len(scopes) > 1 else None,
        robust(index.specifications, index.gaps, index.checks, about) if len(scopes) > 1 else None,
        outcomes([*index.effects, *index.corrected], about.declared),
    )


def _places(compared: list[Scope], views: list[EventView]) -> dict[str, tuple[str, str]]:
    """Return the anchor and headline of each event shown."""
    labels = {view.anchor: view.label for view in views}
    return {one.event_id: (one.anchor, labels[one.anchor]) for one in compared}


def _prominence(scope: Scope) -> tuple[int, int, str]:
    return (-len(scope.outlets), -len(scope.articles), scope.event_id)


def _title(outlets: tuple[str, ...], n_events: int) -> str:
    if not outlets:
        return "No article to compare"
    if len(outlets) == 1:
        return f"{outlets[0]}: one outlet, nothing to compare it with"
    names = _names(outlets)
    if len(names) > _NAMED:
        names = f"{len(outlets)} outlets"
    return f"{names}, side by side" if n_events < 2 else f"How {names} report {n_events} events"


def _names(outlets: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(outlets[:-1]), *outlets[-1:]]))


def _alone(scope: Scope) -> Alone:
    first = scope.articles[0]
    outlets = (
        first.outlet
        if len(scope.articles) == 1
        else f"{first.outlet}, {len(scope.articles)} articles"
    )
    when = span(row.published_at for row in scope.articles)
    return Alone(headline(first), outlets, when, scope.storyline, digest(first.title, first.text))


def _related(views: list[EventView]) -> dict[str, list[EventView]]:
    """Return the events of each storyline that has several."""
    found: dict[str, list[EventView]] = defaultdict(list)
    for view in views:
        found[view.storyline].append(view)
    return {name: group for name, group in found.items() if len(group) > 1}


def _warnings(about: About, views: list[EventView]) -> tuple[str, ...]:
    """Return the run's own warnings; for a single event without any, that event's."""
    if about.warnings or len(views) != 1 or not views[0].warning:
        return about.warnings
    return (views[0].warning,)
