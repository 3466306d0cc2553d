"""Tables without the words of articles: hashes stand in their place, so that they still compare."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from pressdiff import schema
from pressdiff.schema.words import LEFT_OUT, words

RUN = 5
"""Words in a row that count as a passage of an article."""

NAMES = frozenset({"outlet", "outlet_a", "outlet_b", "measure", "family"})
"""Columns that are kept whatever they hold: without them no row says what it is about."""

WITHOUT = frozenset({"rejects"})
"""Tables left out: files of somebody's machine, and reasons that may quote them."""

_WORD = re.compile(r"[^\W_]+")
HASHED = "sha256:"
_SHORT = 16  # hexadecimal digits: 64 bits tell values apart; a text's hash is told whole


def digest(value: str, length: int = _SHORT) -> str:
    """Return what stands for `value`: "sha256:" and the first digits of the hash of its UTF-8."""
    data = value.encode("utf-8", "surrogatepass")
    return f"{HASHED}{hashlib.sha256(data).hexdigest()[:length]}"


def blanked(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables by name with every word of an article replaced by its hash.

    `articles` keeps the whole SHA-256 of each text; ids that repeat a passage of `RUN` words of any
    article are hashed as well, the same everywhere. Rows are sorted by key again.
    """
    passages = Passages.of(tables)
    found = {}
    for table in schema.TABLES:
        if table.name in WITHOUT:
            continue
        frame = tables[table.name]
        frame = frame.drop(columns=[name for name in frame.columns if name in LEFT_OUT]).copy()
        hashed = set(words(table))
        for name in frame.columns:
            if name in hashed:
                length = 64 if name == "text" else _SHORT
                frame[name] = _mapped(frame[name], partial(digest, length=length))
            elif frame[name].dtype == "str" and name not in NAMES:
                frame[name] = _mapped(frame[name], passages.hidden)
        found[table.name] = frame.sort_values(list(table.key), kind="stable", ignore_index=True)
    return found


def _mapped(column: pd.Series, change: Callable[[str], str]) -> pd.Series:
    values = {value: change(value) for value in column.dropna().unique()}
    return column.map(values).astype("str")


@dataclass(frozen=True)
class Passages:
    """Finds values that repeat `RUN` words in a row of an article."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> "Passages":
        """Return those of the articles that some value of the tables, or of an id, could repeat."""
        texts = tables["articles"]["text"]
        suspects = {run for value in _long(tables) for run in _runs(value)}
        return cls(frozenset(run for text in texts for run in _runs(text) if run in suspects))

    def hidden(self, value: str) -> str:
        """Return `value`, or its hash if it repeats a passage."""
        return digest(value) if any(run in self.runs for run in _runs(value)) else value


def _long(tables: Mapping[str, pd.DataFrame]) -> Iterable[str]:
    for table in schema.TABLES:
        frame = tables[table.name]
        skip = {*words(table), *LEFT_OUT, *NAMES}
        for name in frame.columns:
            if frame[name].dtype == "str" and name not in skip and table.name not in WITHOUT:
                yield from frame[name].dropna().unique()


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    found = _WORD.findall(text.casefold())
    return zip(*(found[at:] for at in range(RUN)), strict=False)


def plain(about: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return what a run was made of, without what edits say of actors and events by name.

    Coded units keep their ids, places and codes; ids of articles are hidden as in the tables.
    """
    told = dict(about)
    if told.get("hand_coded"):
        hidden = Passages.of(tables).hidden
        units = told["hand_coded"]["units"]
        units = [one | {"article_id": hidden(one["article_id"])} for one in units]
        told["hand_coded"] = told["hand_coded"] | {"units": units}
    if told.get("edits"):
        told["edits"] = {name: told["edits"][name] for name in ("file", "digest")}
    told["warnings"] = [one for one in told["warnings"] if "edits by hand" not in one]
    return told
