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

from sentences import sentences

from pressdiff.evaluate import evaluate
from pressdiff.settings import Settings

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "analysis" / "pressdiff" / "models"

Row = dict[str, Any]


def attribution() -> list[Row]:
    """Return the cross-validated scores stored with the models, by outlet and by kind."""
    stored = json.loads((MODELS / "attribution.json").read_text(encoding="utf-8"))
    data = f"PolNeAR, {stored['full']['articles']} articles, each outlet held out; interval over outlets"
    told = {
        "content": "credited words, F1", "source": "source words, F1", "cue": "cue words, F1",
        "content_partial": "contents found, at least half of both, F1",
        "source_given_content": "right source where the content is found",
    }  # fmt: skip
    rows = []
    for profile, note in (("full", ""), ("light", ", profile light")):
        over = stored[profile]["over_outlets"]
        for name, metric in told.items():
            row = _row("Attribution", metric + note, over[name]["mean"], data)
            rows.append(row | {end: round(over[name][end], 3) for end in ("low", "high")})
        recall = stored[profile]["tokens"]["content"]["recall"]
        slices = {
            dimension: {name: _recalls(scores) for name, scores in stored[profile][by].items()}
            for dimension, by in (("outlet", "by_outlet"), ("kind", "by_kind"))
        }
        whole = f"PolNeAR, {stored['full']['articles']} articles, each outlet held out"
        rows.append(
            _row("Attribution", f"recall of credited words{note}", recall, whole) | {"by": slices}
        )
    return rows


def wording() -> list[Row]:
    """Return the cross-validated scores stored with the models of wording."""
    stored = json.loads((MODELS / "wording.json").read_text(encoding="utf-8"))
    told = {
        "loaded": ("Loaded language", "BABE, 2,424 sentences, cross-validated by outlet"),
        "sentiment": ("Sentiment", "NewsMTSC, 5,216 targets, cross-validated by sentence"),
    }
    rows = []
    for name, (task, data) in told.items():
        for profile, note in (("full", ""), ("light", ", profile light")):
            found = stored[name][profile]
            row = _row(task, f"macro F1{note}", found["macro_f1"], data)
            rows.append(row | {end: found[end] for end in ("low", "high")})
    rows[0] |= {"by": {"outlet": stored["loaded"]["full"]["by_outlets"]}}
    vague = stored["vague"]["a word alone"]
    rows.append(
        _row("Vagueness", "vague sentences, F1", vague["f1"], "WikiWeasel, cross-validated")
    )
    return rows


def _recalls(scores: Row) -> dict[str, float]:
    roles = {"credited words": "content", "source words": "source", "cue words": "cue"}
    return {name: round(scores["tokens"][role]["recall"], 3) for name, role in roles.items()}


def voices(shared: Path) -> list[Row]:
    """Return how well credited and own sentences are told apart in news, and their speakers."""
    found = sentences(shared / "align_gold", Settings())
    data = "nine real events judged by a language model; developed with them in view"
    return [
        _row("Attribution", "sentences rightly credited or own", found["accuracy"], data),
        _row("Attribution", "right speaker among those credited in a sentence", found["speaker_any"], data),
    ]  # fmt: skip


def passives(shared: Path) -> list[Row]:
    """Return how well passive clauses and their agents are found."""
    found = evaluate("passive", shared / "data/passive/ud_pud.conllu", Settings())
    data = "Universal Dependencies PUD, 500 sentences; developed with them in view"
    return [
        _row("Passives", "passive clauses, F1", found["passive_verbs"]["f1"], data),
        _row("Passives", "presence of an agent, F1", found["agents_of_matched"]["f1"], data),
    ]


def events(shared: Path) -> list[Row]:
    """Return the cross-validated grouping scores of the training script."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "training" / "events.py"), str(shared / "data")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pools, at = json.loads(done.stdout), Settings().events.threshold
    held = "cross-validated by event"
    told = {
        "giveme5w1h": "Giveme5W1H, real news of 2016-18",
        "triplets": "BASIL and SEESAW, three outlets an event",
        "stream": "the same, scored among 6,382 other articles of their months",
        "lookalike_ecbplus": "ECB+, undated, each event with a look-alike",
    }
    rows = [
        _row("Events", f"B-cubed {score}", pools[pool][f"{score} at {at}"], f"{data}; {held}")
        for pool, data in told.items()
        for score in ("precision", "recall")
    ]
    look = pools["lookalike_ecbplus"][f"lookalikes_joined at {at}"]
    rows.append(_row("Events", "look-alike pairs wrongly joined", look, f"ECB+; {held}"))
    return rows


def naming(shared: Path) -> list[Row]:
    """Return the cross-validated scores of chains of mentions, of the training script."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "training" / "chains.py"), str(shared / "data")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    scores = json.loads(done.stdout)["pairs, threshold 0.25"]["b_cubed"]
    data = "NewsWCL50, five events of five outlets, mentions given, leaving one event out"
    return [
        _row("Naming", f"B-cubed {score}", scores[score], data) for score in ("precision", "recall")
    ]


def alignment() -> list[Row]:
    """Return the scores stored with the alignment models: first those of events held out."""
    models = json.loads((MODELS / "align.json").read_text(encoding="utf-8"))
    judged = "pairs of sentences of 182 real events, judged by a language model; cross-validated by event, rules written with half of them in view"
    gold = "align_gold: nine real events, no weight trained on them, words and rules developed with them in view"
    rows = []
    for name, note in (("claims_read", ""), ("claims", ", profile light")):
        for part, on, data in (
            ("cross_validated_by_event", "", judged),
            ("align_gold", ", align_gold", gold),
        ):
            found = models[name][part]["aligned"]
            rows += [
                _row("Alignment", score + on + note, found[score], data)
                for score in ("precision", "recall")
            ]
    cells = "facts of two articles and an article without: the judged events, cross-validated"
    for name, note in (("claims_read", ""), ("claims", ", profile light")):
        found = models[name]["cross_validated_by_event"]["omitted"]
        rows += [
            _row("Omissions", score + note, found[score], cells)
            for score in ("precision", "recall")
        ]
    for part, on, data in (
        ("cross_validated_by_event", "", f"{judged}: 210 pairs"),
        ("align_gold", ", align_gold", f"{gold}: 21 pairs, 12 on one boy's age"),
    ):
        found = models["claims_read"][part]["conflict"]
        rows += [
            _row("Conflicts", score + on, found[score], data) for score in ("precision", "recall")
        ]
    return rows


def _row(task: str, metric: str, value: float, data: str) -> Row:
    return {"task": task, "metric": metric, "value": round(value, 3), "data": data}


def main() -> None:
    """Measure, print and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [
        *attribution(), *wording(), *voices(options.shared), *passives(options.shared),
        *events(options.shared), *naming(options.shared), *alignment(),
    ]  # fmt: skip
    text = json.dumps(rows, indent=2) + "\n"
    print(text)
    if options.write:
        (MODELS / "quality.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
