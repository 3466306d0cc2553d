"""How often intervals hold the true difference when the program errs more in one outlet.

Usage: python benchmarks/correction.py [--corpora 1000]

Two outlets report events; a coder's answer has a rate that differs by event, and by outlet. The program
errs alike in both, or misses 10 % of it in one outlet and 40 % in the other. Units are drawn as `pressdiff
sample` draws them and coded without error. Naive: the program's own difference; corrected: that of
`--hand-coded`. Takes an hour for 1,000 corpora.
"""

import argparse
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pressdiff.coding.draw import draw
from pressdiff.settings import EffectSettings
from pressdiff.stats.corrected import corrected
from pressdiff.stats.paired import effects
from pressdiff.stats.units import HandCoding, digests, units

BASE, SPREAD, APART, PER = 0.25, 0.7, 0.35, 12
SETTINGS = EffectSettings(resamples=100)


@dataclass(frozen=True)
class Errors:
    """Share of what is there that the program misses, and of what is not that it invents, by outlet."""

    misses: tuple[float, float]
    invents: tuple[float, float]


EVEN = Errors((0.1, 0.1), (0.05, 0.05))
LOPSIDED = Errors((0.1, 0.4), (0.02, 0.05))


def main() -> None:
    """Print coverage, width and bias of both estimates."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--corpora", type=int, default=1000)
    corpora = asked.parse_args().corpora
    print("errors    events  coded  estimate    covers  width   bias")
    for name, errors in (("even", EVEN), ("lopsided", LOPSIDED)):
        for events, coded in ((10, 100), (30, 100), (30, 200), (100, 100), (100, 200), (100, 400)):
            found = simulate(events, coded, errors, corpora, seed=1)
            for estimate, row in found.items():
                print(
                    f"{name:9} {events:6} {coded:6}  {estimate:10} {row['covers']:7.3f} "
                    f"{row['width']:6.3f} {row['bias']:7.3f}",
                    flush=True,
                )


def simulate(
    events: int, coded: int, errors: Errors, corpora: int, seed: int
) -> dict[str, dict[str, float]]:
    """Return for both estimates the share of intervals that hold the truth, mean width and bias."""
    rng = np.random.default_rng([seed, events, coded])
    truth = _truth()
    rows: dict[str, list[tuple[bool, float, float]]] = {"naive": [], "corrected": []}
    for run in range(corpora):
        observations, articles, filed, hand = _corpus(rng, events, errors)
        found = units(observations, articles, filed)
        drawn = draw(found, coded, seed=run).merge(hand, on=["article_id", "start"])
        given = HandCoding(
            drawn[["article_id", "measure", "start", "end", "probability", "code"]],
            digests(found),
            {},
        )
        tables = {
            "naive": effects(observations, articles, filed, SETTINGS),
            "corrected": corrected(observations, articles, filed, SETTINGS, given)[0],
        }
        for name, table in tables.items():
            row = table[table["voice"] == "own"].iloc[0]
            held = bool(row["ci_low"] <= truth <= row["ci_high"])
            rows[name].append((held, row["ci_high"] - row["ci_low"], row["difference"] - truth))
    return {
        name: dict(zip(("covers", "width", "bias"), np.mean(found, axis=0).tolist(), strict=True))
        for name, found in rows.items()
    }


def _rates(rng: np.random.Generator, events: int) -> np.ndarray:
    common = rng.normal(0, SPREAD, events)
    outlet = np.array([[0.0], [APART]])
    own = rng.normal(0, 0.4, (2, events))
    return np.asarray(1 / (1 + np.exp(-(np.log(BASE / (1 - BASE)) + common + outlet + own))))


def _truth() -> float:
    first, second = _rates(np.random.default_rng(0), 400_000).mean(axis=1)
    return float(first - second)


def _corpus(
    rng: np.random.Generator, events: int, errors: Errors
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the tables of one corpus, and the right code of each unit."""
    rates = _rates(rng, events)
    sizes = 1 + rng.poisson(rng.gamma(2, PER / 2, (2, events)))
    outlet, event = (np.repeat(one.ravel(), sizes.ravel()) for one in np.indices((2, events)))
    right = rng.random(len(outlet)) < rates[outlet, event]
    miss, invent = (np.array(one)[outlet] for one in (errors.misses, errors.invents))
    value = np.where(right, rng.random(len(right)) >= miss, rng.random(len(right)) < invent)
    ids = np.array([[f"{side}{place:04}" for place in range(events)] for side in "AB"])
    start = np.arange(len(outlet))
    observations = pd.DataFrame(
        {
            "article_id": ids[outlet, event], "measure": "m", "start": start, "end": start + 1,
            "voice": "own", "section": "body", "target": None, "value": value.astype(float), "n": 1.0,
        }
    )  # fmt: skip
    names = ids.ravel()
    articles = pd.DataFrame(
        {"article_id": names, "outlet": [one[0] for one in names], "copy_of": None}
    )
    filed = pd.DataFrame({"article_id": names, "event_id": [one[1:] for one in names]})
    hand = observations[["article_id", "start"]].assign(code=right.astype(float))
    return observations, articles, filed, hand


if __name__ == "__main__":
    main()
