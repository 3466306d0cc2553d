"""Settings written as TOML, which the standard library only reads."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pressdiff.settings import Settings


def settings_text(told: Mapping[str, Any]) -> str:
    """Return settings, as `run.json` keeps them, as the TOML that `pressdiff run --settings` takes.

    Word lists are named by file; their hashes stand in comments. What is null is left out.
    """
    parts = [f"profile = {_value(told['profile'])}"]
    for name in Settings.model_fields:
        section = told.get(name)
        if not isinstance(section, Mapping):
            continue
        lines = [f"[{name}]"]
        for key, value in section.items():
            if key == "lexica":
                lines += [f"# {json.dumps(file)}: hash {one}" for file, one in value.items()]
                value = list(value)
            if value is not None:
                lines.append(f"{_text(key)} = {_value(value)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _value(value: Any) -> str:  # noqa: ANN401, whatever JSON holds
    if isinstance(value, Mapping):
        rows = (f"{_text(key)} = {_value(one)}" for key, one in value.items() if one is not None)
        return "{" + ", ".join(rows) + "}"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value)


def _text(value: str) -> str:
    """Return a basic string; JSON's escapes are TOML's, but for the one of DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
