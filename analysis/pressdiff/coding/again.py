"""What coders said, as `run.json` keeps it: used again without their sheets."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pydantic import Field, ValidationError

from pressdiff.coding.key import Part, Unit
from pressdiff.errors import InputError
from pressdiff.stats.units import UNIT, HandCoding


class _Unit(Unit):
    code: float | None
    codes: list[float | None]


class _Codes(Part):
    sheets: dict[str, str]
    digests: dict[str, str]
    units: list[_Unit] = Field(min_length=1)


def coded_again(told: Mapping[str, Any], where: str) -> HandCoding:
    """Return what coders said of the units of an earlier run.

    Parameters
    ----------
    told
        ``hand_coded`` of its `run.json`.
    where
        What holds it, for the error.

    Raises
    ------
    InputError
        If it is not what a run writes.
    """
    try:
        found = _Codes.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "it"
        raise InputError(
            f"{where}: hand_coded: {place}: {first['msg']}; name the coding sheets with --hand-coded"
        ) from error
    drawn = pd.DataFrame([one.model_dump() for one in found.units])
    if drawn.duplicated(UNIT).any() or drawn["unit_id"].duplicated().any():
        raise InputError(
            f"{where}: hand_coded names a unit twice; name the coding sheets with --hand-coded"
        )
    return HandCoding(drawn.astype({"code": "float64"}), found.digests, found.sheets)
