"""The tables of a run, opened; and the three calls that make or open one."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from pressdiff import bundle, coding, pipeline, report, schema, settings, store
from pressdiff import edits as decisions
from pressdiff import export as exports
from pressdiff.errors import InputError, TableError
from pressdiff.measures import ALL
from pressdiff.measures.base import BENEATH
from pressdiff.pipeline import Input, Progress
from pressdiff.provenance import ABOUT, Provenance, before, declared_again
from pressdiff.settings import Settings
from pressdiff.stats.units import HandCoding

CACHE = ".parses"


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
        page = report.render(self.tables, _told(self.about), event=event)
        _make_folder(path.parent)
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
            return [bundle.write(self.tables, asdict(self.about), _quality(), Path(folder))]
        return exports.write(self.tables, to, Path(folder))

    def sample(
        self, path: str | Path, *, measures: Sequence[str] = (), n: int = 200, seed: int = 0
    ) -> list[Path]:
        """Draw `n` units of each measure (empty: all) for hand coding; see `coding.sample`."""
        return coding.sample(self.tables, self.about, Path(path), measures=measures, n=n, seed=seed)

    def save(self, folder: str | Path) -> Path:
        """Write all tables and what they were made of into `folder`; return it."""
        folder = _make_folder(Path(folder))
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


def compare(
    inputs: Sequence[Input] | Input,
    *,
    out: str | Path | None = None,
    outlets: Sequence[str] = (),
    settings_file: str | Path | Settings | None = None,
    profile: Literal["full", "light"] | None = None,
    as_is: bool = False,
    without_wire: bool = False,
    edits: str | Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Results:
    """Lay two or more articles side by side, taken as reports of one event.

    Parameters
    ----------
    inputs
        Two or more files (or a frame with one article a row).
    out
        Folder for the tables; None: they are kept in memory only.
    outlets
        Names of the outlets, one an input in order, where the files do not tell.
    settings_file
        Settings as TOML, or as they are once read; None: the defaults.
    profile
        ``"light"`` leaves the encoder out: faster, and a little less right; None: as the settings say.
    as_is
        Take the texts exactly as they come, so that offsets are the input's own.
    without_wire
        Leave wire text and passages taken over from other outlets out of all that is counted,
        whatever the settings say; the tables keep all rows.
    edits
        Decisions by hand on events and entities as TOML (docs/edits.md); None: none.
    jobs
        Processes; None: as many as processors, and no more than the work fills.
    progress
        Called with articles read and articles in all.

    Returns
    -------
    Results
        All tables; ``about.warnings`` says if the articles most likely report different events.

    Raises
    ------
    InputError
        If fewer than two articles can be used.
    SettingsError
        If the settings cannot be used.
    EditsError
        If the edits cannot be used, or name what is not there.
    """
    return _make(
        inputs, out, settings_file, profile, together=True, outlets=outlets, as_is=as_is,
        without_wire=without_wire, edits=edits, jobs=jobs, progress=progress,
    )  # fmt: skip


def run(
    inputs: Sequence[Input] | Input,
    *,
    out: str | Path,
    settings_file: str | Path | Settings | None = None,
    profile: Literal["full", "light"] | None = None,
    as_is: bool = False,
    without_wire: bool = False,
    edits: str | Path | None = None,
    hand_coded: Sequence[str | Path] | HandCoding = (),
    key: str | Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Results:
    """Compare a corpus: group its articles by event and compare each event's outlets.

    Parameters are those of `compare`; `out` is the folder for the tables, where parses are kept
    too, so that a second run parses only what changed. `hand_coded` are coding sheets, one a coder, whose
    units were drawn from these inputs (`Results.sample`), `key` is theirs (None: the one beside them);
    or what is read of them already:
    `effects` then has corrected rows too, and `errors` how right the program was.

    Raises
    ------
    InputError
        If no article, or a coding sheet or its key, can be used.
    SettingsError
        If the settings cannot be used.
    EditsError
        If the edits cannot be used, or name what is not there.
    """
    return _make(
        inputs, out, settings_file, profile, together=False, outlets=(), as_is=as_is,
        without_wire=without_wire, edits=edits, hand_coded=hand_coded, key=key, jobs=jobs,
        progress=progress,
    )  # fmt: skip


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


def _make(
    inputs: Sequence[Input] | Input,
    out: str | Path | None,
    settings_file: str | Path | Settings | None,
    profile: Literal["full", "light"] | None,
    *,
    together: bool,
    outlets: Sequence[str],
    as_is: bool,
    without_wire: bool,
    edits: str | Path | None,
    jobs: int | None,
    progress: Progress | None,
    hand_coded: Sequence[str | Path] | HandCoding = (),
    key: str | Path | None = None,
) -> Results:
    chosen = (
        settings_file
        if isinstance(settings_file, Settings)
        else settings.load(None if settings_file is None else Path(settings_file))
    )
    decided = None if edits is None else decisions.load(Path(edits))
    if isinstance(hand_coded, HandCoding):
        hand: HandCoding | None = hand_coded
    else:
        hand = coding.hand_coding(hand_coded, key) if hand_coded else None
    if profile is not None:
        chosen = chosen.model_copy(update={"profile": profile})
    if without_wire:
        chosen = chosen.model_copy(
            update={"copies": chosen.copies.model_copy(update={"wire_text": "leave_out"})}
        )
    folder = None if out is None else _make_folder(Path(out))
    given = [inputs] if isinstance(inputs, str | Path | pd.DataFrame) else list(inputs)
    if folder is not None and any(
        folder.resolve() == Path(one).resolve() for one in given if isinstance(one, str | Path)
    ):
        raise InputError(f"'{folder}' holds the articles; name another folder for the results")
    earlier = None if folder is None else before(folder)
    tables, about = pipeline.build(
        given, chosen, together=together, as_is=as_is, outlets=outlets, edits=decided, hand=hand,
        jobs=jobs, cache=None if folder is None else folder / CACHE, progress=progress,
    )  # fmt: skip
    about = declared_again(about, earlier)
    results = Results(about, **{table.name: tables[table.name] for table in schema.TABLES})
    if folder is not None:
        results.save(folder)
    return results


def _told(about: Provenance) -> report.About:
    """Return what the report says of the run, its measures and their known quality."""
    quality = tuple(report.Quality(**row) for row in _quality())
    return report.About(
        created_at=datetime.fromisoformat(about.created_at),
        command=about.command,
        versions=about.versions,
        digest=about.settings_digest,
        n_inputs=about.counts["articles"] + about.counts["rejects"],
        settings=dict(_flat(about.settings)),
        seed=about.settings["effects"]["seed"],
        min_events=about.settings["effects"]["min_events"],
        warnings=tuple(about.warnings),
        edits=tuple(
            report.Edit(one["text"], tuple(one["events"]), one["note"])
            for one in (about.edits or {}).get("applied", ())
        ),
        edits_file="{file} (hash {digest})".format(**about.edits) if about.edits else "",
        measures=_measures(about),
        rest_on=BENEATH,
        quality=quality,
        declared=report.declaration(about.settings, about.declarations),
        recall=_measured(quality, "Alignment", "recall", about.settings["profile"]),
        truly_missing=_measured(quality, "Omissions", "precision", about.settings["profile"]),
    )


def _measures(about: Provenance) -> tuple[report.MeasureNote, ...]:
    """Return what is known of every measure, those of the run's own settings last."""
    known = [
        {"name": one.name, "title": one.title, "unit": one.unit, "low": one.low, "high": one.high,
         "missing": one.missing, "source": one.source, "validity": one.validity, "data": one.data}
        for one in ALL
    ]  # fmt: skip
    return tuple(
        report.MeasureNote(
            one["name"],
            one["unit"],
            meaning=one["title"],
            range=f"{one['low']:g} to {one['high']:g}",
            validity=one["validity"],
            source=one["source"],
            missing=one["missing"],
            data=one.get("data", ""),  # absent in results of before it was told
        )
        for one in [*known, *about.measures]
    )


def _measured(quality: Sequence[report.Quality], task: str, metric: str, profile: str) -> float:
    """Return the measured quality of a stage in the profile of the run."""
    asked = (task, f"{metric}, profile light" if profile == "light" else metric)
    return next(one.value for one in quality if (one.task, one.metric) == asked)


def _quality() -> list[dict[str, Any]]:
    """Return the measured quality of the stages, written by benchmarks/quality.py."""
    text = resources.files("pressdiff").joinpath("models/quality.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in settings.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value or "none" if isinstance(value, Mapping) else value


def _make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"folder '{folder}' cannot be made ({error}); name another") from error
    return folder
