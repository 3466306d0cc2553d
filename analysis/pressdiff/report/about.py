"""What the report says about the run itself: versions, counts, measured quality."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pressdiff.report.declared import Declaration

Slice = float | Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MeasureNote:
    """How one measure is told to a reader.

    ``name`` is the one in ``observations.measure``; ``unit`` has the form "x per y";
    ``meaning`` is what it counts in plain words, as a heading; ``validity`` says how well it was measured to work,
    on what (empty: not measured); ``source`` is the paper it follows, ``data`` what it was trained on.
    """

    name: str
    unit: str
    meaning: str = ""
    range: str = ""
    validity: str = ""
    source: str = ""
    missing: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """One measured quality of a stage: what was measured, with which result, on what.

    ``low`` and ``high`` are the ends of its 95 % interval, None if there is none. ``by`` has the
    same metric by dimension and then by name, such as ``{"outlet": {"nyt": 0.9}}``; instead of one
    value a name may have several metrics: ``{"outlet": {"nyt": {"content": 0.9}}}``.
    """

    task: str
    metric: str
    value: float
    data: str
    low: float | None = None
    high: float | None = None
    by: Mapping[str, Mapping[str, Slice]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision by hand: what it did, the events it touched, and why not if it was not used."""

    text: str
    events: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The run behind the tables; everything here is shown under Methods.

    Parameters
    ----------
    created_at
        When the tables were made; UTC if it has no zone.
    command
        What was called, as typed.
    versions, settings
        Name and version of each program; name and value of each setting.
    digest
        Hash of the settings, ``Settings.digest``.
    n_inputs
        Articles and broken inputs read, before any was refused.
    seed, min_events
        Of the resamples; fewest events for an interval.
    warnings
        Plain sentences shown at the very top, such as that articles compared as one event most
        likely report different ones.
    edits, edits_file
        What a person decided on events and entities, and the file with its hash.
    rest_on
        What all measures rest on, with what that was trained on.
    declared
        The declared analysis; None: all is exploratory.
    recall
        Share of truly shared facts that alignment finds, 0 to 1; None: unknown.
    truly_missing
        Share of the facts called missing from an outlet that it indeed does not tell, 0 to 1.
    """

    created_at: datetime
    command: str
    versions: Mapping[str, str]
    digest: str
    n_inputs: int
    settings: Mapping[str, object] = field(default_factory=dict)
    seed: int = 0
    min_events: int = 5
    warnings: tuple[str, ...] = ()
    measures: tuple[MeasureNote, ...] = ()
    quality: tuple[Quality, ...] = ()
    rest_on: str = ""
    recall: float | None = None
    truly_missing: float | None = None
    edits: tuple[Edit, ...] = ()
    edits_file: str = ""
    declared: Declaration | None = None
