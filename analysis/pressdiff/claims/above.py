"""What stands above a clause: how the verb that it is the content of takes its truth.

"Doubts that" and, by neg-raising, "doesn't think that" negate what they take (Horn 1978, "Remarks
on Neg-Raising"); a factive ("didn't know that") leaves it true (Kiparsky and Kiparsky 1970,
"Fact"); any other verb that is negated or stands in a condition leaves it open.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from pressdiff.claims.polarity import has_none, is_negated
from pressdiff.claims.raising import Certainty, lemma

# fmt: off
CUES: dict[str, Certainty] = {
    **dict.fromkeys("""believe think suspect fear hope assume guess speculate suggest reportedly
        allegedly supposedly purportedly doubt feel reckon worry estimate belief suggestion imply
        conjecture suppose imagine presume pretend""".split(), "hedged"),
    **dict.fromkeys("expect plan intend predict forecast".split(), "planned"), "wish": "conditional"}
"""How sure a cue is of its content, if not quite."""
RAISING = set("think believe suppose imagine expect reckon feel guess figure anticipate".split())
FACTIVE = set("""know realize realise notice regret forget remember recall discover learn
    acknowledge recognise recognize mind care reveal disclose mention
    tell""".split())
SENSING = set("see hear find understand show".split())  # factive unless negated
ASTONISHED = {"believe", "imagine"}
ABLE = {"can", "could", "ca"}
CONDITIONS = {"if", "unless"}
# fmt: on


@dataclass(frozen=True, slots=True)
class Above:
    """What the verb above says of its content: ``flips`` its polarity, how sure it is (``tone``).

    ``open``: the verb is negated and so leaves its content open, whatever it means by itself.
    """

    flips: bool = False
    tone: Certainty | None = None
    open: bool = False


def above(head: Token, cue: str | None = None) -> Above:
    """Read the verb above the clause under `head`.

    Parameters
    ----------
    head
        The finite verb of the clause.
    cue
        Lemma of the cue of the attribution that the clause is content of; None in own voice.
    """
    tone = CUES.get(cue or "")
    verb = _verb(head)
    if verb is None:
        return Above(tone=tone)
    own = lemma(verb)
    kids = list(verb.children)
    tone = tone or CUES.get(own)
    sure = own in FACTIVE or own in SENSING
    if any(kid.dep_ == "mark" and kid.lower_ in CONDITIONS for kid in kids):
        return Above(tone=tone if sure else "conditional")
    if not (is_negated(verb, kids) or has_none(kids)):
        return Above(own == "doubt", tone)
    if own in ASTONISHED and any(kid.lower_ in ABLE for kid in kids):
        return Above()  # "could not believe that"
    if own in RAISING:
        return Above(flips=True, tone=tone)
    first = any(kid.lower_ == "i" and kid.dep_ == "nsubj" for kid in kids)
    past = any(kid.tag_ == "VBD" for kid in (verb, *kids))
    if own in FACTIVE and (past or not first):
        return Above(tone=tone)
    return Above(tone="hedged", open=True)  # "did not say that", "I don't know that"


def _verb(head: Token) -> Token | None:
    """Return the verb that the clause of `head`, or that it is joined to, is the content of."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "ccomp" or head.head.i > head.i:
        return None  # 'The town fell, he did not say when': nothing is said above
    verb = head.head
    return verb if verb.tag_.startswith(("VB", "MD")) else None
