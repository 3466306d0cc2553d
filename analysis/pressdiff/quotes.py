"""Quotation marks of all kinds to quoted spans; one stray mark costs its own paragraph at most."""

import re
from collections.abc import Iterator

_CLOSERS = {  # the first is the mark's own partner; others close it only where a word ends
    "“": ("”", "“", '"'), "„": ("“", "”", '"'), "”": ("”", "“"), '"': ('"', "”"),
    "«": ("»",), "»": ("«", "»"), "‹": ("›",), "‘": ("’",), "‚": ("‘", "’"), "'": ("'",),
    "`": ("'", "’"), "``": ("''", '"'), "''": ("''",),
}  # fmt: skip
_MARK = re.compile(r"``|''|[“”„«»‹›‘’‚\"'`]")
_SINGLE = "‘‚'`"
_BY_SHAPE = "“„«"  # these open wherever they stand; «French» ones also before a space
_DECADE = re.compile(r"\d0s?\b")
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
    if symbol not in _CLOSERS or mark.end() >= end:
        return False
    if text[mark.end()].isspace():
        return symbol == "«" and mark.end() + 1 < end
    if symbol in _BY_SHAPE:
        return True
    if symbol in _SINGLE and _DECADE.match(text, mark.end()):
        return False  # "the '90s"
    before = text[mark.start() - 1] if mark.start() > start else " "
    return before.isspace() or before in '([{—–-:/“"‘'


def _closing(text: str, mark: re.Match[str], end: int) -> int | None:
    """Return where the quotation that `mark` opens ends; None if the mark is a stray."""
    opener = mark.group()
    depth, last, inner = 1, None, False
    for other in _MARK.finditer(text, mark.end(), end):
        symbol, at = other.group(), other.end()
        before = text[other.start() - 1]
        after = text[at] if at < end else " "
        starts = before.isspace() and not after.isspace()
        if symbol in "‘'’`‚" and opener not in _SINGLE:
            continue
        if symbol == opener == '"' and starts:
            return None  # the next quotation opens: this one was never closed
        if symbol == '"' and opener != '"':
            if inner or starts:  # straight marks inside others
                inner = not inner
                continue
        elif symbol == opener and symbol in _BY_SHAPE and (starts or symbol != "“"):
            depth += 1
            continue
        if symbol not in _CLOSERS[opener]:
            continue
        if symbol != _CLOSERS[opener][0] and not _ends_word(before, after):
            continue
        if opener in _SINGLE and (
            after.isalnum()
            or other.start() > mark.end() + _LONGEST_SINGLE
            or _owns(text, other, opener, end)
        ):
            continue  # an apostrophe
        depth, last = depth - 1, at
        if depth == 0:
            return last
    if last or opener in _SINGLE or opener in "”»":
        return last
    return len(text[:end].rstrip())


def _ends_word(before: str, after: str) -> bool:
    """Return whether a mark that could open stands where a quotation ends."""
    return not before.isspace() and not after.isalnum()


def _owns(text: str, mark: re.Match[str], opener: str, end: int) -> bool:
    """Tell the apostrophe of "the workers’ party" from a closing mark: that comes later."""
    after = text[mark.end() : mark.end() + 2]
    if text[mark.start() - 1] != "s" or not (after[:1] == " " and after[1:].islower()):
        return False
    later = text.find(mark.group(), mark.end(), min(end, mark.end() + _LONGEST_SINGLE))
    while later > 0:
        if opener != mark.group() and opener in text[mark.end() : later]:
            return False  # the next quotation opens
        if text[later - 1] in ",.?!…":
            return True
        later = text.find(mark.group(), later + 1, min(end, mark.end() + _LONGEST_SINGLE))
    return False
