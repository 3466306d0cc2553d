"""One article as counted words: what its headline, lead, body, names, numbers and weekdays say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pressdiff import places

LEAD_WORDS = 80
"""Words of the body that, with the headline, count as lead: two or three paragraphs of news."""

WEEKDAY_CHARS = 1_200
"""Characters from the start in which a weekday tells when the event was."""

MAX_CHARS = 60_000
"""Characters of an article that are looked at: some 10,000 words."""

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*")
_NAME = re.compile(r"(?<=[a-z,;:)’'] )[A-Z][\w'’.-]*\w")  # a capital in mid-sentence
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BRITISH = (("defence", "defense"), ("isation", "ization"), ("our", "or"))
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "ers", "er", "ions", "ion",
    "ly", "es", "s", "e",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Counts of stemmed words by part of the article; `names` are words written as names in it.

    ``body`` has all words, those of headline and lead too.
    """

    headline: Counter[str]
    lead: Counter[str]
    body: Counter[str]
    names: frozenset[str]
    numbers: Counter[str]
    weekdays: frozenset[str]

    @property
    def length(self) -> int:
        """Number of words."""
        return self.body.total()


def words(title: str | None, text: str) -> Words:
    """Count the words of an article; `text` may begin with `title`."""
    title = title or ""
    text = text.removeprefix(title)[:MAX_CHARS]
    headline, rest = list(_stems(title)), list(_stems(text))
    start = text[:WEEKDAY_CHARS].lower()
    return Words(
        headline=Counter(headline),
        lead=Counter(headline + rest[:LEAD_WORDS]),
        body=Counter(headline + rest),
        names=frozenset(stem for found in set(_NAME.findall(text)) for stem in stems(found)),
        numbers=Counter(
            number.replace(",", "") for number in _NUMBER.findall(text) if len(number) > 1
        ),
        weekdays=frozenset(day for day in WEEKDAYS if day in start),
    )


def joined(parts: list[Words]) -> Words:
    """Add up the words of several articles; weekdays are left out."""
    first, *others = parts
    counts = [
        Counter(first.headline),
        Counter(first.lead),
        Counter(first.body),
        Counter(first.numbers),
    ]
    for one in others:
        for total, more in zip(
            counts, (one.headline, one.lead, one.body, one.numbers), strict=True
        ):
            total.update(more)
    names = frozenset().union(*(one.names for one in parts))
    return Words(counts[0], counts[1], counts[2], names, counts[3], frozenset())


def _stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield from stems(word)


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems in one written word: spellings of a place are one, hyphens divide.

    >>> stems("Kiev’s"), stems("cancelled"), stems("re-election")
    (('kyiv',), ('cancel',), ('re', 'elect'))
    """
    word = re.sub(r"['’]s?$", "", word)
    if word[:1].isupper():
        word = places.canonical(word) or word
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_stem(part) for part in re.split(r"[-\s]", plain) if len(part) > 1)


def _stem(word: str) -> str:
    for british, american in _BRITISH:
        word = word.replace(british, american)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return f"{word[:-1]}y" if len(word) > 4 and word.endswith("i") else word
