"""One name: which words of what the recogniser found are the name, and what type it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from pressdiff import places
from pressdiff.roles import BEASTS_AND_THINGS, CALL_SIGN, GENDER, KIND_OF_NOUN, PERSON_ROLES
from pressdiff.spellings import SURNAME_FIRST

TYPES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other",
}  # fmt: skip
_TRIM = re.compile(r"^(?:the|a|an)\s+|(?:['’]s|['’])$|^[^\w]+|[^\w.)]+$", re.IGNORECASE)
BODIES = frozenset(
    """line lines ltd inc plc corp company motors bank group holding holdings airlines airways party
    ministry authority agency university hospital institute council union association foundation
    federation committee commission court police administration service press""".split()
)  # last words of what is no person
_HONORIFIC = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt)\.?\s+"
)
_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss sir lord dame lady".split()) & GENDER.keys()
PLATFORMS = frozenset("twitter facebook instagram youtube google reddit wifi wikipedia".split())
_OFFICES = PERSON_ROLES | frozenset(
    """prime cabinet defense defence foreign interior finance state vice deputy press health energy
    trade assistant associate police fire security national attorney homeland""".split()
)  # words of titles in capitals: 'Chief Cabinet Secretary'
_PART_OF_NAME = frozenset("king queen prince judge general major".split())
_LEADS = PERSON_ROLES - frozenset("republican democrat republicans democrats".split()) | frozenset(
    "chair bishop archbishop cardinal pastor sheikh ayatollah rabbi imam rev rev. czar boss".split()
)  # titles before a name that may stand inside what was recognised
_FUNCTION_WORDS = frozenset(
    """between like to for from with without after before how why when where what will can could should
    does did is are was were if in on at by about as but or and of than not via versus vs vs. former
    ex anything""".split()
)  # in capitals in headlines
_FURNITURE = frozenset(
    """image images photo photos photograph video videos caption email e-mail read invalid getty
    copyright advertisement subscribe share comments print""".split()
)  # words of a page, no names
_PAGE = _FURNITURE | {"replay", "more", "click"}  # so are these where a name has no other word
_NO_NAME = re.compile(r"[@#]|://|\.(?:com|org|net)/")  # handles, tags and addresses
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: its span, its clean form, its type, and how it is introduced."""

    span: Span
    form: str
    type: str
    title: str = ""
    """The title right before it: "president"."""
    pronoun: Literal["he", "she"] | None = None
    """What 'Mr.' or 'Mrs.' before it tells."""


def after_titles(doc: Doc) -> Iterator[Span]:
    """Yield what the recogniser left out: names after a title ('Minister N. N.'), call signs."""
    for token in doc:
        if not token.ent_type_ and CALL_SIGN.fullmatch(token.text) and token.pos_ == "PROPN":
            yield Span(doc, token.i, token.i + 1, label="ORG")
        if token.lower_ not in PERSON_ROLES or token.ent_type_ == "PERSON":
            continue
        end = token.i + 1
        while end < min(token.i + 4, len(doc)) and doc[end].is_title and doc[end].pos_ == "PROPN":
            end += 1
        if end > token.i + 1 and not any(word.ent_type_ for word in doc[token.i + 1 : end]):
            yield Span(doc, token.i + 1, end, label="PERSON")


def is_adjective(span: Span) -> bool:
    """Tell 'French' in 'the French minister', 'Russian' in 'Russian-backed', from 'the French'."""
    if span.label_ not in {"NORP", "GPE"}:
        return False
    if span.label_ == "NORP" and span.end < len(span.doc) and span.doc[span.end].tag_ == "HYPH":
        return True
    return span.root.pos_ == "ADJ" or (
        span.label_ == "NORP" and span.root.dep_ in {"amod", "compound"}
    )


def is_title(span: Span) -> bool:
    """Tell 'Defense' in 'Defense Minister', a bare 'President', 'any Contingent Worker' from a name."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if (span.label_ == "PERSON" and span.text == "General") or _one_of_many(span):
        return True
    if span[-1].lower_ in PERSON_ROLES and all(token.lower_ in _OFFICES for token in span):
        return True
    return (
        span.label_ == "ORG" and len(span) == 1 and after is not None
        and after.lower_ in PERSON_ROLES and after.is_title
    )  # fmt: skip


def _one_of_many(span: Span) -> bool:
    """Tell 'any Contingent Worker' and 'any employee or Contingent Worker'."""
    first = span.root.head if span.root.dep_ == "conj" else span.root
    return span.label_ not in {"GPE", "NORP"} and any(
        child.lower_ in {"any", "every", "each"} and child.dep_ == "det" for child in first.children
    )


def inner(span: Span) -> Span:
    """Leave out the words and the title before a name and the possessive after it."""
    start, end, label = span.start, span.end, span.label_
    start = _after_inner_title(span)
    if start > span.start:
        label = "PERSON"
    while end - start > 1 and (
        span.doc[start].lower_ in {"the", "a", "an", "-"}
        or (end - start > 1 and start == span.start and span.doc[start].lower_ in _FUNCTION_WORDS)
        or (label == "PERSON" and _leads(span.doc[start], end - start))
    ):
        start += 1
    if end - start > 1 and span.doc[end - 1].lower_ in PLATFORMS:
        end -= 1  # 'United Twitter (account)'
    if end - start == 2 and span.doc[start].text == span.doc[start + 1].text:
        start += 1  # 'Equifax Equifax', a caption before its sentence
    while end - start > 1 and (
        span.doc[end - 1].tag_ == "POS"
        or span.doc[end - 1].is_punct
        or span.doc[end - 1].lower_ in _FURNITURE
        or span.doc[end - 1].text in {"of", "and", "for"}
    ):
        end -= 1
    return Span(span.doc, start, end, label=label)


def _after_inner_title(span: Span) -> int:
    """Return where the person begins in "DNC Chair Tom Perez" and "Governor Romney"."""
    if span.label_ not in {"PERSON", "ORG", "WORK_OF_ART", "EVENT"} or not 2 <= len(span) <= 5:
        return span.start
    for token in reversed(span[:-1]):
        if token.lower_ in _LEADS and token.lower_ not in _PART_OF_NAME and token.is_title:
            rest = span.doc[token.i + 1 : span.end]
            if all(one.is_title and one.lower_ not in BODIES for one in rest):
                return token.i + 1
    return span.start


def _leads(token: Token, length: int) -> bool:
    """Tell the title from the name in 'President Emmanuel Macron'; 'King Charles' is a name."""
    word = token.lower_
    if word in _PART_OF_NAME:
        return False
    return word in PERSON_ROLES or (length > 1 and bool(_HONORIFIC.match(f"{token.text} ")))


def whole(span: Span) -> Span:
    """Add the first name the recogniser cut off, 'a-Lago' to 'Mar', and the number of 'France 24'."""
    doc, start, end = span.doc, span.start, span.end
    if span.label_ in {"PERSON", "ORG"} and len(span) == 1 and start:
        before = doc[start - 1]
        if (
            before.pos_ == "PROPN" and before.is_title and not before.ent_type_
            and before.dep_ == "compound" and before.lower_ not in KIND_OF_NOUN
        ):  # fmt: skip
            start -= 1
    end = _after_hyphens(doc, start, end)
    if end + 1 < len(doc) and doc[end].is_digit and doc[end + 1].pos_ in {"VERB", "AUX", "PUNCT"}:
        return Span(doc, start, end + 1, label="ORG")
    return Span(doc, start, end, label=span.label_)


LONGEST_SYLLABLE = 6
"""Letters of the second part of a Korean or Chinese first name: "Yat-sen", "Geun-hye"."""


def _after_hyphens(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name that goes on behind a hyphen: "Mar-a-Lago", "Moon Jae-in"."""
    korean = doc[start].lower_ in SURNAME_FIRST and end - start == 2
    if korean and end < len(doc) and doc[end].text in {"In", "Un", "Il"}:
        return end + 1
    last = end
    while (
        last + 1 < len(doc) and doc[last].text == "-" and not doc[last].whitespace_
        and not doc[last - 1].whitespace_ and doc[last + 1].is_alpha
        and not doc[last + 1].ent_type_
    ):  # fmt: skip
        last += 2
    added = doc[last - 1]
    given = korean and len(added) <= LONGEST_SYLLABLE
    return last if last > end and (given or (added.is_title and last > end + 2)) else end


def typed(span: Span, kind: str) -> Iterator[Name]:
    """Yield a name with its type; 'Lecornu and Zelenskiy' taken for one firm yields two names."""
    joint = [token.i for token in span if token.lower_ == "and"]
    parts = [span]
    if kind in {"organisation", "person"} and len(joint) == 1 and len(span) == 3:
        parts = [span.doc[span.start : joint[0]], span.doc[joint[0] + 1 : span.end]]
    kind = "organisation" if span.label_ == "ORG" else kind
    for part in parts:
        form = _clean(part.text)
        if (
            len(form) > 1 and any(letter.isupper() for letter in form)
            and not part[0].like_num and not _NO_NAME.search(form)
            and not _PAGE.issuperset(form.lower().split())
        ):  # fmt: skip
            yield named(part, form, _type(part, form, kind))


def named(span: Span, form: str, kind: str) -> Name:
    """Return `span` as a name, with the title and the 'Mr.' it carries or follows."""
    doc, first = span.doc, span[0].lower_
    before = doc[span.start - 1].lower_ if span.start else ""
    title = before if before in PERSON_ROLES else ""
    told = {word: GENDER[word] for word in (first, before) if word in _HONORIFICS}
    return Name(span, form, kind, title, next(iter(told.values()), None))


def _clean(form: str) -> str:
    while (shorter := _TRIM.sub("", form.strip())) != form:
        form = shorter
    return _HONORIFIC.sub("", re.sub(r"\s+", " ", form))


def _type(span: Span, form: str, kind: str) -> str:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if " " in form and form.rsplit(maxsplit=1)[-1].lower() in BODIES:
        return "organisation"
    if before in PERSON_ROLES and kind != "place":
        return "person"
    if places.is_place(form):
        return "place"
    if KIND_OF_NOUN.get(before) in {"organisation", "media"} and kind == "person":
        return "organisation"
    if CALL_SIGN.fullmatch(form) and kind != "place":
        return "organisation"
    if kind == "person" and (form.lower() in PLATFORMS or any(map(str.isdigit, form))):
        return "other"
    other = kind == "person" and (_modifies_noun(span) or before in BEASTS_AND_THINGS)
    return "other" if other else kind


def _modifies_noun(span: Span) -> bool:
    """Tell a thing from a person by the plural noun it names: 'Caesar howitzers'."""
    return span.root.dep_ == "compound" and span.root.head.tag_ == "NNS"
