"""Makes data/sample/ from data/source/: articles in mixed formats, broken inputs, gold.

Usage: python data/make_sample.py [--out FOLDER]. The same source gives the same bytes.
"""

import argparse
import csv
import io
import json
import re
import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from sample_gold import write_gold
from sample_source import Article, Event, read_events

HERE = Path(__file__).parent
SOURCE = HERE / "source"
HOSTS = {
    "Karvelia World": "karveliaworld.example",
    "The Daily Lantern": "dailylantern.example",
    "The Northern Observer": "northernobserver.example",
}
SHARE_BAR = "Share  Facebook  X  LinkedIn  Email  Print"
DEEP = 100_000  # nested lists in deep.json
Furniture = dict[str, dict[str, Any]]


def _published(article: Article) -> datetime:
    return datetime.fromisoformat(article.fields["published"])


def _shown(article: Article) -> str:
    """Return the date as a page shows it: 3 November 2025 11:35."""
    when = _published(article)
    return f"{when.day} {when:%B %Y %H:%M}"


def _url(article: Article) -> str:
    """Return the invented address of an article."""
    slug = re.sub(r"[^a-z0-9]+", "-", article.title.lower().replace("’", "")).strip("-")
    return f"https://{HOSTS[article.outlet]}/{_published(article):%Y/%m/%d}/{slug}"


def _write(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def _page(article: Article, around: dict[str, Any], others: list[Article]) -> str:
    """Return a web page of Karvelia World: the article and what a site puts around it."""
    template = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SOURCE),
        autoescape=True,
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    ).get_template("page.html.j2")
    related = sorted(others, key=lambda a: (abs(_published(a) - _published(article)), a.id))
    return template.render(
        id=article.id,
        title=article.title,
        paragraphs=article.paragraphs,
        url=_url(article),
        published=article.fields["published"],
        shown=_shown(article),
        related=[{"title": a.title, "url": _url(a)} for a in related[:3]],
        **around,
    )


def _plain(article: Article, around: dict[str, Any]) -> str:
    """Return a text as copied from a page of Meridian Press, with some of the page's residue."""
    residue = around["residue"]
    parts = [article.title, _shown(article)]
    if "share" in residue:
        parts.append(SHARE_BAR)
    if "again" in residue:
        parts.append(article.title)
    if "caption" in residue:
        parts.append(f"{around['caption']} Photo: {around['credit']}")
    first, *rest = article.paragraphs
    body = [article.fields["dateline"] + first, *rest]
    if "more" in residue:
        body.insert(len(body) // 2, f"Read more: {around['more']}")
    return "\n\n".join([*parts, *body, article.fields["credit"]]) + "\n"


def _body(article: Article) -> str:
    """Return the paragraphs as a column holds them, with the dateline a copied text keeps."""
    return article.fields["dateline"] + "\n\n".join(article.paragraphs)


def _json_lines(articles: list[Article]) -> str:
    rows = (
        {
            "id": article.id,
            "headline": article.title,
            "body": _body(article),
            "publisher": article.outlet,
            "published_at": article.fields["published"],
            "url": _url(article),
        }
        for article in articles
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _table(articles: list[Article]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["article_id", "title", "text", "source", "date", "link"])
    for article in articles:
        date = f"{_published(article):%Y-%m-%d %H:%M}"
        writer.writerow(
            [article.id, article.title, _body(article), article.outlet, date, _url(article)]
        )
    return lines.getvalue()


def write_articles(
    articles: list[Article], furniture: Furniture, folder: Path
) -> dict[str, tuple[str, int]]:
    """Write the articles in four formats; return each one's file and row."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.fields["format"], []).append(article)
    places: dict[str, tuple[str, int]] = {}
    for article in groups["html"]:
        others = [a for a in groups["html"] if a is not article]
        places[article.id] = (f"karvelia-world/{article.id}.html", 0)
        page = _page(article, furniture[article.id], others)
        _write(folder / places[article.id][0], page)
    for article in groups["txt"]:
        places[article.id] = (f"meridian-press/{article.id}.txt", 0)
        _write(folder / places[article.id][0], _plain(article, furniture[article.id]))
    for kind, name, lines in (
        ("jsonl", "observer.jsonl", _json_lines),
        ("csv", "lantern.csv", _table),
    ):
        places.update({a.id: (name, row) for row, a in enumerate(groups[kind])})
        _write(folder / name, lines(groups[kind]))
    return places


def write_broken(folder: Path) -> None:
    """Write inputs that are broken or odd; a file of 50 MB is left to the test."""
    texts = tomllib.loads((SOURCE / "broken.toml").read_text(encoding="utf-8"))
    future = {"id": "future", "title": "Harbour registers to go online", "text": texts["future"]}
    whole = {"id": "whole", "title": "A good year for honey", "text": texts["truncated"]}
    outlet = {"outlet": "Kalvik Courier", "published_at": "2025-08-20"}
    untitled = {"id": "untitled", "title": None, "text": texts["null-title"], **outlet}
    good = json.dumps({**whole, **outlet})
    files = {
        "empty.txt": "",
        "binary.txt": "".join(map(chr, range(32))) * 64,
        "word.txt": "Velmar\n",
        "odd-quote.txt": texts["odd-quote"] + "\n",
        "russian.txt": texts["russian"] + "\n",
        "future.jsonl": json.dumps({**future, **outlet, "published_at": "2099-01-01"}) + "\n",
        "null-title.jsonl": json.dumps(untitled) + "\n",
        "truncated.jsonl": f"{good}\n{good[:200]}",
        "no-text-column.csv": "id,headline,comment\n1,Harbour registers to go online,no text\n",
        "deep.json": "[" * DEEP + "]" * DEEP + "\n",
        "notes.docx": "PK\x03\x04 not a document that pressdiff reads\n",
    }
    for name, text in files.items():
        _write(folder / name, text)
    _write(folder / "latin1.txt", texts["latin1"] + "\n", "cp1252")


def make(out: Path) -> list[Event]:
    """Write the whole sample under `out`; return the events it was made from."""
    for part in ("articles", "broken", "gold"):
        shutil.rmtree(out / part, ignore_errors=True)
    events = read_events(SOURCE)
    furniture = tomllib.loads((SOURCE / "furniture.toml").read_text(encoding="utf-8"))
    articles = sorted((a for e in events for a in e.articles), key=lambda a: (_published(a), a.id))
    places = write_articles(articles, furniture, out / "articles")
    write_broken(out / "broken")
    urls = {a.id: _url(a) for a in articles if a.outlet in HOSTS}
    write_gold(events, out / "gold", places, urls)
    return events


def main() -> None:
    """Read the command line and make the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "sample", help="folder to write to")
    out = parser.parse_args().out
    events = make(out)
    count = sum(len(event.articles) for event in events)
    print(f"{count} articles, {len(events)} events -> {out}")


if __name__ == "__main__":
    main()
