"""Who says what: statements and thoughts that an article credits to somebody."""

from dataclasses import dataclass
from typing import Literal

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: pieces of source, cue and content as characters [start, end).

    ``entity`` is the speaker's key as in ``Mention.entity``, None if ambiguous or not named;
    ``parent`` is the place in the article's list of the attribution that reports this one.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    kind: Literal["direct", "indirect", "mixed"]
    lemma: str | None
    stance: Literal["neutral", "doubting", "endorsing", "denying"]
    source_type: str | None
    anonymous: bool
    entity: str | None
    parent: int | None
