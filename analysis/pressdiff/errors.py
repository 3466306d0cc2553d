"""Errors a user can act on: what is wrong, where, what was got, what to do."""


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
