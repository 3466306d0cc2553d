"""One article to rows: everything that needs its parse and no other article."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pressdiff.attribution import Attribution, attributions
from pressdiff.claims import Claim, claims
from pressdiff.measures import ALL
from pressdiff.measures.base import Measure, Reading
from pressdiff.measures.harm import acts
from pressdiff.measures.observe import observations
from pressdiff.measures.voices import Voices
from pressdiff.mentions import Cast, cast
from pressdiff.mentions.epithets import epithets
from pressdiff.parse import Article
from pressdiff.vocabulary import words

Rows = dict[str, list[dict[str, Any]]]


def read(article: Article, measures: Sequence[Measure] = ALL) -> Rows:
    """Return the rows of `article` by table; entities are still the article's own names."""
    people = cast(article)
    credited = attributions(article, people)
    stated = claims(article, credited)
    rows: Rows = defaultdict(list)
    rows["mentions"] = _mentions(article, people)
    rows["epithets"] = _epithets(article, people)
    for index, attribution in enumerate(credited):
        _add_attribution(rows, article, index, attribution)
    for index, claim in enumerate(stated):
        _add_claim(rows, article, index, claim)
    rows["words"] = list(words(article, credited))
    reading = Reading(article, tuple(credited), people)
    rows["acts"] = _acts(reading)
    rows["observations"] = observations(reading, measures)
    return rows


def _mentions(article: Article, people: Cast) -> list[dict[str, Any]]:
    return [
        {
            "article_id": article.article_id, "start": one.start, "end": one.end,
            "entity_id": one.entity, "form": one.form, "kind": one.kind, "type": one.type,
        }
        for one in people.mentions
    ]  # fmt: skip


def _epithets(article: Article, people: Cast) -> list[dict[str, Any]]:
    return [
        {
            "article_id": article.article_id, "start": one.start, "end": one.end,
            "entity_id": one.mention.entity, "epithet": one.words,
            "mention_start": one.mention.start, "mention_end": one.mention.end,
        }
        for one in epithets(article, people)
    ]  # fmt: skip


def _acts(reading: Reading) -> list[dict[str, Any]]:
    article, voices = reading.article, Voices(reading.attributions)
    found = []
    for one in acts(reading):
        agent, patient = one.agent_words or (None, None), one.patient_words or (None, None)
        found.append(
            {
                "article_id": article.article_id, "start": one.start, "end": one.end,
                "act": one.act, "form": one.form, "voice": voices.at(one.start),
                "section": article.section(one.start), "agent_start": agent[0],
                "agent_end": agent[1], "agent": one.agent, "patient_start": patient[0],
                "patient_end": patient[1], "patient": one.patient,
            }
        )  # fmt: skip
    return found


def _attribution_id(article: Article, index: int | None) -> str | None:
    return None if index is None else f"{article.article_id}#a{index:03d}"


def _add_attribution(rows: Rows, article: Article, index: int, one: Attribution) -> None:
    key = _attribution_id(article, index)
    rows["attributions"].append(
        {
            "attribution_id": key, "article_id": article.article_id, "kind": one.kind,
            "cue": one.lemma, "stance": one.stance, "source_type": one.source_type,
            "anonymous": one.anonymous, "entity_id": one.entity,
            "parent_id": _attribution_id(article, one.parent),
        }
    )  # fmt: skip
    pieces: dict[str, Sequence[tuple[int, int]]] = {
        "source": one.source, "cue": one.cue, "content": one.content,
    }  # fmt: skip
    rows["attribution_spans"].extend(
        {"attribution_id": key, "role": role, "start": start, "end": end}
        for role, spans in pieces.items()
        for start, end in spans
    )


def _add_claim(rows: Rows, article: Article, index: int, one: Claim) -> None:
    key = f"{article.article_id}#c{index:03d}"
    rows["claims"].append(
        {
            "claim_id": key, "article_id": article.article_id, "start": one.start, "end": one.end,
            "voice": one.voice, "section": one.section, "position": one.position,
            "attribution_id": _attribution_id(article, one.attribution),
            "predicate": one.predicate, "subject": one.subject, "object": one.object,
            "polarity": one.polarity, "certainty": one.certainty,
            "time_start": one.time_start, "time_end": one.time_end,
        }
    )  # fmt: skip
    rows["quantities"].extend(
        {
            "claim_id": key, "start": number.start, "end": number.end, "value": number.value,
            "low": number.low, "high": number.high, "unit": number.unit, "noun": number.noun,
            "bound": number.bound,
        }
        for number in one.quantities
    )  # fmt: skip
