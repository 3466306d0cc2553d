"""Gold files: read, and refused where they are not what the task needs."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pressdiff.errors import InputError

Row = dict[str, Any]
Reader = Callable[[Path], list[Row]]

BOUNDS = ("exact", "at_least", "at_most", "about")
_SHOWN = 60  # characters of a bad value that an error shows


def json_lines(path: Path) -> list[Row]:
    """Read one JSON object a line.

    Raises
    ------
    InputError
        If the file cannot be read as JSON lines.
    """
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except (OSError, ValueError) as error:
        raise InputError(f"gold '{path}' cannot be read as JSON lines: {error}") from error


# what the values must be


def _is_number(value: object, low: float = -math.inf, high: float = math.inf) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and low <= value <= high
    )


def _is_span(row: Row) -> bool:
    start, end = row["start"], row["end"]
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(row["text"])


def _are_quantities(row: Row) -> bool:
    return isinstance(row["quantities"], list) and all(
        isinstance(one, dict)
        and isinstance(one.get("start"), int)
        and isinstance(one.get("end"), int)
        and 0 <= one["start"] < one["end"] <= len(row["text"])
        and _is_number(one.get("value"))
        and all(isinstance(one.get(name, 0), str | None) for name in ("unit", "noun"))
        and one.get("bound") in BOUNDS
        and all(one.get(name) is None or _is_number(one[name]) for name in ("low", "high"))
        for one in row["quantities"]
    )


def _are_mentions(row: Row) -> bool:
    return isinstance(row["mentions"], list) and all(
        isinstance(one, dict)
        and isinstance(one.get("start"), int)
        and isinstance(one.get("end"), int)
        and 0 <= one["start"] < one["end"] <= len(row["text"])
        and isinstance(one.get("chain"), str | int)
        and isinstance(one.get("type"), str | None)
        for one in row["mentions"]
    )


_KNOWN: Mapping[str, tuple[str, Callable[[Row], bool]]] = {
    "text": ("a text", lambda row: isinstance(row["text"], str)),
    "event_id": (
        "a text, a number or null",
        lambda row: isinstance(row["event_id"], str | int | float | None),
    ),
    "prompt": ("a text with words", lambda row: _is_text(row["prompt"])),
    "verb": ("a lemma", lambda row: _is_text(row["verb"])),
    "end": ("a place in the text after start", _is_span),
    "mean": ("a number from -3 to 3", lambda row: _is_number(row["mean"], -3, 3)),
    "position": ("a number", lambda row: _is_number(row["position"])),
    "type": (
        "a list of labels",
        lambda row: isinstance(row["type"], list) and all(isinstance(x, str) for x in row["type"]),
    ),
    "attributions": ("a list", lambda row: isinstance(row["attributions"], list)),
    "mentions": (
        "a list of mentions (start, end inside the text; chain; type or null)",
        _are_mentions,
    ),
    "quantities": (
        "a list of quantities (start, end inside the text; value; unit and noun or null; "
        f"bound, one of {', '.join(BOUNDS)}; low and high if told)",
        _are_quantities,
    ),
}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and any(map(str.isalnum, value))


def check(
    path: Path, rows: Sequence[Row], needed: Sequence[str], labels: Sequence[str | int] = (0, 1)
) -> None:
    """Refuse rows that lack a key of `needed` or have no such value under it; `label` is one of `labels`.

    Raises
    ------
    InputError
        Says the file, the row (0-based), what was got and what is needed.
    """
    label = (" or ".join(map(str, labels)), lambda row: row["label"] in labels)
    known = {**_KNOWN, "label": label}
    for number, row in enumerate(rows):
        missing = [name for name in needed if not isinstance(row, dict) or name not in row]
        if missing:
            raise InputError(f"gold '{path}' row {number} lacks {', '.join(missing)}")
        for name in needed:
            what, fits = known.get(name, ("", None))
            if fits is not None and not fits(row):
                got = json.dumps(row[name], ensure_ascii=False)[:_SHOWN]
                raise InputError(f"gold '{path}' row {number}: {name} must be {what}; got {got}")
    if not rows:
        raise InputError(f"gold '{path}' is empty")
