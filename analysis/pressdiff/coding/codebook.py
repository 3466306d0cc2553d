"""What coders are told: each measure in words, what a code means, what to do when unsure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from pressdiff.errors import InputError
from pressdiff.masking import NAME
from pressdiff.measures import ALL
from pressdiff.stats.gaps import PLACED

GENERAL = (
    ("What this is", "Each row of the sheet 'units' is one passage. The words in ⟦ ⟧ are what is asked about."),
    ("How to code", "Read the whole passage, then answer the question of its measure in column 'code'."),
    ("When unsure", "Leave 'code' empty and say why in 'note'. A guess does more harm than a gap."),
    ("On your own", "Do not look the passage up, and do not talk about codes before all have coded."),
    ("Names", f"An outlet's own name reads '{NAME}' in all texts, whichever outlet it is."),
    ("Leave as it is", "Do not change 'unit_id', 'measure' or 'text'; rows may be sorted in any order."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What coders must know of one measure, as `Measure` has it."""

    name: str
    title: str
    unit: str
    low: float
    high: float
    source: str


def questions(more: Sequence[Mapping[str, Any]]) -> dict[str, Question]:
    """Return what is asked of each measure that is always taken, and of the run's own (`more`)."""
    names = [one.name for one in fields(Question)]
    told = [*({name: getattr(one, name) for name in names} for one in ALL), *more]
    return {one["name"]: Question(**{name: one[name] for name in names}) for one in told}


def asked(known: Mapping[str, Question], wanted: Sequence[str], there: set[str]) -> list[Question]:
    """Return the measures to draw from: those `wanted`, else all that a sentence can answer.

    Parameters
    ----------
    known
        All measures by name.
    wanted
        Names asked for; empty: all that have units.
    there
        Names of measures that have units.

    Raises
    ------
    InputError
        If a name is unknown, has no units, or cannot be told from a sentence.
    """
    codable = sorted(there & known.keys() - set(PLACED))
    for name in wanted:
        if name in PLACED:
            raise InputError(
                f"measure '{name}' cannot be coded from a sentence: it tells where in an article "
                f"something stands; choose of: {', '.join(codable)}"
            )
        if name not in codable:
            raise InputError(
                f"measure '{name}' has no units to draw from in these results; choose of: "
                f"{', '.join(codable) or 'none'}"
            )
    return [known[name] for name in sorted(set(wanted)) or codable]


def codebook(measures: Sequence[Question]) -> pd.DataFrame:
    """Return the codebook as a table: ``topic, what it says``."""
    rows = [*GENERAL, *((one.name, _told(one)) for one in measures)]
    return pd.DataFrame(rows, columns=["topic", "what it says"], dtype="str")


def _told(measure: Question) -> str:
    first, _, second = measure.unit.partition(" per ")
    if (measure.low, measure.high) == (0, 1):
        scale = (
            f"1: the marked words are, or hold, one of the {first}. 0: they do not, though each marked passage is a "
            f"{second}. Where they are no {second} at all, code 0 and note it."
        )
    else:
        scale = f"A number from {measure.low:g} to {measure.high:g}: {measure.unit}."
    return f"{measure.title}. {scale} Source: {measure.source}"
