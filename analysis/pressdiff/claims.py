"""Checkable propositions: what an article states, clause by clause, in whose voice and how sure.

First form: one claim for each finite clause with a subject of its own that is a sentence, joined to
one, the content of an attribution, or adverbial and long; relative and short clauses stay inside
theirs. "X said" is no claim, what X said is one. Questions, commands and the opinions of an "I" are
none. A headline is one claim, with a finite verb or without ("Nine dead in ferry fire").
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from spacy.tokens import Doc, Span, Token

from pressdiff.attribution import Attribution
from pressdiff.certainty import Certainty, Clause, Polarity, clause, time_of
from pressdiff.parse import Article, Section
from pressdiff.quantities import Quantity, quantities

Voice = Literal["own", "attributed"]

MIN_WORDS = 4
"""Fewest words of a claim; fewer cannot be read alone."""
MIN_ADVERBIAL = 5
"""Fewest words of an adverbial clause that is a claim of its own."""

# fmt: off
FINITE = {"VBD", "VBP", "VBZ", "MD"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
EDGES = {"cc", "mark", "punct", "preconj"}  # words that only join a clause to another
INSIDE = {"if", "unless", "whether", "than", "until", "till", "lest", "provided", "so"}
ASKING = {"WDT", "WP", "WP$", "WRB"}
FEELING = set("""think believe feel hope guess doubt suppose want love like wish thank mean need look
    care appreciate hate""".split())
STATES = {"dead", "injured", "wounded", "missing", "hurt", "held", "freed"}  # "Nine dead in fire"
CLOSING = "”’\"'»"
# fmt: on


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, characters [start, end), verbatim and contiguous.

    ``attribution`` is the place in the article's list of the attribution whose content it is, None
    in own voice. ``position`` is 0 in the headline and runs to 1 at the end of the text.
    ``predicate`` is the lemma of what the clause is about, with its particle ("visit", for "plans to
    visit"; ``certainty`` has the plan). ``subject`` is who does it and ``object`` whom or what it
    is done to: of a passive the agent, None if hidden, and the passive subject. ``time_start`` and
    ``time_end`` are UTC days, [start, end), None if not told.
    """

    start: int
    end: int
    voice: Voice
    attribution: int | None
    section: Section
    position: float
    predicate: str
    subject: str | None
    object: str | None
    polarity: Polarity
    certainty: Certainty
    time_start: datetime | None
    time_end: datetime | None
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class _Voices:
    """For each token the innermost attribution whose content, and whose cue or source, it is in."""

    content: list[int | None]
    cue: list[int | None]
    source: list[int | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens [start, end) of a claim, its head, and those of its tokens that are no other's."""

    start: int
    end: int
    head: int
    own: list[int]


def claims(article: Article, attributions: Sequence[Attribution]) -> list[Claim]:
    """Return the claims of `article`, in order.

    Parameters
    ----------
    article
        A parsed article.
    attributions
        What it credits to others; a claim in their content has the voice "attributed".
    """
    ...
