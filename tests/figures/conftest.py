"""Hand-made strangers: tables of a run whose outlets, titles and words are hostile."""

from collections.abc import Mapping

import pandas as pd
import pytest

from pressdiff import Results

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()|'/C calc'!A0",
    "\u202eturned\u202c \u2067over\u2069",
    '\U0001f468\u200d\U0001f469\u200d\U0001f467 & "quoted" \x00\x1b[31m',
    "W" * 10_000,
)


@pytest.fixture(scope="session")
def event(results: Results) -> str:
    """Return the event that most articles report."""
    counts = results.events["event_id"].value_counts()
    return str(min(counts.index, key=lambda one: (-counts[one], one)))


@pytest.fixture(scope="session")
def hostile(results: Results) -> Mapping[str, pd.DataFrame]:
    """Return the sample's tables with outlets, titles, names, forms and words of HOSTILE."""
    tables = {name: pd.DataFrame(frame) for name, frame in results.tables.items()}
    outlets = sorted(tables["articles"]["outlet"].unique())
    renamed = dict(zip(outlets, HOSTILE, strict=False))
    for name, frame in tables.items():
        for column in ("outlet", "outlet_a", "outlet_b"):
            if column in frame:
                tables[name] = frame = frame.assign(
                    **{column: frame[column].map(renamed).astype("str")}
                )
    for name, column in (
        ("entities", "name"),
        ("mentions", "form"),
        ("keyness", "word"),
        ("articles", "title"),
    ):
        frame = tables[name]
        frame = frame.assign(**{column: [HOSTILE[row % len(HOSTILE)] for row in range(len(frame))]})
        tables[name] = frame.astype({column: "str"})
    article = tables["articles"]
    text = [one.replace("the", "<s>") for one in article["text"]]  # as long as it was: spans hold
    assert [len(one) for one in text] == [len(one) for one in article["text"]]
    tables["articles"] = article.assign(text=text)
    return tables
