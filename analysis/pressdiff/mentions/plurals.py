"""'The militants' to the one armed group that the article tells of: "Hezbollah fighters"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pressdiff.mentions.introductions import Told
from pressdiff.mentions.mention import Mention, mention

FIGHTERS = frozenset(
    """fighter militant rebel insurgent jihadist jihadi extremist terrorist guerrilla islamist separatist
    militiaman""".split()
)
"""Lemmas of nouns for people of an armed group."""

_ARMED = FIGHTERS | {"terror", "armed", "militia"}  # "the terror group Boko Haram"
_NARROWER = frozenset("of from in at on with who that which whom".split())
_GROUPS = frozenset({"organisation", "group", "other"})


def plurals(doc: Doc, named: Sequence[Mention], told: Mapping[str, Told]) -> Iterator[Mention]:
    """Resolve 'the militants' where the article tells of one armed group, and of no other.

    A noun that goes on ("the militants who …") or has a part taken ("one of the militants") is left
    alone: it means some.
    """
    nouns = [token for token in doc if token.tag_ == "NNS" and token.lemma_.lower() in FIGHTERS]
    if not nouns:
        return
    bodies = [
        one
        for one in named
        if one.type in _GROUPS and one.entity.lower().removesuffix("s") not in FIGHTERS
    ]
    groups = {one.entity for one in bodies if told[one.entity].words & _ARMED}
    groups |= {one.entity for token in nouns for one in _before(token, bodies)}
    if len(groups) != 1:
        return
    first = next(one for one in bodies if one.entity in groups)
    for token in nouns:
        start = _definite(token)
        if start is not None and first.start < token.idx and not _goes_on(token):
            yield mention(doc[start : token.i + 1], first.entity, first.type, "nominal")


def _before(noun: Token, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the group named right before `noun`: "Taliban insurgents", "Houthi rebels"."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    for one in bodies:
        adjective = before.is_title and one.form.removesuffix("s") == before.text
        if adjective or one.start <= before.idx < one.end:
            yield one


def _definite(head: Token) -> int | None:
    """Return where 'the militants' or 'the armed rebels' begins, if it says no more; None else."""
    for index in range(head.i - 1, max(head.i - 4, -1), -1):
        token = head.doc[index]
        if token.lower_ == "the":
            return None if index and head.doc[index - 1].lower_ == "of" else index
        if token.lower_ not in _ARMED:
            return None
    return None


def _goes_on(head: Token) -> bool:
    if head.i + 1 >= len(head.doc):
        return False
    after = head.doc[head.i + 1]
    return after.lower_ in _NARROWER or after.tag_ in {"POS", "NN", "NNS", "NNP"}
