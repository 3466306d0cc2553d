"""Claims and attributions as W3C Web Annotations, for readers such as Recogito and Hypothesis.

One annotation marks one span, since readers show no annotation of many; what belongs together is
told by annotations with the motivation ``linking``, whose two targets are the ids of the marks, as
Recogito draws its connections. https://www.w3.org/TR/annotation-model/
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from pressdiff import store
from pressdiff.export.addresses import iri, source
from pressdiff.export.quoted import Quoted

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Annotation = dict[str, Any]


class _Piece(NamedTuple):
    """One span of an attribution and the id of its annotation."""

    start: int
    end: int
    role: str
    id: str


def write_annotations(
    tables: Mapping[str, pd.DataFrame], path: Path, *, about: Mapping[str, Any]
) -> None:
    """Write an AnnotationCollection with one page, an annotation a line.

    Raises
    ------
    TableError
        If a span does not fit the text it points into.
    """
    total = sum(1 for _ in annotations(tables))
    label = "Claims and attributions found by pressdiff"
    name = iri(
        "collection", str(about.get("settings_digest", "")), str(about.get("created_at", ""))
    )
    head: Annotation = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{label} {about['versions']['pressdiff']}" if about else label,
        "total": total,
    }
    if about:
        head["created"] = about["created_at"]
    page = {"id": f"{name}:page:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    with store.whole(path) as partial, partial.open("w", encoding="utf-8", newline="") as file:
        if not total:
            file.write(json.dumps(head, ensure_ascii=False, indent=1) + "\n")
            return
        file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
        file.write(',\n "first": ' + json.dumps(page)[:-1] + ', "items": [\n')
        for number, one in enumerate(annotations(tables), 1):
            file.write(json.dumps(one, ensure_ascii=False) + (",\n" if number < total else "\n"))
        file.write(f']}},\n "last": {json.dumps(page["id"])}\n}}\n')


def annotations(tables: Mapping[str, pd.DataFrame]) -> Iterator[Annotation]:
    """Yield the annotations of each article in order of id: marks by place, then links."""
    articles = _by(tables["articles"][["article_id", "text", "url"]], "article_id")
    claims = _by(tables["claims"], "article_id")
    credited = _by(tables["attributions"], "article_id")
    pieces = _by(tables["attribution_spans"], "attribution_id")
    marks_of = {name: _pieces(name, rows) for name, rows in pieces.items()}
    for name, (article,) in sorted(articles.items()):
        text, where = Quoted(name, article["text"]), source(article["url"], name)
        found = [
            *(_claim(row, where, text, marks_of) for row in claims.get(name, ())),
            *(
                _mark(row, piece, where, text)
                for row in credited.get(name, ())
                for piece in marks_of.get(row["attribution_id"], ())
            ),
        ]
        yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))
        for row in credited.get(name, ()):
            yield from _links(row, marks_of)


def _by(frame: pd.DataFrame, key: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of `frame` by `key`, missing as None."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        found[row[key]].append({str(name): value for name, value in row.items()})
    return found


def _pieces(name: str, rows: list[dict[str, Any]]) -> list[_Piece]:
    """Return the pieces of one attribution, contents first, in order of place."""
    roles = ("content", "source", "cue")
    rows = sorted(rows, key=lambda row: (roles.index(row["role"]), row["start"], row["end"]))
    return [
        _Piece(
            row["start"],
            row["end"],
            row["role"],
            iri("attribution", name, row["role"], f"{row['start']}-{row['end']}"),
        )
        for row in rows
    ]


Placed = tuple[tuple[int, int, str], Annotation]
"""A mark with what it is sorted by: start, end, id."""


def _claim(
    row: dict[str, Any], where: str, text: Quoted, marks_of: Mapping[str, list[_Piece]]
) -> Placed:
    name = iri("claim", row["claim_id"])
    tags = [f"{row['voice']} voice" if row["voice"] == "own" else row["voice"], row["section"]]
    tags += [row["certainty"], *(["negated"] if row["polarity"] == "negative" else [])]
    body: list[Annotation] = [_classified("claim"), *map(_tag, tags)]
    credited = marks_of.get(row["attribution_id"] or "")
    if credited:
        body.append({"type": "SpecificResource", "purpose": "linking", "source": credited[0].id})
    return _placed(name, body, where, text, row["start"], row["end"])


def _mark(row: dict[str, Any], piece: _Piece, where: str, text: Quoted) -> Placed:
    tags: list[str] = []
    if piece.role == "content":
        tags = [f"{row['kind']} speech"]
    if piece.role == "cue" and row["stance"] != "neutral":
        tags = [f"{row['stance']} cue"]
    if piece.role == "source":
        tags = [*filter(None, [row["source_type"]]), *(["not named"] if row["anonymous"] else [])]
        tags = list(dict.fromkeys(tags))
    body = [_classified(piece.role), *map(_tag, tags)]
    return _placed(piece.id, body, where, text, piece.start, piece.end)


def _links(row: dict[str, Any], marks_of: Mapping[str, list[_Piece]]) -> Iterator[Annotation]:
    """Yield a link from the content to each other piece, and to what it is reported in."""
    own = marks_of.get(row["attribution_id"], [])
    if not own:
        return
    content, *others = own
    for piece in others:
        yield _link(row["attribution_id"], content, piece, piece.role)
    outer = marks_of.get(row["parent_id"] or "", [])
    if outer:
        yield _link(row["attribution_id"], content, outer[0], "reported in")


def _link(name: str, first: _Piece, second: _Piece, label: str) -> Annotation:
    return {
        "@context": CONTEXT,
        "id": iri("link", name, label, f"{second.start}-{second.end}"),
        "type": "Annotation",
        "motivation": "linking",
        "body": [_tag(label)],
        "target": [{"id": first.id}, {"id": second.id}],
    }


def _placed(
    name: str, body: list[Annotation], where: str, text: Quoted, start: int, end: int
) -> Placed:
    annotation = {
        "@context": CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": where,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", **text.quote(start, end)},
            ],
        },
    }
    return (start, end, name), annotation


def _classified(value: str) -> Annotation:
    return {"type": "TextualBody", "purpose": "classifying", "value": value}


def _tag(value: str) -> Annotation:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}
