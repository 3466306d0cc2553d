"""How far coders agree with each other, and the program with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.coding.read import Coded, read
from pressdiff.coding.sample import Run, units_of
from pressdiff.stats.alpha import RELIABLE, REPORTABLE, Level, agreement, alpha, alpha_interval

COLUMNS = ["measure", "between", "outlet", "n_units", "alpha", "ci_low", "ci_high", "agreement", "verdict"]  # fmt: skip
CODERS, PROGRAM = "coders", "coders and program"


def agree(
    sheets: Sequence[str | Path],
    key: str | Path | None = None,
    *,
    results: Run | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Return Krippendorff's alpha between coders, and between their common code and the program.

    Alpha is nominal where codes are 0 or 1, else interval. Units stand as they were drawn, with the
    rare score over its share in the articles: alpha is that of the sheet.

    Parameters
    ----------
    sheets
        One a coder.
    key
        Their key; None: the one beside the first.
    results
        A run over the same articles with other settings, whose program is to be compared; None: what
        the program found when the units were drawn.
    seed
        Of the intervals.

    Returns
    -------
    DataFrame
        ``measure, between`` (coders, or coders and program), ``outlet`` (null: all), ``n_units``
        with two codes, ``alpha``, ``ci_low, ci_high`` (95 %), ``agreement`` (share of equal pairs, 0
        to 1) and ``verdict``: reliable, tentative, not reportable, or undefined.

    Raises
    ------
    InputError
        If a sheet or the key cannot be used.
    """
    coded = read(sheets, key)
    program = _program(coded, None if results is None else units_of(results.tables, results.about))
    both = np.array([coded.together.to_numpy(), program])
    rows: list[dict[str, Any]] = []
    for measure in sorted(coded.key.measures):
        places = np.flatnonzero(coded.units["measure"].to_numpy() == measure)
        level: Level = "nominal" if coded.key.measures[measure].yes_no else "interval"
        for between, codes in ((CODERS, coded.codes.to_numpy().T), (PROGRAM, both)):
            for outlet, own in _parts(coded.units["outlet"].iloc[places]):
                part = codes[:, places[own]]
                part = part[:, (~np.isnan(part)).sum(axis=0) > 1]
                if len(codes) < 2 or not part.shape[1]:
                    continue
                value = alpha(part, level)
                low, high = alpha_interval(part, level, seed=seed)
                rows.append(
                    {
                        "measure": measure, "between": between, "outlet": outlet,
                        "n_units": part.shape[1], "alpha": value, "ci_low": low, "ci_high": high,
                        "agreement": agreement(part), "verdict": verdict(value),
                    }
                )  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def verdict(value: float) -> str:
    """Return what an alpha allows after Krippendorff.

    >>> [verdict(value) for value in (0.9, 0.7, 0.5, float("nan"))]
    ['reliable', 'tentative', 'not reportable', 'undefined']
    """
    if np.isnan(value):
        return "undefined"
    return (
        "not reportable" if value < REPORTABLE else "tentative" if value < RELIABLE else "reliable"
    )


def _parts(outlets: pd.Series) -> Iterator[tuple[str | None, NDArray[np.intp]]]:
    """Yield the rows of all outlets together, then of each."""
    yield None, np.arange(len(outlets))
    for outlet in sorted(outlets.unique()):
        yield outlet, np.flatnonzero(outlets.to_numpy() == outlet)


def _program(coded: Coded, found: pd.DataFrame | None) -> NDArray[np.float64]:
    """Return what the program found in each unit, per opportunity; NaN where it has no such unit."""
    if found is None:
        return (coded.units["value"] / coded.units["n"]).to_numpy()
    where = ["article_id", "measure", "start", "end"]
    told = coded.units[where].merge(found[[*where, "value", "n"]], on=where, how="left")
    return (told["value"] / told["n"]).to_numpy()
