"""Whether a verb is passive, and whose act it tells: subject, object and who "who" stands for."""

from spacy.tokens import Token

from pressdiff.measures.agency import UNDERGOING
from pressdiff.measures.harmful import NOUNS

SUBJECTS = {"nsubj", "nsubjpass"}
RELATIVE = {"who", "that", "which", "whom"}
DEPTH = 6  # verbs looked at from one

_PASSIVE = {"nsubjpass", "auxpass"}
_HELD = {"accuse", "suspect", "convict", "blame"}


def is_passive(verb: Token) -> bool:
    """Tell "was attacked", "the men attacked by" and "was seen and attacked" from "attacked"."""
    for _ in range(DEPTH):
        if own(verb, _PASSIVE) is not None:
            return True
        if verb.tag_ != "VBN":
            return False
        if verb.dep_ == "acl":
            return own(verb, {"dobj"}) is None  # "the boy killed in the raid"
        joined = verb.dep_ == "conj" and own(verb, {"nsubj", "aux", "dobj"}) is None
        if not joined or verb.head.pos_ != "VERB":
            return False
        verb = verb.head
    return False


def subject_of(verb: Token, *, reach: bool = True) -> Token | None:
    """Return who does what `verb` tells: its subject, or that of the verb it is joined to.

    `reach`: also that of the verb it hangs on ("wants to attack", "fled, killing two").
    """
    for _ in range(DEPTH):
        found = own(verb, SUBJECTS)
        if found is not None:
            return antecedent(found, verb)
        head, role = verb.head, verb.dep_
        if role == "pcomp":
            role, head = "advcl", head.head
        if role == "acl" and verb.tag_ == "VBG":
            return head
        if role not in {"conj", "xcomp", "advcl"} or head.pos_ not in {"VERB", "AUX"}:
            return None
        if role != "conj" and not reach:
            return None
        thing = None if role == "conj" else own(head, {"dobj"})
        if thing is not None and (role == "xcomp" or _acts(thing, head)):
            return thing
        verb = head
    return None


def _acts(thing: Token, verb: Token) -> bool:
    """Tell whether a clause beside `verb` tells of its object: "faced attacks, killing dozens"."""
    lemma = verb.lemma_.lower()
    return thing.lemma_.lower() in NOUNS or lemma in UNDERGOING or lemma in _HELD


def undergoer(verb: Token, *, reach: bool = True) -> Token | None:
    """Return to whom the act of a passive verb is done; `reach` as in `subject_of`."""
    for _ in range(DEPTH):
        found = own(verb, SUBJECTS)
        if found is not None:
            return antecedent(found, verb)
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ in {"xcomp", "advcl"} and verb.head.pos_ == "VERB":
            return subject_of(verb) if reach else None
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return None
        verb = verb.head
    return None


def antecedent(noun: Token, verb: Token) -> Token:
    """Return whom "who" stands for in "the men who attacked", where `noun` hangs on `verb`."""
    if noun.lower_ in RELATIVE:
        for _ in range(DEPTH):
            if verb.dep_ == "relcl":
                return verb.head
            if verb.dep_ != "conj":
                break
            verb = verb.head
    return noun


def own(verb: Token, roles: set[str]) -> Token | None:
    """Return the first word with one of `roles` that hangs on `verb` itself."""
    return next((kid for kid in verb.children if kid.dep_ in roles), None)


def governed(preposition: Token) -> Token | None:
    """Return what a preposition governs."""
    return next((kid for kid in preposition.rights if kid.dep_ in {"pobj", "pcomp"}), None)
