"""Who and what one article names: names, nouns and pronouns for the same entity.

Only accepted where one candidate remains: an ambiguous noun or pronoun is left unresolved.
"""

from collections.abc import Container, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from pressdiff.mentions.introductions import told_of, type_told
from pressdiff.mentions.mention import SUBJECTS, Cast, Mention, mention
from pressdiff.mentions.nouns import nominals
from pressdiff.mentions.plurals import plurals
from pressdiff.mentions.pronouns import resolved
from pressdiff.names import entities, names
from pressdiff.parse import Article
from pressdiff.roles import CONTESTED_NOUNS

__all__ = ["SUBJECTS", "Cast", "Mention", "cast"]


def cast(article: Article) -> Cast:
    """Find the entities of `article` and every mention that one entity alone fits."""
    found = names(article)
    keys = entities(found)
    spans = {(one.span.start_char, one.span.end_char): one.span for one in found}
    named = [mention(one.span, *keys[one.form], "name") for one in found]
    told = told_of(named, spans)
    types = [type_told(one, told) for one in named]
    named = [
        one if one.type == kind else replace(one, type=kind)
        for one, kind in zip(named, types, strict=True)
    ]
    nominal = [*nominals(article.doc, named, told), *plurals(article.doc, named, told)]
    people = [one for one in named if one.type == "person"]
    known = sorted([*people, *nominal], key=lambda one: one.start)
    pronouns = resolved(article, [one for one in known if one.type == "person"], told)
    contested = _contested(article, {token.i for one in found for token in one.span})
    mentions = {(one.start, one.end): one for one in [*contested, *nominal, *pronouns, *named]}
    roles = {entity: frozenset(one.words) for entity, one in told.items()}
    return Cast(tuple(mentions[key] for key in sorted(mentions)), roles)


def _contested(article: Article, named: Container[int]) -> Iterator[Mention]:
    """Yield the noun phrases whose choice of words outlets differ in: 'failed … counteroffensive'.

    None whose noun is among the tokens `named`: "Orlando Massacre".
    """
    for token in article.doc:
        if token.lemma_.lower() not in CONTESTED_NOUNS or token.pos_ != "NOUN" or token.i in named:
            continue
        if token.dep_ in {"amod", "compound"} and token.head.pos_ == "NOUN":
            continue
        if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).pos_ == "ADP":
            continue  # "son-in-law"
        yield mention(_phrase(token), token.lemma_.lower(), "happening", "nominal")


def _phrase(head: Token) -> Span:
    """Return the noun phrase of `head`: its modifiers, and what it is against or for."""
    doc, start, end = head.doc, head.i, head.i + 1
    while start and (
        doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}
        or doc[start - 1].text in {"-"}
        or (doc[start - 1].tag_ in {"VBN", "VBG"} and doc[start - 1].dep_ == "amod")
    ):
        start -= 1
    if start and doc[start].text == "-":
        start -= 1  # "all-out assault"
    for child in head.children:
        if child.dep_ == "prep" and child.i == end and child.lower_ in {"against", "of", "on"}:
            inner = next(iter(child.children), child)
            end = inner.i + 1 if inner.i >= end else end
    return doc[start:end]
