"""What every stage costs as a share of the parse, on 200 articles, in one process and one run.

Ratios, not seconds: machines differ. The parse is the floor; the rest may cost a third of it.

Usage: python benchmarks/stages.py [INPUT …]   (default: ../shared/data/grouping, else the sample)
"""

import sys
import tempfile
from pathlib import Path

import pressdiff

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data" / "grouping" / "giveme5w1h.jsonl"
LIMIT = 1 / 3


def main(inputs: list[str]) -> None:
    """Run once without a cache and print each stage's share of the parse."""
    if not inputs:
        inputs = [str(REAL if REAL.is_file() else ROOT / "data" / "sample" / "articles")]
    with tempfile.TemporaryDirectory() as folder:
        results = pressdiff.run(inputs, out=folder, jobs=1)
        seconds = dict(results.about.seconds)
        parse = seconds.pop("parse")
        words = int(results.articles["n_words"].sum())
        print(
            f"{len(results.articles)} articles, {words:,} words, parse {words / parse:,.0f} words/s"
        )
        for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
            print(f"  {stage:8} {spent / parse:6.1%} of the parse")
        share = sum(seconds.values()) / parse
        print(f"  all      {share:6.1%} of the parse (limit {LIMIT:.0%})")
    sys.exit(share > LIMIT)


if __name__ == "__main__":
    main(sys.argv[1:])
