"""Checkable propositions: what an article states, clause by clause, in whose voice and how sure.

First form: one claim for each finite clause with a subject of its own that is a sentence, is joined
to one, is the content of an attribution, or is adverbial and long; relative and short clauses stay
inside theirs. "X said" is no claim, what X said is one. Questions, commands and the feelings of an
"I" are none. A headline is one claim, with a finite verb or without ("Nine dead in ferry fire").
"""

from collections import Counter
from collections.abc import Sequence
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
"""Fewest words of a claim that can be read alone; of a headline one less."""
MIN_ADVERBIAL = 5
"""Fewest words of an adverbial clause that is a claim of its own."""

# fmt: off
FINITE = {"VBD", "VBP", "VBZ", "MD"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
JOINING = {"cc", "mark", "punct", "preconj", "dep"}  # what may stand at the ends of a clause
INSIDE = {"if", "unless", "whether", "than", "until", "till", "lest", "provided", "so", "that"}
ASKING = {"WDT", "WP", "WP$", "WRB"}
FEELING = set("""think believe feel hope guess doubt suppose want love like wish thank mean need look
    care appreciate hate""".split())
STATES = {"dead", "injured", "wounded", "missing", "hurt", "freed"}  # "Nine dead in ferry fire"
CLOSING = "”’\\"'»"
BREAKS = {";", ":", "–", "—", "--"}
# fmt: on


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, characters [start, end), verbatim and contiguous.

    ``attribution`` is the place in the article's list of the attribution whose content it is, None
    in own voice. ``position`` is 0 in the headline and runs to 1 at the end of the text.
    ``predicate`` is the lemma of what the clause is about, with its particle ("visit", for "plans to
    visit": ``certainty`` has the plan). ``subject`` is who does it and ``object`` to whom or what:
    of a passive the agent, None if hidden, and the passive subject. ``time_start`` and ``time_end``
    are UTC days [start, end), None if not told.
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
class _Reading:
    """An article, its attributions, and what is asked of every token, read once.

    ``inside`` has for a token the attributions whose content it is in, innermost last; ``said_by``
    the one whose cue or source it is in.
    """

    article: Article
    attributions: Sequence[Attribution]
    tokens: list[Token]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    finite: set[int]
    subjects: dict[int, int]
    marks: dict[int, str]
    asking: set[int]
    inside: dict[int, list[int]]
    said_by: dict[int, int]

    def innermost(self, token: int) -> int | None:
        return self.inside[token][-1] if token in self.inside else None


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens [start, end) of a claim, its head, and those of its tokens that are no other claim's."""

    start: int
    end: int
    head: int
    own: list[int]


def claims(article: Article, attributions: Sequence[Attribution]) -> list[Claim]:
    """Return the claims of `article`, in order of their start.

    Parameters
    ----------
    article
        A parsed article.
    attributions
        What it credits to others; a claim in their content has the voice "attributed".
    """
    reading = _read(article, attributions)
    found = _headline(reading)
    for sentence in article.sentences:
        if sentence.start_char >= article.headline_end:
            found += _sentence(reading, sentence)
    return sorted(found, key=lambda one: (one.start, one.end))


def _read(article: Article, attributions: Sequence[Attribution]) -> _Reading:
    tokens = list(article.doc)
    tags, deps = [token.tag_ for token in tokens], [token.dep_ for token in tokens]
    heads = [token.head.i for token in tokens]
    finite: set[int] = set()
    asking: set[int] = set()
    subjects: dict[int, int] = {}
    marks: dict[int, str] = {}
    for at, (tag, dep, head) in enumerate(zip(tags, deps, heads, strict=True)):
        if tag in FINITE:
            finite.add(head if dep in ("aux", "auxpass") else at)
        if dep in SUBJECTS:
            subjects.setdefault(head, at)
        elif dep == "mark":
            marks[head] = tokens[at].lower_
        if tag in ASKING:
            asking.add(head)
    inside: dict[int, list[int]] = {}
    said_by: dict[int, int] = {}
    starts = [token.idx for token in tokens]
    sizes = [sum(end - start for start, end in one.content) for one in attributions]
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        one = attributions[index]
        for at in _tokens(starts, one.content):
            inside.setdefault(at, []).append(index)
        for at in _tokens(starts, one.cue + one.source):
            said_by[at] = index
    return _Reading(
        article, attributions, tokens, tags, deps, heads, finite, subjects, marks, asking, inside,
        said_by,
    )  # fmt: skip


def _tokens(starts: Sequence[int], pieces: Pieces) -> Iterator[int]:
    """Yield the tokens that start in the characters of `pieces`."""
    for start, end in pieces:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


# clauses


def _sentence(reading: _Reading, sentence: Span) -> list[Claim]:
    """Return the claims of one sentence of the body."""
    span = range(sentence.start, sentence.end)
    heads = [at for at in span if _is_head(reading, at)]
    frames = _frames(reading, span, heads)
    parts = _parts(reading, span, [at for at in heads if at not in frames], frames)
    stated = [part for part in parts if _is_stated(reading, part)]
    if not stated:
        return []
    numbers: dict[int, list[Quantity]] = {part.head: [] for part in stated}
    for quantity in quantities(sentence):
        holders = [part for part in stated if _holds(reading, part, quantity)]
        if holders:
            numbers[min(holders, key=lambda part: part.end - part.start).head].append(quantity)
    return [_claim(reading, part, numbers[part.head]) for part in stated]


def _is_head(reading: _Reading, at: int) -> bool:
    """Return whether the token at `at` heads a clause that may be a claim of its own."""
    if at not in reading.finite or not reading.tags[at].startswith(("VB", "MD")):
        return False
    dep, head = reading.deps[at], reading.heads[at]
    told = reading.innermost(at)
    if dep == "conj" and at not in reading.subjects:
        return head in reading.said_by and at not in reading.said_by and told is None
    if at not in reading.subjects:
        return False
    if dep == "ROOT":
        return True
    if dep == "conj":
        return reading.deps[head] != "relcl" and head in reading.finite
    if dep == "advcl":
        return reading.marks.get(at) not in INSIDE and reading.tags[head].startswith("VB")
    if dep == "relcl" or at in reading.asking or reading.marks.get(at) in ("whether", "if"):
        return False
    if told is not None and told != reading.innermost(head):
        return True
    return dep in ("ccomp", "parataxis") and at not in reading.said_by and _breaks(reading, at, head)


def _breaks(reading: _Reading, at: int, head: int) -> bool:
    """Return whether a semicolon, colon or dash parts the clause of `at` from that of `head`."""
    token = reading.tokens[at]
    edge = token.right_edge.i if at < head else token.left_edge.i - 1
    near = reading.tokens[max(edge, 0) : edge + 2]
    return any(one.text in BREAKS for one in near)


def _frames(reading: _Reading, span: range, heads: Sequence[int]) -> set[int]:
    """Return the verbs of cues whose content is told by clauses of its own: "X said"."""
    told = {index for at in heads if at not in ... for index in reading.inside.get(at, ())}
    ...
