"""Vagueness: how often a clause holds wording that Wikipedia's editors tag as weasel words."""

from collections.abc import Iterator

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import per_clause
from pressdiff.measures.encoded import strong_words


def vagueness(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it holds a vague word, else 0.0.

    Vague is what leaves open who, how many or how sure: "some experts", "widely seen as". None
    in profile light: the encoder finds it.

    Yields
    ------
    Observation
        ``start, end``: the first vague word, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Ganter and Strube (2009), Finding Hedges by Chasing Weasels.
    https://aclanthology.org/P09-2044
    """
    doc, encoded = reading.article.doc, reading.article.encoded
    if encoded is not None:
        yield from per_clause(doc, strong_words(doc, encoded, "hedged"))


VAGUENESS = Measure(
    name="vagueness",
    title="Clauses with vague or weasel wording",
    unit="vague clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause, or profile light",
    needs=frozenset({"DEP", "TAG", "POS", "ENT_IOB"}),
    source=(
        "Ganter and Strube (2009), Finding Hedges by Chasing Weasels, "
        "https://aclanthology.org/P09-2044"
    ),
    validity=(
        "of 60 vague clauses in US news a language model judged 52 right (76-93 %), 2 wrong and 6 doubtful "
        "('authorities', 'some states, like California'); those not found are not counted. WikiWeasel, "
        "cross-validated by sentence: F1 0.64 (precision 0.68, recall 0.60)"
    ),
    observe=vagueness,
    data="WikiWeasel of CoNLL-2010, 7,363 sentences (no licence stated, research)",
)
