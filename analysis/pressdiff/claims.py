"""Checkable propositions: what an article states, clause by clause, in whose voice and how sure.

First form: one claim for each finite clause with a subject of its own that is a sentence, is joined
to one, is the content of an attribution, or is adverbial and long; relative and short clauses stay
inside theirs. "X said" is no claim, what X said is one. Questions, commands and the feelings of an
"I" are none. A headline is one claim, with a finite verb or without ("Nine dead in ferry fire").
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from spacy.tokens import Span, Token

from pressdiff.attribution import Attribution, Pieces
from pressdiff.certainty import Certainty, Clause, Polarity, clause, time_of
from pressdiff.parse import Article, Section
from pressdiff.quantities import Quantity, quantities

Voice = Literal["own", "attributed"]

MIN_WORDS = 4
"""Fewest words of a claim that can be read alone; of a headline one less."""
MIN_ADVERBIAL = 5
"""Fewest words of an adverbial clause that is a claim of its own."""

# fmt: off
FINITE = {"VBD", "VBP", "VBZ", "MD"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
OBJECTS = ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
JOINING = {"cc", "mark", "punct", "preconj"}  # what may stand at the ends of a clause
INSIDE = {"if", "unless", "whether", "than", "until", "till", "lest", "provided", "so", "that"}
ASKING = {"WDT", "WP", "WP$", "WRB"}
FEELING = set("""think believe feel hope guess doubt suppose want love like wish thank mean need look
    care appreciate hate know""".split())
STATES = {"dead", "injured", "wounded", "missing", "hurt", "freed"}  # "Nine dead in ferry fire"
CLOSING = "”’\"'»"
PAIRS = (("“", "”"), ('"', '"'), ("(", ")"), ("‘", "’"))
BREAKS = {";", ":", "–", "—", "--"}
_VERBS = """accuse admit agree allow announce appeal approve arrest ask attack back ban beat begin
    block bomb break brief call cancel charge claim close condemn confirm cut debut defend delay
    demand deny detain drop end expel face fear fight find fire flee free gain get give halt head hit
    hold host impose indict injure invade jump kill land launch lead leave level lift light lose make
    meet mourn move name offer open oppose order oust pass pay pledge postpone praise promise protest
    push quit raise reach react reject release remain reopen report resign respond retire return
    reveal rise roll rule sack say see seek seize sell send sentence set shell shut sign slam spark
    start stop strike sue survive suspend take target tell test threaten topple turn unveil urge visit
    vow warn welcome win withdraw re-establish live-tweet""".split()
HEADLINE_VERBS = {f"{verb}{end}" for verb in _VERBS for end in ("s", "es", "ed", "d")}
"""Forms of verbs common in headlines, where the tagger takes them for nouns."""
ACTIVE = {"aux", "dobj", "ccomp", "xcomp", "prt"}  # a participle with one of these is no passive
# fmt: on


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, characters [start, end), verbatim and contiguous.

    ``attribution`` is the place in the article's list of the attribution whose content it is, None
    in own voice. ``position`` is 0 in the headline and runs to 1 at the end of the text.
    ``predicate`` is the lemma of what the clause is about, with its particle ("visit", for "plans to
    visit": ``certainty`` has the plan). ``subject`` is who does it and ``object`` to whom or what:
    of a passive the agent, None if hidden, and the passive subject. ``time_start`` and ``time_end``
    are UTC days [start, end), None if not told.
    """

    start: int
    end: int
    voice: Voice
    attribution: int | None
    section: Section
    position: float
    predicate: str
    subject: str | None
    object: str | None
    polarity: Polarity
    certainty: Certainty
    time_start: datetime | None
    time_end: datetime | None
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article, its attributions, and what is asked of every token, read once.

    ``inside`` has for a token the attributions whose content it is in, innermost last, ``cues`` the
    one whose cue it is in; ``aside`` are the tokens of cues and sources.
    """

    article: Article
    text: str
    attributions: Sequence[Attribution]
    tokens: list[Token]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    finite: set[int]
    subjects: dict[int, int]
    marks: dict[int, str]
    asking: set[int]
    inside: dict[int, list[int]]
    cues: dict[int, int]
    aside: set[int]

    def innermost(self, token: int) -> int | None:
        return self.inside[token][-1] if token in self.inside else None


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens [start, end) of a claim, its head, and those of its tokens that are no other claim's."""

    start: int
    end: int
    head: int
    own: list[int]


def claims(article: Article, attributions: Sequence[Attribution]) -> list[Claim]:
    """Return the claims of `article`, in order of their start.

    Parameters
    ----------
    article
        A parsed article.
    attributions
        What it credits to others; a claim in their content has the voice "attributed".
    """
    reading = _read(article, attributions)
    found = _headline(reading)
    for sentence in article.sentences:
        if sentence.start_char >= article.headline_end:
            found += _sentence(reading, sentence)
    return sorted(found, key=lambda one: (one.start, one.end))


def _read(article: Article, attributions: Sequence[Attribution]) -> _Reading:
    tokens = list(article.doc)
    tags, deps = [token.tag_ for token in tokens], [token.dep_ for token in tokens]
    heads = [token.head.i for token in tokens]
    finite: set[int] = set()
    asking: set[int] = set()
    subjects: dict[int, int] = {}
    marks: dict[int, str] = {}
    for at, (tag, dep, head) in enumerate(zip(tags, deps, heads, strict=True)):
        if tag in FINITE:
            finite.add(head if dep in ("aux", "auxpass") else at)
        if dep in SUBJECTS:
            subjects.setdefault(head, at)
            if heads[head] == head or (tags[head], dep) == ("VBN", "nsubj"):
                finite.add(head)  # whatever the tagger took it for
        elif dep == "mark":
            marks[head] = tokens[at].lower_
        if tag in ASKING:
            asking.add(head)
    inside: dict[int, list[int]] = {}
    cues: dict[int, int] = {}
    aside: set[int] = set()
    starts = [token.idx for token in tokens]
    sizes = [sum(end - start for start, end in one.content) for one in attributions]
    for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
        one = attributions[index]
        for at in _tokens(starts, one.content):
            inside.setdefault(at, []).append(index)
        cues.update(dict.fromkeys(_tokens(starts, one.cue), index))
        aside.update(_tokens(starts, one.cue + one.source))
    return _Reading(
        article, article.doc.text, attributions, tokens, tags, deps, heads, finite, subjects, marks, asking, inside,
        cues, aside,
    )  # fmt: skip


def _tokens(starts: Sequence[int], pieces: Pieces) -> Iterator[int]:
    """Yield the tokens that start in the characters of `pieces`."""
    for start, end in pieces:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


# clauses


def _sentence(reading: _Reading, sentence: Span) -> list[Claim]:
    """Return the claims of one sentence of the body."""
    span = range(sentence.start, sentence.end)
    heads = [at for at in span if _is_head(reading, at)] or _unplaced(reading, span)
    if not heads:
        return []
    frames = _frames(reading, span, heads)
    parts = _parts(reading, span, set(heads) - frames, frames)
    parts += _quoted(reading, span, frames, heads)
    stated = [part for part in parts if _is_stated(reading, part)]
    numbers: dict[int, list[Quantity]] = {part.head: [] for part in stated}
    for quantity in quantities(sentence) if stated else ():
        holders = [
            part for part in stated if part.start <= quantity.start and quantity.end <= part.end
        ]
        if holders:
            numbers[min(holders, key=lambda part: part.end - part.start).head].append(quantity)
    return [_claim(reading, part, tuple(numbers[part.head])) for part in stated]


def _is_head(reading: _Reading, at: int) -> bool:
    """Return whether the token at `at` heads a clause that may be a claim of its own."""
    if at not in reading.finite:
        return False
    dep, head, own = reading.deps[at], reading.heads[at], at in reading.subjects
    told = reading.innermost(at)
    if dep == "conj" and not own:  # "said yes but *gave* no details"
        return head in reading.cues and at not in reading.cues and told is None
    if dep == "ROOT" or not own:
        return own
    if dep == "conj":
        return head in reading.cues or _is_head(reading, head)
    if dep == "advcl":
        token = reading.tokens[at]
        long = token.right_edge.i - token.left_edge.i > MIN_ADVERBIAL
        return long and reading.marks.get(at) not in INSIDE and reading.tags[head].startswith("VB")
    if dep == "relcl" or at in reading.asking or reading.marks.get(at) in ("whether", "if"):
        return False
    if told is not None and told != reading.innermost(head):
        return True
    return dep in ("ccomp", "parataxis") and at not in reading.cues and _breaks(reading, at, head)


def _unplaced(reading: _Reading, span: range) -> list[int]:
    """Return the first verb with a subject of a sentence whose parse has no clause at its top."""
    verbs = (
        at
        for at in span
        if at in reading.finite
        and at in reading.subjects
        and at not in reading.asking
        and reading.deps[at] not in ("relcl", "advcl", "acl", "csubj")
    )
    return list(verbs)[:1]


def _breaks(reading: _Reading, at: int, head: int) -> bool:
    """Return whether a semicolon, colon or dash parts the clause of `at` from that of `head`."""
    token = reading.tokens[at]
    edge = token.right_edge.i if at < head else token.left_edge.i - 1
    return any(one.text in BREAKS for one in reading.tokens[max(edge, 0) : edge + 2])


def _frames(reading: _Reading, span: range, heads: Sequence[int]) -> set[int]:
    """Return the verbs of cues whose content is told by a clause of its own, or elsewhere."""
    told = {
        index
        for at in heads
        for index in reading.inside.get(at, ())
        if reading.heads[at] == at or index not in reading.inside.get(reading.heads[at], ())
    }
    here = {index for at in span for index in reading.inside.get(at, ())}
    frames: set[int] = set()
    for at in span:
        index = reading.cues.get(at)
        if index is None or not reading.tags[at].startswith("VB"):
            continue
        first = reading.cues.get(reading.heads[at]) != index or reading.heads[at] == at
        quoting = reading.attributions[index].kind == "direct" and at not in reading.inside
        if first and (index in told or quoting or (index not in here and at in heads)):
            frames.add(at)
    quoted = {reading.heads[reading.heads[at]] for at in frames if reading.deps[at] == "pcomp"}
    return frames | {at for at in quoted if reading.tags[at].startswith("VB")}  # "quoted as saying"


def _quoted(
    reading: _Reading, span: range, frames: set[int], heads: Sequence[int]
) -> Iterator[_Part]:
    """Yield quotations with a finite verb in which the parser found no clause."""
    for index in sorted({reading.cues[at] for at in frames if at in reading.cues}):
        own = [at for at in span if index in reading.inside.get(at, ())]
        verbs = [at for at in own if at in reading.finite and reading.deps[at] != "relcl"]
        if verbs and reading.attributions[index].kind == "direct" and not set(own) & set(heads):
            own = _trim(reading, list(range(own[0], own[-1] + 1))) or own
            yield _part(reading, verbs[0], (own[0], own[-1] + 1), own)


def _parts(reading: _Reading, span: range, heads: set[int], frames: set[int]) -> list[_Part]:
    """Share the tokens of a sentence out among its clauses: each goes to the nearest head above."""
    bounds = heads | frames
    own: dict[int, list[int]] = {head: [] for head in bounds}
    owners: dict[int, int] = {}
    for at in span:
        owner = at
        while owner not in bounds and (above := reading.heads[owner]) != owner and above in span:
            owner = above
        owners[at] = owner
        if owner in own and not reading.tokens[at].is_space:
            own[owner].append(at)
    ends = {}
    for head in heads:
        own[head] = tokens = _trim(reading, own[head], head)
        ends[head] = (tokens[0], tokens[-1] + 1) if tokens else (head, head + 1)
    for head in sorted(heads, reverse=True):
        above = reading.heads[head]
        holder = owners[above]
        short = reading.deps[head] == "advcl" and _words(reading, own.get(holder, [])) < MIN_WORDS
        if holder in heads and holder != head and (reading.tags[above][:2] == "NN" or short):
            (a, b), (c, d) = ends[holder], ends[head]
            ends[holder] = min(a, c), max(b, d)
    return [_part(reading, head, ends[head], own[head]) for head in sorted(heads)]


def _trim(reading: _Reading, tokens: list[int], head: int | None = None) -> list[int]:
    """Leave out what only joins the clause of `head` to another, and punctuation at its ends."""
    first, last = 0, len(tokens)
    while first < last and _joins(reading, tokens[first], head):
        first += 1
    if tokens[first + 1 : last] and _joins(reading, tokens[first + 1], head):
        first += 2 if reading.tokens[tokens[first]].lower_ in ("even", "just", "only") else 0
    while first < last and (
        reading.deps[at := tokens[last - 1]] in JOINING or _dangles(reading, at)
    ):
        last -= 1
    return tokens[first:last]


def _dangles(reading: _Reading, at: int) -> bool:
    """Return whether the preposition at `at` leads to words that went to another clause."""
    after = reading.tokens[min(at + 1, len(reading.tokens) - 1)]
    return reading.deps[at] == "prep" and not after.is_punct


def _joins(reading: _Reading, at: int, head: int | None) -> bool:
    dep, word = reading.deps[at], reading.tokens[at].lower_
    if dep == "punct" or (dep == "mark" and word == "that"):
        return True
    return reading.heads[at] == head and (dep in JOINING or reading.tags[at] == "WRB")


def _part(reading: _Reading, head: int, ends: tuple[int, int], own: list[int]) -> _Part:
    """Return a clause as characters; marks that open or close in it are kept with their partner."""
    text, last = reading.text, reading.tokens[ends[1] - 1]
    start, end = reading.tokens[ends[0]].idx, last.idx + len(last)
    for opening, closing in PAIRS:
        told = text[start:end]
        extra = told.count(opening) - (told.count(closing) if opening != closing else 0)
        extra = extra if opening != closing else extra % 2
        if extra > 0 and closing in text[end : end + 2]:
            end = text.index(closing, end) + 1
        elif extra and start and text[start - 1] == opening:
            start -= 1
    return _Part(start, end, head, own)


def _words(reading: _Reading, tokens: Sequence[int]) -> int:
    return sum(reading.tokens[at].text[0].isalnum() for at in tokens)


def _is_stated(reading: _Reading, part: _Part) -> bool:
    """Return whether a clause is long enough, and no question, cry or feeling."""
    tokens = reading.tokens
    rest = reading.text[part.end : part.end + 4].lstrip(CLOSING + " ,.")[:1]
    named = any(reading.tags[at] in ("NNP", "CD") for at in part.own)
    if rest == "?" or (rest == "!" and not named):
        return False
    subject = tokens[reading.subjects[part.head]].lower_ if part.head in reading.subjects else ""
    feeling = tokens[part.head].lemma_ in FEELING
    if (subject in ("i", "we") and feeling) or (
        subject == "you" and part.head not in reading.inside
    ):
        return False
    return _words(reading, part.own) >= MIN_WORDS


# one claim


def _claim(reading: _Reading, part: _Part, numbers: tuple[Quantity, ...]) -> Claim:
    article, head = reading.article, reading.tokens[part.head]
    index = _told_by(reading, part)
    one = None if index is None else reading.attributions[index]
    read = clause(
        head,
        one.lemma if one else None,
        reported=one is not None and one.kind != "direct",
        denied=one is not None and one.stance == "denying",
    )
    ahead = (None if read.past else True) if read.certainty == "planned" else False
    told = reading.text[part.start : part.end]
    time = time_of(told, part.start, head, article.published_at, ahead=ahead)
    since, until = time or (None, None)
    subject, object_ = _arguments(reading, part, read)
    body = max(len(reading.text) - article.headline_end, 1)
    particles = [kid.lower_ for kid in read.predicate.children if kid.dep_ == "prt"]
    return Claim(
        part.start, part.end, "own" if one is None else "attributed", index,
        article.section(part.start), max(part.start - article.headline_end, 0) / body,
        " ".join([_lemma(read.predicate), *particles]), subject, object_, read.polarity,
        read.certainty, since, until, numbers,
    )  # fmt: skip


def _lemma(verb: Token) -> str:
    """Return the lemma; what the lemmatizer makes of "’s" is "be"."""
    lemma = verb.lemma_.lower()
    return lemma if lemma[:1].isalpha() else "be"


def _told_by(reading: _Reading, part: _Part) -> int | None:
    """Return the attribution that most words of the clause are content of, None in own voice."""
    words = [
        at for at in part.own if at not in reading.aside and reading.tokens[at].text[0].isalnum()
    ]
    told = [reading.inside[at][-1] for at in words if at in reading.inside]
    if 2 * len(told) <= len(words):
        return None
    if part.head in reading.inside:
        return reading.inside[part.head][-1]
    return Counter(told).most_common(1)[0][0]


def _arguments(reading: _Reading, part: _Part, read: Clause) -> tuple[str | None, str | None]:
    """Return who does it and to whom or what, each in the words of the text."""
    verb, first = read.predicate, next((kid for kid in read.kids if kid.dep_ in SUBJECTS), None)
    roles = {kid.dep_: kid for kid in reversed(list(verb.children))}
    if first is None:
        above = reading.heads[part.head]
        inherited = reading.deps[part.head] == "conj" and above in reading.subjects
        counted = verb.dep_ in ("acl", "amod")  # "60 killed", "Nine dead"
        first = (
            reading.tokens[reading.subjects[above]] if inherited else verb.head if counted else None
        )
    subject = _phrase(first, within=verb) if first is not None else None
    bare = verb.tag_ == "VBN" and not roles.keys() & ACTIVE
    if "auxpass" in roles or bare:
        agents = list(roles["agent"].children)[:1] if "agent" in roles else []
        if agents and agents[0].tag_ == "NN" and not any(agents[0].children):
            agents = []  # "by helicopter": a means
        return _phrase(agents[0]) if agents else None, subject
    if first is not None and first.dep_ == "expl" and "attr" in roles:
        return None, _phrase(roles["attr"])
    objects = (roles[role] for role in OBJECTS if role in roles)
    target = next((one for one in objects if part.start <= one.idx < part.end), None)
    return subject, _phrase(target) if target is not None else None


def _phrase(token: Token, within: Token | None = None) -> str:
    """Return the words under `token`, without relative clauses, appositions and what `within` heads."""
    doc, end = token.doc, token.right_edge.i + 1
    for kid in token.children:
        if kid.i > token.i and (kid.dep_ in ("relcl", "appos") or kid == within):
            end = min(end, kid.left_edge.i)
    while end > token.i + 1 and (
        doc[end - 1].dep_ == "cc" or (doc[end - 1].is_punct and not doc[end - 1].is_quote)
    ):
        end -= 1
    return doc[token.left_edge.i : end].text.strip()


# headlines


def _headline(reading: _Reading) -> list[Claim]:
    """Return the claims of the headline: the clauses it credits, or all of it."""
    article, tokens = reading.article, reading.tokens
    span = [token.i for token in tokens if token.idx < article.headline_end and not token.is_space]
    told: dict[int, list[int]] = {}
    for at in span:
        if at in reading.inside:
            told.setdefault(reading.inside[at][0], []).append(at)
    verbal = {
        reading.cues[at] for at in span if at in reading.cues and reading.tags[at][:2] == "VB"
    }
    pieces = [
        own for index, own in told.items() if index not in verbal or reading.finite & set(own)
    ]
    parts = [_headline_part(reading, own) for own in pieces]
    parts = [part for part in parts if part] or [_headline_part(reading, span)]
    found = []
    for part in parts:
        if part is not None and reading.text[part.end : part.end + 1] != "?":
            numbers = quantities(article.doc[part.own[0] : part.own[-1] + 1])
            found.append(_claim(reading, part, tuple(numbers)))
    return found


def _headline_part(reading: _Reading, own: Sequence[int]) -> _Part | None:
    tokens = _trim(reading, list(range(own[0], own[-1] + 1)) if own else [])
    head = _headline_head(reading, tokens)
    if head is None or _words(reading, tokens) < MIN_WORDS - 1:
        return None
    return _part(reading, head, (tokens[0], tokens[-1] + 1), tokens)


def _headline_head(reading: _Reading, tokens: Sequence[int]) -> int | None:
    """Return the verb of a headline, or the participle or state that stands for one."""
    verbs = [
        at for at in tokens if reading.tags[at].startswith("VB") and reading.deps[at] != "relcl"
    ]
    clauses = [at for at in verbs if at in reading.finite and at in reading.subjects]
    roots = [at for at in tokens if reading.deps[at] == "ROOT"]
    mistaken = [  # "Thurman levels accusations": taken for a noun
        at
        for before, at, after in zip(tokens, tokens[1:], [*tokens[2:], *tokens[-1:]], strict=False)
        if reading.tokens[at].lower_ in HEADLINE_VERBS
        and reading.tags[before].startswith("NN")
        and reading.tokens[after].lower_ != "of"
    ]
    states = [at for at in tokens if reading.tokens[at].lower_ in STATES]
    free = [at for at in verbs if reading.deps[at] not in ("amod", "compound")]
    ranked = (clauses, set(roots) & set(verbs), free, states, mistaken, roots if verbs else ())
    return next((min(found) for found in ranked if found), None)
