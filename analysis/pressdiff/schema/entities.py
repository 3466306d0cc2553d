"""Tables of who and what articles speak of, and of the words outlets choose for it."""

from pressdiff.schema.columns import (
    ARTICLE_ID,
    ENTITY_ID,
    OUTLET,
    VOICE,
    fraction,
    span,
    text,
    whole,
)
from pressdiff.schema.table import Table

ENTITY_TYPES = ("person", "organisation", "place", "group", "happening", "other")
LINKS = ("metonym",)
MENTION_KINDS = ("name", "nominal", "pronoun")
FORM_KINDS = ("name", "nominal", "epithet")

ENTITIES = Table(
    "entities",
    "one real-world actor or place",
    ("entity_id",),
    (
        ENTITY_ID,
        text("name", "its most frequent full name"),
        text("type", "its type", *ENTITY_TYPES),
        whole("n_mentions", "mentions of all kinds", 1),
        whole("n_outlets", "outlets that mention it", 1),
    ),
)
ENTITY_LINKS = Table(
    "entity_links",
    "one entity that news names for another: the Kremlin for Russia",
    ("entity_id", "linked_id"),
    (
        text("entity_id", "the entity named"),
        text("linked_id", "the entity it can stand for"),
        text("relation", "how", *LINKS),
    ),
)
MENTIONS = Table(
    "mentions",
    "one mention of an entity",
    ("article_id", "start", "end"),
    (
        ARTICLE_ID,
        *span(),
        text("entity_id", "the entity mentioned"),
        text("form", "the words of the mention, verbatim"),
        text("kind", "how it is mentioned", *MENTION_KINDS),
    ),
)
EPITHETS = Table(
    "epithets",
    "one describing word or phrase put to a mention: 'failed', 'so-called', 'far-right'",
    ("article_id", "start", "end"),
    (
        ARTICLE_ID,
        *span(),
        text("entity_id", "the entity described"),
        text(
            "epithet",
            "the describing words in lower case, in quotation marks if they alone stand in marks; "
            "'in quotation marks' for a noun that stands in marks by itself",
        ),
        whole("mention_start", "first character of the mention described"),
        whole("mention_end", "character after the last of the mention described", low=1),
    ),
)
NAMING = Table(
    "naming",
    "one form that one outlet uses for one entity in one voice; copies and pronouns do not count",
    ("entity_id", "outlet", "voice", "kind", "form"),
    (
        ENTITY_ID,
        OUTLET,
        VOICE,
        text("kind", "name, noun, or epithet of either", *FORM_KINDS),
        text(
            "form",
            "the form: case, white space and a leading article folded, spelling kept; a happening's "
            "noun without what describes it",
        ),
        whole("n", "mentions with the form", 1),
        whole("n_articles", "articles with the form", 1),
        whole(
            "total",
            "the outlet's mentions of the entity in that voice and kind; for an epithet, by name or "
            "noun",
            1,
        ),
        whole("of_articles", "articles of those mentions", 1),
        fraction("share", "n / total, 0 to 1"),
        fraction(
            "ci_low",
            "lower end of the share's 95 % interval, articles being the draws; null with fewer than "
            "5 articles",
            null=True,
        ),
        fraction(
            "ci_high",
            "upper end of that interval; null with fewer than 5 articles",
            null=True,
        ),
        text("article_id", "article of the first example; mentions and epithets have them all"),
        *span(),
    ),
)
