"""Writes the gold of the sample from its annotated source; formats in data/README.md."""

import difflib
import itertools
import json
import re
from pathlib import Path
from typing import Any

from sample_source import Article, Event, Fact, Mark

OPEN = {"unknown", "none"}  # values that neither agree nor conflict with another
COPIED = 0.85  # share of equal words from which two sentences of a copy count as one
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|‘(?:[^’]|’(?=\w))*’?")
Row = dict[str, Any]


def _head(article: Article, place: tuple[str, int]) -> Row:
    """Return the fields that all gold rows on an article share."""
    return {
        "article_id": article.id,
        "source_path": place[0],
        "row": place[1],
        "outlet": article.outlet,
        "title": article.title,
        "published_at": article.fields["published"],
    }


def event_rows(event: Event, places: dict[str, tuple[str, int]], urls: dict[str, str]) -> list[Row]:
    """Return one row an article: which event and storyline it belongs to, and what it copies."""
    return [
        {
            **_head(article, places[article.id]),
            "url": urls.get(article.id),
            "text": article.text,
            "event_id": event.id,
            "storyline_id": event.storyline,
            "copy_of": article.fields.get("copy_of"),
            "updates": article.fields.get("updates"),
        }
        for article in event.articles
    ]


def _numbers(article: Article) -> list[str]:
    """Return the numbers of the article's attributions in the order of the text."""
    return list(dict.fromkeys(mark.key for mark in article.marks if mark.tag != "fact"))


def _pieces(article: Article, tag: str, number: str) -> list[Mark]:
    return [mark for mark in article.of(tag) if mark.key == number]


def attribution_row(article: Article, place: tuple[str, int]) -> Row:
    """Return the article with every attribution in it, spans as [start, end) into `text`."""
    found = [
        {
            role: [[m.start, m.end] for m in _pieces(article, role, number)]
            for role in ("source", "cue", "content")
        }
        for number in _numbers(article)
    ]
    return {**_head(article, place), "text": article.text, "attributions": found}


def _quote(article: Article, number: str) -> str:
    """Return how the content is given: direct, indirect or mixed."""
    spans = [(m.start, m.end) for m in _pieces(article, "content", number)]
    whole = " ".join(article.text[start:end] for start, end in spans)
    rest, quotations = QUOTED.subn("", whole)
    if not quotations:
        return "indirect"
    return "mixed" if re.search(r"\w", rest) else "direct"


def _speech(article: Article, number: str) -> Row:
    """Return who says the attribution, and how."""
    sources, cues = (_pieces(article, tag, number) for tag in ("source", "cue"))
    who = " ".join(article.text[m.start : m.end] for m in sources) or None
    named = next((m.attributes["who"] for m in sources if "who" in m.attributes), who)
    return {
        "who": named,
        "anonymous": not sources or any("anonymous" in m.attributes for m in sources),
        "quote": _quote(article, number),
        "cue": " ".join(article.text[m.start : m.end] for m in cues) or None,
    }


def _speeches(k: int, article: Article) -> Row:
    """Return, for each sentence that carries a statement, the outermost one in it."""
    rows: Row = {}
    for mark in article.of("content"):  # sorted by start, longest first: outermost first
        rows.setdefault(f"{k}.{article.sentence(mark.start)}", _speech(article, mark.key))
    return rows


def _stated(article: Article, event: Event) -> dict[int, dict[Fact, set[str]]]:
    """Return sentence -> fact -> values told there."""
    facts = {fact.id: fact for fact in event.facts}
    found: dict[int, dict[Fact, set[str]]] = {}
    for mark in article.of("fact"):
        values = found.setdefault(article.sentence(mark.start), {})
        values.setdefault(facts[mark.key], set()).add(mark.attributes.get("value", ""))
    return found


def _compare(a: dict[Fact, set[str]], b: dict[Fact, set[str]]) -> list[Row]:
    """Return the facts that two sentences share, each as same or conflict; conflicts first."""
    rows = []
    for fact in sorted(a.keys() & b.keys(), key=lambda fact: fact.id):
        conflict = bool(fact.kind) and a[fact].isdisjoint(b[fact])
        if conflict and (a[fact] | b[fact]) & OPEN:
            continue
        told = f": {', '.join(sorted(a[fact]))} vs {', '.join(sorted(b[fact]))}" if conflict else ""
        rows.append(
            {
                "relation": "conflict" if conflict else "same",
                "kind": fact.kind if conflict else None,
                "fact": fact.id,
                "why": fact.meaning + told,
            }
        )
    return sorted(rows, key=lambda row: row["relation"] != "conflict")


def _words(article: Article, k: int) -> list[str]:
    start, end = article.sentences[k]
    return re.findall(r"\w+", article.text[start:end].lower())


def _alike(a: Article, i: int, b: Article, j: int) -> bool:
    """Tell whether two sentences are one sentence, copied with small changes."""
    return difflib.SequenceMatcher(None, _words(a, i), _words(b, j), False).ratio() >= COPIED


def _pairs(event: Event, k: int, n: int) -> list[Row]:
    """Return the sentence pairs of two articles that share a fact or are one sentence."""
    a, b = event.articles[k], event.articles[n]
    family = (a.original or a.id) == (b.original or b.id)
    later = family and ("updates" in a.fields or "updates" in b.fields)
    told_a, told_b = _stated(a, event), _stated(b, event)
    rows = []
    for i, j in itertools.product(range(len(a.sentences)), range(len(b.sentences))):
        shared = _compare(told_a.get(i, {}), told_b.get(j, {}))
        if not shared and family and _alike(a, i, b, j):
            shared = [{"relation": "same", "kind": None, "fact": None, "why": "same sentence"}]
        if shared:
            first = dict(shared[0])
            if first["relation"] == "conflict" and later:
                first["why"] += " (update)"
            facts = [{"fact": s["fact"], "relation": s["relation"]} for s in shared if s["fact"]]
            del first["fact"]
            rows.append({"a": f"{k}.{i}", "b": f"{n}.{j}", **first, "facts": facts})
    return rows


def align_event(event: Event, places: dict[str, tuple[str, int]]) -> Row:
    """Return one event as in the alignment gold: sentences, pairs, speech, hedged sentences."""
    articles = [
        {
            "k": k,
            **_head(article, places[article.id]),
            "same_event": True,
            "copy_of": article.fields.get("copy_of"),
            "updates": article.fields.get("updates"),
            "text": article.text,
            "sentences": [list(span) for span in article.sentences],
        }
        for k, article in enumerate(event.articles)
    ]
    couples = itertools.combinations(range(len(event.articles)), 2)
    speech: Row = {}
    for k, article in enumerate(event.articles):
        speech.update(_speeches(k, article))
    return {
        "event_id": event.id,
        "event": event.summary,
        "articles": articles,
        "pairs": [row for k, n in couples for row in _pairs(event, k, n)],
        "attribution": speech,
        "hedged": [f"{k}.{i}" for k, a in enumerate(event.articles) for i in a.hedged],
    }


def _attributed(article: Article, mark: Mark) -> bool:
    """Tell whether the fact is told in somebody else's words."""
    inside = any(c.start <= mark.start and mark.end <= c.end for c in article.of("content"))
    return inside or mark.attributes.get("voice") == "attributed"


def _account(articles: list[Article], fact: Fact) -> Row:
    """Return how an outlet has a fact: status, values, and spans as [article, start, end]."""
    marks = [(a, m) for a in articles for m in a.of("fact") if m.key == fact.id]
    values = list(dict.fromkeys(v for _, m in marks if (v := m.attributes.get("value"))))
    per_article = [{m.attributes.get("value") for b, m in marks if b is a} for a in articles]
    if not marks:
        status = "absent"
    elif any(len(told) > 1 for told in per_article):
        status = "disputed"
    else:
        status = "attributed" if all(_attributed(a, m) for a, m in marks) else "own"
    return {
        "status": status,
        "values": values,
        "spans": [[a.id, m.start, m.end] for a, m in marks],
    }


def fact_rows(event: Event) -> list[Row]:
    """Return one row a fact with each outlet's account of it; wire copies are left out."""
    rows = []
    articles = [a for a in event.articles if "copy_of" not in a.fields]
    articles.sort(key=lambda a: a.fields["published"])
    outlets = sorted({a.outlet for a in articles})
    for fact in event.facts:
        told = {o: _account([a for a in articles if a.outlet == o], fact) for o in outlets}
        rows.append(
            {
                "event_id": event.id,
                "fact_id": fact.id,
                "fact": fact.meaning,
                "kind": fact.kind,
                "outlets": told,
            }
        )
    return rows


def framing_rows(event: Event) -> list[Row]:
    """Return one row a planted difference of framing."""
    return [
        {"event_id": event.id, **row, "outlets": row["outlets"].split(", ")}
        for row in event.framing
    ]


def _write(path: Path, rows: list[Row]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8", newline="\n")


def write_gold(
    events: list[Event], folder: Path, places: dict[str, tuple[str, int]], urls: dict[str, str]
) -> None:
    """Write all gold files; `places` gives each article's file and row, `urls` its address."""
    (folder / "align").mkdir(parents=True, exist_ok=True)
    articles = [article for event in events for article in event.articles]
    _write(folder / "events.jsonl", [r for e in events for r in event_rows(e, places, urls)])
    _write(folder / "attribution.jsonl", [attribution_row(a, places[a.id]) for a in articles])
    _write(folder / "facts.jsonl", [row for event in events for row in fact_rows(event)])
    _write(folder / "framing.jsonl", [row for event in events for row in framing_rows(event)])
    for event in events:
        if len(event.articles) > 1:
            text = json.dumps(align_event(event, places), ensure_ascii=False, indent=1) + "\n"
            path = folder / "align" / f"{event.id}.json"
            path.write_text(text, encoding="utf-8", newline="\n")
