"""Harm: every harmful act that an article tells, in what form, by whom and to whom."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Span, Token

from pressdiff.measures.acting import Act, Actors, counted
from pressdiff.measures.base import NO_TRAINING, Measure, Observation, Reading
from pressdiff.measures.happened import happened
from pressdiff.measures.harmful import (
    DEADLY,
    FORCE,
    ILLNESS,
    LOOSE,
    MISHAPS,
    NATURE,
    NOT_HARM,
    NOUNS,
    PEOPLE,
    PLACED,
    PLACES,
    SITED,
    TERROR,
    VERBS,
)
from pressdiff.measures.parties import Parties, dying, is_body, is_short, nominal, verbal

Signs = Counter[str]  # how often each lemma stands in a sentence

_PARTICLES = {"down", "off", "up", "out", "back", "on", "in", "into", "upon"}
_KEEPS = {"shoot": {"down", "up", "at"}, "gun": {"down"}, "beat": {"up"}, "bomb": {"out"}}
_MEANT = FORCE - frozenset(
    """kill dead death casualty injure injury fatality fatal deadly fatally wound hospitalize
    hospitalise civilian jet tank bloody""".split()
)
"""Signs of force that a mishap does not give."""
_MISHAPPEN = frozenset("kill die injure strike destroy".split())
"""Acts that need no doer."""
_PERSONAL = {"PERSON", "NORP"}


def acts(reading: Reading) -> Iterator[Act]:
    """Yield the harmful acts of an article that are told as done, in order.

    Left out is what is negated, planned, asked or made a condition, harm to things that cannot
    suffer ("killed the bill", "struck a deal"), and a noun beside which nobody is told ("the attack").
    Where several are harmed, the first stands for them.
    """
    article, actors = reading.article, Actors(reading.people)
    title = article.doc.char_span(0, article.headline_end, alignment_mode="expand")
    told = _signs(title) if title else Signs()
    mishap = bool(MISHAPS & told.keys()) and not _MEANT & told.keys()
    for sentence in article.doc.sents:
        signs: Signs | None = None
        for token in sentence:
            lemma = token.lemma_.lower()
            verb = token.pos_ == "VERB" and lemma in VERBS
            if not verb and not (token.pos_ == "NOUN" and lemma in NOUNS):
                continue
            signs = signs or _signs(sentence)
            if signs["?"]:
                break
            act = VERBS[lemma] if verb else NOUNS[lemma]
            found = _told(token, act, signs) if verb else _named(token, act, signs)
            if found is None or not happened(token):
                continue
            if act not in _MISHAPPEN or not _is_nobodys(token, found, signs, mishap=mishap):
                yield actors.act(token, act, found)


def _signs(sentence: Span) -> Signs:
    """Count the lemmas of a sentence; "?" is one if it asks, "fire" if something burns."""
    signs = Counter(one.lemma_.lower() for one in sentence)
    last = next((one.text for one in reversed(sentence) if not one.is_space), "")
    signs["?"] = int(last == "?")
    signs["fire"] = sum(
        one.lower_ == "fire" and one.dep_ in {"nsubj", "compound"} for one in sentence
    )
    return signs


def _told(verb: Token, act: str, signs: Signs) -> Parties | None:
    """Return the parties of a verb if it tells of harm."""
    if act == "die":
        found = dying(verb)
        return found if found and found.patient and _is_death(verb, found.patient, signs) else None
    particles = {kid.lower_ for kid in verb.children if kid.dep_ == "prt"}
    if particles & _PARTICLES - _KEEPS.get(verb.lemma_.lower(), set()):
        return None
    found = verbal(verb)
    patient = None if found is None else found.patient
    if found is None or patient is None:
        return None
    if found.agent is not None and not (_has_subject(verb) or is_body(found.agent)):
        found = Parties(found.form, None, patient)  # "sanctions that included expelling diplomats"
    person = _is_person(patient)
    if not (person or (act in PLACED and _is_place(patient))):
        return None
    if verb.lower_ == "hit" and verb.i + 2 < len(verb.doc) and verb.nbor(2).lower_ == "run":
        return None
    if verb.dep_ == "acl" and patient.tag_ == "CD" and not any(True for _ in verb.rights):
        return None  # "the 80 wounded"
    if is_short(verb) and not (person and _is_counted(patient, verb)):
        return None
    if verb.lemma_.lower() in LOOSE and not _is_forced(verb, found, signs):
        return None
    return found


def _named(noun: Token, act: str, signs: Signs) -> Parties | None:
    """Return the parties of a noun if it tells of harm, and somebody stands with it."""
    if noun.dep_ in {"compound", "amod"} or (noun.dep_ == "pobj" and noun.head.lower_ == "to"):
        return None  # "murder trial", "attack ad"; "scared to death"
    if any(kid.lower_ in NOT_HARM for kid in noun.lefts):
        return None
    found = nominal(noun, act)
    patient = found.patient
    if patient is None and _is_cause(noun):
        return None  # "killed in an Israeli strike" is one act
    if patient is not None and not (_is_person(patient) or (act in SITED and _is_place(patient))):
        return None
    if patient is None and (found.agent is None or not _can_act(found.agent)):
        return None
    if act == "die" and (patient is None or not _is_person(patient)):
        return None
    if noun.lemma_.lower() in LOOSE and not _is_forced(noun, found, signs):
        return None
    return found


def _is_cause(noun: Token) -> bool:
    """Tell whether `noun` only says by what another act of harm was done."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return VERBS.get(verb.lemma_.lower()) in DEADLY and verb.pos_ == "VERB"


# what is meant


def _is_person(word: Token) -> bool:
    """Tell whether `word` is who can be harmed: people by noun, name, pronoun or number."""
    word = counted(word)
    if word.lower_ in PEOPLE or word.lemma_.lower() in PEOPLE:
        return True
    if word.ent_type_ in _PERSONAL or word.tag_ == "CD":
        return word.ent_type_ not in {"MONEY", "PERCENT", "DATE", "TIME", "QUANTITY"}
    if word.tag_ == "PRP":
        return word.lower_ not in {"it", "itself"}
    return word.lower_.endswith(("men", "women", "ists", "ians")) and word.pos_ == "NOUN"


def _is_place(word: Token) -> bool:
    word = counted(word)
    return word.ent_type_ in {"GPE", "LOC", "FAC"} or word.lemma_.lower() in PLACES


def _has_subject(verb: Token) -> bool:
    return any(kid.dep_ in {"nsubj", "nsubjpass"} for kid in verb.children)


def _can_act(word: Token) -> bool:
    return _is_person(word) or word.ent_type_ in {"GPE", "ORG", "NORP"} or word.dep_ != "poss"


def _is_counted(word: Token, verb: Token) -> bool:
    """Tell whether "Nine killed in fire" is short for a passive: not "the gunman shot from a roof"."""
    before = word.i < verb.i and verb.dep_ in {"ROOT", "ccomp", "conj"} and not _is_pronoun(word)
    return before and (verb.tag_ == "VBN" or counted(word).tag_ == "CD")


def _is_pronoun(word: Token) -> bool:
    return word.tag_ in {"PRP", "WP"}


def _is_forced(word: Token, found: Parties, signs: Signs) -> bool:
    """Tell whether a word that may mean no force does: by a place as target, or a sign beside it."""
    own = word.lemma_.lower()
    if any(signs[sign] > (sign == own) for sign in FORCE & signs.keys()):
        return True
    if any(kid.lower_ in TERROR for kid in word.lefts):
        return True
    place = found.patient is not None and found.patient.ent_type_ in {"GPE", "LOC", "FAC"}
    state = found.agent is not None and found.agent.ent_type_ in {"GPE", "NORP"}
    return place and state


def _is_nobodys(word: Token, found: Parties, signs: Signs, *, mishap: bool) -> bool:
    """Tell whether a mishap or a force of nature did the harm: "killed in a tram accident".

    `mishap`: the headline tells of one.
    """
    if found.agent is not None:
        return found.agent.lemma_.lower() in NATURE
    mishap = mishap or bool(signs["fire"] or MISHAPS & signs.keys())
    own = word.lemma_.lower()
    return mishap and not any(signs[sign] > (sign == own) for sign in _MEANT & signs.keys())


def _is_death(verb: Token, patient: Token, signs: Signs) -> bool:
    """Tell whether somebody died by force, and not of an illness or "at 77"."""
    for kid in verb.rights:
        inner = [one for one in kid.rights if one.dep_ == "pobj"] if kid.dep_ == "prep" else []
        if any(one.lemma_.lower() in ILLNESS for one in inner):
            return False
        if kid.lower_ == "at" and any(one.tag_ == "CD" for one in inner):
            return False
    return _is_person(patient) and _is_forced(verb, Parties("intransitive", None, None), signs)


def agentless_harm(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per harmful act: 1.0 if nobody is told as doing it, else 0.0.

    "Police killed a man", "a man was killed by police", "the killing of a man by police" and "a man
    died in police gunfire" tell who did it; "a man was killed", "the killing of a man" and "a bomb
    killed a man" do not.

    Yields
    ------
    Observation
        ``start, end``: the verb or noun; ``target``: whom it is done to, if that is a known actor;
        ``value``: 0.0 or 1.0; ``n``: 1 act.

    References
    ----------
    Henley, Miller and Beazley (1995), Syntax, Semantics, and Sexual Violence: Agency and the
    Passive Voice, Journal of Language and Social Psychology.
    https://doi.org/10.1177/0261927X95141006
    """
    for one in acts(reading):
        yield Observation(one.start, one.end, float(one.agent_words is None), target=one.patient)


AGENTLESS_HARM = Measure(
    name="agentless_harm",
    title="Harmful acts told without who did them",
    unit="acts without an agent per harmful act",
    low=0.0,
    high=1.0,
    missing="no harmful act is told",
    needs=frozenset({"DEP", "TAG", "POS", "LEMMA", "ENT_IOB"}),
    source=(
        "Henley, Miller and Beazley (1995), Syntax, Semantics, and Sexual Violence, Journal of "
        "Language and Social Psychology, https://doi.org/10.1177/0261927X95141006"
    ),
    validity=(
        "of 60 acts in English-language news a language model judged 47 right (66-87 %) in act, form and parties, "
        "7 wrong (mostly accidents whose cause is told elsewhere) and 6 doubtful; recall not measured"
    ),
    observe=agentless_harm,
    data=NO_TRAINING,
)
