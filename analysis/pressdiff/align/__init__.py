"""Claims of one event laid side by side: which tell the same fact, and which contradict.

Candidates come from an inverted index of words (`pairs`), a logistic regression over named features
(`features`, `model`) says how likely two claims are one fact, and rules (`conflicts`) say whether
what they tell of it can both be true. What is ambiguous stays unaligned.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pressdiff import schema
from pressdiff.align.conflicts import Kind, conflict
from pressdiff.align.features import features
from pressdiff.align.model import Model, load
from pressdiff.align.pairs import index
from pressdiff.align.tallies import tallied
from pressdiff.align.units import Unit, units
from pressdiff.settings import AlignSettings

CERTAIN = 0.7
"""From this probability on, a pair stands although another claim of that article fits as well."""

MARGIN = 0.1
"""Two claims of one article fit a third equally well if their probabilities differ by less."""

ALIKE = 0.3
"""Two claims of one article tell the same if they share this part of the shorter one's words."""

TALLIED = 0.8
"""Probability given to two claims that give one tally; the card tells how many of them are right."""

# The first three were chosen on the events that the model was trained on; the card has their effect.


_Judged = tuple[Kind | None, float]
"""What conflicts between two claims, None if nothing, and the probability that they are one fact."""


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Unit
    right: Unit
    probability: float


def alignments(
    event_id: str,
    claims: pd.DataFrame,
    quantities: pd.DataFrame,
    articles: pd.DataFrame,
    mentions: pd.DataFrame,
    settings: AlignSettings,
    *,
    model: Model | None = None,
) -> pd.DataFrame:
    """Return the pairs of claims of one event that tell the same fact or contradict each other.

    Parameters
    ----------
    event_id
        The event whose claims they are.
    claims, quantities, articles, mentions
        The tables of `pressdiff.schema`, rows of this event; other articles' quantities and
        mentions do no harm. ``mentions.entity_id`` is the same in all articles.
    settings
        The least probability to align.
    model
        Weights other than those that come with the package.

    Returns
    -------
    DataFrame
        Rows of the table ``alignments``. Pairs are of different articles. A claim may be in several: an
        outlet repeats itself, or joins what another splits. Copies are aligned like any article;
        `pressdiff.facts` does not count them as a second source.
    """
    if claims["article_id"].nunique() < 2:
        return pd.DataFrame(columns=schema.ALIGNMENTS.names)
    found = units(claims, quantities, articles, mentions)
    candidates = index(found)
    probability = (model or load()).probability(features(candidates))
    chosen = [
        _Pair(found[left], found[right], float(p))
        for left, right, p in zip(
            candidates.left.tolist(), candidates.right.tolist(), probability, strict=True
        )
        if p >= settings.threshold
    ]
    rows = {_key(pair.left, pair.right): _judged(pair) for pair in _clear(chosen)}
    if settings.threshold <= TALLIED:
        _add_tallies(rows, found)
    return pd.DataFrame(
        [
            (event_id, *claims_, "conflict" if kind else "same", kind, probability)
            for claims_, (kind, probability) in sorted(rows.items())
        ],
        columns=schema.ALIGNMENTS.names,
    )


def _key(a: Unit, b: Unit) -> tuple[str, str]:
    first, second = sorted((a.claim_id, b.claim_id))
    return first, second


def _judged(pair: _Pair) -> _Judged:
    return conflict(pair.left, pair.right), pair.probability


def _add_tallies(rows: dict[tuple[str, str], _Judged], found: Sequence[Unit]) -> None:
    """Add the claims that give one tally: their numbers say whether they conflict."""
    for a, b, differ in tallied(found):
        kind, probability = rows.get(_key(a, b), (None, 0.0))
        told: Kind | None = "number" if differ else None
        rows[_key(a, b)] = kind or told, max(probability, TALLIED)


def _clear(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Drop doubtful pairs if another claim of the same article, told otherwise, fits as well."""
    partners: dict[tuple[str, str], list[tuple[Unit, float]]] = defaultdict(list)
    for pair in pairs:
        for here, there in ((pair.left, pair.right), (pair.right, pair.left)):
            partners[here.claim_id, there.article_id].append((there, pair.probability))
    return [
        pair
        for pair in pairs
        if pair.probability >= CERTAIN
        or not any(
            abs(pair.probability - probability) < MARGIN and not _alike(there, other)
            for here, there in ((pair.left, pair.right), (pair.right, pair.left))
            for other, probability in partners[here.claim_id, there.article_id]
        )
    ]


def _alike(a: Unit, b: Unit) -> bool:
    shorter = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) >= ALIKE * max(shorter, 1)
