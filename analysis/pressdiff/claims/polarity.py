"""Whether a clause is negated: "not", "no one", "hardly any", "at no point".

The words are the negators of Huddleston and Pullum (2002), The Cambridge Grammar of the English
Language, ch. 9: verbal, non-verbal and approximate ("hardly", "scarcely").
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

# fmt: off
NOT = {"n't", "n’t"}
NONE = {"no", "never", "neither", "nobody", "none", "nothing", "nowhere", "nor"}
FEW = {"hardly", "scarcely"}  # "barely survived" tells that somebody did
SINGLE = {"a", "one"}  # "not a single soldier", "not one soldier"; "not all soldiers" tells of some
NO_CASE = {"account", "case", "circumstance", "circumstances", "means", "point", "stage", "time",
           "way", "ways"}  # "at no point", "in no way": the clause is negated
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "expl", "preconj", "cc"}
_BARE = {"det", "neg", "advmod"}
# fmt: on


def is_negated(head: Token, kids: Sequence[Token]) -> bool:
    """Return whether "not" goes with the clause; "n’t" by its place, for the parser errs on it."""
    if any(kid.dep_ == "neg" and not _is_numero(kid) and after(kid) != "only" for kid in kids):
        return True
    return any(after(kid) in NOT for kid in (head, *kids) if kid == head or kid.dep_[:3] == "aux")


def has_none(kids: Iterable[Token]) -> bool:
    """Return whether the clause tells of none: "never", "no longer", "no one", "no deaths"."""
    for kid in kids:
        role, word = kid.dep_, kid.lower_
        if role == "prep" and ((word == "without" and kid.head.lemma_ == "be") or _in_no_case(kid)):
            return True
        if role == "advmod" and word in FEW:
            return True
        if (role in ARGUMENTS or word in ("longer", "never", "nowhere")) and is_none(kid):
            return True
    return False


def is_none(noun: Token) -> bool:
    """Return whether a noun phrase tells of none: "no one", "not a single soldier"."""
    if noun.lower_ in NONE and not _is_numero(noun):
        return True
    below = [word for word in noun.children if word.dep_ in _BARE or word.dep_ == "nummod"]
    for word in below:
        if word.lower_ in NONE and not _is_numero(word):
            return True
        if word.lower_ in FEW or any(one.lower_ in FEW for one in word.children):
            return True
        if word.lower_ == "not" and (
            after(word) in SINGLE or any(one.lower_ in SINGLE for one in below)
        ):
            return noun.dep_ != "attr"  # "is not a town" is told by its verb
    return any(word.lower_ == "one" and after(word, -1) == "not" for word in (noun, *below))


def _in_no_case(preposition: Token) -> bool:
    return after(preposition) == "no" and after(preposition, 2) in NO_CASE


def after(word: Token, distance: int = 1) -> str:
    """Return the word `distance` after `word`, in lower case; the first or last beyond the ends."""
    return word.doc[max(min(word.i + distance, len(word.doc) - 1), 0)].lower_


def _is_numero(word: Token) -> bool:
    """Return whether `word` is the "no" of "flight no. 7"."""
    if word.lower_ != "no":
        return False
    following = [token.text for token in word.doc[word.i + 1 : word.i + 3] if token.text != "."]
    return bool(following) and following[0][0].isdecimal()
