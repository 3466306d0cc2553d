"""A published run repeated on one's own copy of the articles, and laid beside its bundle."""

import json
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pressdiff import bundle as bundles
from pressdiff import edits as decisions
from pressdiff import settings, store
from pressdiff.bundle.blanked import HASHED
from pressdiff.bundle.environment import environment
from pressdiff.coding import coded_again, hand_coding
from pressdiff.comparing import compare, run
from pressdiff.errors import InputError
from pressdiff.measures.base import Measure
from pressdiff.pipeline import Input, Progress
from pressdiff.results import Results
from pressdiff.settings import Settings
from pressdiff.stats.units import HandCoding

VERDICT = "verify.json"
_MODEL = re.compile(r"[a-z]{2,3}_[a-zA-Z0-9_]+")


def verify(
    inputs: Sequence[Input] | Input,
    *,
    bundle: str | Path,
    out: str | Path,
    edits: str | Path | None = None,
    hand_coded: Sequence[str | Path] = (),
    key: str | Path | None = None,
    measures: Sequence[Measure] = (),
    jobs: int | None = None,
    progress: Progress | None = None,
) -> tuple[Results, bundles.Verdict]:
    """Run with the settings of a replication bundle, and compare what comes out with it.

    Parameters
    ----------
    inputs
        The reader's own copy of the articles: files, folders, globs or frames.
    bundle
        The ZIP file that ``Results.export("bundle", folder)`` wrote.
    out
        Folder for the tables; the verdict is written there as ``verify.json``.
    edits
        The file of edits, if the bundle was made with one.
    hand_coded, key
        The coding sheets and their key; none: the codes that the bundle holds.
    measures
        The measures in Python, if the bundle was made with some.
    jobs
        Processes; None: as many as processors, and no more than the work fills.
    progress
        Called with articles read and articles in all.

    Returns
    -------
    tuple
        The results of this run, and the verdict.

    Raises
    ------
    InputError
        If the bundle cannot be used, or was made with a file or a measure that is not given.
    SettingsError
        If this version of the program cannot use its settings.
    """
    found = bundles.read(Path(bundle))
    chosen = _settings(found)
    _same_edits(found, edits)
    _same_measures(found, measures)
    hand = _codes(found, hand_coded, key)
    options: dict[str, Any] = {
        "out": out, "settings_file": chosen, "as_is": found.about.get("as_is") is True,
        "edits": edits, "measures": measures, "jobs": jobs, "progress": progress,
    }  # fmt: skip
    if found.about.get("together") is True:
        results = compare(inputs, **options)
    else:
        results = run(inputs, hand_coded=hand or (), **options)
    verdict = bundles.compare(found, results.tables, environment(chosen.parse.model))
    text = json.dumps(verdict.as_json(), indent=2, ensure_ascii=False)
    with store.whole(Path(out) / VERDICT) as partial:
        partial.write_text(text + "\n", encoding="utf-8")
    return results, verdict


def _settings(found: bundles.Bundle) -> Settings:
    """Return the settings of the bundle; its word lists are those beside it, of the same hash."""
    path = found.path
    lists = found.about["settings"].get("measures")
    told = lists.get("lexica") if isinstance(lists, dict) else {}
    for name in told if isinstance(told, dict) else ():
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if ".." in parts or parts[:1] == ("/",) or ":" in name:
            raise InputError(
                f"bundle '{path}' names word list '{name}' outside of its folder; put the list "
                "beside the bundle and ask who made it to name it so"
            )
    chosen = settings.parsed(found.settings, path)
    ours = {one.file: one.digest for one in chosen.measures.lexica}
    if ours != (told or {}):
        raise InputError(
            f"bundle '{path}' was made with word lists {told}, those beside it are {ours} (file: "
            "hash); put the same files there"
        )
    if not _MODEL.fullmatch(chosen.parse.model):
        raise InputError(
            f"bundle '{path}' names the parser '{chosen.parse.model[:100]}', which is no name of "
            "an installed pipeline; it is not loaded"
        )
    return chosen


def _same_edits(found: bundles.Bundle, edits: str | Path | None) -> None:
    told = found.about.get("edits")
    wanted = told.get("digest") if isinstance(told, dict) else None
    given = None if edits is None else decisions.load(Path(edits)).digest
    if wanted != given:
        file = f"'{told.get('file')}' (hash {wanted})" if isinstance(told, dict) else "no edits"
        got = f"'{edits}' (hash {given})" if edits is not None else "none"
        raise InputError(
            f"bundle '{found.path}' was made with edits: {file}; given: {got}; name the same file "
            "with --edits, or none"
        )


def _same_measures(found: bundles.Bundle, measures: Sequence[Measure]) -> None:
    """Refuse to lay beside each other what was measured by other functions in Python."""
    told = found.about.get("measures")
    told = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
    wanted = sorted(str(one.get("name")) for one in told if one.get("in_python") is True)
    given = sorted(str(getattr(one, "name", one)) for one in measures)
    if wanted != given:
        raise InputError(
            f"bundle '{found.path}' was made with measures in Python: {', '.join(wanted) or 'none'}; "
            f"given: {', '.join(given) or 'none'}; get the same from its author and call "
            "pressdiff.verify(..., measures=[...]) in Python"
        )


def _codes(
    found: bundles.Bundle, sheets: Sequence[str | Path], key: str | Path | None
) -> HandCoding | None:
    """Return what coders said: as the bundle has it, or as the same sheets do, if they are given."""
    told = found.about.get("hand_coded")
    told = told if isinstance(told, dict) else None
    if sheets:
        given = hand_coding(sheets, key)
        wanted = told.get("sheets") if told else {}
        hashes = sorted(map(str, wanted.values())) if isinstance(wanted, dict) else []
        if hashes != sorted(given.sheets.values()):
            raise InputError(
                f"bundle '{found.path}' was made with coding sheets {wanted or 'none'}, given: "
                f"{given.sheets} (file: hash); name the same files with --hand-coded, or none"
            )
        return given
    if told is None:
        return None
    coded = coded_again(told, f"bundle '{found.path}'")
    if coded.drawn["article_id"].str.startswith(HASHED).any():
        raise InputError(
            f"bundle '{found.path}' hides ids of articles that repeat their words; name the coding "
            f"sheets {', '.join(coded.sheets)} with --hand-coded"
        )
    return coded
