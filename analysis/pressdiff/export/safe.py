"""Text that a spreadsheet shows and never runs."""

import re

import pandas as pd

# https://owasp.org/www-community/attacks/CSV_Injection, and what spreadsheets read as the same: signs
# in full and small width, and signs behind white space and marks that cannot be seen
_UNSEEN = "\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = re.compile(f"[\t\r\n]|[{_UNSEEN}]*[-=+@＝＋－＠﹦﹢﹣﹫]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not in XML


def safe(text: str) -> str:
    """Return `text` without characters that XML forbids, an apostrophe before what might compute.

    >>> safe("=cmd()"), safe(" ＋1"), safe("a = b")
    ("'=cmd()", "' ＋1", 'a = b')
    """
    text = printable(text)
    return f"'{text}" if _FORMULA.match(text) else text


def printable(text: str) -> str:
    """Return `text` without control characters and lone surrogates, but with tabs and breaks."""
    return _UNPRINTABLE.sub("", text)


def neutral(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with every text as `safe` has it; missing stays missing."""
    frame = frame.copy()
    for column in frame.select_dtypes(["str", "object"]).columns:
        frame[column] = frame[column].map(_safe, na_action="ignore")
    return frame


def _safe(value: object) -> object:
    return safe(value) if isinstance(value, str) else value
