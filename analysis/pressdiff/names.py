"""Names in one article: what the recogniser found, mended by titles, places and repetition."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pressdiff import places
from pressdiff.parse import Article
from pressdiff.roles import BEASTS_AND_THINGS, CALL_SIGN, KIND_OF_NOUN, PERSON_ROLES

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
_PLATFORMS = frozenset("twitter facebook instagram youtube google reddit wifi wikipedia".split())
_OFFICES = PERSON_ROLES | frozenset(
    """prime cabinet defense defence foreign interior finance state vice deputy press health energy
    trade assistant associate police fire security national attorney homeland""".split()
)  # words of titles in capitals: 'Chief Cabinet Secretary'
_PART_OF_NAME = frozenset("king queen prince judge general major".split())
_NO_NAME = re.compile(r"[@#]|://|\.(?:com|org|net)/")  # handles, tags and addresses
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())


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
    acronyms = _acronyms(form for form, kind in kinds.items() if kind != "person" or form.isupper())
    kinds |= {form: kinds[long] for form, long in acronyms.items() if kinds[form] == "person"}
    full = _full_names([form for form, kind in kinds.items() if kind == "person"])
    capitals = _capitals(kinds)
    bodies = _short_bodies([form for form, kind in kinds.items() if kind == "organisation"])
    keys = {}
    for form, kind in kinds.items():
        if kind == "place":
            keys[form] = (places.canonical(form) or form, kind)
            continue
        form_ = capitals.get(form, form)
        kind = kinds[form_]
        if kind == "person":
            key = full.get(form_, form_)
        else:
            key = acronyms.get(form_) or bodies.get(form_, form_)
        keys[form] = (key, kinds.get(key, kind))
    return keys


# one name


def _after_titles(doc: Doc) -> Iterator[Span]:
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
    if span[-1].lower_ in PERSON_ROLES and all(token.lower_ in _OFFICES for token in span):
        return True
    return (
        span.label_ == "ORG" and len(span) == 1 and after is not None
        and after.lower_ in PERSON_ROLES and after.is_title
    )  # fmt: skip


def _inner(span: Span) -> Span:
    """Leave out the article and the title before a name and the possessive after it."""
    start, end = span.start, span.end
    while end - start > 1 and (
        span.doc[start].lower_ in {"the", "a", "an"}
        or (span.label_ == "PERSON" and _leads(span.doc[start], end - start))
    ):
        start += 1
    if end - start > 1 and span.doc[end - 1].lower_ in _PLATFORMS:
        end -= 1  # 'United Twitter (account)'
    if end - start == 2 and span.doc[start].text == span.doc[start + 1].text:
        start += 1  # 'Equifax Equifax', a caption before its sentence
    while end - start > 1 and (span.doc[end - 1].tag_ == "POS" or span.doc[end - 1].is_punct):
        end -= 1
    return Span(span.doc, start, end, label=span.label_)


def _leads(token: Token, length: int) -> bool:
    """Tell the title from the name in 'President Emmanuel Macron'; 'King Charles' is a name."""
    word = token.lower_
    if word in _PART_OF_NAME:
        return False
    return word in PERSON_ROLES or (length > 1 and bool(_HONORIFIC.match(f"{token.text} ")))


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
        if (
            len(form) > 1 and any(letter.isupper() for letter in form)
            and not part[0].like_num and not _NO_NAME.search(form)
        ):  # fmt: skip
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
    if CALL_SIGN.fullmatch(form) and kind != "place":
        return "organisation"
    if kind == "person" and (form.lower() in _PLATFORMS or any(map(str.isdigit, form))):
        return "other"
    other = kind == "person" and (_modifies_noun(span) or before in BEASTS_AND_THINGS)
    return "other" if other else kind


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
    """Map a person's shorter names to the one longer name that has the same surname.

    "Donald Trump" and "Donald J. Trump" are one, so that "Trump" is too; "Hua" and "Hillary" are
    the one name that begins so, where nobody has it for a surname.
    """
    by_surname: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_first: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for form in people:
        words = form.split()
        if len(words) > 1:
            bearer = _bearer(words)
            by_surname[_surname(words)][bearer].add(form)
            by_first[words[0].casefold()][bearer].add(form)
    joined = {}
    for form in people:
        words = form.split()
        if len(words) > 1:
            bearers = {_bearer(words): by_surname[_surname(words)][_bearer(words)]}
        else:
            key = form.casefold()
            bearers = by_surname.get(key) or by_first.get(key) or {}
        joined[form] = form
        if len(bearers) == 1:
            joined[form] = max(next(iter(bearers.values())), key=lambda one: (len(one), one))
    return joined


def _bearer(words: Sequence[str]) -> str:
    """Return what all full names of one person share: first name, surname, and 'Jr.'."""
    suffix = words[-1].strip(".").lower() if words[-1].lower() in _SUFFIXES else ""
    return f"{words[0].casefold()} {_surname(words)} {suffix}"


def _surname(words: Sequence[str]) -> str:
    last = [word for word in words if word.lower() not in _SUFFIXES][-1:] or words[-1:]
    return last[0].strip(",").casefold()


def _short_bodies(forms: Iterable[str]) -> Mapping[str, str]:
    """Map 'Enquirer' to the one body whose name ends so: 'Cincinnati Enquirer'."""
    by_last: dict[str, set[str]] = defaultdict(set)
    forms = list(forms)
    for form in forms:
        if " " in form:
            by_last[form.split()[-1]].add(form)
    return {form: next(iter(by_last[form])) for form in forms if len(by_last.get(form, ())) == 1}


def _capitals(forms: Iterable[str]) -> Mapping[str, str]:
    """Map a name in capitals, as headlines have it, to the name that is spelt so."""
    forms = list(forms)
    spelt = {form.casefold(): form for form in forms if not form.isupper()}
    return {
        form: spelt[form.casefold()]
        for form in forms
        if form.isupper() and len(form) > 3 and form.casefold() in spelt
    }


def _acronyms(forms: Iterable[str]) -> Mapping[str, str]:
    """Map an acronym to the only name of the article whose capitals spell it."""
    forms = list(forms)
    spelt: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        words = form.replace("-", " ").split()
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if len(capitals) > 2:
            spelt[capitals].add(form)
    return {form: next(iter(spelt[form])) for form in forms if len(spelt.get(form, ())) == 1}
