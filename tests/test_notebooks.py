"""The notebooks as they are kept: numbered, without outputs, calling and plotting, nothing more."""

import ast
import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
TEMPLATE = Path(__file__).parents[1] / "analysis" / "pressdiff" / "notebook" / "event.ipynb"
PATHS = sorted(FOLDER.glob("*.ipynb"))
DEFINES = {"08-your-own-measure"}
MACHINE = re.compile(r"(?<![\w.~>-])/(?:home|root|work|Users|tmp|mnt|opt)/|[A-Z]:\\\\|file://")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def cells(path, kind):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def defined(path):
    return [
        node.name
        for source in cells(path, "code")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, DEFINITIONS)
    ]


def test_they_are_numbered_from_01_to_09_without_a_gap():
    assert [path.name[:3] for path in PATHS] == [f"{number:02d}-" for number in range(1, 10)]


@pytest.mark.parametrize("path", [*PATHS, TEMPLATE], ids=lambda path: path.stem)
def test_it_is_kept_without_what_a_run_leaves_behind(path):
    text = path.read_text(encoding="utf-8")
    for cell in json.loads(text)["cells"]:
        assert not cell.get("outputs"), "clear the outputs"
        assert cell.get("execution_count") is None, "clear the counts"
        assert "papermill" not in cell["metadata"]
    assert not MACHINE.search(text), "names a folder of a machine"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_it_says_what_is_asked_where_to_change_it_and_what_it_does_not_show(path):
    words = cells(path, "markdown")
    number, title = re.fullmatch(r"# (\d)\. (.+)", words[0].splitlines()[0]).groups()
    assert path.name.startswith(f"{int(number):02d}-")
    assert title.strip()
    own = [source for source in cells(path, "code") if re.search(r"^ARTICLES = ", source, re.M)]
    assert len(own) == 1, "one cell names the articles"
    assert "your own articles: change this cell" in own[0]
    assert words[-1].startswith("## What this does not show"), "the last section"


@pytest.mark.parametrize("path", [*PATHS, TEMPLATE], ids=lambda path: path.stem)
def test_it_calls_and_defines_nothing(path):
    found = defined(path)
    assert bool(found) == (path.stem in DEFINES), found


def test_the_measure_of_a_readers_own_takes_twenty_lines():
    (path,) = (path for path in PATHS if path.stem in DEFINES)
    (source,) = (source for source in cells(path, "code") if "def " in source)
    lines = [line for line in source.splitlines() if line.strip()]
    assert len(lines) <= 20
    assert defined(path) == ["superlatives"]
