"""What one edit did, in words; and the errors that name what is unknown."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pressdiff.errors import EditsError

_TOLD = 4  # names listed in one sentence
_ARTICLE_WORD = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_LONGEST = 60  # characters of a name in an error or a sentence


@dataclass(frozen=True, slots=True)
class Applied:
    """One edit: what it says, where in the file it stands, the events it touched, and if it was used.

    ``note`` says why an edit was not used; empty if it was.
    """

    text: str
    where: str
    events: tuple[str, ...] = ()
    note: str = ""


def fold(form: str) -> str:
    """Return a form without case, extra white space and leading article.

    >>> fold("The  Kremlin")
    'kremlin'
    """
    return _ARTICLE_WORD.sub("", " ".join(form.split())).casefold()


def listed(names: Iterable[str]) -> str:
    """Return names in quotation marks, the first four of many.

    >>> listed(["a", "b"])
    "'a', 'b'"
    """
    names = list(names)
    told = ", ".join(shown(name) for name in names[:_TOLD])
    return told if len(names) <= _TOLD else f"{told} and {len(names) - _TOLD} more"


def shown(name: str) -> str:
    """Return a name in quotation marks, cut if it is long."""
    name = " ".join(name.split())
    return f"'{name}'" if len(name) <= _LONGEST else f"'{name[:_LONGEST]}…'"


def unknown(where: str, what: str, name: str, known: Sequence[str]) -> EditsError:
    """Return the error for a name that is not there, with the nearest that are."""
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    there = f"there are: {listed(sorted(known))}" if known else "there is none"
    told = f"nearest: {listed(near)}" if near else there
    return EditsError(f"{where}: no {what} {shown(name)} in this run; {told}")


def free(name: str, taken: Container[str]) -> str:
    """Return `name`, with a number if it is taken.

    >>> free("storm", {"storm"})
    'storm-2'
    """
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
