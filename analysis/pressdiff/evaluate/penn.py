"""Penn Treebank tokens back to text as it is printed."""

import re

BRACKETS = {"LRB": "(", "RRB": ")", "LSB": "[", "RSB": "]", "LCB": "{", "RCB": "}"}
_BRACKET = re.compile(r"-(LRB|RRB|LSB|RSB|LCB|RCB)-")
_CLITIC = re.compile(r" (?=(?:['’](?:s|re|ve|ll|d|m|t)|n['’]t)\b)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return `text` with brackets and quotation marks in place and clitics joined.

    A quotation mark opened by a single backtick is closed by an apostrophe, which stays as it is.

    >>> plain("The band 's song -LRB- `` A Day '' -RRB- , which he did n't sing .")
    "The band's song (“A Day”), which he didn't sing."
    """
    text = _BRACKET.sub(lambda found: BRACKETS[found[1]], text)
    text = re.sub(r"`` ?", "“", text)
    text = re.sub(r" ?''", "”", text)
    text = re.sub(r"(^|[ (\[“])` ?", r"\1‘", text)
    text = re.sub(r"([(\[{]) ", r"\1", text)
    text = re.sub(r" ([)\]}])", r"\1", text)
    text = re.sub(r" ([,.;:?!%])(?=$|[ ”)’.,])", r"\1", text)
    return _CLITIC.sub("", text)
