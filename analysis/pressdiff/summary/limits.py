"""What a summary does not show, with the measured numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from pressdiff.methods import percent

_TOLD = {
    (
        "Alignment",
        "recall",
    ): "Of the facts that two articles truly share, {} were found; what was not "
    "found counts as told by one outlet alone.",
    (
        "Conflicts",
        "recall",
    ): "Of true contradictions, {} were found: no conflict listed does not mean "
    "that there is none.",
    (
        "Attribution",
        "recall of credited words",
    ): "Of the words that articles credit to somebody, {} were "
    "recognised; the rest count as the outlet's own voice.",
}


def limits(known: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the limits as a list; numbers that were not measured are left out with their line."""
    lines = [
        "It names differences between these outlets in these articles. It does not say who is right, "
        "why an outlet differs, or how it reports otherwise.",
        "“Missing” is never “suppressed”: only the articles given were read.",
    ]
    for (task, metric), words in _TOLD.items():
        row = next((one for one in known if (one["task"], one["metric"]) == (task, metric)), None)
        if row is not None:
            lines.append(words.format(percent(row)))
    lines.append("English text only; pictures, video, layout and headlines' size are not seen.")
    return ["## What this does not show", "\n".join(f"- {one}" for one in lines)]
