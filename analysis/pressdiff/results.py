"""The tables of a run, opened."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from html import escape
from pathlib import Path
from typing import Literal

import pandas as pd

from pressdiff import bundle, coding, report, schema, store
from pressdiff import export as exports
from pressdiff.errors import InputError, TableError
from pressdiff.provenance import ABOUT, Provenance
from pressdiff.quality import quality


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

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, in the order of the contract."""
        return {table.name: getattr(self, table.name) for table in schema.TABLES}

    def report(self, path: str | Path, *, event: str | None = None) -> Path:
        """Write the report, one self-contained HTML file, and return its path.

        Parameters
        ----------
        path
            File to write.
        event
            Report this event alone; None: all.

        Raises
        ------
        InputError
            If there is no such event.
        """
        if event is not None and event not in set(self.events["event_id"]):
            known = ", ".join(sorted(self.events["event_id"].unique())[:5])
            raise InputError(f"no event '{event}' in these results; there are: {known} …")
        path = Path(path)
        page = report.render(self.tables, report.told(self.about), event=event)
        store.folder(path.parent)
        try:
            with store.whole(path) as partial:
                partial.write_text(page, encoding="utf-8")
        except OSError as error:
            raise InputError(f"report '{path}' cannot be written ({error}); name a file") from error
        return path

    def export(
        self, to: Literal["csv", "xlsx", "parquet", "jsonl", "bundle"], folder: str | Path
    ) -> list[Path]:
        """Write all tables for other programs into `folder`; return the files written.

        ``"bundle"`` writes one ZIP file to publish: tables without the words of articles, settings,
        versions and methods, from which `pressdiff.verify` repeats the run.
        """
        if to == "bundle":
            return [bundle.write(self.tables, asdict(self.about), quality(), Path(folder))]
        return exports.write(self.tables, to, Path(folder))

    def sample(
        self, path: str | Path, *, measures: Sequence[str] = (), n: int = 200, seed: int = 0
    ) -> list[Path]:
        """Draw `n` units of each measure (empty: all) for hand coding; see `coding.sample`."""
        return coding.sample(self.tables, self.about, Path(path), measures=measures, n=n, seed=seed)

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
        counts = ", ".join(f"{n} {name}" for name, n in self.about.counts.items())
        return f"Results({counts})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(table.name)}</td><td style='text-align:right'>"
            f"{len(getattr(self, table.name)):,}</td><td style='text-align:left'>"
            f"{escape(table.row)}</td></tr>"
            for table in schema.TABLES
        )
        notes = "".join(f"<p><strong>{escape(text)}</strong></p>" for text in self.about.warnings)
        return (
            f"{notes}<table><thead><tr><th>table</th><th>rows</th><th>a row is</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )


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
    return Results(about, **tables)
