"""Numbers that count or measure something: value, interval, unit and what is counted.

Read from tokens first and from the parse second, because small parsers err on numbers. Years, dates,
clock times, scores, ages between commas, ordinals, fractions and parts of names ("France 24") are
not quantities.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

Bound = Literal["exact", "at_least", "at_most", "about"]

ABOUT = 0.1
"""Half-width of the interval of "about", as a share of the value: a convention, not measured."""

# fmt: off
SMALL = {word: float(value) for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split())}
TENS = {word: 10.0 * value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
          "trillion": 1e12}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
PLURALS = {"tens": 10.0, "scores": 20.0, "100s": 1e2, "1000s": 1e3,
           **{f"{word}s": value for word, value in SCALES.items()}}
SYMBOLS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "£": "GBP", "€": "EUR",
           "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW"}
UNITS = {
    "%": "%", "percent": "%", "pct": "%", "cent": "%", "percentage": "%", "dollar": "USD",
    "usd": "USD", "euro": "EUR", "eur": "EUR", "gbp": "GBP", "ruble": "RUB", "rouble": "RUB",
    "yuan": "CNY", "yen": "JPY", "hryvnia": "UAH", "rupee": "INR", "franc": "CHF", "pound": "pound",
    "km": "km", "kilometer": "km", "kilometre": "km", "mile": "mile", "m": "m", "meter": "m",
    "metre": "m", "cm": "cm", "centimeter": "cm", "centimetre": "cm", "mm": "mm", "foot": "foot",
    "feet": "foot", "ft": "foot", "inch": "inch", "yard": "yard", "kg": "kg", "kilogram": "kg",
    "gram": "g", "tonne": "tonne", "ton": "ton", "mph": "mph", "kph": "km/h", "km/h": "km/h",
    "knot": "knot", "hectare": "hectare", "acre": "acre", "litre": "litre", "liter": "litre",
    "gallon": "gallon", "barrel": "barrel", "degree": "degree", "magnitude": "magnitude",
    "megawatt": "MW", "mw": "MW", "gigawatt": "GW", "gw": "GW", "kiloton": "kiloton",
    "point": "point", "second": "second", "minute": "minute", "min": "minute", "hour": "hour",
    "hr": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "yr": "year",
    "yrs": "year", "decade": "decade", "century": "century",
}
HYPHENED = {"member", "man", "person", "page", "seat", "strong", "storey", "story"}  # "300-strong"
BEFORE: dict[str, Bound] = {
    "at least": "at_least", "more than": "at_least", "no fewer than": "at_least",
    "no less than": "at_least", "greater than": "at_least", "over": "at_least",
    "above": "at_least", "exceeding": "at_least", "upwards of": "at_least",
    "in excess of": "at_least", "minimum of": "at_least", "at most": "at_most",
    "no more than": "at_most", "not more than": "at_most", "up to": "at_most",
    "fewer than": "at_most", "less than": "at_most", "under": "at_most", "below": "at_most",
    "as many as": "at_most", "as much as": "at_most", "maximum of": "at_most", "about": "about",
    "around": "about", "some": "about", "roughly": "about", "circa": "about", "~": "about",
    "approximately": "about", "nearly": "about", "almost": "about", "close to": "about",
    "estimated": "about", "just over": "about", "just under": "about",
}
AFTER: dict[str, Bound] = {"or more": "at_least", "+": "at_least", "or fewer": "at_most",
                           "or less": "at_most", "or so": "about"}
SKIPPED = {"a", "an", "the", "another", "additional", "further", "extra", "total", "of"}
OTHERS = {"more", "other", "others", "additional", "further", "extra"}
LABELS = {"no", "no.", "nos", "number", "#", "page", "chapter", "article", "section", "phase",
          "route", "flight", "channel", "grade", "level", "room", "gate", "highway", "resolution",
          "act", "season", "aged", "age", "boeing", "airbus", "class", "day", "amendment"}
TIMED = {"am", "pm", "a.m.", "p.m.", "gmt", "utc", "est", "edt", "et", "bst", "cet", "o'clock",
         "o’clock", "local", "th", "st"}
# fmt: on
MONTHS = {name.lower() for name in [*month_name[1:], *month_abbr[1:]]} | {"sept", "sept."}
NAMES = {"ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART"}
OPENING = set("\"'“‘«([—–~+<>:…")  # what may touch a number from the left
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([a-z]{0,3})")
COUNTING_PAST = {"VBN", "VBD"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, characters [start, end) with the words that bound it and its unit.

    ``value`` is the number as told, the middle of a told range. ``low`` and ``high`` are the least
    and greatest value that fit the wording, None if there is no such limit: "more than 60" has low
    60; "dozens" has value and low 24 (two dozen) and no high. ``unit`` is a currency code, "%" or a
    unit; None for a count. ``noun`` is the lemma of what is counted with its compounds ("Caesar
    howitzer"), or the participle or adjective that counts ("killed"); None if not told.
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    unit: str | None
    noun: str | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class _Number:
    """Tokens [first, stop) that tell a number; `scale` is its last factor ("20 *million*")."""

    first: int
    stop: int
    told: float
    scale: float = 1.0
    plural: bool = False

    @property
    def value(self) -> float:
        return self.told * self.scale


def quantities(span: Span) -> list[Quantity]:
    """Return the quantities in `span`, in order.

    Parameters
    ----------
    span
        A sentence or clause of a parsed article; what a number counts is looked for inside it.
    """
    tokens = list(span)
    words = [token.lower_ for token in tokens]
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = _number(tokens, words, at)
        if number is None:
            at += 1
            continue
        upper = _upper(tokens, words, number)
        at = (upper or number).stop
        if words[number.stop : number.stop + 1] in (["-"], ["–"]) and upper is None:
            other = _number(tokens, words, number.stop + 1)
            if other:  # a score: "5-2"
                at = other.stop
                continue
        if not _is_label(tokens, words, number):
            found.append(_quantity(tokens, words, number, upper))
            at = max(at, number.stop)
    return found


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _number(tokens: Sequence[Token], words: Sequence[str], at: int) -> _Number | None:
    """Return the number that starts at token `at`, None if none does."""
    word = _at(words, at)
    if word in SMALL or word in TENS:
        return _spelled(words, at)
    if word in SCALES or word in PLURALS:
        return _scale(words, at)
    match = DIGITS.fullmatch(word) if word[:1].isdecimal() else None
    if match is None or (match[2] and match[2] not in SHORT):
        return None
    told, stop, scale = float(match[1].replace(",", "")), at + 1, SHORT.get(match[2], 1.0)
    after = _at(words, stop)
    money = _at(words, at - 1) in SYMBOLS
    if after in SCALES or (after in SHORT and (money or _tag(tokens, stop + 1) == "NNS")):
        scale, stop = SCALES.get(after) or SHORT[after], stop + 1
    return _Number(at, stop, told, scale)


def _tag(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].tag_ if 0 <= at < len(tokens) else ""


def _spelled(words: Sequence[str], at: int) -> _Number:
    """Read number words: "twenty-five", "one hundred and fifty", "two dozen"."""
    total, group, stop = 0.0, 0.0, at
    while word := _at(words, stop):
        after = _at(words, stop + 1)
        if (word in TENS and not group % 100) or (word in SMALL and not group % 10):
            group += TENS.get(word) or SMALL[word]
        elif word in ("hundred", "dozen"):
            group *= SCALES[word]
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0.0
        elif not (
            (word == "-" and words[stop - 1] in TENS and after in SMALL)
            or (word == "and" and words[stop - 1] in SCALES and (after in SMALL or after in TENS))
        ):
            break
        stop += 1
        if word in SMALL and _at(words, stop) in SMALL:
            break
    return _Number(at, stop, total + group)


def _scale(words: Sequence[str], at: int) -> _Number | None:
    """Read "a dozen", "half a million", "dozens", "tens of thousands", "several hundred"."""
    word, before = words[at], _at(words, at - 1)
    if word in PLURALS:
        of = _at(words, at + 1) == "of"
        if of and (factor := PLURALS.get(_at(words, at + 2))):
            return _Number(at, at + 3, 2 * PLURALS[word], factor, plural=True)
        if of or word not in ("tens", "scores"):
            return _Number(at, at + 1, 2.0, PLURALS[word], plural=True)
    elif before in ("several", "few"):
        return _Number(at - 1, at + 1, 2.0, SCALES[word], plural=True)
    elif before in ("a", "half"):
        half = "half" in (before, _at(words, at - 2))
        return _Number(at - 1, at + 1, 0.5 if half else 1.0, SCALES[word])
    return None


def _upper(tokens: Sequence[Token], words: Sequence[str], number: _Number) -> _Number | None:
    """Return the upper end if `number` begins a range: "20 to 30", "between 20 and 30", "20-30"."""
    first, at = number.first - (_at(words, number.first - 1) in SYMBOLS), number.stop
    at += _at(words, at) in ("%", "percent")
    before, joint = _at(words, first - 1), _at(words, at)
    if number.plural or before == "from":  # "rose from 20 to 30" tells two numbers
        return None
    if joint not in (("and",) if before == "between" else ("to", "-", "–")):
        return None
    at += 2 if _at(words, at + 1) in SYMBOLS else 1
    upper = _number(tokens, words, at)
    if upper is None or upper.plural or upper.value <= number.value:
        return None
    return upper


def _is_label(tokens: Sequence[Token], words: Sequence[str], number: _Number) -> bool:
    """Return whether the number dates, times, numbers or names something instead of counting."""
    first, stop = number.first, number.stop
    before, after = _at(words, first - 1), _at(words, stop)
    if after in TIMED or after in MONTHS or before in MONTHS or before in LABELS:
        return True
    if _is_year(tokens, words, number) or after in ("ago", "/"):
        return True
    if after in UNITS or tokens[stop - 1].lemma_.lower() in UNITS:
        return _at(words, stop + 1) in ("ago", "later", "earlier")
    last = tokens[stop - 1]
    if number.value == 1 and words[first] == "one":
        return last.dep_ != "nummod" or last.head.i < last.i or last.head.lemma_ in VAGUE
    if first == 0:
        return after in (".", ")")
    previous = tokens[first - 1]
    if not previous.whitespace_ and before not in SYMBOLS and before[-1] not in OPENING:
        return not previous.is_space
    if last.ent_iob_ == "I" and last.ent_type_ in NAMES and not previous.is_lower:
        return True
    if last.head.i == previous.i and last.dep_ != "appos" and previous.tag_ in ("NNP", "NN"):
        return True
    aged = before in (",", "(") and after in (",", ")", ".") and number.value < 120
    return aged and _tag(tokens, first - 2).startswith("NN")


def _is_year(tokens: Sequence[Token], words: Sequence[str], number: _Number) -> bool:
    """Return whether the number is a bare year; "1500 soldiers" and "2000 homes" are not."""
    text = words[number.first]
    if not (text.isdecimal() and len(text) == 4 and 1500 <= number.value <= 2100):
        return False
    if _at(words, number.first - 1) in SYMBOLS or _at(words, number.stop) in UNITS:
        return False
    return not (_tag(tokens, number.stop) == "NNS" and (number.value < 1900 or number.value == 2000))


def _quantity(
    tokens: Sequence[Token], words: Sequence[str], number: _Number, upper: _Number | None
) -> tuple[Quantity, int]:
    """Return the quantity told by `number` (to `upper`), and the token after it."""
    stop = (upper or number).stop
    first = number.first - (_at(words, number.first - 1) in SYMBOLS)
    unit, after = _unit(tokens, words, number.first, stop)
    bound, wording, begin = _bound_before(words, first)
    if bound == "exact":
        bound, after = _bound_after(words, after)
    low, high = _interval(number, upper, bound, wording)
    if bound == "exact" and (upper or number.plural):
        bound = "about"
    quantity = Quantity(
        tokens[begin].idx,
        tokens[after - 1].idx + len(tokens[after - 1]),
        number.value if upper is None else (low_of(number, upper) + upper.value) / 2,
        low,
        high,
        unit,
        _noun(tokens, words, stop, after, unit),
        bound,
    )
    return quantity, after
