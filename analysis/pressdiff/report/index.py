"""The tables of a run as rows by key, read once: nothing after this filters a frame."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from pressdiff.errors import TableError
from pressdiff.report.text import Text

Row = TypeVar("Row", bound=tuple[Any, ...])
Key = TypeVar("Key", bound=Hashable)


class ArticleRow(NamedTuple):
    """What the report shows of a row of `articles`."""

    article_id: str
    outlet: str
    title: str | None
    text: str
    published_at: datetime | None
    date_source: str
    url: str | None
    n_words: int
    wire_agency: str | None
    copy_of: str | None


class EventRow(NamedTuple):
    """A row of `events`."""

    article_id: str
    event_id: str
    storyline_id: str
    probability: float | None


class ClaimRow(NamedTuple):
    """What the report shows of a row of `claims`."""

    claim_id: str
    article_id: str
    start: int
    end: int
    voice: str
    section: str
    position: float
    attribution_id: str | None
    certainty: str


class AttributionRow(NamedTuple):
    """What the report shows of a row of `attributions`."""

    attribution_id: str
    article_id: str
    kind: str
    stance: str
    anonymous: bool
    entity_id: str | None
    parent_id: str | None


class MentionRow(NamedTuple):
    """A row of `mentions`."""

    article_id: str
    start: int
    end: int
    entity_id: str
    form: str
    kind: str


class AlignmentRow(NamedTuple):
    """A row of `alignments`."""

    event_id: str
    claim_a: str
    claim_b: str
    relation: str
    kind: str | None
    probability: float


class CoverageRow(NamedTuple):
    """A row of `coverage`."""

    event_id: str
    fact_id: str
    outlet: str
    status: str


class ObservationRow(NamedTuple):
    """What the report shows of a row of `observations`."""

    article_id: str
    measure: str
    start: int
    end: int
    voice: str
    value: float
    n: float


class EffectRow(NamedTuple):
    """What the report shows of a row of `effects`."""

    measure: str
    voice: str
    target: str | None
    outlet_a: str
    outlet_b: str
    n_events: int
    difference: float
    ci_low: float | None
    ci_high: float | None
    p_adjusted: float | None
    correction: str
    status: str


class RejectRow(NamedTuple):
    """A row of `rejects`."""

    source_path: str
    row: int
    reason: str


class PhraseRow(NamedTuple):
    """A row of the optional table `phrases`: a noun with the words that describe it."""

    article_id: str
    start: int
    end: int
    head: str
    phrase: str
    voice: str


class SpanRow(NamedTuple):
    """A row of `attribution_spans`."""

    attribution_id: str
    role: str
    start: int
    end: int


class QuantityRow(NamedTuple):
    """What the report shows of a row of `quantities`."""

    claim_id: str
    start: int
    end: int


class FactRow(NamedTuple):
    """A row of `facts`."""

    event_id: str
    fact_id: str
    claim_id: str


class EntityRow(NamedTuple):
    """What the report shows of a row of `entities`."""

    entity_id: str
    name: str
    type: str


Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Index:
    """All tables by the keys that the views ask for."""

    tables: Mapping[str, pd.DataFrame]

    @cached_property
    def articles(self) -> dict[str, ArticleRow]:
        """Articles by id."""
        return {row.article_id: row for row in self._rows("articles", ArticleRow)}

    @cached_property
    def texts(self) -> dict[str, Text]:
        """Texts with their sentences, by article."""
        return {name: Text(name, row.text) for name, row in self.articles.items()}

    @cached_property
    def events(self) -> dict[str, list[EventRow]]:
        """Articles of each event."""
        return _group(self._rows("events", EventRow), lambda row: row.event_id)

    @cached_property
    def claims(self) -> dict[str, ClaimRow]:
        """Claims by id."""
        return {row.claim_id: row for row in self._rows("claims", ClaimRow)}

    @cached_property
    def article_claims(self) -> dict[str, list[ClaimRow]]:
        """Claims of each article."""
        return _group(self.claims.values(), lambda row: row.article_id)

    @cached_property
    def numbers(self) -> dict[str, list[tuple[int, int]]]:
        """Spans of the numbers of each claim."""
        rows = self._rows("quantities", QuantityRow)
        return {
            claim: [(row.start, row.end) for row in found]
            for claim, found in _group(rows, lambda row: row.claim_id).items()
        }

    @cached_property
    def attributions(self) -> dict[str, AttributionRow]:
        """Attributions by id."""
        return {row.attribution_id: row for row in self._rows("attributions", AttributionRow)}

    @cached_property
    def article_attributions(self) -> dict[str, list[AttributionRow]]:
        """Attributions of each article."""
        return _group(self.attributions.values(), lambda row: row.article_id)

    @cached_property
    def pieces(self) -> dict[str, Spans]:
        """Spans of each attribution by role, in order."""
        found: dict[str, Spans] = defaultdict(lambda: {"source": [], "cue": [], "content": []})
        for row in self._rows("attribution_spans", SpanRow):
            found[row.attribution_id][row.role].append((row.start, row.end))
        return found

    @cached_property
    def entities(self) -> dict[str, EntityRow]:
        """Entities by id."""
        return {row.entity_id: row for row in self._rows("entities", EntityRow)}

    @cached_property
    def mentions(self) -> dict[str, list[MentionRow]]:
        """Mentions of each article."""
        return _group(self._rows("mentions", MentionRow), lambda row: row.article_id)

    @cached_property
    def phrases(self) -> dict[str, list[PhraseRow]]:
        """Described nouns of each article; empty where the table is not given."""
        if "phrases" not in self.tables:
            return {}
        return _group(self._rows("phrases", PhraseRow), lambda row: row.article_id)

    @cached_property
    def alignments(self) -> dict[str, list[AlignmentRow]]:
        """Alignments of each event."""
        return _group(self._rows("alignments", AlignmentRow), lambda row: row.event_id)

    @cached_property
    def facts(self) -> dict[str, dict[str, list[ClaimRow]]]:
        """Claims of each fact of each event."""
        found: dict[str, dict[str, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
        for row in self._rows("facts", FactRow):
            if row.claim_id not in self.claims:
                raise TableError(
                    f"fact '{row.fact_id}' of event '{row.event_id}' has claim '{row.claim_id}', "
                    "which is not in table 'claims'; run again"
                )
            found[row.event_id][row.fact_id].append(self.claims[row.claim_id])
        return found

    @cached_property
    def coverage(self) -> dict[tuple[str, str], dict[str, str]]:
        """Status of each outlet, by event and fact."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in self._rows("coverage", CoverageRow):
            found[row.event_id, row.fact_id][row.outlet] = row.status
        return found

    @cached_property
    def observations(self) -> dict[str, list[ObservationRow]]:
        """Observations of each article."""
        return _group(self._rows("observations", ObservationRow), lambda row: row.article_id)

    @cached_property
    def effects(self) -> list[EffectRow]:
        """Differences between outlets."""
        return self._rows("effects", EffectRow)

    @cached_property
    def rejects(self) -> list[RejectRow]:
        """Inputs not used."""
        return self._rows("rejects", RejectRow)

    def text(self, article_id: str) -> Text:
        """Return the text of an article.

        Raises
        ------
        TableError
            If another table names an article that `articles` does not have.
        """
        if article_id not in self.texts:
            raise TableError(f"article '{article_id}' is not in table 'articles'; run again")
        return self.texts[article_id]

    def _rows(self, name: str, kind: type[Row]) -> list[Row]:
        if name not in self.tables:
            raise TableError(
                f"the report needs table '{name}'; got {', '.join(sorted(self.tables)) or 'none'}"
            )
        frame = self.tables[name]
        fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
        missing = [field for field in fields if field not in frame.columns]
        if missing:
            raise TableError(f"table '{name}' lacks {', '.join(missing)}; run again")
        columns = [_values(frame[field]) for field in fields]
        return [kind(*values) for values in zip(*columns, strict=True)]


def _values(column: "pd.Series[Any]") -> list[Any]:
    """Return the values as Python objects, missing ones as None."""
    if not column.hasnans:
        return column.tolist()
    return [
        None if lost else value for value, lost in zip(column.tolist(), column.isna(), strict=True)
    ]


def _group(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)
