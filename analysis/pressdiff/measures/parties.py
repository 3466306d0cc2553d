"""Who does an act and to whom it is done, by the grammar of its verb or noun."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

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
from pressdiff.measures.verb_roles import (
    DEPTH,
    RELATIVE,
    SUBJECTS,
    antecedent,
    governed,
    is_passive,
    own,
    subject_of,
    undergoer,
)
from pressdiff.roles import KIND_OF_NOUN, nationality

Form = Literal["active", "passive", "agentless", "nominalised", "intransitive"]

_ORIGIN = {"in", "by", "during", "with", "from", "after", "of"}
_STATES = {"U.S.", "US", "U.K.", "UK", "EU", "NATO"}
_LIVING = {"PERSON", "NORP", "GPE", "ORG"}
_BODIES = {"NORP", "GPE", "ORG"}
_BREAKS = {":", "—", "–", ";", ","}


@dataclass(frozen=True, slots=True)
class Parties:
    """The form of an act and the head words of who does it and to whom; None: not told."""

    form: Form
    agent: Token | None
    patient: Token | None


def verbal(verb: Token) -> Parties | None:
    """Return the parties of a verb that takes an object; None if nothing is done to anybody."""
    if is_passive(verb):
        patient = undergoer(verb)
        agent = _by(verb)
        return Parties("passive" if agent is not None else "agentless", agent, patient)
    patient = _object(verb)
    subject = subject_of(verb)
    if patient is None:
        short = verb.tag_ in {"VBN", "VBD"} and subject is not None and own(verb, {"nsubj"})
        if not short or any(kid.dep_.startswith("aux") for kid in verb.children):
            return None
        agent = _by(verb)  # a headline: "Three killed in blast"
        return Parties("passive" if agent is not None else "agentless", agent, subject)
    if subject is None and verb.tag_ in {"VBG", "VB", "VBN"}:
        return None
    return Parties("active", None if subject is None else actor(subject), patient)


def is_short(verb: Token) -> bool:
    """Tell whether `verb` is passive only if its subject, by what it is, can have done nothing."""
    return not is_passive(verb) and _object(verb) is None


def dying(verb: Token) -> Parties | None:
    """Return the parties of "die": who died, and who acts in what they died of or in."""
    subject = subject_of(verb)
    return None if subject is None else Parties("intransitive", _by(verb), subject)


def nominal(noun: Token, act: str) -> Parties:
    """Return the parties that stand with the noun of an act."""
    agent = patient = None
    before: Token | None = None
    for kid in noun.children:
        if kid.dep_ == "prep" and (named := governed(kid)) is not None:
            if kid.lower_ in AT.get(act, {"of"}):
                patient = patient or named
            elif kid.lower_ == "by" or (kid.lower_ == "of" and is_body(named)):
                agent = agent or named
        elif kid.dep_ == "agent":
            agent = agent or governed(kid)
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
            noun = governed(kid)
            return None if noun is None or is_means(noun) else noun
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
    if noun.dep_ == "dobj" and not is_passive(verb):
        subject = subject_of(verb)
        return None if subject is None or is_means(subject) else subject
    return _by(verb) if noun.dep_ == "nsubjpass" else None


# verbs


def _object(verb: Token) -> Token | None:
    """Return the object of an active verb, its own or one that a verb joined to it has."""
    found = own(verb, {"dobj", "dative"})
    if found is None and verb.dep_ == "relcl" and verb.tag_ != "VBG":
        subject = own(verb, {"nsubj"})
        if subject is not None and subject.lower_ not in RELATIVE:
            return verb.head  # "the man police shot"
    if found is None:
        for kid in verb.rights:
            if kid.dep_ == "conj" and kid.pos_ == "VERB" and own(kid, SUBJECTS) is None:
                found = own(kid, {"dobj"})
                break
    if found is not None and found.lower_ in RELATIVE:
        return antecedent(found, verb)
    return found


def _by(verb: Token) -> Token | None:
    """Return who acts in a passive clause: after "by", or in what it was done with or in.

    A verb that is joined to another ("was shot and killed by police") tells it for both.
    """
    for _ in range(DEPTH):
        for kid in verb.rights:
            if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
                noun = governed(kid)
                if noun is not None and noun.ent_type_ not in {"DATE", "TIME"}:
                    return actor(noun)
        if (found := _cause(verb)) is not None:
            return found
        joined = (kid for kid in verb.rights if kid.dep_ == "conj" and kid.tag_ == "VBN")
        further = next((kid for kid in joined if own(kid, SUBJECTS) is None), None)
        if further is None:
            return None
        verb = further
    return None


def _cause(verb: Token) -> Token | None:
    """Return who acts in what a deadly act was done with or in, or in a clause beside it."""
    if VERBS.get(verb.lemma_.lower()) not in DEADLY:
        return None  # "charged with the attack"
    for kid in verb.rights:
        if kid.dep_ == "prep" and kid.lower_ in _ORIGIN:
            noun = governed(kid)
            if noun is not None and is_means(noun) and (found := actor(noun)) is not None:
                return found
        elif kid.dep_ == "advcl" and (found := _assailant(kid)) is not None:
            return found
    return None


def _assailant(verb: Token) -> Token | None:
    """Return who acts in a clause beside a passive: "killed when a gunman opened fire"."""
    subject = own(verb, {"nsubj"})
    marks = [kid for kid in verb.lefts if kid.lower_ in {"when", "as", "after", "while"}]
    if verb.lemma_.lower() not in ASSAULTS or subject is None or not marks:
        return None
    found = actor(subject)
    return None if found is None or found.tag_ in {"PRP", "WP"} else found
