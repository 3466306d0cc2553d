"""Vagueness: how often a clause speaks of "some", "many" or unnamed "critics"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause

# The classes of Vincze (2013), "Weasels, Hedges and Peacocks", IJCNLP: amounts that give no number
# and people that have no name. https://aclanthology.org/I13-1044
AMOUNTS = frozenset("some many several certain".split())
PEOPLE = frozenset(
    """advocate analyst commentator critic expert fan historian observer opponent other people
    proponent researcher reviewer scholar scientist source supporter writer""".split()
)
CONSENSUS = frozenset("commonly generally popularly widely".split())
_COUNTED = {"how", "so", "too", "as", "not", "the", "these", "those"}  # "how many", "too many"
_OPINION = frozenset(
    """accept acknowledge agree allege argue assert assume attribute believe call claim consider
    contend credit debate deem describe dispute estimate expect feel hold know note perceive
    presume recognise recognize regard report say see speculate suggest suspect think understand
    view""".split()
)


def vagueness(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it is vague about how many or who, else 0.0.

    Vague are amounts without a number ("some officials", "many"), people without a name who hold
    a view ("critics say") and views that nobody in particular holds ("widely regarded"). "Some
    200 people", "how many" and "too many" are not.

    Yields
    ------
    Observation
        ``start, end``: the first vague word, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Vincze (2013), Weasels, Hedges and Peacocks: Discourse-level Uncertainty in Wikipedia
    Articles, IJCNLP. https://aclanthology.org/I13-1044
    """
    doc = reading.article.doc
    return per_clause(doc, vague_words(doc))


def vague_words(doc: Doc) -> Iterator[Cue]:
    """Yield the vague words of `doc` in order, each as its first and last word."""
    for token in doc:
        word = token.lower_
        if word in AMOUNTS:
            found = _is_amount(token)
        elif word in CONSENSUS:
            found = token.head.lemma_ in _OPINION
        else:
            found = token.tag_ == "NNS" and token.lemma_ in PEOPLE and _holds_a_view(token)
        if found:
            yield token, token


def _is_amount(token: Token) -> bool:
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ == "some":
        following = token.nbor().pos_ if token.i + 1 < len(token.doc) else ""
        return following != "NUM" and token.dep_ not in {"advmod", "quantmod"}
    if token.lower_ == "certain":
        return token.dep_ == "amod" and before not in _COUNTED and token.head.pos_ == "NOUN"
    return before not in _COUNTED


def _holds_a_view(noun: Token) -> bool:
    """Tell whether unnamed people ("critics", not "the critics") say or think the clause."""
    if noun.dep_ == "nsubj":
        verb = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "by":
        verb = noun.head.head
    else:
        return False
    return verb.lemma_ in _OPINION and not any(
        child.dep_ in {"det", "poss", "nummod", "compound"} for child in noun.lefts
    )


VAGUENESS = Measure(
    name="vagueness",
    title="Clauses vague about who or how many",
    unit="vague clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause",
    needs=frozenset({"DEP", "TAG", "POS", "LEMMA"}),
    source=(
        "Vincze (2013), Weasels, Hedges and Peacocks: Discourse-level Uncertainty in Wikipedia "
        "Articles, IJCNLP, https://aclanthology.org/I13-1044"
    ),
    validity=(
        "on WikiWeasel, the half not used to choose words, F1 0.51 alone (precision 0.60, recall "
        "0.44), 0.58 with `hedging`, which that corpus does not tell apart"
    ),
    observe=vagueness,
)
