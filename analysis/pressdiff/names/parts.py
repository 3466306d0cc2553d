"""Names that the recogniser took for one: "Trump's National Economic Council", "North and South Korea"."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Span

from pressdiff import places
from pressdiff.names.spans import TYPES

_COMPASS = frozenset("North South East West Northern Southern Eastern Western".split())
_LEAST = 2  # words a part must have, or times it must be found, to be known from elsewhere


def pieces(span: Span, known: Mapping[str, int], *, headline: bool) -> Iterator[Span]:
    """Yield the names in what was recognised as one.

    Parameters
    ----------
    span
        What was recognised.
    known
        How often each name was recognised in the article, by its words.
    headline
        Whether it stands in the headline, where capitals tell nothing.
    """
    for one in _owned(span, known):
        for two in _coordinated(one):
            for three in _hyphened(two, known):
                yield _known_part(three, known) if headline else three


def _owned(span: Span, known: Mapping[str, int]) -> Iterator[Span]:
    """Split "Trump's National Economic Council" where the owner is a name of its own."""
    at = next((token.i for token in span[1:-1] if token.tag_ == "POS"), None)
    if at is None:
        yield span
        return
    owner, rest = span.doc[span.start : at], span.doc[at + 1 : span.end]
    if not (places.is_place(owner.text) or known.get(owner.text)) or not rest[0].is_title:
        yield span
        return
    yield _like(owner, span, places.is_place(owner.text))
    yield Span(span.doc, rest.start, rest.end, label=_label(rest) or "ORG")


def _coordinated(span: Span) -> Iterator[Span]:
    """Split "North and South Korea"; the first stands for the whole by its compass word."""
    if len(span) == 4 and span[1].lower_ == "and" and {span[0].text, span[2].text} <= _COMPASS:
        yield Span(span.doc, span.start, span.start + 1, label="GPE")
        yield Span(span.doc, span.start + 2, span.end, label="GPE")
    else:
        yield span


def _hyphened(span: Span, known: Mapping[str, int]) -> Iterator[Span]:
    """Split "Trump-Abe" and "Romney-Ryan Medicare" where both beside the hyphen are names."""
    doc = span.doc
    at = next((token.i for token in span[1:-1] if token.text == "-"), None)
    if at is not None:
        for end in (span.end, at + 2):
            parts = [doc[span.start : at], doc[at + 1 : end]]
            if all(known.get(one.text) or places.is_place(one.text) for one in parts):
                parts += [doc[end : span.end]] if end < span.end else []
                for one in parts:
                    yield _like(one, span, places.is_place(one.text))
                return
    yield span


def _known_part(span: Span, known: Mapping[str, int]) -> Span:
    """Return of "Paul Ryan Challenged" the name that the text below has too."""
    if len(span) < 2 or known[span.text] > 1:
        return span
    for length in range(len(span) - 1, 0, -1):
        for start in range(span.start, span.end - length + 1):
            part = span.doc[start : start + length]
            if known.get(part.text, 0) >= _LEAST - (length > 1):
                return _like(part, span, places.is_place(part.text))
    return span


def _like(part: Span, span: Span, place: bool) -> Span:
    label = _label(part) or span.label_
    return Span(part.doc, part.start, part.end, label="GPE" if place else label)


def _label(part: Span) -> str:
    """Return the type that the article's other mentions of `part` have most."""
    found = [one.label_ for one in part.doc.ents if one.text == part.text and one.label_ in TYPES]
    return max(found, key=lambda label: (found.count(label), label), default="")
