"""What is told of an entity where it is named: the words and nouns that introduce it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from pressdiff.mentions.mention import Mention
from pressdiff.roles import BEASTS_AND_THINGS, BODY_NOUNS, GENDER, PERSON_ROLES, nationality


@dataclass(slots=True)
class Told:
    """The words that introduce an entity ('French', 'defence', 'minister'), and their head nouns."""

    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)


def told_of(
    named: Sequence[Mention], spans: Mapping[tuple[int, int], Span]
) -> defaultdict[str, Told]:
    """Collect what introduces each entity. A counterpart shares the office of the person before."""
    told: defaultdict[str, Told] = defaultdict(Told)
    before: str | None = None
    for found in named:
        if found.type not in {"person", "organisation", "other"}:
            continue
        words, heads = _introduction(spans[found.start, found.end])
        if found.type == "person":
            if "counterpart" in words and before is not None and before != found.entity:
                words |= {word for word in told[before].words if not nationality(word)}
            before = found.entity
        one = told[found.entity]
        one.words |= words
        one.heads |= heads
    return told


def type_told(one: Mention, told: Mapping[str, Told]) -> str:
    """Return the type of a name: what was introduced as 'gorilla' or 'company' is no person."""
    if one.type != "person" or one.entity not in told:
        return one.type
    heads = told[one.entity].heads
    if heads & BEASTS_AND_THINGS:
        return "other"
    titled = heads & PERSON_ROLES or one.entity.split()[0].lower() in GENDER
    return "organisation" if heads & BODY_NOUNS and not titled else "person"


def _introduction(span: Span) -> tuple[set[str], set[str]]:
    """Return the words and head nouns before a name, in apposition to it, or after 'is a'."""
    doc, root = span.doc, span.root
    tokens: list[Token] = []
    heads: list[Token] = []
    for index in range(span.start - 1, max(span.start - 7, -1), -1):
        token = doc[index]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and token.text != "-":
            break
        tokens.append(token)
    if tokens and (tokens[0].head.i == root.i or root.head.i == tokens[0].i):
        heads.append(tokens[0])
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i >= span.end:
            heads.append(child)
            tokens.extend(
                token for token in child.subtree if token.pos_ in {"ADJ", "NOUN", "PROPN"}
            )
    if root.dep_ == "oprd" and root.head.lower_ in {"named", "called"}:
        heads.append(root.head.head)  # 'a gorilla named Harambe'
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        for child in root.head.children:
            if child.dep_ == "attr" and child.tag_ == "NN":
                heads.append(child)
                tokens.extend([child, *(one for one in child.lefts if one.pos_ in {"ADJ", "NOUN"})])
    return {role_word(token) for token in tokens}, {token.lower_ for token in heads}


def role_word(token: Token) -> str:
    """Return a role word in one spelling."""
    return {"defence": "defense"}.get(token.lower_, token.lower_)
