"""People of one event: full names, surnames and first names of one person to one key."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from pressdiff.spellings import spelling, words_of

Named = tuple[str, str]
"""A person of one article: ``article_id`` and the fullest name there."""

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SURNAME_FIRST = frozenset(
    "chen choe chung deng hu jang kim lee li liu mao moon nguyen pak park ri tran wang wen xi yang "
    "yoon zhang zhao zhou".split()
)


def people(names: Mapping[Named, int]) -> dict[Named, str]:
    """Return one key for all names of one person; a lone name is the likeliest bearer's.

    Parameters
    ----------
    names
        How often each is mentioned. Where two people of the event bear a name, the one with more
        mentions is meant: "Trump" is not Donald Trump Jr.
    """
    keys: dict[Named, str] = {}
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    lone: dict[Named, str] = {}
    for one, count in names.items():
        words = words_of(one[1])
        core = [word for word in words if word not in _SUFFIXES and len(word) > 1]
        if len(core) < 2:
            lone[one] = spelling(one[1].title())
            continue
        in_full = core if core[0] in _SURNAME_FIRST else [core[0], core[-1]]
        suffix = "".join(f" {word}" for word in words if word in _SUFFIXES - {"iii"})
        keys[one] = spelling(" ".join(in_full).title()) + suffix
        for word in {core[0], core[-1]}:
            bearers[spelling(word.title())][keys[one]] += count
    for one, name in lone.items():
        known = bearers.get(name)
        keys[one] = max(known, key=lambda key: (known[key], key)) if known else name
    return keys
