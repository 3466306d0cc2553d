"""Spellings of one name: what Kiev and Kyiv, Zelenskiy and Zelenskyy, ISIS and Daesh share."""

import re
import unicodedata
from functools import cache, lru_cache

from pressdiff import places
from pressdiff.spellings.listed import ALIASES, NAME_WORDS, NICKNAMES

__all__ = ["SURNAME_FIRST", "nicknames", "skeleton", "spelling", "words_of"]

SURNAME_FIRST = frozenset(
    """chen choe choi chung deng han hu hua jang jiang jung kang kim lee li lim liu ma mao moon nguyen pak
    park ri roh seo song sun tran tsai wang wen wu xi xu yang yoon zhang zhao zhou zhu""".split()
)
"""Surnames that stand first: Korean, Chinese, Vietnamese."""

_TITLE = re.compile(
    r"^(?:(?:president|prime minister|minister|chancellor|senator|general|king|queen|prince|pope"
    r"|judge|justice|former|acting)\s+)+(?!of\b)(?=\S+\s+\S)",
    re.IGNORECASE,
)
_ARABIC_ARTICLE = re.compile(
    r"\b(?:[Aa][ldnrstz]|[Aa]sh|[EeUu]l)[-‐‑](?=\w)|(?<=\w )[AaEe]l (?=\w)"
)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ʼ": "'"}
)
_BODY_FIRST = re.compile(r"^(ministry|department) of (?:the )?(.+)$")

# Transliterations of one sound, in the order they are led to one.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),  # Qassem, Qasem
        (r"sk(?:iy|y|i|yi|ij|ii)$", "sky"),
        (r"(?:iy|yi|ij|i)$", "y"),
        (r"(?:iia|iya|yya|yia|ia)$", "ya"),
        (r"(?<=[bcdfghklmnprstvz])iu|^iu", "yu"),
        (r"^ye(?=[bcdfghklmnprstvz])", "e"),
        (r"vych$", "vich"),
        (r"ks", "x"),
        (r"dzh", "j"),
        (r"q(?!u)", "k"),
        (r"ou|oo", "u"),
    )
)


@lru_cache(100_000)
def spelling(name: str) -> str:
    """Return what all spellings of one name share.

    >>> spelling("Kiev") == spelling("Kyiv"), spelling("Volodymyr Zelenskiy") == spelling("Vladimir Zelensky")
    (True, True)
    """
    place = places.canonical(name)
    if place:
        return " ".join(words_of(place))
    words = words_of(_aliased(name) or _ARABIC_ARTICLE.sub("", _TITLE.sub("", name)))
    if not words:
        return name
    if len(words) == 1:
        short = len(name) <= 2 and not name.isupper()  # "Un" is not the UN
        return name if short else _letters(words[0])
    body = _BODY_FIRST.match(" ".join(words))
    if body:
        return f"{body[2]} {body[1]}"  # Ministry of Defence, Defence Ministry
    if words[0] in SURNAME_FIRST and len(words) == 3:
        words = [words[0], "".join(words[1:])]  # Kim Jong-un, Kim Jongun
    return " ".join(map(_letters, words))


def words_of(name: str) -> list[str]:
    """Return the words of a name in plain small letters, without 'the' and possessive."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    plain = re.sub(r"['’]s\b", "", plain).replace("defence", "defense").replace("&", " and ")
    plain = re.sub(r"\b((?:\w\.){2,})", lambda found: found[1].replace(".", ""), f"{plain} ")
    words = re.findall(r"\w+", plain.replace("'", "").replace("’", ""))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def skeleton(key: str) -> str:
    """Return what is left of a `spelling` whatever its vowels: "naser kanany" is "nsr knn".

    A word keeps its first letter, and whether it ends in a vowel: Julian is not Juliana.

    >>> skeleton("mihail kanani") == skeleton("mihayl kanaani"), skeleton("paul") == skeleton("paula")
    (True, False)
    """
    found = []
    for word in key.split():
        bare = re.sub(r"(.)\1+", r"\1", word[0] + re.sub("[aeiouyhw]", "", word[1:]))
        found.append(f"{bare}a" if word[-1] in "aeiou" else bare)
    return " ".join(found)


def nicknames(key: str) -> set[str]:
    """Return the longer names that a `spelling` may be short for: "bob corker" for "robert corker"."""
    first, _, rest = key.partition(" ")
    return {f"{longer} {rest}" for longer in _long_names().get(first, ())} if rest else set()


def _aliased(name: str) -> str | None:
    """Return the listed name that `name` is another name of; an acronym in capitals only."""
    main, capitals = _aliases().get(" ".join(words_of(name)), (None, False))
    return None if capitals and not name.replace(".", "").isupper() else main


@cache
def _aliases() -> dict[str, tuple[str, bool]]:
    return {
        " ".join(words_of(other)): (main, other.replace(".", "").isupper())
        for main, others in ALIASES.items()
        for other in others.split(", ")
    }


@cache
def _long_names() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for longer, *short in map(str.split, NICKNAMES.strip().splitlines()):
        for one in short:
            found.setdefault(_letters(one), set()).add(_letters(longer))
    return found


@cache
def _name_words() -> dict[str, str]:
    families = map(str.split, NAME_WORDS.strip().splitlines())
    return {_sounds(word): _sounds(family[0]) for family in families for word in family}


def _letters(word: str) -> str:
    """Lead transliterations to one spelling: Zelenskiy, Zelenskyy and Zelensky; Yuriy and Yury."""
    plain = _sounds(word)
    return _name_words().get(plain, plain)


@lru_cache(100_000)
def _sounds(word: str) -> str:
    if len(word) > 4:
        for pattern, sound in _SOUNDS:
            word = pattern.sub(sound, word)
    return word
