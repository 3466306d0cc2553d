"""Nouns to entities: 'the French minister', 'the airline', where one entity alone fits."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from pressdiff.mentions.introductions import Told, role_word
from pressdiff.mentions.mention import Mention, mention
from pressdiff.roles import (
    ANY_BODY,
    BODY_NOUNS,
    GENDER,
    MEDIA_NAMES,
    NAMES_OF,
    ORGANISATION_NOUNS,
    PERSON_ROLES,
    SOURCE_NOUNS,
)  # fmt: skip

_HUMAN = frozenset(
    """model star mogul coach author pilot priest nominee chief guru veteran suspect teen billionaire
    tyrant cleric dissident recruit""".split()
)
_HUMAN_ENDINGS = tuple("er or ist ian man woman ee ant eur ess mate delegate".split())
_VAGUE = frozenset("official man woman politician leader".split())
_VAGUE_REACH = 300  # characters a vague noun ("the official") may look back
_NOT_NOW = frozenset("former ex vice deputy late acting then".split())  # "former president"
_LEAST = 3  # mentions of the body an article tells of, for "the company" to be it among others


def nominals(doc: Doc, named: Sequence[Mention], told: Mapping[str, Told]) -> Iterator[Mention]:
    """Resolve 'the French minister' and 'the airline' where one entity alone fits."""
    starts = {one.start for one in named}
    people = [one for one in named if one.type == "person"]
    bodies = [one for one in named if one.type in {"organisation", "place", "other"}]
    epithets = {head for one in people for head in told[one.entity].heads if _human(head)}
    for token in doc:
        word = token.lower_
        is_person = word in PERSON_ROLES or word in epithets
        if not (is_person or word in BODY_NOUNS) or token.idx in starts or token.tag_ == "NNS":
            continue
        phrase = _definite(token)
        if phrase is None:
            continue
        words = {role_word(one) for one in phrase if not one.is_stop and not one.is_punct}
        before = phrase.start_char
        if is_person:
            entity = _fitting(
                words, word, [one for one in people if one.end <= before], told, before
            )
            if entity:
                people.append(mention(phrase, entity, "person", "nominal"))
                yield people[-1]
        else:
            body = _body(words, word, [one for one in bodies if one.end <= before], told)
            if body:
                yield mention(phrase, body.entity, body.type, "nominal")


def _human(noun: str) -> bool:
    """Tell whether a noun put to a person's name can stand for the person: 'the model'."""
    if noun in BODY_NOUNS or SOURCE_NOUNS.get(noun) == "document":
        return False
    return noun in GENDER or noun in _HUMAN or noun in SOURCE_NOUNS or noun.endswith(_HUMAN_ENDINGS)


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
    words: set[str],
    head: str,
    earlier: Sequence[Mention],
    told: Mapping[str, Told],
    before: int,
) -> str | None:
    """Return the one person named earlier who was introduced by all of `words`."""
    fits = {one.entity for one in earlier if words <= told[one.entity].words}
    if head not in PERSON_ROLES:
        fits = {entity for entity in fits if head in told[entity].heads}
    if len(fits) > 1:
        fits = {entity for entity in fits if not (told[entity].words - words) & _NOT_NOW}
    if len(fits) == 1:
        return fits.pop()
    if words <= _VAGUE and not fits:
        near = {one.entity for one in earlier if before - one.end < _VAGUE_REACH}
        return near.pop() if len(near) == 1 else None
    return None


def _body(
    words: set[str], noun: str, earlier: Sequence[Mention], told: Mapping[str, Told]
) -> Mention | None:
    """Return the one body named earlier that `noun` and its adjectives fit.

    "The company" need not be in a name: it is the only body, or the one that the article tells of
    most (three mentions and twice as many as the next), that is neither media nor the state.
    """
    by_entity = {one.entity: one for one in earlier}
    rest = words - {noun}
    parts = {
        entity: told[entity].words | {word.strip(".,").lower() for word in entity.split()}
        for entity in by_entity
    }
    names_of = NAMES_OF.get(noun, frozenset()) | {noun}
    fits = [entity for entity, known in parts.items() if rest <= known and known & names_of]
    if not fits and noun in ANY_BODY:
        counts = Counter(
            one.entity
            for one in earlier
            if one.type == "organisation"
            and rest <= parts[one.entity]
            and not parts[one.entity] & (MEDIA_NAMES | ORGANISATION_NOUNS)
        ).most_common(2)
        if len(counts) == 1 or (counts and counts[0][1] >= max(_LEAST, 2 * counts[1][1])):
            fits = [counts[0][0]]
    return by_entity[fits[0]] if len(fits) == 1 else None
