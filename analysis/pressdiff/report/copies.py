"""What is not an outlet's own: copies, wire text, older versions and what changed in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pressdiff.report.anchors import named
from pressdiff.report.dates import moment
from pressdiff.report.index import Index
from pressdiff.report.rows import ArticleRow
from pressdiff.report.scope import WORD, Scope
from pressdiff.report.text import Quote, Text

_SHOWN = 40  # changes shown of one version
_PAIRED = 900  # most pairs of sentences tried where several in a row were rewritten
_ALIKE = 0.5  # least share of words in common for a sentence to be the other one rewritten
_SOME = 0.005  # share of words under which a source is not worth naming


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that two versions do not share: ``before`` was cut, ``after`` is new."""

    kind: str
    before: Quote | None
    after: Quote | None


@dataclass(frozen=True, slots=True)
class Version:
    """An older version of an article beside the one that is compared.

    ``n_same`` sentences stand in both; ``n_more`` changes are not shown.
    """

    outlet: str
    older: str
    older_date: str
    newer: str
    newer_date: str
    changes: tuple[Change, ...]
    n_same: int
    n_more: int


@dataclass(frozen=True, slots=True)
class Syndication:
    """How much of what was read is not the outlets' own; shares of all words, 0 to 1."""

    n_copies: int
    n_older: int
    n_wire: int
    share: float
    left_out: bool


def sources(index: Index, row: ArticleRow) -> tuple[str, ...]:
    """Return what an article is made of, in the words shown: ``62 % wire text (Reuters)``."""
    if row.article_id in index.superseded:
        newest = index.articles[row.copy_of or ""]
        when = moment(newest.published_at)
        return (f"older version of the article of {when}", *_taken(index, row))
    told = []
    original = index.articles.get(row.copy_of) if row.copy_of else None
    if row.copy_of is not None:
        told.append(f"copy of {original.outlet if original else row.copy_of}")
    if n := index.n_older[row.article_id]:
        told.append(f"newest of {n + 1} versions")
    return (*told, *_taken(index, row))


def _taken(index: Index, row: ArticleRow) -> Iterator[str]:
    """Yield each source of the article's words with its share: the agency, else the outlet."""
    by: dict[str, float] = defaultdict(float)
    for one in index.shares.get(row.article_id, []):
        original = index.articles.get(one.original_id) if one.original_id else None
        if one.agency is not None:
            by[f"wire text ({one.agency})"] += one.share
        elif original is not None:
            by[f"from {original.outlet}"] += one.share
    for source, share in sorted(by.items(), key=lambda pair: (-pair[1], pair[0])):
        if share >= _SOME:
            yield f"{share:.0%} {source}"


def syndication(index: Index, articles: list[ArticleRow]) -> Syndication:
    """Return how much of `articles` is another's text."""
    words = {row.article_id: row.n_words for row in articles}
    shares = {name: sum(one.share for one in index.shares.get(name, [])) for name in words}
    taken = sum(share * words[name] for name, share in shares.items())
    older = sum(row.article_id in index.superseded for row in articles)
    return Syndication(
        sum(row.copy_of is not None for row in articles) - older,
        older,
        sum(share > 0 for share in shares.values()),
        taken / (sum(words.values()) or 1),
        index.without_wire,
    )


def versions(scope: Scope) -> list[Version]:
    """Return each older version of the event's articles with what changed since."""
    return [
        _version(scope.index, row, scope.index.articles[row.copy_of])
        for row in scope.articles
        if row.article_id in scope.index.superseded and row.copy_of in scope.outlet_of
    ]


def _version(index: Index, older: ArticleRow, newer: ArticleRow) -> Version:
    one, other = index.text(older.article_id), index.text(newer.article_id)
    changes, n_same = _changes(one, other)
    return Version(
        newer.outlet,
        named("article", older.article_id),
        moment(older.published_at, older.date_source),
        named("article", newer.article_id),
        moment(newer.published_at, newer.date_source),
        tuple(_change(index, one, before, other, after) for before, after in changes[:_SHOWN]),
        n_same,
        max(len(changes) - _SHOWN, 0),
    )


Pair = tuple[int | None, int | None]


def _changes(one: Text, other: Text) -> tuple[list[Pair], int]:
    """Return the sentences of either text that the other lacks, by place, and how many are shared.

    A sentence that moved is no change.
    """
    ours, theirs = _keys(one), _keys(other)
    before, after = set(ours), set(theirs)
    found: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            cut = [at for at in range(i1, i2) if ours[at] and ours[at] not in after]
            new = [at for at in range(j1, j2) if theirs[at] and theirs[at] not in before]
            found += _rewritten(ours, cut, theirs, new)
    return found, sum(key in before for key in theirs if key)


def _keys(text: Text) -> list[tuple[str, ...]]:
    """Return the words of each sentence, in lower case."""
    return [tuple(WORD.findall(text.text[low:high].casefold())) for low, high in text.sentences]


def _rewritten(
    ours: list[tuple[str, ...]], cut: list[int], theirs: list[tuple[str, ...]], new: list[int]
) -> list[Pair]:
    """Pair each sentence cut with the new one most like it; the rest were cut or added."""
    scores = []
    if len(cut) * len(new) <= _PAIRED:
        for a in cut:
            for b in new:
                matcher = SequenceMatcher(None, ours[a], theirs[b], autojunk=False)
                if matcher.quick_ratio() >= _ALIKE and (score := matcher.ratio()) >= _ALIKE:
                    scores.append((-score, a, b))
    pair: dict[int, int] = {}
    paired: set[int] = set()
    for _, a, b in sorted(scores):
        if a not in pair and b not in paired:
            pair[a] = b
            paired.add(b)
    rows: list[Pair] = [(a, pair.get(a)) for a in cut]
    return rows + [(None, b) for b in new if b not in paired]


def _change(index: Index, one: Text, before: int | None, other: Text, after: int | None) -> Change:
    old = None if before is None else _sentence(index, one, before)
    new = None if after is None else _sentence(index, other, after)
    if old is None or new is None:
        return Change("added" if old is None else "removed", old, new)
    common = _numbers(old) & _numbers(new)
    return Change("changed", _without(old, common), _without(new, common))


def _sentence(index: Index, text: Text, place: int) -> Quote:
    """Return a sentence with its numbers stressed."""
    low, high = text.sentences[place]
    claims = index.article_claims.get(text.article_id, [])
    numbers = [
        span
        for claim in claims
        if claim.start < high and low < claim.end
        for span in index.numbers.get(claim.claim_id, [])
    ]
    return text.quote(low, high, stress=sorted(set(numbers)), around=0)


def _numbers(quote: Quote) -> set[str]:
    return {words.casefold() for words, mark in quote.parts if mark}


def _without(quote: Quote, common: set[str]) -> Quote:
    """Take the stress from the numbers that are the same in both versions."""
    parts = tuple(
        (words, "" if words.casefold() in common else mark) for words, mark in quote.parts
    )
    return replace(quote, parts=parts)
