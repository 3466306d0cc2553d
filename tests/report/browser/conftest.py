"""A real browser, headless, that tells of every request, message and dialogue of a page."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from pressdiff import Results

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 400, "height": 900}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium, or skip: set CHROMIUM to its path if it is not found."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium is installed: the report is not driven in a browser")
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@dataclass
class Seen:
    """A page with what it must not do: ask for anything, complain, or open a dialogue."""

    page: Page
    file: Path
    faults: list[str] = field(default_factory=list)

    def go(self, anchor: str = "") -> Page:
        """Open the file anew, at `anchor`."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}{anchor}")
        return self.page

    def in_view(self, id_: str) -> bool:
        """Tell whether the element comes to stand on the screen, under the bar."""
        try:
            self.page.wait_for_function(
                """id => { const at = document.getElementById(id)?.getBoundingClientRect();
                const bar = document.querySelector(".bar").getBoundingClientRect();
                return Boolean(at?.height) && at.top >= bar.bottom - 1 && at.top < innerHeight; }""",
                arg=id_,
            )
        except TimeoutError:
            return False
        return True

    def too_wide(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return width

    def barriers(self, *rules: str) -> list[str]:
        """Return what axe-core finds serious or critical, by all of its rules or by `rules`."""
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = list(rules)
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{one['id']}: {node['html'][:200]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"][:3]
        ]


Opener = Callable[..., Seen]


@pytest.fixture
def see(browser: Browser) -> Iterator[Opener]:
    """Return a function that opens a file; whatever the page must not do fails the test."""
    opened: list[tuple[Any, Seen]] = []

    def look(file: Path, anchor: str = "", **options: Any) -> Seen:
        context = browser.new_context(**({"viewport": WIDE} | options))
        seen = Seen(context.new_page(), file)
        page, faults = seen.page, seen.faults
        page.set_default_timeout(5_000)
        page.on("console", lambda one: faults.append(f"console: {one.text}"))
        page.on("pageerror", lambda one: faults.append(f"error: {one}"))
        page.on("dialog", lambda one: (faults.append(f"dialog: {one.message}"), one.dismiss()))
        page.on(
            "request",
            lambda one: None if one.url.startswith(("file:", "about:")) else faults.append(one.url),
        )
        seen.go(anchor)
        opened.append((context, seen))
        return seen

    yield look
    for context, seen in opened:
        context.close()
        assert seen.faults == []


@pytest.fixture(scope="session")
def whole(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report on the sample corpus, all in one file."""
    return results.report(tmp_path_factory.mktemp("whole") / "report.html")


@pytest.fixture(scope="session")
def apart(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report on the sample corpus with a page for each event."""
    return results.report(tmp_path_factory.mktemp("apart") / "report.html", apart=True)
