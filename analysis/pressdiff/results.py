"""The tables of a run, opened."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pressdiff import bundle, coding, notebook, report, schema, shown, store
from pressdiff import export as exports
from pressdiff import summary as summaries
from pressdiff.errors import InputError, TableError
from pressdiff.provenance import ABOUT, Provenance
from pressdiff.quality import quality

if TYPE_CHECKING:
    from altair import TopLevelMixin as Chart


@dataclass(frozen=True, repr=False)
class Results:
    """What a run found: each table of the contract as a pandas frame, and what it was made of."""

    about: Provenance
    articles: pd.DataFrame
    rejects: pd.DataFrame
    reuse: pd.DataFrame
    events: pd.DataFrame
    entities: pd.DataFrame
    entity_links: pd.DataFrame
    mentions: pd.DataFrame
    epithets: pd.DataFrame
    naming: pd.DataFrame
    attributions: pd.DataFrame
    attribution_spans: pd.DataFrame
    claims: pd.DataFrame
    quantities: pd.DataFrame
    acts: pd.DataFrame
    alignments: pd.DataFrame
    conflicts: pd.DataFrame
    facts: pd.DataFrame
    wordings: pd.DataFrame
    tellings: pd.DataFrame
    coverage: pd.DataFrame
    omissions: pd.DataFrame
    reporting: pd.DataFrame
    observations: pd.DataFrame
    effects: pd.DataFrame
    contrasts: pd.DataFrame
    errors: pd.DataFrame
    gaps: pd.DataFrame
    checks: pd.DataFrame
    specifications: pd.DataFrame
    keyness: pd.DataFrame
    diversity: pd.DataFrame
    folder: Path | None = field(default=None, compare=False)
    """Where the tables stand; None: in memory only."""

    def __post_init__(self) -> None:
        for table in schema.TABLES:  # real frames, that show themselves as tables of a run
            found = shown.shown(table.name, getattr(self, table.name))
            object.__setattr__(self, table.name, found)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the contract."""
        return {table.name: getattr(self, table.name) for table in schema.TABLES}

    def report(
        self, path: str | Path, *, event: str | None = None, apart: bool | None = None
    ) -> Path:
        """Write the report, one self-contained HTML file, and return its path.

        Over 500 articles each event gets a page of its own, in a folder beside the file that has
        its name without the ending.

        Parameters
        ----------
        path
            File to write.
        event
            Report this event alone; None: all.
        apart
            A page for each event, or all in one file; None: as many articles as there are tell.

        Raises
        ------
        InputError
            If there is no such event, or the file cannot be written.
        """
        path = Path(path)
        if path.is_dir():
            raise InputError(f"report '{path}' is a folder; name a file in it")
        store.folder(path.parent)
        try:
            report.write(self.tables, report.told(self.about), path, event=event, apart=apart)
        except OSError as error:
            raise InputError(f"report '{path}' cannot be written ({error}); name a file") from error
        return path

    def export(self, to: str, folder: str | Path) -> list[Path]:
        """Write these results for other programs into `folder`; return the files written.

        ``"csv"``, ``"parquet"`` and ``"jsonl"`` write a file for each table, ``"xlsx"`` a workbook,
        ``"annotations"`` claims and attributions as W3C Web Annotations, ``"figures"`` every figure as
        SVG and PNG, ``"summary"`` what `summary` returns. ``"bundle"`` writes one ZIP file to publish:
        tables without the words of articles, settings, versions and methods, from which
        `pressdiff.verify` repeats the run.

        Raises
        ------
        InputError
            If there is no such format, or the folder cannot be written.
        """
        if to == "bundle":
            return [bundle.write(self.tables, asdict(self.about), quality(), Path(folder))]
        if to == "summary":
            return [exports.write_text(self.summary(), Path(folder), "summary.md")]
        return exports.write(self.tables, to, Path(folder), about=asdict(self.about))

    def summary(self) -> str:
        """Return these results in words, as Markdown: findings, limits, methods, how to cite."""
        return summaries.summary(self.tables, self.about, quality())

    def sample(
        self, path: str | Path, *, measures: Sequence[str] = (), n: int = 200, seed: int = 0
    ) -> list[Path]:
        """Draw `n` units of each measure (empty: all) for hand coding; see `coding.sample`."""
        return coding.sample(self.tables, self.about, Path(path), measures=measures, n=n, seed=seed)

    def figure(self, name: str, *, event: str | None = None, **options: object) -> "Chart":
        """Draw one of `pressdiff.figures.ALL` as an Altair chart with its finding in words.

        Parameters
        ----------
        name
            The figure: "events", "coverage", "differences", …
        event
            Draw this event alone; some figures need one. None: the whole run.
        options
            What the figure takes besides, such as ``measures=["hedging"]``.

        Raises
        ------
        InputError
            If there is no such figure, event or option, or nothing to draw.
        """
        from pressdiff.figures.ask import draw  # noqa: PLC0415  # Altair takes a second to import

        return draw(self.tables, name, event=event, settings=self.about.settings, **options)

    def event(self, event_id: str) -> notebook.Event:
        """Return one event laid out for reading in a notebook; InputError if there is none."""
        return notebook.event_of(self.tables, self.about, event_id)

    def evidence(self, measure: str, *, n: int = 10) -> notebook.Listing:
        """Return the words that `measure` was counted in, `n` of them, each outlet's in turn."""
        return notebook.evidence(self.tables, measure, n=n)

    def notebook(self, path: str | Path, *, event: str, run: bool = True) -> Path:
        """Write a notebook on one event, its cells run (needs ``pressdiff[notebooks]``); return its path.

        Raises
        ------
        InputError
            If there is no such event, the tables are in memory only, or the file cannot be written.
        """
        notebook.known(self.tables, event)
        if self.folder is None:
            raise InputError(
                "these tables are in memory only, a notebook needs their folder: name one with out=, "
                "or open what save() wrote"
            )
        return notebook.write(self.folder, event, Path(path), run=run)

    def save(self, folder: str | Path) -> Path:
        """Write all tables and what they were made of into `folder`; return it."""
        folder = store.folder(Path(folder))
        (folder / ".pressdiff").touch()  # marks a folder of ours, that no run reads as input
        (folder / ABOUT).unlink(missing_ok=True)  # until it is back, the folder is no finished run
        for table in schema.TABLES:
            store.write(folder, table, getattr(self, table.name))
        text = json.dumps(asdict(self.about), indent=2, ensure_ascii=False)
        with store.whole(folder / ABOUT) as partial:
            partial.write_text(text + "\n", encoding="utf-8")
        return folder

    def __repr__(self) -> str:
        return f"Results({self._counts()})"

    def _repr_html_(self) -> str:
        return shown.overview(self.tables, self._counts(), self.about.warnings)

    def _counts(self) -> str:
        counts = self.about.counts.items()
        return ", ".join(f"{n:,} {one if n != 1 else one.removesuffix('s')}" for one, n in counts)


def open_results(folder: str | Path) -> Results:
    """Open the folder of a finished run.

    Raises
    ------
    TableError
        If it is not the folder of a run, or a table in it breaks its contract.
    """
    folder = Path(folder)
    if not (folder / ABOUT).is_file():
        raise TableError(
            f"no {ABOUT} in '{folder}': not the result of a finished run; "
            "name the folder given to 'pressdiff run --out', or run again"
        )
    lost = [one.name for one in schema.TABLES if not (folder / f"{one.name}.parquet").is_file()]
    if lost:
        raise TableError(
            f"'{folder}' lacks table {', '.join(lost)}: made by another version of pressdiff, or not "
            "whole; run again with the same --out, the texts already parsed are kept there"
        )
    tables = {table.name: store.read(folder, table) for table in schema.TABLES}
    try:
        known = {one.name for one in fields(Provenance)}
        told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        about = Provenance(**{name: value for name, value in told.items() if name in known})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise TableError(f"'{folder / ABOUT}' cannot be read ({error}); run again") from error
    return Results(about, folder=folder, **tables)
