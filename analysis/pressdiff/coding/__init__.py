"""Coding by hand: units drawn into a sheet, the sheets read back, how far coders agree."""

from pressdiff.coding.agree import agree
from pressdiff.coding.read import hand_coding
from pressdiff.coding.sample import sample

__all__ = ["agree", "hand_coding", "sample"]
