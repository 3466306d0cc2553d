"""A run in words: what was compared, what differs most, what it does not show, methods, citation.

Markdown for a note, a story's working file or a methods section; words of articles stand in it
verbatim, escaped, and each was cut out of the stored text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from pressdiff.citation import citation
from pressdiff.methods import measured, methods
from pressdiff.provenance import Provenance
from pressdiff.report.index import Index
from pressdiff.report.told import told
from pressdiff.summary.compared import compared, heading
from pressdiff.summary.events import Told, told_events
from pressdiff.summary.findings import conflicts, naming, told_differently
from pressdiff.summary.limits import limits
from pressdiff.summary.numbers import declared, differences, reporting


def summary(
    tables: Mapping[str, pd.DataFrame], about: Provenance, quality: Sequence[Mapping[str, Any]]
) -> str:
    """Return the summary of a run as Markdown.

    Parameters
    ----------
    tables
        The tables of the run.
    about
        What it was made of.
    quality
        Measured quality of the stages, as `pressdiff.quality` has it.
    """
    run = told(about)
    index = Index(tables, about.settings["copies"]["wire_text"] == "leave_out")
    events: list[Told] = told_events(index)
    known = measured(quality, about.settings["profile"])
    version = about.versions["pressdiff"]
    parts = [
        f"# {heading(index, events)}",
        *compared(index, events, about),
        *conflicts(events, known),
        *told_differently(events),
        *reporting(
            index.reporting, known, run.min_events, any_shared=any(one.n_shared for one in events)
        ),
        *naming(index),
        *declared(index, run),
        *differences(index, run),
        *limits(known),
        f"## Methods\n\n{methods(tables, asdict(about), quality).rstrip()}",
        "## How to cite\n\n"
        f"{citation(version)} Run of {about.created_at[:10]}, settings hash {about.settings_digest}.",
    ]
    return "\n\n".join(parts) + "\n"
