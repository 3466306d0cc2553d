"""Entities of one article to entities of the corpus: spellings, surnames and acronyms of one actor.

Two articles' names are joined where they can hardly be two: the same place under two spellings,
the same full name (two people of one name are one here), also in two transliterations, a lone
surname that one person bears in the same event or storyline, an acronym and the name it stands for.
All else stays apart: an actor in two rows is seen by the reader, two actors in one row are not.
One name of two places (Georgia) is two entities, told by the places around it. Metonyms (Kremlin,
Moscow, Russia) stay apart too, and `links` says which stands for which. Nouns for one happening
(the war that another outlet calls an operation) are joined within an event, on evidence.
"""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from pressdiff import schema
from pressdiff.entities.happenings import leading_nouns
from pressdiff.entities.joins import Keys, join_acronyms, join_initials, join_people
from pressdiff.entities.keys import PERSON, by_spelling
from pressdiff.entities.links import links
from pressdiff.entities.local import Local, Named, agreed_type, full_name, locals_of
from pressdiff.entities.scopes import Scopes
from pressdiff.entities.surnames import join_surnames
from pressdiff.entities.twins import labels
from pressdiff.spellings import words_of

__all__ = ["Local", "entities", "links"]


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
        Table `entities`. The type is agreed over all mentions, the name the full name that most
        mentions have.
    dict
        ``entity_id`` of the table by (``article_id``, the article's own name).
    """
    if mentions.empty:
        return schema.ENTITIES.frame(), {}
    local = locals_of(mentions)
    scopes = Scopes.of(events)
    meant = labels(local, scopes)
    nouns = leading_nouns(mentions, articles, scopes)
    joined = by_spelling(local, scopes, meant, nouns)
    join_acronyms(joined, local, mentions, articles)
    join_initials(joined, local, scopes)
    join_people(joined, local, scopes)
    join_surnames(joined, local, scopes)
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    rows = _rows(joined, local, outlets, meant)
    return schema.ENTITIES.frame(rows), joined


def _rows(
    joined: Keys,
    local: Mapping[Local, Named],
    outlets: Mapping[str, str],
    meant: Mapping[Local, str],
) -> list[dict[str, object]]:
    """Return the rows of table `entities`, and put their ids for the keys in `joined`."""
    members: dict[str, list[Local]] = defaultdict(list)
    for one, key in joined.items():
        members[key].append(one)
    borne = {word for key in members if " " in key for word in (key, *key.split())}
    rows: list[dict[str, object]] = []
    taken: set[str] = set()
    for key in sorted(members):
        found = {one: local[one] for one in members[key]}
        kind = "person" if key.endswith(PERSON) else agreed_type(found, borne=key in borne)
        name = next((meant[one] for one in found if one in meant), None) or full_name(found)
        storyline = f"-{key.partition('|')[2]}" if kind == "happening" else ""
        entity = _free(f"{kind}:{_slug(name)}{storyline}", taken)
        joined |= dict.fromkeys(found, entity)
        rows.append(
            {
                "entity_id": entity, "name": name, "type": kind,
                "n_mentions": sum(one.mentions for one in found.values()),
                "n_outlets": len({outlets[article] for article, _ in found}),
            }
        )  # fmt: skip
    return rows


def _slug(name: str) -> str:
    return "-".join(words_of(name))[:60].strip("-") or "unnamed"


def _free(entity: str, taken: set[str]) -> str:
    number, found = 1, entity
    while found in taken:
        number += 1
        found = f"{entity}-{number}"
    taken.add(found)
    return found
