"""Measures that a user brings in Python: looked at before a run, and whatever they observe while it runs."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from numbers import Integral, Real

from joblib.externals.loky.backend.reduction import dumps

from pressdiff.errors import InputError, PressdiffError
from pressdiff.measures.base import Measure, Observation, Reading

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_UNIT = re.compile(r"\S.* per .*\S")
_TOLD = ("title", "missing", "source", "validity")


def taken(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return `measures` so that a mistake in one of them is told by its name and article.

    Raises
    ------
    InputError
        If one is no `Measure`, does not say what it must, or cannot be sent to another process.
    """
    found = []
    for one in measures:
        if not isinstance(one, Measure):
            raise InputError(
                f"a measure in Python is a pressdiff.measures.base.Measure, got {type(one).__name__}"
            )
        wrong = _wrong(one)
        if wrong:
            raise InputError(f"measure '{str(one.name)[:60]}', in Python: {wrong}")
        found.append(replace(one, observe=_Looked(one)))
    return tuple(found)


def in_python(measure: Measure) -> bool:
    """Tell whether `measure` was brought in Python."""
    return isinstance(measure.observe, _Looked)


@dataclass(frozen=True)
class _Looked:
    """Observes as `measure` does, and refuses what no table could hold."""

    measure: Measure

    def __call__(self, reading: Reading) -> Iterator[Observation]:
        name, article = self.measure.name, reading.article
        where = f"measure '{name}', in Python, on article '{article.article_id}'"
        known = {one.entity for one in reading.people.mentions}
        seen = set()
        try:
            found = list(self.measure.observe(reading))
        except PressdiffError:
            raise
        except Exception as error:
            raise InputError(
                f"{where}: {type(error).__name__}: {error}; mend the function"
            ) from error
        for one in found:
            wrong = _unfit(self.measure, one, len(article.doc.text), known)
            if wrong:
                raise InputError(f"{where}: {wrong}")
            key = (one.start, one.end, one.target)
            if key in seen:
                raise InputError(
                    f"{where}: characters {one.start} to {one.end} observed twice; one row an opportunity"
                )
            seen.add(key)
            yield one


def _wrong(one: Measure) -> str:
    """Return what `one` lacks as a measure; empty if nothing."""
    if not isinstance(one.name, str) or not _NAME.fullmatch(one.name):
        return "the name is a letter, then small letters, digits and _, at most 60"
    if not isinstance(one.unit, str) or not _UNIT.fullmatch(one.unit):
        return f"the unit reads 'x per y', got {one.unit!r}"
    if not all(isinstance(at, int | float) for at in (one.low, one.high)) or not one.low < one.high:
        return f"low is less than high, got {one.low!r} and {one.high!r}"
    for field in _TOLD:
        said = getattr(one, field)
        if not isinstance(said, str) or not said.strip():
            return f"say its {field} in words ('not measured yet' is an answer)"
    if not callable(one.observe):
        return f"observe is a function from a Reading to Observations, got {one.observe!r}"
    try:
        dumps(one)
    except Exception as error:  # whatever stands in the user's function
        return (
            f"it cannot be sent to another process ({error}); keep open files and locks out of it"
        )
    return ""


def _unfit(measure: Measure, one: Observation, length: int, known: set[str]) -> str:
    """Return why `one` is no row of table `observations`; empty if it is."""
    if not isinstance(one, Observation):
        return f"yield Observation, got {type(one).__name__}"
    if not isinstance(one.start, Integral) or not isinstance(one.end, Integral):
        return f"start and end are whole numbers, got {one.start!r} and {one.end!r}"
    if not isinstance(one.value, Real) or not isinstance(one.n, Real):
        return f"value and n are numbers, got {one.value!r} and {one.n!r}"
    if not 0 <= one.start < one.end <= length:
        return f"characters {one.start} to {one.end} are not in its text of {length}"
    if not math.isfinite(one.n) or one.n < 1:
        return f"n is 1 opportunity or more, got {one.n}"
    slack = 1e-9 * one.n
    if not measure.low * one.n - slack <= one.value <= measure.high * one.n + slack:
        return (
            f"value {one.value} in {one.n:g} is outside of {measure.low:g} to {measure.high:g}; "
            "correct the measure's range or its function"
        )
    if one.target is not None and one.target not in known:
        return f"target {one.target!r} is no entity of it; take Mention.entity, or None"
    return ""
