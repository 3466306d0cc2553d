"""How far an article said to omit a fact does omit it, on judged events."""

from collections import defaultdict

from judged import Event

from pressdiff.align import Aligned
from pressdiff.facts import facts
from pressdiff.settings import Settings


def omitted(event: Event, found: Aligned) -> tuple[int, int, int]:
    """Return cells (fact of two articles or more, other article) rightly, wrongly and not called omitted.

    As in `pressdiff.facts.omissions`, a cell is called omitted if no claim of the article comes near one
    of the fact. It is one if no pair of the fact's claims and the article's is judged the same or in
    conflict. Times of publication are left aside.
    """
    claims = event.tables[0]
    article = dict(zip(claims["claim_id"], claims["article_id"], strict=True))
    least = Settings().coverage.unclear
    close: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for table in (found.near, found.alignments):
        for a, b in table.loc[table["probability"] >= least, ["claim_a", "claim_b"]].to_numpy():
            close[a].add(article[b])
            close[b].add(article[a])
    for a, b in event.gold:
        told[a].add(article[b])
        told[b].add(article[a])
    right = wrong = missed = 0
    for _, group in facts(event.name, claims, found.alignments).groupby("fact_id")["claim_id"]:
        articles = {article[claim] for claim in group}
        if len(articles) < 2:
            continue
        for other in sorted(set(article.values()) - articles):
            called = not any(other in close[claim] for claim in group)
            is_one = not any(other in told[claim] for claim in group)
            right += called and is_one
            wrong += called and not is_one
            missed += is_one and not called
    return right, wrong, missed
