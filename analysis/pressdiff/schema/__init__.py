"""The tables of a run, each declared once: columns, types, meaning, range, key.

Checked at every stage border, written as Parquet, and printed as the data dictionary
(``python -m pressdiff.schema``). Missing is null or an absent row, never 0. Spans are 0-based
half-open character offsets ``[start, end)`` into ``articles.text``.
"""

from pressdiff.schema.table import Column, Table

TIME = "datetime64[us, UTC]"

VOICES = ("own", "attributed")
SECTIONS = ("headline", "lead", "body")
DATE_SOURCES = ("metadata", "url", "dateline", "text", "none")
MENTION_KINDS = ("name", "nominal", "pronoun")
FORM_KINDS = ("name", "nominal", "epithet")
ATTRIBUTION_KINDS = ("direct", "indirect", "mixed")
STANCES = ("neutral", "doubting", "endorsing", "denying")
SOURCE_TYPES = (
    "official", "politician", "military", "expert", "witness",
    "organisation", "media", "document", "anonymous",
)  # fmt: skip
CERTAINTIES = ("asserted", "hedged", "conditional", "planned", "denied")
BOUNDS = ("exact", "at_least", "at_most", "about")
RELATIONS = ("same", "conflict")
CONFLICT_KINDS = ("number", "date", "place", "actor", "cause", "status", "naming")
COVERAGE = ("own", "attributed", "disputed", "absent")
REUSE_KINDS = ("exact", "near", "partial", "credit", "update")
LINKS = ("metonym",)
ENTITY_TYPES = ("person", "organisation", "place", "group", "happening", "other")


def _text(name: str, meaning: str, *values: str, null: bool = False) -> Column:
    return Column(name, "str", meaning, nullable=null, values=values)


def _whole(name: str, meaning: str, low: float = 0) -> Column:
    return Column(name, "int64", meaning, low=low)


def _real(
    name: str,
    meaning: str,
    low: float | None = None,
    high: float | None = None,
    *,
    null: bool = False,
) -> Column:
    return Column(name, "float64", meaning, nullable=null, low=low, high=high)


def _time(name: str, meaning: str) -> Column:
    return Column(name, TIME, meaning, nullable=True)


def _span() -> tuple[Column, Column]:
    return (
        _whole("start", "first character of the span in articles.text, 0-based"),
        _whole("end", "character after the last of the span", low=1),
    )


_ARTICLE = _text(
    "article_id", "the article: the input's own id, else a hash of outlet, address and text"
)
_EVENT = _text("event_id", "the event")
_CLAIM = _text("claim_id", "the claim")
_ATTRIBUTION = _text("attribution_id", "the attribution")
_PROBABILITY = _real("probability", "estimated probability, 0 to 1", 0, 1)

ARTICLES = Table(
    "articles",
    "one article kept",
    ("article_id",),
    (
        _ARTICLE,
        _text("outlet", "who published it, as compared and shown"),
        _text("title", "headline, the first line of text; null if there is none", null=True),
        _text("text", "cleaned text; all spans are offsets into it"),
        _time("published_at", "time of publication, UTC; null if unknown"),
        _text("date_source", "where published_at was found", *DATE_SOURCES),
        _text("url", "address; null if unknown", null=True),
        _text("language", "ISO 639-1 code of the detected language"),
        _whole("n_words", "words (runs of letters or digits) in text", 1),
        _text("wire_agency", "news agency named in dateline or credit; null if none", null=True),
        _text("copy_of", "article_id this one copies or updates; null if none", null=True),
        _text("source_path", "file it came from"),
    ),
)
REJECTS = Table(
    "rejects",
    "one input not used",
    ("source_path", "row", "reason"),
    (
        _text("source_path", "file or folder it came from"),
        _whole("row", "row in that file, 0-based; 0 for a file of one article"),
        _text("reason", "why it is not used, and what to do"),
    ),
)
REUSE = Table(
    "reuse",
    "one passage of an article that stands in another article or is an agency's",
    ("article_id", "start", "end", "kind"),
    (
        _ARTICLE,
        *_span(),
        _text("original_id", "article it stands in; null if only the agency is known", null=True),
        _text("agency", "news agency whose text it is; null if none is named", null=True),
        _text(
            "kind",
            "exact: all of the article is the original's; near: most of it is; partial: passages; "
            "credit: credited to the agency, whose own article is not there; "
            "update: stands in an older version by the same outlet",
            *REUSE_KINDS,
        ),
    ),
)
EVENTS = Table(
    "events",
    "one article in one event",
    ("event_id", "article_id"),
    (
        _ARTICLE,
        _EVENT,
        _text("storyline_id", "the storyline the event belongs to"),
        _real(
            "probability",
            "that the article reports the same event as the others of its group, 0 to 1; "
            "null for an article alone",
            0,
            1,
            null=True,
        ),
    ),
)
ENTITIES = Table(
    "entities",
    "one real-world actor or place",
    ("entity_id",),
    (
        _text("entity_id", "the entity"),
        _text("name", "its most frequent full name"),
        _text("type", "its type", *ENTITY_TYPES),
        _whole("n_mentions", "mentions of all kinds", 1),
        _whole("n_outlets", "outlets that mention it", 1),
    ),
)
ENTITY_LINKS = Table(
    "entity_links",
    "one entity that news names for another: the Kremlin for Russia",
    ("entity_id", "linked_id"),
    (
        _text("entity_id", "the entity named"),
        _text("linked_id", "the entity it can stand for"),
        _text("relation", "how", *LINKS),
    ),
)
MENTIONS = Table(
    "mentions",
    "one mention of an entity",
    ("article_id", "start", "end"),
    (
        _ARTICLE,
        *_span(),
        _text("entity_id", "the entity mentioned"),
        _text("form", "the words of the mention, verbatim"),
        _text("kind", "how it is mentioned", *MENTION_KINDS),
    ),
)
EPITHETS = Table(
    "epithets",
    "one describing word or phrase put to a mention: 'failed', 'so-called', 'far-right'",
    ("article_id", "start", "end"),
    (
        _ARTICLE,
        *_span(),
        _text("entity_id", "the entity described"),
        _text(
            "epithet",
            "the describing words in lower case, in quotation marks if they alone stand in marks; "
            "'in quotation marks' for a noun that stands in marks by itself",
        ),
        _whole("mention_start", "first character of the mention described"),
        _whole("mention_end", "character after the last of the mention described", low=1),
    ),
)
NAMING = Table(
    "naming",
    "one form that one outlet uses for one entity in one voice; copies and pronouns do not count",
    ("entity_id", "outlet", "voice", "kind", "form"),
    (
        _text("entity_id", "the entity"),
        _text("outlet", "the outlet"),
        _text("voice", "whose words: the outlet's own, or attributed", *VOICES),
        _text("kind", "name, noun, or epithet of either", *FORM_KINDS),
        _text(
            "form",
            "the form: case, white space and a leading article folded, spelling kept; a happening's "
            "noun without what describes it",
        ),
        _whole("n", "mentions with the form", 1),
        _whole("n_articles", "articles with the form", 1),
        _whole(
            "total",
            "the outlet's mentions of the entity in that voice and kind; for an epithet, by name or "
            "noun",
            1,
        ),
        _whole("of_articles", "articles of those mentions", 1),
        _real("share", "n / total, 0 to 1", 0, 1),
        _real(
            "ci_low",
            "lower end of the share's 95 % interval, articles being the draws; null with fewer than "
            "5 articles",
            0,
            1,
            null=True,
        ),
        _real(
            "ci_high",
            "upper end of that interval; null with fewer than 5 articles",
            0,
            1,
            null=True,
        ),
        _text("article_id", "article of the first example; mentions and epithets have them all"),
        *_span(),
    ),
)
ATTRIBUTIONS = Table(
    "attributions",
    "one statement or thought credited to somebody",
    ("attribution_id",),
    (
        _ATTRIBUTION,
        _ARTICLE,
        _text("kind", "quoted, reported, or both", *ATTRIBUTION_KINDS),
        _text(
            "cue", "lemma of the cue ('say', 'according to'); null for a free quotation", null=True
        ),
        _text("stance", "the outlet's stance to the statement, told by the cue", *STANCES),
        _text("source_type", "what the source is; null if not told", *SOURCE_TYPES, null=True),
        Column("anonymous", "bool", "true if the source is not named"),
        _text("entity_id", "the speaker; null if ambiguous or not named", null=True),
        _text("parent_id", "attribution this one is reported by; null if the outlet's", null=True),
    ),
)
ATTRIBUTION_SPANS = Table(
    "attribution_spans",
    "one piece of an attribution",
    ("attribution_id", "role", "start", "end"),
    (
        _ATTRIBUTION,
        _text("role", "which part it is", "source", "cue", "content"),
        *_span(),
    ),
)
CLAIMS = Table(
    "claims",
    "one checkable proposition",
    ("claim_id",),
    (
        _CLAIM,
        _ARTICLE,
        *_span(),
        _text("voice", "whose words: the outlet's own, or attributed", *VOICES),
        _text("section", "part of the article", *SECTIONS),
        _real("position", "place in the article, 0 first to 1 last", 0, 1),
        _text("attribution_id", "who it is credited to; null in own voice", null=True),
        _text("predicate", "lemma of the main predicate, with its particle"),
        _text("subject", "words of the subject; null if none", null=True),
        _text("object", "words of the object or complement; null if none", null=True),
        _text("polarity", "negated or not", "positive", "negative"),
        _text("certainty", "how sure the text is of it", *CERTAINTIES),
        _time("time_start", "start of the time the text gives it, UTC; null if not told"),
        _time("time_end", "end of that time, UTC; null if not told"),
    ),
)
QUANTITIES = Table(
    "quantities",
    "one number in a claim",
    ("claim_id", "start", "end"),
    (
        _CLAIM,
        *_span(),
        _real("value", "the number as told"),
        _real("low", "least value compatible with the wording; null if unbounded", null=True),
        _real("high", "greatest value compatible with the wording; null if unbounded", null=True),
        _text("unit", "unit, currency or percent; null for a count", null=True),
        _text("noun", "lemma of what is counted; null if not told", null=True),
        _text("bound", "how exact the wording is", *BOUNDS),
    ),
)
ALIGNMENTS = Table(
    "alignments",
    "two claims of different articles of one event",
    ("event_id", "claim_a", "claim_b"),
    (
        _EVENT,
        _text("claim_a", "one claim, the first in order of id"),
        _text("claim_b", "the other claim"),
        _text(
            "relation",
            "same fact, or the same thing given values that cannot both be true",
            *RELATIONS,
        ),
        _text("kind", "what conflicts; null for same", *CONFLICT_KINDS, null=True),
        _PROBABILITY,
    ),
)
FACTS = Table(
    "facts",
    "one claim in one fact of one event",
    ("event_id", "fact_id", "claim_id"),
    (_EVENT, _text("fact_id", "the fact"), _CLAIM),
)
COVERAGE_TABLE = Table(
    "coverage",
    "one fact for one outlet that covers the event",
    ("event_id", "fact_id", "outlet"),
    (
        _EVENT,
        _text("fact_id", "the fact"),
        _text("outlet", "the outlet"),
        _text(
            "status",
            "how the outlet has it; disputed: another outlet's claim contradicts it, or it is told "
            "with doubt or denial; absent: no claim of it was aligned",
            *COVERAGE,
        ),
        _whole(
            "n_claims", "claims of the outlet in the fact; those copied from another outlet count 0"
        ),
    ),
)
OBSERVATIONS = Table(
    "observations",
    "one opportunity for one measure; every rate is sum(value) / sum(n)",
    ("article_id", "measure", "start", "end", "target"),
    (
        _ARTICLE,
        _text("measure", "name of the measure"),
        *_span(),
        _text("voice", "whose words", *VOICES),
        _text("section", "part of the article", *SECTIONS),
        _text("target", "entity_id the observation is about; null if none", null=True),
        _real("value", "amount observed, in the measure's unit"),
        _real("n", "opportunities, at least 1", 1),
    ),
)
EFFECTS = Table(
    "effects",
    "one difference between two outlets, taken within events",
    ("family", "measure", "voice", "target", "outlet_a", "outlet_b", "correction"),
    (
        _text("family", "tests adjusted together"),
        _text("measure", "name of the measure"),
        _text("voice", "whose words were measured", "all", *VOICES),
        _text("target", "entity_id; null if none", null=True),
        _text("outlet_a", "one outlet"),
        _text("outlet_b", "the other outlet"),
        _whole("n_events", "events both outlets cover with opportunities for the measure", 1),
        _real("difference", "mean over events of rate_a - rate_b, in the measure's unit"),
        _real(
            "ci_low",
            "lower end of the 95 % interval; null with too few events or no spread",
            null=True,
        ),
        _real(
            "ci_high",
            "upper end of the 95 % interval; null with too few events or no spread",
            null=True,
        ),
        _real("p_value", "sign-flip permutation p; null with too few events", 0, 1, null=True),
        _real(
            "p_adjusted", "p adjusted over the family; null with too few events", 0, 1, null=True
        ),
        _text("correction", "whether corrected with hand coding", "none", "hand-coded"),
        _text("status", "whether declared before", "confirmatory", "exploratory"),
    ),
)

TABLES = (
    ARTICLES,
    REJECTS,
    REUSE,
    EVENTS,
    ENTITIES,
    ENTITY_LINKS,
    MENTIONS,
    EPITHETS,
    NAMING,
    ATTRIBUTIONS,
    ATTRIBUTION_SPANS,
    CLAIMS,
    QUANTITIES,
    ALIGNMENTS,
    FACTS,
    COVERAGE_TABLE,
    OBSERVATIONS,
    EFFECTS,
)


def dictionary() -> str:
    """Return the data dictionary of all tables as Markdown."""
    parts = ["# Data dictionary", __doc__.split("\n\n", 1)[1].strip() if __doc__ else ""]
    for table in TABLES:
        parts.append(f"## {table.name}\n\nA row is {table.row}. Key: {', '.join(table.key)}.")
        lines = ["| column | type | null | meaning |", "|---|---|---|---|"]
        for column in table.columns:
            values = f" ({', '.join(column.values)})" if column.values else ""
            null = "yes" if column.nullable else ""
            lines.append(
                f"| `{column.name}` | {column.dtype} | {null} | {column.meaning}{values} |"
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
