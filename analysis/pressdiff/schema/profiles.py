"""Tables of each outlet's own words and sources, over the events it shares with others."""

from pressdiff.schema.columns import OUTLET, VOICE, fraction, real, text, whole
from pressdiff.schema.table import Column, Table


def _place(side: str) -> tuple[Column, ...]:
    whose = f"where it first stands in outlet_{side}"
    return (
        text(f"article_{side}", f"article of that place in outlet_{side}; null if none", null=True),
        Column(f"start_{side}", "Int64", f"{whose}; null if nowhere", nullable=True, low=0),
        Column(f"end_{side}", "Int64", "character after it; null likewise", nullable=True, low=1),
    )


KEYNESS = Table(
    "keyness",
    "one word by which two outlets differ in the events that both report; of each pair and voice "
    "the 50 of greatest z on either side and all with p_adjusted under 0.05",
    ("outlet_a", "outlet_b", "voice", "word"),
    (
        text("outlet_a", "one outlet"),
        text("outlet_b", "the other outlet"),
        VOICE,
        text(
            "word",
            "lemma of a noun, verb, adjective or adverb, no name or number; below the headline, in "
            "lower case and American spelling",
        ),
        whole("n_events", "events that both report with words in this voice", 1),
        whole("count_a", "how often outlet_a has the word in them"),
        whole("count_b", "how often outlet_b has it"),
        whole("n_texts_a", "articles of outlet_a with the word"),
        whole("n_texts_b", "articles of outlet_b with it"),
        real(
            "rate_a",
            "count_a per 10,000 words of outlet_a, both scaled to one length in each event",
            0,
        ),
        real("rate_b", "the same of outlet_b", 0),
        real("log_odds", "log-odds ratio with an informative prior; above 0: more in outlet_a"),
        real("z", "log_odds by its standard error: an order, not a test"),
        fraction("dispersion", "Gries' DPnorm over the articles of both: 0 even, 1 in one alone"),
        fraction("p_value", "exact p by exchanging outlets in events; null if too few", null=True),
        fraction("p_adjusted", "p adjusted after Benjamini and Hochberg; null likewise", null=True),
        *_place("a"),
        *_place("b"),
    ),
)
DIVERSITY = Table(
    "diversity",
    "how many speakers one outlet has, over the run or in one event, by one way of counting them",
    ("event_id", "outlet", "q"),
    (
        text("event_id", "the event; null: over the run", null=True),
        OUTLET,
        Column(
            "q",
            "int64",
            "order of the Hill number: 0 counts every speaker, 1 those that are common, 2 those "
            "that dominate",
            low=0,
            high=2,
        ),
        whole("n_articles", "articles with an attribution, no copies", 1),
        whole("n_attributions", "attributions whose speaker is known by name or kind", 1),
        fraction("coverage", "share of its attributions that speakers seen would get, estimated"),
        real("observed", "speakers, or equally quoted speakers, in all its attributions", 1),
        Column(
            "n_reference",
            "Int64",
            "attributions at which outlets are compared; null if it or all others have too few",
            nullable=True,
            low=1,
        ),
        real(
            "rarefied", "expected in n_reference of its attributions; null likewise", 1, null=True
        ),
        real(
            "ci_low", "lower end of its 95 % interval, over articles; null likewise", 1, null=True
        ),
        real("ci_high", "upper end of that interval; null likewise", 1, null=True),
    ),
)
