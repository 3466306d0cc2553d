"""The claim that words each fact best, its first report, and how many report it."""

import re

import pandas as pd

from pressdiff import schema
from pressdiff.facts.central import FACT, centrality
from pressdiff.facts.times import latest

LEAST_WORDS = 4
"""A claim of fewer words is a fragment."""

LONG = 1.5
"""A claim more than this many times as long as the fact's middle claim says much more than it."""

_WORD = re.compile(r"\w+")
_CLAIM = ["claim_id", "article_id", "start", "end", "voice", "section", "position", "predicate"]


def wordings(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    alignments: pd.DataFrame,
    coverage: pd.DataFrame,
) -> pd.DataFrame:
    """Return table ``wordings``: one row a fact.

    The first report is told only if dates tell it: of two articles at one time, or of one at any
    time of the day on which the other came out, neither is the first.

    Parameters
    ----------
    facts, claims, articles, alignments, coverage
        The tables, of one event or of many; `facts` as `compared` returns them.
    """
    reports = facts.merge(claims[["claim_id", "article_id"]], on="claim_id")
    reports = reports[[*FACT, "article_id"]].drop_duplicates()
    reports = reports.merge(articles[["article_id", "published_at"]], on="article_id")
    counted = reports.groupby(FACT, as_index=False).agg(
        n_articles=("article_id", "size"), published_at=("published_at", "min")
    )
    independent = coverage[coverage["n_claims"] > 0]
    outlets = independent.groupby(FACT, as_index=False).agg(n_outlets=("outlet", "size"))
    table = wording(facts, claims, alignments, articles).merge(counted, on=FACT)
    table = table.merge(outlets, on=FACT, how="left").merge(_first(reports), on=FACT, how="left")
    return schema.WORDINGS.frame(table.assign(n_outlets=table["n_outlets"].fillna(0)))


def wording(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    alignments: pd.DataFrame,
    articles: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the claim that words each fact best: verbatim, the nearest to the others.

    Parameters
    ----------
    facts, claims, alignments
        The tables, of one event or of many.
    articles
        Their articles; without, a claim of few words is not told from others.

    Returns
    -------
    DataFrame
        ``event_id, fact_id, claim_id``, one row a fact: the claim nearest to what other articles
        tell of the fact (`centrality`), but no fragment (no predicate, or fewer than `LEAST_WORDS`
        words) and none that says much more than the others (`LONG`), while there is another. Of
        equals, one that is no headline, then one in own voice, then the earliest in its article.
    """
    told = facts.merge(claims[_CLAIM], on="claim_id")
    several = told.duplicated(FACT, keep=False)
    shared = told[several].reset_index(drop=True)
    length = shared["end"] - shared["start"]
    fragment = shared["predicate"] == ""
    if articles is not None:
        fragment |= _words(shared, articles) < LEAST_WORDS
    whole = length.where(~fragment).groupby([shared[name] for name in FACT])
    ranked = shared.assign(
        fragment=fragment,
        long=length > LONG * whole.transform("quantile", interpolation="lower"),
        nearness=-centrality(shared, alignments),
        headline=shared["section"] == "headline",
        credited=shared["voice"] != "own",
    ).sort_values(["fragment", "long", "nearness", "headline", "credited", "position", "claim_id"])
    best = pd.concat([told[~several], ranked.drop_duplicates(FACT)])
    return best[schema.FACTS.names].sort_values(FACT, ignore_index=True)


def _words(told: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    spans = zip(told["article_id"], told["start"], told["end"], strict=True)
    return pd.Series(
        [len(_WORD.findall(text[article], start, end)) for article, start, end in spans],
        told.index,
        dtype="int64",
    )


def _first(reports: pd.DataFrame) -> pd.DataFrame:
    """Return the article that came out before all others of its fact, where dates tell it."""
    dated = reports.dropna(subset="published_at").sort_values([*FACT, "published_at"])
    second = dated.groupby(FACT, sort=False)["published_at"].shift(-1)
    clear = second.isna() | (latest(dated["published_at"]) < second)
    first = dated[clear & ~dated.duplicated(FACT)]
    return first[[*FACT, "article_id"]].rename(columns={"article_id": "first_article_id"})
