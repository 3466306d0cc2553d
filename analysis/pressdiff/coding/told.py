"""Agreement as it is told: a table for people, JSON for programs."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
from rich.table import Table
from rich.text import Text

from pressdiff import store
from pressdiff.coding.agree import PROGRAM
from pressdiff.errors import InputError


def agreement_table(found: pd.DataFrame) -> Table:
    """Return what `agree` found as a table of text, numbers with two decimals."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("measure", "coders and", "outlet"):
        table.add_column(name, overflow="fold")
    for name in ("units", "alpha", "95 %", "agree"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("verdict")
    rows: list[dict[str, Any]] = found.to_dict("records")  # type: ignore[assignment]
    for row in rows:
        low, high = _figure(row["ci_low"]), _figure(row["ci_high"])
        outlet = "all" if pd.isna(row["outlet"]) else row["outlet"]
        cells = (
            row["measure"], "program" if row["between"] == PROGRAM else "coders", outlet, str(row["n_units"]), _figure(row["alpha"]),
            f"{low} to {high}" if low != "–" else "–", f"{row['agreement']:.0%}", row["verdict"],
        )  # fmt: skip
        table.add_row(*(Text(cell) for cell in cells))
    return table


def write_json(found: pd.DataFrame, path: Path) -> None:
    """Write what `agree` found as a list of objects, missing as null.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    try:
        with store.whole(path) as partial:
            text = json.dumps(rows, indent=1, ensure_ascii=False, allow_nan=False)
            partial.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"'{path}' cannot be written ({error}); name another file") from error


def _figure(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.2f}".replace("-", "−")
