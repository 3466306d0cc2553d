"""Epithets: the describing words put to a mention, 'failed', 'so-called', 'far-right', '“…”'.

Taken are adjectives, participles and hyphened compounds of the noun phrase that a name or noun
stands in ("the *embattled* president X", "X, a *hardline* cleric"), nouns that judge ("*strongman*
X"), and quotation marks around the mention alone. Left out is what tells who, which, when or how
many, and not of what kind: nationality, office, order, time, amount, branch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pressdiff.mentions.mention import Cast, Mention
from pressdiff.parse import Article
from pressdiff.roles import nationality

SCARE_QUOTES = "in quotation marks"
"""What `Epithet.words` says of a noun that stands in quotation marks by itself. Names do so too, but
nearly all of those are titles of works ("Meet the Press")."""

WHICH = frozenset(
    """other same such own several many more most few various additional further previous prior
    next last first second third final latest recent current past future early earlier late later
    new newest old older present initial main key major top single sole lone only entire whole full
    total overall general particular certain specific possible potential likely actual similar
    different separate joint common multiple numerous individual original double dual triple
    extra partial annual monthly weekly daily yearly hourly upcoming ongoing subsequent
    simultaneous immediate eventual pending existing remaining continued continuing underlying
    estimated projected expected planned proposed scheduled reported related respective
    approximate average standard regular usual typical available ready able due sure aware
    necessary needed based called named known dead alive wounded injured missing slain born elected
    leading ranking serving working acting incoming outgoing appointed chosen former ex then
    longtime retired deputy vice assistant associate chief senior junior fellow prime presumptive
    good better best bad big large larger small smaller little great long short high higher low
    lower close open wide half near nearby front back left right upper inner outer real true mere
    very much less least all both each every another own key modern traditional
    individual everyday ordinary giant super updated following suspect under direct indirect applicable
    principal registered customary nightly monthlong enough relevant lead opposite clear
    latter aforementioned eponymous titular resident incumbent sitting retiring native onetime
    nationwide fourth fifth sixth seventh eighth ninth tenth""".split()
)
"""Words of order, amount, identity, degree and time; in lower case."""

_BRANCH = frozenset(
    """northern southern eastern western central north south east west northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern middle local regional
    national international global foreign domestic federal state provincial municipal civic rural
    urban suburban coastal inland offshore overseas external internal interior continental worldwide
    presidential mayoral congressional parliamentary legislative executive judicial ministerial
    gubernatorial electoral constitutional governmental political diplomatic military naval aerial
    civil civilian public private corporate commercial financial economic fiscal monetary industrial
    agricultural environmental medical clinical nuclear chemical biological ballistic cyber digital
    online technical technological scientific academic educational cultural religious sexual racial
    ethnic social legal criminal penal federal mass human natural physical mental moral primary
    secondary retail operational structural organizational general official professional personal
    organized electronic mobile automatic conventional bilateral multilateral trilateral unilateral
    lunar solar special interim permanent temporary preliminary full female male young black white gay
    antitrust migrant republican democratic democrat conservative liberal labor labour union
    vehicular penetrative advisory tactical strategic nonprofit opioid plastic
    two-year one-year year day month week""".split()
)
"""Words of place, office and branch: they tell which one, and not of what kind it is."""

_PLAIN = WHICH | _BRANCH

_JUDGING = frozenset(
    """terrorist militant extremist separatist rebel insurgent jihadist islamist radical fugitive
    dictator strongman tyrant autocrat warlord kingpin mastermind firebrand hardliner oligarch
    tycoon mogul billionaire traitor dissident whistleblower hero martyr thug crook socialite
    provocateur hardline maverick outsider heavyweight darling pariah cult terror""".split()
)  # nouns that, put before a name, describe its bearer
_GERUNDS = frozenset(
    """targeting trafficking funding spending voting training policing lobbying shooting bombing housing
    planning banking mining drilling fishing hunting trading lending smuggling hacking spying texting
    engineering marketing screening counting zoning speeding""".split()
)  # that name the matter, though the tagger may take them for participles: "the targeting scandal"
_NUMBER = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_KIND = re.compile(
    r"^(?:then|now|ex|vice|mid|non|re|co|soon|post|long|first|second)\W"
    r"|^anti\W(?:discrimination|corruption|terror|terrorism|fraud|doping|trust)$"
    r"|\W(?:based|born|area|wide|level|elect|old|long|style)$",
    re.I,
)  # compounds that tell when, where and what about
_HYPHENS = "-‐‑–"
_OPENERS, _CLOSERS = "“„«‘\"'", "”“»’\"'"
_REACH = 9  # tokens looked at before a mention
_APPOSITION = 8  # tokens from a name to the noun in apposition
_QUOTED = frozenset({"happening", "group"})
_ROLE_NOUN_DEPS = frozenset({"compound", "nmod", "amod", "appos"})


@dataclass(frozen=True, slots=True)
class Epithet:
    """Describing words, characters [start, end), put to `mention`; `words` in lower case."""

    start: int
    end: int
    words: str
    mention: Mention


def epithets(article: Article, people: Cast) -> list[Epithet]:
    """Return the epithets of all names and nouns of `article`, in order, no two of one span."""
    found: dict[tuple[int, int], Epithet] = {}
    for one in people.mentions:
        if one.kind == "pronoun":
            continue
        span = article.doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is None:
            continue
        for first, last in _describing(span, one):
            words = article.doc[first:last]
            if one.kind == "nominal" or words.end_char <= one.start or words.start_char >= one.end:
                epithet = Epithet(words.start_char, words.end_char, _plain(words), one)
                found.setdefault((epithet.start, epithet.end), epithet)
        if _scare_quoted(article.text, one):
            found.setdefault((one.start, one.end), Epithet(one.start, one.end, SCARE_QUOTES, one))
    return [found[key] for key in sorted(found)]


def _plain(words: Span) -> str:
    """Return the words in lower case but for names in compounds; in marks if they alone have marks."""
    text = " ".join(words.text.split())
    proper = len(words) > 1 and (
        words[0].pos_ == "PROPN" or nationality(words[0].text) or not words[1:].text.islower()
    )
    told = text if proper else text.casefold()
    doc = words.doc
    marked = (
        words.start > 0
        and words.end < len(doc)
        and doc[words.start - 1].text in _OPENERS
        and doc[words.end].text in _CLOSERS
    )
    return f"“{told}”" if marked else told


def _describing(span: Span, one: Mention) -> Iterator[tuple[int, int]]:
    """Yield [first, last) tokens of each epithet of the mention at `span`."""
    doc, root = span.doc, span.root
    heads = {root.i}
    region = _before(span)
    for token in region:
        if token.pos_ in {"NOUN", "PROPN"} and (
            (token.head.i == root.i and token.dep_ in _ROLE_NOUN_DEPS)
            or (root.dep_ == "appos" and root.head.i == token.i)
        ):
            heads.add(token.i)
    inside = [doc[i] for i in range(span.start, root.i)] if one.kind == "nominal" else []
    for token in [*region, *inside]:
        if token.lower_ in _JUDGING and one.kind == "name" and {token.i, token.head.i} & heads:
            yield token.i, token.i + 1
        elif (
            _holder(token) in heads
            and token.i not in heads
            and not (one.kind == "name" and _is_verb(token))
        ):
            yield from _group(token)
    yield from _apposed(span)


def _before(span: Span) -> list[Token]:
    """Return the tokens of the noun phrase before `span`, in order."""
    doc, start = span.doc, span.start
    least = max(span.sent.start, start - _REACH)
    while start > least and _may_describe(doc[start - 1]):
        start -= 1
    return [doc[i] for i in range(start, span.start)]


def _may_describe(token: Token) -> bool:
    if token.pos_ in {"ADJ", "NOUN", "PROPN"} or token.tag_ in {"VBN", "VBG", "JJ"}:
        return True
    if token.text in _HYPHENS or token.text in _OPENERS or token.text in _CLOSERS:
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.pos_ == "ADV" and (after.pos_ == "ADJ" or after.text in _HYPHENS)


def _holder(token: Token) -> int:
    """Return the place of the noun that `token` describes; -1 if it describes none.

    A part of a hyphened compound describes what the whole compound does.
    """
    seen = 0
    while seen < 4 and token.dep_ in {"amod", "compound", "nmod", "advmod", "npadvmod", "punct"}:
        describes = token.dep_ == "amod" or (token.dep_ == "nmod" and token.pos_ == "ADJ")
        if describes and token.head.pos_ in {"NOUN", "PROPN"}:
            return token.head.i
        if not _hyphened(token):
            break
        token, seen = token.head, seen + 1
    return -1


def _hyphened(token: Token) -> bool:
    doc = token.doc
    return (token.i + 1 < len(doc) and doc[token.i + 1].text in _HYPHENS) or (
        token.i > 0 and doc[token.i - 1].text in _HYPHENS
    )


def _is_verb(token: Token) -> bool:
    """Tell 'Trump slammed Cohen' from 'embattled Cohen', where the parser does not."""
    if _hyphened(token) or token.i == 0:
        return False
    before = token.nbor(-1)
    if token.tag_ == "VBG":
        return before.pos_ != "DET"
    if token.tag_ != "VBN" and not token.lower_.endswith("ed"):
        return False
    return before.pos_ in {"NOUN", "PROPN", "PRON", "AUX", "VERB"} or (
        before.pos_ == "ADV" and not before.lower_.endswith("ly")
    )


def _group(token: Token) -> Iterator[tuple[int, int]]:
    """Yield the epithet that `token` belongs to: its compound, its adverb; nothing if it is plain."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 1 and doc[first - 1].text in _HYPHENS and not doc[first - 1].whitespace_:
        if doc[first - 2].whitespace_:
            break
        first -= 2
    while last + 1 < len(doc) and doc[last].text in _HYPHENS and not doc[last].whitespace_:
        if doc[last - 1].whitespace_:
            break
        last += 2
    if last - first > 1 or any(mark in token.text[1:-1] for mark in _HYPHENS):
        if _compound_tells(doc[first:last]):
            yield first, last
    elif _tells(token):
        before = doc[max(first - 1, 0)]
        adverb = before.dep_ == "advmod" and before.head.i == token.i and before.i < first
        first -= adverb and before.lower_.endswith("ly")
        yield first, last


def _tells(token: Token) -> bool:
    word = token.lower_
    if token.pos_ != "ADJ" and not (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod"):
        return False
    if token.tag_ in {"JJR", "JJS", "PRP$", "DT", "PDT"} or token.ent_type_ or not word.isalpha():
        return False
    if token.tag_ == "VBG" and word in _GERUNDS:
        return False
    return len(word) > 2 and token.text.islower() and word not in _PLAIN and not nationality(word)


def _compound_tells(span: Span) -> bool:
    text = span.text
    if _NUMBER.search(text) or text.isupper() or len(text) > 40 or _NO_KIND.search(text):
        return False
    words = [word.casefold() for word in re.split(f"[{_HYPHENS}]", text)]
    return (
        len(words) > 1
        and any(word.islower() for word in re.split(f"[{_HYPHENS}]", text))
        and bool(_WORD.search(text))
        and not all(word in _PLAIN or nationality(word) for word in words)
    )


def _apposed(span: Span) -> Iterator[tuple[int, int]]:
    """Yield the epithets of the noun in apposition: 'X, a hardline cleric'."""
    doc: Doc = span.doc
    for noun in span.root.children:
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or not span.end < noun.i:
            continue
        if noun.i - span.end > _APPOSITION or doc[span.end].text != ",":
            continue
        if not any(child.dep_ == "det" and child.i == span.end + 1 for child in noun.children):
            continue
        for token in [*noun.lefts, noun]:
            if token.lower_ in _JUDGING and token.pos_ == "NOUN":
                yield token.i, token.i + 1
            elif token.dep_ == "amod":
                yield from _group(token)


def _scare_quoted(text: str, one: Mention) -> bool:
    """Tell whether quotation marks stand around the mention and nothing else."""
    if one.type not in _QUOTED or one.start == 0 or one.end >= len(text):
        return False
    end = one.end + (text[one.end] in ",." and one.end + 1 < len(text))
    return text[one.start - 1] in _OPENERS and text[end] in _CLOSERS
