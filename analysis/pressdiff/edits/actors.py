"""Edits on entities: joined, set apart, renamed, and forms told whom they stand for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pressdiff import schema
from pressdiff.edits.applied import Applied, fold, free, listed, shown, unknown
from pressdiff.edits.file import Edits, EntityEdit
from pressdiff.errors import EditsError

Local = tuple[str, str]
"""An entity of one article: ``article_id`` and its fullest name there."""


@dataclass(frozen=True)
class Actors:
    """Entities as they stand before or after edits.

    ``mentions`` is table `mentions` with each article's own name as ``local``; ``ids`` gives the
    entity of each (article, own name).
    """

    entities: pd.DataFrame
    mentions: pd.DataFrame
    ids: dict[Local, str]


def edit_entities(
    actors: Actors, edits: Edits, articles: pd.DataFrame, events: pd.DataFrame
) -> tuple[Actors, list[Applied]]:
    """Apply the edits on entities: first splits, then aliases, then merges, then renames.

    What an article's own entity says and does (attributions, observations) follows its names: if
    all of them are another entity's now, so is the rest.

    Parameters
    ----------
    actors
        The entities as the program found them.
    edits
        The edits; those on events are not looked at.
    articles, events
        The tables, for outlets and for the events that an edit touches.

    Raises
    ------
    EditsError
        If an entity or article is unknown, or a name fits several.
    """
    if not edits.entities:
        return actors, []
    work = _Work(actors, articles, events)
    told: list[Applied] = []
    for number, edit in enumerate(edits.entities):
        if edit.split is not None:
            told.append(work.split(edit, edits.where("entities", number, "split")))
    for number, edit in enumerate(edits.entities):
        for form, entity in edit.alias.items():
            told.append(work.alias(form, entity, edits.where("entities", number, "alias")))
    for number, edit in enumerate(edits.entities):
        if edit.merge:
            told.append(work.merge(edit.merge, edits.where("entities", number, "merge")))
    for number, edit in enumerate(edits.entities):
        for old, new in edit.rename.items():
            told.append(work.rename(old, new, edits.where("entities", number, "rename")))
    return work.done(), told


class _Work:
    """The entities while they are edited."""

    def __init__(self, actors: Actors, articles: pd.DataFrame, events: pd.DataFrame) -> None:
        ids = actors.entities["entity_id"].tolist()
        self.names: dict[str, str] = dict(zip(ids, actors.entities["name"].tolist(), strict=True))
        self.types: dict[str, str] = dict(zip(ids, actors.entities["type"].tolist(), strict=True))
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for entity, name in self.names.items():
            self.by_name[fold(name)].append(entity)
        self.mentions = actors.mentions.copy()
        self.folded = self.mentions["form"].map(
            {form: fold(form) for form in self.mentions["form"].unique()}
        )
        self.ids = dict(actors.ids)
        self.event = events.set_index("article_id")["event_id"]
        self.outlet = articles.set_index("article_id")["outlet"]

    def find(self, name: str, where: str) -> str:
        """Return the one entity that is `name`: by id, by name, by a form of its names."""
        if name in self.names:
            return name
        alike = [entity for entity in self.by_name[fold(name)] if entity in self.names]
        exact = [entity for entity in alike if self.names[entity] == name]
        if alike:
            return _only(exact or alike, name, where)
        named = (self.folded == fold(name)) & (self.mentions["kind"] == "name")
        found = sorted(self.mentions.loc[named, "entity_id"].unique())
        if not found:
            raise unknown(where, "entity", name, list(self.names.values()))
        return _only(found, name, where)

    def split(self, edit: EntityEdit, where: str) -> Applied:
        """Make a new entity of some mentions of one."""
        entity = self.find(str(edit.split), where)
        for name in edit.articles:
            if name not in self.outlet.index:
                raise unknown(where, "article", name, self.outlet.index.tolist())
        rows = self.mentions["entity_id"] == entity
        if edit.articles:
            rows &= self.mentions["article_id"].isin(edit.articles)
        if edit.forms:
            rows &= self.folded.isin([fold(form) for form in edit.forms])
        name = edit.name or (edit.forms[0] if edit.forms else f"{self.names[entity]} (apart)")
        parts = [f"as {listed(edit.forms)}"] if edit.forms else []
        parts += [f"in {listed(edit.articles)}"] if edit.articles else []
        text = f"{shown(self.names[entity])} {' '.join(parts)}"
        if edit.name is not None:
            self._refuse_taken(edit.name, where, "give it its mentions by alias")
        if not rows.any():
            return Applied(f"{text} taken as another.", where, note="no such mention was found")
        new = free(f"{entity}-apart", self.names)
        self.names[new], self.types[new] = name, self.types[entity]
        self.by_name[fold(name)].append(new)
        self._move(rows, new)
        return self._told(
            f"{text} ({_mentions(rows)}) taken as another, {shown(name)}.", where, rows
        )

    def alias(self, form: str, entity: str, where: str) -> Applied:
        """Give all mentions of one form to an entity."""
        target = self.find(entity, where)
        rows = (self.folded == fold(form)) & (self.mentions["kind"] != "pronoun")
        text = f"{shown(form)} taken to stand for {shown(self.names[target])}"
        if not rows.any():
            return Applied(f"{text}.", where, note="no mention has this form")
        if (self.mentions.loc[rows, "entity_id"] == target).all():
            return Applied(f"{text}.", where, note="the program had found the same")
        self._move(rows, target)
        return self._told(f"{text} ({_mentions(rows)}).", where, rows)

    def merge(self, names: Sequence[str], where: str) -> Applied:
        """Make several entities one, under the first."""
        found = list(dict.fromkeys(self.find(name, where) for name in names))
        first = found[0]
        text = f"{listed(names)} taken as one, {shown(self.names[first])}."
        if len(found) == 1:
            return Applied(text, where, note="the program had found the same")
        rows = self.mentions["entity_id"].isin(found)
        joined = dict.fromkeys(found[1:], first)
        self.mentions["entity_id"] = self.mentions["entity_id"].replace(joined)
        self.ids = {local: joined.get(entity, entity) for local, entity in self.ids.items()}
        for entity in joined:
            del self.names[entity]
        return self._told(text, where, rows)

    def rename(self, old: str, new: str, where: str) -> Applied:
        """Show an entity under another name; its id stays."""
        entity = self.find(old, where)
        if self.names[entity] != new:
            self._refuse_taken(new, where, "to join the two, merge")
        before, self.names[entity] = self.names[entity], new
        note = "it had that name" if before == new else ""
        rows = self.mentions["entity_id"] == entity
        return self._told(f"{shown(before)} shown as {shown(new)}.", where, rows, note)

    def _refuse_taken(self, name: str, where: str, advice: str) -> None:
        same = [entity for entity, known in self.names.items() if known == name]
        if same:
            raise EditsError(
                f"{where}: there is already an entity {shown(name)} ({same[0]}); {advice}"
            )

    def _move(self, rows: "pd.Series[bool]", entity: str) -> None:
        """Give mentions to `entity`; and the article's own entity, if no other name is left to it."""
        self.mentions.loc[rows, "entity_id"] = entity
        keys = ["article_id", "local"]
        named = self.mentions[self.mentions["kind"] != "pronoun"]
        touched = self.mentions.loc[rows, keys].drop_duplicates()
        left = named.merge(touched, on=keys).groupby(keys)["entity_id"].agg(["nunique", "first"])
        whole = left[(left["nunique"] == 1) & (left["first"] == entity)].index
        self.ids |= dict.fromkeys(whole, entity)
        pronouns = (self.mentions["kind"] == "pronoun") & pd.MultiIndex.from_frame(
            self.mentions[keys]
        ).isin(whole)
        self.mentions.loc[pronouns, "entity_id"] = entity

    def done(self) -> Actors:
        """Return the entities with their counts; one without a mention left is gone."""
        counted = self.mentions.assign(outlet=self.mentions["article_id"].map(self.outlet)).groupby(
            "entity_id"
        )
        rows = counted.agg(n_mentions=("start", "size"), n_outlets=("outlet", "nunique"))
        rows = rows.reset_index()
        rows = rows.assign(
            name=rows["entity_id"].map(self.names), type=rows["entity_id"].map(self.types)
        )
        return Actors(schema.ENTITIES.frame(rows), self.mentions, self.ids)

    def _told(self, text: str, where: str, rows: "pd.Series[bool]", note: str = "") -> Applied:
        """Return an edit with the events that its mentions stand in."""
        articles = self.mentions.loc[rows, "article_id"].unique()
        events = self.event.reindex(articles).dropna().tolist()
        return Applied(text, where, tuple(sorted(set(events))), note)


def _only(found: Iterable[str], name: str, where: str) -> str:
    found = list(found)
    if len(found) > 1:
        raise EditsError(
            f"{where}: {shown(name)} fits {len(found)} entities: {listed(found)}; name one by its id"
        )
    return found[0]


def _mentions(rows: "pd.Series[bool]") -> str:
    n = int(rows.sum())
    return f"{n} mention{'s' if n > 1 else ''}"
