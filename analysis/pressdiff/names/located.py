"""Names that their sentences tell to be places, whatever the recogniser took them for: "in Velmar".

The small model knows the towns it was trained on; any other is a person or a firm to it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from pressdiff.names.spans import BODIES, PLATFORMS, Name
from pressdiff.roles import BODY_NOUNS, GENDER, MEDIA_NAMES

LEAST_SHARE = 0.15
"""Least share of a name's mentions in an article that must tell it to be a place."""

_IN = frozenset("in near outside".split())
_NOT_IN = frozenset(
    """trust confidence faith belief believe hope interest interested stake share invest investment
    investor rein draw disappoint disappointed doubt see find vote majority seat debate career
    succeed involve participate join role player partner chime""".split()
)  # what is in a person or body: "trust in Macron", "a stake in Haldor"
_KINDS = frozenset(
    """town city village capital region province district port island islands suburb county
    municipality hamlet settlement peninsula coast outskirts""".split()
)
_AFTER = frozenset("region province district oblast county peninsula".split())
_OWNED = frozenset(
    """parliament capital border borders coast airport territory population streets mayor
    outskirts embassy harbour harbor port suburbs""".split()
)
_BODIES_ALONE = BODIES | BODY_NOUNS | MEDIA_NAMES | PLATFORMS | {"congress", "senate", "house"}


def located(found: Sequence[Name]) -> list[Name]:
    """Return `found`, with those as places that the article tells to be in, near or the capital of.

    A person who is named in full, has a title or a common first name stays one; so does a body
    with more words than one, in capitals, or called what bodies are.
    """
    total = Counter(one.form for one in found)
    told = Counter(one.form for one in found if one.type != "place" and _is_where(one.span))
    people = [one for one in found if one.type == "person"]
    parts = {word for one in people if " " in one.form for word in one.form.split()}
    titled = {one.form for one in people if one.title or one.pronoun}
    places = {
        form
        for form, count in told.items()
        if count >= LEAST_SHARE * total[form] and form not in parts | titled
    }
    return [
        replace(one, type="place") if one.form in places and _may_be_place(one) else one
        for one in found
    ]


def _may_be_place(one: Name) -> bool:
    words = one.form.lower().split()
    if one.type == "group":
        return False  # "said in French"
    if one.type == "person":
        return words[0] not in GENDER
    return len(words) == 1 and not one.form.isupper() and words[0] not in _BODIES_ALONE


def _is_where(span: Span) -> bool:
    """Tell 'in Velmar', 'the town of Velmar', 'the Velmar region' and "Velmar's parliament"."""
    doc, root = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if before is not None and root.dep_ == "pobj" and root.head.i == before.i:
        if before.lower_ == "of" and span.start > 1 and doc[span.start - 2].lower_ in _KINDS:
            return True
        if before.lower_ in _IN and not _goes_on(after):
            return before.head.lemma_.lower() not in _NOT_IN
    if after is None:
        return False
    owned = after.tag_ == "POS" and after.i + 1 < len(doc) and doc[after.i + 1].lower_ in _OWNED
    return owned or (root.dep_ == "compound" and after.lower_ in _AFTER)


def _goes_on(after: Token | None) -> bool:
    return after is not None and (after.tag_ == "POS" or after.pos_ in {"NOUN", "PROPN"})
