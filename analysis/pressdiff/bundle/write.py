"""Makes a replication bundle: one ZIP file, the same bytes for the same results."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pressdiff import store
from pressdiff.bundle.archive import FORMAT, MANIFEST, NAME
from pressdiff.bundle.blanked import blanked, plain
from pressdiff.bundle.environment import environment
from pressdiff.bundle.toml import settings_text
from pressdiff.errors import InputError
from pressdiff.methods import methods

_TIME = (1980, 1, 1, 0, 0, 0)  # the first a ZIP file knows


def write(
    tables: Mapping[str, pd.DataFrame],
    about: Mapping[str, Any],
    quality: Sequence[Mapping[str, Any]],
    folder: Path,
) -> Path:
    """Write the bundle of a run into `folder` and return its path.

    Parameters
    ----------
    tables
        All tables of the run, by name.
    about
        What it was made of, as `run.json` has it.
    quality
        Measured quality of the stages.
    folder
        Where to write.

    Raises
    ------
    InputError
        If the folder cannot be written.
    """
    files = _files(tables, plain(about, tables), quality)
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".pressdiff").touch()  # marks a folder of ours, that no run reads as input
        with store.whole(path) as partial:
            partial.write_bytes(_archive(files))
    except OSError as error:
        raise InputError(f"bundle '{path}' cannot be written ({error}); name a folder") from error
    return path


def _files(
    tables: Mapping[str, pd.DataFrame],
    about: dict[str, Any],
    quality: Sequence[Mapping[str, Any]],
) -> dict[str, bytes]:
    files = {f"tables/{name}.parquet": _parquet(frame) for name, frame in blanked(tables).items()}
    files["run.json"] = _json(about)
    files["settings.toml"] = settings_text(about["settings"]).encode()
    files["environment.json"] = _json(environment(about["settings"]["parse"]["model"]))
    files["METHODS.md"] = f"# Methods\n\n{methods(tables, about, quality)}".encode()
    files["README.md"] = _readme(about).encode()
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    files[MANIFEST] = _json({"format": FORMAT, "sha256": hashes})
    return files


def _parquet(frame: pd.DataFrame) -> bytes:
    target = io.BytesIO()
    frame.to_parquet(target, index=False)
    return target.getvalue()


def _json(told: Mapping[str, Any]) -> bytes:
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _archive(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _readme(about: Mapping[str, Any]) -> str:
    lists = about["settings"]["measures"]["lexica"]
    needs = [f"- word list `{file}` (hash {one}), beside this file" for file, one in lists.items()]
    if about["edits"]:
        edits = about["edits"]
        needs.append(f"- edits `{edits['file']}` (hash {edits['digest']}), with `--edits`")
    mine = [one["name"] for one in about["measures"] if one.get("in_python")]
    needs += [
        f"- measure `{one}`, in Python, for `pressdiff.verify(..., measures=[...])`" for one in mine
    ]
    needed = "\n".join(["It was made with these files, which you need too:", "", *needs])
    return f"""# Replication bundle

All tables of a run of pressdiff {about["versions"]["pressdiff"]}, without the texts of articles.

## To verify it

Get the same articles, install the versions in `environment.json`, and run

    pressdiff run ARTICLES --out RESULTS --verify {NAME}

It runs on your copy with the settings of this bundle, prints a verdict and writes
`RESULTS/verify.json`: which articles are missing, changed or more, which rows of which table
differ and by how much, which versions and models differ. Exit code 0: it reproduces; 1: it does not.
{needed if needs else "Nothing but the articles is needed."}

## What is in it

- `tables/*.parquet`: the tables as pressdiff documents them. Columns that hold words of articles
  hold hashes instead (`sha256:` and the first digits; of `articles.text` all): equal hashes are equal
  words. Ids that repeat five words in a row of an article are hashed too. Spans are kept: with your
  copy of a text whose hash is the same, `text[start:end]` gives the words back. Left out: the table
  `rejects` and the column `articles.source_path`.
- `settings.toml`, `run.json`, `environment.json`: settings with seeds, what the run was made of
  and warned of, versions and the hashes of models of the installation that made the bundle.
  Codes given by hand are in `run.json` (`hand_coded`), each with its place, and are used again.
- `METHODS.md`: the methods in words and numbers.
- `{MANIFEST}`: the SHA-256 of each file.
"""
