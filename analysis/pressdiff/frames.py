"""Cues with their source and content, one sentence at a time, by rules on the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pressdiff.cues import ADVERBS, CUES, NOT_SAID, NOUNS, PREPOSITIONS, SPEECH, Stance
from pressdiff.parse import Article
from pressdiff.roles import KIND_OF_NOUN

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_SPEAKERS = {"PERSON", "ORG", "GPE", "NORP"}
_NEEDS_SPEAKER = frozenset(
    "show prove demonstrate indicate suggest reveal find learn know realise realize highlight".split()
)  # events do these too: "the attack showed that …"

_NOBODY = {"no", "nobody", "none", "neither", "nothing"}

Range = tuple[int, int]  # tokens [first, last + 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in a sentence: token ranges of cue, source and content; no content: still to find."""

    lemma: str
    stance: Stance
    cue: tuple[Range, ...]
    source: Range | None
    content: tuple[Range, ...]
    head: int


def frames(article: Article) -> Iterator[Frame]:
    """Yield a frame for each cue of `article`, in order of the text."""
    headline = article.doc.char_span(0, article.headline_end, alignment_mode="expand")
    if headline and (found := _headline(headline)):
        yield found
    for token in article.doc:
        frame = _frame(token)
        if frame is not None:
            yield frame


def _frame(token: Token) -> Frame | None:
    lower = token.lower_
    if lower == "according":
        return _according(token)
    if lower in ADVERBS:
        return _adverb(token)
    if token.pos_ == "NOUN" and token.lemma_ in NOUNS:
        return _noun(token)
    if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
        return _verb(token)
    return None


# verbs


def _verb(verb: Token) -> Frame | None:
    children = list(verb.children)
    particle = next((child for child in children if child.dep_ == "prt"), None)
    lemma = f"{verb.lemma_}_{particle.lemma_}" if particle is not None else verb.lemma_
    lemma = lemma if lemma in CUES else verb.lemma_
    cue = CUES.get(lemma)
    if cue is None:
        return None
    passive = any(child.dep_ in PASSIVE_SUBJECTS or child.dep_ == "auxpass" for child in children)
    if passive:
        return _passive(verb, lemma, children)
    subject = _subject(verb)
    if subject is None or (lemma in _NEEDS_SPEAKER and not _can_speak(subject)):
        return None
    if subject.left_edge.lower_ in _NOBODY:
        return None  # "no group has claimed it"
    content = _content(verb, cue.takes, children)
    if not content and (lemma not in SPEECH or any(child.dep_ == "xcomp" for child in children)):
        return None  # "said it", "continued to help"
    group = _verb_group(verb, children)
    return Frame(lemma, cue.stance, group, _noun_phrase(subject), content, verb.i)


def _passive(verb: Token, lemma: str, children: list[Token]) -> Frame | None:
    """Return the frame of 'X was quoted as saying', 'it was reported that', 'is believed to'."""
    agent = next((child for child in children if child.dep_ == "agent"), None)
    source = next((_noun_phrase(noun) for noun in agent.children), None) if agent else None
    group = _verb_group(verb, children)
    if lemma in _NEEDS_SPEAKER:
        return None
    for child in children:
        if child.dep_ == "ccomp" and "c" in CUES[lemma].takes:
            return Frame(lemma, CUES[lemma].stance, group, source, (_clause(child, verb),), verb.i)
    subject = next((child for child in children if child.dep_ in PASSIVE_SUBJECTS), None)
    complement = next((child for child in children if child.dep_ in {"xcomp", "oprd"}), None)
    if subject is None or complement is None or "x" not in CUES[lemma].takes:
        return None
    if lemma in {"ask", "order", "urge", "tell", "instruct", "advise", "encourage", "call", "need"}:
        return None
    content = (_range(subject), (complement.left_edge.i, complement.right_edge.i + 1))
    return Frame(lemma, CUES[lemma].stance, group, source, content, verb.i)


def _subject(verb: Token) -> Token | None:
    """Return the subject: the verb's own, a relative's antecedent, or that of the verb it joins."""
    for _ in range(4):  # a chain of conjuncts and participles no longer than this
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            relative = own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl"
            return verb.head if relative else own
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if verb.dep_ not in {"conj", "advcl", "xcomp", "pcomp"}:
            return None
        verb = verb.head.head if verb.head.dep_ == "prep" else verb.head
        if verb.pos_ not in {"VERB", "AUX"}:
            return None
        passive = next((child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS), None)
        if passive is not None:
            return passive
    return None


def _can_speak(subject: Token) -> bool:
    return (
        subject.ent_type_ in _SPEAKERS
        or subject.lower_ in {"he", "she", "they", "who", "we", "i"}
        or subject.lower_ in KIND_OF_NOUN
        or subject.lemma_ in KIND_OF_NOUN
    )


def _content(verb: Token, takes: str, children: list[Token]) -> tuple[Range, ...]:
    for child in children:
        if child.dep_ == "ccomp" and "c" in takes and _is_clause(child):
            return _around(_clause(child, verb), verb, children)
    if verb.dep_ in {"parataxis", "ccomp"} and "c" in takes and _interrupts(verb):
        return _minus((verb.head.left_edge.i, verb.head.right_edge.i + 1), _range(verb))
    infinitive = next(
        (child for child in children if child.dep_ == "xcomp" and child.i > verb.i), None
    )
    if (
        infinitive is not None
        and "x" in takes
        and any(c.dep_ == "aux" for c in infinitive.children)
    ):
        if infinitive.lower_ in NOT_SAID:
            return ()
        first = next((c for c in children if c.dep_ == "dobj" and c.i > verb.i), infinitive)
        return ((min(first.left_edge.i, infinitive.left_edge.i), infinitive.right_edge.i + 1),)
    for child in children:
        if child.dep_ == "dobj" and "o" in takes and child.i > verb.i and child.pos_ != "PRON":
            return () if child.lower_ in NOT_SAID else (_range(child),)
        if (
            child.dep_ == "prep"
            and "p" in takes
            and child.i > verb.i
            and child.lower_ in PREPOSITIONS
        ):
            end = max([child, *(c for c in children if c.dep_ == "xcomp")], key=lambda c: c.i)
            return ((child.i, end.right_edge.i + 1),)
    return ()


def _is_clause(token: Token) -> bool:
    """Tell a clause from what a small parser calls one: 'cancels [trip over concerns]'."""
    return token.pos_ in {"VERB", "AUX"} or any(
        child.dep_ in {"cop", "aux", "mark"} or child.dep_ in SUBJECTS for child in token.children
    )


def _interrupts(verb: Token) -> bool:
    """Tell whether 'he said' stands beside a clause it is parsed under, with commas around it."""
    doc, head = verb.doc, verb.head
    if head.pos_ not in {"VERB", "AUX"} or (verb.dep_ == "ccomp" and head.lemma_ in CUES):
        return False
    before, after = verb.left_edge.i, verb.right_edge.i
    left = doc[before].is_punct or (before > 0 and doc[before - 1].is_punct)
    right = doc[after].is_punct or (after + 1 < len(doc) and doc[after + 1].is_punct)
    return right and (left or before == head.left_edge.i)


def _clause(head: Token, verb: Token) -> Range:
    """Return the clause of `head`, with what its quotation marks enclose."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    return (start, min(end, verb.i)) if start < verb.i < end and head.i < verb.i else (start, end)


def _around(clause: Range, verb: Token, children: list[Token]) -> tuple[Range, ...]:
    """Cut the cue and its source out of a clause that the parse wraps around them."""
    start, end = clause
    if not start < verb.i < end:
        return (clause,)
    own = [c for c in children if c.dep_ in SUBJECTS]
    low = min([verb.i, *(c.left_edge.i for c in own)])
    high = max([verb.i, *(c.right_edge.i for c in own if c.i > verb.i)]) + 1
    return _minus(clause, (low, high))


def _minus(whole: Range, part: Range) -> tuple[Range, ...]:
    pieces = ((whole[0], part[0]), (part[1], whole[1]))
    return tuple((start, end) for start, end in pieces if end > start)


def _verb_group(verb: Token, children: list[Token]) -> tuple[Range, ...]:
    """Return the verb with its auxiliaries, negation and particle: one range if they touch."""
    words = [verb.i] + [
        child.i for child in children
        if child.dep_ in {"aux", "auxpass", "neg", "prt"} and abs(child.i - verb.i) <= 3
    ]  # fmt: skip
    low, high = min(words), max(words) + 1
    gap = {token.lower_ for token in verb.doc[low:high] if token.i not in words}
    return ((low, high),) if len(gap) <= 1 and not gap & ADVERBS.keys() else ((verb.i, verb.i + 1),)


def _range(token: Token) -> Range:
    return token.left_edge.i, token.right_edge.i + 1


def _noun_phrase(head: Token) -> Range:
    """Return the noun phrase of `head` without its relative clause and what hangs after it."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.dep_ in {"relcl", "acl"} and child.i > head.i:
            end = min(end, child.left_edge.i)
    doc = head.doc
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


# other cues


def _according(token: Token) -> Frame | None:
    """Return the frame of 'according to X': the clause around it is the content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    noun = next(iter(to.children), None) if to is not None else None
    if to is None or noun is None:
        return None
    phrase = (token.i, noun.right_edge.i + 1)
    content = _minus(_own_clause(token.head, token.sent), phrase)
    return Frame(
        "according to", "neutral", ((token.i, to.i + 1),), _noun_phrase(noun), content, token.i
    )


def _own_clause(head: Token, sentence: Span) -> Range:
    """Return the finite clause that `head` is in."""
    while head.dep_ != "ROOT" and not (
        head.pos_ in {"VERB", "AUX"}
        and any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in head.children)
    ):
        head = head.head
    if head.dep_ == "ROOT":
        return sentence.start, sentence.end
    return _range(head)


def _adverb(token: Token) -> Frame:
    """Return the frame of 'reportedly': the clause around it, credited to nobody named."""
    content = _minus(_own_clause(token.head, token.sent), (token.i, token.i + 1))
    return Frame(
        token.lower_, ADVERBS[token.lower_], ((token.i, token.i + 1),), None, content, token.i
    )


def _noun(token: Token) -> Frame | None:
    """Return the frame of "X's claim that …"."""
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    clause = next(
        (c for c in token.children if c.dep_ in {"acl", "ccomp"} and c.i > token.i
         and c.left_edge.lower_ == "that"), None,
    )  # fmt: skip
    if clause is None or (owner is None and token.lemma_ not in {"claim", "allegation"}):
        return None
    source = None if owner is None else (owner.left_edge.i, owner.i + 1)
    cue = ((token.i, token.i + 1),)
    return Frame(token.lemma_, NOUNS[token.lemma_], cue, source, (_range(clause),), token.i)


def _headline(sentence: Span) -> Frame | None:
    """Return the frame of a headline 'X: Y' or 'Y – X' whose X can speak."""
    words = [token for token in sentence if not token.is_space]
    for at, token in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if token.text == ":" and 1 <= len(before) <= 4 < len(after) and _can_speak(before[-1]):
            source, content = before, after
        elif (
            token.text in {"-", "–", "—"}
            and len(before) > 3 >= len(after) >= 1
            and _can_speak(after[-1])
        ):
            source, content = after, before
        else:
            continue
        return Frame(
            token.text, "neutral", ((token.i, token.i + 1),), (source[0].i, source[-1].i + 1),
            ((content[0].i, content[-1].i + 1),), token.i,
        )  # fmt: skip
    return None
