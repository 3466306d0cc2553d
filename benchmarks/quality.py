"""Measure the stages on evaluation data beside the project and write what the report tells of them.

Usage: python benchmarks/quality.py ../shared [--write]

Prints the rows; with --write, replaces analysis/pressdiff/models/quality.json. Takes five minutes.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pressdiff.evaluate import evaluate
from pressdiff.settings import Settings

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "analysis" / "pressdiff" / "models"

Row = dict[str, Any]


def attribution(shared: Path) -> list[Row]:
    """Return token scores on PolNeAR, which the rules saw a tenth of."""
    found = evaluate("attribution", shared / "data/attribution/polnear_train.jsonl", Settings())
    data = f"PolNeAR, {found['articles']} articles; the rules were written after reading 80 of them"
    scores = found["tokens"]
    return [
        _row("Attribution", "words credited to somebody, precision", scores["content"]["precision"], data),
        _row("Attribution", "words credited to somebody, recall", scores["content"]["recall"], data),
        _row("Attribution", "source words, F1", scores["source"]["f1"], data),
        _row("Attribution", "right source where the content is found", found["source_given_content"], data),
    ]  # fmt: skip


def events(shared: Path) -> list[Row]:
    """Return the cross-validated grouping scores of the training script."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "training" / "events.py"), str(shared / "data")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pools = json.JSONDecoder().raw_decode(done.stdout)[0]["0.5"]
    told = {
        "giveme5w1h": "Giveme5W1H, real news of 2016-18",
        "triplets": "BASIL and SEESAW, three outlets an event",
    }
    rows = [
        _row("Events", f"B-cubed {score}", pools[pool][score], f"{data}; cross-validated by event")
        for pool, data in told.items()
        for score in ("precision", "recall")
    ]
    look = pools["lookalike_ecbplus, undated"]["lookalikes_joined"]
    rows.append(
        _row("Events", "look-alike pairs wrongly joined", look, "ECB+, undated; cross-validated")
    )
    return rows


def alignment() -> list[Row]:
    """Return the scores stored with the alignment model."""
    model = json.loads((MODELS / "align.json").read_text(encoding="utf-8"))
    scores = model["leaving_one_event_out"]["aligned"]
    data = "nine real events judged by a language model, leaving one event out; the features were chosen on them"
    return [_row("Alignment", score, scores[score], data) for score in ("precision", "recall")]


def _row(task: str, metric: str, value: float, data: str) -> Row:
    return {"task": task, "metric": metric, "value": round(value, 3), "data": data}


def main() -> None:
    """Measure, print and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [*attribution(options.shared), *events(options.shared), *alignment()]
    text = json.dumps(rows, indent=2) + "\n"
    print(text)
    if options.write:
        (MODELS / "quality.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
