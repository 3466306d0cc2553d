"""Tables that lay outlets side by side: aligned claims, facts, measures, differences."""

from pressdiff.schema.columns import (
    ARTICLE_ID,
    CLAIM_ID,
    EVENT_ID,
    FACT_ID,
    MEASURE,
    OUTLET,
    SECTION,
    VOICES,
    fraction,
    real,
    span,
    text,
    whole,
)
from pressdiff.schema.table import Table

RELATIONS = ("same", "conflict")
CONFLICT_KINDS = ("number", "date", "place", "actor", "cause", "status", "naming")
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
        text("kind", "what conflicts; null for same", *CONFLICT_KINDS, null=True),
        fraction("probability", "estimated probability, 0 to 1"),
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
OBSERVATIONS = Table(
    "observations",
    "one opportunity for one measure; every rate is sum(value) / sum(n)",
    ("article_id", "measure", "start", "end", "target"),
    (
        ARTICLE_ID,
        MEASURE,
        *span(),
        text("voice", "whose words", *VOICES),
        SECTION,
        text("target", "entity_id the observation is about; null if none", null=True),
        real("value", "amount observed, in the measure's unit"),
        real("n", "opportunities, at least 1", 1),
    ),
)
EFFECTS = Table(
    "effects",
    "one difference between two outlets, taken within events",
    ("family", "measure", "voice", "target", "outlet_a", "outlet_b", "correction"),
    (
        text("family", "tests adjusted together"),
        MEASURE,
        text("voice", "whose words were measured", "all", *VOICES),
        text("target", "entity_id; null if none", null=True),
        text("outlet_a", "one outlet"),
        text("outlet_b", "the other outlet"),
        whole("n_events", "events both outlets cover with opportunities for the measure", 1),
        real("difference", "mean over events of rate_a - rate_b, in the measure's unit"),
        real(
            "ci_low",
            "lower end of the 95 % interval; null with too few events or no spread",
            null=True,
        ),
        real(
            "ci_high",
            "upper end of the 95 % interval; null with too few events or no spread",
            null=True,
        ),
        fraction("p_value", "sign-flip permutation p; null with too few events", null=True),
        fraction("p_adjusted", "p adjusted over the family; null with too few events", null=True),
        text("correction", "whether corrected with hand coding", "none", "hand-coded"),
        text("status", "whether declared before", "confirmatory", "exploratory"),
    ),
)
