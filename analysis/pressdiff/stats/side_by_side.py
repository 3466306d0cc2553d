"""The differences that two runs found, side by side."""

import pandas as pd


def compare_runs(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return the same differences of two runs side by side, such as of profile full and light.

    Parameters
    ----------
    first, second
        Table ``effects`` of each run.

    Returns
    -------
    DataFrame
        ``measure, voice, outlet_a, outlet_b``, and of both runs, with ``_first`` and ``_second``:
        ``n_events, difference, ci_low, ci_high``; those about a target and corrected ones are left
        out, as ids of targets are a run's own.
    """
    keys = ["measure", "voice", "outlet_a", "outlet_b"]
    columns = [*keys, "n_events", "difference", "ci_low", "ci_high"]
    one, other = (
        table.loc[table["target"].isna() & (table["correction"] == "none"), columns]
        for table in (first, second)
    )
    found = one.merge(other, on=keys, suffixes=("_first", "_second"))
    return found.sort_values(keys, ignore_index=True)
