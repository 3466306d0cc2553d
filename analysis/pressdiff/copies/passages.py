"""What an article shares with earlier ones, to the rows of the table `reuse`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from pressdiff.copies.agencies import agency_of
from pressdiff.copies.runs import Run
from pressdiff.copies.words import Words

PARTIAL_DAYS = 7
"""Days within which an article takes over a part of another's. Later, what they share is a
background paragraph or an author's last line."""

PASSAGE = 20
"""Least unquoted words in a row that show that one text was made from the other. Set by reading
runs shared by two outlets among 10,208 public articles: from 20 they are an agency's sentences;
below, half are names with offices ("director of defense studies at the Center for …")."""

PIECE = 12
"""Least unquoted words in a row of a further passage from the same article."""

SCRAP = 8
"""Least words in a row of a passage of a copy; under it, any two texts on one event share some."""


class Printed(NamedTuple):
    """What is known of one article.

    ``day`` is since 1970 (NaN: unknown), ``body`` the first character after its headline.
    """

    article_id: str
    outlet: str
    agency: str | None
    day: float
    body: int
    length: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What the later of two articles has in common with the earlier one, row `original`.

    ``own`` are the unquoted words of each run, 0 if somebody speaks in it without quotation marks;
    ``share`` is the share of the later one's shingles, ``back`` that of the earlier one's.
    """

    original: int
    runs: list[Run]
    own: list[int]
    share: float
    back: float

    @property
    def is_part(self) -> bool:
        """Whether one text was made from the other, in part at least."""
        return max(self.own, default=0) >= PASSAGE


def passages(
    row: int,
    shared: Sequence[Shared],
    words: Words,
    printed: Sequence[Printed],
    *,
    copied: int | None,
    updated: int | None,
) -> Iterator[dict[str, Any]]:
    """Yield the rows of `reuse` of article `row`.

    Parameters
    ----------
    row
        Its place in `printed`.
    shared
        What it shares with earlier articles.
    words
        Its words.
    printed
        All articles.
    copied, updated
        The article it is a copy of, and the version before it; None: none.
    """
    article = printed[row]
    for one in shared:
        if one.original == updated:
            kind = "update"
            long = [run for run in one.runs if run.n >= SCRAP]
            yield from _rows(article, words, [(one, run, kind) for run in long], printed)
    credited = article.agency is not None and agency_of(article.outlet, article.agency) is None
    known = copied is not None and _source(article, printed[copied]) == article.agency
    if credited and not known and len(words.starts):
        yield {
            "article_id": article.article_id, "start": article.body, "end": article.length,
            "original_id": None if copied is None else printed[copied].article_id,
            "agency": article.agency, "kind": "credit",
        }  # fmt: skip
    else:
        yield from _rows(article, words, _taken(row, shared, words, printed, copied), printed)


def _taken(
    row: int, shared: Sequence[Shared], words: Words, printed: Sequence[Printed], copied: int | None
) -> Iterator[tuple[Shared, Run, str]]:
    """Yield what is another outlet's, each word once: of the article copied, of the agency, of most."""
    article = printed[row]
    free = np.ones(len(words.hashes), dtype=bool)
    others = [one for one in shared if printed[one.original].outlet != article.outlet]
    others.sort(key=lambda one: (one.original != copied, not _is_agency(printed[one.original])))
    for one in others:
        whole = one.original == copied
        if not whole and not (one.is_part and _near(article, printed[one.original])):
            continue
        kind = "partial" if not whole else "exact" if one.share == 1 else "near"
        for run, own in zip(one.runs, one.own, strict=True):
            if (run.n >= SCRAP if whole else own >= PIECE) and free[run.a : run.a + run.n].all():
                free[run.a : run.a + run.n] = False
                yield one, run, kind


def _near(article: Printed, other: Printed) -> bool:
    return not abs(article.day - other.day) > PARTIAL_DAYS


def _is_agency(article: Printed) -> bool:
    return agency_of(article.outlet, article.agency) is not None


def _source(article: Printed, original: Printed) -> str | None:
    """Return the agency whose text `article` has from `original`, if it is one's."""
    return (
        agency_of(original.outlet, article.agency or original.agency)
        or agency_of(original.outlet, original.agency)
        or original.agency
    )


def _rows(
    article: Printed,
    words: Words,
    found: Sequence[tuple[Shared, Run, str]] | Iterator[tuple[Shared, Run, str]],
    printed: Sequence[Printed],
) -> Iterator[dict[str, Any]]:
    for one, run, kind in found:
        original = printed[one.original]
        yield {
            "article_id": article.article_id,
            "start": int(words.starts[run.a]),
            "end": int(words.ends[run.a + run.n - 1]),
            "original_id": original.article_id,
            "agency": None if kind == "update" else _source(article, original),
            "kind": kind,
        }
