"""What a clause says of itself: whether it is negated, how sure it is, and where its time lies.

Words that hedge are those of the metadiscourse list of Hyland (2005), "Metadiscourse", and of the
CoNLL-2010 task (Farkas et al. 2010, https://aclanthology.org/W10-3001) that modify a predicate;
"fail" negates what it takes: an implicative of Karttunen (1971), "Implicative Verbs".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pressdiff.claims.times import Direction

Polarity = Literal["positive", "negative"]
Certainty = Literal["asserted", "hedged", "conditional", "planned", "denied"]
Speech = Literal["own", "indirect", "direct"]

STRENGTH: tuple[Certainty, ...] = ("denied", "conditional", "hedged", "planned")
# fmt: off
MODALS: dict[str, Certainty] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "may": "hedged", "might": "hedged", "could": "hedged"}
WOULD = {"would", "'d", "’d"}
PLANNING = frozenset("""plan intend aim expect schedule set due prepare vow pledge promise hope
    threaten poise slate propose go be""".split())
DATED = {"plan", "schedule", "set", "slate", "expect", "propose"}  # "planned for 12 June"
SEEMING = frozenset("""appear seem believe think say report allege suspect understand rumour rumor
    presume assume likely unlikely estimate""".split())
RAISING = PLANNING | SEEMING | {"fail", "know"}
"""Words whose infinitive is what the clause is about: "plans to visit", "is said to have left"."""
HEDGES = frozenset("""reportedly allegedly apparently likely probably possibly perhaps maybe
    presumably supposedly purportedly seemingly ostensibly potentially conceivably""".split())
CUES: dict[str, Certainty] = {  # by the cue that the clause is the content of
    **dict.fromkeys("""believe think suspect fear hope assume guess speculate suggest reportedly
        allegedly supposedly purportedly doubt feel reckon worry estimate belief suggestion imply
        conjecture""".split(), "hedged"),
    **dict.fromkeys("expect plan intend predict forecast".split(), "planned")}
PLANS = {"plan", "intention", "proposal", "pledge", "promise"}
ASKING = {"know", "ask", "wonder", "see", "decide", "determine", "say", "tell"}  # "not known if"
CONDITIONS = {"if", "unless", "provided", "providing"}
NOT = {"n't", "n’t"}
NONE = {"no", "never", "neither", "nobody", "none", "nothing"}
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "expl", "preconj", "cc"}
# fmt: on
_BARE = {"det", "neg", "advmod"}


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


def clause(
    head: Token, cue: str | None = None, *, speech: Speech = "own", denied: bool = False
) -> Clause:
    """Read the clause under `head`, its finite verb.

    Parameters
    ----------
    head
        The finite verb, or what stands for it in a headline.
    cue
        Lemma of the cue whose content the clause is; None in the outlet's own voice.
    speech
        How it is told; "would" is the past of "will" in indirect speech and in the outlet's voice.
    denied
        Whether that cue denies its content.
    """
    kids, failed, predicate = list(head.children), False, head
    tones: list[Certainty | None] = []
    while (lower := _raised(predicate)) is not None:
        lemma = predicate.lemma_.lower()
        failed ^= lemma == "fail"
        if not (lemma == "be" and lower.dep_ == "acomp"):  # "is likely to": told by "likely"
            tones.append("hedged" if lemma in SEEMING else "planned" if lemma in PLANNING else None)
        predicate = lower
        kids += lower.children
    negated = _is_negated(head, kids)
    tones += [*_tones(kids, speech, negated=negated), CUES.get(cue or "")]
    tones += ["planned" if _is_dated(predicate) else None, "denied" if denied else None]
    certainty: Certainty = next((tone for tone in STRENGTH if tone in tones), "asserted")
    return Clause(
        predicate,
        tuple(kids),
        "negative" if (negated or _has_none(kids)) ^ failed else "positive",
        certainty,
        _direction(head, kids, certainty, speech),
    )


def _raised(word: Token) -> Token | None:
    """Return what the clause is about if `word` only says that it is planned or seems so."""
    lemma = word.lemma_.lower()
    if lemma not in RAISING or (lemma == "go" and word.tag_ != "VBG"):
        return None
    roles = {kid.dep_: kid for kid in word.children}
    lower = roles.get("xcomp")
    if lemma == "be" and "acomp" in roles:
        lower = roles["acomp"]
        raises = lower.lemma_.lower() in RAISING
        return lower if raises and any(kid.dep_ == "xcomp" for kid in lower.children) else None
    if lower is None or roles.keys() & {"dobj", "attr"}:
        return None
    if not any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in lower.children):
        return None
    if lemma == "be" and lower.left_edge.i - word.i > 2:  # "is against the law to", not "is to"
        return None
    return lower


# certainty


def _tones(kids: Sequence[Token], speech: Speech, *, negated: bool) -> Iterator[Certainty | None]:
    """Yield what modal verbs, adverbs, if-clauses and plans among `kids` say of the clause."""
    perfect = _is_perfect(kids)
    for kid in kids:
        word, role = kid.lower_, kid.dep_
        if role == "aux" and kid.tag_ == "MD":
            if word in WOULD:
                yield _would(kid, speech, negated=negated, perfect=perfect)
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
        word.lower_ in CONDITIONS or _is_inverted(word) for word in would.sent
    ):
        return "conditional"
    return "planned"


def _is_inverted(word: Token) -> bool:
    """Return whether `word` is the "were" of "were it to fail"."""
    if word.lower_ != "were":
        return False
    verb = word.head if word.dep_.startswith("aux") else word
    subjects = (kid for kid in verb.children if kid.dep_.startswith("nsubj"))
    return verb.dep_ == "advcl" and any(kid.i > word.i for kid in subjects)


def _has_condition(verb: Token) -> bool:
    return any(kid.lower_ in CONDITIONS and kid.dep_ == "mark" for kid in verb.children)


def _is_dated(word: Token) -> bool:
    """Return whether a plan is told without what is planned: "planned for June", "due on Friday"."""
    if word.lemma_ == "be":
        due = next((kid for kid in word.children if kid.dep_ == "acomp"), word)
        return due.lower_ == "due" and _after(due) != "to"
    planned = word.tag_ == "VBN" and word.lemma_.lower() in DATED
    return planned and any(kid.lower_ == "for" and kid.dep_ == "prep" for kid in word.children)


# polarity


def _is_negated(head: Token, kids: Sequence[Token]) -> bool:
    """Return whether "not" goes with the clause; "n’t" by its place, for the parser errs on it."""
    if any(kid.dep_ == "neg" and not _is_numero(kid) and _after(kid) != "only" for kid in kids):
        return True
    return any(_after(kid) in NOT for kid in (head, *kids) if kid == head or kid.dep_[:3] == "aux")


def _after(word: Token) -> str:
    """Return the word after `word`, in lower case; the last itself at the end."""
    return word.doc[min(word.i + 1, len(word.doc) - 1)].lower_


def _has_none(kids: Sequence[Token]) -> bool:
    """Return whether the clause tells of none: "never", "no longer", "no one", "no deaths"."""
    for kid in kids:
        if kid.dep_ == "prep" and kid.lower_ == "without" and kid.head.lemma_ == "be":
            return True
        if kid.dep_ in ARGUMENTS or kid.lower_ in ("longer", "never"):
            below = (word for word in kid.children if word.dep_ in _BARE)
            if any(word.lower_ in NONE and not _is_numero(word) for word in (kid, *below)):
                return True
    return False


def _is_numero(word: Token) -> bool:
    """Return whether `word` is the "no" of "flight no. 7"."""
    after = [token.text for token in word.doc[word.i + 1 : word.i + 3] if token.text != "."]
    return word.lower_ == "no" and bool(after) and after[0][0].isdecimal()


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
