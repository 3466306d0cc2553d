"""Take the pictures of the README in a headless Chromium, from the report on the sample corpus.

Usage: python docs/make_pictures.py REPORT.html
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
PICTURES = {
    "report.png": ("#event-2025-03-14-eleven-tarn-ferry-fire-faulty", 1400, 1180),
    "words.png": ("#wording", 1400, 1060),
}


def main(report: Path) -> None:
    """Write each picture."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (anchor, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{report.resolve().as_uri()}{anchor}")
            page.wait_for_timeout(500)
            page.screenshot(path=DOCS / name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
