"""What one mention is: the noun or verb it turns on, its words, the states and people in it."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from pressdiff.chains.states import last_state, states
from pressdiff.chains.stems import stem
from pressdiff.errors import InputError
from pressdiff.mentions import Cast, Mention
from pressdiff.parse import Article
from pressdiff.roles import PERSON_ROLES
from pressdiff.spellings import words_of

_LIGHT = frozenset(
    """be have do make take get give hold begin start continue keep want wish seek try aim plan
    intend hope expect agree decide need prepare help lead go come call carry conduct launch put
    announce say will would may might should lay open face remain become pursue""".split()
)  # verbs that leave the happening to their object: "held talks", "plans to meet"
_PARTS = frozenset(
    """series set number lot kind sort type form group part piece end state act case month day week
    year hour round bit handful couple dozen threat prospect possibility process""".split()
)  # nouns that leave the matter to what they are "of"
EMPTY = frozenset(
    """the a an this that these those his her its their our my your he she it they we such other
    another one two three four five some any all both each every more most several many no not so
    mr mrs ms dr of in on at to for from with by about into over under between and or as be is are
    was were been being have has had do does did will would could should may might must can own new
    very just then now also which who whom what said say says told called s t
    former late current acting soon yet even still only than up out off""".split()
)
_OFFICES = PERSON_ROLES | frozenset(
    "dictator ruler nominee pick despot strongman president".split()
)
_BODIES = frozenset(
    """official officials government governments authority authorities administration regime troop
    troops force forces army military navy soldier soldiers leader leaders representative
    representatives diplomat diplomats envoy envoys ambassador lawmaker lawmakers senator senators
    delegation negotiator negotiators parliament ministry department agency agencies media people
    citizen citizens state nation country republic side capital embassy intelligence police
    congress legislature cabinet agent agents counterpart newspaper service spy general generals
    prosecutor prosecutors court influence""".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention, characters [start, end) of its article."""

    article: str
    start: int
    end: int
    text: str
    head: str
    """Stem of the noun or verb that the phrase turns on."""
    stems: frozenset[str]
    """Stems of its content words, the head's among them."""
    plain: str
    """Its content words in small letters; "" if it has none."""
    states: tuple[str, ...]
    """States named in it, in order."""
    state: str | None
    """The state that the phrase itself is, by its head: "Tehran", "Iranian officials"."""
    entity: str | None
    """The person or body that it names or stands for, by the fullest name in its article."""
    sort: str
    """"person", "body" (a named organisation or place), "role" (an office, no name), "verb", "noun"."""
    people: frozenset[str]
    """Other people named in it, by their fullest names in the article."""


def phrase(article: Article, cast: Cast, start: int, end: int) -> Phrase:
    """Read the mention in characters [start, end) of `article`."""
    span = span_of(article, start, end)
    head = _head(span)
    named = _named(cast, head, span)
    entity = named.entity if named is not None else None
    state = _state(span, head)
    if named is not None and named.type == "place" and state:
        entity = None
    sort = "verb" if head.pos_ in {"VERB", "AUX"} else "noun"
    if entity is not None and named is not None:
        sort = "person" if named.type == "person" else "body"
    elif head.lower_ in _OFFICES and head.tag_ not in {"NNS", "NNPS"}:
        sort = "role"
    inside = cast.within(start, end)
    people = {one.entity for one in inside if one.type == "person" and one.kind != "pronoun"}
    words = [word for word in words_of(span.text) if word not in EMPTY]
    return Phrase(
        article.article_id, start, end, span.text, stem(head.lemma_), frozenset(map(stem, words)),
        " ".join(words), tuple(states(span.text)), None if sort in {"person", "verb", "role"} else state,
        entity, sort, frozenset(people - {entity}),
    )  # fmt: skip


def span_of(article: Article, start: int, end: int) -> Span:
    """Return the tokens that characters [start, end) of `article` touch."""
    span = article.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise InputError(
            f"article '{article.article_id}' has no characters [{start}, {end}): its text has "
            f"{len(article.text)}; give spans inside the text"
        )
    return span


def _head(span: Span) -> Token:
    """Return the word the phrase turns on: "visit" of "made a secret visit"."""
    head = span.root
    for _ in range(4):
        inner = _inner(head, span)
        if inner is None:
            break
        head = inner
    if head.pos_ in {"NOUN", "PROPN", "VERB"}:
        return head
    nouns = [one for one in span if one.pos_ in {"NOUN", "PROPN"}]
    verbs = [one for one in span if one.pos_ == "VERB"]
    return next(iter(nouns[-1:] or verbs), head)


def _named(cast: Cast, head: Token, span: Span) -> Mention | None:
    """Return the mention in the article's cast that the phrase is, by its head.

    A name may begin before the phrase, not go on after it: "Trump" of "Donald Trump".
    """
    named = cast.at(head)
    if named is None or (span.start_char <= named.start and named.end <= span.end_char):
        return named
    return named if named.kind == "name" and head.i == span[-1].i else None


def _inner(head: Token, span: Span) -> Token | None:
    """Return the word in `span` that carries the meaning of an empty `head`, None if it is full."""
    inside = [one for one in head.children if span.start <= one.i < span.end]
    if head.pos_ == "ADP":
        return next((one for one in inside if one.dep_ in {"pobj", "pcomp"}), None)
    if head.lemma_.lower() in _LIGHT and head.pos_ in {"VERB", "AUX"}:
        wanted = ("xcomp", "dobj", "ccomp", "attr", "nsubjpass", "prep")
        ranked = [one for name in wanted for one in inside if one.dep_ == name]
        return ranked[0] if ranked else None
    if head.lemma_.lower() in _PARTS:
        of = next((one for one in inside if one.lower_ == "of"), None)
        return next((one for one in of.children if one.dep_ == "pobj"), None) if of else None
    return None


def _state(span: Span, head: Token) -> str | None:
    """Return the state that the phrase is: named by its head, or whose officials its head is."""
    until = span.doc[span.start : max(head.i, span.start) + 1].text
    if head.lower_ in _BODIES or head.lemma_.lower() in _BODIES:
        return next(iter(states(until)[-1:] or states(span.text)), None)
    return last_state(until)
