"""Measures of wording: one file a measure, each an `Observation` per opportunity."""

from pressdiff.measures.agent_deletion import AGENT_DELETION
from pressdiff.measures.base import Measure

ALL: tuple[Measure, ...] = (AGENT_DELETION,)
