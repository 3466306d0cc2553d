"""A user's word list: the words it finds in a text, and the measure that it makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from spacy.tokens import Doc, Token

from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.words import is_content, is_name, is_negated, passages

VALIDITY = "not measured: a word list of the user's"
DATA = "a word list of the user's: no training here; its licence is told by its authors"
NEEDS = frozenset({"DEP", "TAG", "POS", "LEMMA"})
LONGEST = 60  # characters of a word that may be listed

ByPos = Mapping[str, float]  # score by part of speech; "": whatever the part of speech
Kind = Literal["words", "verbs"]


@dataclass(frozen=True)
class Lexicon:
    """Scores of words: whole words, beginnings of words ("brutal*"), and phrases by their words.

    A phrase outdoes a word, a whole word a beginning, what is longer what is shorter, and the word as
    it stands its lemma; what is listed as another part of speech than is found is passed over.
    """

    whole: Mapping[str, ByPos]
    begun: Mapping[str, ByPos]
    phrases: Mapping[tuple[str, ...], ByPos]

    @property
    def scores(self) -> list[float]:
        """All scores, in order."""
        listed = (*self.whole.values(), *self.begun.values(), *self.phrases.values())
        return sorted(score for by_pos in listed for score in by_pos.values())

    def find(self, doc: Doc) -> Iterator[tuple[Token, Token, float]]:
        """Yield first word, last word and score of all that is listed; none overlap."""
        past = 0
        for token in doc:
            if token.i < past:
                continue
            for last, by_pos in self._listed(token):
                score = by_pos.get(token.pos_, by_pos.get(""))
                if score is not None:
                    past = last.i + 1
                    yield token, last, score
                    break

    def _listed(self, token: Token) -> Iterator[tuple[Token, ByPos]]:
        """Yield what is listed that begins with `token`, with its last word, the nearest first."""
        yield from reversed(list(self._phrases(token)))
        forms = _forms(token)
        for form in forms:
            if form in self.whole:
                yield token, self.whole[form]
        if self.begun:
            for form in forms:
                for begun in _beginnings(form):
                    if begun in self.begun:
                        yield token, self.begun[begun]

    def _phrases(self, token: Token) -> Iterator[tuple[Token, ByPos]]:
        """Yield the phrases that begin with `token`, the longest last; word by word, so never many."""
        before: list[tuple[str, ...]] = [()]
        while before:
            forms = _forms(token)
            found = [(*words, form) for words in before for form in forms]
            begun = [
                (*words, f"{one}*")
                for words in before
                if words
                for form in forms
                for one in _beginnings(form)
            ]
            for words in (*reversed(begun), *reversed(found)):
                if words in self.phrases:
                    yield token, self.phrases[words]
            before = [words for words in found if words in self._starts]
            if token.i + 1 == len(token.doc):
                return
            token = token.nbor()

    @cached_property
    def _starts(self) -> frozenset[tuple[str, ...]]:
        """All that a phrase may begin with, short of its last word."""
        return frozenset(words[:end] for words in self.phrases for end in range(1, len(words)))


def _forms(token: Token) -> tuple[str, ...]:
    forms = token.lower_.replace("’", "'"), token.lemma_.lower().replace("’", "'")
    return forms if forms[0] != forms[1] else forms[:1]


def _beginnings(form: str) -> Iterator[str]:
    """Yield what `form` begins with, the longest first."""
    for length in range(min(len(form), LONGEST), 0, -1):
        yield form[:length]


def listed_words(reading: Reading, *, lexicon: Lexicon, share: bool) -> Iterator[Observation]:
    """Yield one observation per clause (each voice in it apart) that holds a word to be counted.

    With `share`, of a list whose words all weigh the same: value is the number of listed words, n that
    of all content words, so that the rate is the list's share of them. Else value is the sum of the
    listed words' scores and n their number: the rate is their mean, for a word that is not listed has
    no known score. Rows are few, as one a word would not be, and yet lie in one voice.

    Names are no listed words. A negated word ("not brave") says neither itself nor its opposite:
    it is not counted as listed (Taboada et al. 2011, section 2.4, on why turning the sign fails).

    Yields
    ------
    Observation
        ``start, end``: the first listed word, or the first content word where none is listed.
    """
    hits = {
        first.i: (first, last, 1.0 if share else score)
        for first, last, score in lexicon.find(reading.article.doc)
        if not is_name(first) and not is_negated(first)
    }
    inside = {place for first, last, _ in hits.values() for place in range(first.i + 1, last.i + 1)}
    counted = [
        token
        for token in reading.article.doc
        if token.i in hits or (share and token.i not in inside and is_content(token))
    ]
    for passage in passages(reading, counted):
        found = [hits[token.i] for token in passage if token.i in hits]
        first, last, _ = found[0] if found else (passage[0], passage[0], 0.0)
        value = sum(score for _, _, score in found)
        yield Observation(first.idx, last.idx + len(last), value, float(len(passage)))


def words_measure(name: str, title: str, file: str, lexicon: Lexicon) -> Measure:
    """Return the measure of one column or category of a word list."""
    scores = lexicon.scores
    share = scores[0] == scores[-1]
    return Measure(
        name=name,
        title=title,
        unit="listed words per content word" if share else "points per listed word",
        low=0.0 if share else scores[0],
        high=1.0 if share else scores[-1],
        missing="no content word" if share else "no listed word that is not negated",
        needs=NEEDS,
        source=file,
        validity=VALIDITY,
        observe=partial(listed_words, lexicon=lexicon, share=share),
        data=DATA,
    )
