"""Surnames and first names alone to the one person who bears them in the event."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from pressdiff import places
from pressdiff.entities.joins import Keys
from pressdiff.entities.keys import PERSON
from pressdiff.entities.local import Local, Named, Votes, most_voted, voted
from pressdiff.entities.scopes import Scopes
from pressdiff.roles import GENDER, MEDIA_NAMES, nationality
from pressdiff.spellings import SURNAME_FIRST

DOMINANT = 3
"""Times as many mentions as the next bearer of a surname for it to be meant by the surname alone."""

LEAST = 2
"""Mentions of a person for 'he' or 'she' to choose that bearer among those of one article."""

FAMOUS_ARTICLES, FAMOUS_SHARE = 5, 0.9
"""Articles of the corpus with the full name, and their share of all with that surname, from which a
surname that nobody bears in its storyline is that person's: readers are trusted to know (Putin)."""

_SUFFIX = {"jr", "sr", "ii", "iii", "iv"}

Bearers = dict[tuple[str, str], Counter[str]]
"""Mentions of each full name by scope and surname (or first name)."""


def join_surnames(joined: Keys, local: Mapping[Local, Named], scopes: Scopes) -> None:
    """Join a lone surname with the one person of its event, else of its storyline, who bears it.

    Not with the only bearer in its own article: that they are two was told there ("Mr." of a woman).
    """
    kinds = _kinds(joined, local)
    lone = {
        one: word
        for one, key in joined.items()
        if not {" ", "|"} & set(word := key.removesuffix(PERSON))
        and _may_be_person(one, local[one], kinds[key])
    }
    wanted = {(s, word) for (a, _), word in lone.items() for s in ("", a, *scopes.all_of(a))}
    surnames, firsts, articles, pronouns = _bearers(joined, local, scopes, kinds, wanted)
    refused = _beside(joined, local, {(article, name.casefold()) for article, name in lone})
    for one, word in lone.items():
        event, storyline = scopes.all_of(one[0])
        beside = refused.get((one[0], one[1].casefold()), [])
        for found in (
            surnames.get((event, word)), surnames.get((storyline, word)),
            firsts.get((one[0], word)) if word not in articles else None,
            firsts.get((event, word)) if one[1].lower() in GENDER else None,
            _famous(articles.get(word)),
        ):  # fmt: skip
            fits = _fitting(found or {}, beside, local[one].pronoun, pronouns)
            if fits:
                best = _dominant(fits)
                if best is not None:
                    joined[one] = best
                break


def _fitting(
    found: Mapping[str, int], beside: Sequence[str], told: str | None, pronouns: Mapping[str, str]
) -> dict[str, int]:
    """Return the full names that a surname may mean, with their mentions.

    Where its own article names several bearers, 'he' or 'she' chooses none told of in passing.
    """
    fits = {full: count for full, count in found.items() if beside != [full]}
    agree = {full: n for full, n in fits.items() if told in {None, pronouns.get(full, told)}}
    if len(beside) < 2 or len(agree) == len(fits):
        return agree
    least = max(LEAST, max(fits.values()) / DOMINANT)
    return {full: n for full, n in agree.items() if n >= least}


def _bearers(
    joined: Keys,
    local: Mapping[Local, Named],
    scopes: Scopes,
    kinds: Mapping[str, str],
    wanted: Container[tuple[str, str]],
) -> tuple[Bearers, Bearers, dict[str, Counter[str]], dict[str, str]]:
    """Return full names by surname and by first name in each scope, by surname in all, and he or she.

    Only where (scope, surname or first name) is `wanted`; all articles are scope "".
    """
    surnames: Bearers = defaultdict(Counter)
    firsts: Bearers = defaultdict(Counter)
    articles: dict[str, Counter[str]] = defaultdict(Counter)
    pronouns: dict[str, str] = {}
    for one, key in joined.items():
        words = key.removesuffix(PERSON).split()
        known = local[one]
        if (
            "person" not in {known.type, kinds[key]}
            or len(words) < 2
            or words[-1] in _SUFFIX
            or "|" in words[-1]
        ):
            continue  # "Trump" is not Donald Trump Jr.
        sex = GENDER.get(one[1].partition(" ")[0].lower()) or known.pronoun
        if sex:
            pronouns.setdefault(key, sex)
        own = {words[-1], *({words[0]} & SURNAME_FIRST)}
        for surname in own:
            if ("", surname) in wanted:
                articles[surname][key] += 1
            for scope in set(scopes.all_of(one[0])):
                if (scope, surname) in wanted:
                    surnames[scope, surname][key] += known.mentions
        for scope in {one[0], scopes.all_of(one[0])[0]} if words[0] not in own else ():
            if (scope, words[0]) in wanted:
                firsts[scope, words[0]][key] += known.mentions
    return surnames, firsts, articles, pronouns


def _beside(
    joined: Keys, local: Mapping[Local, Named], wanted: Container[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    """Return by `wanted` article and surname the keys of the persons whom it names in full."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, key in joined.items():
        if local[one].type == "person" and " " in one[1]:
            borne = one[0], one[1].rsplit(maxsplit=1)[-1].casefold()
            if borne in wanted:
                found[borne].append(key)
    return found


def _kinds(joined: Keys, local: Mapping[Local, Named]) -> dict[str, str]:
    """Return the type that each key has by the votes of all articles."""
    votes: dict[str, Votes] = {}
    for one, key in joined.items():
        for kind, count in local[one].votes:
            votes[key] = voted(votes.get(key, ()), kind, count)
    return {key: most_voted(found) for key, found in votes.items()}


def _may_be_person(one: Local, known: Named, kind: str) -> bool:
    """Tell whether a name of one word may be somebody's, though the recogniser thought otherwise."""
    if kind == "person":
        return known.type != "happening"
    name = one[1]
    return (
        known.type in {"person", "organisation", "other", "group"}
        and not nationality(name)
        and not name.isupper()
        and name.lower() not in MEDIA_NAMES
        and not places.is_place(name)
    )


def _dominant(found: Mapping[str, int]) -> str | None:
    """Return the only full name, or the one told of much more than the next."""
    ranked = Counter(found).most_common(2)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= DOMINANT * ranked[1][1]:
        return ranked[0][0]
    return None


def _famous(found: Counter[str] | None) -> dict[str, int]:
    """Return the person whom most articles with this surname name in full, if they are many."""
    if not found:
        return {}
    full, count = found.most_common(1)[0]
    famous = count >= FAMOUS_ARTICLES and count >= FAMOUS_SHARE * found.total()
    return {full: count} if famous else {}
