"""Words that carry meaning, each with its clause and its voice, and whether one is negated."""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from pressdiff.claims.polarity import after, has_none, is_none
from pressdiff.measures.base import Reading
from pressdiff.measures.clauses import clause_of
from pressdiff.measures.voices import Voices

_CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}
_NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
_NEGATORS = {"never", "hardly", "scarcely", "barely", "neither", "nor"}
_ONLY = {"only", "just", "merely", "simply"}  # "not only brave but wise"
_SAID_OF = {"acomp", "attr", "oprd", "amod", "advmod", "npadvmod", "compound"}
_TURN = {"but", "yet", "rather", "instead"}
_DEFINITE = {"the", "this", "that", "these", "those"}
_REACH = 8  # words up the tree


def is_name(word: Token) -> bool:
    """Tell whether `word` is part of a name: naming is measured elsewhere, and an outlet's name is nothing."""
    return word.pos_ == "PROPN" or word.ent_type_ in _NAMES


def is_content(word: Token) -> bool:
    """Tell whether `word` is a noun, verb, adjective or adverb, no name, and none of the stop words."""
    return word.pos_ in _CONTENT and word.is_alpha and not word.is_stop and not is_name(word)


def passages(reading: Reading, words: Iterable[Token]) -> list[list[Token]]:
    """Return `words` by clause and voice: each group lies in one clause and in one voice."""
    clauses = clause_of(reading.article.doc)
    voices = Voices(reading.attributions)
    found: dict[tuple[int, str], list[Token]] = defaultdict(list)
    for word in words:
        found[clauses[word.i], voices.at(word.idx)].append(word)
    return list(found.values())


def is_negated(word: Token) -> bool:
    """Tell whether `word` is negated: "not brave", "no hero", "never acted bravely", "without fear".

    What is presupposed is not: "did not regret the brutal attack", "the brave man did not flee".
    "Failed to", "far from" and other words that imply a "not" are not known here.
    """
    at = word
    for _ in range(_REACH):
        if is_none(at) or any(_negates(kid) and kid.i < word.i for kid in at.children):
            return True
        if at.pos_ == "VERB" and has_none(at.children):
            return True  # "neither of them will support it"
        role, head = at.dep_, at.head
        if role == "pobj":
            return head.lower_ == "without"
        joined = role == "conj" and at.pos_ == head.pos_ != "VERB" and not _turns(head)
        if not (joined or role in _SAID_OF or (role == "dobj" and not _is_definite(at))):
            return False
        at = head
    return False


def _negates(kid: Token) -> bool:
    if kid.dep_ == "neg":
        return after(kid) not in _ONLY
    return kid.dep_ in {"advmod", "preconj"} and kid.lower_ in _NEGATORS


def _turns(head: Token) -> bool:
    """Tell "not brave but wise" from "not brave or wise"."""
    return any(kid.lower_ in _TURN for kid in head.children)


def _is_definite(noun: Token) -> bool:
    return any(kid.lower_ in _DEFINITE or kid.dep_ == "poss" for kid in noun.lefts)
