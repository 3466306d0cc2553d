"""Happenings under several nouns: the operation of one outlet that is the war of another."""

from collections import Counter, defaultdict

import pandas as pd

from pressdiff import chains
from pressdiff.entities.local import Local
from pressdiff.entities.scopes import Scopes


def leading_nouns(
    mentions: pd.DataFrame, articles: pd.DataFrame, scopes: Scopes
) -> dict[Local, str]:
    """Return for each happening of each article the noun that stands for it in its storyline.

    Nouns are joined within one event (`chains.happenings`); of those joined the one leads that the
    storyline has most, so that two events which join the same nouns have the same happening.
    """
    found = mentions.loc[mentions["type"] == "happening"]
    article, noun = found["article_id"], found["entity_id"]
    headline_end = dict(
        zip(articles["article_id"], articles["title"].fillna("").str.len(), strict=True)
    )
    told = pd.DataFrame(
        {
            "event_id": [scopes.all_of(one)[0] for one in article], "article_id": article,
            "noun": noun, "form": found["form"],
            "headline": found["start"].to_numpy() < article.map(headline_end).to_numpy(),
        }
    )  # fmt: skip
    leads = chains.happenings(told)
    local = list(zip(article, noun, strict=True))
    counts = Counter((scopes.all_of(one)[1], word) for one, word in local)
    nouns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (event, word), lead in leads.items():
        nouns[event, lead].add(word)
    best: dict[Local, str] = {}
    for one, word in dict.fromkeys(local):
        event, storyline = scopes.all_of(one)
        joined = nouns[event, leads[event, word]]
        best[one, word] = max(joined, key=lambda other: (counts[storyline, other], other))
    return best
