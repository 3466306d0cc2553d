"""What a clause says of itself: whether it is negated, how sure it is, and where its time lies.

Words that hedge are those of the metadiscourse list of Hyland (2005), "Metadiscourse", and of the
CoNLL-2010 task (Farkas et al. 2010, https://aclanthology.org/W10-3001) that modify a predicate;
what stands above the clause ("doubts that") is read in `above`, what its verb raises in `raising`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pressdiff.claims.above import Above
from pressdiff.claims.polarity import after, has_none, is_negated, is_none
from pressdiff.claims.raising import (
    FAILING,
    PLANNING,
    SEEMING,
    Certainty,
    lemma,
    raised,
    standing,
)  # fmt: skip
from pressdiff.claims.times import Direction

Polarity = Literal["positive", "negative"]
Speech = Literal["own", "indirect", "direct"]

STRENGTH: tuple[Certainty, ...] = ("denied", "conditional", "hedged", "planned")
# fmt: off
MODALS: dict[str, Certainty] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "may": "hedged", "might": "hedged", "could": "hedged", "should": "hedged", "ought": "hedged"}
WOULD = {"would", "'d", "’d"}
INFERRED: dict[str, Certainty] = {"must": "hedged", "should": "conditional"}  # "must have left"
DATED = {"plan", "schedule", "set", "slate", "expect", "propose"}  # "planned for 12 June"
HEDGES = frozenset("""reportedly allegedly apparently likely probably possibly perhaps maybe
    presumably supposedly purportedly seemingly ostensibly potentially conceivably""".split())
PLANS = {"plan", "intention", "proposal", "pledge", "promise"}
ASKING = {"know", "ask", "wonder", "see", "decide", "determine", "say", "tell"}  # "not known if"
CONDITIONS = {"if", "unless", "provided", "providing"}
TO_COME = {"ROOT", "acl", "relcl", "advcl"}
INVERTED = {"were", "had", "should"}  # "were it to fail", "had it failed"
# fmt: on


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `predicate` is what it is about (visit, in "plans to visit"), `kids` its parts.

    ``direction`` is where its tense puts a day without a year; None if that is not clear.
    """

    predicate: Token
    kids: tuple[Token, ...]
    polarity: Polarity
    certainty: Certainty
    direction: Direction | None


def clause(head: Token, over: Above, *, speech: Speech = "own", denied: bool = False) -> Clause:
    """Read the clause under `head`, its finite verb.

    Parameters
    ----------
    head
        The finite verb, or what stands for it in a headline.
    over
        What the verb above says of the clause.
    speech
        How it is told; "would" is the past of "will" in indirect speech and in the outlet's voice.
    denied
        Whether the cue that it is the content of denies it.
    """
    predicate, flips, tones = head, over.flips, [over.tone]
    if (phrase := standing(head)) is not None:
        predicate, tone, negated = phrase
        flips ^= negated
        tones += [tone, *_tones(list(head.children), speech, negated=False)]
    bottom, failed, raising, kids = _descend(predicate)
    negated = is_negated(predicate, kids) or (head.dep_ == "acl" and is_none(head.head))
    tones += [*raising, *_tones(kids, speech, negated=negated)]
    if bottom is not predicate and "denied" in raising and negated:  # "did not deny shelling"
        tones, negated = ["hedged"], False
    tones += ["planned" if _is_planned(bottom) else None, "denied" if denied else None]
    certainty: Certainty = next((tone for tone in STRENGTH if tone in tones), "asserted")
    return Clause(
        bottom,
        tuple(kids),
        "negative" if (negated or has_none(kids)) ^ failed ^ flips else "positive",
        certainty,
        _direction(predicate, kids, certainty, speech),
    )


def _descend(word: Token) -> tuple[Token, bool, list[Certainty | None], list[Token]]:
    """Return what `word` raises in the end, whether it failed, how sure it is, and all its parts."""
    failed, tones, kids = False, list[Certainty | None](), list(word.children)
    while (lower := raised(word)) is not None:
        own = lemma(word)
        failed ^= own in FAILING or own == "have"  # "has yet to"
        if own == "deny":
            tones.append("denied")
        elif not (own == "be" and lower.dep_ == "acomp"):  # "is likely to": told by "likely"
            tones.append("hedged" if own in SEEMING else "planned" if own in PLANNING else None)
        word = lower
        kids += lower.children
    if lemma(word) in SEEMING and any(kid.dep_ == "oprd" for kid in kids):
        tones.append("hedged")  # "nine feared dead"
    return word, failed, tones, kids


# certainty


def _tones(kids: Sequence[Token], speech: Speech, *, negated: bool) -> Iterator[Certainty | None]:
    """Yield what modal verbs, adverbs, if-clauses and plans among `kids` say of the clause."""
    perfect = _is_perfect(kids)
    for kid in kids:
        word, role = kid.lower_, kid.dep_
        if role == "aux" and kid.tag_ == "MD":
            if word in WOULD:
                yield _would(kid, speech, negated=negated, perfect=perfect)
            elif perfect and word in INFERRED:
                yield INFERRED[word]
            elif not (word == "could" and negated and not perfect):  # "could not": was not able to
                yield MODALS.get(word)
        elif word in HEDGES and role in ("advmod", "acomp", "intj"):
            yield "hedged"
        elif role == "advcl" and kid.head.lemma_ not in ASKING and _has_condition(kid):
            yield "conditional"
        elif (
            role == "dobj"
            and kid.lemma_ in PLANS
            and any(below.dep_ == "acl" and below.tag_ == "VB" for below in kid.children)
        ):
            yield "planned"


def _would(would: Token, speech: Speech, *, negated: bool, perfect: bool) -> Certainty | None:
    """Return what "would" says: a future seen from the past unless a condition is near."""
    if perfect:
        return "conditional"
    if speech == "indirect":
        return "planned"
    if negated:
        return None  # "would not comment": refused to
    if speech == "direct" or any(
        word.lower_ in CONDITIONS or (word.dep_ == "advcl" and _has_condition(word))
        for word in would.sent
    ):
        return "conditional"
    return "planned"


def _has_condition(verb: Token) -> bool:
    """Return whether an adverbial clause is a condition: "if it fails", "were it to fail"."""
    inverted = -1
    for kid in verb.lefts:
        if kid.dep_ == "mark" and kid.lower_ in CONDITIONS:
            return True
        if kid.dep_[:5] == "nsubj" and inverted >= 0:
            return True
        if kid.dep_[:3] == "aux" and kid.lower_ in INVERTED:
            inverted = kid.i
    subjects = (kid for kid in verb.rights if kid.dep_[:5] == "nsubj")
    return verb.lower_ in INVERTED and any(subjects)


def _is_planned(word: Token) -> bool:
    """Return whether `word` tells a plan: "to visit" in a headline, "planned for June"."""
    if word.tag_ == "VB" and word.dep_ in TO_COME and word.lemma_ != "blame":
        return {kid.lower_ for kid in word.lefts if kid.dep_ == "aux"} == {"to"}
    return _is_dated(word)


def _is_dated(word: Token) -> bool:
    """Return whether a plan is told without what is planned: "planned for June", "due on Friday"."""
    if word.lemma_ == "be":
        due = next((kid for kid in word.children if kid.dep_ == "acomp"), word)
        return due.lower_ == "due" and after(due) != "to"
    planned = word.tag_ == "VBN" and lemma(word) in DATED
    return planned and any(kid.lower_ == "for" and kid.dep_ == "prep" for kid in word.children)


# tense


def _direction(
    head: Token, kids: Sequence[Token], certainty: Certainty, speech: Speech
) -> Direction | None:
    """Return on which side of the publication the tense puts the clause."""
    auxiliaries = [kid for kid in kids if kid.dep_.startswith("aux")]
    past = [kid.lower_ for kid in auxiliaries if kid.tag_ == "VBD"]
    if certainty == "planned":  # "said he planned to": may still be to come; "had planned to": not
        over = "had" in past if speech == "indirect" else head.tag_ == "VBD" or bool(past)
        return None if over else "ahead"
    if past or head.tag_ == "VBD" or _is_perfect(kids):
        return "back"
    if any(kid.tag_ == "MD" and kid.lower_ != "could" for kid in auxiliaries):
        return "ahead"
    if any(kid.lower_ == "could" for kid in auxiliaries):
        return "ahead" if certainty == "hedged" else "back"
    present = {"VBZ", "VBP"}
    told = head.tag_ in present or any(kid.tag_ in present for kid in auxiliaries)
    return "nearest" if told else "back"


def _is_perfect(kids: Sequence[Token]) -> bool:
    return any(kid.dep_ == "aux" and kid.lemma_ == "have" for kid in kids)
