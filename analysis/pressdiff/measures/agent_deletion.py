"""Agent deletion: how often a passive clause leaves out who did it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import per_clause
from pressdiff.measures.people import names_people
from pressdiff.measures.verb_roles import DEPTH

PASSIVE = {"nsubjpass", "csubjpass", "auxpass"}  # labels of spaCy's English parsers
_NO_AGENT = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"}  # "was done by Monday", "cut by 5 %"
_MANNER = frozenset("accident chance default definition hand law mistake now then".split())
_MEANS = frozenset(  # bare: "was flown by helicopter", not "was hit by a helicopter"
    """air ballot boat bus car consensus dawn day decree dusk email e-mail fax ferry foot force
    helicopter letter mail midday midnight morning night nightfall noon phone plane post proxy rail
    road satellite sea ship taxi telephone train truck vote weight year-end""".split()
)
_TWO_OBJECTS = frozenset(
    "afford allow ask award deny give grant hand offer pay send show tell".split()
)
_COMPLEMENTS = {"prep", "oprd", "dobj", "attr"}


def agent_deletion(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per passive clause: 1.0 if it names no agent, else 0.0.

    "Police shot a man" may become "A man was shot by police" (0.0) or "A man was shot" (1.0). A
    passive clause is a verb with a passive subject or a passive auxiliary of its own ("was", "got",
    "to be"): a reduced relative ("the man shot by police") is none, and "was seized and taken"
    is one. Its agent is a by-phrase of the verb or of a verb joined to it; also one that hangs on
    the clause's other words, if it names people ("killed in an attack by rebels"). What acts
    need not be alive: "destroyed by shelling" has an agent.

    Yields
    ------
    Observation
        ``start, end``: the verb, characters [start, end) of the article's text;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Greene and Resnik (2009), More than Words: Syntactic Packaging and Implicit
    Sentiment, NAACL-HLT. https://aclanthology.org/N09-1057
    """
    for verb in _passives(reading.article.doc):
        yield Observation(verb.idx, verb.idx + len(verb), value=float(not _has_agent(verb)))


def agentless_passives(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it is a passive that names no agent, else 0.0.

    `agent_deletion` asks what an outlet's passives leave out, this how often it words an act so: who
    turns "police shot a man" into "a man was shot by police" and another act into "was held" has more
    agentless passives, and leaves out the agent in a smaller share of its passives.

    Yields
    ------
    Observation
        ``start, end``: the verb, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Greene and Resnik (2009), More than Words: Syntactic Packaging and Implicit
    Sentiment, NAACL-HLT. https://aclanthology.org/N09-1057
    """
    doc = reading.article.doc
    return per_clause(doc, ((verb, verb) for verb in _passives(doc) if not _has_agent(verb)))


def _passives(doc: Doc) -> Iterator[Token]:
    verbs = {
        token.head.i: token.head
        for token in doc
        if token.dep_ in PASSIVE and token.i < token.head.i
    }
    return filter(_is_passive, verbs.values())


def _is_passive(verb: Token) -> bool:
    """Tell "It's fuelled growth" (has) from "It's fuelled" (is): few passives keep an object."""
    short = any(child.dep_ == "auxpass" and child.lower_ in {"'s", "’s"} for child in verb.lefts)
    if not short or verb.lemma_ in _TWO_OBJECTS:
        return True
    return not any(child.dep_ == "dobj" for child in verb.rights)


def _has_agent(verb: Token) -> bool:
    """Tell whether `verb`, or a verb joined to it that has no subject or auxiliary, has an agent."""
    for _ in range(DEPTH):
        if any(_tells_agent(child) for child in verb.rights):
            return True
        joined = (child for child in verb.rights if child.dep_ == "conj" and child.tag_ == "VBN")
        further = next((child for child in joined if not _own_clause(child)), None)
        if further is None:
            return False
        verb = further
    return False


def _tells_agent(child: Token) -> bool:
    """Tell whether `child`, which hangs on a passive verb, names who acts."""
    if child.dep_ == "agent" or (child.dep_ in _COMPLEMENTS and child.lower_ == "by"):
        return any(_acts(noun, named=child.dep_ != "agent") for noun in child.rights)
    if child.dep_ not in _COMPLEMENTS:
        return False
    nouns = child.rights if child.dep_ == "prep" else [child]
    return any(_names_agent(noun) for noun in nouns)


def _names_agent(noun: Token) -> bool:
    return any(
        _acts(agent, named=True)
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ == "by"
        for agent in child.rights
    )


def _acts(noun: Token, *, named: bool) -> bool:
    """Tell whether the object of a "by" can be an agent; `named`: only if it names people."""
    if noun.ent_type_ in _NO_AGENT or noun.lower_ in _MANNER:
        return False
    if noun.lower_ in _MEANS and not any(True for _ in noun.children):
        return False
    if noun.dep_ == "pcomp":  # "by shelling", not "by closing the road"
        return not named and not any(True for _ in noun.rights)
    return noun.dep_ == "pobj" and (not named or names_people(noun))


def _own_clause(verb: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "csubj", "aux")) for child in verb.lefts)


_SOURCE = (
    "Greene and Resnik (2009), More than Words: Syntactic Packaging and Implicit Sentiment, "
    "NAACL-HLT, https://aclanthology.org/N09-1057"
)
_VALIDITY = (
    "UD English PUD, 500 sentences: passive clauses precision 0.97 (0.91-0.99), recall 1.00 "
    "(0.96-1.00); of 15 by-agents 14 found (70-99 %), none invented (rules were checked on the same "
    "sentences)"
)
_DATA = "rules of this project, checked on UD English PUD (CC BY-SA 3.0): no training"

AGENT_DELETION = Measure(
    name="agent_deletion",
    title="Passives that do not say who did it",
    unit="agentless passives per passive clause",
    low=0.0,
    high=1.0,
    missing="no passive clause",
    needs=frozenset({"DEP", "TAG"}),
    source=_SOURCE,
    validity=_VALIDITY,
    observe=agent_deletion,
    data=_DATA,
)
AGENTLESS_PASSIVES = Measure(
    name="agentless_passives",
    title="Clauses worded as passives that do not say who did it",
    unit="agentless passives per clause",
    low=0.0,
    high=1.0,
    missing="no clause",
    needs=frozenset({"DEP", "TAG"}),
    source=_SOURCE,
    validity=(
        "of 40 agentless passives in English-language news a language model judged 37 right (80-97 %), 1 wrong "
        f"('He's been to') and 2 doubtful ('was born'); {_VALIDITY}"
    ),
    observe=agentless_passives,
    data=_DATA,
)
