"""Sentiment toward a target: whether a mention of an actor is told for or against it."""

from collections.abc import Iterator
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from pressdiff.encoder import SENTIMENTS, Encoded
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.linear import stored
from pressdiff.mentions import Mention
from pressdiff.parse import Article

VALUES = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}
Floats = NDArray[np.float32] | NDArray[np.float64]

_ACTORS = frozenset({"person", "organisation", "group"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "attr"})
_TOWARD = frozenset({"against", "by", "for", "on", "toward", "towards", "with"})
_JOINED = 8  # nouns joined by "and" before the target, at most
_NEAR = 60  # words on each side of the target that profile light sees
_UP = 4  # heads above the target whose words are told by their role


def sentiment(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per mention of an actor: -1.0 negative, 0.0 neutral, 1.0 positive.

    It is the feeling of the sentence toward the mention, whoever has it: in a quotation it is the
    speaker's and lies in the attributed voice. People, organisations and groups are actors, and places
    that act or are acted upon: "sanctions against Russia", not "in Russia".

    Yields
    ------
    Observation
        ``start, end``: the mention; ``target``: the actor; ``value``: -1.0, 0.0 or 1.0; ``n``: 1
        mention.

    References
    ----------
    Hamborg and Donnay (2021), NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment
    Classification in Political News Articles, EACL. https://aclanthology.org/2021.eacl-main.142
    """
    for one in reading.people.mentions:
        is_actor = _is_actor(reading.article.doc, one)
        label = toward(reading.article, one.start, one.end) if is_actor else None
        if label is not None:
            yield Observation(one.start, one.end, VALUES[label], target=one.entity)


def toward(article: Article, start: int, end: int) -> str | None:
    """Return which of `SENTIMENTS` is told toward characters [start, end); None if no word is there."""
    scores = (
        _light(article.doc, start, end)
        if article.encoded is None
        else _full(article.encoded, start, end)
    )
    return None if scores is None else SENTIMENTS[int(scores.argmax())]


def _is_actor(doc: Doc, mention: Mention) -> bool:
    if mention.type != "place":
        return mention.type in _ACTORS
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    noun = span.root
    for _ in range(_JOINED):
        noun = noun.head if noun.dep_ == "conj" else noun
    return noun.dep_ in _PARTS or (noun.dep_ == "pobj" and noun.head.lower_ in _TOWARD)


def _light(doc: Doc, start: int, end: int) -> Floats | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None else stored("sentiment").scores(features(span))


def _full(encoded: Encoded, start: int, end: int) -> Floats | None:
    first = int(np.searchsorted(encoded.spans[:, 1], start, side="right"))
    last = int(np.searchsorted(encoded.spans[:, 0], end, side="left"))
    return encoded.head("sentiment")[first:last].mean(axis=0) if first < last else None


def features(target: Span) -> Iterator[str]:
    """Yield the names of features: words with their place from `target`, and those it depends on."""
    sentence = target.sent
    first, last = max(sentence.start, target.start - _NEAR), min(sentence.end, target.end + _NEAR)
    words = list(target.doc[first:last])
    negated = {word.head.i for word in words if word.dep_ == "neg"}
    forms = [word.lower_ for word in words]
    yield from (f"b={before} {form}" for before, form in pairwise(forms))
    for word in words:
        place = word.i
        if target.start <= place < target.end or word.is_space:
            continue
        lemma = word.lemma_.lower()
        side = "<" if place < target.start else ">"
        yield f"w={lemma}"
        yield f"s={side}{lemma}"
        yield f"p={side}{_nearness(place, target)}{lemma}"
        if place in negated:
            yield f"n={lemma}"
    yield from _roles(target.root)
    for word in islice(target.root.subtree, _NEAR):
        yield f"sub={word.lemma_.lower()}"


def _nearness(place: int, target: Span) -> int:
    """Return 1 for the nearest two words, 2 to five, 3 to ten, 4 beyond."""
    distance = target.start - place if place < target.start else place - target.end + 1
    return 1 if distance <= 2 else 2 if distance <= 5 else 3 if distance <= 10 else 4


def _roles(word: Token) -> Iterator[str]:
    """Yield what stands above `word` in the sentence, and beside it there."""
    path = ""
    for height in range(_UP):
        head = word.head
        lemma = head.lemma_.lower()
        path += f"{word.dep_}/"
        yield f"h={lemma}"
        yield f"d{height}={word.dep_}>{lemma}"
        yield f"dp={path}{lemma}"
        for other in islice(head.children, _NEAR):
            if other.dep_ == "neg":
                yield f"dn={word.dep_}{lemma}"
            if other.i != word.i:
                yield f"k={other.lemma_.lower()}"
                yield f"k{height}={word.dep_}~{other.dep_}:{other.lemma_.lower()}"
        if head.i == word.i:
            return
        word = head


SENTIMENT = Measure(
    name="sentiment",
    title="Sentiment toward actors",
    unit="points of sentiment per mention",
    low=-1.0,
    high=1.0,
    missing="no actor is mentioned",
    needs=frozenset({"DEP", "LEMMA", "SENT_START"}),
    source=(
        "Hamborg and Donnay (2021), NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment "
        "Classification in Political News Articles, https://aclanthology.org/2021.eacl-main.142"
    ),
    validity=(
        "NewsMTSC, cross-validated: macro F1 0.77 (0.75-0.78), in a window with others 0.73, profile light 0.69 "
        "(0.68-0.70). Of 72 mentions in US news a language model judged 46 right (52-74 %), 15 wrong and 11 "
        "doubtful; a charge denied or cleared stays negative"
    ),
    observe=sentiment,
    data="NewsMTSC, its public part, 8,708 targets (Apache-2.0)",
)
