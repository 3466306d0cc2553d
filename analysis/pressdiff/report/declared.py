"""The declared analysis: what was declared, when, and what became of each hypothesis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pressdiff.hypotheses import AnalysisSettings, told
from pressdiff.report.rows import EffectRow


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was declared: its hash, when it was first used with these results, what it says.

    ``late``: results were there when it was first used. ``hypotheses`` as a reader says them, empty
    where all pairs of the outlets by all measures are declared; ``window`` is empty if there is none.
    """

    digest: str
    when: str
    late: bool
    family: str
    alpha: float
    window: str
    hypotheses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One declared difference, and whether its adjusted p is at most alpha; None: not tested."""

    row: EffectRow
    holds: bool | None


def declaration(
    settings: Mapping[str, Any], history: Sequence[Mapping[str, Any]]
) -> Declaration | None:
    """Return what a run declared; None if it declared nothing.

    Parameters
    ----------
    settings
        The settings of the run as ``run.json`` has them.
    history
        Its ``declarations``.
    """
    analysis = AnalysisSettings.model_validate(settings.get("analysis") or {})
    if not analysis.declares:
        return None
    known = next((one for one in history if one["digest"] == analysis.digest), None)
    window = analysis.window
    days = (
        ""
        if window is None
        else f"{window.first or 'the first day'} to {window.last or 'the last'}"
    )
    return Declaration(
        analysis.digest,
        str(known["first_used"])[:10] if known else "",
        bool(known and known["after_results"]),
        analysis.family,
        analysis.alpha,
        days,
        tuple(told(one) for one in analysis.hypotheses),
    )


def outcomes(rows: Iterable[EffectRow], declared: Declaration | None) -> tuple[Outcome, ...]:
    """Return what became of each declared difference."""
    if declared is None:
        return ()
    return tuple(
        Outcome(row, None if row.p_adjusted is None else row.p_adjusted <= declared.alpha)
        for row in rows
        if row.status == "confirmatory"
    )
