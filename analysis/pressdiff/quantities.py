"""Numbers that count or measure something: value, interval, unit and what is counted.

Read from tokens first and from the parse second, because small parsers err on numbers. Years, dates,
clock times, scores, ages between commas, ordinals, fractions and parts of names ("France 24") are
not quantities.
"""

import re
from calendar import month_abbr, month_name
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
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12, **SCALES}
PLURALS = {"tens": 10.0, "scores": 20.0, "100s": 1e2, "1000s": 1e3,
           **{f"{word}s": value for word, value in SCALES.items()}}
SYMBOLS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "£": "GBP", "€": "EUR",
           "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW"}
UNITS = {form: group.split()[0] for group in (  # the first of each group names the unit
    "% percent pct cent percentage|USD usd dollar dollars|EUR eur euro euros|GBP gbp|RUB ruble "
    "rubles rouble roubles|CNY yuan|JPY yen|UAH hryvnia hryvnias|INR rupee rupees|CHF franc francs|"
    "pound pounds|km kilometer kilometers kilometre kilometres|mile miles|m meter meters metre "
    "metres|cm centimeter centimeters centimetre centimetres|mm|foot feet ft|inch inches|yard yards|"
    "kg kilogram kilograms kilogramme kilogrammes|gram grams|tonne tonnes|ton tons|mph|km/h kph|"
    "knot knots|hectare hectares|acre acres|litre litres liter liters|gallon gallons|barrel barrels|"
    "degree degrees|magnitude|MW mw megawatt megawatts|GW gw gigawatt gigawatts|kiloton kilotons|"
    "point points|second seconds|minute minutes min mins|hour hours hr hrs|day days|week weeks|"
    "month months|year years yr yrs|decade decades|century centuries").split("|")
    for form in group.split()}
HYPHENED = {"member", "man", "person", "page", "seat", "strong", "storey", "story"}
_WORDINGS: dict[Bound, str] = {
    "at_least": "at least|more than|no fewer than|no less than|greater than|over|above|exceeding|"
                "upwards of|in excess of|minimum of|+|or more",
    "at_most": "at most|no more than|not more than|up to|fewer than|less than|under|below|"
               "as many as|as much as|maximum of|or fewer|or less",
    "about": "about|around|some|roughly|circa|~|approximately|nearly|almost|close to|estimated|"
             "just over|just under|or so"}
WORDING = {words: bound for bound, group in _WORDINGS.items() for words in group.split("|")}
SKIPPED = {"a", "an", "another", "additional", "further", "extra"}
OTHERS = {"more", "other", "others", "additional", "further", "extra"}
LABELS = {"no", "no.", "nos", "number", "#", "page", "chapter", "article", "section", "phase",
          "route", "flight", "channel", "grade", "level", "room", "gate", "highway", "resolution",
          "act", "season", "game", "round", "aged", "age", "boeing", "airbus", "class", "day", "amendment"}
TIMED = {"am", "pm", "a.m.", "p.m.", "gmt", "utc", "est", "edt", "et", "bst", "cet", "o'clock",
         "o’clock", "local", "/", "ago", "third", "thirds", "quarter", "quarters", "fifth", "fifths"}
NOUNS = ("NN", "JJ", "VBN", "CD")  # tags of what may be counted
STATES = {"dead", "injured", "wounded", "missing", "hurt", "alive", "ill", "homeless"}
NOUN_PHRASE = ("NN", "JJ", "VBN", "VBG", "HYPH", "CD", "``", "''")  # tags before a counted noun
PLURAL = ("NNS", "NNPS")
CLIMBED = {"nummod", "compound", "quantmod", "nmod", "npadvmod", "amod", "advmod"}
DURATIONS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
# fmt: on
MONTHS = {name.lower() for name in [*month_name[1:], *month_abbr[1:]]} | {"sept", "sept."}
NAMES = {"ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART"}
VAGUE = {"day", "time", "thing", "point", "way", "hand", "side", "another"}  # "one day"
OPENING = set("\"'“‘«([—–~+<>:…")  # what may touch a number from the left
SUBJECTS = {"nsubj", "nsubjpass"}
DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([a-z]*)")


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
    """Tokens [first, stop) that tell a number, its last factor ("million"); plural: "dozens"."""

    first: int
    stop: int
    value: float
    scale: float = 1.0
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens of a span and their words in lower case; beyond its ends there is nothing."""

    tokens: list[Token]
    words: list[str]

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        return self.tokens[at].tag_ if 0 <= at < len(self.tokens) else ""


def quantities(span: Span) -> list[Quantity]:
    """Return the quantities in `span`, in order.

    Parameters
    ----------
    span
        A sentence or clause of a parsed article; what a number counts is looked for inside it.
    """
    tokens = list(span)
    line = _Line(tokens, [token.lower_ for token in tokens])
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = _number(line, at)
        if number is None:
            at += 1
            continue
        upper = _upper(line, number)
        at = (upper or number).stop
        if upper is None and _hyphened(line, at) and not _measures(line.word(at + 1)):
            other = _number(line, at + 1)  # a score, "5-2", or an attribute, "two-way"
            at = other.stop if other else at
        elif not _is_label(line, number):
            quantity = _quantity(line, number, upper)
            if quantity.unit or quantity.noun or tokens[at - 1].dep_ != "attr":
                found.append(quantity)  # else an age: "she was 16"
    return found


def _number(line: _Line, at: int) -> _Number | None:
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
    return _Number(at, stop, value * scale, scale)


def _spelled(line: _Line, at: int) -> _Number:
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
    return _Number(at, stop, total + group)


def _scale(line: _Line, at: int) -> _Number | None:
    """Read "a dozen", "half a million", "dozens", "tens of thousands", "several hundred"."""
    word, before = line.words[at], line.word(at - 1)
    if word in PLURALS:
        of = line.word(at + 1) == "of"
        if of and (factor := PLURALS.get(line.word(at + 2))):
            return _Number(at, at + 3, 2 * PLURALS[word] * factor, plural=True)
        if of or word not in ("tens", "scores"):
            return _Number(at, at + 1, 2 * PLURALS[word], plural=True)
    elif before in ("several", "few"):
        return _Number(at - 1, at + 1, 2 * SCALES[word], plural=True)
    elif before in ("a", "half"):
        half = "half" in (before, line.word(at - 2))
        first = at - (2 if half and before == "a" else 1)
        return _Number(first, at + 1, SCALES[word] / (2 if half else 1))
    return None


def _upper(line: _Line, number: _Number) -> _Number | None:
    """Return the upper end if `number` begins a range: "20 to 30", "between 20 and 30", "20-30"."""
    percent = line.word(number.stop) in ("%", "percent")
    at = number.stop + percent
    before = line.word(number.first - 1 - (line.word(number.first - 1) in SYMBOLS))
    joints = ("and",) if before == "between" else ("to", "-", "–")
    if number.plural or before == "from" or line.word(at) not in joints:
        return None  # "rose from 20 to 30" tells two numbers
    upper = _number(line, at + (2 if line.word(at + 1) in SYMBOLS else 1))
    if upper is None or upper.plural or upper.value <= number.value:
        return None
    return None if percent and line.word(upper.stop) not in ("%", "percent") else upper


def _is_label(line: _Line, number: _Number) -> bool:
    """Return whether the number dates, times, numbers or names something instead of counting."""
    first, last = number.first, line.tokens[number.stop - 1]
    before, after = line.word(first - 1), line.word(number.stop)
    if after in TIMED or after in MONTHS or before in MONTHS or before in LABELS:
        return True
    if _is_year(line, number):
        return True
    if after in UNITS:
        return line.word(number.stop + 1) in ("ago", "later", "earlier")
    if line.words[first] == "one" and number.value == 1:
        return last.dep_ != "nummod" or last.head.i < last.i or last.head.lemma_ in VAGUE
    if first == 0:
        return after in (".", ")")
    previous = line.tokens[first - 1]
    if not previous.whitespace_ and before not in SYMBOLS and before[-1] not in OPENING:
        return not previous.is_space  # "F-16", "#5"
    if last.ent_iob_ == "I" and last.ent_type_ in NAMES and not previous.is_lower:
        return True
    if _is_named(previous, last) or before[:1].isdecimal() or after[:1].isdecimal():
        return True
    aged = before in (",", "(") and after in (",", ")", ".") and number.value < 120
    return aged and line.tag(first - 2).startswith("NN")


def _is_named(previous: Token, number: Token) -> bool:
    """Return whether the number belongs to the name before it: "France 24", "the Pixel 2 phone"."""
    if previous.tag_ == "NN":
        return number.head.i == previous.i and number.dep_ != "appos"
    counts = number.dep_ in CLIMBED and number.head.i > number.i
    shared = previous.dep_ == "compound" and previous.head.i == number.head.i
    return previous.tag_ in ("NNP", "NNPS") and (shared or not counts)


def _is_year(line: _Line, number: _Number) -> bool:
    """Return whether the number is a bare year; "1500 soldiers" and "2000 homes" are not."""
    text, after = line.words[number.first], number.stop
    if not (text.isdecimal() and len(text) == 4 and 1500 <= number.value <= 2100):
        return False
    if line.word(number.first - 1) in SYMBOLS or line.word(after) in UNITS:
        return False
    return not (line.tag(after) == "NNS" and (number.value < 1900 or number.value == 2000))


def _hyphened(line: _Line, at: int) -> bool:
    """Return whether a hyphen at `at` joins two words without spaces."""
    joins = line.word(at) in ("-", "–") and not line.tokens[at].whitespace_
    return joins and not line.tokens[at - 1].whitespace_


def _measures(word: str) -> bool:
    return word in UNITS or word in HYPHENED


def _quantity(line: _Line, number: _Number, upper: _Number | None) -> Quantity:
    stop, tokens = (upper or number).stop, line.tokens
    unit, end = _unit(line, number.first, stop)
    noun = _noun(line, stop, end, unit)
    first, end, wording = _wording(line, number.first, end, unit)
    bound = WORDING.get(wording, "about" if number.plural or upper else "exact")
    value, low, high = number.value, *_interval(number.value, bound, wording)
    if number.plural:
        low, high = value, None
    elif upper:
        shared = number.scale == 1 and number.value * upper.scale < upper.value  # "20-30 million"
        low, high = value * (upper.scale if shared else 1), upper.value
        value = (low + high) / 2
    characters = tokens[first].idx, tokens[end - 1].idx + len(tokens[end - 1])
    return Quantity(*characters, value, low, high, unit, noun, bound)


def _unit(line: _Line, first: int, stop: int) -> tuple[str | None, int]:
    """Return the unit of the number in tokens [first, stop), and the token after it."""
    word, after = line.word(stop), line.word(stop + 1)
    if symbol := SYMBOLS.get(line.word(first - 1)):
        return symbol, stop
    if (word, after) == ("per", "cent"):
        return "%", stop + 2
    if word == "percentage" and after.startswith("point"):
        return "percentage point", stop + 2
    if _hyphened(line, stop) and after in UNITS:
        old = line.words[stop + 2 : stop + 4] == ["-", "old"]
        return UNITS[after], stop + (4 if old else 2)
    return (UNITS[word], stop + 1) if word in UNITS else (None, stop)


def _wording(line: _Line, first: int, end: int, unit: str | None) -> tuple[int, int, str]:
    """Return the tokens [first, end) of the number with the wording that bounds it, and that."""
    first -= line.word(first - 1) in SYMBOLS
    at = first
    while at and line.words[at - 1] in SKIPPED:
        at -= 1
    for length in (3, 2, 1):
        words = " ".join(line.words[at - length : at]) if at >= length else ""
        during = unit in DURATIONS and line.tokens[at - 1].dep_ == "prep"  # "over ten years"
        if words in WORDING and not during:
            return at - length, end, words
    for length in (2, 1):
        words = " ".join(line.words[end : end + length])
        if end + length <= len(line.words) and words in (
            "or more",
            "or fewer",
            "or less",
            "or so",
            "+",
        ):
            return first, end + length, words
    return first, end, ""


def _interval(value: float, bound: Bound, wording: str) -> tuple[float | None, float | None]:
    if bound == "exact":
        return value, value
    low = None if bound == "at_most" else value
    high = None if bound == "at_least" else value
    if bound == "about" and wording != "just over":
        low = value * (1 - ABOUT)
    if bound == "about" and wording not in ("nearly", "almost", "close to", "just under"):
        high = value * (1 + ABOUT)
    return low, high


def _noun(line: _Line, stop: int, end: int, unit: str | None) -> str | None:
    """Return what the number that ends at `stop`, with its unit at `end`, counts or measures."""
    at, base = end, line.tokens[0].i
    while line.word(at) in OTHERS:
        at += 1
    if line.word(at) == "of":
        objects = [child for child in line.tokens[at].children if child.dep_ == "pobj"]
        return _owner(line, objects[0].i - base, at + 1) if objects else None
    if _hyphened(line, stop) and line.word(stop + 1) in HYPHENED - {"strong"}:
        return line.word(stop + 1)
    token = line.tokens[end - 1]
    while token.dep_ in CLIMBED and token.head.i > token.i:
        token = token.head
    if at <= token.i - base < len(line.words) and token.tag_.startswith("NN"):
        return _owner(line, token.i - base, at)
    if unit:
        return None
    run = at
    while line.tag(run).startswith(NOUN_PHRASE) and line.tag(run) not in PLURAL:
        run += 1
    if line.tag(run) in PLURAL:
        return _owner(line, run, at)
    state = line.tag(at) in ("VBN", "VBD") and line.tokens[at].pos_ == "VERB"
    if state or line.word(at) in STATES:
        return line.word(at)
    return _role(line, line.tokens[at - 1])


def _owner(line: _Line, at: int, first: int) -> str | None:
    """Return the noun at `at`; of "400,000 people's data" it is the people that are counted."""
    owned = (place - 1 for place in range(first + 1, at) if line.tag(place) == "POS")
    return _phrase(line, next(owned, at), first)


def _phrase(line: _Line, at: int, first: int) -> str | None:
    """Return the lemma of the noun at `at` with its compounds from `first` on."""
    if not first <= at < len(line.words) or not line.tag(at).startswith(NOUNS):
        return None
    head, names = line.tokens[at], []
    for place in range(first, at):
        token, hyphened = line.tokens[place], "-" in (line.word(place - 1), line.word(place + 1))
        if token.dep_ == "compound" and token.head.i == head.i and not hyphened:
            names.append(token.text if token.tag_ in ("NNP", "NNPS") else token.lemma_.lower())
    lemma = head.lemma_.lower()
    if head.tag_ in ("NNP", "NNPS"):
        lemma = head.text if head.text.endswith("ss") else head.text.removesuffix("s")
    return " ".join([*names, lemma])


def _role(line: _Line, token: Token) -> str | None:
    """Return what a number without a noun counts, by its part in the clause."""
    head, base = token.head, line.tokens[0].i
    if token.dep_ in ("nsubj", "nsubjpass", "dobj") and head.tag_.startswith("VB"):
        if token.dep_ != "dobj" and head.lemma_ == "be":
            return next((kid.lower_ for kid in head.children if kid.dep_ == "acomp"), None)
        return head.lower_ if head.tag_ in ("VBN", "VBD") else f"{head.lemma_.removesuffix('e')}ed"
    if token.dep_ == "pobj" and head.head.pos_ == "NOUN":
        return _phrase(line, head.head.i - base, 0)
    verb = head.head if token.dep_ == "pobj" else head
    if token.dep_ in ("pobj", "attr"):
        subjects = [kid for kid in verb.children if kid.dep_ in SUBJECTS and kid.pos_ == "NOUN"]
        return _phrase(line, subjects[0].i - base, 0) if subjects else None
    if token.dep_ == "appos" and token.i - base > 0:
        return _before(line, token)
    return None


def _before(line: _Line, token: Token) -> str | None:
    """Return the noun a number in apposition counts: "67 emails, 63 of them", "soldiers - 7,000"."""
    base, dashes = line.tokens[0].i, ("–", "—", "-", "--")
    if token.head.tag_ in PLURAL and not any(
        line.word(at) in dashes for at in range(max(token.i - base - 4, 0), token.i - base)
    ):
        return _phrase(line, token.head.i - base, 0)
    for at in range(token.i - base - 1, max(token.i - base - 15, -1), -1):
        if line.tag(at) == "NNS":
            return _phrase(line, at, 0)
    return None
