"""Bytes, seconds and further memory of the report on 200 and 5,000 articles, and how long a browser takes to open it.

The tables are those of the sample corpus many times over, each time under other names. Usage:
``python benchmarks/report.py [RESULTS]``, where RESULTS is the folder of a run (the sample's if left out).
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright

import pressdiff
from pressdiff import report

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles"
OWN = {"article_id", "event_id", "storyline_id", "claim_id", "attribution_id", "parent_id", "claim_a",
       "claim_b", "nearest_claim", "first_article_id", "copy_of", "original_id"}  # fmt: skip
CORPUS = {"effects", "contrasts", "errors", "gaps", "checks", "specifications", "keyness", "naming",
          "reporting", "entities", "entity_links"}  # fmt: skip
SIZES = (200, 5_000)


def main(folder: Path | None) -> None:
    """Print a line for each size."""
    with tempfile.TemporaryDirectory() as made:
        if folder is None:
            results = pressdiff.run([SAMPLE], out=Path(made) / "run")
        else:
            results = pressdiff.open(folder)
        about = report.told(results.about)
        print(
            f"{'articles':>8} {'form':>9} {'write s':>8} {'more MB':>8} {'first file MB':>14} {'all MB':>7} {'open s':>7}"
        )
        for size in SIZES:
            tables = many(results.tables, round(size / len(results.articles)))
            path = Path(made) / f"{size}" / "report.html"
            path.parent.mkdir()
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            begin = time.perf_counter()
            report.write(tables, about, path)
            seconds = time.perf_counter() - begin
            peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
            apart = path.with_suffix("").is_dir()
            whole = sum(one.stat().st_size for one in path.parent.rglob("*.html")) / 1e6
            print(f"{len(tables['articles']):8,} {'apart' if apart else 'one file':>9} {seconds:8.1f} {peak:8,.0f} "
                  f"{path.stat().st_size / 1e6:14.2f} {whole:7.1f} {opened(path):7.2f}")  # fmt: skip


def many(tables: dict[str, pd.DataFrame], times: int) -> dict[str, pd.DataFrame]:
    """Return the rows of articles and events `times` over under other names; of the corpus once."""
    return {
        name: frame
        if name in CORPUS
        else pd.concat(list(_renamed(pd.DataFrame(frame), times)), ignore_index=True)
        for name, frame in tables.items()
    }


def _renamed(frame: pd.DataFrame, times: int) -> Iterator[pd.DataFrame]:
    columns = [column for column in frame.columns if column in OWN]
    for number in range(times):
        yield frame.assign(
            **{column: frame[column] + (f"-{number}" if number else "") for column in columns}
        )


def opened(path: Path) -> float:
    """Return the seconds until the list of events is there and can be used: the middle of five."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        return float("nan")
    taken = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", found), args=["--no-sandbox"]
        )
        for _ in range(5):
            page = browser.new_page()
            begin = time.perf_counter()
            page.goto(path.as_uri())
            page.locator(".events h3 a").first.wait_for()
            taken.append(time.perf_counter() - begin)
            page.close()
        browser.close()
    return sorted(taken)[2]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
