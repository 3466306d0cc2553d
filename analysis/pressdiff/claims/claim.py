"""Claims put together from their clauses, attributions and numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from spacy.tokens import Token

from pressdiff.attribution import Attribution
from pressdiff.claims.above import above
from pressdiff.claims.arguments import arguments
from pressdiff.claims.certainty import Polarity, clause
from pressdiff.claims.clauses import clauses
from pressdiff.claims.headlines import headlines
from pressdiff.claims.parts import Part
from pressdiff.claims.raising import Certainty, lemma
from pressdiff.claims.reading import Reading, read
from pressdiff.claims.times import time_of
from pressdiff.parse import Article, Section
from pressdiff.quantities import Quantity, quantities

Voice = Literal["own", "attributed"]
WEEK = timedelta(days=7)
RULING = {"reject", "dismiss"}  # also acts of courts and parliaments


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


def claims(article: Article, attributions: Sequence[Attribution]) -> list[Claim]:
    """Return the claims of `article`, in order of their start.

    Parameters
    ----------
    article
        A parsed article.
    attributions
        What it credits to others; a claim in their content has the voice "attributed".
    """
    reading = read(article, attributions)
    found = [
        _claim(reading, part, quantities(article.doc[part.own[0] : part.own[-1] + 1]))
        for part in headlines(reading)
    ]
    for sentence in article.sentences:
        if sentence.start_char < article.headline_end:
            continue
        parts = clauses(reading, sentence)
        numbers = _share(quantities(sentence) if parts else (), parts)
        found += [_claim(reading, part, own) for part, own in zip(parts, numbers, strict=True)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _share(numbers: Iterable[Quantity], parts: Sequence[Part]) -> list[list[Quantity]]:
    """Return for each clause its numbers: each number goes to the shortest that holds it."""
    shares: list[list[Quantity]] = [[] for _ in parts]
    for number in numbers:
        sizes = [
            (part.end - part.start, index)
            for index, part in enumerate(parts)
            if part.start <= number.start and number.end <= part.end
        ]
        if sizes:
            shares[min(sizes)[1]].append(number)
    return shares


def _claim(reading: Reading, part: Part, numbers: Sequence[Quantity]) -> Claim:
    article, head = reading.article, reading.tokens[part.head]
    index = _told_by(reading, part)
    one = None if index is None else reading.attributions[index]
    over = above(head, one.lemma if one else None)
    own = clause(
        head,
        over,
        speech="own" if one is None else "direct" if one.kind == "direct" else "indirect",
        denied=one is not None and not over.open and _is_denied(reading, one, index, part.head),
    )
    section = article.section(part.start)
    direction = own.direction
    if section == "headline" and direction == "nearest":  # "Army shells town on Friday"
        direction = "back"
    told = reading.text[part.start : part.end]
    since, until = time_of(told, part.start, head, article.published_at, direction) or (None, None)
    certainty = own.certainty
    if certainty == "asserted" and _is_ahead(since, until, article.published_at):
        certainty = "planned"  # "The talks begin on Monday", told on Friday
    subject, object_ = arguments(reading, part, own)
    body = max(len(reading.text) - article.headline_end, 1)
    return Claim(
        part.start, part.end, "own" if one is None else "attributed", index, section,
        max(part.start - article.headline_end, 0) / body, _predicate(own.predicate), subject,
        object_, own.polarity, certainty, since, until, tuple(numbers),
    )  # fmt: skip


def _is_denied(reading: Reading, one: Attribution, index: int | None, head: int) -> bool:
    """Return whether the cue denies the clause; "the court rejected the appeal" is itself told."""
    if one.stance != "denying":
        return False
    return one.lemma not in RULING or reading.cues.get(head) != index


def _is_ahead(
    since: datetime | None, until: datetime | None, published_at: datetime | None
) -> bool:
    """Return whether the days told, a week at most, are yet to come."""
    if since is None or until is None or published_at is None:
        return False
    return since > published_at and until - since <= WEEK


def _predicate(verb: Token) -> str:
    """Return the lemma with its particle; what the lemmatizer makes of "’s" is "be"."""
    own = lemma(verb)
    particles = [kid.lower_ for kid in verb.children if kid.dep_ == "prt"]
    return " ".join([own if own[:1].isalpha() else "be", *particles])


def _told_by(reading: Reading, part: Part) -> int | None:
    """Return the attribution that most words of the clause are content of, None in own voice."""
    words = [
        at for at in part.own if at not in reading.aside and reading.tokens[at].text[0].isalnum()
    ]
    told = [reading.inside[at][-1] for at in words if at in reading.inside]
    if 2 * len(told) <= len(words):
        return None
    return reading.inside.get(part.head, [Counter(told).most_common(1)[0][0]])[-1]
