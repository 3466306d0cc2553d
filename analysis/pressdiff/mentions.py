"""Who and what one article names: names, nouns and pronouns for the same entity.

Only accepted where one candidate remains: an ambiguous noun or pronoun is left unresolved.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Span, Token

from pressdiff.names import entities, names
from pressdiff.parse import Article
from pressdiff.quotes import quotes
from pressdiff.roles import CONTESTED_NOUNS, PERSON_ROLES, nationality

_LOOK_BACK = 3  # sentences a pronoun may look back
_RECENT = 30  # mentions of persons a pronoun may look back
_VAGUE = frozenset("official man woman politician leader".split())
_VAGUE_REACH = 300  # characters a vague noun ("the official") may look back


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, characters [start, end); `entity` is the entity's fullest name in the article."""

    start: int
    end: int
    entity: str
    type: str
    form: str
    kind: Literal["name", "nominal", "pronoun"]
    subject: bool = field(default=False, compare=False)  # whether it is the subject of its clause


@dataclass(frozen=True)
class Cast:
    """The entities of one article: their mentions in order, and the role words each was given."""

    mentions: tuple[Mention, ...]
    roles: Mapping[str, frozenset[str]]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of actors and places that lie in characters [start, end)."""
        first = bisect_right(self.mentions, start - 1, key=lambda one: one.start)
        found = []
        for one in self.mentions[first:]:
            if one.start >= end:
                break
            if one.end <= end and one.type != "happening":
                found.append(one)
        return found


def cast(article: Article) -> Cast:
    """Find the entities of `article` and every mention that one entity alone fits."""
    found = names(article)
    keys = entities(found)
    named = [_mention(one.span, *keys[one.form], "name") for one in found]
    roles = _roles(article, named)
    people = [one for one in named if one.type == "person"]
    nominal = list(_nominals(article, people, roles))
    pronouns = _pronouns(article, sorted([*people, *nominal], key=lambda one: one.start))
    taken = {one.start for one in named}
    contested = [one for one in _contested(article) if one.start not in taken]
    mentions = {(one.start, one.end): one for one in [*contested, *nominal, *pronouns, *named]}
    return Cast(tuple(mentions[key] for key in sorted(mentions)), roles)


def _mention(
    span: Span, entity: str, kind: str, how: Literal["name", "nominal", "pronoun"]
) -> Mention:
    subject = span.root.dep_ in {"nsubj", "nsubjpass"}
    return Mention(span.start_char, span.end_char, entity, kind, span.text, how, subject)


# roles: the words that introduce a person


def _roles(article: Article, named: Sequence[Mention]) -> dict[str, frozenset[str]]:
    """Collect the words that introduce each person: 'French', 'defence', 'minister'.

    A counterpart shares the office of the person the sentence is about.
    """
    roles: dict[str, set[str]] = defaultdict(set)
    people = [one for one in named if one.type == "person"]
    for place, found in enumerate(people):
        span = article.doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is None:
            continue
        words = {_role_word(token) for token in _title(span)}
        if "counterpart" in words and place and people[place - 1].entity != found.entity:
            shared = roles[people[place - 1].entity]
            words |= {word for word in shared if not nationality(word)}
        roles[found.entity] |= words
    return {entity: frozenset(words) for entity, words in roles.items()}


def _title(span: Span) -> list[Token]:
    """Return the title of a name: the words before it, or its apposition after it."""
    words = []
    for index in range(span.start - 1, max(span.start - 7, -1), -1):
        token = span.doc[index]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and token.text != "-":
            break
        words.append(token)
    for child in span.root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i >= span.end:
            words.extend(token for token in child.subtree if token.pos_ in {"ADJ", "NOUN", "PROPN"})
    return words


def _role_word(token: Token) -> str:
    return {"defence": "defense"}.get(token.lower_, token.lower_)


# nouns


def _nominals(
    article: Article, people: Sequence[Mention], roles: Mapping[str, frozenset[str]]
) -> Iterator[Mention]:
    """Resolve 'the French minister' where one person of the article alone fits."""
    starts = {one.start for one in people}
    known = list(people)
    for token in article.doc:
        if token.lower_ not in PERSON_ROLES or token.idx in starts:
            continue
        phrase = _definite(token)
        if phrase is None:
            continue
        words = {_role_word(word) for word in phrase if not word.is_stop and not word.is_punct}
        entity = _fitting(words, known, roles, phrase.start_char)
        if entity:
            known.append(_mention(phrase, entity, "person", "nominal"))
            yield known[-1]


def _definite(head: Token) -> Span | None:
    """Return the phrase 'the … head' if it stands alone: not a title, not a compound's part."""
    doc = head.doc
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if after is not None and (after.pos_ in {"PROPN", "NOUN"} or after.tag_ == "POS"):
        return None
    for index in range(head.i - 1, max(head.i - 5, -1), -1):
        token = doc[index]
        if token.lower_ == "the":
            return doc[index : head.i + 1]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _fitting(
    words: set[str], people: Sequence[Mention], roles: Mapping[str, frozenset[str]], before: int
) -> str | None:
    earlier = [one for one in people if one.end <= before]
    fits = {one.entity for one in earlier if words <= roles.get(one.entity, frozenset())}
    if len(fits) == 1:
        return fits.pop()
    if words <= _VAGUE and not fits:
        near = {one.entity for one in earlier if before - one.end < _VAGUE_REACH}
        return near.pop() if len(near) == 1 else None
    return None


def _contested(article: Article) -> Iterator[Mention]:
    """Yield the noun phrases whose choice of words outlets differ in: 'failed … counteroffensive'."""
    for token in article.doc:
        if token.lemma_.lower() not in CONTESTED_NOUNS or token.pos_ != "NOUN":
            continue
        if token.dep_ == "compound" and token.head.pos_ == "NOUN":
            continue
        yield _mention(_phrase(token), token.lemma_.lower(), "happening", "nominal")


def _phrase(head: Token) -> Span:
    """Return the noun phrase of `head`: its modifiers, and what it is against or for."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start and (
        doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}
        or doc[start - 1].text in {"-"}
        or (doc[start - 1].tag_ in {"VBN", "VBG"} and doc[start - 1].dep_ == "amod")
    ):
        start -= 1
    for child in head.children:
        if child.dep_ == "prep" and child.i == end and child.lower_ in {"against", "of", "on"}:
            inner = next(iter(child.children), child)
            end = inner.i + 1 if inner.i >= end else end
    return doc[start:end]


# pronouns


def _pronouns(article: Article, people: Sequence[Mention]) -> list[Mention]:
    """Resolve 'he' and 'she' outside quotations to the subject they continue."""
    quoted = quotes(article.doc.text)
    waiting = [one for one in reversed(people) if not _inside(one.start, quoted)]
    starts = [sentence.start_char for sentence in article.sentences]
    earlier: list[Mention] = []
    found: list[Mention] = []
    for token in article.doc:
        if token.lower_ not in {"he", "she"} or _inside(token.idx, quoted):
            continue
        while waiting and waiting[-1].start < token.idx:
            earlier.append(waiting.pop())
        here = bisect_right(starts, token.idx) - 1
        entity = _antecedent(
            earlier[-_RECENT:], starts[max(here - _LOOK_BACK, 0) : here + 1], token
        )
        if entity:
            one = _mention(token.doc[token.i : token.i + 1], entity, "person", "pronoun")
            earlier.append(one)
            found.append(one)
    return found


def _antecedent(people: Sequence[Mention], starts: Sequence[int], pronoun: Token) -> str | None:
    """Return who the pronoun continues: the nearest sentence's subject, or the only one there."""
    end = pronoun.idx
    for back, start in enumerate(reversed(starts)):
        candidates = [one for one in people if start <= one.start < end]
        end = start
        subjects = [one for one in sorted(candidates, key=lambda one: one.start) if one.subject]
        if subjects:
            return subjects[0].entity
        entities_here = {one.entity for one in candidates}
        if back and len(entities_here) == 1:
            return entities_here.pop()
        if len(entities_here) > 1:
            return None
    return None


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return place >= 0 and at < spans[place][1]
