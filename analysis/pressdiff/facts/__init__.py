"""Aligned claims to facts, and how each outlet that covers the event has each fact or lacks it."""

from pressdiff.facts.coverage import coverage
from pressdiff.facts.groups import LINK, facts
from pressdiff.facts.omissions import omissions, peers
from pressdiff.facts.sources import between_outlets, compared
from pressdiff.facts.tellings import tellings
from pressdiff.facts.wordings import wording, wordings

__all__ = [
    "LINK",
    "between_outlets",
    "compared",
    "coverage",
    "facts",
    "omissions",
    "peers",
    "tellings",
    "wording",
    "wordings",
]
