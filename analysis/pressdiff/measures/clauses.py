"""Finite clauses as opportunities: one observation a clause, 1.0 if a cue stands in it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from pressdiff.measures.base import Observation

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_AUXILIARIES = {"aux", "auxpass"}

Cue = tuple[Token, Token]  # first and last word


def per_clause(doc: Doc, cues: Iterable[Cue]) -> Iterator[Observation]:
    """Yield one observation per clause of `doc`, in order of their heads.

    A clause is a finite verb with what depends on it, or a sentence without one (a headline): a
    unit that lies in one voice, as a sentence with a quotation in it does not. ``value`` is 1.0 if
    one of `cues` stands in the clause, ``start, end`` then its first; else 0.0 and the clause's head.
    """
    heads = _heads(doc)
    first: dict[int, Cue] = {}
    for cue in cues:
        token = cue[0]
        while token.i not in heads and token.head.i != token.i:
            token = token.head
        first.setdefault(token.i, cue)
    for place in sorted(heads):
        start, end = first.get(place, (doc[place], doc[place]))
        yield Observation(start.idx, end.idx + len(end), value=float(place in first))


def clause_of(doc: Doc) -> list[int]:
    """Return for each word of `doc` the place of its clause's head, as `per_clause` has clauses."""
    heads = _heads(doc)
    found = [place if place in heads else -1 for place in range(len(doc))]
    for place in range(len(doc)):
        path, at = [], place
        while found[at] < 0 and doc[at].head.i != at:
            path.append(at)
            at = doc[at].head.i
        clause = found[at] if found[at] >= 0 else at
        for passed in (*path, at):
            found[passed] = clause
    return found


def _heads(doc: Doc) -> set[int]:
    heads = set()
    for token in doc:
        dep = token.dep_
        if token.tag_ in _FINITE:
            heads.add(token.head.i if dep in _AUXILIARIES else token.i)
        elif dep == "ROOT" and any(map(str.isalnum, token.text)):
            heads.add(token.i)
    return heads
