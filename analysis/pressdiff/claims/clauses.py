"""The clauses of a sentence that are claims."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from pressdiff.claims.parts import MIN_WORDS, Part, part, trim
from pressdiff.claims.reading import Reading
from pressdiff.claims.stated import HOLDING, ME, stated

MIN_ADVERBIAL = 5
"""Fewest words of an adverbial clause that is a claim of its own."""

# fmt: off
INSIDE = {"if", "unless", "whether", "than", "until", "till", "lest", "provided", "so", "that"}
# fmt: on
BREAKS = {";", ":", "–", "—", "--"}


def clauses(reading: Reading, sentence: Span) -> list[Part]:
    """Return the clauses of one sentence of the body that state something."""
    span = range(sentence.start, sentence.end)
    heads = [at for at in span if _is_head(reading, at)] or _unplaced(reading, span)
    if not heads:
        return []
    frames = _frames(reading, span, heads)
    parts = _parts(reading, span, set(heads) - frames, frames)
    parts += _quoted(reading, span, frames, heads)
    return stated(reading, parts)


# heads


def _is_head(reading: Reading, at: int) -> bool:
    """Return whether the token at `at` heads a clause that may be a claim of its own."""
    if at not in reading.finite:
        return False
    dep, head, own = reading.deps[at], reading.heads[at], at in reading.subjects
    told = reading.innermost(at)
    if dep == "conj" and not own:  # "said yes but *gave* no details"
        return head in reading.cues and at not in reading.cues and told is None
    if dep == "ROOT" or not own:
        return own
    if dep == "conj":
        return head in reading.cues or _is_head(reading, head)
    if dep == "advcl":
        token = reading.tokens[at]
        long = token.right_edge.i - token.left_edge.i > MIN_ADVERBIAL
        return long and reading.marks.get(at) not in INSIDE and reading.tags[head].startswith("VB")
    if dep == "ccomp" and _is_held(reading, head):
        return reading.marks.get(at) not in ("whether", "if")
    if dep == "relcl" or at in reading.asking or reading.marks.get(at) in ("whether", "if"):
        return False
    if told is not None and told != reading.innermost(head):
        return True
    return dep in ("ccomp", "parataxis") and at not in reading.cues and _breaks(reading, at, head)


def _is_held(reading: Reading, head: int) -> bool:
    """Return whether `head` only says that a speaker holds what follows: "I think that"."""
    subject = reading.subjects.get(head)
    return (
        subject is not None
        and reading.tokens[subject].lower_ in ME
        and reading.tokens[head].lemma_ in HOLDING
    )


def _breaks(reading: Reading, at: int, head: int) -> bool:
    """Return whether a semicolon, colon or dash parts the clause of `at` from that of `head`."""
    token = reading.tokens[at]
    edge = token.right_edge.i if at < head else token.left_edge.i - 1
    return any(one.text in BREAKS for one in reading.tokens[max(edge, 0) : edge + 2])


def _unplaced(reading: Reading, span: range) -> list[int]:
    """Return the first verb with a subject of a sentence whose parse has no clause at its top."""
    verbs = (
        at
        for at in span
        if at in reading.finite
        and at in reading.subjects
        and at not in reading.asking
        and reading.deps[at] not in ("relcl", "advcl", "acl", "csubj")
    )
    return list(verbs)[:1]


# who says it: no claim


def _frames(reading: Reading, span: range, heads: Sequence[int]) -> set[int]:
    """Return the verbs of cues whose content is told by a clause of its own, or elsewhere."""
    told = {
        index
        for at in heads
        for index in reading.inside.get(at, ())
        if reading.heads[at] == at or index not in reading.inside.get(reading.heads[at], ())
    }
    here = {index for at in span for index in reading.inside.get(at, ())}
    frames: set[int] = set()
    for at in span:
        index = reading.cues.get(at)
        if index is None or not reading.tags[at].startswith("VB"):
            continue
        first = reading.cues.get(reading.heads[at]) != index or reading.heads[at] == at
        quoting = reading.attributions[index].kind == "direct" and at not in reading.inside
        if first and (index in told or quoting or (index not in here and at in heads)):
            frames.add(at)
    quoted = {reading.heads[reading.heads[at]] for at in frames if reading.deps[at] == "pcomp"}
    return frames | {at for at in quoted if reading.tags[at].startswith("VB")}  # "quoted as saying"


def _quoted(
    reading: Reading, span: range, frames: set[int], heads: Sequence[int]
) -> Iterator[Part]:
    """Yield quotations with a finite verb in which the parser found no clause."""
    direct: dict[int, list[int]] = {
        reading.cues[at]: []
        for at in frames
        if at in reading.cues and reading.attributions[reading.cues[at]].kind == "direct"
    }
    for at in span if direct else ():
        for index in reading.inside.get(at, ()):
            if index in direct:
                direct[index].append(at)
    for _, own in sorted(direct.items()):
        verbs = [at for at in own if at in reading.finite and reading.deps[at] != "relcl"]
        if verbs and not set(own) & set(heads):
            own = trim(reading, list(range(own[0], own[-1] + 1))) or own
            yield part(reading, verbs[0], (own[0], own[-1] + 1), own)


# extent


def _parts(reading: Reading, span: range, heads: set[int], frames: set[int]) -> list[Part]:
    """Share the tokens of a sentence out among its clauses: each goes to the nearest head above."""
    owners = _owners(reading, span, heads | frames)
    own: dict[int, list[int]] = {head: [] for head in heads}
    for at, owner in owners.items():
        if owner in own and not reading.tokens[at].is_space:
            own[owner].append(at)
    ends = {}
    for head in heads:
        own[head] = tokens = trim(reading, own[head], head)
        ends[head] = (tokens[0], tokens[-1] + 1) if tokens else (head, head + 1)
    for head in sorted(heads, reverse=True):
        above = reading.heads[head]
        holder = owners[above]
        if holder not in heads or holder == head:
            continue
        short = reading.deps[head] == "advcl" and reading.count_words(own[holder]) < MIN_WORDS
        if short or reading.tags[above].startswith("NN"):  # the one above cannot be read without
            (a, b), (c, d) = ends[holder], ends[head]
            ends[holder] = min(a, c), max(b, d)
    return [part(reading, head, ends[head], own[head]) for head in sorted(heads)]


def _owners(reading: Reading, span: range, bounds: set[int]) -> dict[int, int]:
    """Return for each token the nearest of `bounds` at or above it, or the top of its tree."""
    owners: dict[int, int] = {}
    for at in span:
        owner = at
        while owner not in bounds and (above := reading.heads[owner]) != owner and above in span:
            owner = above
        owners[at] = owner
    return owners
