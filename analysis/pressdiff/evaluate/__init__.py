"""What the program finds against what people marked: one task a module, one JSON object a task."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressdiff.encoder import SENTIMENTS
from pressdiff.errors import InputError
from pressdiff.evaluate import aligned_gold
from pressdiff.evaluate.alignment import alignment
from pressdiff.evaluate.attribution import attribution
from pressdiff.evaluate.certainty import certainty
from pressdiff.evaluate.conllu import conllu
from pressdiff.evaluate.gold import Reader, Row, check, json_lines
from pressdiff.evaluate.grouping import grouping
from pressdiff.evaluate.hedging import hedging
from pressdiff.evaluate.naming import naming
from pressdiff.evaluate.passive import passive
from pressdiff.evaluate.quantities import quantities
from pressdiff.evaluate.sentence_type import sentence_type
from pressdiff.evaluate.wording import loaded_language, sentiment
from pressdiff.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """How a gold file is read, the keys and labels its rows must have, and what scores it."""

    read: Reader
    needed: tuple[str, ...]
    score: Callable[[Sequence[Row], Settings], dict[str, Any]]
    labels: Sequence[str | int] = (0, 1)


TASKS: Mapping[str, Task] = {
    "attribution": Task(json_lines, ("article_id", "text", "attributions"), attribution),
    "alignment": Task(aligned_gold.read, (), alignment),
    "grouping": Task(json_lines, ("article_id", "text", "event_id"), grouping),
    "naming": Task(json_lines, ("event_id", "text", "mentions"), naming),
    "sentence_type": Task(json_lines, ("article_id", "position", "text", "type"), sentence_type),
    "certainty": Task(json_lines, ("text", "prompt", "verb", "mean"), certainty),
    "hedging": Task(json_lines, ("text", "label"), hedging),
    "loaded_language": Task(json_lines, ("text", "label"), loaded_language),
    "sentiment": Task(json_lines, ("text", "start", "end", "label"), sentiment, SENTIMENTS),
    "passive": Task(conllu, ("text", "words"), passive),
    "quantities": Task(json_lines, ("text", "quantities"), quantities),
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
    one = TASKS[task]
    rows = one.read(path)
    check(path, rows, one.needed, one.labels)
    try:
        return one.score(rows, settings)
    except InputError as error:
        raise InputError(f"gold '{path}': {error}") from error
