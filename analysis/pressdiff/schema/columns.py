"""How the tables declare their columns: one function a type, and the columns many tables share."""

from pressdiff.schema.table import Column

TIME = "datetime64[us, UTC]"

VOICES = ("own", "attributed")
SECTIONS = ("headline", "lead", "body")
STANCES = ("neutral", "doubting", "endorsing", "denying")
CERTAINTIES = ("asserted", "hedged", "conditional", "planned", "denied")


def text(name: str, meaning: str, *values: str, null: bool = False) -> Column:
    """Return a column of text, one of `values` if any are given."""
    return Column(name, "str", meaning, nullable=null, values=values)


def whole(name: str, meaning: str, low: float = 0) -> Column:
    """Return a column of whole numbers from `low` on, never null."""
    return Column(name, "int64", meaning, low=low)


def place(name: str, meaning: str) -> Column:
    """Return a column of characters in articles.text, null where there are none."""
    return Column(name, "Int64", meaning, nullable=True, low=0)


def flag(name: str, meaning: str) -> Column:
    """Return a column of 1 and 0, for yes and no."""
    return Column(name, "int64", meaning, low=0, high=1)


def real(name: str, meaning: str, low: float | None = None, *, null: bool = False) -> Column:
    """Return a column of numbers, from `low` on if it is given."""
    return Column(name, "float64", meaning, nullable=null, low=low)


def fraction(name: str, meaning: str, *, null: bool = False) -> Column:
    """Return a column of numbers from 0 to 1."""
    return Column(name, "float64", meaning, nullable=null, low=0, high=1)


def time(name: str, meaning: str) -> Column:
    """Return a column of times in UTC, null where unknown."""
    return Column(name, TIME, meaning, nullable=True)


def span() -> tuple[Column, Column]:
    """Return the two columns of a span, characters [start, end) of the article's text."""
    return (
        whole("start", "first character of the span in articles.text, 0-based"),
        whole("end", "character after the last of the span", low=1),
    )


ARTICLE_ID = text(
    "article_id", "the article: the input's own id, else a hash of outlet, address and text"
)
EVENT_ID = text("event_id", "the event")
ENTITY_ID = text("entity_id", "the entity")
CLAIM_ID = text("claim_id", "the claim")
FACT_ID = text("fact_id", "the fact")
OUTLET = text("outlet", "the outlet")
VOICE = text("voice", "whose words: the outlet's own, or attributed", *VOICES)
SECTION = text("section", "part of the article", *SECTIONS)
MEASURE = text("measure", "name of the measure")
