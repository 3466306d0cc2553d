"""What the forms of a word share."""

import re

_ENDING = re.compile(
    r"(?:izations?|isations?|ations?|itions?|sions?|tions?|ions?|ures?|ments?|ings?|ences?|ances?|ers?|ors?|ies"
    r"|ized?|ised?|ed|es|s|al|ly|e|y)$"
)
_OTHER = {
    "democracy": "democracy",
    "memorandum": "memo",
    "memoranda": "memo",
    "memorandums": "memo",
}


def stem(word: str) -> str:
    """Return what the forms of a word share, as well as cutting endings can tell.

    >>> stem("suspend") == stem("suspension"), stem("meeting") == stem("meet")
    (True, True)
    """
    word = word.lower().strip(".")
    if word in _OTHER:
        return _OTHER[word]
    for _ in range(2):
        shorter = _ENDING.sub("", word)
        if len(shorter) < 4:
            break
        word = shorter
    return word[:6]
