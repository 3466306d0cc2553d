"""Who says what: statements and thoughts that an article credits to somebody.

A learnt tagger finds source, cue and content (`tagger`); rules on the parse (`frames`) and
quotation marks (`quotes`) add what it cannot see. A quotation that neither credits goes to the
speaker it continues.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pressdiff.attribution.flow import continued
from pressdiff.attribution.found import Found, merge, ruled, tagged
from pressdiff.attribution.nesting import parents
from pressdiff.attribution.quoted import Kind, Pieces, kind, spoken
from pressdiff.cues import Stance, is_credited
from pressdiff.mentions import Cast
from pressdiff.parse import Article
from pressdiff.speakers import speaker

__all__ = ["Attribution", "Pieces", "attributions"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: pieces of source, cue and content as characters [start, end).

    ``entity`` is the speaker's key as in ``Mention.entity``, None if ambiguous or not named;
    ``parent`` is the place in the article's list of the attribution that reports this one.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    kind: Kind
    lemma: str | None
    stance: Stance
    source_type: str | None
    anonymous: bool
    entity: str | None
    parent: int | None

    @property
    def credits(self) -> bool:
        """Whether the content is left to the speaker; else the outlet asserts it too."""
        return is_credited(self.kind, self.lemma)


def attributions(article: Article, cast: Cast) -> list[Attribution]:
    """Return every statement or thought that `article` credits, in order of its content."""
    quotations = spoken(article)
    learnt, rules = tagged(article, quotations), ruled(article, quotations)
    found = merge(
        learnt, rules, quotations,
        headline_end=article.headline_end, every_rule=article.encoded is None,
    )  # fmt: skip
    found = continued(article, found, quotations)
    found.sort(key=lambda one: (one.content[0], one.cue))
    return _named(article, cast, found, quotations)


def _named(
    article: Article, cast: Cast, found: Sequence[Found], quotations: Sequence[tuple[int, int]]
) -> list[Attribution]:
    """Resolve each speaker; one inside another's words may be that other one ("I", "we")."""
    above = parents(found)
    made: dict[int, Attribution] = {}
    for place in sorted(range(len(found)), key=lambda at: _depth(at, above)):
        one, parent = found[place], above.get(place)
        outer = made[parent].entity if parent is not None else None
        entity, source_type, anonymous = None, None, False
        if one.speaker or not one.named:
            words = one.speaker[0] if one.speaker else None
            entity, source_type, anonymous = speaker(article, cast, words, outer=outer)
        made[place] = Attribution(
            one.source, one.cue, one.content, kind(one.content, quotations), one.lemma, one.stance,
            source_type, anonymous, entity, parent,
        )  # fmt: skip
    return [made[place] for place in range(len(found))]


def _depth(place: int, above: dict[int, int]) -> int:
    depth = 0
    while place in above and depth <= len(above):
        place, depth = above[place], depth + 1
    return depth
