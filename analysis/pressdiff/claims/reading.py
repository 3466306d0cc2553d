"""What is asked of every token of an article, read once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pressdiff.attribution import Attribution, Pieces
from pressdiff.parse import Article

FINITE = {"VBD", "VBP", "VBZ", "MD"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
ASKING = {"WDT", "WP", "WP$", "WRB"}


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its attributions and its tokens; what belongs to a token is found by its place.

    ``finite`` are the verbs with a tense, ``asking`` those with a question word; ``subjects`` and
    ``marks`` have the subject of a verb and the word that subordinates it. ``inside`` has the
    attributions whose content a token is in, innermost last, ``cues`` the one whose cue it is in;
    ``aside`` are the tokens of cues and sources.
    """

    article: Article
    text: str
    attributions: Sequence[Attribution]
    tokens: list[Token]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    finite: set[int]
    asking: set[int]
    subjects: dict[int, int]
    marks: dict[int, str]
    inside: dict[int, list[int]]
    cues: dict[int, int]
    aside: set[int]

    def innermost(self, token: int) -> int | None:
        """Return the innermost attribution whose content the token is in."""
        return self.inside[token][-1] if token in self.inside else None

    def count_words(self, tokens: Sequence[int]) -> int:
        """Return how many of `tokens` are words or numbers."""
        return sum(self.tokens[at].text[0].isalnum() for at in tokens)


def read(article: Article, attributions: Sequence[Attribution]) -> Reading:
    """Read the parse of `article`, and where its attributions lie."""
    tokens = list(article.doc)
    reading = Reading(
        article, article.text, attributions, tokens,
        [token.tag_ for token in tokens], [token.dep_ for token in tokens],
        [token.head.i for token in tokens], set(), set(), {}, {}, {}, {}, set(),
    )  # fmt: skip
    _read_verbs(reading)
    _read_attributions(reading)
    return reading


def _read_verbs(reading: Reading) -> None:
    tags, deps, heads = reading.tags, reading.deps, reading.heads
    for at, (tag, dep, head) in enumerate(zip(tags, deps, heads, strict=True)):
        if tag in FINITE:
            reading.finite.add(head if dep in ("aux", "auxpass") else at)
        if dep in SUBJECTS:
            reading.subjects.setdefault(head, at)
            if heads[head] == head or (tags[head], dep) == ("VBN", "nsubj"):
                reading.finite.add(head)  # whatever the tagger took it for
        elif dep == "mark":
            reading.marks[head] = reading.tokens[at].lower_
        if tag in ASKING:
            reading.asking.add(head)


def _read_attributions(reading: Reading) -> None:
    starts = [token.idx for token in reading.tokens]
    sizes = [sum(end - start for start, end in one.content) for one in reading.attributions]
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        one = reading.attributions[index]
        if not one.credits:
            continue
        for at in _tokens(starts, one.content):
            reading.inside.setdefault(at, []).append(index)
        reading.cues.update(dict.fromkeys(_tokens(starts, one.cue), index))
        reading.aside.update(_tokens(starts, one.cue + one.source))


def _tokens(starts: Sequence[int], pieces: Pieces) -> Iterator[int]:
    """Yield the tokens that start in the characters of `pieces`."""
    for start, end in pieces:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))
