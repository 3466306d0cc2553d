"""Write docs/cli.md from the command line itself.

Usage: python docs/make_docs.py [FILE]
"""

import sys
from pathlib import Path

import click
import typer

from pressdiff.cli import app

PAGE = Path(__file__).parent / "cli.md"


def command_line() -> str:
    """Return every command with its arguments and options as Markdown."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group)
    parts = ["# Command line", "Made by `make docs` from the program itself."]
    for name, command in group.commands.items():
        context = click.Context(command, info_name=f"pressdiff {name}")
        usage = " ".join(command.collect_usage_pieces(context))
        parts.append(f"## pressdiff {name}\n\n`pressdiff {name} {usage}`\n\n{command.help}")
        rows = ["| option | meaning |", "|---|---|"]
        for option in command.params:
            words = ", ".join(option.opts) if isinstance(option, click.Option) else option.name
            rows.append(f"| `{words}` | {getattr(option, 'help', '') or ''} |")
        if len(rows) > 2:
            parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    page.write_text(command_line(), encoding="utf-8")
