"""Facts that others report and an outlet does not have, as far as times and alignments tell."""

import numpy as np
import pandas as pd

from pressdiff import schema
from pressdiff.facts.central import FACT
from pressdiff.facts.times import latest
from pressdiff.settings import CoverageSettings

_CELL = [*FACT, "outlet"]
_PAIR = ["claim_a", "claim_b", "probability"]


def peers(coverage: pd.DataFrame, min_outlets: int) -> pd.DataFrame:
    """Return what each outlet's others report, in events that two outlets report independently.

    Parameters
    ----------
    coverage
        The table; the rows of an event together.
    min_outlets
        Fewest other outlets that must report a fact for it to be expected of an outlet; where the
        event has fewer others, all of them.

    Returns
    -------
    DataFrame
        The rows of `coverage` in those events, with ``n_others``, the other outlets that report
        the fact independently, and ``expected``, whether these are enough.
    """
    independent = (coverage["n_claims"] > 0).rename("independent")
    in_event = independent.groupby([coverage["event_id"], coverage["outlet"]]).any()
    outlets = in_event.groupby("event_id").sum().reindex(coverage["event_id"]).to_numpy()
    itself = independent.groupby([coverage["event_id"], coverage["outlet"]]).transform("any")
    reports = independent.groupby([coverage[name] for name in FACT]).transform("sum")
    n_others = reports - independent
    enough = np.minimum(outlets - itself, min_outlets)
    found = coverage.assign(n_others=n_others, expected=(n_others > 0) & (n_others >= enough))
    return found[outlets >= 2]


def omissions(
    facts: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    events: pd.DataFrame,
    coverage: pd.DataFrame,
    alignments: pd.DataFrame,
    near: pd.DataFrame,
    settings: CoverageSettings,
) -> pd.DataFrame:
    """Return table ``omissions``: facts that enough other outlets report and an outlet lacks.

    ``unclear``: a claim of the outlet is aligned with one of the fact, though the fact was not
    joined with it, or comes near it (``settings.unclear``). ``unknown_yet``: else, all articles of
    the outlet in the event came out before the first that has the fact, copies too; one article
    without a date, on either side, and nobody can tell. ``omitted``: else.

    Parameters
    ----------
    facts, claims, articles, events, coverage, alignments
        The tables, of one event or of many; `facts` with all claims, so that an outlet does not
        omit what it prints in wire text or in an older version.
    near
        Pairs of claims that were compared and not aligned: ``claim_a, claim_b, probability``.
    settings
        How many others must report a fact, and from which probability an omission is unclear.
    """
    place = claims[["claim_id", "article_id"]].merge(
        articles[["article_id", "outlet", "published_at"]], on="article_id"
    )
    told = facts.merge(place, on="claim_id")
    cells = peers(coverage, settings.min_outlets)
    cells = cells.loc[(cells["status"] == "absent") & cells["expected"], [*_CELL, "n_others"]]
    printed = told[_CELL].drop_duplicates().assign(printed=True)
    cells = cells.merge(printed, on=_CELL, how="left")
    cells = cells[cells["printed"].isna()].drop(columns="printed")
    pairs = pd.concat([near[_PAIR], alignments[_PAIR]])
    cells = cells.merge(_nearest(cells, told, place, pairs), on=_CELL, how="left")
    status = np.select(
        [cells["probability"] >= settings.unclear, _before(cells, told, articles, events)],
        ["unclear", "unknown_yet"],
        "omitted",
    )
    return schema.OMISSIONS.frame(cells.assign(status=status))


def _nearest(
    cells: pd.DataFrame, told: pd.DataFrame, place: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """Return for fact and outlet the outlet's claim most like one of the fact."""
    own = told[[*FACT, "claim_id"]].merge(cells[FACT].drop_duplicates(), on=FACT)
    turned = pairs.set_axis(["claim_b", "claim_a", "probability"], axis=1)
    both = pd.concat([pairs, turned]).merge(own.rename(columns={"claim_id": "claim_a"}))
    both = both.rename(columns={"claim_b": "nearest_claim"}).merge(
        place[["claim_id", "outlet"]].rename(columns={"claim_id": "nearest_claim"})
    )
    both = both.merge(cells[_CELL], on=_CELL)
    both = both.sort_values(["probability", "nearest_claim"], ascending=[False, True])
    return both.drop_duplicates(_CELL)[[*_CELL, "nearest_claim", "probability"]]


def _before(
    cells: pd.DataFrame, told: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame
) -> pd.Series:
    """Tell for fact and outlet if all of the outlet's articles came out before the fact's."""
    filed = events[["event_id", "article_id"]].merge(
        articles[["article_id", "outlet", "published_at"]], on="article_id"
    )
    filed = filed.assign(last=latest(filed["published_at"]))
    last = filed.groupby(["event_id", "outlet"])["last"].max(skipna=False)
    first = told.groupby(FACT)["published_at"].min(skipna=False)
    ends = cells.join(last, on=["event_id", "outlet"]).join(first, on=FACT)
    return ends["last"] < ends["published_at"]
