"""What the program finds against what people marked: one task a module, one JSON object a task."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pressdiff.errors import InputError
from pressdiff.evaluate.attribution import attribution
from pressdiff.evaluate.grouping import grouping
from pressdiff.settings import Settings

Row = dict[str, Any]
TASKS: Mapping[str, Callable[[Sequence[Row], Settings], dict[str, Any]]] = {
    "attribution": attribution,
    "grouping": grouping,
}
_NEEDED = {
    "attribution": ("article_id", "text", "attributions"),
    "grouping": ("article_id", "text", "event_id"),
}


def evaluate(task: str, path: Path, settings: Settings) -> dict[str, Any]:
    """Measure `task` against the gold file at `path` (formats: data/README.md).

    Raises
    ------
    InputError
        If the task is unknown, or the file cannot be read or is not gold for the task.
    """
    if task not in TASKS:
        raise InputError(f"unknown task '{task}'; known: {', '.join(TASKS)}")
    return TASKS[task](_rows(path, _NEEDED[task]), settings)


def _rows(path: Path, needed: Sequence[str]) -> list[Row]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except (OSError, ValueError) as error:
        raise InputError(f"gold '{path}' cannot be read as JSON lines: {error}") from error
    for number, row in enumerate(rows):
        missing = [name for name in needed if not isinstance(row, dict) or name not in row]
        if missing:
            raise InputError(f"gold '{path}' row {number} lacks {', '.join(missing)}")
    if not rows:
        raise InputError(f"gold '{path}' is empty")
    return rows
