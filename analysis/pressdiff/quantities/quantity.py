"""Quantities put together from number, unit, wording and noun."""

from dataclasses import dataclass

from spacy.tokens import Span

from pressdiff.quantities.labels import is_label
from pressdiff.quantities.nouns import HYPHENED, counted
from pressdiff.quantities.numerals import Line, Number, number_at, upper_end
from pressdiff.quantities.units import BOUNDS, UNITS, Bound, interval, unit_of, wording_of


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


def quantities(span: Span) -> list[Quantity]:
    """Return the quantities in `span`, in order.

    Parameters
    ----------
    span
        A sentence or clause of a parsed article; what a number counts is looked for inside it.
    """
    tokens = list(span)
    line = Line(tokens, [token.lower_ for token in tokens])
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = number_at(line, at)
        if number is None:
            at += 1
            continue
        upper = upper_end(line, number)
        at = (upper or number).stop
        if upper is None and line.hyphened(at) and not _measures(line.word(at + 1)):
            other = number_at(line, at + 1)  # a score, "5-2", or an attribute, "two-way"
            at = other.stop if other else at
        elif not is_label(line, number):
            quantity = _quantity(line, number, upper)
            if quantity.unit or quantity.noun or tokens[at - 1].dep_ != "attr":
                found.append(quantity)  # else an age: "she was 16"
    return found


def _measures(word: str) -> bool:
    return word in UNITS or word in HYPHENED


def _quantity(line: Line, number: Number, upper: Number | None) -> Quantity:
    stop, tokens = (upper or number).stop, line.tokens
    unit, end = unit_of(line, number.first, stop)
    noun = counted(line, stop, end, unit)
    first, end, wording = wording_of(line, number.first, end, unit)
    bound = BOUNDS.get(wording, "about" if number.plural or upper else "exact")
    value, low, high = number.value, *interval(number.value, bound, wording)
    if number.plural:
        low, high = value, None
    elif upper:
        shared = number.scale == 1 and number.value * upper.scale < upper.value  # "20-30 million"
        low, high = value * (upper.scale if shared else 1), upper.value
        value = (low + high) / 2
    characters = tokens[first].idx, tokens[end - 1].idx + len(tokens[end - 1])
    return Quantity(*characters, value, low, high, unit, noun, bound)
