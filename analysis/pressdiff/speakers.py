"""Who a source is: its entity in the article, its type, and whether it stays unnamed."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from pressdiff.mentions import SUBJECTS, Cast, Mention
from pressdiff.parse import Article
from pressdiff.roles import (
    BODY_NOUNS,
    CALL_SIGN,
    MEDIA_NAMES,
    PERSON_ROLES,
    SOURCE_NOUNS,
)
from pressdiff.schema import SOURCE_TYPES

Found = tuple[str | None, str | None, bool]

_FIRST = frozenset("i we me us my our myself ourselves".split())
_THING = frozenset("it they its their them".split())
_RELATIVE = frozenset("who which that whom whose".split())
_THE = frozenset("the its his her their this that our my".split())
_LOOK_BACK = 3  # sentences that "it" and "they" look back, their own counted
_SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson spokesmen official officials representative".split()
)  # people whose kind is that of the body they speak for
_CARRIERS = frozenset(
    """account website site page post posts tweet tweets statement release email letter memo
    announcement feed""".split()
)  # what a body speaks through: "the ministry's statement", "the official United Twitter account"
_GENERIC = frozenset("channel newspaper magazine agency daily network broadcaster".split())
_BODIES = BODY_NOUNS | frozenset("police authorities prosecutors administration campaign".split())
_ASKED_NOT_TO_BE_NAMED = re.compile(
    r"anonym|\bunnamed\b|\bunidentified\b|\bnot (?:to )?be(?:ing)? (?:named|identified|quoted)\b"
    r"|\bdeclined to be (?:named|identified)\b|\bnot authori[sz]ed to (?:speak|comment|discuss)\b"
)
_REACH = 160  # characters after a source in which it may ask not to be named


def speaker(
    article: Article, cast: Cast, words: tuple[int, int] | None, *, outer: str | None = None
) -> Found:
    """Return the entity of a source, its type, and whether it stays unnamed.

    Parameters
    ----------
    words
        The source, characters [start, end); None: there is none.
    outer
        The entity whose quotation holds the source, if one does: "I" and "we" are that entity.
    """
    if words is None:
        return None, "anonymous", True
    span = article.doc.char_span(*words, alignment_mode="expand")
    if span is None:
        return None, None, False
    head = span.root
    if head.tag_ in {"PRP", "PRP$", "WP", "WDT", "WP$"} or head.lower_ in _RELATIVE:
        return _pronoun(article, cast, head, outer)
    return _phrase(article, cast, span)


def _phrase(article: Article, cast: Cast, span: Span) -> Found:
    head = span.root
    inside = cast.within(span.start_char, span.end_char)
    own = _own(cast, inside, span)
    joint = {one.entity for child in head.conjuncts for one in _at(inside, child)}
    if joint - {own.entity if own else None}:
        both = [_entity_type(cast, one) for one in inside if one.entity in joint or one is own]
        return None, both[0] if len(set(both)) == 1 else None, False
    if own is not None:
        return own.entity, _entity_type(cast, own), False
    kind = _kind(cast, span, inside)
    carried = _carried(span, inside)
    if carried is not None:
        return carried.entity, kind, False
    return None, kind, _stays_unnamed(article, span, inside, kind)


def _own(cast: Cast, inside: Sequence[Mention], span: Span) -> Mention | None:
    """Return the mention that a phrase is: at its head, or the name that its noun is put to."""
    head = span.root
    if at_head := _at(inside, head):
        return at_head[0]
    for child in head.children:  # "Japan's prime minister, Shinzo Abe", the name perhaps outside
        if child.dep_ == "appos" and (named := cast.at(child)) is not None:
            return named
    if head.dep_ == "appos" and (named := cast.at(head.head)) is not None:
        return named  # 'a zoo visitor' of 'Brittany Nicely, a zoo visitor, said'
    partly = cast.at(head)
    if partly is not None and not any(map(str.islower, partly.form.split())):
        return partly  # a source that holds a part of the name only
    people = [one for one in inside if one.type == "person"]
    if head.lower_ in PERSON_ROLES and len(people) == 1:
        between = span.doc.text[head.idx + len(head) : people[0].start]
        if people[0].start > head.idx and not between.strip(" ,"):
            return people[0]  # 'Police Chief Randy Fandal', parsed as if the chief had the name
    return None


def _carried(span: Span, inside: Sequence[Mention]) -> Mention | None:
    """Return who alone is named before 'statement' or 'account', or before 'channel'."""
    noun = span.root.lower_
    if noun not in _CARRIERS | _GENERIC:
        return None
    owners = {
        one.entity: one
        for one in inside
        if one.end <= span.root.idx
        and one.entity not in {"Twitter", "Facebook"}
        and (noun in _CARRIERS or one.type in {"organisation", "other"})
    }
    return next(iter(owners.values())) if len(owners) == 1 else None


def _stays_unnamed(
    article: Article, span: Span, inside: Sequence[Mention], kind: str | None
) -> bool:
    """Tell whether a phrase that is no entity hides who it is: 'two aides', 'a US official'.

    A body ("the ministry", "police") is named well enough, and so is one person of it told by
    'the' or by an owner ("the mayor", "the boy's mother").
    """
    head = span.root
    if kind == "anonymous":
        return True
    after = article.text[span.start_char : span.end_char + _REACH].split("\n")[0]
    if head.lower_ not in _BODIES and _ASKED_NOT_TO_BE_NAMED.search(after):
        return True
    plural = head.tag_ in {"NNS", "NNPS"} and head.lower_ not in {"authorities", "prosecutors"}
    definite = span[0].lower_ in _THE or any(token.tag_ in {"POS", "PRP$"} for token in span)
    if head.lower_ in _BODIES or (head.tag_ == "NNP" and kind is None):
        return False
    if kind in {"document", "media", "organisation"} or head.lower_.startswith("spokes"):
        return not (inside or (definite and not plural))
    return plural or not definite


# pronouns


def _pronoun(article: Article, cast: Cast, token: Token, outer: str | None) -> Found:
    word = token.lower_
    one: Mention | Token | None
    if word in _FIRST:
        one = next((one for one in cast.mentions if one.entity == outer), None)
    elif word in _RELATIVE:
        one = _holder(cast, token)
    elif word in _THING:
        one = _body_before(article, cast, token)
    else:
        one = cast.at(token) or _person_before(article, cast, token)
    if one is None:
        return None, None, False
    if isinstance(one, Token):
        phrase = one.doc[one.left_edge.i : one.i + 1]
        return _phrase(article, cast, phrase) if phrase.root.i == one.i else (None, None, False)
    return one.entity, _entity_type(cast, one), False


def _holder(cast: Cast, pronoun: Token) -> Mention | Token | None:
    """Return what a relative clause belongs to: a mention, or a noun; None if the parse has none."""
    verb = pronoun.head
    while verb.dep_ not in {"relcl", "ROOT"}:
        verb = verb.head
    if verb.dep_ == "relcl":
        noun = verb.head
        found = cast.at(noun) or (cast.at(noun.head) if noun.dep_ == "appos" else None)
        if found is None:
            found = next((cast.at(one) for one in noun.children if one.dep_ == "appos"), None)
        if found is not None or noun.tag_ in {"NN", "NNS"}:
            return found or noun
    before = pronoun.i - 1
    while before > 0 and pronoun.doc[before].text in {",", "—", "–", "("}:
        before -= 1
    return cast.at(pronoun.doc[before]) if before >= 0 else None


def _body_before(article: Article, cast: Cast, pronoun: Token) -> Mention | Token | None:
    """Return what 'it' or 'they' continues: the subject of its or an earlier sentence.

    That may be a body, or a noun without a name ("the report", "voters"), or None; 'it' passes
    over people.
    """
    plural = pronoun.lower_.startswith("the")
    types = {"organisation", "group"} if plural else {"organisation", "place", "other"}
    sentence, end = article.sentence_at(pronoun.idx), pronoun.i
    for _ in range(_LOOK_BACK):
        for token in sentence.doc[sentence.start : end]:
            if token.dep_ not in SUBJECTS or token.tag_ in {"PRP", "WDT", "WP", "EX", "DT"}:
                continue
            one = cast.at(token)
            if one is not None and one.type in types:
                return one
            if one is None and (token.tag_ in {"NNS", "NNPS"}) == plural:
                return token
        if sentence.start == 0:
            return None
        end = sentence.start
        sentence = sentence.doc[end - 1].sent
    return None


def _person_before(article: Article, cast: Cast, pronoun: Token) -> Mention | None:
    """Return the person that 'his', 'him' or 'her' continues: the last one of its sentence."""
    sentence = article.sentence_at(pronoun.idx)
    people = [one for one in cast.within(sentence.start_char, pronoun.idx) if one.type == "person"]
    return people[0] if len({one.entity for one in people}) == 1 else None


# types


def _at(mentions: Iterable[Mention], token: Token) -> list[Mention]:
    return [one for one in mentions if one.start <= token.idx < one.end]


def _entity_type(cast: Cast, one: Mention) -> str | None:
    words = {word.strip(".,’'").lower() for word in one.entity.split()}
    roles = cast.roles.get(one.entity, frozenset())
    if one.type == "person":
        return _noun_type(roles)
    if words & MEDIA_NAMES or CALL_SIGN.fullmatch(one.entity):
        return "media"
    kind = _noun_type(words)
    if one.type == "place":
        return kind or "official"
    return kind or _noun_type(roles) or ("organisation" if one.type == "organisation" else None)


def _kind(cast: Cast, span: Span, inside: Sequence[Mention]) -> str | None:
    """Return the kind of a noun phrase; who speaks for a body is of the body's kind."""
    head = span.root
    if head.lower_ in _SPOKEN_FOR:
        others = [token.lower_ for token in span if token.i != head.i]
        bodies = [_entity_type(cast, one) for one in inside if one.type == "organisation"]
        kind = _noun_type(others) or next(iter(bodies), None)
        if kind in {"military", "organisation", "media"}:
            return kind
    return _noun_type([head.lower_, head.lemma_])


def _noun_type(words: Iterable[str]) -> str | None:
    kinds = {SOURCE_NOUNS[word] for word in words if word in SOURCE_NOUNS}
    return next((kind for kind in SOURCE_TYPES[1:] if kind in kinds), "official" if kinds else None)
