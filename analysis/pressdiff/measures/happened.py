"""Whether what a verb or noun tells is told as having happened."""

from spacy.tokens import Token

from pressdiff.claims.polarity import has_none, is_negated
from pressdiff.measures.harmful import DOING, HAPPENS, HEADS, OPEN, PREVENTED

_CONDITIONS = {"if", "unless", "whether", "lest", "before", "until", "provided"}
_WITHIN = {"xcomp", "ccomp", "pcomp", "conj"}  # a verb that hangs on another's truth
_DEPTH = 6  # verbs looked at above one


def happened(word: Token) -> bool:
    """Tell whether the act of `word`, a verb or noun, is told as done.

    Not so what is negated, feared, planned or made a condition; what is alleged is told as
    done, by somebody.
    """
    return _verb_happened(word) if word.pos_ in {"VERB", "AUX"} else _noun_happened(word)


def _verb_happened(verb: Token) -> bool:
    own = True  # an infinitive or modal of the verb itself, then of those above it
    for _ in range(_DEPTH):
        kids = list(verb.children)
        if is_negated(verb, kids) or has_none(kids):
            return False
        if any(kid.dep_ == "mark" and kid.lower_ in _CONDITIONS for kid in kids):
            return False
        if own and not _is_told(verb, kids):
            return False
        head = verb.head
        if verb.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
            if head.lower_ in {"before", "without", "against", "from", "for"} and not _is_past(
                head
            ):
                return False
            head = head.head
            if head.lemma_.lower() in HEADS:
                return False
        elif verb.dep_ not in _WITHIN:
            return True
        elif verb.dep_ != "conj" and head.lemma_.lower() in PREVENTED:
            return False
        if head.pos_ not in {"VERB", "AUX"} or head.i == verb.i:
            return True
        own = (
            verb.dep_ in {"xcomp", "pcomp"}
            or (verb.dep_ == "ccomp" and head.lemma_.lower() in {"get", "have", "see", "leave"})
            or (verb.dep_ == "conj" and _shares(kids))
        )
        verb = head
    return True


def _is_told(verb: Token, kids: list[Token]) -> bool:
    """Tell whether the verb's own form tells of a fact: no modal, infinitive or command."""
    helpers = [kid for kid in kids if kid.dep_.startswith("aux")]
    if any(kid.tag_ == "MD" for kid in helpers):
        return False
    if any(kid.lower_ == "to" for kid in helpers):
        return verb.dep_ in {"xcomp", "ccomp", "advcl"} and _happens(verb.head)
    if verb.tag_ == "VB" and not any(kid.lower_ in {"did", "do", "does"} for kid in helpers):
        return verb.dep_ == "conj" or verb.head.lemma_.lower() in HAPPENS
    return True


def _happens(head: Token) -> bool:
    """Tell whether what `head` takes happened: "managed to", "went on to", not "was going to"."""
    went = head.lemma_.lower() == "go" and head.tag_ != "VBG"
    return head.lemma_.lower() in HAPPENS or (
        went and any(kid.lower_ == "on" for kid in head.rights)
    )


def _shares(kids: list[Token]) -> bool:
    """Tell whether a joined verb has its modal or subject from the verb it is joined to."""
    return not any(kid.dep_.startswith(("aux", "nsubj")) for kid in kids)


def _is_past(preposition: Token) -> bool:
    """Tell whether "for" tells what somebody did: "arrested for killing", "accused of"."""
    return preposition.lower_ == "for" and preposition.head.pos_ == "VERB"


def _noun_happened(noun: Token) -> bool:
    if any(kid.lower_ in OPEN for kid in noun.children):
        return False
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head, role = noun.head, noun.dep_
    if role == "pobj":
        if head.head.lemma_.lower() in HEADS | PREVENTED:
            return False
        return head.lower_ not in {"without"} and not _is_open(head.head)
    if role in {"compound", "amod"} and head.lemma_.lower() in HEADS:
        return False
    if head.pos_ != "VERB":
        return True
    if role in {"dobj", "nsubjpass"}:
        if head.lemma_.lower() in PREVENTED:
            return False
        return head.lemma_.lower() not in DOING or _verb_happened(head)
    return not (role == "nsubj" and head.lemma_.lower() in {"occur", "happen"}) or _verb_happened(
        head
    )


def _is_open(word: Token) -> bool:
    """Tell whether `word`, under which an act stands ("respond to an attack"), is a condition."""
    kids = list(word.children)
    return any(kid.dep_ == "mark" and kid.lower_ == "if" for kid in kids)
