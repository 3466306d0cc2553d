"""Write what the program says of itself into the docs.

docs/cli.md from the command line, the README's table from the measured quality, and the data
dictionary in data/README.md from the tables as they are declared.

Usage: python docs/make_docs.py
"""

import json
import re
from pathlib import Path

from pydantic import BaseModel
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from pressdiff import schema
from pressdiff.cli import app
from pressdiff.settings import Settings

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "cli.md"
README = ROOT / "README.md"
QUALITY = ROOT / "analysis" / "pressdiff" / "models" / "quality.json"
DATA = ROOT / "data" / "README.md"
TABLES = ("<!-- data dictionary: made by `make docs` -->", "<!-- end of data dictionary -->")
BEGIN, END = "<!-- quality: made by `make docs` -->", "<!-- end of quality -->"


def command_line() -> str:
    """Return every command with its arguments and options as Markdown."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    parts = ["# Command line", "Made from the program itself by `make docs`."]
    for name, command in group.commands.items():
        parts.append(f"## pressdiff {name}\n\n{command.help}")
        rows = ["| argument or option | meaning |", "|---|---|"]
        for one in command.params:
            words = ", ".join(one.opts) if isinstance(one, TyperOption) else str(one.name).upper()
            told = getattr(one, "help", None) or ""
            rows.append(f"| `{words}` | {told} |")
        if len(rows) > 2:
            parts.append("\n".join(rows))
    parts.extend(settings_file())
    return "\n\n".join(parts) + "\n"


def settings_file() -> list[str]:
    """Return every setting with its default as Markdown."""
    parts = [
        "## Settings",
        "A TOML file for `--settings`; what it does not name keeps its default. An example, for a CSV with other "
        "column names:",
        '```toml\n[ingest.columns]\ntext = "article_body"\noutlet = "site"\n\n[ingest]\nmin_words = 50\n```',
    ]
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        section = getattr(Settings(), name)
        if isinstance(section, BaseModel):
            rows += [
                f"| `[{name}] {key}` | {getattr(section, key)} | {one.description} |"
                for key, one in type(section).model_fields.items()
            ]
        else:
            rows.append(f"| `{name}` | {section} | {field.description} |")
    return [*parts, "\n".join(rows)]


def readme() -> str:
    """Return the README with its table of measured quality as benchmarks/quality.py wrote it."""
    rows = [
        f"| {one['task']} | {one['metric']} | {one['value']:.2f} | {one['data']} |"
        for one in json.loads(QUALITY.read_text(encoding="utf-8"))
    ]
    rows = ["| stage | what | value | on |", "|---|---|---|---|", *rows]
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    return "\n".join([before + BEGIN, *rows, END + after])


def data() -> str:
    """Return data/README.md with the data dictionary as the package declares it."""
    tables = re.sub(r"^#", "##", schema.dictionary(), flags=re.MULTILINE)
    text = DATA.read_text(encoding="utf-8")
    before, after = text.split(TABLES[0])[0], text.split(TABLES[1])[1]
    return f"{before}{TABLES[0]}\n{tables}{TABLES[1]}{after}"


if __name__ == "__main__":
    PAGE.write_text(command_line(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    DATA.write_text(data(), encoding="utf-8")
