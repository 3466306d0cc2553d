"""Units, and the words that bound a number: "at least 60", "about £2bn", "15 percent or more"."""

from typing import Literal

from pressdiff.quantities.numerals import SYMBOLS, Line

Bound = Literal["exact", "at_least", "at_most", "about"]

ABOUT = 0.1
"""Half-width of the interval of "about", as a share of the value: a convention, not measured."""

# fmt: off
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
_WORDINGS: dict[Bound, str] = {
    "at_least": "at least|more than|no fewer than|no less than|greater than|over|above|exceeding|"
                "upwards of|in excess of|minimum of",
    "at_most": "at most|no more than|not more than|up to|fewer than|less than|under|below|"
               "as many as|as much as|maximum of",
    "about": "about|around|some|roughly|circa|~|approximately|nearly|almost|close to|estimated|"
             "just over|just under"}
BEFORE = {words: bound for bound, group in _WORDINGS.items() for words in group.split("|")}
SKIPPED = {"a", "an", "another", "additional", "further", "extra"}
AFTER: dict[str, Bound] = {"+": "at_least", "or more": "at_least", "or fewer": "at_most",
                           "or less": "at_most", "or so": "about"}
BOUNDS = BEFORE | AFTER
DURATIONS = {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
# fmt: on


def unit_of(line: Line, first: int, stop: int) -> tuple[str | None, int]:
    """Return the unit of the number in tokens [first, stop), and the token after it."""
    word, after = line.word(stop), line.word(stop + 1)
    if symbol := SYMBOLS.get(line.word(first - 1)):
        return symbol, stop
    if (word, after) == ("per", "cent"):
        return "%", stop + 2
    if word == "percentage" and after.startswith("point"):
        return "percentage point", stop + 2
    if line.hyphened(stop) and after in UNITS:
        old = line.words[stop + 2 : stop + 4] == ["-", "old"]
        return UNITS[after], stop + (4 if old else 2)
    return (UNITS[word], stop + 1) if word in UNITS else (None, stop)


def wording_of(line: Line, first: int, end: int, unit: str | None) -> tuple[int, int, str]:
    """Return the tokens [first, end) of the number with the wording that bounds it, and that."""
    first -= line.word(first - 1) in SYMBOLS
    at = first
    while at and line.words[at - 1] in SKIPPED:
        at -= 1
    for length in (3, 2, 1):
        words = " ".join(line.words[at - length : at]) if at >= length else ""
        during = unit in DURATIONS and line.tokens[at - 1].dep_ == "prep"  # "over ten years"
        if words in BEFORE and not during:
            return at - length, end, words
    for length in (2, 1):
        words = " ".join(line.words[end : end + length])
        if end + length <= len(line.words) and words in AFTER:
            return first, end + length, words
    return first, end, ""


def interval(value: float, bound: Bound, wording: str) -> tuple[float | None, float | None]:
    """Return the least and the greatest value that fit a number told with `wording`."""
    if bound == "exact":
        return value, value
    low = None if bound == "at_most" else value
    high = None if bound == "at_least" else value
    if bound == "about" and wording != "just over":
        low = value * (1 - ABOUT)
    if bound == "about" and wording not in ("nearly", "almost", "close to", "just under"):
        high = value * (1 + ABOUT)
    return low, high
