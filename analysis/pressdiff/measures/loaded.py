"""Loaded language: how often a clause holds wording that experts in media bias mark as biased."""

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc, Span, Token

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.clauses import Cue, per_clause
from pressdiff.measures.encoded import strong_words
from pressdiff.measures.linear import Linear, place_of, stored

STRONG = 1.0
"""Least gain in log-odds of a word that profile light takes for loaded beside the strongest one."""

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})


def loaded_language(reading: Reading) -> Iterator[Observation]:
    """Yield one observation per clause: 1.0 if it holds a loaded word, else 0.0.

    Loaded is wording that takes a side by itself: "regime", "slammed", "radical". The encoder marks
    such words (`strong_words`); in profile light a linear model tells whether a sentence is loaded,
    and the words that add most to its score are marked.

    Yields
    ------
    Observation
        ``start, end``: the clause's first loaded word, or its head where there is none;
        ``value``: 0.0 or 1.0; ``n``: 1 clause.

    References
    ----------
    Spinde et al. (2021), Neural Media Bias Detection Using Distant Supervision With BABE, Findings
    of EMNLP. https://aclanthology.org/2021.findings-emnlp.101
    """
    doc, encoded = reading.article.doc, reading.article.encoded
    found = _listed(doc) if encoded is None else strong_words(doc, encoded, "loaded")
    yield from per_clause(doc, found)


def features(word: Token, before: Token | None) -> Iterator[str]:
    """Yield the names of a word's features: form, lemma, part of speech, and those with its neighbour."""
    form, tag = word.lower_, word.tag_
    yield f"w={form}"
    yield f"l={word.lemma_.lower()}"
    yield f"t={tag}"
    if word.dep_ in {"amod", "advmod"}:
        yield f"m={form}"
    if before is not None:
        yield f"b={before.lower_} {form}"
        yield f"tt={before.tag_} {tag}"


def sentence_features(sentence: Span | Doc) -> list[list[str]]:
    """Return the features of each word of a sentence."""
    words = [word for word in sentence if not word.is_space]
    return [
        list(features(word, words[place - 1] if place else None))
        for place, word in enumerate(words)
    ]


def _listed(doc: Doc) -> Iterator[Cue]:
    model = stored("loaded")
    for sentence in doc.sents:
        yield from strongest(sentence, model)


def strongest(sentence: Span, model: Linear) -> Iterator[Cue]:
    """Yield the words that make a sentence loaded: those that add most to its score."""
    of_words = [[place_of(name) for name in names] for names in sentence_features(sentence)]
    if model.scores_at(np.array([place for of in of_words for place in of], np.int64))[0] <= 0:
        return
    words = [word for word in sentence if not word.is_space]
    gains = [model.weights[of, 0].sum() / len(of) ** 0.5 for of in of_words]
    content = [place for place, word in enumerate(words) if word.pos_ in _CONTENT]
    if content:
        most, *others = sorted(content, key=lambda place: -gains[place])
        for place in (most, *(other for other in others if gains[other] > STRONG)):
            yield words[place], words[place]


LOADED_LANGUAGE = Measure(
    name="loaded_language",
    title="Clauses with loaded wording",
    unit="loaded clauses per clause",
    low=0.0,
    high=1.0,
    missing="no clause",
    needs=frozenset({"DEP", "TAG", "POS", "LEMMA", "ENT_IOB"}),
    source=(
        "Spinde et al. (2021), Neural Media Bias Detection Using Distant Supervision With BABE, "
        "https://aclanthology.org/2021.findings-emnlp.101"
    ),
    validity=(
        "BABE by outlet: macro F1 of sentences 0.75 (0.74-0.77), in a window with others 0.73, profile light "
        "0.73 (0.71-0.75); of the words' characters F1 0.52, light 0.34. Of 60 loaded words in US news a language "
        "model judged 36 right (47-71 %), 13 wrong and 11 doubtful; of 50 clauses not marked 4 held one"
    ),
    observe=loaded_language,
    data="BABE, its public part, 2,424 sentences (licence AGPL-3.0)",
)
