"""Numbers that count or measure something: value, interval, unit and what is counted.

Read from tokens first and from the parse second, because small parsers err on numbers. Years, dates,
clock times, scores, ages between commas, ordinals, fractions and parts of names ("France 24") are
not quantities.

`numerals` reads a number, `labels` says whether it only dates or names something, `units` reads its
unit and the words that bound it, `nouns` what it counts; `quantity` puts them together.
"""

from pressdiff.quantities.quantity import Quantity, quantities

__all__ = ["Quantity", "quantities"]
