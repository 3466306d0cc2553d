"""What goes on over sentences: a quotation that no cue has yet goes to the speaker it continues."""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pressdiff.attribution.found import Found
from pressdiff.attribution.quoted import Spans, kind, touching
from pressdiff.parse import Article

_SHORTEST = 12  # characters of a free quotation; shorter ones are titles and shouts
_CLOSERS = "”\"»’'"


def continued(article: Article, found: Iterable[Found], quotations: Spans) -> list[Found]:
    """Return `found` with the free quotations of `article`, each with the speaker it continues.

    A content that was found without a cue is kept if it is quoted: of the others two in five are
    the outlet's own words.
    """
    cued: list[Found] = []
    free: list[Found] = []
    taken: set[tuple[int, int]] = set()
    for one in found:
        if one.cue or kind(one.content, quotations) != "indirect":
            (cued if one.cue else free).append(one)
            for start, end in one.content:
                taken.update(touching(quotations, start, end))
    cued.sort(key=_begin)
    alone = [
        Found((), (), (quote,), None, "neutral", named=True)
        for quote in quotations
        if quote not in taken and _stands_alone(article, *quote)
    ]
    unknown = []
    for one in sorted((*free, *alone), key=lambda one: one.content):
        start = one.content[0][0]
        place = _before(article.text, cued, start, quotations)
        if place is None:
            unknown += [one] if one in free else []
            continue
        before = cued[place]
        if before.cue and before.cue[0][0] > article.text.rfind("\n", 0, start):
            cued[place] = replace(before, content=(*before.content, *one.content))
        else:
            going_on = replace(one, speaker=before.speaker, named=before.named)
            insort(cued, going_on, key=_begin)
    return cued + unknown


def _begin(one: Found) -> int:
    return (one.cue or one.content)[0][0]


def _stands_alone(article: Article, start: int, end: int) -> bool:
    """Tell a free quotation, which is a sentence of its own, from words quoted in one."""
    text = article.text
    before = text[article.sentence_at(start).start_char : start].strip(_CLOSERS + " ")
    closed = any(mark in text[max(start, end - 3) : end + 1] for mark in ".!?,")
    return not before and closed and end - start > _SHORTEST


def _before(text: str, found: Sequence[Found], start: int, quotations: Spans) -> int | None:
    """Return the attribution that a free quotation at `start` continues: the one just before."""
    paragraph = text.rfind("\n", 0, start) + 1
    earlier = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    best: tuple[int, int] | None = None
    for index in range(len(found) - 1, -1, -1):
        one = found[index]
        if _begin(one) < earlier:
            break
        end = max(end for _, end in (*one.cue, *one.content))
        if end <= start and one.named:
            best = max(best or (end, index), (end, index))
    if best is None:
        return None
    end, index = best
    opened = kind(found[index].content, quotations) != "indirect" or any(
        mark in text[earlier:paragraph] for mark in '“"«'
    )
    return index if end >= paragraph or opened else None
