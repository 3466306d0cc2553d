"""Numbers that date, time, number or name something instead of counting."""

from calendar import month_abbr, month_name

from spacy.tokens import Token

from pressdiff.quantities.numerals import CLIMBED, SYMBOLS, Line, Number
from pressdiff.quantities.units import UNITS

# fmt: off
LABELS = {"no", "no.", "nos", "number", "#", "page", "chapter", "article", "section", "phase",
          "route", "flight", "channel", "grade", "level", "room", "gate", "highway", "resolution",
          "act", "season", "game", "round", "aged", "age", "boeing", "airbus", "class", "day", "amendment"}
TIMED = {"am", "pm", "a.m.", "p.m.", "gmt", "utc", "est", "edt", "et", "bst", "cet", "o'clock",
         "o’clock", "local", "/", "ago", "third", "thirds", "quarter", "quarters", "fifth", "fifths"}
# fmt: on
MONTHS = {name.lower() for name in [*month_name[1:], *month_abbr[1:]]} | {"sept", "sept."}
NAMES = {"ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART"}
VAGUE = {"day", "time", "thing", "point", "way", "hand", "side", "another"}  # "one day"
OPENING = set("\"'“‘«([—–~+<>:…")  # what may touch a number from the left


def is_label(line: Line, number: Number) -> bool:
    """Return whether the number dates, times, numbers or names something instead of counting."""
    first, last = number.first, line.tokens[number.stop - 1]
    before, after = line.word(first - 1), line.word(number.stop)
    if after in TIMED or after in MONTHS or before in MONTHS or before in LABELS:
        return True
    if _is_year(line, number) or (before == "." and line.word(first - 2) == "no"):
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


def _is_year(line: Line, number: Number) -> bool:
    """Return whether the number is a bare year; "1500 soldiers" and "2000 homes" are not."""
    text, after = line.words[number.first], number.stop
    if not (text.isdecimal() and len(text) == 4 and 1500 <= number.value <= 2100):
        return False
    if line.word(number.first - 1) in SYMBOLS or line.word(after) in UNITS:
        return False
    return not (line.tag(after) == "NNS" and (number.value < 1900 or number.value == 2000))
