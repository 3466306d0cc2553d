"""The words that a measure was counted in: to be read before its numbers."""

from collections.abc import Mapping

import pandas as pd

from pressdiff.errors import InputError, unknown
from pressdiff.notebook.listing import Cell, Listing, words
from pressdiff.report.text import Text

_AROUND, _LONGEST = 60, 200  # characters on each side of what was counted, and of it


def evidence(tables: Mapping[str, pd.DataFrame], measure: str, *, n: int = 10) -> Listing:
    """Return `n` observations of `measure` that are not 0, each outlet's in turn, highest first.

    Where a measure has values on both sides of 0, half are the highest and half the lowest.

    Raises
    ------
    InputError
        If the run has no such measure, or `n` is less than 1.
    """
    observations = tables["observations"]
    known = sorted(observations["measure"].unique())
    if measure not in known:
        raise unknown("measure", measure, known)
    if n < 1:
        raise InputError(f"n is 1 or more, got {n}")
    rows = observations[(observations["measure"] == measure) & (observations["value"] != 0)]
    rows = rows.merge(tables["articles"][["article_id", "outlet", "text", "url"]], on="article_id")
    rows["rate"] = rows["value"] / rows["n"]
    high, low = rows[rows["rate"] > 0], rows[rows["rate"] < 0]
    most = n if low.empty else 0 if high.empty else n - n // 2
    shown = pd.concat([_in_turn(high, most, -1), _in_turn(low, n - most, 1)[::-1]])
    told = tuple(_row(*row) for row in zip(*(shown[name] for name in _SHOWN), strict=True))
    return Listing(("outlet", "voice", "counted", "words"), told, f"'{measure}' is 0 everywhere.")


_SHOWN = ("outlet", "voice", "value", "n", "article_id", "start", "end", "text", "url")


def _in_turn(rows: pd.DataFrame, most: int, sign: int) -> pd.DataFrame:
    """Return at most `most` rows, first each outlet's first, in order of the rate."""
    ordered = rows.assign(key=sign * rows["rate"]).sort_values(
        ["key", "article_id", "start", "end"], kind="stable"
    )
    turn = ordered.groupby("outlet").cumcount()
    return ordered.assign(turn=turn).sort_values(["turn", "key", "outlet"], kind="stable")[:most]


def _row(
    outlet: str, voice: str, value: float, n: float, article_id: str, start: int, end: int,
    text: str, url: object,
) -> tuple[Cell, ...]:  # fmt: skip
    quoted = Text(article_id, text).quote(start, end, around=_AROUND, longest=_LONGEST)
    address = url if isinstance(url, str) else None
    return outlet, voice, f"{value:.3g} in {n:g}".replace("-", "−"), words(quoted, address)
