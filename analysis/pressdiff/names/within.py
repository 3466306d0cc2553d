"""Forms of one article to its entities: surnames, acronyms, short names of one actor."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pressdiff import places
from pressdiff.names.spans import Name
from pressdiff.roles import GENDER
from pressdiff.spellings import SURNAME_FIRST

_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_COMMON_LAST = frozenset("House State States Department Inc Ltd Corp Co Plc".split())
"""Last words of bodies that are other bodies alone: the House is not the White House."""
_MOST_FIRST = 2  # times as often as the full name, for what is no known first name
_OPPOSITE = {"North": "South", "South": "North"}
_HALVES = frozenset("Korea Vietnam Yemen Sudan Ossetia".split())  # countries told by the compass


def entities(found: Sequence[Name]) -> dict[str, tuple[str, str]]:
    """Map each form to the fullest name of its entity in the article, and that entity's type."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        votes[name.form][name.type] += 1
    kinds = {
        form: max(count, key=lambda kind: (count[kind], kind)) for form, count in votes.items()
    }
    kinds |= dict.fromkeys(_parts_of_people(kinds), "person")
    acronyms = _acronyms(form for form, kind in kinds.items() if kind != "person" or form.isupper())
    kinds |= {form: kinds[long] for form, long in acronyms.items() if kinds[form] == "person"}
    people = [form for form, kind in kinds.items() if kind == "person"]
    full = _full_names(people, Counter(name.form for name in found), _strangers(found))
    capitals = _capitals(kinds)
    bodies = _short_bodies([form for form, kind in kinds.items() if kind == "organisation"])
    halves = _halves(kinds)
    keys = {}
    for form, kind in kinds.items():
        if kind == "place":
            place = halves.get(form, form)
            keys[form] = (places.canonical(place) or place, kind)
            continue
        form_ = capitals.get(form, form)
        kind = kinds[form_]
        if kind == "person":
            key = full.get(form_, form_)
        else:
            key = acronyms.get(form_) or bodies.get(form_, form_)
        keys[form] = (key, kinds.get(key, kind))
    return keys


def _parts_of_people(kinds: Mapping[str, str]) -> set[str]:
    """Return forms that are a surname of somebody named in full, or a common first name of one."""
    full = [form.split() for form, kind in kinds.items() if kind == "person" and " " in form]
    surnames = {words[-1] for words in full}
    firsts = {words[0] for words in full if words[0].lower() in GENDER}
    towns = {first for first in firsts if places.is_place(first) or first in places.FIRST_NAMES}
    return (surnames | (firsts - towns)) & kinds.keys()


def _strangers(found: Sequence[Name]) -> set[tuple[str, str]]:
    """Return (short name, full name) that are two people: Mr. Trump or President Trump, and Melania.

    'Mr.' tells it, or a title that the short name bears, where the full name, which comes later, is
    a woman's and never bears it.
    """
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        by_form[name.form].append(name)
    apart = set()
    for full, named in by_form.items():
        words = full.split()
        sex = GENDER.get(words[0].lower()) if len(words) > 1 else None
        for short in {words[0], words[-1]} & by_form.keys() if sex else ():
            pronouns = {one.pronoun for one in by_form[short]} - {None}
            titles = {one.title for one in by_form[short]} - {""}
            theirs = titles & {one.title for one in named}
            first = by_form[short][0].span.start < named[0].span.start
            if (pronouns and sex not in pronouns) or (
                titles and not theirs and first and sex == "she"
            ):
                apart.add((short, full))
    return apart


def _full_names(
    people: Sequence[str], counts: Mapping[str, int], strangers: set[tuple[str, str]]
) -> Mapping[str, str]:
    """Map a person's shorter names to the one longer name that has the same surname.

    "Donald Trump" and "Donald J. Trump" are one, so that "Trump" is too; "Hua" and "Hillary" are
    the one name that begins so, where nobody has it for a surname and it is a first name, or found
    hardly more often ("Trump Virginia" in a headline is nobody).
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
            if key not in by_surname and key not in GENDER and key not in SURNAME_FIRST:
                full = sum(counts[one] for named in bearers.values() for one in named)
                bearers = bearers if counts[form] <= _MOST_FIRST * full else {}
            bearers = {
                bearer: named
                for bearer, named in bearers.items()
                if not any((form, full) in strangers for full in named)
            }
            elders = {one: named for one, named in bearers.items() if one.endswith(" ")}
            bearers = elders or bearers  # "Trump" is not Donald Trump Jr.
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
        if " " in form and form.split()[-1] not in _COMMON_LAST and not form.split()[-1].isupper():
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
    plain = {form: form.replace(".", "") for form in forms}
    return {
        form: next(iter(spelt[short]))
        for form, short in plain.items()
        if len(spelt.get(short, ())) == 1
    }


def _halves(forms: Iterable[str]) -> Mapping[str, str]:
    """Map "North" to "North Korea" where the article names that country or its other half."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        half, _, country = form.partition(" ")
        if country in _HALVES:
            found[half].add(form)
        if country == "Korea":
            found[_OPPOSITE.get(half, half)].add(f"{_OPPOSITE.get(half, half)} {country}")
    return {half: next(iter(full)) for half, full in found.items() if len(full) == 1}
