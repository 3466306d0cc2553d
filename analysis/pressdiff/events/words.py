"""One article as words: stems of what its headline, lead and body say, names, numbers, times."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pressdiff import places

LEAD_WORDS = 80
"""Words of the body that, with the headline, count as lead: two or three paragraphs of news."""

WEEKDAY_CHARS = 1_200
"""Characters from the start in which a weekday tells when the event was."""

DATE_CHARS = 3_000
"""Characters from the start in which a date ("September 15") tells when the event was."""

YEAR_CHARS = 6_000
"""Characters from the start in which a year is looked for."""

MAX_CHARS = 60_000
"""Characters of an article that are looked at: some 10,000 words."""

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*")
_CAPITAL = re.compile(r"[A-Z][\w'’.-]*\w")
_NAME = re.compile(rf"(?<=[a-z,;:)’'] ){_CAPITAL.pattern}")  # a capital in mid-sentence
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH}\.? (\d{{1,2}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRITISH = (("defence", "defense"), ("isation", "ization"), ("our", "or"))
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "ers", "er", "ions", "ion",
    "ly", "es", "s", "e",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What one article says, as counts of stems; `body` has the words of headline and lead too.

    ``names`` counts the words written as names anywhere in it, ``lead_names`` those in the headline
    and lead. ``dates`` are days of a year ("9-15"), ``years`` and ``weekdays`` are as written.
    """

    headline: Counter[str]
    lead: Counter[str]
    body: Counter[str]
    names: Counter[str]
    lead_names: Counter[str]
    numbers: Counter[str]
    dates: frozenset[str]
    years: frozenset[str]
    weekdays: frozenset[str]


NOTHING = Words(
    Counter(), Counter(), Counter(), Counter(), Counter(), Counter(),
    frozenset(), frozenset(), frozenset(),
)  # fmt: skip
"""An article that is left out: alike to none."""


def words(title: str | None, text: str) -> Words:
    """Count the words of an article; `text` may begin with `title`."""
    title = title or ""
    text = text.removeprefix(title)[:MAX_CHARS]
    headline, rest = list(_stems(title)), list(_stems(text))
    known = {stem for found in set(_NAME.findall(text)) for stem in stems(found)}
    lead = f"{title}\n{' '.join(text[:DATE_CHARS].split()[:LEAD_WORDS])}"
    start = text[:WEEKDAY_CHARS].lower()
    return Words(
        headline=Counter(headline),
        lead=Counter(headline + rest[:LEAD_WORDS]),
        body=Counter(headline + rest),
        names=_named(f"{title}\n{text}", known),
        lead_names=_named(lead, known),
        numbers=Counter(
            number.replace(",", "") for number in _NUMBER.findall(text) if len(number) > 1
        ),
        dates=frozenset(_dates(text[:DATE_CHARS])),
        years=frozenset(_YEAR.findall(f"{title}\n{text[:YEAR_CHARS]}")),
        weekdays=frozenset(day for day in WEEKDAYS if day in start),
    )


def _named(text: str, known: set[str]) -> Counter[str]:
    """Count the capitalised words that are names: written so in mid-sentence somewhere."""
    found: Iterable[str] = _CAPITAL.findall(text)
    return Counter(stem for name in found for stem in stems(name) if stem in known)


def _dates(text: str) -> Iterator[str]:
    for before, day, day_first, after in _DATE.findall(text):
        month = _MONTHS.index((before or after)[:3].lower()) + 1
        yield f"{month}-{int(day or day_first)}"


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
