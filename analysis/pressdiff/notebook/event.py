"""One event of a run, as the cells of a notebook show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pressdiff.errors import InputError, unknown
from pressdiff.notebook.listing import Cell, Listing, Picture, Words, plain, words
from pressdiff.provenance import Provenance
from pressdiff.report.conflicts import Conflict
from pressdiff.report.events import EventView, event_view
from pressdiff.report.index import Index
from pressdiff.report.matrix import Row
from pressdiff.report.missing import Lack
from pressdiff.report.scope import Scope
from pressdiff.report.speeches import Share
from pressdiff.report.text import Quote
from pressdiff.report.told import told

_STATUS = (("omitted", "missing"), ("unclear", "unclear: a sentence comes near"),
           ("unknown", "not known yet when its articles came out"))  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One event, laid out for reading; every quotation is cut out of the stored text."""

    tables: Mapping[str, pd.DataFrame]
    view: EventView
    event_id: str
    urls: Mapping[str, str | None]

    def __repr__(self) -> str:
        warning = f". {self.view.warning}" if self.view.warning else ""
        return f"{self.view.label} ({self._told}){warning}"

    def _repr_html_(self) -> str:
        warning = f"<p><strong>{plain(self.view.warning)}</strong></p>" if self.view.warning else ""
        return f"{warning}<h3>{plain(self.view.label)}</h3><p>{plain(self._told)}</p>"

    @property
    def _told(self) -> str:
        outlets = f"{self.view.n_articles} articles of {len(self.view.outlets)} outlets"
        when = f", {self.view.span}" if self.view.span else ""
        return f"{outlets}{when}; the headline is that of {self.view.label_outlet}"

    def figure(self, name: str) -> Picture | Listing:
        """Return a figure of this event; where there is nothing to draw, a listing that says so.

        Raises
        ------
        InputError
            If there is no such figure.
        """
        from pressdiff.figures import ALL, svg  # noqa: PLC0415  takes a second to import

        figures = {one.name: one for one in ALL}
        if name not in figures:
            raise InputError(f"no figure '{name}'; there are: {', '.join(figures)}")
        drawn = figures[name].draw(self.tables, event=self.event_id)
        if drawn is None:
            return Listing((), (), f"Nothing to draw in this event: {figures[name].empty}.")
        return Picture(svg(drawn))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that cover the event, in the order of all columns."""
        return tuple(one.outlet for one in self.view.outlets)

    @cached_property
    def articles(self) -> Listing:
        """Headlines and times, with how much of the article is in the outlet's own voice."""
        rows = [
            (
                one.outlet,
                Words(one.title, href=one.url or "") if one.titled else f"(no headline) {one.title}",
                one.date,
                f"{one.n_words:,}",
                f"{one.own_share:.0%}",
                "; ".join(one.sources),
            )
            for outlet in self.view.outlets
            for one in outlet.articles
        ]  # fmt: skip
        columns = ("outlet", "headline", "published", "words", "in its own voice", "copied or wire")
        return Listing(columns, tuple(rows), "No article.")

    @cached_property
    def conflicts(self) -> Listing:
        """Values of one thing that cannot all be true, each in its sentence."""
        return self._sides(
            self.view.conflicts, "No two claims were found to contradict each other."
        )

    @cached_property
    def updates(self) -> Listing:
        """Values that a later article tells as a later count or state: no disagreement."""
        return self._sides(self.view.updates, "No count or state was found to be told anew.")

    def _sides(self, conflicts: Iterable[Conflict], none: str) -> Listing:
        rows: list[tuple[Cell, ...]] = []
        for number, one in enumerate(conflicts, 1):
            for first, side in enumerate(one.sides):
                who = "\n".join(
                    f"{t.outlet}: {t.who}" + (f", {t.date}" if t.date else "") for t in side.tellers
                )
                about = "" if first else f"{number}. {one.kind}"
                rows.append((about, side.value, self._words(side.quote, note=""), who))
        return Listing(("what", "value", "where it stands", "who gives it"), tuple(rows), none)

    @cached_property
    def missing(self) -> Listing:
        """Facts that others report and an outlet does not, with its sentence that comes nearest."""
        columns = (
            "outlet",
            "status",
            "fact, in another's words",
            "reported by",
            "its nearest sentence",
        )
        return Listing(
            columns, tuple(self._lacks()), "No outlet lacks a fact that two others report."
        )

    def _lacks(self) -> Iterator[tuple[Cell, ...]]:
        for one in self.view.missing:
            for field, status in _STATUS:
                lacks: tuple[Lack, ...] = getattr(one, field)
                for lack in lacks:
                    near = self._words(lack.nearest) if lack.nearest else ""
                    if isinstance(near, Words) and near.note:
                        near = self._words(lack.nearest, note=f"{near.note} likely the same")
                    others = "\n".join(lack.others)
                    yield one.outlet, status, self._words(lack.head, note=""), others, near

    @cached_property
    def speakers(self) -> Listing:
        """Who is credited with how many words in each outlet, and by which cues."""
        rows = [
            (one.name + (f" ({one.kind})" if one.kind else ""), *map(_share, one.shares))
            for one in (*self.view.voices.named, *self.view.voices.unnamed)
        ]
        return Listing(("speaker", *self.outlets), tuple(rows), "Nobody is credited with anything.")

    @cached_property
    def quotations(self) -> Listing:
        """Every statement that an article credits to somebody, with its cue."""
        rows: list[tuple[Cell, ...]] = []
        for speaker in (*self.view.voices.named, *self.view.voices.unnamed):
            for outlet, share in zip(self.outlets, speaker.shares, strict=True):
                for one in share.statements if share else ():
                    who = speaker.name + (f", {one.who}" if one.who else "")
                    said = f"{one.cue} ({one.stance})" if one.cue and one.stance else one.cue
                    rows += [
                        (who, outlet, said, one.kind, self._words(q, note="")) for q in one.quotes
                    ]
        columns = ("speaker", "outlet", "cue (stance)", "kind", "words")
        return Listing(columns, tuple(rows), "Nobody is credited with anything.")

    @cached_property
    def names(self) -> Listing:
        """How each outlet names and describes what all of them speak of, where words differ."""
        rows = (*self.view.naming.rows, *self.view.naming.nouns)
        return self._compared("who or what", rows, "All outlets use the same names.")

    @cached_property
    def measures(self) -> Listing:
        """The rate of each measure, and the counts behind it, by voice."""
        rows = [
            (one.head, one.note, *("\n".join(cell.lines) or "no opportunity" for cell in one.cells))
            for one in self.view.measures
        ]
        return Listing(("measure", "voice", *self.outlets), tuple(rows), "Nothing was measured.")

    def _compared(self, what: str, rows: Iterable[Row], none: str) -> Listing:
        told = [(row.head, *("\n".join(cell.lines) or "–" for cell in row.cells)) for row in rows]
        return Listing((what, *self.outlets), tuple(told), none)

    def _words(self, quote: Quote | None, *, note: str | None = None) -> Cell:
        return "" if quote is None else words(quote, self.urls.get(quote.article_id), note=note)


def event_of(tables: Mapping[str, pd.DataFrame], about: Provenance, event_id: str) -> Event:
    """Return one event of a run.

    Raises
    ------
    InputError
        If there is no event `event_id`.
    """
    known(tables, event_id)
    told_of = told(about)
    index = Index(tables, told_of.settings.get("copies.wire_text") == "leave_out")
    articles = tables["articles"]
    urls = articles["url"].astype(object).where(articles["url"].notna(), None)
    return Event(
        tables, event_view(Scope(index, event_id), told_of), event_id,
        dict(zip(articles["article_id"], urls, strict=True)),
    )  # fmt: skip


def known(tables: Mapping[str, pd.DataFrame], event_id: str) -> None:
    """Refuse an event that is not in `tables`, naming some that are.

    Raises
    ------
    InputError
        If there is no event `event_id`.
    """
    events = set(tables["events"]["event_id"])
    if event_id not in events:
        raise unknown("event", event_id, events)


def _share(share: Share | None) -> str:
    if share is None:
        return "–"
    cues = "\n".join(f"{stance}: {cues}" for stance, cues in share.cues)
    return f"{share.n_words} words, {share.of_words:.0%} of the text\n{cues}".strip()
