"""A user's list of verbs: what its scores say of those who act and of those acted upon."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Token

from pressdiff.claims.polarity import has_none, is_negated
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.lexicon import DATA, NEEDS, VALIDITY
from pressdiff.measures.verb_roles import antecedent, is_passive, own, subject_of, undergoer

_NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}

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
                    yield from ((noun, acts) for noun in _with_joined(_agents(verb)))
                if upon is not None:
                    found = themes if themes is not None else _themes(verb)
                    yield from ((noun, upon) for noun in _with_joined(found))
                return


def _agents(verb: Token) -> list[Token]:
    """Return the heads of those who act in `verb`; none if the clause does not say."""
    if is_passive(verb):
        by = own(verb, {"agent"})
        return [] if by is None else [noun for noun in by.children if noun.dep_ == "pobj"]
    return _or_none(subject_of(verb, reach=False))


def _themes(verb: Token) -> list[Token]:
    """Return the heads of those acted upon in `verb`."""
    if is_passive(verb):
        return _or_none(undergoer(verb, reach=False))
    return [antecedent(kid, verb) for kid in verb.children if kid.dep_ == "dobj"]


def _or_none(noun: Token | None) -> list[Token]:
    return [] if noun is None else [noun]


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
        data=DATA,
    )
