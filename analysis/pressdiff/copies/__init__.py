"""Copies, updates and wire text: a copy is no second source (DESIGN rule 4)."""

from pressdiff.copies.agencies import agency_of
from pressdiff.copies.shares import counted, inside, passage_of, shares, taken
from pressdiff.copies.stage import COPIED, LEAST, Reuse, reuse

__all__ = [
    "COPIED", "LEAST", "Reuse", "agency_of", "counted", "inside", "passage_of", "reuse", "shares", "taken",
]  # fmt: skip
