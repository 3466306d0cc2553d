"""Hedging: how often a clause is worded as less than certain."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause
from pressdiff.measures.people import names_people

# After the hedges of Hyland (2005), without approximators ("about", "almost") and words of frequency
# ("often", "usually"), which say how much, not how sure; and after the epistemic and doxastic cues
# of Szarvas et al. (2012), Computational Linguistics 38(2), https://aclanthology.org/J12-2004
MODALS = frozenset({"may", "might", "could"})
WORDS = frozenset(
    """apparent apparently arguable arguably conceivable conceivably doubtful likely maybe
    ostensible ostensibly perhaps plausible plausibly possible possibly potential potentially
    presumable presumably probable probably purportedly putative questionable allegedly reportedly
    seemingly supposedly uncertain unclear unconfirmed unlikely""".split()
)
PARTICIPLES = frozenset("alleged presumed purported rumored rumoured supposed suspected".split())
VERBS = frozenset("appear seem suggest".split())
THOUGHT = frozenset(
    """allege argue assume believe claim consider deem estimate expect fear perceive presume regard
    report rumor rumour say see suggest suspect think understand view""".split()
)
_NEEDS_COMPLEMENT = frozenset("claim consider fear report say see understand view".split())
_SUBJECTS = {"nsubj", "nsubjpass"}
_COMPLEMENTS = {"xcomp", "ccomp", "oprd", "acomp", "attr"}
_ABILITY = {"not", "n't", "n’t", "only", "hardly", "barely"}  # "could not reach"
_NOBODY = {"no", "nobody", "neither", "none", "nothing"}
_SENSES = frozenset("feel hear see smell".split())  # "I could hear"
_EVERY = {"all", "any", "as", "every", "if", "where", "whenever"}  # "as soon as possible"


def hedging(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it is hedged, else 0.0.

    A hedge is a modal of possibility ("may have fled"), a word that says how sure ("probably",
    "alleged"), a verb of seeming, or thought and report in a passive that names nobody who thinks
    or reports ("is believed to").

    Yields
    ------
    Observation
        ``start, end``: the first hedge, or the clause's head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Hyland (2005), Metadiscourse, Continuum. Farkas et al. (2010), The CoNLL-2010 Shared Task:
    Learning to Detect Hedges and their Scope in Natural Language Text.
    https://aclanthology.org/W10-3001
    """
    doc = reading.article.doc
    return per_clause(doc, hedges(doc))


def hedges(doc: Doc) -> Iterator[Cue]:
    """Yield the hedges of `doc` in order, each as its first and last word."""
    for token in doc:
        word = token.lower_
        if word in MODALS:
            found = token.tag_ == "MD" and not (word == "could" and _is_ability(token))
        elif word in WORDS:
            found = not token.ent_type_ and not (word == "possible" and _before(token) in _EVERY)
        elif word in PARTICIPLES and token.dep_ == "amod":
            found = True
        elif token.tag_ == "VBN":
            found = token.lemma_ in THOUGHT and _is_impersonal(token)
        else:
            found = token.lemma_ in VERBS and token.pos_ == "VERB" and _is_seeming(token)
        if found:
            yield token, token


def _is_ability(could: Token) -> bool:
    following = could.nbor().lower_ if could.i + 1 < len(could.doc) else ""
    if following in _ABILITY:
        return True
    verb = could.head
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    if any(subject.left_edge.lower_ in _NOBODY for subject in subjects):
        return True
    return verb.lemma_ in _SENSES and any(subject.pos_ == "PRON" for subject in subjects)


def _is_seeming(verb: Token) -> bool:
    """Tell "figures suggest that", "appears to be" from "he suggested", "appeared in court"."""
    if verb.lemma_ == "suggest":
        return not any(child.dep_ == "nsubj" and names_people(child) for child in verb.lefts)
    return _has_complement(verb)


def _is_impersonal(verb: Token) -> bool:
    """Tell "is said to be", "it is said" from "was said by a friend", "is being considered"."""
    labels = {child.dep_ for child in verb.children}
    if "auxpass" not in labels or "agent" in labels:
        return False
    if verb.lemma_ not in _NEEDS_COMPLEMENT or _has_complement(verb):
        return True
    return any(child.lower_ == "it" for child in verb.lefts)


def _has_complement(verb: Token) -> bool:
    return any(
        child.dep_ in _COMPLEMENTS or (child.dep_ == "prep" and child.lower_ == "as")
        for child in verb.rights
    )


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


HEDGING = Measure(
    name="hedging",
    title="Clauses worded as uncertain",
    unit="hedged clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause",
    needs=frozenset({"DEP", "TAG", "POS", "LEMMA"}),
    source=(
        "Hyland (2005), Metadiscourse, Continuum; Farkas et al. (2010), The CoNLL-2010 Shared "
        "Task, https://aclanthology.org/W10-3001"
    ),
    validity=(
        "of 60 hedges in 40 news articles a language model judged 52 right (76-93 %). WikiWeasel, its odd rows: "
        "F1 0.37 (0.34-0.39; precision 0.46, recall 0.30); that corpus also counts vague words ('some', "
        "'many') as hedges, this measure does not"
    ),
    observe=hedging,
    data=(
        "word lists of this project, chosen with half of WikiWeasel (no licence stated, research) in "
        "view: no training"
    ),
)
