"""Who a source is: its entity in the article, its type, and whether it stays unnamed."""

from collections.abc import Iterable

from spacy.tokens import Token

from pressdiff.mentions import Cast, Mention
from pressdiff.parse import Article
from pressdiff.roles import KIND_OF_NOUN, MEDIA_NAMES
from pressdiff.schema import SOURCE_TYPES


def speaker(
    article: Article, cast: Cast, words: tuple[int, int] | None
) -> tuple[str | None, str | None, bool]:
    """Return the entity of a source, its type, and whether it stays unnamed."""
    if words is None:
        return None, "anonymous", True
    span = article.doc.char_span(*words, alignment_mode="expand")
    if span is None:
        return None, None, False
    head = span.root
    inside = cast.within(*words)
    at_head = _at(inside, head) or [
        one for child in head.children if child.dep_ == "appos" for one in _at(inside, child)
    ]
    joint = {one.entity for child in head.conjuncts for one in _at(inside, child)}
    if joint - {one.entity for one in at_head}:
        return None, _noun_type([head.lower_]), False
    if at_head:
        one = at_head[0]
        return one.entity, _entity_type(one.entity, one.type, cast.roles.get(one.entity, ())), False
    if head.pos_ == "PRON":
        return None, None, False
    kind = _noun_type([head.lower_, head.lemma_])
    institution = head.tag_ in {"NN", "NNP"} and kind in {
        "official",
        "organisation",
        "document",
        "military",
    }
    definite = (
        span[0].lower_ in {"the", "its", "his", "her", "their"}
        or span[0].ent_type_
        or span[0].tag_ == "PRP$"
    )
    return None, kind, not (inside or (institution and definite))


def _at(mentions: Iterable[Mention], token: Token) -> list[Mention]:
    return [one for one in mentions if one.start <= token.idx < one.end]


def _entity_type(name: str, kind: str, roles: Iterable[str]) -> str | None:
    words = {word.strip(".,’'").lower() for word in name.split()}
    if kind == "person":
        return _noun_type(roles)
    if words & MEDIA_NAMES:
        return "media"
    if kind == "place":
        return "official"
    return _noun_type(words) or ("organisation" if kind == "organisation" else None)


def _noun_type(words: Iterable[str]) -> str | None:
    kinds = {KIND_OF_NOUN[word] for word in words if word in KIND_OF_NOUN}
    return next((kind for kind in SOURCE_TYPES[1:] if kind in kinds), "official" if kinds else None)
