"""What the program finds in texts of gold: the one way from text to attributions and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressdiff.attribution import Attribution, attributions
from pressdiff.claims import Claim, claims
from pressdiff.encoder import encode
from pressdiff.mentions import cast
from pressdiff.parse import Article, parse
from pressdiff.settings import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """One article, what it credits to others, and what it claims."""

    article: Article
    attributions: list[Attribution]
    claims: list[Claim]


def found(texts: Sequence[str], settings: Settings) -> Iterator[Found]:
    """Yield what the program finds in each text, in order; texts have no headline."""
    for article in parsed(texts, settings):
        told = credited(article)
        yield Found(article, told, claims(article, told))


def parsed(
    texts: Sequence[str], settings: Settings, headlines: Sequence[int] | None = None
) -> Iterator[Article]:
    """Yield each text as an article as a run reads it, in order; `headlines`: where each ends."""
    docs = parse(texts, settings.parse)
    ends = headlines or [0] * len(texts)
    for number, (doc, end) in enumerate(zip(docs, ends, strict=True)):
        scores = encode(texts[number]) if settings.profile == "full" else None
        yield Article(str(number), doc, end, encoded=scores)


def credited(article: Article) -> list[Attribution]:
    """Return what `article` credits to others."""
    return attributions(article, cast(article))
