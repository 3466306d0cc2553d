"""Coding by hand: units drawn into a sheet, the sheets read back, how far coders agree."""

from pressdiff.coding.again import coded_again
from pressdiff.coding.agree import agree
from pressdiff.coding.read import hand_coding
from pressdiff.coding.sample import sample

__all__ = ["agree", "coded_again", "hand_coding", "sample"]
