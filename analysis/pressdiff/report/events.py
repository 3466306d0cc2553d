"""One event as a page: headlines, differences, facts, articles, voices, names, measures."""

from dataclasses import dataclass

from pressdiff.report.about import About
from pressdiff.report.anchors import link, named
from pressdiff.report.conflicts import Conflict
from pressdiff.report.copies import Version, sources, versions
from pressdiff.report.coverage import Coverage
from pressdiff.report.dates import moment, span
from pressdiff.report.differs import Differs, differs
from pressdiff.report.harm import harm
from pressdiff.report.markup import Mark, Paragraph, paragraphs
from pressdiff.report.matrix import Row
from pressdiff.report.missing import Missing
from pressdiff.report.naming import Naming
from pressdiff.report.only import OnlyIn
from pressdiff.report.rates import event_rates
from pressdiff.report.rows import ArticleRow, EventRow
from pressdiff.report.scope import Scope, claim_anchor
from pressdiff.report.voices import Voices, voices

_LITTLE = 20  # words of its own under which nothing is told of an outlet: a headline
_DOUBTED = 0.5  # probability under which an article more likely reports another event


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its claims marked; `number` is its outlet's column."""

    anchor: str
    number: int
    outlet: str
    title: str
    titled: bool
    date: str
    url: str | None
    n_words: int
    sources: tuple[str, ...]
    own_share: float
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """One outlet's part in the event: its articles, its own before copies and older versions.

    ``own_share`` is None if all its words are another's, which are left out.
    """

    number: int
    outlet: str
    articles: tuple[ArticleView, ...]
    own_share: float | None
    n_speakers: int
    n_shared: int
    n_only: int
    n_missing: int
    n_conflicts: int


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything one event shows."""

    anchor: str
    label: str
    label_outlet: str
    span: str
    warning: str
    n_articles: int
    outlets: tuple[OutletView, ...]
    differs: Differs
    facts: tuple[Row, ...]
    n_shared: int
    n_agreed: int
    n_mostly: int
    conflicts: tuple[Conflict, ...]
    updates: tuple[Conflict, ...]
    missing: tuple[Missing, ...]
    only: tuple[OnlyIn, ...]
    n_only: int
    n_conflicts: int
    voices: Voices
    naming: Naming
    versions: tuple[Version, ...]
    harm: tuple[Row, ...]
    measures: tuple[Row, ...]
    edits: tuple[str, ...]


def event_view(scope: Scope, about: About) -> EventView:
    """Return the page of one event."""
    coverage = Coverage(scope)
    typical = label_article(scope)
    speakers = voices(scope)
    naming = Naming(scope)
    members = scope.index.events[scope.event_id]
    return EventView(
        scope.anchor,
        headline(typical),
        typical.outlet,
        span(row.published_at for row in scope.articles),
        doubt(scope, members),
        len(scope.articles),
        tuple(_outlets(scope, coverage, speakers)),
        differs(scope, coverage, naming, speakers),
        tuple(coverage.rows),
        sum(row.present > 1 for row in coverage.rows),
        sum(_agreed(row) for row in coverage.rows),
        sum(_mostly(row) for row in coverage.rows),
        tuple(coverage.conflicts),
        tuple(coverage.updates),
        tuple(coverage.missing),
        tuple(coverage.only),
        sum(only.n for only in coverage.only),
        len(coverage.conflicts),
        speakers,
        naming,
        tuple(versions(scope)),
        tuple(harm(scope)),
        tuple(event_rates(scope, about)),
        tuple(one.text for one in about.edits if scope.event_id in one.events and not one.note),
    )


def label_article(scope: Scope) -> ArticleRow:
    """Return the article whose headline stands for the event: the most typical, then the first."""
    chance = {row.article_id: row.probability or 0.0 for row in scope.index.events[scope.event_id]}
    return min(
        scope.articles,
        key=lambda row: (
            row.copy_of is not None,
            -chance[row.article_id],
            row.published_at is None,
            str(row.published_at),
            row.article_id,
        ),
    )


def headline(article: ArticleRow) -> str:
    """Return the headline, or the first words where there is none."""
    if article.title and article.title.strip():
        return article.title.strip()
    words = article.text.strip().split("\n")[0]
    return words if len(words) <= 120 else f"{words[:120].rsplit(' ', 1)[0]} …"


def doubt(scope: Scope, members: list[EventRow]) -> str:
    """Return a plain warning if the articles likely report different events, else nothing."""
    low = [row for row in members if row.probability is not None and row.probability < _DOUBTED]
    if not low:
        return ""
    if len(low) * 2 >= len(members):
        mean = sum(row.probability or 0.0 for row in low) / len(low)
        return (
            "These articles most likely report different events "
            f"(estimated probability that they report the same one: {mean:.0%}). "
            "They are compared all the same; where an outlet lacks a fact, that says little."
        )
    told = ", ".join(
        f"{scope.outlet_of[row.article_id]} ({row.probability:.0%})"
        for row in low
        if row.article_id in scope.outlet_of
    )
    return f"One article or more may report another event than the rest: {told}."


def _outlets(scope: Scope, coverage: Coverage, speakers: Voices) -> list[OutletView]:
    found = []
    only = {one.outlet: one.n for one in coverage.only}
    lacks = {one.outlet: one.n for one in coverage.missing}
    compared = {row.article_id for row in scope.compared}
    left_out = scope.index.without_wire
    for number, outlet in enumerate(scope.outlets):
        rows = [row for row in scope.articles if row.outlet == outlet]
        rows.sort(key=lambda row: (row.article_id not in compared, row.copy_of is not None))
        newest = [row for row in rows if row.article_id in compared]
        newest = [row for row in newest if row.copy_of is None] or newest
        words = sum(scope.n_words(row) for row in newest)
        theirs = sum(scope.words_attributed[row.article_id] for row in newest)
        found.append(
            OutletView(
                number,
                outlet,
                tuple(_article(scope, speakers, row, number) for row in rows),
                _share(words, theirs) if words >= _LITTLE or not left_out else None,
                speakers.counts[number],
                sum(row.present > 1 and row.cells[number].counts for row in coverage.rows),
                only.get(outlet, 0),
                lacks.get(outlet, 0),
                sum(outlet in conflict.outlets for conflict in coverage.conflicts),
            )
        )
    return found


def _agreed(row: Row) -> bool:
    """Tell whether every outlet has the fact, two of them of their own, and none disputes it."""
    told = {cell.status for cell in row.cells}
    everywhere = row.present + row.copied == len(row.cells)
    return row.present > 1 and everywhere and "disputed" not in told


def _mostly(row: Row) -> bool:
    """Tell whether more than half of the outlets have the fact, and none disputes it."""
    told = {cell.status for cell in row.cells}
    return (
        row.present > 1 and row.present + row.copied > len(row.cells) / 2 and "disputed" not in told
    )


def _share(words: int, attributed: int) -> float:
    return max(0.0, 1 - attributed / words)


def _article(scope: Scope, speakers: Voices, row: ArticleRow, number: int) -> ArticleView:
    return ArticleView(
        named("article", row.article_id),
        number,
        row.outlet,
        headline(row),
        bool(row.title and row.title.strip()),
        moment(row.published_at, row.date_source),
        link(row.url),
        row.n_words,
        sources(scope.index, row),
        _share(row.n_words, scope.words_attributed[row.article_id]),
        tuple(
            paragraphs(
                scope.text(row.article_id),
                _marks(scope, speakers, row),
                title=row.title,
            )
        ),
    )


def _marks(scope: Scope, speakers: Voices, row: ArticleRow) -> list[Mark]:
    marks = []
    for claim in scope.index.article_claims.get(row.article_id, []):
        name = claim_anchor(claim)
        fact = next(iter(scope.facts_of.get(claim.claim_id, ())), None)
        row_anchor, reach = (scope.fact_anchor(fact), scope.reach[fact]) if fact else ("", 0)
        marks.append(Mark(claim.start, claim.end, "claim", name, row_anchor, reach))
    for number, one in enumerate(scope.index.article_attributions.get(row.article_id, [])):
        place = speakers.row_of.get(one.attribution_id)
        said = "" if place is None else f"{place}.{number}"
        title = f"{scope.credit(one.attribution_id)} · {one.kind}"
        forms = {"content": one.kind, "cue": one.stance if one.stance != "neutral" else ""}
        for role, spans in scope.index.pieces[one.attribution_id].items():
            marks.extend(
                Mark(start, end, role, said=said, title=title, form=forms.get(role, ""))
                for start, end in spans
            )
    return marks
