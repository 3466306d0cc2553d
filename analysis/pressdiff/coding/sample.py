"""From the tables of a run to a coding sheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pandas as pd

from pressdiff.coding.codebook import asked, questions
from pressdiff.coding.draw import draw
from pressdiff.coding.sheet import write
from pressdiff.copies import counted
from pressdiff.errors import InputError
from pressdiff.provenance import Provenance
from pressdiff.stats.units import digests, units


class Run(Protocol):
    """A finished run: `pressdiff.Results`, which this module cannot import."""

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name."""

    @property
    def about(self) -> Provenance:
        """What they were made of."""


def sample(
    tables: Mapping[str, pd.DataFrame],
    about: Provenance,
    path: Path,
    *,
    measures: Sequence[str] = (),
    n: int = 200,
    seed: int = 0,
) -> list[Path]:
    """Draw `n` units of each measure into a coding sheet; return sheet, CSV and key.

    Parameters
    ----------
    tables, about
        Those of the run.
    path
        The sheet.
    measures
        Names; empty: all that a sentence can answer.
    n
        Units of each measure, all if it has fewer.
    seed
        Of the draw.

    Raises
    ------
    InputError
        If a measure cannot be drawn from, or a file cannot be written.
    """
    if n < 1 or seed < 0:
        raise InputError(f"--n must be 1 or more and --seed 0 or more (got {n} and {seed})")
    found = units_of(tables, about)
    chosen = asked(questions(about.measures), measures, set(found["measure"]))
    found = found[found["measure"].isin([one.name for one in chosen])]
    if found.empty:
        raise InputError("these results have nothing to code: no measure has an opportunity")
    drawn = draw(found, n, seed=seed)
    return write(drawn, tables["articles"], chosen, path, digests=digests(found), seed=seed)


def units_of(tables: Mapping[str, pd.DataFrame], about: Provenance) -> pd.DataFrame:
    """Return what can be coded of a run: wire text left out where its settings leave it out."""
    without = about.settings["copies"]["wire_text"] == "leave_out"
    observations = counted(tables["observations"], tables["reuse"], without_wire=without)
    return units(observations, tables["articles"], tables["events"])
