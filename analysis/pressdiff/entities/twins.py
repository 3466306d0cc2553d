"""Which of several places of one name each article means: its own names tell, else its event's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pressdiff.entities.local import Local, Named, are_two
from pressdiff.entities.scopes import Scopes
from pressdiff.places.twins import TWINS, told


def labels(local: Mapping[Local, Named], scopes: Scopes) -> dict[Local, str]:
    """Return the label of the place that each shared name means.

    Where an article's other names tell nothing, it means what most articles of its event mean, else
    of its storyline, else of the corpus, else what is more usual. A name that is a person's as well
    (Jordan) and that nothing tells to be the place has no label where the article has a person.
    """
    shared = [one for one in local if one[1] in TWINS]
    if not shared:
        return {}
    wanted = {article for article, _ in shared}
    around: dict[str, set[str]] = defaultdict(set)
    for (article, name), known in local.items():
        if article in wanted:
            around[article] |= {name, *known.forms}
    surely = {one: told(one[1], around[one[0]]) for one in shared}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (article, name), label in surely.items():
        if label:
            for scope in (*scopes.all_of(article), ""):
                votes[scope, name][label] += 1
    people = _people(local, shared, surely, scopes)
    for one in people:
        local[one].vote(
            "person", sum(dict(local[one].votes).values())
        )  # the recogniser did not know
    return {
        one: label or next(_likely(one, scopes, votes))
        for one, label in surely.items()
        if label or one not in people
    }


def _people(
    local: Mapping[Local, Named],
    shared: Iterable[Local],
    surely: Mapping[Local, str | None],
    scopes: Scopes,
) -> set[Local]:
    """Return which names, told to be no place, are persons: by type, or where somebody bears them."""
    bearers = {
        (scope, name.rsplit(maxsplit=1)[-1])
        for (article, name), known in local.items()
        if " " in name and known.type == "person" and name.rsplit(maxsplit=1)[-1] in TWINS
        for scope in scopes.all_of(article)
    }
    untold = [one for one in shared if surely[one] is None]
    typed = Counter(one[1] for one in untold if local[one].type == "person")
    total = Counter(name for _, name in shared)
    two = {name for name in typed if are_two(name, typed[name], total[name] - typed[name])}
    return {
        one
        for one in untold
        if (local[one].type == "person" and (one[1] in two or typed[one[1]] == total[one[1]]))
        or (len(TWINS[one[1]]) == 1 and any((s, one[1]) in bearers for s in scopes.all_of(one[0])))
    }


def _likely(
    one: Local, scopes: Scopes, votes: Mapping[tuple[str, str], Counter[str]]
) -> Iterator[str]:
    for scope in (*scopes.all_of(one[0]), ""):
        found = votes.get((scope, one[1]), Counter()).most_common(2)
        if len(found) == 1 or (found and found[0][1] > found[1][1]):
            yield found[0][0]
    yield TWINS[one[1]][0].label
