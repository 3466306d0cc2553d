"""What a researcher declares before looking: hypotheses, outlets, window, measures, family, alpha."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Voice = Literal["own", "attributed", "all"]
Direction = Literal["greater", "less", "different"]
MAX_HYPOTHESES = 500


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)


class Hypothesis(_Declared):
    """One difference expected between two outlets."""

    measure: Name = Field(description="name of the measure")
    voice: Voice = Field("own", description="whose words: own, attributed or all")
    outlet_a: Name = Field(description="one outlet")
    outlet_b: Name = Field(description="the other outlet")
    target: Name | None = Field(None, description="entity it is about: its entity_id or full name")
    direction: Direction = Field(
        "different", description="greater: the rate of outlet_a is the greater one"
    )

    @model_validator(mode="after")
    def _two_outlets(self) -> "Hypothesis":
        if self.outlet_a == self.outlet_b:
            raise ValueError(f"outlet_a and outlet_b are both '{self.outlet_a}'; name two outlets")
        return self

    @property
    def compared(self) -> tuple[str, str, str, str, str]:
        """Return what is compared, with the outlets in order of their names."""
        first, second = sorted((self.outlet_a, self.outlet_b))
        return self.measure, self.voice, self.target or "", first, second


class Window(_Declared):
    """Days of publication, UTC, both included; an article without a date is in none."""

    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _some_days(self) -> "Window":
        if self.first is None and self.last is None:
            raise ValueError("the window names no day; give 'from', 'to' or both")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(
                f"the window ends on {self.last} before it starts on {self.first}; exchange them"
            )
        return self


class AnalysisSettings(_Declared):
    """The declared analysis: what is confirmatory, all else being exploratory."""

    hypotheses: tuple[Hypothesis, ...] = Field(
        (),
        max_length=MAX_HYPOTHESES,
        description="[[analysis.hypotheses]] entries with measure, outlet_a, outlet_b, and if wanted "
        "voice (own), target, direction (greater, less, different: of outlet_a against outlet_b)",
    )
    outlets: tuple[Name, ...] = Field(
        (),
        max_length=200,
        description="the outlets of the analysis; without hypotheses: all pairs of them are declared",
    )
    measures: tuple[Name, ...] = Field(
        (),
        max_length=200,
        description="the measures of the analysis; without hypotheses: all of them are declared",
    )
    window: Window | None = Field(
        None,
        description="{from = 2025-01-01, to = 2025-06-30}: days of publication, UTC, both included, "
        "that the declared comparisons are limited to",
    )
    family: Name = Field("declared", description="name of the family that p is adjusted over")
    alpha: float = Field(0.05, gt=0, lt=1, description="adjusted p from which a hypothesis holds")

    @model_validator(mode="after")
    def _consistent(self) -> "AnalysisSettings":
        seen: dict[tuple[str, str, str, str, str], int] = {}
        for number, one in enumerate(self.hypotheses, 1):
            if one.compared in seen:
                raise ValueError(
                    f"hypothesis {number} compares what hypothesis {seen[one.compared]} does "
                    f"({told(one)}); keep one of the two"
                )
            seen[one.compared] = number
            _inside(number, "outlet", (one.outlet_a, one.outlet_b), self.outlets)
            _inside(number, "measure", (one.measure,), self.measures)
        for name in ("outlets", "measures"):
            values = getattr(self, name)
            if len(set(values)) < len(values):
                raise ValueError(f"{name} names one of them twice; keep each once")
        if len(self.outlets) == 1:
            raise ValueError(f"outlets names '{self.outlets[0]}' alone; two are needed to compare")
        if self.window is not None and not self.declares:
            raise ValueError(
                "nothing is declared; name hypotheses, or outlets or measures to be compared"
            )
        return self

    @property
    def declares(self) -> bool:
        """Whether anything is declared."""
        return bool(self.hypotheses or self.outlets or self.measures)

    @property
    def digest(self) -> str:
        """Hash of the declaration, 12 hexadecimal digits; empty if nothing is declared."""
        if not self.declares:
            return ""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def _inside(number: int, what: str, names: tuple[str, ...], listed: tuple[str, ...]) -> None:
    outside = [name for name in names if listed and name not in listed]
    if outside:
        raise ValueError(
            f"hypothesis {number} names {what} '{outside[0]}', which analysis.{what}s lacks; "
            f"add it there or leave out analysis.{what}s"
        )


def told(one: Hypothesis) -> str:
    """Return a hypothesis as a reader says it.

    >>> told(Hypothesis(measure="hedging", outlet_a="A", outlet_b="B", direction="less"))
    'hedging, own voice: A less than B'
    """
    about = f", about {one.target}" if one.target else ""
    voice = {"own": "own voice", "attributed": "attributed", "all": "all voices"}[one.voice]
    than = "different from" if one.direction == "different" else f"{one.direction} than"
    return f"{one.measure}, {voice}{about}: {one.outlet_a} {than} {one.outlet_b}"


def listed(
    analysis: AnalysisSettings, measures: tuple[str, ...], outlets: tuple[str, ...]
) -> Iterator[Hypothesis]:
    """Yield the hypotheses, or without any all pairs of outlets by all measures of the analysis.

    Parameters
    ----------
    analysis
        What is declared.
    measures, outlets
        Those of the run: what is compared where the declaration does not list its own.
    """
    yield from analysis.hypotheses
    if analysis.hypotheses or not analysis.declares:
        return
    names = sorted(analysis.outlets or outlets)
    for measure in sorted(analysis.measures or measures):
        for place, first in enumerate(names):
            for second in names[place + 1 :]:
                yield Hypothesis(measure=measure, outlet_a=first, outlet_b=second)
