"""Semantic axes: how near the words of a text are to one of two opposite sets of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from pressdiff import crossencoder
from pressdiff.measures.base import Measure, Observation, Reading
from pressdiff.measures.words import is_content, is_negated, passages

FRAME = '"{}"'
"""What a word is put into: of seven frames the one that put most words on the side they belong to."""

NEWS = tuple(
    """accord act action add address administration agency allow announce appear arrest ask attack
    attempt authority away base begin believe big bill break bring business call campaign candidate
    case cause change charge check claim clear close come comment community company conference
    confirm conservative continue country court cut deal death decide decision department describe
    detail die director effort election end enter expect face family federal fight find fire follow
    force game general get give go good government great group gun happen hard head help high hit
    hold home image immediately incident include information injure injury investigation issue job
    kill know late later launch law lead leader leave life likely line live local long look major
    make man mean medium member nation national need new news number offer office officer official
    open order party pass people person photo place plan play player point police political post
    president presidential provide public question read receive record release report reporter
    respond response return review right rule run say security see seek send service set shoot
    shooting show sign speak spokesman start state statement step stop story support take talk
    target team tell thing think time try turn update vote want way well win woman work write
    """.split()
)
"""The 200 content words that stand in most of 360 news articles in English, 2011 to 2020."""

_LONGEST = 40  # letters of a word
_SOURCE = (
    "Kwak, An, Jing and Ahn (2021), FrameAxis: characterizing microframe bias and intensity with "
    "word embedding, PeerJ Computer Science 7:e644, https://peerj.com/articles/cs-644"
)

_VALIDITY = (
    "weak: of 280 words that plainly belong to one end of seven axes (safety, competence, wealth, "
    "legality, strength, honesty, order) 242 (82-90 %) lie on that side, 102 of them clearly; the frame "
    "was chosen on these words. In news, of 60 clauses that an axis of safety counted a language model "
    "judged 32 right (41-65 %), 21 wrong ('authorize' as safe) and 7 doubtful. Change the words of an end and see "
    "whether a difference stays"
)
_DATA = (
    "all-MiniLM-L6-v2 (Apache-2.0), trained on with sentences of Giveme5W1H (Apache-2.0), BASIL (no "
    "licence stated) and SEESAW (CC BY-NC-SA 4.0) and with the Microsoft Research Paraphrase Corpus (no "
    "licence stated, research)"
)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Axis:
    """One axis of the user's: its name, and the words at its two ends."""

    name: str
    toward: tuple[str, ...]
    away: tuple[str, ...]


def nearness(axis: Axis, word: str) -> float:
    """Return how near `word` is to the axis's first end, -1 to 1; 0 as the words of news are at large."""
    return float(_vector(word) @ _direction(axis))


@lru_cache(maxsize=64)
def least(axis: Axis) -> float:
    """Return how far out a word must lie to be told from chance: twice the spread of news words.

    Most words have nothing to do with an axis, and yet none has a cosine of 0: "said" lay at -0.07
    of safety.
    """
    return 2 * float(np.std([nearness(axis, word) for word in NEWS]))


@lru_cache(maxsize=64)
def _direction(axis: Axis) -> Floats:
    ends = [np.mean([_vector(word) for word in end], axis=0) for end in (axis.toward, axis.away)]
    return _unit(ends[0] - ends[1])


@lru_cache(maxsize=20_000)
def _vector(word: str) -> Floats:
    """Return the vector of `word`, length 1, news taken as the origin; 20,000 take 30 MB.

    Words go through the model singly: its int8 scales would make one's vector hang on the others'.
    """
    return _unit(crossencoder.vectors([FRAME.format(word.lower())])[0] - _origin())


@lru_cache(maxsize=1)
def _origin() -> Floats:
    found: Floats = crossencoder.vectors([FRAME.format(word) for word in NEWS]).mean(axis=0)
    return found


def _unit(vector: Floats) -> Floats:
    length = np.linalg.norm(vector)
    return np.asarray(vector / length if length else vector, np.float32)


def axis_words(reading: Reading, *, axis: Axis, squared: bool) -> Iterator[Observation]:
    """Yield one observation per clause (each voice in it apart) that holds a content word.

    The rate is the mean over content words of their cosine with the axis (bias), or, `squared`, of
    its square (intensity: how much the axis is spoken of, whichever end). FrameAxis takes the
    spread about the corpus's mean; here it is about the mean of 200 words of news, so that an
    article's number does not hang on the others. Unlike there, a word nearer to the middle than
    `least` counts as 0. Names and negated words are left out. None in profile light: the model is
    not asked then.

    Yields
    ------
    Observation
        ``start, end``: the word farthest out on the axis; ``value``: sum of the cosines or of their
        squares; ``n``: content words.
    """
    if reading.article.encoded is None:
        return
    words = [
        token
        for token in reading.article.doc
        if is_content(token) and len(token) <= _LONGEST and not is_negated(token)
    ]
    middle = least(axis)
    for passage in passages(reading, words):
        told = [nearness(axis, token.lemma_.lower()) for token in passage]
        near = [one if abs(one) >= middle else 0.0 for one in told]
        most = passage[int(np.argmax(np.abs(near)))]
        value = sum(one * one for one in near) if squared else sum(near)
        yield Observation(most.idx, most.idx + len(most), value, float(len(passage)))


def axis_measures(axis: Axis) -> tuple[Measure, Measure]:
    """Return the measures of bias and of intensity of one axis."""
    ends = f"{', '.join(axis.toward[:3])} (+) to {', '.join(axis.away[:3])} (−)"
    return (
        _measure(axis, f"axis_{axis.name}", f"Words nearer to {ends}", squared=False),
        _measure(axis, f"axis_{axis.name}_intensity", f"Words far out from {ends}", squared=True),
    )


def _measure(axis: Axis, name: str, title: str, *, squared: bool) -> Measure:
    return Measure(
        name=name,
        title=title,
        unit="squared cosine per content word" if squared else "cosine per content word",
        low=0.0 if squared else -1.0,
        high=1.0,
        missing="no content word, or profile light",
        needs=frozenset({"DEP", "TAG", "POS", "LEMMA"}),
        source=_SOURCE,
        validity=_VALIDITY,
        observe=partial(axis_words, axis=axis, squared=squared),
        data=_DATA,
    )
