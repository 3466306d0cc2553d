"""A clause as tokens and as characters: where it begins and ends."""

from dataclasses import dataclass

from pressdiff.claims.reading import Reading

MIN_WORDS = 3
"""Fewest words of a claim that can be read alone: "Seven people died"."""

JOINING = {"cc", "mark", "punct", "preconj"}  # what may stand at the ends of a clause
PAIRS = (("“", "”"), ('"', '"'), ("(", ")"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Part:
    """Characters [start, end) of a claim, its head, and those of its tokens no other claim has."""

    start: int
    end: int
    head: int
    own: list[int]


def part(reading: Reading, head: int, ends: tuple[int, int], own: list[int]) -> Part:
    """Return a clause as characters; marks that open or close in it are kept with their partner.

    Parameters
    ----------
    head
        The token that heads the clause.
    ends
        Its first token and the one after its last.
    own
        Its tokens that are in no other clause.
    """
    text, last = reading.text, reading.tokens[ends[1] - 1]
    start, end = reading.tokens[ends[0]].idx, last.idx + len(last)
    for opening, closing in PAIRS:
        told = text[start:end]
        if opening == closing:
            extra = told.count(opening) % 2
        else:
            extra = told.count(opening) - told.count(closing)
        if extra > 0 and closing in text[end : end + 2]:
            end = text.index(closing, end) + 1
        elif extra and start and text[start - 1] == opening:
            start -= 1
    return Part(start, end, head, own)


def trim(reading: Reading, tokens: list[int], head: int | None = None) -> list[int]:
    """Leave out what only joins the clause of `head` to another, and punctuation at its ends."""
    first, last = 0, len(tokens)
    while first < last and _joins(reading, tokens[first], head):
        first += 1
    if tokens[first + 1 : last] and _joins(reading, tokens[first + 1], head):
        first += 2 if reading.tokens[tokens[first]].lower_ in ("even", "just", "only") else 0
    while first < last and _trails(reading, tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _joins(reading: Reading, at: int, head: int | None) -> bool:
    """Return whether the token at `at`, at the start of the clause of `head`, is not part of it."""
    dep, word = reading.deps[at], reading.tokens[at].lower_
    if dep == "punct" or (dep == "mark" and word == "that"):
        return True
    return reading.heads[at] == head and (dep in JOINING or reading.tags[at] == "WRB")


def _trails(reading: Reading, at: int) -> bool:
    """Return whether the token at `at` leads to words that went to another clause, or ends one."""
    after = reading.tokens[min(at + 1, len(reading.tokens) - 1)]
    return reading.deps[at] in JOINING or (reading.deps[at] == "prep" and not after.is_punct)
