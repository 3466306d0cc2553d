"""CITATION.cff says what the package says of itself."""

import re
from pathlib import Path

import pytest

import pressdiff
from pressdiff.citation import AUTHORS, citation

FILE = Path(__file__).parents[1] / "CITATION.cff"


@pytest.fixture(scope="module")
def cff():
    rows = re.findall(r"^([a-z-]+): (.+)$", FILE.read_text("utf-8"), re.MULTILINE)
    return dict(rows)


def test_the_file_has_what_the_format_asks_for(cff):
    assert cff["cff-version"] == "1.2.0"
    assert {"message", "title"} <= set(cff)
    assert f"authors:\n  - name: {AUTHORS}\n" in FILE.read_text("utf-8")
    assert "doi" not in FILE.read_text("utf-8").casefold()


def test_its_version_and_licence_are_the_package_s(cff):
    assert cff["version"] == pressdiff.__version__
    assert cff["license"] == "Apache-2.0"
    assert f"version {cff['version']}" in citation()
    assert cff["license"] in citation()


def test_another_version_can_be_cited():
    assert citation("0.0.9").startswith(f"{AUTHORS}. pressdiff, version 0.0.9.")
