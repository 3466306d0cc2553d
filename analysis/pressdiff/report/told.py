"""What a report says of the run behind it, its measures and their known quality."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pressdiff.measures import ALL
from pressdiff.measures.base import BENEATH
from pressdiff.provenance import Provenance
from pressdiff.quality import quality
from pressdiff.report.about import About, Edit, MeasureNote, Quality
from pressdiff.report.declared import declaration


def told(about: Provenance) -> About:
    """Return what the report says of the run, its measures and their known quality."""
    stages = tuple(Quality(**row) for row in quality())
    return About(
        created_at=datetime.fromisoformat(about.created_at),
        command=about.command,
        versions=about.versions,
        digest=about.settings_digest,
        n_inputs=about.counts["articles"] + about.counts["rejects"],
        settings=dict(_flat(about.settings)),
        seed=about.settings["effects"]["seed"],
        min_events=about.settings["effects"]["min_events"],
        warnings=tuple(about.warnings),
        edits=tuple(
            Edit(one["text"], tuple(one["events"]), one["note"])
            for one in (about.edits or {}).get("applied", ())
        ),
        edits_file="{file} (hash {digest})".format(**about.edits) if about.edits else "",
        measures=_measures(about),
        rest_on=BENEATH,
        quality=stages,
        declared=declaration(about.settings, about.declarations),
        recall=_measured(stages, "Alignment", "recall", about.settings["profile"]),
        truly_missing=_measured(stages, "Omissions", "precision", about.settings["profile"]),
    )


def _measures(about: Provenance) -> tuple[MeasureNote, ...]:
    """Return what is known of every measure, those of the run's own settings last."""
    known = [
        {"name": one.name, "title": one.title, "unit": one.unit, "low": one.low, "high": one.high,
         "missing": one.missing, "source": one.source, "validity": one.validity, "data": one.data}
        for one in ALL
    ]  # fmt: skip
    return tuple(
        MeasureNote(
            one["name"],
            one["unit"],
            meaning=one["title"],
            range=f"{one['low']:g} to {one['high']:g}",
            validity=one["validity"],
            source=one["source"],
            missing=one["missing"],
            data=one.get("data", ""),  # absent in results of before it was told
        )
        for one in [*known, *about.measures]
    )


def _measured(quality: Sequence[Quality], task: str, metric: str, profile: str) -> float:
    """Return the measured quality of a stage in the profile of the run."""
    asked = (task, f"{metric}, profile light" if profile == "light" else metric)
    return next(one.value for one in quality if (one.task, one.metric) == asked)


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in settings.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value or "none" if isinstance(value, Mapping) else value
