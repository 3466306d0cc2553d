"""The stages in order: inputs to articles, one article at a time, one event, the corpus."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, cpu_count, delayed
from numpy.typing import NDArray

from pressdiff import schema, vocabulary
from pressdiff.align import NO_NEAR, Aligned, alignments
from pressdiff.align.encoders import CrossEncoder, Encoder
from pressdiff.clean import articles as clean_articles
from pressdiff.copies import counted, reuse
from pressdiff.declared import Corpus, check, confirmed
from pressdiff.edits import Actors, Applied, Edits, edit_entities, edit_events
from pressdiff.encoder import Encoded, encode
from pressdiff.entities import entities, links
from pressdiff.errors import InputError
from pressdiff.events import events, same_event
from pressdiff.facts import (
    between_outlets,
    compared,
    coverage,
    facts,
    omissions,
    tellings,
    wordings,
)
from pressdiff.ingest import read as read_inputs
from pressdiff.masking import masked
from pressdiff.measures import ALL
from pressdiff.measures.base import Measure
from pressdiff.measures.chosen import chosen
from pressdiff.naming import naming
from pressdiff.parse import Article, parse
from pressdiff.provenance import Clock, Provenance, provenance
from pressdiff.reading import Rows, read
from pressdiff.settings import Settings
from pressdiff.stats.contrasts import contrasts, smallest_that_matter
from pressdiff.stats.diversity import diversity
from pressdiff.stats.errors import by_hand
from pressdiff.stats.keyness import keyness
from pressdiff.stats.paired import effects
from pressdiff.stats.reporting import reporting
from pressdiff.stats.robustness import robustness
from pressdiff.stats.units import HandCoding

log = logging.getLogger(__name__)

PART = 16  # articles read by one worker at a time: small enough to spread, large enough to batch

READ = (
    schema.MENTIONS, schema.EPITHETS, schema.ATTRIBUTIONS, schema.ATTRIBUTION_SPANS, schema.CLAIMS,
    schema.QUANTITIES, schema.ACTS, schema.OBSERVATIONS,
)  # fmt: skip
"""The tables that one article alone gives."""

ENTITY_COLUMNS = (
    ("attributions", "entity_id"), ("observations", "target"), ("acts", "agent"),
    ("acts", "patient"),
)  # fmt: skip
"""Columns of them that hold an article's own name of an entity, null if there is none."""

Input = str | Path | pd.DataFrame
Progress = Callable[[int, int], None]
Tables = dict[str, pd.DataFrame]


def build(
    inputs: Sequence[Input],
    settings: Settings,
    *,
    together: bool = False,
    as_is: bool = False,
    outlets: Sequence[str] = (),
    edits: Edits | None = None,
    hand: HandCoding | None = None,
    yours: Sequence[Measure] = (),
    jobs: int | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> tuple[Tables, Provenance]:
    """Run all stages over `inputs` and return the tables by name, and what they were made of.

    Parameters
    ----------
    inputs
        Files, folders, globs or frames.
    settings
        The settings of the run.
    together
        Take all articles as one event, whatever their probability.
    as_is
        Take texts exactly as they come: no cleaning, no title line.
    outlets
        Names of the outlets, one an input in order; empty: as found.
    edits
        What a person decided on events and entities; None: nothing.
    hand
        What coders said of units drawn from an earlier run over the same; None: nothing.
    yours
        Measures in Python beside those of the settings.
    jobs
        Processes; None: as many as processors, and no more than the work fills.
    cache
        Folder of earlier parses.
    progress
        Called with articles read and articles in all.

    Raises
    ------
    InputError
        If no article could be used, or fewer than two where they are to be compared.
    EditsError
        If an edit names what is not there.
    SettingsError
        If a word list, a measure or a declared analysis in the settings cannot be used.
    """
    clock = Clock()
    measures = chosen(settings.measures, yours)
    check(settings.analysis, [one.name for one in measures])
    smallest = smallest_that_matter(measures, settings.effects)
    with clock.time("ingest"):
        records = read_inputs(inputs, settings.ingest, outlets=outlets)
        articles, rejects = clean_articles(records, settings.ingest, as_is=as_is)
        if len(articles) < (2 if together else 1):
            raise InputError(_nothing(len(articles), rejects, together=together))
    with clock.time("copies"):
        articles["copy_of"], passages = reuse(articles)
    tables = {
        "articles": schema.ARTICLES.frame(articles), "rejects": rejects, "reuse": passages,
    }  # fmt: skip
    rows, words = _read_all(
        articles, settings, measures, clock, jobs=jobs, cache=cache, progress=progress
    )
    with clock.time("events"):
        probability, edited = _group(tables, rows, settings, edits, together=together)
    with clock.time("naming"):
        taken = tables | _counted(tables, settings, "mentions", "epithets")
        tables["naming"] = naming(taken)
    with clock.time("facts"):
        _compare(tables, settings, clock)
    with clock.time("effects"):
        (observations,) = _counted(tables, settings, "observations").values()
        filed = (observations, tables["articles"], tables["events"], settings.effects)
        mine = [one.name for one in measures if one not in ALL]
        tables["effects"] = effects(*filed, yours=mine)
        tables["contrasts"] = contrasts(*filed, smallest=smallest, yours=mine)
        more, tables["errors"], notes = by_hand(*filed, hand, yours=mine)
        both = _concat([tables["effects"], more], more)
        tables["effects"], told = confirmed(
            schema.EFFECTS.frame(both),
            Corpus(*filed[:3], tables["entities"]), settings,
        )  # fmt: skip
        tables |= robustness(tables, settings)
        _profile(tables, words, settings)
    return tables, provenance(
        tables, settings, clock, together=together, probability=probability, edits=edits,
        edited=edited, measures=measures, as_is=as_is,
        told=[*told, *notes], hand=hand,
    )  # fmt: skip


def _counted(tables: Tables, settings: Settings, *names: str) -> Tables:
    """Return the tables of these names without the rows that the settings leave out as wire text."""
    without = settings.copies.without_wire
    return {name: counted(tables[name], tables["reuse"], without_wire=without) for name in names}


def _profile(tables: Tables, words: pd.DataFrame, settings: Settings) -> None:
    """Add which words and how many speakers each outlet has."""
    without = settings.copies.without_wire
    words = counted(words, tables["reuse"], without_wire=without)
    filed = (tables["articles"], tables["events"], settings.effects)
    tables["keyness"] = keyness(words, *filed)
    said = tables["attributions"]
    spans = tables["attribution_spans"]
    content = spans[spans["role"] == "content"].merge(
        said[["attribution_id", "article_id"]], on="attribution_id"
    )
    left = counted(content, tables["reuse"], without_wire=without)["attribution_id"]
    tables["diversity"] = diversity(said[said["attribution_id"].isin(left)], *filed)


def _nothing(found: int, rejects: pd.DataFrame, *, together: bool) -> str:
    reasons = "; ".join(
        f"{Path(path).name}: {reason}"
        for path, reason in zip(rejects["source_path"][:3], rejects["reason"][:3], strict=True)
    )
    got = f"{found} article could be used" if found == 1 else "no article could be used"
    wanted = "; two are needed to compare" if together else ""
    return f"{got}{wanted}" + (f" ({reasons})" if reasons else "")


# one article at a time


def _read_all(
    articles: pd.DataFrame,
    settings: Settings,
    measures: Sequence[Measure],
    clock: Clock,
    *,
    jobs: int | None,
    cache: Path | None,
    progress: Progress | None,
) -> tuple[Tables, pd.DataFrame]:
    """Return the tables that articles give, and all their words as `vocabulary` has them."""
    columns = articles[["article_id", "outlet", "text", "title", "published_at"]].astype(object)
    items: list[Item] = list(
        columns.where(columns.notna(), None).itertuples(index=False, name=None)
    )
    parts = [items[at : at + PART] for at in range(0, len(items), PART)]
    work = (delayed(_read_part)(part, settings, measures, cache) for part in parts)
    parts_of: dict[str, list[pd.DataFrame]] = {}
    done = 0
    workers = Parallel(n_jobs=min(jobs or cpu_count(), len(parts)), return_as="generator")
    for part, (found, seconds) in zip(parts, workers(work), strict=True):
        for name, more in found.items():
            parts_of.setdefault(name, []).append(more)
        for stage, spent in seconds.items():
            clock.seconds[stage] = clock.seconds.get(stage, 0.0) + spent
        done += len(part)
        if progress is not None:
            progress(done, len(items))
    words = vocabulary.joined(parts_of.pop("words", ()))
    rows = {name: pd.concat(parts_of.pop(name), ignore_index=True) for name in tuple(parts_of)}
    return rows, words


Item = tuple[str, str, str, str | None, datetime | None]


def _read_part(
    part: Sequence[Item], settings: Settings, measures: Sequence[Measure], cache: Path | None
) -> tuple[Tables, dict[str, float]]:
    clock = Clock()
    with clock.time("parse"):
        texts = [masked(text, outlet) for _, outlet, text, _, _ in part]
        docs = list(parse([one.text for one in texts], settings.parse, cache=cache))
    scored: list[Encoded | None] = [None] * len(part)
    if settings.profile == "full":
        with clock.time("encode"):
            scored = [one.encoded(encode(one.text, cache=cache)) for one in texts]
    rows: Rows = {}
    with clock.time("read"):
        for item, one, doc, scores in zip(part, texts, docs, scored, strict=True):
            key, _, _, title, published_at = item
            article = Article(key, one.doc(doc), len(title or ""), published_at, scores)
            for table, more in read(article, measures).items():
                rows.setdefault(table, []).extend(more)
        found = {table.name: table.part(rows.get(table.name, ())) for table in READ}
        found["words"] = vocabulary.frame(rows.get("words", ()))
    return found, clock.seconds


# one event at a time


def _group(
    tables: Tables, rows: Tables, settings: Settings, edits: Edits | None, *, together: bool
) -> tuple[float | None, list[Applied]]:
    """Add events and entities, and write every row's entity as one of the corpus."""
    articles = tables["articles"]
    mentions = pd.DataFrame(rows.pop("mentions"), columns=[*schema.MENTIONS.names, "type"])
    probability = same_event(articles) if together else None
    grouped = events(articles, mentions, settings.events)
    if together:
        first = grouped.sort_values("article_id").iloc[0]
        grouped = grouped.assign(
            event_id=first["event_id"], storyline_id=first["storyline_id"], probability=probability
        )
    edited: list[Applied] = []
    if edits is not None:
        grouped, edited = edit_events(grouped, edits, together=together)
    tables["events"] = schema.EVENTS.frame(grouped)
    tables["entities"], ids = entities(mentions, articles, tables["events"])
    mentions["local"] = mentions["entity_id"]
    mentions["entity_id"] = [
        ids[key] for key in zip(mentions["article_id"], mentions["entity_id"], strict=True)
    ]
    if edits is not None:
        actors, more = edit_entities(
            Actors(tables["entities"], mentions, ids), edits, articles, tables["events"]
        )
        tables["entities"], mentions, ids = actors.entities, actors.mentions, actors.ids
        edited += more
    tables["entity_links"] = links(tables["entities"])
    tables["mentions"] = schema.MENTIONS.frame(mentions.drop(columns=["type", "local"]))
    tables["epithets"] = _epithets(rows.pop("epithets"), tables["mentions"])
    for name, column in ENTITY_COLUMNS:
        found = rows[name]
        keys = zip(found["article_id"], found[column], strict=True)
        found[column] = pd.Series([ids.get(key) for key in keys], found.index, dtype="str")
    for table in (
        schema.ATTRIBUTIONS, schema.ATTRIBUTION_SPANS, schema.CLAIMS, schema.QUANTITIES,
        schema.ACTS, schema.OBSERVATIONS,
    ):  # fmt: skip
        tables[table.name] = table.frame(rows.pop(table.name))
    return probability, edited


def _epithets(found: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return table `epithets`: each with the entity that its mention is found to be."""
    keys = ["article_id", "mention_start", "mention_end"]
    entity = mentions.rename(columns={"start": "mention_start", "end": "mention_end"})
    return schema.EPITHETS.frame(
        found.drop(columns="entity_id").merge(entity[[*keys, "entity_id"]], on=keys)
    )


@dataclass(frozen=True)
class _Timed:
    """An encoder whose time is counted to the stage "encode"."""

    encoder: Encoder
    clock: Clock

    def likeness(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        with self.clock.time("encode"):
            return self.encoder.likeness(pairs)


def _compare(tables: Tables, settings: Settings, clock: Clock) -> None:
    """Add what the claims of an event have in common and what each outlet has of it."""
    encoder = _Timed(CrossEncoder(), clock) if settings.profile == "full" else None
    events_ = tables["events"]
    event_of = events_.set_index("article_id")["event_id"]
    claims = tables["claims"]
    claims_of = dict(list(claims.groupby(claims["article_id"].map(event_of))))
    quantities = tables["quantities"]
    claim_event = claims.set_index("claim_id")["article_id"].map(event_of)
    quantities_of = dict(list(quantities.groupby(quantities["claim_id"].map(claim_event))))
    mentions_of = dict(
        list(tables["mentions"].groupby(tables["mentions"]["article_id"].map(event_of)))
    )
    articles_of = dict(
        list(tables["articles"].groupby(tables["articles"]["article_id"].map(event_of)))
    )
    found: list[Aligned] = []
    clusters = []
    for event_id, own in claims_of.items():
        one = alignments(
            str(event_id), own, quantities_of.get(event_id, quantities.iloc[:0]),
            articles_of[event_id], mentions_of.get(event_id, tables["mentions"].iloc[:0]),
            settings.align, encoder=encoder,
        )  # fmt: skip
        found.append(one)
        clusters.append(facts(str(event_id), own, one.alignments))
    tables["alignments"] = schema.ALIGNMENTS.frame(
        _concat([one.alignments for one in found], schema.ALIGNMENTS.frame())
    )
    tables["conflicts"] = schema.CONFLICTS.frame(
        _concat([one.conflicts for one in found], schema.CONFLICTS.frame())
    )
    tables["facts"] = schema.FACTS.frame(_concat(clusters, schema.FACTS.frame()))
    _cover(tables, _concat([one.near for one in found], NO_NEAR), settings)


def _cover(tables: Tables, near: pd.DataFrame, settings: Settings) -> None:
    """Add what each outlet has of each fact and lacks, event by event and over all."""
    claims, articles, events_ = tables["claims"], tables["articles"], tables["events"]
    told = compared(
        tables["facts"], claims, articles, events_, tables["reuse"],
        without_wire=settings.copies.without_wire,
    )  # fmt: skip
    tables["coverage"] = coverage(
        told, claims, articles, events_, tables["attributions"],
        between_outlets(tables["alignments"], claims, articles, tables["reuse"]),
        tables["reuse"], tables["conflicts"],
    )  # fmt: skip
    tables["wordings"] = wordings(told, claims, articles, tables["alignments"], tables["coverage"])
    tables["tellings"] = tellings(
        told, claims, articles, tables["attributions"], tables["alignments"], tables["coverage"]
    )
    tables["omissions"] = omissions(
        tables["facts"], claims, articles, events_, tables["coverage"], tables["alignments"],
        near, settings.coverage,
    )  # fmt: skip
    tables["reporting"] = reporting(
        tables["tellings"], tables["omissions"], tables["coverage"], articles, events_, settings
    )


def _concat(frames: Sequence[pd.DataFrame], none: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of all frames; `none` if there are none."""
    found = [frame for frame in frames if len(frame)]
    return pd.concat(found, ignore_index=True) if found else none
