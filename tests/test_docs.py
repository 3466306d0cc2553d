"""What is written about the program is what the program says."""

import runpy
from pathlib import Path

from typer.main import get_command

from pressdiff import schema
from pressdiff.cli import app
from pressdiff.quality import quality

ROOT = Path(__file__).parents[1]


def test_the_page_on_the_command_line_is_up_to_date():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["command_line"]()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == made, "run 'make docs'"


def test_the_readme_tells_the_quality_that_was_measured():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["readme"]()
    assert (ROOT / "README.md").read_text(encoding="utf-8") == made, "run 'make docs'"


def test_the_page_on_limits_tells_the_quality_that_was_measured():
    made = runpy.run_path(str(ROOT / "docs" / "make_docs.py"))["limits"]()
    written = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    assert written == made, "run 'make docs'"
    rows = {one["task"]: one["value"] for one in quality()}
    assert f"{rows['Vagueness']:.2f}" in written.split("vague sentences, F1 |")[1][:8]


def test_the_examples_on_the_page_of_numbers_are_those_of_the_sample(results):
    page = " ".join((ROOT / "docs" / "numbers.md").read_text(encoding="utf-8").split())
    lantern = results.reporting.set_index("outlet").loc["The Daily Lantern"]
    assert (
        f"{lantern['n_omitted']:.0f} of {lantern['n_expected']:.0f}, **{lantern['omission_rate']:.0%}"
        in (page.replace(" %", "%"))
    )
    verdicts = results.contrasts["verdict"].value_counts()
    assert f"{verdicts['equivalent']} of {verdicts.sum()} are equivalent" in page
    assert f"{verdicts['undecided']} undecided" in page
    row = results.contrasts.query(
        "measure == 'hedging' and voice == 'own' and outlet_a == 'Meridian Press' "
        "and outlet_b == 'The Northern Observer'"
    ).iloc[0]
    for told in (f"{row['difference']:.3f}", f"{row['ci_low']:.3f} to {row['ci_high']:.3f}"):
        assert told.replace("-", "−") in page
    assert f"{row['p_value']:.4f}" in page
    assert f"**adjusted** p pays for all of them: {row['p_adjusted']:.2f}" in page


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
