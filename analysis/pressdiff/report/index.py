"""The tables of a run as rows by key, read once: nothing after this filters a frame."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from pressdiff.copies import counted, shares, taken
from pressdiff.cues import is_credited
from pressdiff.errors import TableError
from pressdiff.facts import between_outlets, compared
from pressdiff.naming import FORM_TABLES, used_forms
from pressdiff.report.robust import CheckRow, GapRow, SpecificationRow
from pressdiff.report.rows import (
    ActRow,
    ArticleRow,
    AttributionRow,
    ClaimRow,
    ConflictRow,
    ContrastRow,
    CoverageRow,
    DiversityRow,
    EffectRow,
    EntityRow,
    ErrorRow,
    EventRow,
    FactRow,
    FormRow,
    KeynessRow,
    MentionRow,
    NamingRow,
    ObservationRow,
    OmissionRow,
    QuantityRow,
    RateRow,
    RejectRow,
    ReportingRow,
    ShareRow,
    SpanRow,
    TellingRow,
    WordingRow,
)
from pressdiff.report.text import Text
from pressdiff.settings import EffectSettings
from pressdiff.stats.rates import outlet_rates, rates

Row = TypeVar("Row", bound=tuple[Any, ...])
Key = TypeVar("Key", bound=Hashable)


Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Index:
    """All tables by the keys that the views ask for.

    `without_wire`: rows in text of agencies and of other outlets are left out of what is counted.
    """

    tables: Mapping[str, pd.DataFrame]
    without_wire: bool = False

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
        """Attributions of each article, without those whose content the outlet itself asserts."""
        told = (row for row in self.attributions.values() if is_credited(row.kind, row.cue))
        return _group(told, lambda row: row.article_id)

    @cached_property
    def wire_attributions(self) -> frozenset[str]:
        """Attributions whose contents are left out as wire text."""
        spans = self._frame("attribution_spans")
        article = self._frame("attributions").set_index("attribution_id")["article_id"]
        spans = spans[spans["role"] == "content"]
        spans = spans.assign(article_id=spans["attribution_id"].map(article))
        kept = counted(spans, self._frame("reuse"), without_wire=self.without_wire)
        return frozenset(spans["attribution_id"]) - frozenset(kept["attribution_id"])

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
    def forms(self) -> dict[str, list[FormRow]]:
        """Names, nouns and epithets of each article, without copies and pronouns."""
        found = used_forms(**{name: self._counted(name) for name in FORM_TABLES})
        return _group(_frame_rows(found, FormRow), lambda row: row.article_id)

    @cached_property
    def naming(self) -> dict[tuple[str, str, str, str, str], NamingRow]:
        """Shares of forms over the run, by entity, outlet, voice, kind and form."""
        return {
            (row.entity_id, row.outlet, row.voice, row.kind, row.form): row
            for row in self._rows("naming", NamingRow)
        }

    @cached_property
    def stands_for(self) -> dict[str, list[str]]:
        """Names of what an entity stands for: the Kremlin for Russia."""
        links = self._frame("entity_links")
        names = {key: row.name for key, row in self.entities.items()}
        pairs = zip(links["entity_id"], links["linked_id"], strict=True)
        found = [(one, names[other]) for one, other in pairs if other in names]
        return {
            key: [name for _, name in rows] for key, rows in _group(found, lambda p: p[0]).items()
        }

    @cached_property
    def conflicts(self) -> dict[str, list[ConflictRow]]:
        """Conflicts of each event; what a copy has of an older version is none."""
        names = ("alignments", "claims", "articles", "reuse")
        pairs = between_outlets(*(self._frame(name) for name in names))
        keys = ["event_id", "claim_a", "claim_b"]
        found = self._frame("conflicts").merge(pairs[[*keys, "probability"]], on=keys)
        return _group(_frame_rows(found, ConflictRow), lambda row: row.event_id)

    @cached_property
    def facts(self) -> dict[str, dict[str, list[ClaimRow]]]:
        """Claims of each fact of each event."""
        found: dict[str, dict[str, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
        for row in _frame_rows(self._compared, FactRow):
            if row.claim_id not in self.claims:
                raise TableError(
                    f"fact '{row.fact_id}' of event '{row.event_id}' has claim '{row.claim_id}', "
                    "which is not in table 'claims'; run again"
                )
            found[row.event_id][row.fact_id].append(self.claims[row.claim_id])
        return found

    @cached_property
    def _compared(self) -> pd.DataFrame:
        """Rows of `facts` that outlets are compared by."""
        names = ("facts", "claims", "articles", "events", "reuse")
        frames = (self._frame(name) for name in names)
        return compared(*frames, without_wire=self.without_wire)

    @cached_property
    def superseded(self) -> frozenset[str]:
        """Articles that have a newer version by the same outlet."""
        newer = ((row, self.articles.get(row.copy_of or "")) for row in self.articles.values())
        return frozenset(row.article_id for row, new in newer if new and new.outlet == row.outlet)

    @cached_property
    def n_older(self) -> Counter[str]:
        """How many older versions each article has."""
        return Counter(self.articles[key].copy_of or "" for key in self.superseded)

    @cached_property
    def shares(self) -> dict[str, list[ShareRow]]:
        """Shares of each article's words that are another's."""
        found = shares(taken(self._frame("reuse")), self._frame("articles"))
        return _group(_frame_rows(found, ShareRow), lambda row: row.article_id)

    @cached_property
    def wordings(self) -> dict[tuple[str, str], WordingRow]:
        """How each fact is worded and which article had it first, by event and fact."""
        return {(row.event_id, row.fact_id): row for row in self._rows("wordings", WordingRow)}

    @cached_property
    def tellings(self) -> dict[tuple[str, str, str], TellingRow]:
        """How an outlet tells a fact best, by event, fact and outlet."""
        rows = self._rows("tellings", TellingRow)
        return {(row.event_id, row.fact_id, row.outlet): row for row in rows}

    @cached_property
    def omissions(self) -> dict[tuple[str, str], dict[str, OmissionRow]]:
        """Outlets without it, for each event and fact that enough others report."""
        found: dict[tuple[str, str], dict[str, OmissionRow]] = defaultdict(dict)
        for row in self._rows("omissions", OmissionRow):
            found[row.event_id, row.fact_id][row.outlet] = row
        return dict(found)

    @cached_property
    def reporting(self) -> list[ReportingRow]:
        """How much of what others report each outlet has, over the run."""
        return self._rows("reporting", ReportingRow)

    @cached_property
    def coverage(self) -> dict[tuple[str, str], dict[str, CoverageRow]]:
        """Rows by outlet, for each event and fact."""
        found: dict[tuple[str, str], dict[str, CoverageRow]] = defaultdict(dict)
        for row in self._rows("coverage", CoverageRow):
            found[row.event_id, row.fact_id][row.outlet] = row
        return found

    @cached_property
    def observations(self) -> dict[str, list[ObservationRow]]:
        """Observations of each article."""
        rows = _frame_rows(self._counted("observations"), ObservationRow)
        return _group(rows, lambda row: row.article_id)

    @cached_property
    def acts(self) -> dict[str, list[ActRow]]:
        """Harmful acts of each article."""
        return _group(_frame_rows(self._counted("acts"), ActRow), lambda row: row.article_id)

    @cached_property
    def effects(self) -> list[EffectRow]:
        """Differences between outlets as the program found them, none corrected by hand coding."""
        rows: list[EffectRow] = self._rows("effects", EffectRow)
        return [row for row in rows if row.correction == "none"]

    @cached_property
    def corrected(self) -> list[EffectRow]:
        """Differences between outlets as hand coding corrects them."""
        rows: list[EffectRow] = self._rows("effects", EffectRow)
        return [row for row in rows if row.correction != "none"]

    @cached_property
    def errors(self) -> dict[str, list[ErrorRow]]:
        """How right the program is where units were coded by hand, by measure."""
        return _group(self._rows("errors", ErrorRow), lambda row: row.measure)

    @cached_property
    def contrasts(self) -> dict[str, list[ContrastRow]]:
        """Outlets against each other and the rest, by measure."""
        return _group(self._rows("contrasts", ContrastRow), lambda row: row.measure)

    @cached_property
    def own_rates(self) -> dict[str, dict[str, dict[str, float]]]:
        """Rates in own voice, whoever they are about: by measure, event and outlet."""
        found: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        cells = self._cells[(self._cells["voice"] == "own") & self._cells["target"].isna()]
        columns = ("measure", "event_id", "outlet", "rate")
        for measure, event, outlet, rate in zip(*(cells[one] for one in columns), strict=True):
            found[measure][event][outlet] = rate
        return found

    @cached_property
    def _cells(self) -> pd.DataFrame:
        return rates(*(self._counted(name) for name in ("observations", "articles", "events")))

    @cached_property
    def specifications(self) -> list[SpecificationRow]:
        """Differences under other choices."""
        return self._rows("specifications", SpecificationRow)

    @cached_property
    def gaps(self) -> list[GapRow]:
        """Parts of the differences over all articles."""
        return self._rows("gaps", GapRow)

    @cached_property
    def checks(self) -> list[CheckRow]:
        """Checks of the run on itself."""
        return self._rows("checks", CheckRow)

    @cached_property
    def keyness(self) -> dict[tuple[str, str], list[KeynessRow]]:
        """Words by which two outlets differ, by pair."""
        return _group(self._rows("keyness", KeynessRow), lambda row: (row.outlet_a, row.outlet_b))

    @cached_property
    def diversity(self) -> dict[tuple[str | None, str], DiversityRow]:
        """Equally quoted speakers (order 1) of each outlet in each event; None: over the run."""
        rows = self._rows("diversity", DiversityRow)
        return {(row.event_id, row.outlet): row for row in rows if row.q == 1}

    @cached_property
    def rejects(self) -> list[RejectRow]:
        """Inputs not used."""
        return self._rows("rejects", RejectRow)

    def rates(self, settings: EffectSettings) -> list[RateRow]:
        """Return the rate of each outlet over all events, in its own voice."""
        found = outlet_rates(self._cells, settings)
        return _frame_rows(found[found["voice"] == "own"], RateRow)

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

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self.tables:
            raise TableError(
                f"the report needs table '{name}'; got {', '.join(sorted(self.tables)) or 'none'}"
            )
        return self.tables[name]

    def _counted(self, name: str) -> pd.DataFrame:
        """Return a table without the rows that are left out as wire text."""
        frame = self._frame(name)
        if not {"article_id", "start", "end"} <= set(frame.columns):
            return frame
        return counted(frame, self._frame("reuse"), without_wire=self.without_wire)

    def _rows(self, name: str, kind: type[Row]) -> list[Row]:
        frame = self._frame(name)
        missing = [field for field in _fields(kind) if field not in frame.columns]
        if missing:
            raise TableError(f"table '{name}' lacks {', '.join(missing)}; run again")
        return _frame_rows(frame, kind)


def _fields(kind: type[Row]) -> tuple[str, ...]:
    fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return fields


def _frame_rows(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    columns = [_values(frame[field]) for field in _fields(kind)]
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
