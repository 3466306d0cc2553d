"""Quotation marks of all kinds to quoted spans; one stray mark costs its own paragraph at most."""

import re
from collections.abc import Iterator

_CLOSERS = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "‘": ("’",), '"': ('"',), "'": ("'",),
    "``": ("''",), "''": ("''",),
}  # fmt: skip
_MARK = re.compile(r"``|''|[“”„«»‘’\"']")
_LONGEST_SINGLE = 600  # characters; single marks double as apostrophes, so a far pair is chance


def quotes(text: str) -> list[tuple[int, int]]:
    r"""Return the outermost quoted spans [start, end) of `text`, marks included, in order.

    A quotation never crosses a line break: one left open ends with its paragraph, and where the
    next paragraph opens with the same mark again (the convention for long quotations) that one is
    a span of its own.

    >>> text = 'It is “fine”, he said: "Don\'t worry.'
    >>> [text[start:end] for start, end in quotes(text)]
    ['“fine”', '"Don\'t worry.']
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        found.extend(_line_quotes(text, line.start(), line.end()))
    return found


def _line_quotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while mark := _MARK.search(text, at, end):
        at = mark.end()
        if _opens(text, mark, start, end) and (close := _closing(text, mark, end)):
            yield mark.start(), close
            at = close


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    symbol = mark.group()
    if symbol not in _CLOSERS or mark.end() >= end or text[mark.end()].isspace():
        return False
    if symbol in "“„«":
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    return before.isspace() or before in '([{—–-:/“"‘'


def _closing(text: str, mark: re.Match[str], end: int) -> int | None:
    """Return where the quotation that `mark` opens ends; None if the mark is a stray."""
    opener = mark.group()
    depth, last = 1, None
    for other in _MARK.finditer(text, mark.end(), end):
        symbol = other.group()
        before = text[other.start() - 1]
        after = text[other.end()] if other.end() < end else " "
        if symbol in "‘'’" and opener not in "‘'":
            continue
        if symbol == opener == '"' and before.isspace() and not after.isspace():
            return None  # the next quotation opens: this one was never closed
        if symbol == opener and symbol in "“„«":
            depth += 1
        elif symbol in _CLOSERS[opener]:
            if opener in "‘'" and (after.isalnum() or other.start() > mark.end() + _LONGEST_SINGLE):
                continue  # an apostrophe
            depth, last = depth - 1, other.end()
            if depth == 0:
                return last
    if last or opener in "‘'":
        return last
    return len(text[:end].rstrip())
