"""Words of an article that are a choice of wording: neither names nor numbers, each with its voice."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from spacy.tokens import Token

from pressdiff.attribution import Attribution
from pressdiff.measures.voices import contents
from pressdiff.parse import Article

COLUMNS = {
    "article_id": "category", "start": "int32", "end": "int32", "voice": "category",
    "word": "category",
}  # fmt: skip
"""A frame of words: one row per word at its place, 17 bytes.

Joining the frames takes 50 bytes a word at its peak, and so does keyness, the words with it: 1.5 GB
for 100,000 articles of 310 such words (measured with 20,000).
"""

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_COMMON = frozenset("be have do not n't n’t".split())
_LONGEST = 30  # letters; longer ones are addresses and broken lines

_FORMS = {"according": "according"}  # not "accord"

# The same word by the house's side of the ocean is no choice of wording; after the pairs of
# https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences
_BRITISH = dict(
    pair.split(":")
    for pair in """
    defence:defense offence:offense licence:license centre:center metre:meter kilometre:kilometer
    theatre:theater litre:liter fibre:fiber calibre:caliber labour:labor neighbour:neighbor
    neighbouring:neighboring neighbourhood:neighborhood colour:color favour:favor favourite:favorite
    favourable:favorable honour:honor behaviour:behavior rumour:rumor harbour:harbor humour:humor
    armour:armor armoured:armored endeavour:endeavor parlour:parlor savour:savor vigour:vigor
    valour:valor programme:program cheque:check tonne:ton grey:gray tyre:tire kerb:curb
    aeroplane:airplane aluminium:aluminum sceptical:skeptical sceptic:skeptic scepticism:skepticism
    jewellery:jewelry counsellor:counselor traveller:traveler travelled:traveled fulfil:fulfill
    enrol:enroll instalment:installment judgement:judgment ageing:aging manoeuvre:maneuver
    organise:organize organisation:organization organiser:organizer recognise:recognize
    criticise:criticize realise:realize authorise:authorize authorisation:authorization
    apologise:apologize emphasise:emphasize hospitalise:hospitalize mobilise:mobilize
    mobilisation:mobilization stabilise:stabilize prioritise:prioritize minimise:minimize
    maximise:maximize legalise:legalize civilisation:civilization civilise:civilize
    privatise:privatize summarise:summarize characterise:characterize sympathise:sympathize
    radicalise:radicalize politicise:politicize penalise:penalize mediaeval:medieval
    analyse:analyze paralyse:paralyze catalyse:catalyze catalogue:catalog dialogue:dialog
    whilst:while amongst:among towards:toward afterwards:afterward backwards:backward
    forwards:forward upwards:upward downwards:downward adviser:advisor
    """.split()
)


def words(article: Article, credited: Sequence[Attribution]) -> Iterator[dict[str, Any]]:
    """Yield the words of `article` below its headline, in order.

    A word is the lemma, in lower case and American spelling, of a noun, verb, adjective or adverb
    in letters. Names of all kinds are naming, not wording, and left out: proper nouns, and whatever
    the parse takes for a name, nationality or number. So is the headline, where some houses write
    every word like a name. A word is attributed if it lies in what somebody is credited with.

    Yields
    ------
    dict
        ``article_id, start, end, voice, word``.
    """
    starts, ends = contents(credited)
    for token in article.doc:
        if token.idx < article.headline_end or not _is_choice(token):
            continue
        place = bisect_right(starts, token.idx) - 1
        yield {
            "article_id": article.article_id,
            "start": token.idx,
            "end": token.idx + len(token),
            "voice": "attributed" if place >= 0 and token.idx < ends[place] else "own",
            "word": key(_FORMS.get(token.lower_, token.lemma_)),
        }


def key(lemma: str) -> str:
    """Return what all spellings of a word share.

    >>> key("Defence"), key("say")
    ('defense', 'say')
    """
    lower = lemma.lower().strip("-‐‑")
    return _BRITISH.get(lower, lower)


def _is_choice(token: Token) -> bool:
    plain = token.text.replace("-", "").replace("‑", "")
    return (
        token.pos_ in _CONTENT
        and not token.ent_type_
        and 1 < len(plain) <= _LONGEST
        and plain.isalpha()
        and not plain.isupper()
        and token.lemma_.lower() not in _COMMON
    )


def frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows of `words` as a frame of `COLUMNS`; categories are text, without rows too."""
    text = {name: "str" for name, dtype in COLUMNS.items() if dtype == "category"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(text).astype(COLUMNS)


def joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return all frames as one, without ever spelling out what is in categories."""
    if not frames:
        return frame(())
    found = {}
    for name, dtype in COLUMNS.items():
        parts = [one[name] for one in frames]
        if dtype == "category":
            found[name] = _as_one(parts)
        else:
            found[name] = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(found)


def _as_one(parts: Sequence["pd.Series[Any]"]) -> "pd.Series[Any]":
    """Return columns of categories as one, with half the memory of pandas' ``union_categoricals``."""
    names = sorted(set().union(*(part.cat.categories for part in parts)))
    at = {name: place for place, name in enumerate(names)}
    codes = [
        np.array([at[name] for name in part.cat.categories], dtype=np.int32)[part.cat.codes]
        for part in parts
    ]
    categories = pd.Index(names, dtype="str")
    return pd.Series(pd.Categorical.from_codes(np.concatenate(codes), categories))
