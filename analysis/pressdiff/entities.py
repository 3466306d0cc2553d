"""Entities of one article to entities of the corpus: spellings, surnames and acronyms of one actor.

Two articles' names are joined where they can hardly be two: the same place under two spellings,
the same full name (two people of one name are one here), also in two transliterations, a lone surname that one person alone bears in the same
event or storyline, an acronym and the name it is put behind. All else stays apart: an actor in two
rows is seen by the reader, two actors in one row are not. Metonyms (Kremlin, Moscow, Russia) stay
apart too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from pressdiff import places, schema
from pressdiff.spellings import spelling, words_of

Local = tuple[str, str]
"""An entity of one article: ``article_id`` and its fullest name there."""

SPLIT_SHARE = 0.25
"""Least share of articles, and `SPLIT_ARTICLES` at least, that take a name for a person for it to
be two entities, the person and the place (Washington); fewer are the recogniser's mistakes."""

SPLIT_ARTICLES = 3

# Surnames that stand first: Korean, Chinese, Vietnamese.
_SURNAME_FIRST = frozenset(
    "chen choe chung deng hu jang kim lee li liu mao moon nguyen pak park ri tran wang wen xi yang "
    "yoon zhang zhao zhou".split()
)
_SUFFIX = {"jr", "sr", "ii", "iii", "iv"}
_POSSESSIVE = re.compile(r"['’]s\b")
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z.]{1,9})\)")


@dataclass
class _Named:
    """What the corpus says of one local entity: its types and its mentions."""

    types: Counter[str] = field(default_factory=Counter)
    mentions: int = 0

    @property
    def type(self) -> str:
        """The most frequent type; in a tie the first by name."""
        return min(self.types, key=lambda one: (-self.types[one], one))


def entities(
    mentions: pd.DataFrame, articles: pd.DataFrame, events: pd.DataFrame
) -> tuple[pd.DataFrame, dict[Local, str]]:
    """Join the entities of single articles.

    Parameters
    ----------
    mentions
        Columns of table `mentions` with the article's own name as ``entity_id``, and ``type``.
    articles, events
        Tables `articles` and `events`.

    Returns
    -------
    DataFrame
        Table `entities`. The type is the most frequent over all mentions, the name the full name
        that most mentions have.
    dict
        ``entity_id`` of the table by (``article_id``, the article's own name).
    """
    if mentions.empty:
        return schema.ENTITIES.frame(), {}
    local = _locals(mentions)
    joined = _by_spelling(
        local, dict(zip(events["article_id"], events["storyline_id"], strict=True))
    )
    _join_acronyms(joined, local, _acronyms(mentions, articles))
    _join_initials(joined, local, events)
    _join_surnames(joined, local, events)
    members: dict[str, list[Local]] = defaultdict(list)
    for one, key in joined.items():
        members[key].append(one)
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    rows, ids = _rows(members, local, outlets)
    return schema.ENTITIES.frame(rows), ids


def _locals(mentions: pd.DataFrame) -> dict[Local, _Named]:
    found: dict[Local, _Named] = defaultdict(_Named)
    columns = ("article_id", "entity_id", "type")
    counts = Counter(zip(*(mentions[column] for column in columns), strict=True))
    for (article, name, kind), count in counts.items():
        one = found[article, name]
        one.types[kind] += count
        one.mentions += count
    return dict(found)


def _by_spelling(local: Mapping[Local, _Named], storylines: Mapping[str, str]) -> dict[Local, str]:
    """Join names with one key; a key that is a person to many and else to others is two.

    A happening ("attack") is one within its storyline only.
    """
    named: dict[str, list[Local]] = defaultdict(list)
    for one, known in local.items():
        within = f"|{storylines.get(one[0], one[0])}" if known.type == "happening" else ""
        named[spelling(one[1]) + within].append(one)
    joined = {}
    for key, found in named.items():
        people = [one for one in found if local[one].type == "person"]
        others = len(found) - len(people)
        two = min(len(people), others) >= max(SPLIT_ARTICLES, SPLIT_SHARE * len(found))
        for one in found:
            joined[one] = f"{key}|person" if two and local[one].type == "person" else key
    return joined


def _acronyms(mentions: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield (article, name, acronym) where a name of two words or more has its initials behind it."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    named = mentions[(mentions["kind"] == "name") & mentions["form"].str.contains(" ", regex=False)]
    for article, end, name, form in zip(
        named["article_id"], named["end"], named["entity_id"], named["form"], strict=True
    ):
        found = _ACRONYM.match(texts.get(article, ""), int(end))
        if found and _are_initials(found[1], form):
            yield article, name, found[1]


def _are_initials(acronym: str, name: str) -> bool:
    letters = acronym.replace(".", "").lower()
    initials = "".join(word[0] for word in words_of(name))
    full = "".join(
        word[0] for word in words_of(name) if word not in {"of", "for", "and", "the", "de"}
    )
    return letters in (initials, full)


def _join_acronyms(
    joined: dict[Local, str], local: Mapping[Local, _Named], found: Iterable[tuple[str, str, str]]
) -> None:
    """Join an acronym with the one name that it stands for, in all articles."""
    stands_for: dict[str, set[str]] = defaultdict(set)
    for article, name, acronym in found:
        if (article, name) in joined:
            stands_for[spelling(acronym)].add(joined[article, name])
    for one, key in joined.items():
        full = stands_for.get(key, set())
        if len(full) == 1 and one[1].replace(".", "").isupper() and local[one].type != "person":
            joined[one] = next(iter(full))


def _join_initials(
    joined: dict[Local, str], local: Mapping[Local, _Named], events: pd.DataFrame
) -> None:
    """Join "Donald J. Trump" with "Donald Trump" if one event has both and no second initial.

    John F. Kennedy and a John Kennedy of today are in no event together.
    """
    event = dict(zip(events["article_id"], events["event_id"], strict=True))
    within: dict[str, set[str]] = defaultdict(set)
    for one, key in joined.items():
        if local[one].type == "person":
            within[key].add(event.get(one[0], ""))
    longer: dict[str, list[str]] = defaultdict(list)
    for key, found in within.items():
        words = key.split()
        shorter = " ".join(
            word for at, word in enumerate(words) if len(word) > 1 or at in (0, len(words) - 1)
        )
        if shorter != key and found & within.get(shorter, set()):
            longer[shorter].append(key)
    same = {keys[0]: shorter for shorter, keys in longer.items() if len(keys) == 1}
    for one, key in joined.items():
        joined[one] = same.get(key, key)


def _join_surnames(
    joined: dict[Local, str], local: Mapping[Local, _Named], events: pd.DataFrame
) -> None:
    """Join a lone surname with the one person of its event, else of its storyline, who bears it."""
    scopes = [
        dict(zip(events["article_id"], events[column], strict=True))
        for column in ("event_id", "storyline_id")
    ]
    bearers: list[dict[tuple[str, str], set[str]]] = [defaultdict(set), defaultdict(set)]
    lone = []
    for one, key in joined.items():
        if local[one].type != "person":
            continue
        words = key.removesuffix("|person").split()
        if len(words) == 1:
            lone.append((one, words[0].lower()))
        if len(words) < 2 or words[-1] in _SUFFIX or _POSSESSIVE.search(one[1]):
            continue  # "Trump" is not Donald Trump Jr.
        for scope, known in zip(scopes, bearers, strict=True):
            if one[0] in scope:
                for surname in {words[-1], *({words[0]} & _SURNAME_FIRST)}:
                    known[scope[one[0]], surname].add(key)
    for one, surname in lone:
        for scope, known in zip(scopes, bearers, strict=True):
            full = known.get((scope.get(one[0], ""), surname), set())
            if full:
                if len(full) == 1:
                    joined[one] = next(iter(full))
                break


def _rows(
    members: Mapping[str, list[Local]], local: Mapping[Local, _Named], outlets: Mapping[str, str]
) -> tuple[list[dict[str, object]], dict[Local, str]]:
    rows: list[dict[str, object]] = []
    ids: dict[Local, str] = {}
    taken: set[str] = set()
    for key in sorted(members):
        found = members[key]
        whole = _Named(sum((local[one].types for one in found), Counter()))
        kind = "place" if whole.types["place"] and places.is_place(found[0][1]) else whole.type
        names: Counter[str] = Counter()
        for one in found:
            names[one[1]] += local[one].mentions
        longest = max(len(words_of(name)) > 1 for name in names)
        full = [name for name in names if (len(words_of(name)) > 1) == longest]
        name = min(full, key=lambda one: (-names[one], one))
        storyline = f"-{key.partition('|')[2]}" if kind == "happening" else ""
        entity = _free(f"{kind}:{_slug(name)}{storyline}", taken)
        ids.update(dict.fromkeys(found, entity))
        rows.append(
            {
                "entity_id": entity, "name": name, "type": kind, "n_mentions": names.total(),
                "n_outlets": len({outlets[article] for article, _ in found}),
            }
        )  # fmt: skip
    return rows, ids


def _slug(name: str) -> str:
    return "-".join(words_of(name))[:60].strip("-") or "unnamed"


def _free(entity: str, taken: set[str]) -> str:
    number, found = 1, entity
    while found in taken:
        number += 1
        found = f"{entity}-{number}"
    taken.add(found)
    return found
