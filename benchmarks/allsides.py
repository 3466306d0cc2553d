"""Left and right outlets on the same AllSides stories: which differences the intervals show.

Articles of the public part of SEESAW and BASIL (../shared/data/README.md), in which AllSides or the
authors put three outlets' reports of one story together. Leaning is that of the outlet: in SEESAW
AllSides' own code (0, 1 left; 3, 4 right; the centre is left out), in BASIL The New York Times and
HuffPost left, Fox News right. Articles are read under their outlets' names, which no measure sees;
"left" and "right" are put in after that. 150 stories take about four minutes of one processor.

A difference is known before: "illegal immigrants", "illegal aliens" are phrases of the right
(Gentzkow and Shapiro 2010, What Drives Media Slant?, https://doi.org/10.3982/ECTA7195, table 1;
https://doi.org/10.1093/restud/rdad074 on the ban of the phrase by an agency). A word list takes it
to the tool; printed are all measures, the parts of the gap, and how many other choices agree. Known
too is that outlets write worse of the other side's politicians: sentiment by actor.

Usage: python benchmarks/allsides.py [STORIES]   (default: 100)
       python benchmarks/allsides.py immigration   (stories in which both sides write of immigrants)
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

import pressdiff
from pressdiff.schema.robustness import GAP_PARTS
from pressdiff.settings import EffectSettings
from pressdiff.stats.gaps import gaps
from pressdiff.stats.paired import effects
from pressdiff.stats.specifications import specifications

DATA = Path(__file__).parents[2] / "shared" / "data"
SIDES = {0: "left", 1: "left", 3: "right", 4: "right"}
BASIL = {"nyt": "left", "huffpost": "left", "fox": "right"}
PHRASES = (
    "word,score\nillegal immigrant*,1\nillegal immigration,1\nillegal alien*,1\nillegals,1\n"
    "undocumented,0\nunauthorized immigrant*,0\nunauthorized migrant*,0\n"
)
MOST = 12  # actors shown
LEAST = 3  # words of immigration for an article to be about it
COLUMNS = ["measure", "n_events", "difference", "ci_low", "ci_high", "p_value", "p_adjusted"]


def main(which: str) -> None:
    """Read some stories and print left minus right in their own voice."""
    chosen = _stories(which)
    with tempfile.TemporaryDirectory() as folder:
        texts, lists = Path(folder) / "stories.parquet", Path(folder) / "settings.toml"
        chosen.drop(columns=["event_id", "side"]).to_parquet(texts)
        (Path(folder) / "illegal.csv").write_text(PHRASES, encoding="utf-8")
        lists.write_text('[measures]\nlexica = ["illegal.csv"]\n', encoding="utf-8")
        found = pressdiff.run([texts], out=Path(folder) / "run", settings_file=lists, jobs=2)
    known = chosen.set_index("article_id")
    articles = found.articles.assign(outlet=found.articles["article_id"].map(known["side"]))
    events = articles[["article_id"]].assign(event_id=articles["article_id"].map(known["event_id"]))
    filed = (found.observations, articles, events.assign(probability=1.0))
    settings = EffectSettings()
    table = effects(*filed, settings)
    by_actor = table[(table["measure"] == "sentiment") & table["target"].notna()]
    names = found.entities.set_index("entity_id")["name"]
    by_actor = by_actor.assign(actor=by_actor["target"].map(names))
    table = table[(table["voice"] == "own") & table["target"].isna()]
    print(f"{len(articles)} articles of {events['event_id'].nunique()} stories; left minus right")
    print(table[COLUMNS].sort_values("p_value").to_string(index=False))
    print("sentiment toward actors")
    most = by_actor.sort_values(["p_value", "actor"]).head(MOST)
    print(most[["actor", "voice", *COLUMNS[1:]]].to_string(index=False))
    parts = gaps(*filed, found.reuse, settings)
    parts = parts[parts["voice"] == "own"].pivot_table("difference", "measure", "part")
    print(parts[list(GAP_PARTS)].to_string())
    other = specifications(*filed, found.reuse, settings)
    sign = np.sign(other["difference"]) == np.sign(other["measure"].map(_main(other)))
    beyond = sign & ((other["ci_low"] > 0) | (other["ci_high"] < 0))
    told = other.assign(sign=sign, beyond=beyond).groupby("measure")
    print(told.agg(choices=("main", "size"), sign=("sign", "sum"), beyond=("beyond", "sum")))


def _main(table: pd.DataFrame) -> "pd.Series[float]":
    """Return the difference that table effects has, by measure."""
    return table[table["main"] == 1].set_index("measure")["difference"]


def _stories(which: str) -> pd.DataFrame:
    """Return the articles of stories with both sides: id, outlet, title, text, event_id, side.

    `which`: how many, spread over all in order of id; or "immigration".
    """
    articles = pd.read_json(DATA / "grouping" / "triplets.jsonl", lines=True)
    codes = pd.read_json(DATA / "target_sentiment" / "seesaw_entities.jsonl", lines=True)
    leaning = codes.set_index("article_id")["outlet_leaning"].map(SIDES)
    side = articles["article_id"].map(leaning).fillna(articles["outlet"].map(BASIL))
    articles = articles.assign(side=side).dropna(subset=["side"])
    if which == "immigration":
        about = articles["text"].str.count(r"\bimmigra|\bmigrants?\b|\bdeport") >= LEAST
        articles = articles[about]
    both = articles.groupby("event_id")["side"].nunique()
    names = sorted(both.index[both == 2])
    limit = len(names) if which == "immigration" else min(int(which), len(names))
    places = np.linspace(0, len(names) - 1, limit).astype(int)
    kept = articles[articles["event_id"].isin([names[place] for place in places])]
    return kept[["article_id", "outlet", "title", "text", "published_at", "event_id", "side"]]


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "100")
