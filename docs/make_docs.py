"""Write what the program says of itself into the docs.

docs/cli.md from the command line, the tables of the README and of docs/limits.md from the measured quality,
and the data dictionary in data/README.md from the tables as they are declared.

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
LIMITS = ROOT / "docs" / "limits.md"
QUALITY = ROOT / "analysis" / "pressdiff" / "models" / "quality.json"
DATA = ROOT / "data" / "README.md"
TABLES = ("<!-- data dictionary: made by `make docs` -->", "<!-- end of data dictionary -->")
RIGHT = ("<!-- limits: made by `make docs` -->", "<!-- end of limits -->")
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


TOLD = (
    ("Attribution", "recall of credited words", "of the words credited to somebody, found so"),
    (
        "Attribution",
        "right source where the content is found",
        "of the statements found, with the right speaker",
    ),
    ("Events", "B-cubed recall", "of the articles on an event, brought together"),
    ("Events", "look-alike pairs wrongly joined", "of two like events, taken for one"),
    ("Naming", "B-cubed recall", "of the mentions of one actor, recognised as the same"),
    ("Alignment", "recall", "of sentences that tell the same, aligned"),
    ("Alignment", "precision", "of sentences aligned, telling the same"),
    ("Omissions", "precision", "of facts said to be missing, truly missing"),
    ("Omissions", "recall", "of facts missing, said to be"),
    ("Conflicts", "recall", "of contradictions, found"),
    ("Conflicts", "precision", "of contradictions found, true ones"),
    ("Loaded language", "macro F1", "loaded sentences told from others, F1 of both in the mean"),
    ("Sentiment", "macro F1", "sentiment toward an actor, F1 of three kinds in the mean"),
    ("Vagueness", "vague sentences, F1", "vague sentences, F1"),
    ("Passives", "presence of an agent, F1", "passives with and without who did it, F1"),
)
"""Stage, metric and plain words of what docs/limits.md tells; of several data sets the first."""


def limits() -> str:
    """Return docs/limits.md with its tables of measured quality."""
    found = json.loads(QUALITY.read_text(encoding="utf-8"))
    first = {(one["task"], one["metric"]): one for one in reversed(found)}
    rows = ["| what | right | light | on |", "|---|---|---|---|"]
    for task, metric, words in TOLD:
        one, light = first[task, metric], first.get((task, f"{metric}, profile light"))
        right = f"{one['value']:.2f}"
        if "low" in one:
            right += f" ({one['low']:.2f} to {one['high']:.2f})"
        told = f"{light['value']:.2f}" if light else ""
        rows.append(f"| {task}: {words} | {right} | {told} | {one['data']} |")
    spread = first["Attribution", "recall of credited words"]["by"]
    for by, values in spread.items():
        ordered = sorted((told["credited words"], name) for name, told in values.items())
        (low, least), (high, most) = ordered[0], ordered[-1]
        rows.append(
            f"| Attribution: credited words found, by {by} | {low:.2f} ({least}) to {high:.2f} ({most}) | | the same |"
        )
    text = LIMITS.read_text(encoding="utf-8")
    before, after = text.split(RIGHT[0])[0], text.split(RIGHT[1])[1]
    return "\n".join([before + RIGHT[0], *rows, RIGHT[1] + after])


def data() -> str:
    """Return data/README.md with the data dictionary as the package declares it."""
    tables = re.sub(r"^#", "##", schema.dictionary(), flags=re.MULTILINE)
    text = DATA.read_text(encoding="utf-8")
    before, after = text.split(TABLES[0])[0], text.split(TABLES[1])[1]
    return f"{before}{TABLES[0]}\n{tables}{TABLES[1]}{after}"


if __name__ == "__main__":
    PAGE.write_text(command_line(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
    LIMITS.write_text(limits(), encoding="utf-8")
    DATA.write_text(data(), encoding="utf-8")
