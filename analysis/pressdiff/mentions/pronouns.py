"""'He' and 'she' to the person they continue."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pressdiff.cues import SPEECH
from pressdiff.mentions.introductions import Told
from pressdiff.mentions.mention import SUBJECTS, Mention, mention
from pressdiff.parse import Article
from pressdiff.quotes import quotes
from pressdiff.roles import BODY_NOUNS, GENDER, PERSON_ROLES, SOURCE_NOUNS

_LOOK_BACK = 3  # sentences a pronoun may look back, those inside quotations not counted
_RECENT = 30  # mentions of persons a pronoun may look back
_NOT_HUMAN = BODY_NOUNS | {
    noun for noun, kind in SOURCE_NOUNS.items() if kind in {"document", "media", "organisation"}
}


def resolved(
    article: Article, people: Sequence[Mention], told: Mapping[str, Told]
) -> list[Mention]:
    """Resolve 'he' and 'she' outside quotations to the subject they continue."""
    doc, quoted = article.doc, quotes(article.text)
    sex = {one.entity: _gender(one.entity, told[one.entity].heads) for one in people}
    candidates = [*people, *_unnamed(doc, people)]
    waiting = sorted(candidates, key=lambda one: one.start, reverse=True)
    waiting = [one for one in waiting if not _inside(one.start, quoted)]
    starts = [
        sentence.start_char
        for sentence in article.sentences
        if not (_inside(sentence.start_char, quoted) and _inside(sentence.end_char - 2, quoted))
    ]
    earlier: list[Mention] = []
    found: list[Mention] = []
    for token in doc:
        word = token.lower_
        if word not in {"he", "she"} or _inside(token.idx, quoted):
            continue
        while waiting and waiting[-1].start < token.idx:
            earlier.append(waiting.pop())
        here = bisect_right(starts, token.idx)
        fit = [
            one for one in earlier[-_RECENT:] if (sex.get(one.entity) or _own(one) or word) == word
        ]
        one = _antecedent(fit, starts[max(here - 1 - _LOOK_BACK, 0) : here], token)
        if one is not None:
            again = mention(doc[token.i : token.i + 1], one.entity, "person", "pronoun")
            earlier.append(again)
            if one.entity:
                found.append(again)
    return found


def _gender(name: str, titles: Iterable[str]) -> str | None:
    """Return 'he' or 'she' by first name, else by title; None if neither tells.

    The title comes second: "Mrs. Trump" may stand for a person who is not named in full.
    """
    if " " in name and (first := GENDER.get(name.split(maxsplit=1)[0].lower())):
        return first
    told = {GENDER[title] for title in titles if title in GENDER}
    return told.pop() if len(told) == 1 else None


def _own(one: Mention) -> str | None:
    """Return the pronoun that an unnamed person's noun ("a woman") tells."""
    return None if one.entity else GENDER.get(one.form.lower())


def _unnamed(doc: Doc, people: Sequence[Mention]) -> Iterator[Mention]:
    """Yield people without a name that a clause is about, as entity '': a pronoun may mean them."""
    taken = {(one.start, one.end) for one in people}
    ends = {end for _, end in taken}
    for token in doc:
        if token.dep_ not in SUBJECTS or token.tag_ != "NN":
            continue
        word = token.lower_
        human = word in PERSON_ROLES or word in GENDER or SOURCE_NOUNS.get(word) == "witness"
        if not human and (token.head.lemma_ not in SPEECH or word in _NOT_HUMAN):
            continue
        one = mention(doc[token.i : token.i + 1], "", "person", "nominal")
        if one.subject > 1 and one.end not in ends and not _is_named(token, taken):
            yield one


def _is_named(token: Token, taken: set[tuple[int, int]]) -> bool:
    """Tell whether a name stands in apposition to `token`."""
    return any(
        start <= child.idx < end
        for child in token.children
        if child.dep_ == "appos"
        for start, end in taken
    )


def _antecedent(people: Sequence[Mention], starts: Sequence[int], pronoun: Token) -> Mention | None:
    """Return whom the pronoun continues: the nearest sentence's subject, or the only one there."""
    holder = _relative(people, pronoun)
    if holder is not None:
        return holder
    end = pronoun.idx
    for back, start in enumerate(reversed(starts)):
        candidates = [one for one in people if start <= one.start < end]
        end = start
        subjects = [one for one in candidates if one.subject]
        if subjects:
            return max(subjects, key=lambda one: (one.subject, -one.start))
        entities_here = {one.entity for one in candidates}
        if back and len(entities_here) == 1:
            return candidates[0]
        if len(entities_here) > 1:
            return None
    return None


def _relative(people: Sequence[Mention], pronoun: Token) -> Mention | None:
    """Return the person whose relative clause the pronoun is in: 'X, who left when he …'."""
    verb = pronoun.head
    while verb.dep_ not in {"ROOT", "relcl"}:
        verb = verb.head
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    if verb.dep_ != "relcl" or subject is None or subject.lower_ not in {"who", "that"}:
        return None
    holder = verb.head.head if verb.head.dep_ == "appos" else verb.head
    return next((one for one in people if one.start <= holder.idx < one.end), None)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return place >= 0 and at < spans[place][1]
