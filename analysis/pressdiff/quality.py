"""How well the stages were measured to work, as it comes with the package."""

import json
from importlib import resources
from typing import Any


def quality() -> list[dict[str, Any]]:
    """Return the measured quality of the stages, written by benchmarks/quality.py."""
    text = resources.files("pressdiff").joinpath("models/quality.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows
