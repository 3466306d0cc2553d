"""What a run was made of: versions, settings, counts, seconds, and what its reader must know."""

import json
import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff.edits import Applied, Edits
from pressdiff.hypotheses import AnalysisSettings
from pressdiff.measures import ALL
from pressdiff.measures.base import Measure
from pressdiff.measures.yours import in_python
from pressdiff.settings import Settings
from pressdiff.stats.units import HandCoding

ABOUT = "run.json"
EVEN = 0.5  # probability from which a comparison says that events may differ, not that they do


@dataclass(frozen=True)
class Provenance:
    """What a run was made of: versions, settings, counts, seconds, and what a reader must know."""

    command: str
    created_at: str
    versions: dict[str, str]
    settings: dict[str, Any]
    settings_digest: str
    counts: dict[str, int]
    seconds: dict[str, float]
    warnings: list[str]
    together: bool
    same_event: float | None
    edits: dict[str, Any] | None = None
    """File name, digest and, for each edit, what it did, where it stands, events touched, note."""
    measures: list[dict[str, Any]] = field(default_factory=list)
    """What there is to know of each measure that only this run has: of its settings, or ``in_python``."""
    as_is: bool = False
    """Whether texts were taken exactly as they came."""
    declarations: list[dict[str, Any]] = field(default_factory=list)
    """Each declared analysis these results were made with, the first first: `declared_again`."""
    hand_coded: dict[str, Any] | None = None
    """What coders said, as `coding.coded_again` reads it: ``sheets`` (hash of each file), ``digests`` (hash
    of what units were drawn from, by measure) and ``units``, each with its place and codes."""


@dataclass
class Clock:
    """Adds up the seconds of each stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    _inner: list[float] = field(default_factory=lambda: [0.0])

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count the time inside the block to `stage`, but for that of blocks inside it."""
        start = time.perf_counter()
        self._inner.append(0.0)
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            own = spent - self._inner.pop()
            self._inner[-1] += spent
            self.seconds[stage] = self.seconds.get(stage, 0.0) + own


def provenance(
    tables: Mapping[str, pd.DataFrame],
    settings: Settings,
    clock: Clock,
    *,
    together: bool,
    probability: float | None,
    edits: Edits | None = None,
    edited: Sequence[Applied] = (),
    measures: Sequence[Measure] = ALL,
    as_is: bool = False,
    told: Sequence[str] = (),
    hand: HandCoding | None = None,
) -> Provenance:
    """Return what `tables` were made of; `probability` is that they report one event, if `together`.

    `edited` are the edits of the file `edits` as they were applied; one not used is a warning.
    `measures` are all that were taken; `told` are warnings of earlier stages;
    `hand` is what coders said.
    """
    warnings = []
    threshold = settings.events.threshold
    if together and probability is not None and probability < threshold:
        doubt = "may" if probability >= EVEN else "most likely"
        warnings.append(
            f"These articles {doubt} report different events (probability that they report the same "
            f"one: {probability:.2f}; a run groups articles from {threshold:.2f}). "
            "They are compared all the same; what one of them leaves out may not have happened yet."
        )
    warnings += [*_unused(edited), *told]
    return Provenance(
        command="compare" if together else "run",
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={
            name: version(name)
            for name in (
                "pressdiff",
                "spacy",
                settings.parse.model.replace("_", "-"),
                "onnxruntime",
                "tokenizers",
                "pandas",
                "trafilatura",
            )
            if _installed(name)
        }
        | {"python": platform.python_version()},
        settings=settings.model_dump(mode="json"),
        settings_digest=settings.digest,
        counts={
            "articles": len(tables["articles"]),
            "rejects": len(tables["rejects"]),
            "copies": int(tables["articles"]["copy_of"].notna().sum()),
            "outlets": tables["articles"]["outlet"].nunique(),
            "events": tables["events"]["event_id"].nunique(),
            "claims": len(tables["claims"]),
        },
        seconds={stage: round(spent, 3) for stage, spent in clock.seconds.items()},
        warnings=warnings,
        together=together,
        same_event=probability,
        edits=None
        if edits is None
        else {
            "file": edits.file,
            "digest": edits.digest,
            "applied": [asdict(one) | {"events": list(one.events)} for one in edited],
        },
        measures=[_known(one) for one in measures if one not in ALL],
        as_is=as_is,
        hand_coded=None if hand is None else _codes(hand),
    )


def declared_again(about: Provenance, before: Mapping[str, Any] | None) -> Provenance:
    """Return `about` with when its declared analysis was first used with these results.

    Each of ``declarations`` has ``digest`` (hash of the declaration), ``first_used`` (time, UTC) and
    ``after_results`` (true if the folder held results when it was first used, so that they may have
    been seen). A declaration met again keeps its first time. The time is this computer's, and
    whoever deletes the folder starts anew: register the hash elsewhere to prove it.

    Parameters
    ----------
    about
        What the run was made of.
    before
        ``run.json`` of the results that the run takes the place of; None: there were none.
    """
    known = [one for one in _told_before(before) if isinstance(one, dict)]
    digest = analysis_digest(about)
    if digest and digest not in [one.get("digest") for one in known]:
        seen = before is not None
        known.append({"digest": digest, "first_used": about.created_at, "after_results": seen})
    now = next((one for one in known if digest and one.get("digest") == digest), {})
    late = (
        f"The declared analysis (hash {digest}) was declared anew after results were seen: these "
        f"results were there when it was first used, on {str(now.get('first_used'))[:10]}. What it "
        "finds is no confirmation by the same data."
    )
    warnings = [*about.warnings, *([late] if now.get("after_results") else [])]
    return replace(about, declarations=known, warnings=warnings)


def before(folder: Path) -> dict[str, Any] | None:
    """Return ``run.json`` of the results in `folder`: empty if it is broken, None if there are none."""
    path = folder / ABOUT
    if not path.is_file():
        return {} if any(folder.glob("effects.parquet")) else None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _told_before(before: Mapping[str, Any] | None) -> list[Any]:
    found = (before or {}).get("declarations")
    return found if isinstance(found, list) else []


def analysis_digest(about: Provenance) -> str:
    """Return the hash of the declared analysis of a run; empty if nothing was declared."""
    told = about.settings.get("analysis")
    return AnalysisSettings.model_validate(told).digest if told else ""


def _codes(hand: HandCoding) -> dict[str, Any]:
    drawn = hand.drawn.astype(object)
    units = drawn.where(drawn.notna(), None).to_dict("records")
    return {"sheets": hand.sheets, "digests": hand.digests, "units": units}


def _known(measure: Measure) -> dict[str, Any]:
    """Return what `measure` says of itself."""
    told = ("name", "title", "unit", "low", "high", "missing", "source", "validity", "data")
    known: dict[str, Any] = {name: getattr(measure, name) for name in told}
    if not in_python(measure):
        return known
    said = f"{measure.validity} (as told by its author; brought to this run in Python)"
    return known | {"validity": said, "in_python": True}


def _installed(name: str) -> bool:
    try:
        version(name)
    except ModuleNotFoundError:
        return False
    return True


def _unused(edited: Sequence[Applied]) -> list[str]:
    """Return one warning for all edits that were not used, with the first three."""
    unused = [one for one in edited if one.note]
    if not unused:
        return []
    told = [
        f"{one.where.partition(': ')[2]}: {one.text.removesuffix('.')} ({one.note})"
        for one in unused[:3]
    ]
    more = f"; and {len(unused) - 3} more, told under Methods" if len(unused) > 3 else ""
    return [
        f"Of {len(edited)} edits by hand {len(unused)} changed nothing: {'; '.join(told)}{more}."
    ]
