"""Aligned claims to facts, and how each outlet that covers the event has each fact."""

from pressdiff.facts.coverage import coverage
from pressdiff.facts.groups import LINK, facts, wording
from pressdiff.facts.sources import between_outlets, compared

__all__ = ["LINK", "between_outlets", "compared", "coverage", "facts", "wording"]
