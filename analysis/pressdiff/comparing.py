"""The two calls that make results: a few articles laid side by side, or a corpus by events."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

from pressdiff import coding, pipeline, schema, settings, store
from pressdiff import edits as decisions
from pressdiff.errors import InputError
from pressdiff.measures.base import Measure
from pressdiff.pipeline import Input, Progress
from pressdiff.provenance import before, declared_again
from pressdiff.results import Results
from pressdiff.settings import Settings
from pressdiff.stats.units import HandCoding

CACHE = ".parses"


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
    measures: Sequence[Measure] = (),
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
    measures
        Your own, in Python, beside those of pressdiff and of the settings (docs/lexica.md).
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
        If fewer than two articles can be used, or a measure does not say what it must.
    SettingsError
        If the settings cannot be used.
    EditsError
        If the edits cannot be used, or name what is not there.
    """
    return _make(
        inputs, out, settings_file, profile, together=True, outlets=outlets, as_is=as_is,
        without_wire=without_wire, edits=edits, measures=measures, jobs=jobs, progress=progress,
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
    measures: Sequence[Measure] = (),
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
        If no article, or a coding sheet or its key, or a measure, can be used.
    SettingsError
        If the settings cannot be used.
    EditsError
        If the edits cannot be used, or name what is not there.
    """
    return _make(
        inputs, out, settings_file, profile, together=False, outlets=(), as_is=as_is,
        without_wire=without_wire, edits=edits, measures=measures, hand_coded=hand_coded, key=key,
        jobs=jobs, progress=progress,
    )  # fmt: skip


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
    measures: Sequence[Measure],
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
    folder = None if out is None else store.folder(Path(out))
    given = [inputs] if isinstance(inputs, str | Path | pd.DataFrame) else list(inputs)
    if folder is not None and any(
        folder.resolve() == Path(one).resolve() for one in given if isinstance(one, str | Path)
    ):
        raise InputError(f"'{folder}' holds the articles; name another folder for the results")
    earlier = None if folder is None else before(folder)
    tables, about = pipeline.build(
        given, chosen, together=together, as_is=as_is, outlets=outlets, edits=decided, hand=hand,
        yours=measures, jobs=jobs, cache=None if folder is None else folder / CACHE, progress=progress,
    )  # fmt: skip
    about = declared_again(about, earlier)
    found = {table.name: tables[table.name] for table in schema.TABLES}
    results = Results(about, folder=folder, **found)
    if folder is not None:
        results.save(folder)
    return results
