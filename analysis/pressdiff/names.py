"""Names in one article: what the recogniser found, mended by titles, places and repetition."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pressdiff import places
from pressdiff.parse import Article
from pressdiff.roles import KIND_OF_NOUN, PERSON_ROLES

TYPES = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other",
}  # fmt: skip
_TRIM = re.compile(r"^(?:the|a|an)\s+|(?:['’]s|['’])$|^[^\w]+|[^\w.)]+$", re.IGNORECASE)
_BODIES = frozenset(
    """line lines ltd inc plc corp company motors bank group holding holdings airlines airways party
    ministry authority agency university hospital institute council union association foundation
    federation committee commission court police administration service press""".split()
)  # last words of what is no person
_HONORIFIC = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt)\.?\s+"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: its span, its clean form and its type."""

    span: Span
    form: str
    type: str


def names(article: Article) -> list[Name]:
    """Return the names of `article`, in order."""
    found: list[Name] = []
    for span in [*article.doc.ents, *_after_titles(article.doc)]:
        kind = TYPES.get(span.label_)
        if kind is None or "\n" in span.text or _is_adjective(span) or _is_title(span):
            continue
        found.extend(_typed(_whole(_inner(span)), kind))
    return _known_elsewhere(article, found)


def entities(found: Sequence[Name]) -> dict[str, tuple[str, str]]:
    """Map each form to the fullest name of its entity in the article, and that entity's type."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        votes[name.form][name.type] += 1
    kinds = {
        form: max(count, key=lambda kind: (count[kind], kind)) for form, count in votes.items()
    }
    full_names = [form for form, kind in kinds.items() if kind == "person" and " " in form]
    surnames = {form.split()[-1] for form in full_names}
    kinds |= dict.fromkeys(surnames & kinds.keys(), "person")
    full = _full_names([form for form, kind in kinds.items() if kind == "person"])
    acronyms = _acronyms(form for form, kind in kinds.items() if kind != "person")
    keys = {}
    for form, kind in kinds.items():
        if kind == "place":
            keys[form] = (places.canonical(form) or form, kind)
        else:
            key = full.get(form, form) if kind == "person" else acronyms.get(form, form)
            keys[form] = (key, kinds.get(key, kind))
    return keys


# one name


def _after_titles(doc: Doc) -> Iterator[Span]:
    """Yield the capitalised words after a title that the recogniser left out: 'Minister N. N.'."""
    for token in doc:
        if token.lower_ not in PERSON_ROLES or token.ent_type_ == "PERSON":
            continue
        end = token.i + 1
        while end < min(token.i + 4, len(doc)) and doc[end].is_title and doc[end].pos_ == "PROPN":
            end += 1
        if end > token.i + 1 and not any(word.ent_type_ for word in doc[token.i + 1 : end]):
            yield Span(doc, token.i + 1, end, label="PERSON")


def _is_adjective(span: Span) -> bool:
    """Tell 'French' in 'the French minister' from 'the French'."""
    if span.label_ not in {"NORP", "GPE"}:
        return False
    return span.root.pos_ == "ADJ" or (
        span.label_ == "NORP" and span.root.dep_ in {"amod", "compound"}
    )


def _is_title(span: Span) -> bool:
    """Tell 'Defense' in 'Defense Minister' and a bare 'President' from a name."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if all(token.lower_ in PERSON_ROLES for token in span):
        return True
    return (
        span.label_ == "ORG" and len(span) == 1 and after is not None
        and after.lower_ in PERSON_ROLES and after.is_title
    )  # fmt: skip


def _inner(span: Span) -> Span:
    """Leave out the article before a name and the possessive after it."""
    start, end = span.start, span.end
    while end - start > 1 and span.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end - start > 1 and (span.doc[end - 1].tag_ == "POS" or span.doc[end - 1].is_punct):
        end -= 1
    return Span(span.doc, start, end, label=span.label_)


def _whole(span: Span) -> Span:
    """Add the first name the recogniser cut off, and the number of 'France 24'."""
    doc, start, end = span.doc, span.start, span.end
    if span.label_ in {"PERSON", "ORG"} and len(span) == 1 and start:
        before = doc[start - 1]
        if (
            before.pos_ == "PROPN" and before.is_title and not before.ent_type_
            and before.dep_ == "compound" and before.lower_ not in KIND_OF_NOUN
        ):  # fmt: skip
            start -= 1
    if end + 1 < len(doc) and doc[end].is_digit and doc[end + 1].pos_ in {"VERB", "AUX", "PUNCT"}:
        return Span(doc, start, end + 1, label="ORG")
    return Span(doc, start, end, label=span.label_)


def _typed(span: Span, kind: str) -> Iterator[Name]:
    """Yield a name with its type; 'Lecornu and Zelenskiy' taken for one firm yields two names."""
    joint = [token.i for token in span if token.lower_ == "and"]
    parts = [span]
    if kind in {"organisation", "person"} and len(joint) == 1 and len(span) == 3:
        parts = [span.doc[span.start : joint[0]], span.doc[joint[0] + 1 : span.end]]
    kind = "organisation" if span.label_ == "ORG" else kind
    for part in parts:
        form = _clean(part.text)
        if len(form) > 1 and any(letter.isupper() for letter in form) and not part[0].like_num:
            yield Name(part, form, _type(part, form, kind))


def _clean(form: str) -> str:
    while (shorter := _TRIM.sub("", form.strip())) != form:
        form = shorter
    return _HONORIFIC.sub("", re.sub(r"\s+", " ", form))


def _type(span: Span, form: str, kind: str) -> str:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in PERSON_ROLES and kind != "place":
        return "person"
    if places.is_place(form):
        return "place"
    if form.rsplit(maxsplit=1)[-1].lower() in _BODIES and " " in form:
        return "organisation"
    if KIND_OF_NOUN.get(before) in {"organisation", "media"} and kind == "person":
        return "organisation"
    return "other" if kind == "person" and _modifies_noun(span) else kind


def _modifies_noun(span: Span) -> bool:
    """Tell a thing from a person by the plural noun it names: 'Caesar howitzers'."""
    return span.root.dep_ == "compound" and span.root.head.tag_ == "NNS"


def _known_elsewhere(article: Article, found: list[Name]) -> list[Name]:
    """Add the places where a name found once stands unrecognised, or a person's bare surname."""
    taken = {index for name in found for index in range(name.span.start, name.span.end)}
    wanted = {name.form: name.type for name in found if " " not in name.form}
    for name in found:
        if name.type == "person" and " " in name.form:
            wanted.setdefault(name.form.split()[-1], "person")
    doc = article.doc
    for token in doc:
        if token.i in taken or not token.text[0].isupper():
            continue
        kind = wanted.get(token.text) or ("place" if _is_whereabouts(token) else None)
        if kind is None:
            continue
        inside_name = token.dep_ == "compound" and token.head.pos_ == "PROPN"
        if not (inside_name and token.head.i not in taken):
            found.append(Name(doc[token.i : token.i + 1], token.text, kind))
    return sorted(found, key=lambda name: name.span.start)


def _is_whereabouts(token: Token) -> bool:
    """Tell 'in Kyiv', a known place after a preposition, that the recogniser overlooked."""
    return (
        token.pos_ == "PROPN" and token.dep_ == "pobj" and not token.ent_type_
        and token.head.lower_ in {"in", "to", "from", "near", "at", "outside"}
        and places.is_place(token.text)
    )  # fmt: skip


# one entity


def _full_names(people: Sequence[str]) -> Mapping[str, str]:
    """Map a person's shorter names to the only longer name that ends in the same surname."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    for form in people:
        if " " in form:
            by_surname[form.split()[-1].casefold()].add(form)
    joined = {}
    for form in people:
        words = form.split()
        candidates = by_surname.get(words[-1].casefold(), set())
        if len(words) > 1:
            candidates = {other for other in candidates if other.split()[0] == words[0]}
        joined[form] = max(candidates, key=len) if len(candidates) == 1 else form
    return joined


def _acronyms(forms: Iterable[str]) -> Mapping[str, str]:
    """Map an acronym to the only name of the article whose capitals spell it."""
    forms = list(forms)
    spelt: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        capitals = "".join(word[0] for word in form.split() if word[0].isupper())
        if len(capitals) > 2:
            spelt[capitals].add(form)
    return {form: next(iter(spelt[form])) for form in forms if len(spelt.get(form, ())) == 1}
