"""What part of an article, or of a span in it, is another's text."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_SPAN = 1 << 32  # more than the characters of any article

HALF = 0.5
"""Least share of a span's characters that are another's for it to be another's: a sentence that was
edited here and there is still the agency's."""


def taken(reuse: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of table `reuse` that are another outlet's or an agency's: all but updates."""
    return reuse[reuse["kind"] != "update"]


def shares(reuse: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return what share of each article's words is from which other article or agency.

    Parameters
    ----------
    reuse, articles
        The tables.

    Returns
    -------
    DataFrame
        ``article_id, original_id, agency, kind`` as in `reuse`, and ``share``, 0 to 1, of the words
        of the article; an article without a passage has no row. All but updates add up: no word
        has two sources.
    """
    keys = ["article_id", "original_id", "agency", "kind"]
    about = articles.set_index("article_id")
    text = about["text"].to_dict()
    columns = (reuse["article_id"], reuse["start"], reuse["end"])
    words = [
        len(_WORD.findall(text[key], start, end)) for key, start, end in zip(*columns, strict=True)
    ]
    found = reuse[keys].assign(share=np.array(words, dtype=float))
    found["share"] /= found["article_id"].map(about["n_words"]).to_numpy(float)
    return found.groupby(keys, dropna=False, as_index=False).agg(share=("share", "sum"))


def inside(reuse: pd.DataFrame, rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell for each of `rows` whether it stands in text of another outlet or an agency.

    Parameters
    ----------
    reuse
        Table `reuse`; updates do not count, they are the outlet's own.
    rows
        Any frame with ``article_id, start, end``.
    """
    return passage_of(taken(reuse), rows) >= 0


def counted(rows: pd.DataFrame, reuse: pd.DataFrame, *, without_wire: bool) -> pd.DataFrame:
    """Return those of `rows` that count: all, or `without_wire` those not `inside` another's text."""
    return rows[~inside(reuse, rows)] if without_wire else rows


def passage_of(passages: pd.DataFrame, rows: pd.DataFrame) -> NDArray[np.int64]:
    """Return for each of `rows` the row of `passages` that it stands in, by place; -1: in none.

    Parameters
    ----------
    passages
        Rows of `reuse` that do not overlap within an article, as `taken` gives them.
    rows
        Any frame with ``article_id, start, end``.
    """
    names = pd.Index(passages["article_id"].unique())
    base = names.get_indexer(passages["article_id"]).astype(np.int64) * _SPAN
    by = np.argsort(base + passages["start"].to_numpy(np.int64), kind="stable")
    begins = (base + passages["start"].to_numpy(np.int64))[by]
    ends = (base + passages["end"].to_numpy(np.int64))[by]
    article = names.get_indexer(rows["article_id"]).astype(np.int64)
    low = article * _SPAN + rows["start"].to_numpy(np.int64)
    high = article * _SPAN + rows["end"].to_numpy(np.int64)
    covered = _covered(begins, ends, high) - _covered(begins, ends, low)
    found = (article >= 0) & (covered >= HALF * np.maximum(high - low, 1))
    last = np.searchsorted(begins, high, "left") - 1  # disjoint: the last before the end overlaps
    return np.where(found, np.r_[by, -1][last], -1)


def _covered(
    begins: NDArray[np.int64], ends: NDArray[np.int64], place: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return how many characters before `place` are in a passage."""
    before = np.r_[0, np.cumsum(ends - begins)]
    last = np.searchsorted(begins, place, "right")
    over = np.maximum(np.r_[0, ends][last] - place, 0)
    return np.asarray(before[last] - np.where(last > 0, over, 0), dtype=np.int64)
