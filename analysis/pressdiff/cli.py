"""What a user types: each command reads its options, makes one call, and says what it wrote."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, TextColumn, TimeRemainingColumn

import pressdiff
from pressdiff import pipeline
from pressdiff.coding.told import agreement_table, write_json
from pressdiff.errors import InputError, PressdiffError
from pressdiff.evaluate import TASKS
from pressdiff.evaluate import evaluate as run_evaluation
from pressdiff.measures.base import BENEATH
from pressdiff.measures.chosen import chosen
from pressdiff.replication import VERDICT
from pressdiff.results import Results
from pressdiff.settings import load

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="How do these outlets report the same event?",
)  # fmt: skip


def _version(*, value: bool) -> None:
    if value:
        typer.echo(f"pressdiff {pressdiff.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Ask how outlets report the same event."""


class Profile(StrEnum):
    """With or without the encoder."""

    full = "full"
    light = "light"


Format = StrEnum("Format", "csv xlsx parquet jsonl annotations figures summary bundle")
SettingsOption = Annotated[Path | None, typer.Option("--settings", help="Settings, a TOML file.")]
ProfileOption = Annotated[
    Profile | None,
    typer.Option(help="full, or light: without the encoder, faster and a little less right."),
]
AsIsOption = Annotated[
    bool, typer.Option("--as-is", help="Take texts exactly as they come: no cleaning.")
]
WithoutWireOption = Annotated[
    bool,
    typer.Option(
        "--without-wire", help="Leave wire text and passages taken over out of all counts."
    ),
]
EditsOption = Annotated[
    Path | None,
    typer.Option("--edits", help="Decisions by hand on events and entities, a TOML file."),
]
VerifyOption = Annotated[
    Path | None,
    typer.Option(
        "--verify",
        help="Replication bundle: run with its settings on your copy of the articles and compare.",
    ),
]
HandCodedOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--hand-coded",
        help="Coding sheet with codes: add corrected estimates; repeat, one sheet a coder.",
    ),
]
KeyOption = Annotated[
    Path | None,
    typer.Option("--key", help="Key of the coding sheets. [default: the one beside the first]"),
]
JobsOption = Annotated[int | None, typer.Option(min=1, help="Processes. [default: all processors]")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
JsonLogOption = Annotated[bool, typer.Option("--json-log", help="Log one JSON object a line.")]


@app.command()
def compare(
    files: Annotated[list[str], typer.Argument(help="Two or more articles.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The report.")] = Path(
        "report.html"
    ),
    out: Annotated[Path | None, typer.Option(help="Folder for the tables.")] = None,
    outlet: Annotated[
        list[str] | None, typer.Option(help="Name of the outlet of each file, in order; repeat.")
    ] = None,
    settings: SettingsOption = None,
    profile: ProfileOption = None,
    as_is: AsIsOption = False,
    without_wire: WithoutWireOption = False,
    edits: EditsOption = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Lay two or more articles side by side, taken as reports of one event."""
    with _said(quiet=quiet, json_log=json_log) as say, _bar(quiet=quiet) as progress:
        results = pressdiff.compare(
            files, out=out, outlets=outlet or (), settings_file=settings, profile=None if profile is None else profile.value,
            as_is=as_is, without_wire=without_wire, edits=edits, jobs=jobs, progress=progress,
        )  # fmt: skip
        path = results.report(output)
    with _said(quiet=quiet, json_log=json_log) as say:
        _summarise(results, say)
        say.print(f"Report: {path}", soft_wrap=True, markup=False)


@app.command()
def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders or globs.")],
    out: Annotated[Path, typer.Option(help="Folder for the tables and the report.")],
    settings: SettingsOption = None,
    profile: ProfileOption = None,
    as_is: AsIsOption = False,
    without_wire: WithoutWireOption = False,
    edits: EditsOption = None,
    hand_coded: HandCodedOption = None,
    key: KeyOption = None,
    verify: VerifyOption = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Compare a corpus: group its articles by event, compare the outlets of each event."""
    if verify is not None:
        told = {"--settings": settings, "--profile": profile, "--as-is": as_is,
                "--without-wire": without_wire}  # fmt: skip
        _refuse_beside_verify([name for name, value in told.items() if value])
        options = {"edits": edits, "hand_coded": hand_coded or (), "key": key, "jobs": jobs}
        _verify(inputs, out, verify, options, quiet=quiet, json_log=json_log)
        return
    with _said(quiet=quiet, json_log=json_log), _bar(quiet=quiet) as progress:
        results = pressdiff.run(
            inputs, out=out, settings_file=settings, profile=None if profile is None else profile.value, as_is=as_is, without_wire=without_wire, edits=edits,
            hand_coded=hand_coded or (), key=key, jobs=jobs, progress=progress,
        )  # fmt: skip
        path = results.report(out / "report.html")
    with _said(quiet=quiet, json_log=json_log) as say:
        _summarise(results, say)
        say.print(f"Tables: {out}\nReport: {path}", soft_wrap=True, markup=False)


@app.command()
def report(
    results: Annotated[Path, typer.Argument(help="Folder of a finished run.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The report.")] = Path(
        "report.html"
    ),
    event: Annotated[str | None, typer.Option(help="Report this event alone.")] = None,
    apart: Annotated[
        bool | None,
        typer.Option(
            "--apart/--one-file",
            help="A page for each event, or all in one file. [default: apart over 500 articles]",
        ),
    ] = None,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Write the report of a finished run again."""
    with _said(quiet=quiet, json_log=json_log) as say:
        path = pressdiff.open(results).report(output, event=event, apart=apart)
        say.print(f"Report: {path}", soft_wrap=True, markup=False)


@app.command()
def export(
    results: Annotated[Path, typer.Argument(help="Folder of a finished run.")],
    to: Annotated[
        Format,
        typer.Option(
            help="csv, xlsx, parquet or jsonl: all tables; annotations: claims and attributions as W3C "
            "Web Annotations; figures: SVG and PNG; summary: Markdown; bundle: to be repeated."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path(
        "export"
    ),
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Write a finished run for other programs: its tables, annotations, figures, a summary."""
    with _said(quiet=quiet, json_log=json_log) as say:
        for path in pressdiff.open(results).export(to.value, output):
            say.print(str(path), soft_wrap=True, markup=False)


@app.command()
def notebook(
    results: Annotated[Path, typer.Argument(help="Folder of a finished run.")],
    event: Annotated[str, typer.Option(help="The event, by its id in the table events.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The notebook.")] = Path(
        "event.ipynb"
    ),
    no_run: Annotated[bool, typer.Option("--no-run", help="Leave its cells to be run.")] = False,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Write a notebook on one event of a finished run, with its cells run."""
    with _said(quiet=quiet, json_log=json_log) as say:
        path = pressdiff.open(results).notebook(output, event=event, run=not no_run)
        say.print(f"Notebook: {path}", soft_wrap=True, markup=False)


@app.command()
def sample(
    results: Annotated[Path, typer.Argument(help="Folder of a finished run.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The sheet; a CSV and the key come beside it.")
    ] = Path("sheet.xlsx"),
    measure: Annotated[
        list[str] | None, typer.Option(help="Measure to code; repeat. [default: all]")
    ] = None,
    n: Annotated[int, typer.Option("--n", min=1, help="Units of each measure.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the draw.")] = 0,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Draw units for hand coding into a sheet that tells no outlet and no result."""
    with _said(quiet=quiet, json_log=json_log) as say:
        found = pressdiff.open(results).sample(output, measures=measure or (), n=n, seed=seed)
        for path, what in zip(found, ("for coders", "the same", "not for coders"), strict=True):
            say.print(f"{path} ({what})", soft_wrap=True, markup=False)


@app.command()
def agree(
    sheets: Annotated[list[Path], typer.Argument(help="Coding sheets with codes, one a coder.")],
    key: KeyOption = None,
    results: Annotated[
        Path | None,
        typer.Option(help="Run to compare coders with. [default: the one that was drawn from]"),
    ] = None,
    as_json: Annotated[Path | None, typer.Option("--json", help="JSON file to write.")] = None,
    quiet: QuietOption = False,
    json_log: JsonLogOption = False,
) -> None:
    """Tell how far coders agree with each other and the program with them."""
    with _said(quiet=quiet, json_log=json_log) as say:
        found = pressdiff.agree(
            sheets, key, results=None if results is None else pressdiff.open(results)
        )
        say.print(agreement_table(found))
        if as_json is not None:
            write_json(found, as_json)
            say.print(f"JSON: {as_json}", soft_wrap=True, markup=False)


@app.command()
def measures(settings: SettingsOption = None) -> None:
    """List every measure with unit, range, source, training data and measured validity."""
    console = Console(highlight=False)
    for measure in chosen(load(settings).measures):
        told = {
            "unit": measure.unit, "range": f"{measure.low:g} to {measure.high:g}",
            "missing": measure.missing, "source": measure.source,
            "training data": measure.data, "validity": measure.validity,
        }  # fmt: skip
        console.print(f"[bold]{measure.name}[/bold]: {escape(measure.title)}")
        for name, value in told.items():
            console.print(f"  {name}: {value}", markup=False)
    console.print(f"All rest on {BENEATH}.", markup=False)


@app.command()
def evaluate(
    task: Annotated[str, typer.Argument(help=f"One of: {', '.join(TASKS)}.")],
    path: Annotated[Path, typer.Argument(help="Gold file, JSON lines (formats: data/README.md).")],
    settings: SettingsOption = None,
) -> None:
    """Measure the program against a gold file; prints one JSON object."""
    found = run_evaluation(task, path, load(settings))
    typer.echo(json.dumps(found, indent=2))


def main() -> None:
    """Run the command line; a known error is one line on standard error and exit code 2."""
    try:
        app(standalone_mode=True)
    except PressdiffError as error:
        Console(stderr=True, highlight=False).print(f"Error: {error}", markup=False, soft_wrap=True)
        sys.exit(2)


# a published run repeated


def _refuse_beside_verify(options: list[str]) -> None:
    if options:
        raise InputError(f"--verify runs with the bundle's settings; leave out {options[0]}")


def _verify(
    inputs: list[str], out: Path, bundle: Path, options: dict[str, Any], *, quiet: bool,
    json_log: bool,
) -> None:  # fmt: skip
    """Say whether a run reproduces a bundle; exit code 1 if it does not."""
    with _said(quiet=quiet, json_log=json_log), _bar(quiet=quiet) as progress:
        results, verdict = pressdiff.verify(
            inputs, bundle=bundle, out=out, progress=progress, **options
        )
    with _said(quiet=quiet, json_log=json_log) as say:
        _summarise(results, say)
        for line in verdict.lines():
            say.print(line, soft_wrap=True, markup=False)
        say.print(f"Verdict: {out / VERDICT}", soft_wrap=True, markup=False)
    if not verdict.reproduces:
        raise typer.Exit(1)


# what is said


def _n(counts: dict[str, int], what: str) -> str:
    return f"{counts[what]} {what if counts[what] != 1 else what.removesuffix('s')}"


def _summarise(results: Results, say: Console) -> None:
    counts = results.about.counts
    say.print(
        f"{_n(counts, 'articles')} of {_n(counts, 'outlets')} in {_n(counts, 'events')}, "
        f"{_n(counts, 'claims')}; {counts['rejects']} not used"
    )
    for path, row, reason in results.rejects.head(10).itertuples(index=False):
        say.print(f"  not used: {path} row {row}: {reason}", soft_wrap=True, markup=False)
    if len(results.rejects) > 10:
        say.print(f"  … and {len(results.rejects) - 10} more: see the table 'rejects'")
    for text in results.about.warnings:
        say.print(f"Note: {text}", soft_wrap=True, markup=False)


@contextmanager
def _said(*, quiet: bool, json_log: bool) -> Iterator[Console]:
    handler = logging.StreamHandler()
    if json_log:
        handler.setFormatter(_JsonLines())
    root = logging.getLogger("pressdiff")
    root.addHandler(handler)
    root.setLevel(logging.ERROR if quiet else logging.INFO if json_log else logging.WARNING)
    try:
        yield Console(quiet=quiet, highlight=False)
    finally:
        root.removeHandler(handler)


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(
            {"time": self.formatTime(record), "level": record.levelname, "logger": record.name,
             "message": record.getMessage()},
            ensure_ascii=False,
        )  # fmt: skip


@contextmanager
def _bar(*, quiet: bool) -> Iterator[pipeline.Progress | None]:
    """Show how many articles are read and how long it still takes; nothing in a pipe."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        *Progress.get_default_columns()[:2],
        TextColumn("{task.completed}/{task.total} articles"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
