"""Tables of numbers: what is counted in articles, how much each outlet reports, differences."""

from pressdiff.schema.columns import (
    ARTICLE_ID,
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
REPORTING = Table(
    "reporting",
    "one outlet: how much it has of what others report, in the events it covers where two outlets "
    "or more report independently",
    ("outlet",),
    (
        OUTLET,
        whole("n_events", "those events", 1),
        whole("n_facts", "facts it reports in them"),
        whole(
            "n_expected",
            "facts that enough other outlets report, which it has or omits; none that is unclear "
            "or was not known yet",
        ),
        whole("n_omitted", "those it omits"),
        fraction("omission_rate", "n_omitted / n_expected; null if n_expected is 0", null=True),
        fraction(
            "ci_low",
            "lower end of the rate's 95 % interval, by drawing events; null with too few events or "
            "no spread",
            null=True,
        ),
        fraction("ci_high", "upper end of that interval; null likewise", null=True),
        whole("n_exclusive", "facts that no other outlet has, in words not copied"),
        fraction("exclusive_rate", "n_exclusive / n_facts; null if n_facts is 0", null=True),
        fraction(
            "prominence",
            "mean of 1 - position over facts that another outlet reports too: 1 first in the "
            "article, 0 last; null if there is none",
            null=True,
        ),
        real("words", "mean words of its articles in those events: longer articles omit less", 1),
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
