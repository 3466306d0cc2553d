"""Tables that tell how far a difference can be trusted: its parts, false alarms, other choices."""

from pressdiff.schema.columns import MEASURE, fraction, real, text, whole
from pressdiff.schema.table import Table

GAP_PARTS = ("raw", "selection", "composition", "length", "mix", "framing")
CHECK_KINDS = ("labels", "halves", "placebo")

OUTLET_A, OUTLET_B = text("outlet_a", "one outlet"), text("outlet_b", "the other outlet")

GAPS = Table(
    "gaps",
    "one part of the difference between two outlets over all their articles",
    ("measure", "voice", "outlet_a", "outlet_b", "part"),
    (
        MEASURE,
        text("voice", "whose words were measured", "all", "own"),
        OUTLET_A,
        OUTLET_B,
        text(
            "part",
            "raw: rate_a - rate_b over all articles = selection (different events) + composition + "
            "framing (the same event, like text); composition = length (how much each writes on "
            "which shared event) + mix (headline, lead, body; wire text; kind of page)",
            *GAP_PARTS,
        ),
        whole("n_articles_a", "articles of outlet_a with opportunities for the measure", 1),
        whole("n_articles_b", "those of outlet_b", 1),
        whole("n_events", "events in which both have opportunities", 1),
        real("difference", "the part, in the measure's unit"),
        real(
            "ci_low",
            "lower end of its 95 % interval, by drawing events; null with too few or no spread",
            null=True,
        ),
        real("ci_high", "upper end of that interval; null likewise", null=True),
    ),
)
CHECKS = Table(
    "checks",
    "one check of one measure in own voice against differences that are not there",
    ("check", "measure"),
    (
        text(
            "check",
            "labels: two outlets exchanged within events at random; halves: one outlet's articles "
            "cut in two at random; placebo: each outlet's articles put into its events at random",
            *CHECK_KINDS,
        ),
        MEASURE,
        whole("n_runs", "times it was repeated", 1),
        whole("n_comparisons", "comparisons with an interval, over all runs", 1),
        whole("n_beyond", "those whose 95 % interval excludes 0"),
        fraction(
            "share",
            "n_beyond / n_comparisons; 0.05 is expected of labels and halves, of placebo what "
            "outlets differ in whatever the event",
        ),
        real("largest", "largest absolute difference among them, in the measure's unit", 0),
        whole("n_found", "placebo: comparisons found beyond 0 in the true events; else 0"),
        fraction(
            "remaining",
            "placebo: of those, the share found with the same sign in placebo events, over all "
            "runs; null without any, and for the other checks",
            null=True,
        ),
    ),
)
SPECIFICATIONS = Table(
    "specifications",
    "one difference between two outlets in own voice, estimated with one set of choices",
    ("measure", "outlet_a", "outlet_b", "words", "events", "parts", "cells", "estimator"),
    (
        MEASURE,
        OUTLET_A,
        OUTLET_B,
        text("words", "whose text counts", "all, with copies", "without copies", "without wire"),
        text(
            "events",
            "which events: all, those whose articles all report the same event with at least a "
            "probability, or one left out",
            "all",
            "0.5",
            "0.8",
            "0.9",
            "without the largest",
            "without the one that raises it most",
            "without the one that lowers it most",
        ),
        text("parts", "which part of articles", "all", "body"),
        text(
            "cells",
            "what an outlet must have in an event: anything, 3 opportunities, or 300 words",
            "any",
            "3 opportunities",
            "300 words",
        ),
        text("estimator", "of the events' differences", "mean", "Hodges-Lehmann", "median"),
        whole("main", "1: the choices of table effects"),
        whole("n_events", "events both outlets cover under these choices", 1),
        real("difference", "rate_a - rate_b, in the measure's unit"),
        real(
            "ci_low",
            "lower end of the 95 % interval; null with too few events or no spread",
            null=True,
        ),
        real("ci_high", "upper end of that interval; null likewise", null=True),
    ),
)
