"""A page for each outlet: what it has, whom it quotes, how it differs from the rest, its events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdiff.report.anchors import named
from pressdiff.report.charts import Chart, chart
from pressdiff.report.contents import Contents
from pressdiff.report.entries import Entry
from pressdiff.report.overall import Named
from pressdiff.report.parts import Part, Stand
from pressdiff.report.quoting import Quoting, quoting
from pressdiff.report.rates import MeasureView
from pressdiff.report.rows import ReportingRow
from pressdiff.report.standing import Standing, standings
from pressdiff.report.usage import Form, Used, forms, used

_FEW = 12  # outlets up to which lists are long
_MANY = 60  # outlets over which they are short
_EVENTS = 3  # times as many events are listed as anything else


@dataclass(frozen=True, slots=True)
class Figures:
    """What an outlet's articles are.

    ``n_events`` are all, ``n_shared`` those that another outlet reports too; ``n_words`` leave copies
    and older versions out, and so do ``own``, the share of them in the outlet's own voice, 0 to 1, and
    ``rest``, that of all other outlets together; None without a word.
    """

    n_articles: int
    n_copies: int
    n_events: int
    n_shared: int
    n_words: int
    own: float | None
    rest: float | None


@dataclass(frozen=True, slots=True)
class Has:
    """How much of what others report an outlet has: shares 0 to 1, None where nothing was expected.

    ``low`` and ``high`` are the interval, None with too few events. ``rest`` is the share of all other
    outlets together, ``n_rest`` of ``of_rest`` facts; ``alone_rest`` their share of facts that one
    outlet alone has. ``chart`` has the outlet's dot, then that of the others.
    """

    row: ReportingRow
    share: float | None
    low: float | None
    high: float | None
    rest: float | None
    n_rest: int
    of_rest: int
    alone_rest: float | None
    chart: Chart


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet; `more_stands` conflicts and `more_events` events are left out."""

    anchor: str
    name: str
    figures: Figures
    has: Has | None
    quoting: Quoting
    stands: tuple[Stand, ...]
    more_stands: int
    standing: Standing | None
    forms: tuple[Form, ...]
    used: Used
    events: tuple[Part, ...]
    more_events: int


@dataclass(frozen=True, slots=True)
class OutletPages:
    """The pages in alphabetical order of outlets; `measures` has the anchor of each measure's own part."""

    pages: tuple[OutletPage, ...]
    measures: dict[str, str]

    @property
    def anchor_of(self) -> dict[str, str]:
        """Id of each outlet's page."""
        return {page.name: page.anchor for page in self.pages}


def outlet_pages(
    contents: Contents,
    entries: Sequence[Entry],
    naming: Sequence[Named],
    measures: Iterable[MeasureView],
) -> OutletPages:
    """Return the pages of all outlets.

    Parameters
    ----------
    contents, entries
        The events, and what each outlet has of those compared.
    naming
        Who and what is named most differently.
    measures
        The measures shown.
    """
    figures = _figures(contents)
    most = 12 if len(figures) <= _FEW else 6 if len(figures) <= _MANY else 3
    events: dict[str, list[tuple[Part, ...]]] = defaultdict(list)
    for entry in entries:
        for part in entry.parts:
            events[part.outlet].append(entry.parts)
    standing = standings(contents.index, contents.about, contents.labels, most)
    shown = {row.article_id for scope in contents.compared for row in scope.articles}
    pages = []
    for name, told in figures.items():
        own = [part for event in events[name] for part in event if part.outlet == name]
        stands = [stand for part in own for stand in part.stands]
        pages.append(
            OutletPage(
                anchor=named("outlet", name),
                name=name,
                figures=told,
                has=_has(contents.index.reporting, name),
                quoting=quoting(name, events[name], most),
                stands=tuple(stands[: most // 2]),
                more_stands=max(len(stands) - most // 2, 0),
                standing=standing.get(name),
                forms=forms(naming, name, most),
                used=used(contents.index, name, shown, most),
                events=tuple(own[: most * _EVENTS]),
                more_events=max(len(own) - most * _EVENTS, 0),
            )
        )
    return OutletPages(tuple(pages), {view.note.name: view.anchor for view in measures})


def _figures(contents: Contents) -> dict[str, Figures]:
    """Return the figures of each outlet, in alphabetical order."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for scope in contents.scopes.values():
        for outlet in scope.outlets:
            counts[outlet].update(events=1, shared=len(scope.outlets) > 1)
        for row in scope.articles:
            found = counts[row.outlet]
            older = row.article_id in contents.index.superseded
            found.update(articles=1, copies=row.copy_of is not None and not older)
            if row.copy_of is None:
                found.update(
                    words=scope.n_words(row), attributed=scope.words_attributed[row.article_id]
                )
    total: Counter[str] = Counter()
    for one in counts.values():
        total.update(one)
    return {
        outlet: Figures(
            n_articles=one["articles"],
            n_copies=one["copies"],
            n_events=one["events"],
            n_shared=one["shared"],
            n_words=one["words"],
            own=_own(one["words"], one["attributed"]),
            rest=_own(total["words"] - one["words"], total["attributed"] - one["attributed"]),
        )
        for outlet, one in sorted(counts.items())
    }


def _own(words: int, attributed: int) -> float | None:
    return max(0.0, 1 - attributed / words) if words else None


def _has(rows: Sequence[ReportingRow], outlet: str) -> Has | None:
    own = next((row for row in rows if row.outlet == outlet), None)
    if own is None:
        return None
    rest = [row for row in rows if row.outlet != outlet]
    of_rest = sum(row.n_expected for row in rest)
    n_rest = of_rest - sum(row.n_omitted for row in rest)
    share = _ratio(own.n_expected - own.n_omitted, own.n_expected)
    low = None if own.ci_high is None else 1 - own.ci_high
    high = None if own.ci_low is None else 1 - own.ci_low
    theirs = _ratio(n_rest, of_rest)
    return Has(
        own,
        share,
        low,
        high,
        theirs,
        n_rest,
        of_rest,
        _ratio(sum(row.n_exclusive for row in rest), sum(row.n_facts for row in rest)),
        chart([(share or 0.0, low, high), (theirs or 0.0, None, None), (1.0, None, None)]),
    )


def _ratio(n: int, of: int) -> float | None:
    return n / of if of else None
