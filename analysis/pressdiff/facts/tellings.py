"""How each outlet tells each fact: in whose words, how sure, where in the article, since when."""

import pandas as pd

from pressdiff import schema
from pressdiff.facts.central import FACT, centrality

_CELL = [*FACT, "outlet"]
_CLAIM = ["claim_id", "article_id", "voice", "section", "position", "attribution_id", "certainty"]


def tellings(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    attributions: pd.DataFrame,
    alignments: pd.DataFrame,
    coverage: pd.DataFrame,
) -> pd.DataFrame:
    """Return table ``tellings``: one row for each outlet with a claim in the fact.

    The claim shown for an outlet is the one nearest to what other articles tell of the fact
    (`centrality`); of equals one in the outlet's own voice, then the earliest in its article.

    Parameters
    ----------
    facts, claims, articles, attributions, alignments, coverage
        The tables, of one event or of many; `facts` as `compared` returns them.
    """
    told = facts.merge(claims[_CLAIM], on="claim_id")
    told = told.merge(articles[["article_id", "outlet", "published_at"]], on="article_id")
    told["nearness"] = -centrality(told, alignments)
    told["credited"] = told["voice"] != "own"
    told["headline"] = (told["section"] == "headline").astype("int64")
    best = told.sort_values(["nearness", "credited", "position", "claim_id"]).drop_duplicates(_CELL)
    whole = told.groupby(_CELL, as_index=False).agg(
        headline=("headline", "max"),
        position=("position", "min"),
        published_at=("published_at", "min"),
    )
    table = best.drop(columns=["headline", "position", "published_at"]).merge(whole, on=_CELL)
    table = table.merge(coverage[[*_CELL, "n_claims"]], on=_CELL, how="left")
    credit = table["attribution_id"].where(table["credited"])
    source = attributions.set_index("attribution_id")
    table = table.assign(
        entity_id=credit.map(source["entity_id"]),
        stance=credit.map(source["stance"]),
        independent=(table["n_claims"] > 0).astype("int64"),
    )
    return schema.TELLINGS.frame(table[schema.TELLINGS.names])
