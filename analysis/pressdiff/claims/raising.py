"""What a clause is about where its verb only says that it is planned, seems so or came to nothing.

"Fail", "refuse" and "manage" are implicatives of Karttunen (1971), "Implicative Verbs"; "seem" and
"be likely" raise the subject of what they take, and its negation with it (Horn 1978, "Remarks on
Neg-Raising").
"""

from collections.abc import Mapping
from typing import Literal

from spacy.tokens import Token

from pressdiff.claims.polarity import after, is_negated

Certainty = Literal["asserted", "hedged", "conditional", "planned", "denied"]

# fmt: off
PLANNING = frozenset("""plan intend aim expect schedule set due prepare vow pledge promise hope
    threaten poise slate propose go be agree decide want about""".split())
SEEMING = frozenset("""appear seem believe think say report allege suspect understand rumour rumor
    presume assume likely unlikely estimate fear possible probable""".split())
FAILING = frozenset("fail refuse decline neglect unable unlikely".split())
RAISING = PLANNING | SEEMING | FAILING | {"know", "manage", "able", "have"}
"""Words whose infinitive is what the clause is about: "plans to visit", "is said to have left"."""
LEMMAS = {"slated": "slate", "hoped": "hope", "hoping": "hope", "feared": "fear", "poised": "poise",
          "fined": "fine", "fining": "fine"}
"""Forms that the lemmatizer takes for those of another word."""
STANDING: dict[str, tuple[Certainty | None, bool]] = {
    "seem": ("hedged", False), "appear": ("hedged", False), "likely": ("hedged", False),
    "unlikely": ("hedged", True), "possible": ("hedged", False), "probable": ("hedged", False),
    "improbable": ("hedged", True), "conceivable": ("hedged", False), "true": (None, False),
    "untrue": (None, True), "false": (None, True), "clear": (None, False)}
"""What "it seems that", "it is not true that" say of the clause: how sure, and whether negated."""
# fmt: on


def lemma(word: Token) -> str:
    """Return the lemma of `word`, in lower case, mended where the lemmatizer is known to err."""
    return LEMMAS.get(word.lower_) or word.lemma_.lower()


def raised(word: Token) -> Token | None:
    """Return what the clause is about if `word` only says that it is planned or seems so."""
    own = lemma(word)
    if own == "deny":  # "denied shelling the town"
        return next((kid for kid in word.rights if _is_deed(kid)), None)
    if own not in RAISING or (own == "go" and word.tag_ != "VBG"):
        return None
    roles = {kid.dep_: kid for kid in word.children}
    if own == "be" and "acomp" in roles:
        lower = roles["acomp"]
        raises = lemma(lower) in RAISING
        return lower if raises and any(kid.dep_ == "xcomp" for kid in lower.children) else None
    if own == "have" and not any(kid.lower_ == "yet" for kid in word.rights):
        return None  # "has yet to leave"
    lowest = roles.get("xcomp") or (roles.get("advcl") if word.tag_ == "VBN" else None)
    return _infinitive(word, lowest, roles)


def _infinitive(word: Token, lower: Token | None, roles: Mapping[str, Token]) -> Token | None:
    """Return the infinitive with "to" that `word` raises, if it takes no object before it."""
    if lower is None or roles.keys() & {"dobj", "attr"}:
        return None
    if not any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in lower.children):
        return None
    if lemma(word) == "be" and (lower.left_edge.i - word.i > 2 or after(lower) == "for"):
        return None  # "is against the law to", "is to blame for", not "is to"
    return lower


def _is_deed(kid: Token) -> bool:
    return kid.tag_ == "VBG" and kid.dep_ in ("xcomp", "ccomp", "dobj") and after(kid) != "of"


def standing(head: Token) -> tuple[Token, Certainty | None, bool] | None:
    """Return what "it seems that", "it is likely that" is about, how sure, and if it is negated.

    None if `head` is no such phrase, or says it of a subject of its own ("he is sure that").
    """
    word = head
    if head.lemma_ == "be" or head.lower_ in ("'s", "’s"):
        word = next((kid for kid in head.rights if kid.dep_ == "acomp"), head)
    own = lemma(word)
    if own not in STANDING:
        return None
    if not any(kid.lower_ == "it" and kid.dep_ in ("nsubj", "expl") for kid in head.lefts):
        return None
    lower = next((kid for kid in (*head.rights, *word.rights) if _is_told(kid)), None)
    if lower is None:
        return None
    tone, flips = STANDING[own]
    negated = is_negated(head, list(head.children))
    if own == "clear":  # "it is not clear that"
        return lower, "hedged" if negated else None, False
    return lower, tone, flips ^ negated


def _is_told(kid: Token) -> bool:
    """Return whether `kid` is a clause that is told, not asked ("it is not clear if, who, when")."""
    first = kid.left_edge
    return kid.dep_ == "ccomp" and first.tag_[0] != "W" and first.lower_ not in ("if", "whether")
