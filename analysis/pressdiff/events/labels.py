"""Readable labels of events and storylines: "2024-01-18-minister-cancels-france-trip-security"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pressdiff.events.counts import Counts
from pressdiff.events.pairs import rarity
from pressdiff.events.words import stems
from pressdiff.linkage import Floats, Ints

LABEL_WORDS = 5
"""Words in a label."""

START_WORDS = 18
"""Words of an article without a headline that a label is made of."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


def event_labels(
    articles: pd.DataFrame, counts: Counts, members: Sequence[Sequence[int]], within: Floats
) -> list[str]:
    """Return a label for each group of rows in `members`: its first day and its typical words.

    Unique, stable for the same articles, and safe as a file name: a-z, 0-9 and hyphens.
    """
    titles = articles["title"].tolist()
    texts = articles["text"]
    days = articles["published_at"].dt.strftime("%Y-%m-%d").tolist()
    ids = articles["article_id"].tolist()
    labels = []
    for rows in members:
        typical = min(rows, key=lambda row: (-np.nan_to_num(within[row]), ids[row]))
        title = titles[typical]
        start = title if isinstance(title, str) and title else _start(texts.iloc[typical])
        known = [days[row] for row in rows if isinstance(days[row], str)]
        day = min(known, default="undated")
        labels.append(f"{day}-{_slug(start, counts, rows)}")
    return _unique(labels, [min(ids[row] for row in rows) for rows in members])


def storyline_labels(events: Sequence[str], storyline: Ints) -> list[str]:
    """Return for each event the label of its storyline: that of its first event, without the day."""
    first: dict[int, str] = {}
    for label, number in zip(events, storyline.tolist(), strict=True):
        first[number] = min(first.get(number, label), label)
    numbers = list(first)
    names = _unique(
        [re.sub(r"^(?:undated|\d{4}-\d\d-\d\d)-", "", first[number]) for number in numbers],
        [first[number] for number in numbers],
    )
    named = dict(zip(numbers, names, strict=True))
    return [named[number] for number in storyline.tolist()]


def _start(text: str) -> str:
    return " ".join(text[:400].split()[:START_WORDS])


def _slug(start: str, counts: Counts, rows: Sequence[int]) -> str:
    """Return the words of `start` that are rare in the news and common in the group, in order."""
    weights: dict[int, float] = {}
    found = _WORD.findall(start)
    seen: set[str] = set()
    spread = Counter(counts.lead[list(rows)].indices.tolist())
    for at, word in enumerate(found):
        stem = " ".join(stems(word))
        if not stem or stem in seen or not _plain(word):
            continue
        seen.add(stem)
        first = stem.split()[0]
        weights[at] = spread[counts.vocabulary.get(first, -1)] / len(rows) * rarity(first)
    best = sorted(sorted(weights, key=lambda at: (-weights[at], at))[:LABEL_WORDS])
    return "-".join(_plain(found[at]) for at in best) or "event"


def _plain(word: str) -> str:
    """Return `word` in a-z and 0-9; empty if it has none of them."""
    word = re.sub(r"['’]s?$", "", word)
    folded = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", folded)[:30]


def _unique(labels: Sequence[str], order: Sequence[str]) -> list[str]:
    """Add a number to labels that come twice, in the given order of their groups."""
    taken: dict[str, int] = {}
    found = list(labels)
    for at in sorted(range(len(labels)), key=lambda at: order[at]):
        taken[labels[at]] = taken.get(labels[at], 0) + 1
        if taken[labels[at]] > 1:
            found[at] = f"{labels[at]}-{taken[labels[at]]}"
    return found
