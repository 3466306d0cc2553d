"""One mention, the cast of an article, and how much a mention is what its sentence is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Span, Token

from pressdiff.cues import SPEECH

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BELOW = frozenset("relcl acl ccomp pcomp xcomp csubj".split())  # verbs of clauses inside others


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, characters [start, end); `entity` is the entity's fullest name in the article."""

    start: int
    end: int
    entity: str
    type: str
    form: str
    kind: Literal["name", "nominal", "pronoun"]
    subject: int = field(default=0, compare=False)
    """3: subject of the sentence's main verb; 2: of another or of speech; 1: of a clause; else 0."""


@dataclass(frozen=True)
class Cast:
    """The entities of one article: their mentions in order, and the role words each was given."""

    mentions: tuple[Mention, ...]
    roles: Mapping[str, frozenset[str]]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of actors and places that lie in characters [start, end)."""
        first = bisect_left(self.mentions, start, key=lambda one: one.start)
        found = []
        for one in self.mentions[first:]:
            if one.start >= end:
                break
            if one.end <= end and one.type != "happening":
                found.append(one)
        return found

    def at(self, token: Token) -> Mention | None:
        """Return the mention of an actor or place that holds `token`."""
        place = bisect_right(self.mentions, token.idx, key=lambda one: one.start)
        for one in reversed(self.mentions[max(place - 3, 0) : place]):
            if token.idx < one.end and one.type != "happening":
                return one
        return None


def mention(
    span: Span, entity: str, kind: str, how: Literal["name", "nominal", "pronoun"]
) -> Mention:
    """Return `span` as a mention of `entity`."""
    return Mention(span.start_char, span.end_char, entity, kind, span.text, how, _subject(span))


def _subject(span: Span) -> int:
    """Return how much `span` is what its sentence is about, 0 to 3.

    A name right before 'said' is its subject, whatever the parser made of the name.
    """
    doc, token = span.doc, span.root
    if token.dep_ == "appos":
        token = token.head
    verb = token.head
    if token.dep_ not in SUBJECTS:
        if span.end >= len(doc) or doc[span.end].tag_ not in {"VBD", "VBZ"}:
            return 0
        verb = doc[span.end]
        if verb.lemma_ not in SPEECH:
            return 0
    if verb.dep_ == "ROOT":
        return 3
    if verb.dep_ == "advcl":
        return 1
    return 2 if verb.lemma_ in SPEECH or verb.dep_ not in _BELOW else 1
