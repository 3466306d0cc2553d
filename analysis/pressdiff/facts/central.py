"""How near each claim of a fact is to what the other articles tell of it."""

import pandas as pd

FACT = ["event_id", "fact_id"]


def centrality(told: pd.DataFrame, alignments: pd.DataFrame) -> pd.Series:
    """Return for each claim of a fact how well it stands for what the other articles tell of it.

    Parameters
    ----------
    told
        Claims of facts: ``event_id, fact_id, claim_id, article_id``.
    alignments
        Table ``alignments``, of these events or more.

    Returns
    -------
    Series
        For each row of `told` (a claim of two facts has two), the mean over the fact's other
        articles of the largest probability by which the claim is aligned with one of theirs in the
        fact, 0 to 1: a claim that joins what another article splits in two gains nothing by it. 0
        where no other article has the fact.
    """
    at = told[["claim_id", "article_id"]].assign(fact=told.groupby(FACT, sort=False).ngroup())
    names = ["claim_id_a", "claim_id_b", "probability"]
    pairs = alignments[["claim_a", "claim_b", "probability"]].set_axis(names, axis=1)
    for side in ("_a", "_b"):
        pairs = pairs.merge(at.add_suffix(side), on=f"claim_id{side}")
    pairs = pairs[pairs["fact_a"] == pairs["fact_b"]]
    both = pd.concat(
        pairs[["fact_a", f"claim_id_{one}", f"article_id_{other}", "probability"]].set_axis(
            ["fact", "claim_id", "article_id", "probability"], axis=1
        )
        for one, other in ("ab", "ba")
    )
    nearest = both.groupby(["fact", "claim_id", "article_id"])["probability"].max()
    total = nearest.groupby(["fact", "claim_id"]).sum()
    articles = at[["fact", "article_id"]].drop_duplicates().groupby("fact").size()
    others = (at["fact"].map(articles) - 1).clip(lower=1)
    rows = pd.MultiIndex.from_frame(at[["fact", "claim_id"]])
    known = pd.Series(total.reindex(rows, fill_value=0).to_numpy(), at.index)
    mean: pd.Series = (known / others).round(9)  # ties stay ties whatever the order of sums
    return mean
