"""What a number counts or measures."""

from spacy.tokens import Token

from pressdiff.quantities.numerals import CLIMBED, Line

# fmt: off
HYPHENED = {"member", "man", "person", "page", "seat", "strong", "storey", "story"}
OTHERS = {"more", "other", "others", "additional", "further", "extra"}
NOUNS = ("NN", "JJ", "VBN", "CD")  # tags of what may be counted
STATES = {"dead", "injured", "wounded", "missing", "hurt", "alive", "ill", "homeless"}
NOUN_PHRASE = ("NN", "JJ", "VBN", "VBG", "HYPH", "CD", "``", "''")  # tags before a counted noun
PLURAL = ("NNS", "NNPS")
# fmt: on
SUBJECTS = {"nsubj", "nsubjpass"}


def counted(line: Line, stop: int, end: int, unit: str | None) -> str | None:
    """Return what the number that ends at `stop`, with its unit at `end`, counts or measures."""
    at, base = end, line.tokens[0].i
    while line.word(at) in OTHERS:
        at += 1
    if line.word(at) == "of":
        objects = [child for child in line.tokens[at].children if child.dep_ == "pobj"]
        return _owner(line, objects[0].i - base, at + 1) if objects else None
    if line.hyphened(stop) and line.word(stop + 1) in HYPHENED - {"strong"}:
        return line.word(stop + 1)
    token = line.tokens[end - 1]
    while token.dep_ in CLIMBED and token.head.i > token.i:
        token = token.head
    if at <= token.i - base < len(line.words) and token.tag_.startswith("NN"):
        return _owner(line, token.i - base, at)
    if unit:
        return None
    run = at
    while line.tag(run).startswith(NOUN_PHRASE) and line.tag(run) not in PLURAL:
        run += 1
    if line.tag(run) in PLURAL:
        return _owner(line, run, at)
    state = line.tag(at) in ("VBN", "VBD") and line.tokens[at].pos_ == "VERB"
    if state or line.word(at) in STATES:
        return line.word(at)
    return _role(line, line.tokens[at - 1])


def _owner(line: Line, at: int, first: int) -> str | None:
    """Return the noun at `at`; of "400,000 people's data" it is the people that are counted."""
    owned = (place - 1 for place in range(first + 1, at) if line.tag(place) == "POS")
    return _phrase(line, next(owned, at), first)


def _phrase(line: Line, at: int, first: int) -> str | None:
    """Return the lemma of the noun at `at` with its compounds from `first` on."""
    if not first <= at < len(line.words) or not line.tag(at).startswith(NOUNS):
        return None
    head, names = line.tokens[at], []
    for place in range(first, at):
        token, joined = line.tokens[place], "-" in (line.word(place - 1), line.word(place + 1))
        if token.dep_ == "compound" and token.head.i == head.i and not joined:
            names.append(token.text if token.tag_ in ("NNP", "NNPS") else token.lemma_.lower())
    lemma = head.lemma_.lower()
    if head.tag_ in ("NNP", "NNPS"):
        lemma = head.text if head.text.endswith("ss") else head.text.removesuffix("s")
    return " ".join([*names, lemma])


def _role(line: Line, token: Token) -> str | None:
    """Return what a number without a noun counts, by its part in the clause."""
    head, base = token.head, line.tokens[0].i
    if token.dep_ in ("nsubj", "nsubjpass", "dobj") and head.tag_.startswith("VB"):
        if token.dep_ != "dobj" and head.lemma_ == "be":
            return next((kid.lower_ for kid in head.children if kid.dep_ == "acomp"), None)
        return head.lower_ if head.tag_ in ("VBN", "VBD") else f"{head.lemma_.removesuffix('e')}ed"
    if token.dep_ == "pobj" and head.head.pos_ == "NOUN":
        return _phrase(line, head.head.i - base, 0)
    verb = head.head if token.dep_ == "pobj" else head
    if token.dep_ in ("pobj", "attr"):
        subjects = [kid for kid in verb.children if kid.dep_ in SUBJECTS and kid.pos_ == "NOUN"]
        return _phrase(line, subjects[0].i - base, 0) if subjects else None
    if token.dep_ == "appos" and token.i - base > 0:
        return _before(line, token)
    return None


def _before(line: Line, token: Token) -> str | None:
    """Return the noun a number in apposition counts: "67 emails, 63 of them", "soldiers - 7,000"."""
    base, dashes = line.tokens[0].i, ("–", "—", "-", "--")
    if token.head.tag_ in PLURAL and not any(
        line.word(at) in dashes for at in range(max(token.i - base - 4, 0), token.i - base)
    ):
        return _phrase(line, token.head.i - base, 0)
    for at in range(token.i - base - 1, max(token.i - base - 15, -1), -1):
        if line.tag(at) == "NNS":
            return _phrase(line, at, 0)
    return None
