"""How far apart outlets' names for one thing are: an order for readers, not a test."""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

WITHIN = 0.5
"""Correlation of the forms of one article that counts are weighed down by: between 0 ("Lecornu" and
"Sebastien Lecornu" alternate) and 1 (a house writes Kiev or Kyiv). For ordering alone; not tuned."""
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady".split())


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

    "Sebastien Lecornu" is "Lecornu", "U.S." is "US" and "North Atlantic Treaty Organization" is
    "NATO"; Kiev and Kyiv, ISIS and Daesh stay two. Where two short forms fit, the one that stands
    last in the long one does.

    >>> variants(["Lecornu", "Sebastien Lecornu", "Kyiv"])
    {'Lecornu': 'Lecornu', 'Sebastien Lecornu': 'Lecornu', 'Kyiv': 'Kyiv'}
    """
    forms = list(forms)
    words = {form: _words(form) for form in forms}
    initials = {
        "".join(word[0] for word in parts): form for form, parts in words.items() if len(parts) > 1
    }
    found = {}
    for form in forms:
        own = words[form]
        fits = [one for one in forms if words[one] and set(words[one]) <= set(own)]
        fits.sort(key=lambda one: (len(words[one]), words[one][-1] != own[-1], len(one), one))
        found[form] = fits[0] if fits else form
    for letters, long in initials.items():
        short = next((form for form in forms if words[form] == [letters]), None)
        if short is not None:
            found = {form: short if one == found[long] else one for form, one in found.items()}
    return found


def _words(form: str) -> list[str]:
    """Return the words of a form without dots, and without 'Mr.' before them."""
    found = re.findall(r"\w+", form.casefold().replace(".", "").replace("'", ""))
    return found[1:] if len(found) > 1 and found[0] in _HONORIFICS else found
