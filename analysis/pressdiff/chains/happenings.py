"""Nouns that outlets choose between for one happening or group: operation and invasion of one event.

Two nouns are joined only within one event, only if they can mean one thing at all (`_CHOICES`), and
only on evidence: they are told of the same place, people or thing ("pipeline blast", "explosion on
the pipeline"), or each is what some article's headline calls the event. All else stays apart, and
so does a noun that fits two others which cannot be one: "operation" between "war" and "raid".
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

import pandas as pd

from pressdiff.chains.phrase import EMPTY
from pressdiff.chains.stems import stem
from pressdiff.spellings import words_of

# General knowledge of news English, over `roles.CONTESTED_NOUNS`; a noun may be in several.
_CHOICES = tuple(
    frozenset(line.split())
    for line in (
        "war conflict invasion operation offensive campaign",
        "occupation annexation",
        "counteroffensive offensive",
        "attack strike airstrike assault raid bombing shelling operation",
        "attack shooting massacre killing murder",
        "blast explosion bombing",
        "accident crash incident",
        "attack hack",
        "leak hack",
        "protest demonstration rally riot unrest uprising",
        "protester demonstrator rioter",
        "militant terrorist fighter rebel insurgent separatist extremist gunman",
        "migrant refugee immigrant",
        "ceasefire truce",
        "crisis scandal",
    )
)
# Words of a phrase that any happening may have: they tell no two to be one.
_ANY = EMPTY | frozenset(
    """first second third next last latest recent previous earlier further possible potential alleged
    suspected deadly major big biggest worst serious security mass several many few dozens hundreds thousands
    million people day week month year monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december against during
    after before""".split()
)

MOST_OTHERS = 0.25
"""Share of nouns for other happenings, among those that a word is told with, up to which it tells
two to be one: "pipeline", not the president whom all is about. Set by eye, on no gold."""


@dataclass(slots=True)
class _Noun:
    """One noun in one event: mentions, stems told with it, articles that have it in the headline."""

    mentions: int = 0
    told: set[str] = field(default_factory=set)
    headlines: set[str] = field(default_factory=set)


def happenings(mentions: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return for each noun of each event the noun that leads: the most frequent of those joined.

    Parameters
    ----------
    mentions
        One row per mention of a happening or group, with ``event_id``, ``article_id``, ``noun`` (its
        lemma), ``form`` (the phrase) and ``headline`` (whether it stands in the headline).

    Returns
    -------
    dict
        Noun by (``event_id``, ``noun``), for all nouns given; one that stays apart leads itself.
    """
    events: dict[str, dict[str, _Noun]] = defaultdict(lambda: defaultdict(_Noun))
    columns = (mentions[name] for name in ("event_id", "article_id", "noun", "form", "headline"))
    for event, article, noun, form, headline in zip(*columns, strict=True):
        one = events[event][noun]
        one.mentions += 1
        one.told |= _told(form, noun)
        if headline:
            one.headlines.add(article)
    return {
        (event, noun): lead
        for event, nouns in events.items()
        for noun, lead in _leads(nouns).items()
    }


def _told(form: str, noun: str) -> set[str]:
    """Return the stems of what the phrase says beside its noun."""
    words = (word for word in words_of(form) if word not in _ANY and not word.isdigit())
    return {stem(word) for word in words if len(word) > 1} - {stem(noun)}


def _leads(nouns: Mapping[str, _Noun]) -> dict[str, str]:
    """Return the noun that leads each noun of one event."""
    joined: dict[str, set[str]] = {noun: set() for noun in nouns}
    for a, b in combinations(sorted(nouns), 2):
        if _can_be_one(a, b) and _one(nouns, a, b):
            joined[a].add(b)
            joined[b].add(a)
    torn = {
        noun
        for noun, others in joined.items()
        if not all(_can_be_one(a, b) for a, b in combinations(sorted(others), 2))
    }
    leads: dict[str, str] = {}
    for noun in sorted(nouns, key=lambda one: (-nouns[one].mentions, one)):
        _spread(noun, noun, joined, torn, leads)
    return leads


def _spread(
    noun: str, lead: str, joined: Mapping[str, set[str]], torn: set[str], leads: dict[str, str]
) -> None:
    """Let `lead` lead `noun` and all that is joined with it and can be one with the lead."""
    if noun in leads or not (noun == lead or _can_be_one(noun, lead)):
        return
    leads[noun] = lead
    if noun not in torn:
        for other in sorted(joined[noun] - torn):
            _spread(other, lead, joined, torn, leads)


def _can_be_one(a: str, b: str) -> bool:
    return any(a in choice and b in choice for choice in _CHOICES)


def _one(nouns: Mapping[str, _Noun], a: str, b: str) -> bool:
    """Tell whether two nouns are told of the same, or each names the event in a headline."""
    if any(_tells(word, nouns, a, b) for word in nouns[a].told & nouns[b].told):
        return True
    return all(
        any(
            len([noun for noun in nouns if _can_be_one(noun, own) and article in nouns[noun].headlines]) == 1
            for article in nouns[own].headlines
        )
        for own in (a, b)
    )  # fmt: skip


def _tells(told: str, nouns: Mapping[str, _Noun], a: str, b: str) -> bool:
    """Tell whether a stem told with two nouns is of their happening: not Trump, who is of all."""
    all_ = [noun for noun, one in nouns.items() if told in one.told]
    others = [noun for noun in all_ if not (_can_be_one(noun, a) or _can_be_one(noun, b))]
    return len(others) <= MOST_OTHERS * len(all_)
