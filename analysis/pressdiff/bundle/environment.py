"""What a run depends on beside its input: Python, packages, models."""

import hashlib
import platform
import re
from contextlib import suppress
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

_REQUIRED = re.compile(r"^[A-Za-z0-9._-]+")


def environment(parse_model: str) -> dict[str, Any]:
    """Return versions of Python and packages, and the SHA-256 of each model, of this installation.

    Parameters
    ----------
    parse_model
        Name of the spaCy pipeline; its files are hashed as one.
    """
    return {
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "packages": _packages(parse_model),
        "models": _models(parse_model),
    }


def _packages(parse_model: str) -> dict[str, str]:
    wanted = {"pressdiff", parse_model.replace("_", "-")}
    for line in metadata.requires("pressdiff") or ():
        if "extra ==" not in line and (found := _REQUIRED.match(line)):
            wanted.add(found.group())
    versions = {}
    for name in sorted(wanted):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _models(parse_model: str) -> dict[str, str]:
    folder = resources.files("pressdiff").joinpath("models")
    found = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.iterdir()
        if one.is_file() and not one.name.endswith(".md")
    }
    with suppress(ModuleNotFoundError):
        found[parse_model] = _folder(resources.files(parse_model))
    return dict(sorted(found.items()))


def _folder(folder: Traversable) -> str:
    """Return one hash of all files under `folder`, but those that Python itself writes."""
    hasher = hashlib.sha256()
    stack = [("", folder)]
    files = []
    while stack:
        path, here = stack.pop()
        for one in here.iterdir():
            name = f"{path}/{one.name}"
            if one.is_dir():
                if one.name != "__pycache__":
                    stack.append((name, one))
            else:
                files.append((name, one))
    for name, one in sorted(files, key=lambda pair: pair[0]):
        hasher.update(f"{name}\0".encode() + hashlib.sha256(one.read_bytes()).digest())
    return hasher.hexdigest()
