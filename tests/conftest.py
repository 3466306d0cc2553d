"""Fixtures shared by all tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

import pressdiff
from pressdiff import Results
from pressdiff.encoder import encode
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"
SAMPLE = Path(__file__).parents[1] / "data" / "sample"


@pytest.fixture(scope="session")
def parsed() -> Callable[..., Article]:
    """Return a function that parses a text (with its headline, if given) into an article."""

    def parse_text(text: str, *, headline: str = "", article_id: str = "a1") -> Article:
        whole = f"{headline}\n{text}" if headline else text
        (doc,) = parse([whole], Settings().parse)
        return Article(article_id, doc, headline_end=len(headline), encoded=encode(whole))

    return parse_text


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of one run over the sample corpus; nobody changes it."""
    made = tmp_path_factory.mktemp("sample")
    pressdiff.run([SAMPLE / "articles"], out=made, jobs=1)
    return made


@pytest.fixture(scope="session")
def results(folder: Path) -> Results:
    """Return what that run found."""
    return pressdiff.open(folder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of evaluation data, or skip: it is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation data (../shared) is not here")
    return SHARED
