"""Agency: how often an actor is told as acting, and how often as acted upon."""

from collections.abc import Iterator

from spacy.tokens import Token

from pressdiff.claims.polarity import has_none, is_negated
from pressdiff.cues import SPEECH
from pressdiff.measures.base import NO_TRAINING, Measure, Observation, Reading

UNDERGOING = frozenset(
    """die suffer drown perish collapse faint vanish disappear undergo sustain endure receive
    survive lose face""".split()
)
"""Verbs whose subject acts upon nobody and nothing: it is what happens to it."""

_LIGHT = frozenset("be have do get seem appear become remain include involve contain mean".split())
_UNDONE = frozenset("avoid decline deny fail refuse".split())
"""Verbs whose infinitive or "-ing" did not happen."""
_NAMED = frozenset({"person", "organisation", "place", "other"})
_VIEWED = frozenset(
    "show see find call describe name consider deem depict portray picture brand".split()
)
"""Verbs whose object is viewed, not acted upon."""


def agency(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per mention of an actor with a part in an act: 1.0 if it acts, else 0.0.

    It acts as the subject of an active verb, or after "by" in a passive one; it is acted upon as
    an object, as the subject of a passive verb, or of a verb of undergoing ("three died"). Saying is
    no act here (attributions count it), nor is what did not happen ("did not attack", "nobody
    attacked", "failed to attack").

    Yields
    ------
    Observation
        ``start, end``: the mention; ``target``: the actor; ``value``: 0.0 or 1.0; ``n``: 1 mention.

    References
    ----------
    Sap et al. (2017), Connotation Frames of Power and Agency in Modern Films, EMNLP.
    https://aclanthology.org/D17-1247
    """
    doc = reading.article.doc
    for one in reading.people.mentions:
        if one.type not in _NAMED or not one.entity:
            continue
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        value = None if span is None else _acts(_head(span.root))
        if value is not None:
            yield Observation(one.start, one.end, float(value), target=one.entity)


def _head(noun: Token) -> Token:
    """Return the first of the nouns that `noun` is joined to by "and"."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        noun = noun.head
    return noun


def _acts(noun: Token) -> bool | None:
    """Tell whether `noun` acts, or is acted upon; None if it has no part in an act."""
    role, verb = noun.dep_, noun.head
    if role == "pobj" and verb.dep_ == "agent":
        role, verb = "agent", verb.head
    if verb.pos_ != "VERB" or verb.lemma_ in _LIGHT | SPEECH:
        return None
    kids = list(verb.children)
    if is_negated(verb, kids) or has_none(kids) or _is_undone(verb):
        return None
    if role == "nsubjpass" and any(child.dep_ == "xcomp" for child in kids):
        return None  # "he is expected to resign"
    if role in {"nsubj", "agent"}:
        return verb.lemma_ not in UNDERGOING
    acted_upon = role in {"nsubjpass", "dobj", "dative"} and verb.lemma_ not in _VIEWED
    return False if acted_upon else None


def _is_undone(verb: Token) -> bool:
    return verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in _UNDONE


AGENCY = Measure(
    name="agency",
    title="Actors told as acting, not as acted upon",
    unit="acting mentions per acting or acted-on mention",
    low=0.0,
    high=1.0,
    missing="no actor has a part in an act",
    needs=frozenset({"DEP", "TAG", "POS", "LEMMA"}),
    source=(
        "Sap et al. (2017), Connotation Frames of Power and Agency in Modern Films, EMNLP, "
        "https://aclanthology.org/D17-1247"
    ),
    validity=(
        "of 80 mentions in US news a language model judged 63 right (69-86 %), 3 wrong and 14 doubtful, most of "
        "these with verbs of saying that are not known as such ('accuse'); recall not measured"
    ),
    observe=agency,
    data=NO_TRAINING,
)
