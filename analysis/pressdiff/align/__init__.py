"""Claims of one event laid side by side: which tell the same fact, and which contradict.

Candidates come from an inverted index of words (`pairs`), a logistic regression over named features
(`features`, `model`) says how likely two claims are one fact, an encoder (`encoders`) reads those that
are doubtful, rules (`conflicts`, `matters`) say whether
what they tell can both be true, and `updates` whether it became so in between. What is ambiguous
stays unaligned.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pressdiff import schema
from pressdiff.align.conflicts import Conflict, conflict, plain
from pressdiff.align.encoders import Encoder
from pressdiff.align.likely import Pair, likely
from pressdiff.align.matters import told
from pressdiff.align.model import Models
from pressdiff.align.texts import same_texts
from pressdiff.align.units import Unit, units
from pressdiff.align.updates import update
from pressdiff.settings import AlignSettings

__all__ = ["NO_NEAR", "Aligned", "alignments", "same_texts"]

CERTAIN = 0.5
"""From this probability on, a pair stands although another claim of that article fits as well."""

MARGIN = 0.05
"""Two claims of one article fit a third equally well if their probabilities differ by less."""

ALIKE = 0.3
"""Two claims of one article tell the same if they share this part of the shorter one's words."""

# `CERTAIN` and `MARGIN` were chosen on the judged events, never on the gold.

KNOWN = 0.8
"""Probability given to two claims that a rule finds to be of one matter; the card tells how many of
them are right."""

DOUBTFUL = 0.1
"""Least probability of a pair that is asked whether it plainly conflicts though it is not aligned."""

NEAR = 0.05
"""Least probability of a pair that is told as a near miss."""


NO_NEAR = pd.DataFrame(
    {"claim_a": [], "claim_b": [], "probability": pd.Series([], dtype="float64")}
)
"""The near misses where there are none."""


@dataclass(frozen=True)
class Aligned:
    """What `alignments` found: tables ``alignments`` and ``conflicts``, and the near misses.

    ``near`` has ``claim_a, claim_b, probability``: pairs that were compared and are not aligned, with a
    probability of `NEAR` or more.
    """

    alignments: pd.DataFrame
    conflicts: pd.DataFrame
    near: pd.DataFrame


@dataclass(frozen=True, slots=True)
class _Judged:
    """Two claims taken for one fact, or for a conflict about one thing; `a` is first by id."""

    a: Unit
    b: Unit
    probability: float
    conflict: Conflict | None


def alignments(
    event_id: str,
    claims: pd.DataFrame,
    quantities: pd.DataFrame,
    articles: pd.DataFrame,
    mentions: pd.DataFrame,
    settings: AlignSettings,
    *,
    encoder: Encoder | None = None,
    models: Models | None = None,
) -> Aligned:
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
    encoder
        Reads the doubtful pairs; None: features alone decide.
    models
        Weights other than those that come with the package.

    Returns
    -------
    Aligned
        Pairs are of different articles. A claim may be in several: an outlet repeats itself, or joins
        what another splits. Copies are aligned like any article; `pressdiff.facts` does not count
        them as a second source.
    """
    if claims["article_id"].nunique() < 2:
        return _tables(event_id, [], [])
    found = units(claims, quantities, articles, mentions)
    pairs = likely(found, least=min(NEAR, settings.threshold), encoder=encoder, models=models)
    aligned = _clear([pair for pair in pairs if pair.probability >= settings.threshold])
    judged = {
        _key(pair.left, pair.right): _judged(
            pair.left, pair.right, pair.probability, conflict(pair.left, pair.right)
        )
        for pair in aligned
    }
    if settings.threshold <= KNOWN:
        _add_conflicts(judged, pairs)
        _add_matters(judged, found)
    near = [pair for pair in pairs if _key(pair.left, pair.right) not in judged]
    return _tables(event_id, [judged[key] for key in sorted(judged)], near)


def _key(a: Unit, b: Unit) -> tuple[str, str]:
    first, second = sorted((a.claim_id, b.claim_id))
    return first, second


def _judged(a: Unit, b: Unit, probability: float, found: Conflict | None) -> _Judged:
    if a.claim_id < b.claim_id:
        return _Judged(a, b, probability, found)
    return _Judged(b, a, probability, found and Conflict(found.kind, found.value_b, found.value_a))


def _add_conflicts(judged: dict[tuple[str, str], _Judged], pairs: Sequence[Pair]) -> None:
    """Add the pairs that are not aligned and plainly contradict each other."""
    for pair in pairs:
        key = _key(pair.left, pair.right)
        if key not in judged and pair.probability >= DOUBTFUL:
            found = plain(pair.left, pair.right)
            if found is not None:
                judged[key] = _judged(pair.left, pair.right, KNOWN, found)


def _add_matters(judged: dict[tuple[str, str], _Judged], found: Sequence[Unit]) -> None:
    """Add the claims that tell one matter: their values say whether they conflict."""
    for a, b, differ in told(found):
        known = judged.get(_key(a, b))
        probability = max(known.probability if known else 0.0, KNOWN)
        now = _judged(a, b, probability, differ)
        if known is not None and known.conflict is not None:
            now = _Judged(known.a, known.b, probability, known.conflict)
        judged[_key(a, b)] = now


def _tables(event_id: str, judged: Sequence[_Judged], near: Sequence[Pair]) -> Aligned:
    rows = [
        (
            event_id, one.a.claim_id, one.b.claim_id,
            "conflict" if one.conflict else "same", one.conflict and one.conflict.kind,
            one.probability,
        )
        for one in judged
    ]  # fmt: skip
    conflicts = [
        (
            event_id, one.a.claim_id, one.b.claim_id, one.conflict.kind, one.conflict.value_a,
            one.conflict.value_b, int(update(one.a, one.b, one.conflict)),
        )
        for one in judged
        if one.conflict is not None
    ]  # fmt: skip
    missed = [(*_key(pair.left, pair.right), pair.probability) for pair in near]
    return Aligned(
        pd.DataFrame(rows, columns=schema.ALIGNMENTS.names),
        pd.DataFrame(conflicts, columns=schema.CONFLICTS.names),
        pd.DataFrame(missed, columns=NO_NEAR.columns),
    )


def _clear(pairs: Sequence[Pair]) -> list[Pair]:
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
