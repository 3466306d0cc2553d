"""What differences between outlets come to: estimates, equivalence, and a verdict in words."""

from pressdiff.schema.columns import MEASURE, VOICES, fraction, real, text, whole
from pressdiff.schema.table import Table

VERDICTS = ("different", "equivalent", "undecided")

CONTRASTS = Table(
    "contrasts",
    "one outlet against another or all others, within events, whoever the measure is about; from "
    "effects.min_events events on",
    ("family", "measure", "voice", "outlet_a", "outlet_b"),
    (
        text("family", "tests adjusted together"),
        MEASURE,
        text("voice", "whose words were measured", "all", *VOICES),
        text("outlet_a", "one outlet"),
        text(
            "outlet_b",
            "the other outlet; null: the rest, the mean of the other outlets of each event. An "
            "outlet that is only ever beside one other has no row against the rest",
            null=True,
        ),
        whole("n_events", "events both cover with opportunities for the measure", 2),
        real(
            "difference",
            "mean over events of outlet_a's rate - the other's, in the measure's unit",
        ),
        real("ci_low", "lower end of its 95 % interval; null if all events agree", null=True),
        real("ci_high", "upper end of its 95 % interval; null likewise", null=True),
        real("hodges_lehmann", "median of the means of every two events, in the measure's unit"),
        real(
            "hl_low",
            "lower end of its 95 % interval; null with five events or fewer",
            null=True,
        ),
        real("hl_high", "upper end of its 95 % interval; null likewise", null=True),
        real(
            "standardised",
            "difference / standard deviation over events; null if all agree",
            null=True,
        ),
        real(
            "smallest",
            "smallest difference that matters: effects.smallest, else 0.05 of the measure's range; "
            "null if it has none",
            0,
            null=True,
        ),
        fraction("p_value", "sign-flip permutation p of no difference"),
        fraction("p_adjusted", "that p adjusted over the family"),
        fraction(
            "p_equivalent",
            "p of a mean difference of smallest or more, by two one-sided t tests; null if all "
            "events agree or smallest is null",
            null=True,
        ),
        fraction("p_equivalent_adjusted", "that p adjusted over the family; null likewise", null=True),
        real(
            "model_difference",
            "the difference of a mixed model of all outlets (a random intercept per event); null if "
            "nothing is left to tell its error by",
            null=True,
        ),
        fraction("model_p", "p of that difference; null likewise", null=True),
        text(
            "verdict",
            "equivalent: p_equivalent_adjusted is below 0.05, so smaller than what matters, be it "
            "told from 0 or not; different: p_adjusted is below 0.05; undecided: neither",
            *VERDICTS,
        ),
    ),
)  # fmt: skip
