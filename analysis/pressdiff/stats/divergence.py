"""How far apart outlets' names for one thing are: an order for readers, not a test."""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

WITHIN = 0.5
"""Correlation of the forms of one article that counts are weighed down by: between 0 ("Lecornu" and
"Sebastien Lecornu" alternate) and 1 (a house writes Kiev or Kyiv). For ordering alone; not tuned."""
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady".split())
_SMALL = frozenset("of the and for in on".split())  # words that initials pass over
_INITIAL = re.compile(r"\b(\w)\.")
_WORD = re.compile(r"\w+\.?")


def weight(mentions: float, articles: float) -> float:
    """Return how many independent mentions `mentions` in `articles` are worth.

    The design effect of cluster samples, 1 + (mentions an article - 1) x correlation.

    >>> weight(6, 1), weight(6, 6)
    (1.7142857142857142, 6.0)

    References
    ----------
    Kish (1965), Survey Sampling, section 5.4.
    """
    return mentions / (1 + (mentions / articles - 1) * WITHIN)


def divergence(counts: Sequence[Mapping[str, float]]) -> float:
    """Return how far apart the outlets' choices of form are, and how much there is to tell it by.

    Parameters
    ----------
    counts
        For each outlet, the `weight` of each form.

    Returns
    -------
    float
        The likelihood ratio G of the table outlets x forms, less its mean where all outlets choose
        alike; 0 for fewer than two outlets or forms.

    >>> divergence([{"Kiev": 9}, {"Kyiv": 9}]) > divergence([{"Kiev": 1}, {"Kyiv": 1}]) > 0
    True
    """
    forms = sorted({form for one in counts for form in one})
    table = np.array([[one.get(form, 0.0) for form in forms] for one in counts], dtype=float)
    if not forms:
        return 0.0
    table = table[table.sum(axis=1) > 0]
    if len(table) < 2 or len(forms) < 2:
        return 0.0
    fit = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
    ratio = np.divide(table, fit, out=np.ones_like(table), where=table > 0)
    return float(2 * (table * np.log(ratio)).sum() - (len(table) - 1) * (len(forms) - 1))


def variants(forms: Iterable[str]) -> dict[str, str]:
    """Return for each form the shortest that it is a longer or shorter way to write.

    "Sebastien Lecornu" is "Lecornu", "U.S." is "US", "Calif." is "California" and "UN Security
    Council" is "United Nations Security Council"; Kiev and Kyiv, ISIS and Daesh stay two. Where two
    short forms fit, the one that stands last in the long one does.

    >>> variants(["Lecornu", "Sebastien Lecornu", "Kyiv"])
    {'Lecornu': 'Lecornu', 'Sebastien Lecornu': 'Lecornu', 'Kyiv': 'Kyiv'}
    """
    words = {form: _words(form) for form in forms}
    found = {}
    for form, own in words.items():
        fits = [
            one
            for one, parts in words.items()
            if parts and all(_stands(word, own) for word in parts)
        ]
        fits.sort(
            key=lambda one: (len(words[one]), not _stands(words[one][-1], own[-1:]), len(one), one)
        )
        found[form] = fits[0] if fits else form
    return found


def _stands(word: str, words: Sequence[str]) -> bool:
    """Tell whether `word` is one of `words`, short for one ("calif."), or the initials of some."""
    if word in words:
        return True
    if word.endswith("."):
        return any(one[0] == word[0] and _in_order(word[:-1], one) for one in words)
    initials = "".join(one[0] for one in words if one not in _SMALL)
    return len(word) > 1 and word in initials


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _words(form: str) -> list[str]:
    """Return the words of a form, "U.S." without dots, and without "Mr." before them."""
    plain = _INITIAL.sub(r"\1", form.casefold().replace("'", ""))
    found = _WORD.findall(plain)
    return found[1:] if len(found) > 1 and found[0].rstrip(".") in _HONORIFICS else found
