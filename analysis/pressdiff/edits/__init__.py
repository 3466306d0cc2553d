"""Decisions by hand: which articles are one event, which names one entity; read, applied, told.

`file` reads and checks them, `groups` applies those on events, `actors` those on entities; every
edit comes back as an `Applied` that says in words what it did.
"""

from pressdiff.edits.actors import Actors, edit_entities
from pressdiff.edits.applied import Applied
from pressdiff.edits.file import Edits, load
from pressdiff.edits.groups import edit_events

__all__ = ["Actors", "Applied", "Edits", "edit_entities", "edit_events", "load"]
