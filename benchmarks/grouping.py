"""Time and memory of grouping into events, at 1,000, 10,000 and 100,000 articles.

Usage: python benchmarks/grouping.py [PARQUET] [--longer SIZE …] [--denser SIZE …]

PARQUET has columns article_id, outlet, title, text and published_at
(default: ../shared/data/corpus/abp_public.parquet). Each size is grouped in a process of its own.
Prints one JSON object; ends with 1 if the longer stream misses `LIMITS`.

Beyond its own size the corpus is repeated with 30 to 50 % of each article's words replaced by
words drawn from the whole corpus. In the series "longer" each round is dated after the one before,
as years of news are; in "denser" all rounds keep their dates, as news of ever more outlets does.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff import schema
from pressdiff.events import events
from pressdiff.settings import EventSettings

CORPUS = Path(__file__).parents[2] / "shared" / "data" / "corpus" / "abp_public.parquet"
LIMITS = {"exponent": 1.3, "peak_gb": 3.0}  # of the series "longer"
REPLACED = (0.3, 0.5)  # least and greatest share of an article's words
SEED = 0
EVERY = 50  # of the corpus' words, those that others are replaced by
PART = 2_000  # articles made at a time, to keep their making out of the peak
COLUMNS = ["article_id", "outlet", "title", "text", "published_at"]
CPUINFO = Path("/proc/cpuinfo")
SERIES: dict[str, str] = {
    "longer": "each repeat of the corpus is dated after the one before",
    "denser": "repeats of the corpus keep their dates",
}

Series = Literal["longer", "denser"]


def stream(corpus: pd.DataFrame, size: int, series: Series) -> pd.DataFrame:
    """Return `size` articles as `events` reads them: `corpus`, then repeats with other words.

    A longer stream begins with the oldest articles; a denser one is drawn from the whole time.
    """
    rng = np.random.default_rng(SEED)
    when = pd.to_datetime(corpus["published_at"], utc=True, format="mixed")
    later = (when.max() - when.min()).ceil("D") + pd.Timedelta(days=1)
    corpus = corpus.assign(published_at=when).sort_values(["published_at", "article_id"])
    if series == "denser":
        later = pd.Timedelta(0)
        corpus = corpus.iloc[rng.permutation(len(corpus))]
    drawn = np.array(
        [word for text in corpus["text"] for word in text.split(" ")[::EVERY]], dtype=object
    )
    parts = []
    for begin in range(0, size, PART):
        at = np.arange(begin, min(begin + PART, size))
        part = corpus.iloc[at % len(corpus)].reset_index(drop=True)
        number = pd.Series(at // len(corpus))
        part["article_id"] += "-" + number.astype("str")
        part["published_at"] += later * number
        for column in ("title", "text"):
            part[column] = [
                reworded(text, drawn, rng) if again and isinstance(text, str) else text
                for text, again in zip(part[column], number, strict=True)
            ]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def reworded(text: str, drawn: NDArray[np.object_], rng: np.random.Generator) -> str:
    """Return `text` with a share of its words, drawn from `REPLACED`, replaced by some of `drawn`."""
    words = np.array(text.split(" "), dtype=object)
    other = rng.random(len(words)) < rng.uniform(*REPLACED)
    words[other] = rng.choice(drawn, int(other.sum()))
    return " ".join(words)


def measured(articles: pd.DataFrame) -> dict[str, float]:
    """Group `articles` once; return seconds, the peak of this process in GB, and what was found.

    ``before_gb`` is the peak before grouping: the program and the articles themselves.
    """
    before = _peak()
    processor, wall = time.process_time(), time.perf_counter()
    found = events(articles, schema.MENTIONS.frame(), EventSettings())
    return {
        "cpu_seconds": round(time.process_time() - processor, 2),
        "wall_seconds": round(time.perf_counter() - wall, 2),
        "before_gb": round(before, 2),
        "peak_gb": round(_peak(), 2),
        "events": int(found["event_id"].nunique()),
        "storylines": int(found["storyline_id"].nunique()),
    }


def _peak() -> float:
    """Return the greatest memory this process has had, in GB."""
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage tells bytes there, else KiB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def exponent(seconds: Mapping[int, float]) -> float | None:
    """Return the power of the size with which time grows, by least squares on logarithms.

    None for fewer than two sizes.
    """
    if len(seconds) < 2:
        return None
    sizes, spent = np.log(list(seconds)), np.log(list(seconds.values()))
    return round(float(np.polyfit(sizes, spent, 1)[0]), 2)


def scaled(corpus: Path, sizes: Sequence[int], series: Series) -> dict[str, Any]:
    """Measure each size in a process of its own, one after the other."""
    found: dict[int, dict[str, float]] = {}
    for size in sizes:
        command = [sys.executable, __file__, str(corpus), "--one", series, str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found[size] = json.loads(done.stdout)
        print(f"{series}, {size:,} articles: {found[size]}", file=sys.stderr)
    return {
        "what": SERIES[series],
        "sizes": found,
        "exponent": exponent({size: one["cpu_seconds"] for size, one in found.items()}),
    }


def machine() -> dict[str, Any]:
    """Return what the times hold for."""
    models = (
        line.split(":", 1)[1].strip()
        for line in (CPUINFO.read_text() if CPUINFO.is_file() else "").splitlines()
        if line.startswith("model name")
    )
    return {
        "cores": os.cpu_count(),
        "cpu": next(models, platform.processor()),
        "python": platform.python_version(),
    }


def main() -> None:
    """Measure both series, or, for a process of its own, one size of one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--longer", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--denser", type=int, nargs="*", default=[1_000, 10_000, 40_000])
    parser.add_argument("--one", nargs=2, metavar=("SERIES", "SIZE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.corpus.is_file():
        print(f"no corpus at '{options.corpus}': nothing measured", file=sys.stderr)
        return
    if options.one:
        series, size = options.one
        corpus = pd.read_parquet(options.corpus, columns=COLUMNS)
        print(json.dumps(measured(stream(corpus, int(size), series))))
        return
    longer = scaled(options.corpus, options.longer, "longer")
    denser = scaled(options.corpus, options.denser, "denser")
    print(
        json.dumps(
            {"machine": machine(), "limits": LIMITS, "longer": longer, "denser": denser}, indent=1
        )
    )
    sys.exit(not within(longer))


def within(longer: Mapping[str, Any]) -> bool:
    """Tell whether a series keeps to `LIMITS`."""
    peak = max((one["peak_gb"] for one in longer["sizes"].values()), default=0.0)
    return peak < LIMITS["peak_gb"] and (longer["exponent"] or 0.0) < LIMITS["exponent"]


if __name__ == "__main__":
    main()
