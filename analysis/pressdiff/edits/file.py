"""The file of edits: TOML, unknown keys refused, contradictions refused before anything runs."""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from pressdiff.edits.applied import fold, shown
from pressdiff.errors import EditsError

MAX_BYTES = 1_000_000
MAX_NAMES = 20_000
"""Most names in all lists and tables together."""

_PLAIN = {
    "extra_forbidden": "unknown key",
    "tuple_type": "not a list",
    "dict_type": "not a table of pairs",
    "model_type": "not an entry with keys",
    "string_type": "not a text",
    "string_too_short": "an empty text",
    "string_too_long": "a text of more than 200 characters",
    "string_pattern_mismatch": "not 1 to 100 letters, digits or . _ -",
}  # what is wrong, for the kinds of faults that pydantic tells

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
EventName = Annotated[str, StringConstraints(pattern=r"^[\w.\-]{1,100}$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="after")
    def _says_something(self) -> "_Section":
        if not self.model_fields_set:
            raise ValueError(f"an empty entry; it may hold {', '.join(type(self).model_fields)}")
        return self


class EventEdit(_Section):
    """One entry of ``[[events]]``."""

    merge: tuple[Name, ...] = Field((), description="articles that report one event")
    split: tuple[Name, ...] = Field((), description="articles that are an event of their own")
    rename: dict[Name, EventName] = Field(
        default_factory=dict, description="event_id = new event_id: letters, digits, . _ -"
    )

    @model_validator(mode="after")
    def _two_to_merge(self) -> "EventEdit":
        _least_two(self.merge, "articles")
        return self


class EntityEdit(_Section):
    """One entry of ``[[entities]]``."""

    merge: tuple[Name, ...] = Field((), description="entities that are one; the first names it")
    split: Name | None = Field(None, description="entity of which a part is another")
    articles: tuple[Name, ...] = Field((), description="with split: its mentions in these articles")
    forms: tuple[Name, ...] = Field((), description="with split: its mentions of these forms")
    name: Name | None = Field(None, description="with split: name of the part")
    rename: dict[Name, Name] = Field(default_factory=dict, description="entity = new name")
    alias: dict[Name, Name] = Field(default_factory=dict, description="form = entity it stands for")

    @model_validator(mode="after")
    def _whole_entry(self) -> "EntityEdit":
        _least_two(self.merge, "entities")
        parts = bool(self.articles or self.forms)
        if self.split is not None and not parts:
            raise ValueError(
                "split needs 'articles' or 'forms': which of its mentions are another's"
            )
        if self.split is None and (parts or self.name):
            raise ValueError("'articles', 'forms' and 'name' belong to a 'split'")
        return self


def _least_two(names: tuple[str, ...], what: str) -> None:
    if len(names) == 1 or len(set(names)) < len(names):
        raise ValueError(f"merge needs two or more different {what}")


class _File(_Section):
    events: tuple[EventEdit, ...] = ()
    entities: tuple[EntityEdit, ...] = ()


@dataclass(frozen=True)
class Edits:
    """The edits of one file, where it is, and its hash (SHA-256, 12 hexadecimal digits)."""

    file: str
    digest: str
    events: tuple[EventEdit, ...] = ()
    entities: tuple[EntityEdit, ...] = ()

    def where(self, table: str, number: int, key: str) -> str:
        """Return where an edit stands: file, entry counted from 1, key."""
        return f"edits '{self.file}': [[{table}]] entry {number + 1}, {key}"


def load(path: Path) -> Edits:
    """Read the edits of the TOML file at `path`.

    Raises
    ------
    EditsError
        If the file cannot be read, is not TOML, is too large, holds an unknown key or a wrong
        value, or two edits contradict each other.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise EditsError(
                f"edits '{path}' have {path.stat().st_size:,} bytes; {MAX_BYTES:,} at most"
            )
        data = path.read_bytes()
        told = tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise EditsError(f"edits '{path}' cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise EditsError(f"edits '{path}' is not TOML: {error}") from error
    try:
        found = _File.model_validate(told) if told else _File(events=())
    except ValidationError as error:
        raise EditsError(f"edits '{path}': {_told(error)}") from error
    edits = Edits(path.name, hashlib.sha256(data).hexdigest()[:12], found.events, found.entities)
    if (count := sum(1 for _ in _names(edits))) > MAX_NAMES:
        raise EditsError(f"edits '{path}' name {count:,} things; {MAX_NAMES:,} at most")
    _refuse_contradictions(edits)
    return edits


def _told(error: ValidationError) -> str:
    """Return the first fault: where, what, what was got, what is known there."""
    first = error.errors()[0]
    loc = list(first["loc"])
    entry = f"[[{loc[0]}]]" if loc and loc[0] in _File.model_fields else ""
    if len(loc) > 1 and isinstance(loc[1], int):
        entry += f" entry {loc[1] + 1}"
    rest = ".".join(str(part) for part in loc[2:] if part != "[key]") if entry else str(loc[:1])
    models: dict[str, type[BaseModel]] = {"events": EventEdit, "entities": EntityEdit}
    model = models.get(str(loc[0]) if loc else "", _File)
    message = _PLAIN.get(first["type"], re.sub("^Value error, ", "", first["msg"]))
    if first["type"] == "tuple_type" and len(loc) == 1:
        message = "write it with two brackets, as a list of entries"
    known = f"; known here: {', '.join(model.model_fields)}"
    got = "" if isinstance(first["input"], BaseModel | dict) else f" (got {_got(first['input'])})"
    place = ", ".join(filter(None, [entry, rest.strip("[]'")]))
    return f"{place}: {message}{got}{known if first['type'] == 'extra_forbidden' else ''}"


def _got(value: object) -> str:
    told = repr(value)
    return told if len(told) < 80 else f"{told[:80]}…"


def _names(edits: Edits) -> Iterator[str]:
    for event in edits.events:
        yield from (*event.merge, *event.split, *event.rename)
    for entity in edits.entities:
        yield from (*entity.merge, *entity.articles, *entity.forms, *entity.rename, *entity.alias)


def _refuse_contradictions(edits: Edits) -> None:
    """Refuse what cannot all hold: one thing merged and split, split twice, renamed twice."""
    seen: dict[tuple[str, str, str], str] = {}
    merged: dict[tuple[str, str], str] = {}
    for table, row, where in _rows(edits):
        led = str if isinstance(row, EventEdit) else fold
        for name in row.merge:
            merged.setdefault((table, led(name)), where("merge"))
        for old in row.rename:
            _once(seen, (table, "rename", led(old)), where("rename"), "name")
        for new in row.rename.values():
            _once(seen, (table, "new", new), where("rename"), "new name")
    for table, row, where in _rows(edits):
        split = row.split if isinstance(row, EventEdit) else tuple(filter(None, [row.split]))
        for name in split:
            if isinstance(row, EventEdit):
                _once(seen, (table, "split", name), where("split"), "article")
            key = name if isinstance(row, EventEdit) else fold(name)
            _not_both(merged, (table, key), name, where("split"))
        for form in () if isinstance(row, EventEdit) else row.alias:
            _once(seen, (table, "alias", fold(form)), where("alias"), "form")


def _rows(edits: Edits) -> Iterator[tuple[str, EventEdit | EntityEdit, Callable[[str], str]]]:
    """Yield each entry with its table and what tells where a key of it stands."""
    for number, event in enumerate(edits.events):
        yield "events", event, partial(edits.where, "events", number)
    for number, entity in enumerate(edits.entities):
        yield "entities", entity, partial(edits.where, "entities", number)


def _once(
    seen: dict[tuple[str, str, str], str], key: tuple[str, str, str], where: str, what: str
) -> None:
    if key in seen:
        raise EditsError(
            f"{where}: {what} {shown(key[2])} stands also in {_short(seen[key])}; keep one"
        )
    seen[key] = where


def _not_both(
    merged: dict[tuple[str, str], str], key: tuple[str, str], name: str, where: str
) -> None:
    if key in merged:
        raise EditsError(
            f"{where}: {shown(name)} is merged as well, in {_short(merged[key])}; "
            "one thing cannot be both joined and set apart: keep one of the two"
        )


def _short(where: str) -> str:
    return where.split(": ", 1)[1]
