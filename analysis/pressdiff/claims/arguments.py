"""Who does what a clause tells, and to whom or what, in the words of the text."""

from spacy.tokens import Token

from pressdiff.claims.certainty import Clause
from pressdiff.claims.parts import Part
from pressdiff.claims.reading import SUBJECTS, Reading

OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
ACTIVE = {"aux", "dobj", "ccomp", "xcomp", "prt"}  # a participle with one of these is no passive


def arguments(reading: Reading, part: Part, clause: Clause) -> tuple[str | None, str | None]:
    """Return subject and object of a clause; of a passive its agent and its subject."""
    verb = clause.predicate
    roles = {kid.dep_: kid for kid in reversed(list(verb.children))}
    first = next((kid for kid in clause.kids if kid.dep_ in SUBJECTS), None)
    if first is None:
        first = _shared_subject(reading, part, verb)
    subject = _phrase(first, within=verb) if first is not None else None
    if "auxpass" in roles or (verb.tag_ == "VBN" and not roles.keys() & ACTIVE):
        agent = _agent(roles.get("agent"))
        return _phrase(agent) if agent is not None else None, subject
    if first is not None and first.dep_ == "expl" and "attr" in roles:
        return None, _phrase(roles["attr"])
    objects = (roles[role] for role in OBJECTS if role in roles)
    target = next((one for one in objects if part.start <= one.idx < part.end), None)
    return subject, _phrase(target) if target is not None else None


def _shared_subject(reading: Reading, part: Part, verb: Token) -> Token | None:
    """Return the subject of the verb that this one is joined to, or the noun it describes."""
    above = reading.heads[part.head]
    if reading.deps[part.head] == "conj" and above in reading.subjects:
        return reading.tokens[reading.subjects[above]]
    to_come = verb.dep_ in ("relcl", "advcl") and verb.head.dep_ == "ROOT" and verb.tag_ == "VB"
    if to_come and verb.head.tag_.startswith("NN"):
        return verb.head  # "Macron to visit Kyiv"
    return verb.head if verb.dep_ in ("acl", "amod") else None  # "60 killed", "Nine dead"


def _agent(by: Token | None) -> Token | None:
    agent = None if by is None else next(by.children, None)
    if agent is not None and agent.tag_ == "NN" and not any(agent.children):
        return None  # "by helicopter": a means
    return agent


def _phrase(token: Token, within: Token | None = None) -> str:
    """Return the words under `token`, without relative clauses, appositions and what `within` heads."""
    doc, end = token.doc, token.right_edge.i + 1
    for kid in token.children:
        if kid.i > token.i and (kid.dep_ in ("relcl", "appos") or kid == within):
            end = min(end, kid.left_edge.i)
    while end > token.i + 1 and (
        doc[end - 1].dep_ == "cc" or (doc[end - 1].is_punct and not doc[end - 1].is_quote)
    ):
        end -= 1
    return doc[token.left_edge.i : end].text.strip()
