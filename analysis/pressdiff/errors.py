"""Errors a user can act on: what is wrong, where, what was got, what to do."""

from collections.abc import Iterable
from difflib import get_close_matches


class PressdiffError(Exception):
    """Base of every error raised on purpose; its text is one line a user can act on."""


class InputError(PressdiffError):
    """Nothing can be done with what was given as input."""


class SettingsError(PressdiffError):
    """The settings file or an option cannot be used."""


class EditsError(PressdiffError):
    """The file of edits cannot be used: unreadable, contradictory, or naming what is not there."""


class TableError(PressdiffError):
    """A table breaks its contract, or a folder is not the result of a run."""


class MissingAnnotationError(PressdiffError):
    """A measure was given an article that lacks the annotation it needs."""


class MissingModelError(PressdiffError):
    """The spaCy pipeline named in the settings is not installed."""


def unknown(what: str, name: str, known: Iterable[str]) -> InputError:
    """Return the error that there is no `name`, with those that hold it or are like it, or else some of `known`.

    >>> print(unknown("event", "fire", ["ferry-fire", "rates"]))
    no event 'fire' in these results; there are: ferry-fire …
    """
    every = sorted(known)
    holding = [one for one in every if len(name) > 2 and name in one][:3]
    shown = holding or get_close_matches(name, every, n=3, cutoff=0.5) or every[:5]
    more = " …" if len(every) > len(shown) else ""
    return InputError(
        f"no {what} '{name}' in these results; there are: {', '.join(shown) or 'none'}{more}"
    )
