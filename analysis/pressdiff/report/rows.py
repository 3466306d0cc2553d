"""Rows of the tables with the columns the report shows, missing values as None."""

from datetime import datetime
from typing import NamedTuple


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


class ShareRow(NamedTuple):
    """What share of an article's words is from which other article or agency."""

    article_id: str
    original_id: str | None
    agency: str | None
    share: float


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
    cue: str | None
    stance: str
    source_type: str | None
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


class FormRow(NamedTuple):
    """A name, noun or epithet with its form, as `pressdiff.naming.used_forms` returns it."""

    article_id: str
    start: int
    end: int
    entity_id: str
    outlet: str
    voice: str
    kind: str
    form: str


class NamingRow(NamedTuple):
    """What the report shows of a row of `naming`."""

    entity_id: str
    outlet: str
    voice: str
    kind: str
    form: str
    n: int
    total: int
    of_articles: int
    share: float
    ci_low: float | None
    ci_high: float | None
    article_id: str
    start: int


class ConflictRow(NamedTuple):
    """A row of `conflicts`, with the probability of its alignment."""

    event_id: str
    claim_a: str
    claim_b: str
    kind: str
    value_a: str | None
    value_b: str | None
    update: int
    probability: float


class WordingRow(NamedTuple):
    """What the report shows of a row of `wordings`."""

    event_id: str
    fact_id: str
    claim_id: str
    first_article_id: str | None


class TellingRow(NamedTuple):
    """What the report shows of a row of `tellings`."""

    event_id: str
    fact_id: str
    outlet: str
    claim_id: str
    certainty: str


class OmissionRow(NamedTuple):
    """A row of `omissions`."""

    event_id: str
    fact_id: str
    outlet: str
    n_others: int
    status: str
    nearest_claim: str | None
    probability: float | None


class ReportingRow(NamedTuple):
    """A row of `reporting`."""

    outlet: str
    n_events: int
    n_facts: int
    n_expected: int
    n_omitted: int
    omission_rate: float | None
    ci_low: float | None
    ci_high: float | None
    n_exclusive: int
    exclusive_rate: float | None
    prominence: float | None
    words: float


class CoverageRow(NamedTuple):
    """A row of `coverage`."""

    event_id: str
    fact_id: str
    outlet: str
    status: str
    n_claims: int


class ActRow(NamedTuple):
    """What the report shows of a row of `acts`."""

    article_id: str
    start: int
    end: int
    form: str
    voice: str
    agent_start: int | None
    agent: str | None
    patient: str | None


class ObservationRow(NamedTuple):
    """What the report shows of a row of `observations`."""

    article_id: str
    measure: str
    start: int
    end: int
    voice: str
    value: float
    n: float


class KeynessRow(NamedTuple):
    """What the report shows of a row of `keyness`."""

    outlet_a: str
    outlet_b: str
    voice: str
    word: str
    n_events: int
    count_a: int
    count_b: int
    n_texts_a: int
    n_texts_b: int
    rate_a: float
    rate_b: float
    z: float
    p_value: float | None
    p_adjusted: float | None
    article_a: str | None
    start_a: int | None
    end_a: int | None
    article_b: str | None
    start_b: int | None
    end_b: int | None


class DiversityRow(NamedTuple):
    """What the report shows of a row of `diversity`."""

    event_id: str | None
    outlet: str
    q: int
    n_reference: int | None
    rarefied: float | None
    ci_low: float | None
    ci_high: float | None


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


class ContrastRow(NamedTuple):
    """What the report shows of a row of `contrasts`; no ``outlet_b``: the rest."""

    measure: str
    voice: str
    outlet_a: str
    outlet_b: str | None
    n_events: int
    difference: float
    ci_low: float | None
    ci_high: float | None
    smallest: float | None
    p_adjusted: float
    verdict: str


class ErrorRow(NamedTuple):
    """What the report shows of a row of `errors`."""

    measure: str
    outlet: str
    quantity: str
    n: int
    value: float
    ci_low: float | None
    ci_high: float | None
    p_value: float | None


class RateRow(NamedTuple):
    """The rate of one measure for one outlet over its events; no interval with too few."""

    outlet: str
    measure: str
    n_events: int
    value: float
    n: float
    rate: float
    ci_low: float | None
    ci_high: float | None


class RejectRow(NamedTuple):
    """A row of `rejects`."""

    source_path: str
    row: int
    reason: str


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
