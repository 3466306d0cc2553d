"""Numbers as told: "143million", "twenty-five", "half a million", "dozens", "20 to 30"."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

# fmt: off
SMALL = {word: float(value) for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split())}
TENS = {word: 10.0 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
          "trillion": 1e12}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12, **SCALES}
PLURALS = {"tens": 10.0, "scores": 20.0, "100s": 1e2, "1000s": 1e3,
           **{f"{word}s": value for word, value in SCALES.items()}}
SYMBOLS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "£": "GBP", "€": "EUR",
           "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW"}
CLIMBED = {"nummod", "compound", "quantmod", "nmod", "npadvmod", "amod", "advmod"}
"""What leads from a number up to the noun that it counts."""
# fmt: on
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([a-z]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a span and their words in lower case; beyond its ends there is nothing."""

    tokens: list[Token]
    words: list[str]

    def word(self, at: int) -> str:
        """Return the word at `at`, "" beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """Return the tag at `at`, "" beyond the ends."""
        return self.tokens[at].tag_ if 0 <= at < len(self.tokens) else ""

    def hyphened(self, at: int) -> bool:
        """Return whether a hyphen at `at` joins two words without spaces."""
        joins = self.word(at) in ("-", "–") and not self.tokens[at].whitespace_
        return joins and not self.tokens[at - 1].whitespace_


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens [first, stop) that tell a number, its last factor ("million"); plural: "dozens"."""

    first: int
    stop: int
    value: float
    scale: float = 1.0
    plural: bool = False


def number_at(line: Line, at: int) -> Number | None:
    """Return the number that starts at token `at`, None if none does."""
    word = line.word(at)
    if word in SMALL or word in TENS:
        return _spelled(line, at)
    if word in SCALES or word in PLURALS:
        return _scale(line, at)
    match = DIGITS.fullmatch(word) if word[:1].isdecimal() else None
    if match is None or (match[2] and match[2] not in SHORT):
        return None
    value, stop, after = float(match[1].replace(",", "")), at + 1, line.word(at + 1)
    scale = SHORT.get(match[2], 1.0)
    million = after != "m" or line.word(at - 1) in SYMBOLS or line.tag(stop + 1) == "NNS"
    if after in SHORT and million:  # else metres
        scale, stop = SHORT[after], stop + 1
    return Number(at, stop, value * scale, scale)


def _spelled(line: Line, at: int) -> Number:
    """Read number words: "twenty-five", "one hundred and fifty", "two dozen"."""
    total, group, stop, last = 0.0, 0.0, at, ""
    while word := line.word(stop):
        tens = last in TENS
        if word in TENS and (not group or last in SCALES or last == "and"):
            group += TENS[word]
        elif word in SMALL and (not group or tens or last in SCALES or last in ("and", "-")):
            group += SMALL[word]
        elif word in ("hundred", "dozen"):
            group *= SCALES[word]
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0.0
        elif not (
            (word == "-" and tens and 0 < SMALL.get(line.word(stop + 1), 0) < 10)
            or (word == "and" and last in SCALES and line.word(stop + 1) in (SMALL | TENS))
        ):
            break
        last, stop = word, stop + 1
    return Number(at, stop, total + group)


def _scale(line: Line, at: int) -> Number | None:
    """Read "a dozen", "half a million", "dozens", "tens of thousands", "several hundred"."""
    word, before = line.words[at], line.word(at - 1)
    if word in PLURALS:
        of = line.word(at + 1) == "of"
        if of and (factor := PLURALS.get(line.word(at + 2))):
            return Number(at, at + 3, 2 * PLURALS[word] * factor, plural=True)
        if of or word not in ("tens", "scores"):
            return Number(at, at + 1, 2 * PLURALS[word], plural=True)
    elif before in ("several", "few"):
        return Number(at - 1, at + 1, 2 * SCALES[word], plural=True)
    elif before in ("a", "half"):
        half = "half" in (before, line.word(at - 2))
        first = at - (2 if half and before == "a" else 1)
        return Number(first, at + 1, SCALES[word] / (2 if half else 1))
    return None


def upper_end(line: Line, number: Number) -> Number | None:
    """Return the upper end if `number` begins a range: "20 to 30", "between 20 and 30", "20-30"."""
    percent = line.word(number.stop) in ("%", "percent")
    at = number.stop + percent
    before = line.word(number.first - 1 - (line.word(number.first - 1) in SYMBOLS))
    joints = ("and",) if before == "between" else ("to", "-", "–")
    if number.plural or before == "from" or line.word(at) not in joints:
        return None  # "rose from 20 to 30" tells two numbers
    upper = number_at(line, at + (2 if line.word(at + 1) in SYMBOLS else 1))
    if upper is None or upper.plural or upper.value <= number.value:
        return None
    return None if percent and line.word(upper.stop) not in ("%", "percent") else upper
