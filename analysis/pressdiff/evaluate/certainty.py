"""How sure an embedded clause is, as the program reads it, against people's mean rating."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation
from typing import Any

from pressdiff.claims import Claim
from pressdiff.evaluate.found import Found, found
from pressdiff.evaluate.scores import classes
from pressdiff.settings import Settings

RATING: Mapping[str, float] = {
    "asserted": 3.0, "planned": 2.0, "hedged": 1.0, "conditional": 0.0, "denied": -3.0,
}  # fmt: skip
"""Rating that stands for our certainty, on the scale of the gold; set beforehand, not tuned."""

CUT = 1.0
CLASSES = ("no", "open", "yes")
_NEGATIVE = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|cannot)\b|n['’]t\b")
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class _Answer:
    """Where the clause was found (as a claim of its own, inside one, or not), and its rating."""

    place: str
    rating: float


def certainty(rows: Sequence[dict[str, Any]], settings: Settings) -> dict[str, Any]:
    """Return how well the certainty of embedded clauses agrees with people's ratings of it.

    Rows: text (a sentence), prompt (the embedded clause in words of its own), verb (lemma of the
    verb that embeds it), mean (rating, -3 the author is sure that it is not so, 3 that it is so);
    embedding if there is one. The claim whose words agree best with the prompt, and that has at
    least half of its words, tells our certainty: a clause "of its own", or "inside another" if the
    predicate of that claim is the verb that embeds it. Its rating is that of `RATING`, with the
    other sign if one of claim and prompt is negative and the other is not (a denial stays one). No
    claim: the program commits to nothing, 0.

    Classes: "yes" above 1, "no" below -1, else "open". Mean absolute error in points of the rating,
    0 to 6; `pearson` is None if our ratings or people's do not vary.

    References
    ----------
    De Marneffe, Simons and Tonhauser (2019), The CommitmentBank, Sinn und Bedeutung 23.
    https://doi.org/10.18148/sub/2019.v23i2.601
    """
    texts = [row["text"] for row in rows]
    answers = [_answer(row, seen) for row, seen in zip(rows, found(texts, settings), strict=True)]
    pairs = [(float(row["mean"]), one.rating) for row, one in zip(rows, answers, strict=True)]
    return {
        "clauses": len(rows),
        **_scores(pairs),
        "by_place": _by((one.place for one in answers), pairs),
        "by_embedding": _by((str(row.get("embedding")) for row in rows), pairs),
    }


def _answer(row: dict[str, Any], seen: Found) -> _Answer:
    prompt = _words(row["prompt"])
    text = seen.article.text
    best: Claim | None = None
    most = 0.0
    for claim in seen.claims:
        words = _words(text[claim.start : claim.end])
        shared = len(words & prompt)
        agreement = 2 * shared / (len(words) + len(prompt))
        if 2 * shared >= len(prompt) and agreement > most:
            best, most = claim, agreement
    if best is None:
        return _Answer("no claim", 0.0)
    inside = best.predicate.split()[0] == row["verb"]
    return _Answer("inside another" if inside else "of its own", _rating(best, row["prompt"]))


def _rating(claim: Claim, prompt: str) -> float:
    rating = RATING[claim.certainty]
    differ = (claim.polarity == "negative") != bool(_NEGATIVE.search(prompt.lower()))
    return -rating if differ and claim.certainty != "denied" else rating


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def _class(rating: float) -> str:
    return "yes" if rating > CUT else "no" if rating < -CUT else "open"


def _scores(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    gold, told = [mean for mean, _ in pairs], [rating for _, rating in pairs]
    return {
        **classes([_class(one) for one in gold], [_class(one) for one in told], CLASSES),
        "pearson": _pearson(gold, told),
        "mean_absolute_error": sum(abs(a - b) for a, b in pairs) / len(pairs),
    }


def _by(names: Iterable[str], pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, pair in zip(names, pairs, strict=True):
        groups[name].append(pair)
    return {
        name: {
            "clauses": len(group),
            "accuracy": sum(_class(a) == _class(b) for a, b in group) / len(group),
            "mean_absolute_error": sum(abs(a - b) for a, b in group) / len(group),
        }
        for name, group in sorted(groups.items())
    }


def _pearson(one: Sequence[float], two: Sequence[float]) -> float | None:
    try:
        return correlation(one, two)
    except StatisticsError:  # fewer than two, or one of them does not vary
        return None
