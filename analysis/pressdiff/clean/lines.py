"""Characters and lines: one form of white space, no invisible characters, a paragraph a line."""

import re
from html import unescape
from unicodedata import normalize

_BREAKS = "\r\v\f\x85\u2028\u2029"
_SPACES = "\t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = (
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0),  # controls
    0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0xFFFE, 0xFFFF,  # soft hyphen, joiners, byte order marks
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),  # zero width, direction
)  # fmt: skip
_TABLE = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(map(ord, _BREAKS), "\n"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")  # normalising combining marks costs their square
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BULLET = re.compile(r"^(?:[•▪●◦*]|-(?= [^-]*$))\s+")
_CELLS = re.compile(r"^\|.*\|$")


def characters(text: str) -> str:
    r"""Return `text` in one form: NFC, ``\n`` and plain spaces only, nothing invisible.

    >>> characters("so\u00adft\u00a0space\r\nzero\u200bwidth")
    'soft space\nzerowidth'
    """
    if "&" in text and _ENTITY.search(text):
        text = unescape(text)
    if not text.isascii():
        text = _MARKS.sub(lambda match: match[0][:30], _SURROGATES.sub("\ufffd", text))
    if _ODD.search(text):
        text = text.replace("\r\n", "\n").translate(_TABLE)
    return normalize("NFC", text)


def split(text: str) -> list[str]:
    """Return the paragraphs of `text`, in order: one line each, no empty ones.

    Lines broken at a fixed width are joined to paragraphs where blank lines tell them apart.
    """
    blocks = [
        [words for line in block.split("\n") if (words := _line(line))]
        for block in re.split(r"\n[ ]*\n", characters(text))
    ]
    if _is_wrapped(blocks):
        return [" ".join(block) for block in blocks if block]
    return [line for block in blocks for line in block]


def key(line: str) -> str:
    """Return what two forms of one headline have in common: its letters and digits.

    >>> key("U.S. “hits back”") == key("US 'hits back'")
    True
    """
    return "".join(filter(str.isalnum, line.casefold()))


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, whatever quotation marks close it."""
    return line.rstrip("”’\"')] ").endswith((".", "!", "?", "…"))


def _line(line: str) -> str:
    line = " ".join(line.split())
    if line.startswith("|") and _CELLS.match(line):  # a row of a table, as trafilatura writes it
        line = " ".join(line.replace("|", " ").split())
    return _BULLET.sub("", line) if line[:1] in "•▪●◦*-" else line


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether most paragraphs are broken into lines of about one width (50 to 100 characters)."""
    full = [len(line) for block in blocks for line in block[:-1]]
    several = sum(len(block) > 1 for block in blocks)
    longest = max((len(line) for block in blocks for line in block), default=0)
    if longest > 100 or several < 2 or several < sum(map(bool, blocks)) / 2:
        return False
    return sum(length >= 50 for length in full) >= 0.9 * len(full)
