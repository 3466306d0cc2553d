"""What coding by hand tells of the program's errors."""

from pressdiff.schema.columns import MEASURE, OUTLET, fraction, real, text, whole
from pressdiff.schema.table import Table

ERRORS = Table(
    "errors",
    "how right the program is on one measure in one outlet, by units coded by hand; empty without them",
    ("measure", "outlet", "quantity"),
    (
        MEASURE,
        OUTLET,
        text(
            "quantity",
            "precision: share of what the program finds that coders find too; recall: share of what "
            "coders find that the program finds; mean_error: rate of the program - rate of the coders, "
            "in the measure's unit. The first two only where a unit is 0 or 1",
            "precision",
            "recall",
            "mean_error",
        ),
        whole("n", "coded units it rests on; for recall those that coders find", 1),
        real("value", "the quantity, weighted by how likely each unit was to be drawn"),
        real("ci_low", "lower end of its 95 % interval; null where nothing varies", null=True),
        real("ci_high", "upper end of that interval; null likewise", null=True),
        fraction(
            "p_value",
            "permutation p that, given what it finds, the program errs alike in all outlets; one test a "
            "measure, on all its rows; null with one outlet or no error",
            null=True,
        ),
    ),
)
