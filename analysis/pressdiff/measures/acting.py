"""A harmful act as told: its words, and the actors that its parties are."""

from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Token

from pressdiff.measures.harmful import FORCES, QUANTITIES
from pressdiff.measures.parties import Form, Parties
from pressdiff.mentions import Cast
from pressdiff.roles import nationality

_Span = tuple[int, int]

_STATES = {
    "french": "france", "spanish": "spain", "danish": "denmark", "dutch": "netherlands",
    "american": "united states", "british": "britain", "polish": "poland", "swedish": "sweden",
}  # fmt: skip
_LEFT = {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod"}
_LETTERS = 4  # that the name of a state and its adjective share


@dataclass(frozen=True, slots=True)
class Act:
    """One harmful act, characters [start, end) of its verb or noun.

    ``agent`` and ``patient`` are keys as in ``Mention.entity``, None if they are no known actor;
    their words are given all the same, None if nobody is told.
    """

    start: int
    end: int
    act: str
    form: Form
    agent_words: _Span | None
    agent: str | None
    patient_words: _Span | None
    patient: str | None


class Actors:
    """The actors of one article by the words that tell of them."""

    def __init__(self, people: Cast) -> None:
        self._people = people
        self._places: dict[str, set[str]] = defaultdict(set)
        for one in people.mentions:
            if one.type == "place" and one.kind == "name" and one.entity:
                self._places[one.entity.lower()[:_LETTERS]].add(one.entity)

    def act(self, token: Token, act: str, found: Parties) -> Act:
        """Return the act that `token` tells, with its parties."""
        agent, patient = found.agent, found.patient
        return Act(
            token.idx,
            token.idx + len(token),
            act,
            found.form,
            None if agent is None else _phrase(agent),
            None if agent is None else self._entity(agent),
            None if patient is None else _phrase(patient),
            None if patient is None else self._entity(patient),
        )

    def _entity(self, word: Token) -> str | None:
        """Return the actor that `word` names: itself, or the state of "Israeli troops"."""
        word = counted(word)
        if (one := self._people.at(word)) is not None:
            return one.entity or None
        if nationality(word.text):
            return self._state(word.lower_)
        for kid in word.lefts if word.lower_ in FORCES else ():
            if kid.dep_ in {"amod", "compound", "poss", "nmod"} and kid.text[:1].isupper():
                one = self._people.at(kid)
                if one is not None and one.type == "place":
                    return one.entity or None
                if one is None and nationality(kid.text):
                    return self._state(kid.lower_)
        return None

    def _state(self, adjective: str) -> str | None:
        """Return the one place of the article that an adjective of nationality can mean."""
        name = _STATES.get(adjective, adjective)
        found = {
            one
            for one in self._places[name[:_LETTERS]]
            if adjective not in _STATES or (one.lower() == name)
        }
        return found.pop() if len(found) == 1 else None


def counted(word: Token) -> Token:
    """Return what a word of quantity counts: civilians, in "dozens of civilians"."""
    if word.lemma_.lower() in QUANTITIES or word.tag_ == "CD":
        for kid in word.rights:
            if kid.dep_ == "prep" and kid.lower_ == "of":
                return next((inner for inner in kid.rights if inner.dep_ == "pobj"), word)
    return word


def _phrase(word: Token) -> _Span:
    """Return the words of a party, without what is said of it after its noun."""
    first, last = word, counted(word)
    for kid in word.lefts:
        if kid.dep_ in _LEFT and kid.left_edge.i < first.i:
            first = kid.left_edge
    return first.idx, last.idx + len(last)
