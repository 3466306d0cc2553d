"""Measures of wording: one file a family, one observation an opportunity; `ALL` lists them."""

from pressdiff.measures.agency import AGENCY
from pressdiff.measures.agent_deletion import AGENT_DELETION, AGENTLESS_PASSIVES
from pressdiff.measures.anonymous import ANONYMOUS_SOURCES, OFFICIAL_SOURCES
from pressdiff.measures.base import Measure
from pressdiff.measures.boosting import BOOSTING
from pressdiff.measures.cue_stance import DOUBTING_CUES, ENDORSING_CUES
from pressdiff.measures.emphasis import EMPHASIS, HEADLINED
from pressdiff.measures.harm import AGENTLESS_HARM
from pressdiff.measures.hedging import HEDGING
from pressdiff.measures.loaded import LOADED_LANGUAGE
from pressdiff.measures.sentiment import SENTIMENT
from pressdiff.measures.vagueness import VAGUENESS

ALL: tuple[Measure, ...] = (
    AGENCY, AGENT_DELETION, AGENTLESS_PASSIVES, AGENTLESS_HARM, ANONYMOUS_SOURCES, OFFICIAL_SOURCES, EMPHASIS, HEADLINED, BOOSTING, DOUBTING_CUES, ENDORSING_CUES, HEDGING, VAGUENESS, LOADED_LANGUAGE, SENTIMENT,
)  # fmt: skip
