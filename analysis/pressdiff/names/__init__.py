"""Names in one article: what the recogniser found, mended by titles, places and repetition."""

from collections import Counter

from spacy.tokens import Token

from pressdiff import places
from pressdiff.names.located import located
from pressdiff.names.parts import pieces
from pressdiff.names.spans import (
    TYPES,
    Name,
    after_titles,
    inner,
    is_adjective,
    is_title,
    named,
    typed,
    whole,
)
from pressdiff.names.within import entities
from pressdiff.parse import Article

__all__ = ["Name", "entities", "names"]


def names(article: Article) -> list[Name]:
    """Return the names of `article`, in order."""
    doc = article.doc
    known = Counter(span.text for span in doc.ents)
    found: list[Name] = []
    for span in [*doc.ents, *after_titles(doc)]:
        if span.label_ not in TYPES or "\n" in span.text or is_adjective(span) or is_title(span):
            continue
        for piece in pieces(
            whole(inner(span)), known, headline=span.end_char <= article.headline_end
        ):
            found.extend(typed(piece, TYPES[piece.label_]))
    return _known_elsewhere(article, located(found))


def _known_elsewhere(article: Article, found: list[Name]) -> list[Name]:
    """Add the places where a name found once stands unrecognised, or a person's bare surname."""
    taken = {index for name in found for index in range(name.span.start, name.span.end)}
    wanted = {name.form: name.type for name in found if " " not in name.form}
    for name in found:
        if name.type == "person" and " " in name.form:
            wanted.setdefault(name.form.split()[-1], "person")
    doc = article.doc
    for token in doc:
        if token.i in taken or not token.text[0].isupper():
            continue
        kind = wanted.get(token.text) or ("place" if _is_whereabouts(token) else None)
        if kind is None:
            continue
        inside_name = token.dep_ == "compound" and token.head.pos_ == "PROPN"
        if not (inside_name and token.head.i not in taken):
            found.append(named(doc[token.i : token.i + 1], token.text, kind))
    return sorted(found, key=lambda name: name.span.start)


def _is_whereabouts(token: Token) -> bool:
    """Tell 'in Kyiv', a known place after a preposition, that the recogniser overlooked."""
    return (
        token.pos_ == "PROPN" and token.dep_ == "pobj" and not token.ent_type_
        and token.head.lower_ in {"in", "to", "from", "near", "at", "outside"}
        and places.is_place(token.text)
    )  # fmt: skip
