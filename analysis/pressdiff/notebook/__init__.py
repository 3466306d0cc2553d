"""One event as a notebook: what its cells show (`Event`), and the notebook written and run (`write`)."""

from pressdiff.notebook.event import Event, event_of, known
from pressdiff.notebook.evidence import evidence
from pressdiff.notebook.listing import Listing, Words
from pressdiff.notebook.write import write

__all__ = ["Event", "Listing", "Words", "event_of", "evidence", "known", "write"]
