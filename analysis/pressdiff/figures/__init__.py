"""Figures: from the tables of a run to Altair charts, each with its finding as alternative text.

`ALL` is the table of contents. A figure is drawn from tables alone, is the same for the same
tables, and is None where there is nothing to draw. Importing it imports Altair, which takes a
second: import it where a figure is drawn.
"""

from pressdiff.figures.conflicts import conflicts
from pressdiff.figures.coverage import coverage
from pressdiff.figures.differences import differences
from pressdiff.figures.events import events
from pressdiff.figures.figure import Drawn, Figure, Tables
from pressdiff.figures.framing import framing
from pressdiff.figures.naming import naming
from pressdiff.figures.reporting import reporting
from pressdiff.figures.show import pictures, svg
from pressdiff.figures.speakers import speakers
from pressdiff.figures.voices import voices
from pressdiff.figures.words_of import words

__all__ = ["ALL", "Drawn", "Figure", "Tables", "pictures", "svg"]

ALL: tuple[Figure, ...] = (
    Figure(
        "events", "Who reports which event, and when?", False, events,
        "it takes an event that two outlets report with dates",
    ),
    Figure(
        "coverage", "Which facts does each outlet report?", True, coverage,
        "it takes a fact that two outlets report",
    ),
    Figure(
        "conflicts", "Which numbers do outlets give differently?", True, conflicts,
        "no two outlets give numbers for one thing that cannot both be true",
    ),
    Figure(
        "reporting", "How much of what the others report has each outlet?", False, reporting,
        "it is over all events, and takes facts that several outlets report",
    ),
    Figure(
        "voices", "Whose words does an outlet consist of?", False, voices,
        "it takes an article that copies no other",
    ),
    Figure(
        "speakers", "Whom does each outlet let speak?", False, speakers,
        "it takes words credited to a known person or body",
    ),
    Figure(
        "framing", "How does each outlet word it?", False, framing,
        "it takes observations of a measure",
    ),
    Figure(
        "differences", "How far is each outlet from the rest?", False, differences,
        "it is over all events, and takes five of them (effects.min_events) that three outlets report",
    ),
    Figure(
        "naming", "What does each outlet call the same actor?", False, naming,
        "it takes an actor that two outlets name",
    ),
    Figure(
        "words", "Which words does one outlet use more than another?", False, words,
        "it is over all events, and takes two outlets that share five of them (effects.min_events)",
    ),
)  # fmt: skip
