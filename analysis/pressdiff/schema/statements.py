"""Tables of what one article says: who is credited with what, claims, numbers in claims."""

from pressdiff.schema.columns import (
    ARTICLE_ID,
    CERTAINTIES,
    CLAIM_ID,
    SECTION,
    STANCES,
    VOICE,
    fraction,
    place,
    real,
    span,
    text,
    time,
)
from pressdiff.schema.table import Column, Table

ATTRIBUTION_KINDS = ("direct", "indirect", "mixed")
SOURCE_TYPES = (
    "official", "politician", "military", "expert", "witness",
    "organisation", "media", "document", "anonymous",
)  # fmt: skip
ACT_FORMS = ("active", "passive", "agentless", "nominalised", "intransitive")
BOUNDS = ("exact", "at_least", "at_most", "about")

_ATTRIBUTION_ID = text("attribution_id", "the attribution")

ATTRIBUTIONS = Table(
    "attributions",
    "one statement or thought credited to somebody",
    ("attribution_id",),
    (
        _ATTRIBUTION_ID,
        ARTICLE_ID,
        text("kind", "quoted, reported, or both", *ATTRIBUTION_KINDS),
        text(
            "cue", "lemma of the cue ('say', 'according to'); null for a free quotation", null=True
        ),
        text("stance", "the outlet's stance to the statement, told by the cue", *STANCES),
        text("source_type", "what the source is; null if not told", *SOURCE_TYPES, null=True),
        Column("anonymous", "bool", "true if the source is not named"),
        text("entity_id", "the speaker; null if ambiguous or not named", null=True),
        text("parent_id", "attribution this one is reported by; null if the outlet's", null=True),
    ),
)
ATTRIBUTION_SPANS = Table(
    "attribution_spans",
    "one piece of an attribution",
    ("attribution_id", "role", "start", "end"),
    (
        _ATTRIBUTION_ID,
        text("role", "which part it is", "source", "cue", "content"),
        *span(),
    ),
)
CLAIMS = Table(
    "claims",
    "one checkable proposition",
    ("claim_id",),
    (
        CLAIM_ID,
        ARTICLE_ID,
        *span(),
        VOICE,
        SECTION,
        fraction("position", "place in the article, 0 first to 1 last"),
        text("attribution_id", "who it is credited to; null in own voice", null=True),
        text("predicate", "lemma of the main predicate, with its particle"),
        text("subject", "words of the subject; null if none", null=True),
        text("object", "words of the object or complement; null if none", null=True),
        text("polarity", "negated or not", "positive", "negative"),
        text("certainty", "how sure the text is of it", *CERTAINTIES),
        time("time_start", "start of the time the text gives it, UTC; null if not told"),
        time("time_end", "end of that time, UTC; null if not told"),
    ),
)
QUANTITIES = Table(
    "quantities",
    "one number in a claim",
    ("claim_id", "start", "end"),
    (
        CLAIM_ID,
        *span(),
        real("value", "the number as told"),
        real("low", "least value compatible with the wording; null if unbounded", null=True),
        real("high", "greatest value compatible with the wording; null if unbounded", null=True),
        text("unit", "unit, currency or percent; null for a count", null=True),
        text("noun", "lemma of what is counted; null if not told", null=True),
        text("bound", "how exact the wording is", *BOUNDS),
    ),
)
ACTS = Table(
    "acts",
    "one harmful act told as done, with who does it and to whom",
    ("article_id", "start", "end"),
    (
        ARTICLE_ID,
        *span(),
        text("act", "class of the verb or noun: kill, also for 'murder' and 'massacre'"),
        text(
            "form",
            "active: X killed Y; passive: Y was killed by X, or in X's attack; agentless: Y was "
            "killed; nominalised: the killing of Y; intransitive: Y died",
            *ACT_FORMS,
        ),
        VOICE,
        SECTION,
        place(
            "agent_start", "first character of the words for who does it; null if nobody is told"
        ),
        place("agent_end", "character after the last of them"),
        text("agent", "entity_id of who does it; null if no known actor", null=True),
        place(
            "patient_start", "first character of the words for whom it is done to; null if not told"
        ),
        place("patient_end", "character after the last of them"),
        text("patient", "entity_id of whom it is done to; null if no known actor", null=True),
    ),
)
