"""A user's list of verbs: what its scores say of those who act and of those acted upon."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Token

from pressdiff.claims.polarity import has_none, is_negated
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.lexicon import NEEDS, VALIDITY

_PASSIVE = {"nsubjpass", "auxpass"}
_RELATIVE = {"who", "whom", "which", "that"}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_REACH = 5  # verbs joined by "and"

Score = tuple[float | None, float | None]  # of who acts, of who is acted upon; None: nothing


@dataclass(frozen=True)
class VerbList:
    """Scores by verb; with its particle or preposition where that is listed ("back down", "agree on")."""

    scores: Mapping[str, Score]

    def read(self, verb: Token) -> Iterator[tuple[Token, float]]:
        """Yield who acts and who is acted upon in `verb`, each with the score it gets."""
        particles = [kid.lower_ for kid in verb.children if kid.dep_ == "prt"]
        preps = [kid for kid in verb.children if kid.dep_ == "prep"]
        for form in dict.fromkeys((verb.lemma_.lower(), verb.lower_)):
            if particles:  # "back down" is no "back"
                score, themes = self.scores.get(f"{form} {particles[0]}"), None
            else:
                score, themes = self.scores.get(form), None
                for prep in preps:
                    if f"{form} {prep.lower_}" in self.scores:
                        score = self.scores[f"{form} {prep.lower_}"]
                        themes = [kid for kid in prep.children if kid.dep_ == "pobj"]
            if score is not None:
                acts, upon = score
                if acts is not None:
                    yield from ((noun, acts) for noun in _with_joined(agents(verb)))
                if upon is not None:
                    found = themes if themes is not None else _themes(verb)
                    yield from ((noun, upon) for noun in _with_joined(found))
                return


def is_passive(verb: Token) -> bool:
    """Tell "was attacked", "the men attacked by" from "attacked"."""
    for _ in range(_REACH):
        if verb.tag_ != "VBN":
            return False
        if verb.dep_ == "acl" or any(kid.dep_ in _PASSIVE for kid in verb.children):
            return True
        if not _continues(verb):
            break
        verb = verb.head
    return False


def agents(verb: Token) -> list[Token]:
    """Return the heads of those who act in `verb`; none if the clause does not say."""
    if is_passive(verb):
        return [
            noun
            for by in verb.children
            if by.dep_ == "agent"
            for noun in by.children
            if noun.dep_ == "pobj"
        ]
    return _subjects(verb, "nsubj")


def _themes(verb: Token) -> list[Token]:
    """Return the heads of those acted upon in `verb`."""
    if is_passive(verb):
        return _subjects(verb, "nsubjpass")
    return [_antecedent(kid, verb) for kid in verb.children if kid.dep_ == "dobj"]


def _subjects(verb: Token, role: str) -> list[Token]:
    for _ in range(_REACH):
        found = [kid for kid in verb.lefts if kid.dep_ == role]
        if found:  # the last: "the woman who he made clear is no friend"
            return [_antecedent(found[-1], verb)]
        if verb.dep_ == "acl" and verb.tag_ == ("VBN" if role == "nsubjpass" else "VBG"):
            return [verb.head]  # "the men attacked by", "the men attacking"
        if not _continues(verb):
            break
        verb = verb.head
    return []


def _continues(verb: Token) -> bool:
    """Tell whether `verb` is joined to another by "and" and has no subject of its own."""
    own = any(kid.dep_.startswith(("nsubj", "csubj")) for kid in verb.lefts)
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not own


def _antecedent(noun: Token, verb: Token) -> Token:
    """Return whom "who" stands for in "the men who attacked"."""
    return verb.head if verb.dep_ == "relcl" and noun.lower_ in _RELATIVE else noun


def _with_joined(nouns: list[Token]) -> list[Token]:
    return [
        one
        for noun in nouns
        for one in (noun, *(other for other in noun.conjuncts if other.pos_ in _NOUNS))
    ]


def listed_verbs(reading: Reading, *, verbs: VerbList) -> Iterator[Observation]:
    """Yield one observation per mention of an actor with a part in a listed act.

    The subject of an active verb acts, and "by" names who acts in a passive one; objects and the
    subjects of passive verbs are acted upon; "who" stands for its noun, and verbs joined by "and" share
    their subject. What did not happen ("did not attack") is left out; what may happen is not.

    Yields
    ------
    Observation
        ``start, end``: the mention; ``target``: the actor; ``value``: sum of the scores of the listed
        verbs it has a part in; ``n``: their number.

    References
    ----------
    Sap et al. (2017), Connotation Frames of Power and Agency in Modern Films, EMNLP.
    https://aclanthology.org/D17-1247
    Rashkin, Singh and Choi (2016), Connotation Frames, ACL. https://aclanthology.org/P16-1030
    """
    told: dict[tuple[int, int, str], list[float]] = defaultdict(list)
    for verb in reading.article.doc:
        if verb.pos_ != "VERB":
            continue
        kids = list(verb.children)
        if is_negated(verb, kids) or has_none(kids):
            continue
        for noun, score in verbs.read(verb):
            one = reading.people.at(noun)
            if one is not None and one.entity:
                told[one.start, one.end, one.entity].append(score)
    for (start, end, entity), scores in told.items():
        yield Observation(start, end, sum(scores), float(len(scores)), target=entity)


def verbs_measure(name: str, title: str, file: str, verbs: VerbList) -> Measure:
    """Return the measure of one column of a list of verbs."""
    scores = [score for pair in verbs.scores.values() for score in pair if score is not None]
    return Measure(
        name=name,
        title=title,
        unit="points per listed verb",
        low=min(scores),
        high=max(scores),
        missing="no actor has a part in a listed act",
        needs=NEEDS,
        source=file,
        validity=VALIDITY,
        observe=partial(listed_verbs, verbs=verbs),
    )
