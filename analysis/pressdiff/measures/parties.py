"""Who does an act and to whom it is done, by the grammar of its verb or noun."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pressdiff.measures.agency import UNDERGOING
from pressdiff.measures.harmful import (
    AGENTS,
    ASSAULTS,
    AT,
    DEADLY,
    DOING,
    FORCES,
    HITS,
    MEANS,
    NOUNS,
    PEOPLE,
    PLACES,
    THEIRS,
    VERBS,
)
from pressdiff.roles import KIND_OF_NOUN, nationality

Form = Literal["active", "passive", "agentless", "nominalised", "intransitive"]

_SUBJECTS = {"nsubj", "nsubjpass"}
_ORIGIN = {"in", "by", "during", "with", "from", "after", "of"}
_RELATIVE = {"who", "that", "which", "whom"}
_STATES = {"U.S.", "US", "U.K.", "UK", "EU", "NATO"}
_LIVING = {"PERSON", "NORP", "GPE", "ORG"}
_BODIES = {"NORP", "GPE", "ORG"}
_BREAKS = {":", "—", "–", ";", ","}
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Parties:
    """The form of an act and the head words of who does it and to whom; None: not told."""

    form: Form
    agent: Token | None
    patient: Token | None


def verbal(verb: Token) -> Parties | None:
    """Return the parties of a verb that takes an object; None if nothing is done to anybody."""
    if _is_passive(verb):
        patient = _undergoer(verb)
        agent = _by(verb)
        return Parties("passive" if agent is not None else "agentless", agent, patient)
    patient = _object(verb)
    subject = _subject(verb)
    if patient is None:
        short = verb.tag_ in {"VBN", "VBD"} and subject is not None and _own(verb, {"nsubj"})
        if not short or any(kid.dep_.startswith("aux") for kid in verb.children):
            return None
        agent = _by(verb)  # a headline: "Three killed in blast"
        return Parties("passive" if agent is not None else "agentless", agent, subject)
    if subject is None and verb.tag_ in {"VBG", "VB", "VBN"}:
        return None
    return Parties("active", None if subject is None else actor(subject), patient)


def is_short(verb: Token) -> bool:
    """Tell whether `verb` is passive only if its subject, by what it is, can have done nothing."""
    return not _is_passive(verb) and _object(verb) is None


def dying(verb: Token) -> Parties | None:
    """Return the parties of "die": who died, and who acts in what they died of or in."""
    subject = _subject(verb)
    return None if subject is None else Parties("intransitive", _by(verb), subject)


def nominal(noun: Token, act: str) -> Parties:
    """Return the parties that stand with the noun of an act."""
    agent = patient = None
    before: Token | None = None
    for kid in noun.children:
        if kid.dep_ == "prep" and (inner := _inner(kid)) is not None:
            if kid.lower_ in AT.get(act, {"of"}):
                patient = patient or inner
            elif kid.lower_ == "by" or (kid.lower_ == "of" and is_body(inner)):
                agent = agent or inner
        elif kid.dep_ == "agent":
            agent = agent or _inner(kid)
        elif kid.dep_ == "poss" or (kid.dep_ in {"compound", "amod", "nmod"} and _names(kid)):
            before = before or _beside(kid, noun)
    if before is not None and before.ent_type_ not in {"DATE", "TIME"}:
        acts = act in THEIRS and _acts_before(before, noun, on=patient is not None)
        if before.lower_ in AGENTS:
            unclear = patient is None and (before.lower_, act) == ("police", "shoot")
            return Parties("nominalised", None if unclear else agent or before, patient)
        if acts or (patient is not None and before.dep_ != "compound" and act != "die"):
            agent = agent or before
        elif act not in THEIRS or before.ent_type_ == "GPE":
            patient = patient or before
    return Parties("nominalised", agent or _doer(noun), patient)


def actor(word: Token) -> Token | None:
    """Return who acts where `word` is told as acting: itself, or who stands with a means."""
    if not is_means(word):
        named = word.ent_type_ in _LIVING
        is_site = word.lemma_.lower() in PLACES and not named
        return word if word.text[0].isalnum() and not is_site else None
    for kid in word.lefts:
        if kid.dep_ in {"poss", "compound", "amod", "nmod"} and (
            kid.lower_ in AGENTS or (kid.ent_type_ in _BODIES and _acts_before(kid, word, on=False))
        ):
            return kid
    for kid in word.children:
        if kid.dep_ in {"prep", "agent"} and kid.lower_ == "by":
            inner = _inner(kid)
            return None if inner is None or is_means(inner) else inner
        if kid.dep_ == "poss" and is_body(kid):
            return kid
    return _doer(word)


def is_means(word: Token) -> bool:
    """Tell whether `word` is what harm is done with, or another act of harm."""
    lemma = word.lemma_.lower()
    return word.pos_ == "VERB" or lemma in MEANS or lemma in NOUNS


def is_body(word: Token) -> bool:
    """Tell whether `word` names somebody who can act: people, a body or a state."""
    lemma = word.lemma_.lower()
    known = {lemma, word.lower_} & (AGENTS | PEOPLE | FORCES | KIND_OF_NOUN.keys())
    pronoun = word.tag_ == "PRP" and word.lower_ not in {"it", "itself"}
    return bool(known) or pronoun or word.ent_type_ in _LIVING


def _beside(word: Token, noun: Token) -> Token | None:
    """Return `word` unless a break parts it from `noun`: "25 Photos: attack in Nice"."""
    between = noun.doc[word.i + 1 : noun.i]
    return None if any(one.text in _BREAKS for one in between) else word


def _names(word: Token) -> bool:
    """Tell whether `word` before an act names a party of it."""
    return word.lower_ in AGENTS or (word.ent_type_ in _LIVING and word.text[:1].isupper())


def _acts_before(word: Token, noun: Token, *, on: bool) -> bool:
    """Tell "Israel's raid", "US airstrike" and "Israeli attack" from "Boston bombing".

    `on`: it is told on whom the act is done.
    """
    if word.dep_ == "poss" or word.text in _STATES or word.lower_ in AGENTS:
        return True
    if word.dep_ == "amod":
        return nationality(word.text)  # not "Nice attack"
    return on and noun.lemma_.lower() in HITS  # "Syria strike" may be one on Syria


def _doer(noun: Token) -> Token | None:
    """Return who launches or carries out the act that `noun` tells."""
    verb = noun.head
    if verb.lemma_.lower() not in DOING or verb.pos_ != "VERB":
        return None
    if noun.dep_ == "dobj" and not _is_passive(verb):
        subject = _subject(verb)
        return None if subject is None or is_means(subject) else subject
    return _by(verb) if noun.dep_ == "nsubjpass" else None


# verbs


def _is_passive(verb: Token) -> bool:
    if _own(verb, {"nsubjpass", "auxpass"}) is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return _own(verb, {"dobj"}) is None  # "the boy killed in the raid"
    if verb.dep_ == "conj" and _own(verb, {"nsubj", "aux", "dobj"}) is None:
        return verb.head.pos_ == "VERB" and _is_passive(verb.head)
    return False


def _undergoer(verb: Token) -> Token | None:
    for _ in range(_DEPTH):
        subject = _own(verb, {"nsubjpass", "nsubj"})
        if subject is not None:
            return _antecedent(subject, verb)
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ in {"xcomp", "advcl"} and verb.head.pos_ == "VERB":
            return _subject(verb)
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return None
        verb = verb.head
    return None


def _object(verb: Token) -> Token | None:
    """Return the object of an active verb, its own or one that a verb joined to it has."""
    found = _own(verb, {"dobj", "dative"})
    if found is None and verb.dep_ == "relcl" and verb.tag_ != "VBG":
        subject = _own(verb, {"nsubj"})
        if subject is not None and subject.lower_ not in _RELATIVE:
            return verb.head  # "the man police shot"
    if found is None:
        for kid in verb.rights:
            if (
                kid.dep_ == "conj"
                and kid.pos_ == "VERB"
                and _own(kid, {"nsubj", "nsubjpass"}) is None
            ):
                found = _own(kid, {"dobj"})
                break
    if found is not None and found.lower_ in _RELATIVE:
        return _antecedent(found, verb)
    return found


def _subject(verb: Token) -> Token | None:
    """Return who does what `verb` tells: its subject, or that of the verb it hangs on."""
    for _ in range(_DEPTH):
        subject = _own(verb, _SUBJECTS)
        if subject is not None:
            return _antecedent(subject, verb)
        head, role = verb.head, verb.dep_
        if role == "pcomp":
            role, head = "advcl", head.head
        if role == "acl" and verb.tag_ == "VBG":
            return head
        if role not in {"conj", "xcomp", "advcl"} or head.pos_ not in {"VERB", "AUX"}:
            return None
        if (
            role == "advcl"
            and (found := _own(head, {"dobj"})) is not None
            and (found.lemma_.lower() in NOUNS or head.lemma_.lower() in UNDERGOING)
        ):
            return found  # "faced attacks, killing dozens"
        if role == "xcomp" and (found := _own(head, {"dobj"})) is not None:
            return found
        if role == "advcl" and head.lemma_.lower() in {"accuse", "suspect", "convict", "blame"}:
            found = _own(head, {"dobj"})
            if found is not None:
                return found
        verb = head
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return whom "who" stands for."""
    if subject.lower_ in _RELATIVE:
        for _ in range(_DEPTH):
            if verb.dep_ == "relcl":
                return verb.head
            if verb.dep_ != "conj":
                break
            verb = verb.head
    return subject


def _by(verb: Token) -> Token | None:
    """Return who acts in a passive clause: after "by", or in what it was done with or in."""
    for kid in verb.rights:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            inner = _inner(kid)
            if inner is not None and inner.ent_type_ not in {"DATE", "TIME"}:
                return actor(inner)
    deadly = VERBS.get(verb.lemma_.lower()) in DEADLY  # not "charged with the attack"
    for kid in verb.rights:
        if deadly and kid.dep_ == "prep" and kid.lower_ in _ORIGIN:
            inner = _inner(kid)
            if inner is not None and is_means(inner) and (found := actor(inner)) is not None:
                return found
        elif kid.dep_ == "conj" and kid.tag_ == "VBN" and _own(kid, _SUBJECTS) is None:
            return _by(kid)
        elif deadly and kid.dep_ == "advcl" and (subject := _assailant(kid)) is not None:
            return subject
    return None


def _assailant(verb: Token) -> Token | None:
    """Return who acts in a clause beside a passive: "killed when a gunman opened fire"."""
    subject = _own(verb, {"nsubj"})
    marks = [kid for kid in verb.lefts if kid.lower_ in {"when", "as", "after", "while"}]
    if verb.lemma_.lower() not in ASSAULTS or subject is None or not marks:
        return None
    found = actor(subject)
    return None if found is None or found.tag_ in {"PRP", "WP"} else found


def _inner(preposition: Token) -> Token | None:
    return next((kid for kid in preposition.rights if kid.dep_ in {"pobj", "pcomp"}), None)


def _own(verb: Token, roles: set[str]) -> Token | None:
    return next((kid for kid in verb.children if kid.dep_ in roles), None)
