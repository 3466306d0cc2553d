"""Boosting: how often a clause is worded as more certain than its plain form."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressdiff.measures.base import NO_TRAINING, Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause

# After the boosters of Hyland (2005), without those that mostly say how much or how often ("always",
# "really", "very") or what was found out ("show", "prove", "know").
WORDS = frozenset(
    """certainly clearly conclusively decidedly definitely evidently incontestably incontrovertibly
    indisputably indubitably inevitably manifestly obviously patently plainly surely undeniably
    undisputedly undoubtedly unequivocally unmistakably unquestionably""".split()
)
PHRASES = (
    ("of", "course"), ("no", "doubt"), ("without", "doubt"), ("without", "question"),
    ("beyond", "doubt"), ("needless", "to", "say"), ("in", "no", "uncertain", "terms"),
)  # fmt: skip
STATES = frozenset("clear certain evident obvious plain undeniable undoubted unmistakable".split())
_CLAUSE = frozenset("that why how what who".split())
_REACH = 5  # words after "clear" in which its clause begins
_DOUBT = frozenset("not n't n’t never hardly far less no nothing almost more".split())


def boosting(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if a booster stands in it, else 0.0.

    A booster is an adverb of certainty ("clearly", "undoubtedly"), a phrase ("of course", "no doubt"),
    or "it is clear that". Where it is negated ("not clearly", "it is not clear that") it is none.

    Yields
    ------
    Observation
        ``start, end``: the first booster, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Hyland (2005), Metadiscourse, Continuum. https://doi.org/10.5040/9781350063617
    """
    doc = reading.article.doc
    return per_clause(doc, boosters(doc))


def boosters(doc: Doc) -> Iterator[Cue]:
    """Yield the boosters of `doc` in order, each as its first and last word."""
    lower = [token.lower_ for token in doc]
    for at, word in enumerate(lower):
        if word in WORDS:
            if not _DOUBT & set(lower[max(at - 2, 0) : at]):
                yield doc[at], doc[at]
        elif word in STATES:
            if doc[at].dep_ == "acomp" and _is_told(doc, at):
                yield doc[at], doc[at]
        else:
            for phrase in PHRASES:
                if word == phrase[0] and tuple(lower[at : at + len(phrase)]) == phrase:
                    yield doc[at], doc[at + len(phrase) - 1]


def _is_told(doc: Doc, at: int) -> bool:
    """Tell "it is clear that they lied" from "it is not clear", "the sky is clear"."""
    around = {child.lower_ for word in (doc[at], doc[at].head) for child in word.children}
    clause = {token.lower_ for token in doc[at + 1 : at + _REACH]} & _CLAUSE
    return "it" in around and bool(clause) and not around & _DOUBT


BOOSTING = Measure(
    name="boosting",
    title="Clauses worded as beyond doubt",
    unit="boosted clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause",
    needs=frozenset({"DEP", "TAG"}),
    source="Hyland (2005), Metadiscourse, Continuum, https://doi.org/10.5040/9781350063617",
    validity=(
        "of 60 boosters in US news a language model judged 48 right (68-88 %), 8 wrong (three 'almost', since "
        "mended; 'clearly' as manner) and 4 doubtful; recall not measured"
    ),
    observe=boosting,
    data=NO_TRAINING,
)
