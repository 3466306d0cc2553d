"""The key that names of one entity share before people and acronyms are joined: its spelling."""

from collections import defaultdict
from collections.abc import Mapping

from pressdiff import places
from pressdiff.entities.local import Local, Named, are_two
from pressdiff.entities.scopes import Scopes
from pressdiff.spellings import spelling

PERSON = "|person"
"""End of the key of a person whose name is also something else's."""


def by_spelling(
    local: Mapping[Local, Named],
    scopes: Scopes,
    meant: Mapping[Local, str],
    nouns: Mapping[Local, str],
) -> dict[Local, str]:
    """Join names with one spelling; a name that is a person to many and else to others is two.

    Not if nobody has it as part of a longer name: then it is a place that some take for a person.
    A happening ("attack") is one within its storyline only, under the noun that `nouns` leads it to.
    `meant` tells places of one name apart.
    """
    named: dict[str, list[Local]] = defaultdict(list)
    for one, known in local.items():
        named[_key(one, known, scopes, meant, nouns)].append(one)
    joined = {}
    borne = {
        word
        for key, found in named.items()
        if " " in key and any(local[one].type == "person" for one in found)
        for word in key.split()
    }
    for key, found in named.items():
        people = {one for one in found if local[one].type == "person"}
        may_be_two = key in borne or found[0][1] in places.FIRST_NAMES
        two = may_be_two and are_two(found[0][1], len(people), len(found) - len(people))
        for one in found:
            joined[one] = key + PERSON if two and one in people else key
    return joined


def _key(
    one: Local,
    known: Named,
    scopes: Scopes,
    meant: Mapping[Local, str],
    nouns: Mapping[Local, str],
) -> str:
    """Return the spelling of a name, and what sets it apart from others of the same spelling."""
    if known.type == "happening":
        return f"{nouns[one]}|{scopes.all_of(one[0])[1]}"
    label = meant.get(one)
    return f"{spelling(one[1])}|{label}" if label else spelling(one[1])
