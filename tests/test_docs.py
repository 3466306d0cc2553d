"""What is written about the program is what the program says."""

import runpy
from pathlib import Path

from typer.main import get_command

from pressdiff import schema
from pressdiff.cli import app

ROOT = Path(__file__).parents[1]


def test_the_page_on_the_command_line_is_up_to_date():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["command_line"]()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == made, "run 'make docs'"


def test_the_readme_tells_the_quality_that_was_measured():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["readme"]()
    assert (ROOT / "README.md").read_text(encoding="utf-8") == made, "run 'make docs'"


def test_the_data_dictionary_tells_all_tables_as_they_are_declared():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["data"]()
    written = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert written == made, "run 'make docs'"
    assert all(f"\n### {table.name}\n" in written for table in schema.TABLES)


def test_every_command_and_option_says_what_it_does():
    for name, command in get_command(app).commands.items():
        assert command.help, name
        assert all(one.help for one in command.params), name


def test_the_readme_names_both_commands_that_do_all():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
