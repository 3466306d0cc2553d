"""The words that only one outlet's sentences of a row have, marked where they stand."""

from collections.abc import Iterator
from dataclasses import replace

from pressdiff.align.words import Word, words
from pressdiff.report.matrix import Cell
from pressdiff.report.text import Quote


def differing(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Mark the content words of each outlet's quotations that no other outlet of the row has.

    Forms of one word count as one ("strike" and "strikes"), as do a number in words and in digits;
    synonyms do not. What an outlet copied is neither marked nor compared, and neither is the
    sentence nearest to a fact that was not found. The rest of a sentence shown around the words
    counts as what the outlet has, but is not marked.
    """
    told = [_vocabulary(cell) if cell.counts else frozenset[str]() for cell in cells]
    return tuple(
        _marked(cell, frozenset().union(*told[:place], *told[place + 1 :])) if own else cell
        for place, (cell, own) in enumerate(zip(cells, told, strict=True))
    )


def _vocabulary(cell: Cell) -> frozenset[str]:
    texts = (part for quote in cell.quotes for part in (quote.before, quote.words, quote.after))
    return frozenset(_key(text, word) for text in texts for word in words(text))


def _key(text: str, word: Word) -> str:
    """Return what forms of one word share; the first letter keeps "die" and "kill" apart."""
    return word.stem if word.stem[0].isdigit() else f"{text[word.start].casefold()} {word.stem}"


def _marked(cell: Cell, others: frozenset[str]) -> Cell:
    if not others:
        return cell
    return replace(cell, quotes=tuple(_quote(quote, others) for quote in cell.quotes))


def _quote(quote: Quote, others: frozenset[str]) -> Quote:
    """Mark words of `quote` outside `others`; what is stressed stays so."""
    parts = (
        piece
        for text, mark in quote.parts
        for piece in ([(text, mark)] if mark else _pieces(text, others))
    )
    return replace(quote, parts=tuple(parts))


def _pieces(text: str, others: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Cut `text` where marks begin and end; neighbours with only a space between share a mark."""
    spans: list[tuple[int, int]] = []
    for word in words(text):
        if _key(text, word) in others:
            continue
        if spans and text[spans[-1][1] : word.start] in {" ", "-"}:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    at = 0
    for start, end in spans:
        if at < start:
            yield text[at:start], ""
        yield text[start:end], "differs"
        at = end
    if at < len(text):
        yield text[at:], ""
