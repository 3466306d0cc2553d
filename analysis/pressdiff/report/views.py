"""The whole page as plain values: what the templates may show, and nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.events.digests import digest
from pressdiff.report.about import About
from pressdiff.report.contents import Contents
from pressdiff.report.copies import Syndication, syndication
from pressdiff.report.dates import moment, span
from pressdiff.report.declared import Outcome, outcomes
from pressdiff.report.entries import Entry
from pressdiff.report.events import headline
from pressdiff.report.outlets import OutletPages, outlet_pages
from pressdiff.report.overall import Named, overall
from pressdiff.report.rates import MeasureView, corpus
from pressdiff.report.reporting import Reporting, reporting
from pressdiff.report.robust import Robust, robust
from pressdiff.report.rows import RejectRow
from pressdiff.report.scope import Scope
from pressdiff.report.slices import Sliced, slices
from pressdiff.report.words import Words, words

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
    single: bool
    events: tuple[Entry, ...]
    alone: tuple[Alone, ...]
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
    outlet_pages: OutletPages | None
    words: Words | None
    robust: Robust | None
    declared: tuple[Outcome, ...]


def page(contents: Contents, entries: Sequence[Entry]) -> PageView:
    """Return everything the report shows but its events, of which `entries` tell.

    Raises
    ------
    TableError
        If a table is missing, or a span does not fit the text it points into.
    """
    index, about = contents.index, contents.about
    articles = contents.articles
    outlets = tuple(sorted({row.outlet for row in articles}))
    reasons = Counter(row.reason for row in index.rejects)
    several = len(contents.scopes) > 1
    compared = {row.article_id for scope in contents.compared for row in scope.articles}
    measures = tuple(corpus(index, about, contents.labels)) if several else ()
    naming = tuple(overall(index, compared)) if several else ()
    return PageView(
        title=_title(outlets, len(entries)),
        named=len(_names(outlets)) <= _NAMED,
        single=contents.single,
        events=tuple(entries),
        alone=tuple(_alone(scope) for scope in contents.alone),
        storylines=contents.storylines,
        warnings=_warnings(about, entries),
        outlets=outlets,
        n_articles=len(articles),
        syndication=syndication(index, articles),
        span=span(row.published_at for row in articles),
        measures=measures,
        about=about,
        slices=tuple(slices(about.quality)),
        created=moment(about.created_at),
        rejects=tuple(index.rejects),
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        filtered=contents.event is not None,
        naming=naming,
        reporting=reporting(index.reporting) if several else None,
        outlet_pages=outlet_pages(contents, entries, naming, measures) if several else None,
        words=words(index) if several else None,
        robust=robust(index.specifications, index.gaps, index.checks, about) if several else None,
        declared=outcomes([*index.effects, *index.corrected], about.declared),
    )


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


def _warnings(about: About, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the run's own warnings; for a single event without any, that event's."""
    if about.warnings or len(entries) != 1 or not entries[0].warning:
        return about.warnings
    return (entries[0].warning,)
