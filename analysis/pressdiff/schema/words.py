"""Which columns of text hold words of articles, and so stay out of a replication bundle.

A column with a list of values holds none. Of the others, those not named here count as words, so
that a new table gives nothing away before somebody has decided.
"""

from collections.abc import Iterable

from pressdiff.schema.table import Table

PLAIN = frozenset(
    {
        # ids; one that repeats a passage of an article is left out all the same
        "article_id", "copy_of", "original_id", "first_article_id", "article_a", "article_b",
        "event_id", "storyline_id", "entity_id", "linked_id", "target", "agent", "patient",
        "attribution_id", "parent_id", "claim_id", "claim_a", "claim_b", "nearest_claim", "fact_id",
        # names that are no article's
        "outlet", "outlet_a", "outlet_b", "measure", "family", "language", "agency", "wire_agency",
        # single words, without order: classes, lemmas of a closed kind, and the words of keyness
        "act", "cue", "unit", "noun", "word",
    }
)  # fmt: skip
"""Columns kept as they are."""

WORDS = frozenset(
    {
        "title", "text", "url",  # an address often spells the headline
        "name", "form", "epithet", "predicate", "subject", "object", "value_a", "value_b",
        "reason",
    }
)  # fmt: skip
"""Columns whose values are replaced by their hash."""

LEFT_OUT = frozenset({"source_path"})
"""Columns that tell of somebody's machine, and differ on the next."""


def words(table: Table) -> list[str]:
    """Return the columns of `table` that are to be hashed, in order."""
    return [
        one.name
        for one in table.columns
        if one.dtype == "str" and not one.values and one.name not in PLAIN | LEFT_OUT
    ]


def undecided(tables: Iterable[Table]) -> list[str]:
    """Return the columns of text, as ``table.column``, that nobody has decided on."""
    return [
        f"{table.name}.{name}" for table in tables for name in words(table) if name not in WORDS
    ]
