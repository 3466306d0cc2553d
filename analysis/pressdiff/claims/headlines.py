"""The claims of a headline, which need no finite verb: "Nine dead in ferry fire"."""

from collections.abc import Sequence

from pressdiff.claims.parts import MIN_WORDS, Part, part, trim
from pressdiff.claims.reading import Reading
from pressdiff.claims.stated import asks, is_judged
from pressdiff.quantities.nouns import STATES

# fmt: off
_VERBS = """accuse admit agree allow announce appeal approve arrest ask attack back ban beat begin
    block bomb break brief call cancel charge claim close condemn confirm cut debut defend delay
    demand deny detain drop end expel face fear fight find fire flee free gain get give halt head hit
    hold host impose indict injure invade jump kill land launch lead leave level lift light lose make
    meet mourn move name offer open oppose order oust pass pay pledge postpone praise promise protest
    push quit raise reach react reject release remain reopen report resign respond retire return
    reveal rise roll rule sack say see seek seize sell send sentence set shell shut sign slam spark
    start stop strike sue survive suspend take target tell test threaten topple turn unveil urge visit
    vow warn welcome win withdraw""".split()
# fmt: on
THINGS = {"things", "ways", "reasons", "tips", "facts", "what", "how", "where", "time", "way"}
HEADLINE_VERBS = {f"{verb}{end}" for verb in _VERBS for end in ("s", "es", "ed", "d")}
"""Forms of verbs common in headlines, where the tagger takes them for nouns."""


def headlines(reading: Reading) -> list[Part]:
    """Return the claims of the headline: the clauses it credits, or all of it."""
    limit, tokens = reading.article.headline_end, reading.tokens
    span = [token.i for token in tokens if token.idx < limit and not token.is_space]
    told: dict[int, list[int]] = {}
    for at in span:
        if at in reading.inside:
            told.setdefault(reading.inside[at][0], []).append(at)
    verbal = {
        reading.cues[at] for at in span if at in reading.cues and reading.tags[at][:2] == "VB"
    }
    credited = [
        _part(reading, own)
        for index, own in told.items()
        if index not in verbal or reading.finite & set(own)
    ]
    parts: list[Part | None] = [one for one in credited if one] or [_part(reading, span)]
    return [one for one in parts if one and not _is_empty(reading, one)]


def _is_empty(reading: Reading, one: Part) -> bool:
    """Return whether a headline only asks, orders or judges: "What we know", "Stop the war"."""
    if "?" in reading.text[one.end : one.end + 2] or asks(reading, one.head):
        return True
    if is_judged(reading, one.own, one.head):
        return True
    ordered = one.head == one.own[0] and reading.tags[one.head] == "VB"
    return ordered and not {*one.own} & reading.finite


def _part(reading: Reading, own: Sequence[int]) -> Part | None:
    tokens = trim(reading, list(range(own[0], own[-1] + 1)) if own else [])
    head = _head(reading, tokens)
    if head is None or reading.count_words(tokens) < MIN_WORDS:
        return None
    return part(reading, head, (tokens[0], tokens[-1] + 1), tokens)


def _head(reading: Reading, tokens: Sequence[int]) -> int | None:
    """Return the verb of a headline, or the participle or state that stands for one."""
    verbs = [
        at
        for at in tokens
        if reading.tags[at].startswith("VB")
        and (reading.deps[at] != "relcl" or _is_to(reading, at))
    ]
    clauses = [at for at in verbs if at in reading.finite and at in reading.subjects]
    roots = [at for at in tokens if reading.deps[at] == "ROOT"]
    mistaken = [  # "Thurman levels accusations": taken for a noun
        at
        for before, at, after in zip(tokens, tokens[1:], [*tokens[2:], *tokens[-1:]], strict=False)
        if reading.tokens[at].lower_ in HEADLINE_VERBS
        and reading.tags[before].startswith("NN")
        and reading.tokens[after].lower_ != "of"
    ]
    states = [at for at in tokens if reading.tokens[at].lower_ in STATES]
    free = [at for at in verbs if reading.deps[at] not in ("amod", "compound", "pobj", "pcomp")]
    ranked = (clauses, set(roots) & set(verbs), free, states, mistaken, roots if verbs else ())
    return next((min(found) for found in ranked if found), None)


def _is_to(reading: Reading, at: int) -> bool:
    """Return whether a verb tells what its noun is to do: "Macron to visit", not "five things to"."""
    noun = reading.tokens[reading.heads[at]]
    return (
        noun.dep_ == "ROOT"
        and noun.i < at
        and any(kid.lower_ == "to" for kid in reading.tokens[at].lefts)
        and not any(kid.dep_ == "nummod" or kid.tag_ == "JJS" for kid in noun.children)
        and noun.lower_ not in THINGS
    )
