"""What every stage costs as a share of the parse, on 200 articles, in one process and one run.

Ratios, not seconds: machines differ. The parse is the floor; the encoders may cost as much, all the
rest together a third of it. The sample is run first, so that loading models counts for nothing.

Usage: python benchmarks/stages.py [INPUT …]   (default: ../shared/data/grouping, else the sample)
"""

import sys
import tempfile
from pathlib import Path
from typing import Literal

import pressdiff

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data" / "grouping" / "giveme5w1h.jsonl"
SAMPLE = ROOT / "data" / "sample" / "articles"
LIMIT = 1 / 3  # of the parse, for rules and light models together
ENCODER_LIMIT = 1.0  # of the parse, for the encoder


def main(inputs: list[str]) -> None:
    """Run each profile once without a cache and print each stage's share of the parse."""
    if not inputs:
        inputs = [str(REAL if REAL.is_file() else SAMPLE)]
    sys.exit(not all([_within(inputs, "full"), _within(inputs, "light")]))


def _within(inputs: list[str], profile: Literal["full", "light"]) -> bool:
    """Print the shares in one profile, and tell whether they are within their limits."""
    with tempfile.TemporaryDirectory() as folder:
        pressdiff.run([str(SAMPLE)], out=Path(folder) / "first", profile=profile, jobs=1)
        results = pressdiff.run(inputs, out=folder, profile=profile, jobs=1)
    seconds = dict(results.about.seconds)
    parse = seconds.pop("parse")
    words = int(results.articles["n_words"].sum())
    print(
        f"profile {profile}: {len(results.articles)} articles, {words:,} words, "
        f"parse {words / parse:,.0f} words/s"
    )
    for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {stage:8} {spent / parse:6.1%} of the parse")
    encoder = seconds.pop("encode", 0.0) / parse
    share = sum(seconds.values()) / parse
    print(f"  all but the encoder {share:6.1%} of the parse (limit {LIMIT:.0%})")
    return share <= LIMIT and encoder <= ENCODER_LIMIT


if __name__ == "__main__":
    main(sys.argv[1:])
