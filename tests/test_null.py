"""No difference where there is none: one outlet cut in two at random, many times."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

import pressdiff
from pressdiff.measures import ALL
from pressdiff.settings import EffectSettings
from pressdiff.stats.paired import effects

OUTLET, ARTICLES, TOGETHER, RUNS = "Reuters", 160, 10, 200


@pytest.mark.quality
def test_one_outlet_cut_in_two_differs_beyond_the_interval_in_about_five_per_cent(shared, tmp_path):
    """Ten articles, five a half, stand for an event: a rare measure needs that many to be told at all."""
    corpus = pd.read_parquet(shared / "data/corpus/abp_public.parquet")
    corpus = corpus[corpus["outlet"] == OUTLET].sort_values("article_id").head(ARTICLES)
    corpus[["article_id", "outlet", "title", "text"]].to_parquet(tmp_path / "one.parquet")
    results = pressdiff.run([tmp_path / "one.parquet"], out=tmp_path / "run", jobs=2)
    observations = _by_article(results.observations)
    names = results.articles["article_id"].to_numpy()
    places = np.arange(len(names))
    beyond: dict[str, list[bool]] = {measure.name: [] for measure in ALL}
    draw = np.random.default_rng(0)
    for run in range(RUNS):
        order = draw.permutation(names)
        events = pd.DataFrame(
            {"event_id": "e" + (places // TOGETHER).astype(str).astype(object), "article_id": order}
        )
        half = dict(zip(order, np.where(places % 2, "B", "A"), strict=True))
        articles = results.articles.assign(outlet=results.articles["article_id"].map(half))
        table = effects(observations, articles, events, EffectSettings(resamples=1000, seed=run))
        for row in table[(table["voice"] == "own") & table["ci_low"].notna()].itertuples():
            beyond[row.measure].append(row.ci_low > 0 or row.ci_high < 0)
    for measure, found in beyond.items():
        assert len(found) > RUNS / 4, f"{measure}: told in {len(found)} of {RUNS} runs"
        assert sum(found) <= binom.ppf(0.9999, len(found), 0.05), (
            f"{measure}: {sum(found)} of {len(found)}"
        )
    assert 0.02 < np.mean([one for found in beyond.values() for one in found]) < 0.08


def _by_article(observations: pd.DataFrame) -> pd.DataFrame:
    """Return one row for all observations of a measure in one article and voice, whoever they are about."""
    found = observations.groupby(["article_id", "measure", "voice"], as_index=False)
    sums = found.agg({"start": "min", "end": "max", "section": "first", "value": "sum", "n": "sum"})
    return sums.assign(target=None)
