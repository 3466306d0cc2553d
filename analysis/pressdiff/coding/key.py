"""The key of a coding sheet: where each unit stands and how likely it was to be drawn."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressdiff.errors import InputError

ENDING = ".key.json"
_MOST_MB = 100


class Part(BaseModel):
    """A part of a file that comes from outside: no key but those declared, no odd number."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Unit(Part):
    """One unit: its place, and how likely it was to be drawn."""

    unit_id: str = Field(max_length=40)
    article_id: str
    measure: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    probability: float = Field(gt=0, le=1)


class KeyUnit(Unit):
    """A unit with its stratum, and what the program found (amount and opportunities)."""

    voice: str
    outlet: str
    event_id: str
    stratum: str
    value: float
    n: float = Field(gt=0)


class KeyMeasure(Part):
    """One measure: what codes may be, and a hash of all units that were drawn from."""

    title: str
    unit: str
    low: float
    high: float
    drawn_from: str

    @property
    def yes_no(self) -> bool:
        """Whether a code is 0 or 1."""
        return (self.low, self.high) == (0, 1)


class Key(Part):
    """The key of one draw."""

    seed: int
    measures: dict[str, KeyMeasure]
    units: list[KeyUnit]


def read_key(path: Path) -> Key:
    """Read the key at `path`.

    Raises
    ------
    InputError
        If it cannot be read, is too large, or is no key of a coding sheet.
    """
    try:
        if path.stat().st_size > _MOST_MB * 2**20:
            raise InputError(f"key '{path}' has more than {_MOST_MB} MB: no key of a coding sheet")
        key = Key.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"key '{path}' cannot be read ({error}); name it with --key") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InputError(
            f"key '{path}': {where}: {first['msg']}; use the .key.json that 'pressdiff sample' wrote"
        ) from error
    ids = [one.unit_id for one in key.units]
    if len(set(ids)) < len(ids) or not {one.measure for one in key.units} <= key.measures.keys():
        raise InputError(
            f"key '{path}' names a unit twice or a measure it does not tell of; use the .key.json "
            "that 'pressdiff sample' wrote"
        )
    return key


def key_beside(sheet: Path) -> Path:
    """Return the key of a sheet: that of its own name, else the only one in its folder.

    Raises
    ------
    InputError
        If there is none, or several.
    """
    own = sheet.with_suffix(ENDING)
    if own.is_file():
        return own
    found = sorted(sheet.parent.glob(f"*{ENDING}"))
    if len(found) != 1:
        names = ", ".join(one.name for one in found[:3]) or "none"
        raise InputError(
            f"no key '{own.name}' beside sheet '{sheet}' (keys there: {names}); name it with --key"
        )
    return found[0]
