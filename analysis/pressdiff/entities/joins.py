"""Acronyms to what they stand for, and short names of people to the full ones of their event."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from pressdiff.entities.keys import PERSON
from pressdiff.entities.local import Local, Named
from pressdiff.entities.scopes import Scopes
from pressdiff.roles import GENDER
from pressdiff.spellings import nicknames, skeleton, spelling, words_of

Keys = dict[Local, str]
"""The key of each local entity; those with one key are one entity. Joining changes it in place."""

LEAST_ACRONYM = 3
"""Letters of an acronym that a name's initials alone explain; two letters fit too many names."""

LONGEST_MIXED = 4
"""Letters of an acronym with small ones in it: TfL, DoD."""

LEAST_SURNAME = 5
"""Letters of a surname that may differ in its vowels; shorter ones are other names (Lin, Lane)."""

MOST_LONGER = 2
"""Letters by which two spellings of a name may differ in length."""

_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,9})\)")
_SMALL = frozenset("of for de".split())


def join_acronyms(
    joined: Keys, local: Mapping[Local, Named], mentions: pd.DataFrame, articles: pd.DataFrame
) -> None:
    """Join an acronym with the one name that it stands for: explained anywhere, or by its event."""
    stands_for: dict[str, set[str]] = defaultdict(set)
    for article, name, acronym in (*_explained(mentions, articles), *_within(local)):
        if (article, name) in joined:
            stands_for[spelling(acronym)].add(joined[article, name])
    for one, key in joined.items():
        full = stands_for.get(key, set())
        if len(full) == 1 and _is_acronym(one[1]) and local[one].type != "person":
            joined[one] = next(iter(full))


def join_initials(joined: Keys, local: Mapping[Local, Named], scopes: Scopes) -> None:
    """Join an acronym of three letters up with the one name of its event that has these initials."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    acronyms: list[tuple[Local, str]] = []
    for one, known in local.items():
        if known.type in {"person", "happening"}:
            continue
        if _is_acronym(one[1]):
            letters = one[1].replace(".", "").lower()
            if len(letters) >= LEAST_ACRONYM:
                acronyms.append((one, letters))
        elif " " in one[1]:
            for initials in _initials(one[1]):
                names[scopes.all_of(one[0])[0], initials].add(joined[one])
    for one, letters in acronyms:
        full = names.get((scopes.all_of(one[0])[0], letters), set())
        if len(full) == 1:
            joined[one] = next(iter(full))


def join_people(joined: Keys, local: Mapping[Local, Named], scopes: Scopes) -> None:
    """Join full names of one person where one event has both and no other name fits.

    "Donald J. Trump" and "Donald Trump", "Bob Corker" and "Robert Corker", "Mikheil" and "Mihail":
    John F. Kennedy and a John Kennedy of today are in no event together.
    """
    within: dict[str, set[str]] = defaultdict(set)
    for one, key in joined.items():
        if local[one].type == "person" and " " in key:
            within[key].add(scopes.all_of(one[0])[0])
    same = _spelt_alike(within)
    longer: dict[str, set[str]] = defaultdict(set)
    for key, events in within.items():
        for other in {_without_initials(key), _without_middle(key), *nicknames(key)} - {key}:
            if events & within.get(other, set()):
                longer[other].add(key)
    for other, keys in longer.items():
        full = {key for key in keys if _without_initials(key) == other}
        same |= dict.fromkeys(full if len(full) == 1 else (), other)
        same |= dict.fromkeys(keys - full, other)
    for one, key in joined.items():
        joined[one] = _last(same, key)


def _explained(mentions: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield (article, name, acronym) where a name of two words or more has its initials behind it."""
    named = mentions[(mentions["kind"] == "name") & mentions["form"].str.contains(" ", regex=False)]
    rows = named.groupby("article_id", sort=False).indices
    ends, names, forms = (named[column].array for column in ("end", "entity_id", "form"))
    for article, text in zip(articles["article_id"], articles["text"], strict=True):
        for row in rows.get(article, ()) if "(" in text else ():
            found = _ACRONYM.match(text, int(ends[row]))
            if found and found[1].replace(".", "").lower() in _initials(forms[row]):
                yield article, names[row], found[1]


def _within(local: Mapping[Local, Named]) -> Iterator[tuple[str, str, str]]:
    """Yield (article, name, acronym) where one article calls one entity both."""
    for (article, name), known in local.items():
        if known.type != "person" and " " in name:
            for form in known.forms:
                if _is_acronym(form) and len(form.replace(".", "")) >= LEAST_ACRONYM:
                    yield article, name, form


def _is_acronym(name: str) -> bool:
    """Tell whether a name may be initials: FBI, F.B.I., TfL."""
    letters = name.replace(".", "")
    mixed = len(letters) <= LONGEST_MIXED and letters[:1].isupper() and letters[-1:].isupper()
    return " " not in name and (letters.isupper() or mixed)


def _initials(name: str) -> tuple[str, str]:
    """Return the initials of a name with "of" and "for", and of its capitals alone."""
    words = [word for word in words_of(name) if word not in {"and", "the"}]
    return (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL),
    )


def _without_initials(key: str) -> str:
    words = key.removesuffix(PERSON).split()
    kept = [word for at, word in enumerate(words) if len(word) > 1 or at in (0, len(words) - 1)]
    if kept[-1] in {"iii", "iv"} and len(kept) > 2:
        kept = kept[:-1]
    return " ".join(kept)


def _without_middle(key: str) -> str:
    """Return "hillary clinton" of "hillary rodham clinton"."""
    words = key.removesuffix(PERSON).split()
    return f"{words[0]} {words[-1]}" if len(words) == 3 and words[1] not in _PARTICLES else key


def _spelt_alike(within: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Map a name to another of its event that differs in vowels only; never two common first names."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(within):
        for event in within[key]:
            alike[event, skeleton(key)].append(key)
    found: dict[str, str] = {}
    for first, *others in alike.values():
        found |= {other: first for other in others if _may_be_one(first, other)}
    return found


def _may_be_one(one: str, other: str) -> bool:
    pairs = list(zip(one.split(), other.split(), strict=True))
    if len(pairs[-1][0]) < LEAST_SURNAME and pairs[-1][0] != pairs[-1][1]:
        return False
    first, also = pairs[0]
    common = {first, also} <= _FIRST_NAMES
    return (first == also or not common) and all(
        abs(len(a) - len(b)) <= MOST_LONGER for a, b in pairs
    )


_FIRST_NAMES = frozenset(GENDER)
_PARTICLES = frozenset("bin ibn ben von van de del della di da la le bint abu".split())


def _last(same: Mapping[str, str], key: str) -> str:
    """Follow `same` to its end."""
    seen = {key}
    while key in same and same[key] not in seen:
        key = same[key]
        seen.add(key)
    return key
