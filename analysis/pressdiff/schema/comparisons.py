"""Tables that lay outlets side by side: aligned claims, conflicts, facts, who tells and omits them."""

from pressdiff.schema.columns import (
    CERTAINTIES,
    CLAIM_ID,
    EVENT_ID,
    FACT_ID,
    OUTLET,
    STANCES,
    VOICES,
    flag,
    fraction,
    text,
    time,
    whole,
)
from pressdiff.schema.table import Table

RELATIONS = ("same", "conflict")
CONFLICT_KINDS = ("number", "date", "place", "actor", "cause", "status")
OMISSION = ("omitted", "unknown_yet", "unclear")
COVERAGE = ("own", "attributed", "disputed", "absent")

ALIGNMENTS = Table(
    "alignments",
    "two claims of different articles of one event",
    ("event_id", "claim_a", "claim_b"),
    (
        EVENT_ID,
        text("claim_a", "one claim, the first in order of id"),
        text("claim_b", "the other claim"),
        text(
            "relation",
            "same fact, or the same thing given values that cannot both be true",
            *RELATIONS,
        ),
        text("kind", "what conflicts; null for same", *CONFLICT_KINDS, "naming", null=True),
        fraction("probability", "estimated probability, 0 to 1"),
    ),
)
CONFLICTS = Table(
    "conflicts",
    "two claims that give one thing values that cannot both be true",
    ("event_id", "claim_a", "claim_b"),
    (
        EVENT_ID,
        text("claim_a", "one claim, the first in order of id; the pair is in alignments too"),
        text("claim_b", "the other claim"),
        text("kind", "what conflicts", *CONFLICT_KINDS),
        text("value_a", "the value in claim_a, verbatim; null if no words stand for it", null=True),
        text("value_b", "the value in claim_b, verbatim; null if no words stand for it", null=True),
        flag(
            "update",
            "1: the article that came out later tells a later count or state, so that both may "
            "have been right when written",
        ),
    ),
)
FACTS = Table(
    "facts",
    "one claim in one fact of one event",
    ("event_id", "fact_id", "claim_id"),
    (EVENT_ID, FACT_ID, CLAIM_ID),
)
COVERAGE_TABLE = Table(
    "coverage",
    "one fact for one outlet that covers the event",
    ("event_id", "fact_id", "outlet"),
    (
        EVENT_ID,
        FACT_ID,
        OUTLET,
        text(
            "status",
            "how the outlet has it; disputed: another outlet's claim contradicts it, or it is told "
            "with doubt or denial; absent: no claim of it was aligned",
            *COVERAGE,
        ),
        whole(
            "n_claims", "claims of the outlet in the fact; those copied from another outlet count 0"
        ),
    ),
)
TELLINGS = Table(
    "tellings",
    "one outlet's telling of one fact",
    ("event_id", "fact_id", "outlet"),
    (
        EVENT_ID,
        FACT_ID,
        OUTLET,
        text("claim_id", "the outlet's claim that is closest to those of the other articles"),
        text("voice", "whose words that claim is: the outlet's own, or attributed", *VOICES),
        text("entity_id", "who that claim is credited to; null if not known", null=True),
        text(
            "stance",
            "the outlet's stance to what it credits, told by the cue; null in own voice",
            *STANCES,
            null=True,
        ),
        text("certainty", "how sure that claim is of it", *CERTAINTIES),
        flag("headline", "1: a claim of the outlet in the fact stands in a headline"),
        fraction("position", "its first place in an article of the outlet, 0 first to 1 last"),
        time(
            "published_at", "the outlet's earliest article that has it, UTC; null if none is dated"
        ),
        flag("independent", "1: not copied from another outlet or an agency (coverage.n_claims)"),
    ),
)
WORDINGS = Table(
    "wordings",
    "one fact of one event, with the claim that words it best",
    ("event_id", "fact_id"),
    (
        EVENT_ID,
        FACT_ID,
        text("claim_id", "the claim closest to those of the other articles, to be shown verbatim"),
        text(
            "first_article_id",
            "the article that had it first, of those with a date; null if dates do not tell",
            null=True,
        ),
        time("published_at", "earliest date of an article that has it, UTC; null if none is dated"),
        whole("n_outlets", "outlets that report it independently (coverage.n_claims >= 1)"),
        whole("n_articles", "articles that have it", 1),
    ),
)
OMISSIONS = Table(
    "omissions",
    "one fact that others report, for an outlet that covers the event and has no claim of it",
    ("event_id", "fact_id", "outlet"),
    (
        EVENT_ID,
        FACT_ID,
        OUTLET,
        whole("n_others", "other outlets that report it independently", 1),
        text(
            "status",
            "unclear: a claim of the outlet comes near, though it was not aligned; unknown_yet: "
            "all its articles came out before the first report of the fact; omitted: neither",
            *OMISSION,
        ),
        text(
            "nearest_claim",
            "the outlet's claim most like one of the fact; null if none was compared",
            null=True,
        ),
        fraction(
            "probability", "that the nearest claim tells the fact, 0 to 1; null without", null=True
        ),
    ),
)
