"""What can be coded by hand: the opportunities that differences between outlets rest on."""

import hashlib
from dataclasses import dataclass

import pandas as pd

UNIT = ["article_id", "measure", "start", "end"]


@dataclass(frozen=True)
class HandCoding:
    """What coders said of units that were drawn.

    ``drawn`` has ``unit_id, article_id, measure, start, end, probability`` (of being drawn, over 0 to
    1), ``code``: amount per opportunity, the majority or mean of the coders, NaN if none gave one,
    and ``codes``: what each coder gave, None for nothing.
    ``digests`` tells by measure from what the units were drawn, as `digests` has it; ``sheets`` are
    the files with their hashes.
    """

    drawn: pd.DataFrame
    digests: dict[str, str]
    sheets: dict[str, str]


def units(observations: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return the opportunities of all measures that count in differences between outlets.

    Articles that copy another are left out, and events that one outlet alone reports (all are kept
    if there is no other). What stands at one place is one unit, whoever it is about.

    Returns
    -------
    DataFrame
        ``article_id, measure, start, end, voice, value, n, outlet, event_id``, sorted.
    """
    own = articles.loc[articles["copy_of"].isna(), ["article_id", "outlet"]]
    filed = own.merge(events[["article_id", "event_id"]], on="article_id")
    told = filed.groupby("event_id")["outlet"].transform("nunique") > 1
    filed = filed[told] if told.any() else filed
    found = observations.groupby(UNIT, as_index=False, sort=True).agg(
        voice=("voice", "first"), value=("value", "sum"), n=("n", "sum")
    )
    return found.merge(filed, on="article_id").sort_values(UNIT, kind="stable", ignore_index=True)


def digests(found: pd.DataFrame) -> dict[str, str]:
    """Return by measure a hash of where its units stand, 12 hexadecimal digits."""
    told: dict[str, str] = {}
    for measure, rows in found.groupby("measure"):
        lines = (
            rows["article_id"] + "\t" + rows["start"].astype(str) + "\t" + rows["end"].astype(str)
        )
        told[str(measure)] = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
    return told
