"""Write docs/cli.md from the command line itself.

Usage: python docs/make_docs.py
"""

from pathlib import Path

from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from pressdiff.cli import app

PAGE = Path(__file__).parent / "cli.md"


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
            rows.append(f"| `{words}` | {getattr(one, 'help', None) or ''} |")
        if len(rows) > 2:
            parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(command_line(), encoding="utf-8")
