"""The tables of a run, each declared once: columns, types, meaning, range, key.

Declared by kind: what was read (`articles`), whom it speaks of (`entities`), what one article says
(`statements`), outlets side by side (`comparisons`), numbers of it (`rates`), each
outlet's words and sources (`profiles`). `columns` has what
they share, `table` checks a frame, `markdown` prints the data dictionary.
"""

from pressdiff.schema import markdown
from pressdiff.schema.articles import ARTICLES, EVENTS, REJECTS, REUSE
from pressdiff.schema.coding import ERRORS
from pressdiff.schema.comparisons import (
    ALIGNMENTS,
    CONFLICTS,
    COVERAGE_TABLE,
    FACTS,
    OMISSIONS,
    TELLINGS,
    WORDINGS,
)
from pressdiff.schema.contrasts import CONTRASTS
from pressdiff.schema.entities import ENTITIES, ENTITY_LINKS, EPITHETS, MENTIONS, NAMING
from pressdiff.schema.profiles import DIVERSITY, KEYNESS
from pressdiff.schema.rates import EFFECTS, OBSERVATIONS, REPORTING
from pressdiff.schema.robustness import CHECKS, GAPS, SPECIFICATIONS
from pressdiff.schema.statements import (
    ACTS,
    ATTRIBUTION_SPANS,
    ATTRIBUTIONS,
    CLAIMS,
    QUANTITIES,
    SOURCE_TYPES,
)

__all__ = [
    "ACTS",
    "ALIGNMENTS",
    "ARTICLES",
    "ATTRIBUTIONS",
    "ATTRIBUTION_SPANS",
    "CHECKS",
    "CLAIMS",
    "CONFLICTS",
    "CONTRASTS",
    "COVERAGE_TABLE",
    "DIVERSITY",
    "EFFECTS",
    "ENTITIES",
    "ENTITY_LINKS",
    "EPITHETS",
    "ERRORS",
    "EVENTS",
    "FACTS",
    "GAPS",
    "KEYNESS",
    "MENTIONS",
    "NAMING",
    "OBSERVATIONS",
    "OMISSIONS",
    "QUANTITIES",
    "REJECTS",
    "REPORTING",
    "REUSE",
    "SOURCE_TYPES",
    "SPECIFICATIONS",
    "TABLES",
    "TELLINGS",
    "WORDINGS",
    "dictionary",
]

TABLES = (
    ARTICLES,
    REJECTS,
    REUSE,
    EVENTS,
    ENTITIES,
    ENTITY_LINKS,
    MENTIONS,
    EPITHETS,
    NAMING,
    ATTRIBUTIONS,
    ATTRIBUTION_SPANS,
    CLAIMS,
    QUANTITIES,
    ACTS,
    ALIGNMENTS,
    CONFLICTS,
    FACTS,
    WORDINGS,
    COVERAGE_TABLE,
    TELLINGS,
    OMISSIONS,
    OBSERVATIONS,
    REPORTING,
    EFFECTS,
    CONTRASTS,
    ERRORS,
    GAPS,
    CHECKS,
    SPECIFICATIONS,
    KEYNESS,
    DIVERSITY,
)


def dictionary() -> str:
    """Return the data dictionary of all tables as Markdown."""
    return markdown.dictionary(TABLES)
