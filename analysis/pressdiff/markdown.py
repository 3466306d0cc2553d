"""Words of strangers in Markdown: shown as they are, never as markup, HTML or a link."""

import re

_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"([\\`*{}\[\]|~$@]|(?<!\w)_|_(?!\w))")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_START = "-+=#"
# control characters, lone surrogates, and marks that turn the direction of what stands after them
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    r"""Return `text` as one line of Markdown that shows it, white space folded.

    Characters that cannot be seen and could break the page, or turn the direction of the words after
    them, are left out; everything else stays. HTML is escaped too, for readers that let it through.

    >>> print(escaped("<b>1. *x*\n# y"))
    &lt;b&gt;1. \*x\* # y
    """
    line = " ".join(_UNSEEN.sub("", " ".join(text.split())).split())
    line = "".join(_HTML.get(one, one) for one in line)
    line = _MARKUP.sub(r"\\\1", line)
    line = _ADDRESS.sub(r"\1\\\2", line)
    line = _NUMBERED.sub(r"\1\\\2", line)
    return f"\\{line}" if line.startswith(tuple(_START)) else line
